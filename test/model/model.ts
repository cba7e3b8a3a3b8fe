/**
 * Registration as rules.md says it, small enough to be read: no database, no messages, one map a thing. Each command answers `ok` or the code it is refused
 * with, and leaves the model as the portal must be. It shares no code with the worker.
 */
import { businessEnd, dateIn } from './calendar.ts';

export const minute = 60_000, day = 86_400_000;
export type Distributor = 'first' | 'second';
export type Program = 'n' | 'm';
export type Role = 'reader' | 'admin' | 'super_admin';
export const ranks: readonly Role[] = ['reader', 'admin', 'super_admin'];
export const zones = { n: 'America/New_York', m: 'Europe/Dublin' } as const;

export interface Registration {
  readonly key: string; readonly program: Program; readonly email: string; readonly page: Distributor | null; readonly createdAt: number;
  state: 'draft' | 'email_confirmed' | 'under_review' | 'approved' | 'declined' | 'withdrawn' | 'expired';
  kind: 'company' | 'join' | 'enrollment'; distributor: Distributor | null; joining: string | null; company: string | null;
  codeAt: number; codes: number; tries: number; mailedAt: number; mails: number;
  /** Whether company details were sent, and which. */ detailed: boolean; duns: string | null; name: string | null;
  submittedAt: number; decidedAt: number; deadline: number | null;
  /** The queue: `null` where nothing was sent. */ request: 'pending' | 'approved' | 'refused' | 'withdrawn' | 'expired' | null;
  actor: string | null; seenBy: Distributor | null;
  declinedBy: 'policy' | 'reviewer' | 'vendor' | 'company' | null; reapply: 'now' | 'in_30_days' | 'never' | null; reapplyOn: string | null;
}
export interface Company { readonly key: string; readonly name: string; readonly domain: string | null; readonly duns: string | null; readonly from: string; tie: Distributor; elsewhere: Distributor | null }
export interface Transfer { readonly key: string; readonly company: string; readonly from: Distributor; readonly to: Distributor; readonly asked: string | null; state: 'requested' | 'objected' | 'done' | 'canceled'; readonly deadline: number; escalated: boolean }
export interface Activation { readonly distributor: Distributor; readonly domain: string; readonly registration: string | null; company: string | null }
export interface Model {
  now: number; made: number;
  readonly registrations: Map<string, Registration>; readonly companies: Map<string, Company>; readonly operators: Map<string, { company: string; role: Role }>;
  readonly transfers: Map<string, Transfer>; readonly blocks: Set<string>; readonly activations: Activation[]; readonly log: string[];
}
export const emptyModel = (now: number): Model => ({ now, made: 0, registrations: new Map(), companies: new Map(), operators: new Map(), transfers: new Map(), blocks: new Set(), activations: [], log: [] });

export const domainOf = (email: string): string => email.slice(email.indexOf('@') + 1);
export const isShared = (domain: string): boolean => domain.endsWith('.wordpress.com');
export const isWebmail = (email: string): boolean => domainOf(email) === 'gmail.com';
export const isOpen = (one: Registration): boolean => one.state === 'draft' || one.state === 'email_confirmed' || one.state === 'under_review';
export const isMoving = (one: Transfer): boolean => one.state === 'requested' || one.state === 'objected';
export const say = (m: Model, event: string, subject: string): void => { m.log.push(`${event} ${subject}`); };
export const keyOf = (m: Model, kind: string): string => `${kind}${(m.made += 1)}`;
export const all = (m: Model): Registration[] => [...m.registrations.values()];
/** REG-12: the transfer that a registration asked for, while it is open. */
export const ownTransfer = (m: Model, one: Registration): Transfer | undefined => [...m.transfers.values()].find((each) => each.asked === one.key && isMoving(each));
export const openTransferOf = (m: Model, company: string): Transfer | undefined => [...m.transfers.values()].find((each) => each.company === company && isMoving(each));

export const fresh = (m: Model, given: Pick<Registration, 'program' | 'email' | 'page' | 'kind' | 'distributor' | 'state'> & Partial<Registration>): Registration => {
  const one: Registration = {
    key: keyOf(m, 'r'), createdAt: m.now, joining: null, company: null, codeAt: m.now, codes: 0, tries: 0, mailedAt: 0, mails: 0, detailed: false, duns: null, name: null, submittedAt: 0, decidedAt: 0, deadline: null, request: null, actor: null,
    seenBy: null, declinedBy: null, reapply: null, reapplyOn: null, ...given,
  };
  m.registrations.set(one.key, one);
  return one;
};
export const close = (m: Model, one: Registration, state: 'approved' | 'declined' | 'withdrawn' | 'expired', request: Registration['request']): void => {
  Object.assign(one, { state, decidedAt: m.now, request: one.request === null && request !== 'refused' ? null : request, actor: null, deadline: null });
};
export const endTransfer = (m: Model, one: Registration): void => {
  const moving = ownTransfer(m, one);
  if (!moving) return;
  moving.state = 'canceled';
  say(m, 'transfer.canceled', moving.key);
};
/** REG-13. */
export const early = (m: Model, program: Program, closed: Registration | undefined): string | undefined => {
  if (closed?.state !== 'declined') return undefined;
  if (closed.reapply === 'never') return 'registration.reapply_never';
  return closed.reapplyOn !== null && dateIn(m.now, zones[program]) < closed.reapplyOn ? 'registration.reapply_later' : undefined;
};
export const latest = (list: Registration[], at: 'createdAt' | 'decidedAt'): Registration | undefined => list.toSorted((a, b) => b[at] - a[at])[0];
export const refusedBefore = (m: Model, one: Registration): Registration | undefined =>
  (isShared(domainOf(one.email)) ? undefined : latest(all(m).filter((each) => each !== one && each.program === 'n' && domainOf(each.email) === domainOf(one.email) && each.state === 'declined' && (each.declinedBy === 'reviewer' || each.declinedBy === 'vendor')), 'decidedAt'));
export const companiesAt = (m: Model, domain: string): Company[] => [...m.companies.values()].filter((one) => one.domain === domain);
/** REG-11. */
export const isBlocked = (m: Model, email: string, duns: string | null): boolean => m.blocks.has(`address:${email}`) || m.blocks.has(`domain:${domainOf(email)}`) || (duns !== null && m.blocks.has(`duns:${duns}`));
export const declineForVendor = (m: Model, one: Registration, why: Partial<Registration> = {}): void => {
  if (one.request === null) one.seenBy = one.distributor;
  close(m, one, 'declined', 'refused');
  Object.assign(one, { declinedBy: 'vendor', reapply: 'now', ...why });
  say(m, 'registration.declined', one.key);
  endTransfer(m, one);
};
export const isActive = (m: Model, one: Registration): boolean => m.activations.some((each) => each.registration === one.key
  || (each.domain === domainOf(one.email) && each.distributor === one.distributor && (each.registration === null && each.company === null || (each.company !== null && each.company === one.joining))));
export function letInCompany(m: Model, one: Registration): Company {
  const company: Company = { key: keyOf(m, 'c'), name: one.name as string, domain: isShared(domainOf(one.email)) ? null : domainOf(one.email), duns: one.duns, from: one.key, tie: one.distributor as Distributor, elsewhere: null };
  m.companies.set(company.key, company);
  for (const each of m.activations) if (each.registration === one.key || (each.registration === null && each.company === null && each.distributor === one.distributor && each.domain === domainOf(one.email))) each.company = company.key;
  one.company = company.key;
  m.operators.set(one.email, { company: company.key, role: 'super_admin' });
  close(m, one, 'approved', 'approved');
  say(m, 'registration.approved', one.key);
  return company;
}
export function askTransfer(m: Model, company: Company, to: Distributor, asked: string | null): void {
  const key = keyOf(m, 't');
  m.transfers.set(key, { key, company: company.key, from: company.tie, to, asked, state: 'requested', deadline: businessEnd(m.now, 10, zones.n), escalated: false });
  say(m, 'transfer.requested', key);
}
export type Decider = Distributor | 'vendor';
export const sees = (who: Decider, one: Registration): boolean => (who === 'vendor'
  ? one.program === 'n' && (one.kind !== 'join' || one.detailed)
  : one.kind === 'join' ? one.seenBy === who : one.distributor === who);
export const notOpenTo = (one: Registration, who: string): string | undefined => {
  if (one.state === 'declined' && one.declinedBy === 'vendor' && who !== 'vendor') return 'registration.declined_by_vendor';
  if (one.state === 'approved' || one.state === 'declined') return 'registration.already_decided';
  if (one.state !== 'under_review') return 'registration.not_under_review';
  return one.actor === who || (one.kind === 'join' && one.joining === who) ? undefined : 'registration.not_reviewer';
};
/** Companies that it may be, tied to another distributor: by number first. */
export const tiedCompanies = (m: Model, one: Registration): Company[] => {
  if (one.program !== 'n') return [];
  const others = [...m.companies.values()].filter((each) => each.key !== one.joining && each.key !== one.company && each.tie !== one.distributor);
  const by = (test: (each: Company) => boolean): Company[] => others.filter(test);
  const numbered = by((each) => one.duns !== null && each.duns === one.duns);
  const found = numbered.length ? numbered : by((each) => each.domain === domainOf(one.email));
  return found.length ? found : by((each) => each.name === one.name);
};
export const turnIntoJoin = (m: Model, one: Registration, company: string): void => {
  Object.assign(one, { kind: 'join', joining: company, actor: company, submittedAt: m.now, deadline: businessEnd(m.now, 5, zones.n) });
  say(m, 'registration.turned_into_join', one.key);
};
export const adminOf = (m: Model, email: string): { company: string; role: Role } | undefined => {
  const found = m.operators.get(email);
  return found && found.role !== 'reader' ? found : undefined;
};
