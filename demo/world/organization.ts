/** How the demo world writes down a company and its people: one call each, ids and addresses derived. */
import type { Brand } from '../../schema/brand.ts';
import type { Address, CompanyDetails } from '../../schema/registration.ts';
import type { CountryCode, Locale, OrganizationKind, Role } from '../../schema/values.ts';
import { idFor } from './ids.ts';
import { orderOf } from './time.ts';

export interface WorldOperator {
  readonly id: string; readonly organizationId: string; readonly name: string; readonly email: string; readonly role: Role; readonly locale: Locale;
}
export interface WorldOrganization {
  readonly id: string; readonly kind: OrganizationKind; readonly name: string; readonly country: string;
  /** Its mail domain; no mail ever leaves a demo. */
  readonly domain: string;
  readonly company: CompanyDetails | null;
  readonly brand: Brand | null;
  /** Days before the seed's `now` that it came on board. */
  readonly daysAgo: number;
}

interface Told { domain: string; country: string; address?: Address; duns?: string; brand?: Brand; daysAgo?: number }

export function organization(kind: OrganizationKind, name: string, told: Told): WorldOrganization {
  const { domain, country, address, duns, brand = null, daysAgo = 200 } = told;
  const company = address ? { legalName: name, country: country as CountryCode, address, ...(duns && { duns }) } : null;
  return { id: idFor('organization', name, orderOf(daysAgo)), kind, name, country, domain, company, brand, daysAgo };
}

/** The part of an address before the @, and the person's name as they write it. */
export type Person = readonly [local: string, name: string, locale?: Locale];

export function operator(at: WorldOrganization, role: Role, [local, name, locale = 'en']: Person): WorldOperator {
  return { id: idFor('operator', `${local}@${at.domain}`, orderOf(at.daysAgo)), organizationId: at.id, name, email: `${local}@${at.domain}`, role, locale };
}

/** An organization with one operator of each role. */
export const staffed = <O extends WorldOrganization>(at: O, people: { reader: Person; admin: Person; superAdmin: Person }) => ({
  ...at,
  operators: { reader: operator(at, 'reader', people.reader), admin: operator(at, 'admin', people.admin), superAdmin: operator(at, 'super_admin', people.superAdmin) },
});

/** An organization with only its account owner. */
export const owned = <O extends WorldOrganization>(at: O, owner: Person) => ({ ...at, operators: { superAdmin: operator(at, 'super_admin', owner) } });
