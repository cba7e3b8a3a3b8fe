/** Embedding keys of the demo: publishable ones for its sites, a secret one for each vendor's and distributor's backend. */
import { idFor, keyBody } from './ids.ts';
import { programs } from './programs.ts';
import { distributors, vendors } from './vendors.ts';

export interface WorldKey {
  readonly id: string; readonly kind: 'publishable' | 'secret';
  /** In the clear; of a secret key the database holds only its SHA-256. */
  readonly token: string;
  readonly organizationId: string; readonly programId: string | null; readonly distributorId: string | null;
  /** The demo site that embeds it, by its folder in demo/sites; `any` for a key that every demo site may use. */
  readonly site: string | null;
}
const publishable = (name: string, site: string, organizationId: string, programId: string, distributorId: string | null = null): WorldKey =>
  ({ id: idFor('key', name), kind: 'publishable', token: `pk_demo_${keyBody(name)}`, organizationId, programId, distributorId, site });
const secret = (name: string, organizationId: string): WorldKey =>
  ({ id: idFor('key', name), kind: 'secret', token: `sk_demo_${keyBody(name)}`, organizationId, programId: null, distributorId: null, site: null });

export const keys = {
  /** Kestrane's own site. */
  vendorSite: publishable('vendorSite', 'kestrane', vendors.n.id, programs.n.id),
  /** Nordérable's site: fixes program n and the distributor (REG-16). */
  firstSite: publishable('firstSite', 'norderable', distributors.first.id, programs.n.id, distributors.first.id),
  /** The developers' own site: a program that approves at once where nothing conflicts. */
  developersSite: publishable('developersSite', 'developers', vendors.ac.id, programs.ac.id),
  acSite: publishable('acSite', 'any', vendors.ac.id, programs.ac.id),
  mSite: publishable('mSite', 'any', vendors.m.id, programs.m.id),
  nSecret: secret('nSecret', vendors.n.id),
  acSecret: secret('acSecret', vendors.ac.id),
  vSecret: secret('vSecret', vendors.v.id),
  mSecret: secret('mSecret', vendors.m.id),
  firstSecret: secret('firstSecret', distributors.first.id),
  secondSecret: secret('secondSecret', distributors.second.id),
} as const;
