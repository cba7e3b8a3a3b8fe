/**
 * Registration as rules.md says it, small enough to be read: no database, no messages, one map a thing. Each command answers `ok` or the code it is refused
 * with, and leaves the model as the portal must be. It shares no code with the worker.
 */
import { businessEnd, dateIn } from './calendar.ts';

const minute = 60_000, day = 86_400_000;
export type Distributor = 'first' | 'second';
type Program = 'n' | 'm';
type Role = 'reader' | 'admin' | 'super_admin';
const ranks: readonly Role[] = ['reader', 'admin', 'super_admin'];
const zones = { n: 'America/New_York', m: 'Europe/Dublin' } as const;

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
interface Activation { readonly distributor: Distributor; readonly domain: string; readonly registration: string | null; company: string | null }
export interface Model {
  now: number; made: number;
  readonly registrations: Map<string, Registration>; readonly companies: Map<string, Company>; readonly operators: Map<string, { company: string; role: Role }>;
  readonly transfers: Map<string, Transfer>; readonly blocks: Set<string>; readonly activations: Activation[]; readonly log: string[];
}
export const emptyModel = (now: number): Model => ({ now, made: 0, registrations: new Map(), companies: new Map(), operators: new Map(), transfers: new Map(), blocks: new Set(), activations: [], log: [] });

export const domainOf = (email: string): string => email.slice(email.indexOf('@') + 1);
export const isShared = (domain: string): boolean => domain.endsWith('.wordpress.com');
export const isWebmail = (email: string): boolean => domainOf(email) === 'gmail.com';
const isOpen = (one: Registration): boolean => one.state === 'draft' || one.state === 'email_confirmed' || one.state === 'under_review';
export const isMoving = (one: Transfer): boolean => one.state === 'requested' || one.state === 'objected';
const say = (m: Model, event: string, subject: string): void => { m.log.push(`${event} ${subject}`); };
const keyOf = (m: Model, kind: string): string => `${kind}${(m.made += 1)}`;
const all = (m: Model): Registration[] => [...m.registrations.values()];
/** REG-12: the transfer that a registration asked for, while it is open. */
const ownTransfer = (m: Model, one: Registration): Transfer | undefined => [...m.transfers.values()].find((each) => each.asked === one.key && isMoving(each));
const openTransferOf = (m: Model, company: string): Transfer | undefined => [...m.transfers.values()].find((each) => each.company === company && isMoving(each));

const fresh = (m: Model, given: Pick<Registration, 'program' | 'email' | 'page' | 'kind' | 'distributor' | 'state'> & Partial<Registration>): Registration => {
  const one: Registration = {
    key: keyOf(m, 'r'), createdAt: m.now, joining: null, company: null, codeAt: m.now, codes: 0, tries: 0, mailedAt: 0, mails: 0, detailed: false, duns: null, name: null, submittedAt: 0, decidedAt: 0, deadline: null, request: null, actor: null,
    seenBy: null, declinedBy: null, reapply: null, reapplyOn: null, ...given,
  };
  m.registrations.set(one.key, one);
  return one;
};
const close = (m: Model, one: Registration, state: 'approved' | 'declined' | 'withdrawn' | 'expired', request: Registration['request']): void => {
  Object.assign(one, { state, decidedAt: m.now, request: one.request === null && request !== 'refused' ? null : request, actor: null, deadline: null });
};
const endTransfer = (m: Model, one: Registration): void => {
  const moving = ownTransfer(m, one);
  if (!moving) return;
  moving.state = 'canceled';
  say(m, 'transfer.canceled', moving.key);
};
/** REG-13. */
const early = (m: Model, program: Program, closed: Registration | undefined): string | undefined => {
  if (closed?.state !== 'declined') return undefined;
  if (closed.reapply === 'never') return 'registration.reapply_never';
  return closed.reapplyOn !== null && dateIn(m.now, zones[program]) < closed.reapplyOn ? 'registration.reapply_later' : undefined;
};
const latest = (list: Registration[], at: 'createdAt' | 'decidedAt'): Registration | undefined => list.toSorted((a, b) => b[at] - a[at])[0];
const refusedBefore = (m: Model, one: Registration): Registration | undefined =>
  (isShared(domainOf(one.email)) ? undefined : latest(all(m).filter((each) => each !== one && each.program === 'n' && domainOf(each.email) === domainOf(one.email) && each.state === 'declined' && (each.declinedBy === 'reviewer' || each.declinedBy === 'vendor')), 'decidedAt'));
const companiesAt = (m: Model, domain: string): Company[] => [...m.companies.values()].filter((one) => one.domain === domain);
/** REG-11. */
export const isBlocked = (m: Model, email: string, duns: string | null): boolean => m.blocks.has(`address:${email}`) || m.blocks.has(`domain:${domainOf(email)}`) || (duns !== null && m.blocks.has(`duns:${duns}`));
const declineForVendor = (m: Model, one: Registration, why: Partial<Registration> = {}): void => {
  if (one.request === null) one.seenBy = one.distributor;
  close(m, one, 'declined', 'refused');
  Object.assign(one, { declinedBy: 'vendor', reapply: 'now', ...why });
  say(m, 'registration.declined', one.key);
  endTransfer(m, one);
};
const isActive = (m: Model, one: Registration): boolean => m.activations.some((each) => each.registration === one.key
  || (each.domain === domainOf(one.email) && each.distributor === one.distributor && (each.registration === null && each.company === null || (each.company !== null && each.company === one.joining))));

// --- the applicant

export function request(m: Model, email: string, page: Distributor | null): string {
  if (isWebmail(email)) {
    const today = (at: number): number => Math.floor(at / day);
    if (!all(m).some((one) => one.email === email && today(one.createdAt) === today(m.now))) {
      const one = fresh(m, { program: 'n', email, page, kind: 'company', distributor: page, state: 'declined', declinedBy: 'policy', reapply: 'now', request: 'refused', seenBy: page });
      say(m, 'registration.declined', one.key);
    }
    return 'registration.webmail_domain';
  }
  if (m.operators.has(email)) return 'registration.already_registered';
  const mine = all(m).filter((one) => one.program === 'n' && one.email === email);
  const open = mine.find(isOpen);
  if (open?.state === 'under_review') {
    if (m.now >= mailAgain(open)) mailed(m, open);
    return 'registration.open_request';
  }
  if (open) {
    if (m.now >= codeAgain(open)) sendCode(m, open);
    return 'ok';
  }
  const refusal = early(m, 'n', latest(mine, 'createdAt'));
  if (refusal) return refusal;
  const one = fresh(m, { program: 'n', email, page, kind: 'company', distributor: page, state: 'draft' });
  say(m, 'registration.requested', one.key);
  sendCode(m, one);
  return 'ok';
}
const pause = (times: number): number => (times > 0 && times % 10 === 0 ? day : minute);
const codeAgain = (one: Registration): number => one.codeAt + pause(one.codes);
const mailAgain = (one: Registration): number => one.mailedAt + pause(one.mails);
const sendCode = (m: Model, one: Registration): void => { Object.assign(one, { codes: one.codes + 1, codeAt: m.now, tries: 0 }); say(m, 'registration.code_sent', one.key); };
const mailed = (m: Model, one: Registration): void => { Object.assign(one, { mails: one.mails + 1, mailedAt: m.now }); say(m, 'registration.mail_resent', one.key); };

export function resendCode(m: Model, one: Registration): string {
  if (!isOpen(one)) return 'registration.closed';
  if (m.now < codeAgain(one)) return 'registration.code_too_soon';
  sendCode(m, one);
  return 'ok';
}
export function confirm(m: Model, one: Registration, right: boolean): string {
  if (!isOpen(one) && one.state !== 'approved') return 'registration.closed';
  if (one.tries >= 5) return 'registration.code_spent';
  if (m.now >= one.codeAt + 15 * minute) return 'registration.code_expired';
  if (!right) {
    one.tries += 1;
    say(m, 'registration.code_failed', one.key);
    return one.tries < 5 ? 'registration.code_wrong' : 'registration.code_spent';
  }
  const blocked = isBlocked(m, one.email, null), first = one.state === 'draft';
  const refusal = first && !blocked && companiesAt(m, domainOf(one.email)).length === 0 ? early(m, 'n', refusedBefore(m, one)) : undefined;
  if (refusal) return refusal;
  one.tries = 99;
  say(m, 'registration.email_confirmed', one.key);
  if (first) one.state = 'email_confirmed';
  if (first && blocked) declineForVendor(m, one);
  return 'ok';
}
const notToSend = (one: Registration): string | undefined => (one.state === 'email_confirmed' ? undefined
  : one.state === 'draft' ? 'registration.email_unconfirmed' : one.state === 'under_review' || one.state === 'approved' ? 'registration.already_submitted' : 'registration.closed');
export function saveDraft(m: Model, one: Registration): string {
  const refusal = notToSend(one);
  if (!refusal) say(m, 'registration.draft_saved', one.key);
  return refusal ?? 'ok';
}

export interface Details { readonly name: string; readonly duns: string | null }
export function submit(m: Model, one: Registration, wanted: Distributor | null, details: Details): string {
  const refusal = notToSend(one);
  if (refusal) return refusal;
  const distributor = one.distributor ?? wanted;
  if (distributor === null) return 'registration.distributor_required';
  const domain = domainOf(one.email);
  const held = companiesAt(m, domain).length === 0 ? early(m, 'n', refusedBefore(m, one)) : undefined;
  if (held) return held;
  Object.assign(one, { state: 'under_review', detailed: true, ...details, distributor, submittedAt: m.now, request: 'pending', actor: distributor, seenBy: distributor });
  say(m, 'registration.submitted', one.key);
  if (isBlocked(m, one.email, one.duns)) declineForVendor(m, one);
  else if (isActive(m, one) && standsAlone(m, one)) letInCompany(m, one);
  return 'ok';
}
/** REG-10: no other company or open request with its domain, number, or name, and none of them refused. */
function standsAlone(m: Model, one: Registration): boolean {
  const same = (other: { duns: string | null; name: string | null }): boolean => (one.duns !== null && other.duns === one.duns) || other.name === one.name;
  const shut = (other: Registration): boolean => other.state === 'declined' && (other.declinedBy === 'reviewer' || other.declinedBy === 'vendor') && (other.reapply === 'never' || (other.reapplyOn !== null && other.reapplyOn > new Date(m.now).toISOString().slice(0, 10)));
  return ![...m.companies.values()].some((other) => other.domain === domainOf(one.email) || same(other))
    && !all(m).some((other) => other !== one && other.program === 'n' && other.kind === 'company'
      && (((other.state === 'email_confirmed' || other.state === 'under_review') && (domainOf(other.email) === domainOf(one.email) || same(other))) || (shut(other) && same(other))));
}
function letInCompany(m: Model, one: Registration): Company {
  const company: Company = { key: keyOf(m, 'c'), name: one.name as string, domain: isShared(domainOf(one.email)) ? null : domainOf(one.email), duns: one.duns, from: one.key, tie: one.distributor as Distributor, elsewhere: null };
  m.companies.set(company.key, company);
  for (const each of m.activations) if (each.registration === one.key || (each.registration === null && each.company === null && each.distributor === one.distributor && each.domain === domainOf(one.email))) each.company = company.key;
  one.company = company.key;
  m.operators.set(one.email, { company: company.key, role: 'super_admin' });
  close(m, one, 'approved', 'approved');
  say(m, 'registration.approved', one.key);
  return company;
}

export function join(m: Model, one: Registration, company: string, wanted: Distributor | null): string {
  const refusal = notToSend(one);
  if (refusal) return refusal;
  const asked = companiesAt(m, domainOf(one.email)).find((each) => each.key === company);
  if (!asked) return 'registration.company_unknown';
  Object.assign(one, { state: 'under_review', kind: 'join', joining: company, submittedAt: m.now, request: 'pending', actor: company, deadline: businessEnd(m.now, 5, zones.n) });
  say(m, 'registration.submitted', one.key);
  if (isBlocked(m, one.email, null)) declineForVendor(m, one);
  else {
    const to = one.distributor ?? wanted;
    // One transfer at a time: a second colleague joins, and what moves already moves on.
    if (to !== null && to !== asked.tie && !openTransferOf(m, company)) askTransfer(m, asked, to, one.key);
  }
  return 'ok';
}
function askTransfer(m: Model, company: Company, to: Distributor, asked: string | null): void {
  const key = keyOf(m, 't');
  m.transfers.set(key, { key, company: company.key, from: company.tie, to, asked, state: 'requested', deadline: businessEnd(m.now, 10, zones.n), escalated: false });
  say(m, 'transfer.requested', key);
}
export function withdraw(m: Model, one: Registration): string {
  if (one.state === 'approved' || one.state === 'declined') return 'registration.already_decided';
  if (!isOpen(one)) return 'registration.closed';
  close(m, one, 'withdrawn', 'withdrawn');
  say(m, 'registration.withdrawn', one.key);
  endTransfer(m, one);
  return 'ok';
}
export function resendMail(m: Model, one: Registration): string {
  if (one.state !== 'approved' && one.state !== 'email_confirmed' && one.state !== 'under_review') return 'registration.closed';
  if (m.now < mailAgain(one)) return 'registration.code_too_soon';
  mailed(m, one);
  return 'ok';
}

// --- who decides

type Decider = Distributor | 'vendor';
const sees = (who: Decider, one: Registration): boolean => (who === 'vendor'
  ? one.program === 'n' && (one.kind !== 'join' || one.detailed || one.actor === null || one.actor === 'first' || one.actor === 'second')
  : one.kind === 'join' ? one.seenBy === who : one.distributor === who);
const notOpenTo = (one: Registration, who: string): string | undefined => {
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
const turnIntoJoin = (m: Model, one: Registration, company: string): void => {
  Object.assign(one, { kind: 'join', joining: company, actor: company, deadline: businessEnd(m.now, 5, zones.n) });
  say(m, 'registration.turned_into_join', one.key);
};
export function activate(m: Model, who: Distributor, one: Registration): string {
  if (!sees(who, one)) return 'resource.not_found';
  if (one.distributor !== who) return 'registration.not_reviewer';
  if (one.program !== 'n') return 'registration.product_not_asked';
  if (isActive(m, one)) return 'ok';
  const refusal = notOpenTo(one, who);
  if (refusal && refusal !== 'registration.not_reviewer') return refusal;
  m.activations.push({ distributor: who, domain: domainOf(one.email), registration: one.key, company: null });
  say(m, 'product.activated', one.key);
  return 'ok';
}
export function approve(m: Model, who: Decider, one: Registration): string {
  if (!sees(who, one)) return 'resource.not_found';
  const refusal = notOpenTo(one, who);
  if (refusal) return refusal;
  if (one.program === 'n' && one.kind !== 'join' && !isActive(m, one)) return 'registration.product_inactive';
  if (ownTransfer(m, one)) return 'registration.transfer_pending';
  if (one.kind === 'company' && one.duns !== null && tiedCompanies(m, one).some((each) => each.duns === one.duns)) return 'registration.transfer_needed';
  if (one.kind === 'join') letInColleague(m, one, 'reader');
  else if (one.kind === 'enrollment') {
    (m.companies.get(one.joining as string) as Company).elsewhere = one.distributor;
    one.company = one.joining;
    close(m, one, 'approved', 'approved');
    say(m, 'registration.approved', one.key);
  } else {
    const same = all(m).filter((each) => each !== one && each.program === 'n' && each.state === 'under_review' && each.kind === 'company'
      && ((!isShared(domainOf(each.email)) && domainOf(each.email) === domainOf(one.email)) || (one.duns !== null && each.duns === one.duns)));
    const company = letInCompany(m, one);
    for (const each of same) turnIntoJoin(m, each, company.key);
  }
  return 'ok';
}
function letInColleague(m: Model, one: Registration, role: Role): void {
  one.company = one.joining;
  m.operators.set(one.email, { company: one.joining as string, role });
  close(m, one, 'approved', 'approved');
  say(m, 'registration.approved', one.key);
}
export function decline(m: Model, who: Decider, one: Registration, reapply: NonNullable<Registration['reapply']>): string {
  if (!sees(who, one)) return 'resource.not_found';
  const reapplyOn = reapply === 'in_30_days' ? dateIn(m.now + 30 * day, zones[one.program]) : null;
  if (who === 'vendor' && (one.state === 'under_review' || one.state === 'email_confirmed')) {
    declineForVendor(m, one, { reapply, reapplyOn });
    say(m, 'registration.decline_explained', one.key);
    return 'ok';
  }
  const refusal = notOpenTo(one, who);
  if (refusal) return refusal;
  close(m, one, 'declined', 'refused');
  Object.assign(one, { declinedBy: 'reviewer', reapply, reapplyOn });
  say(m, 'registration.declined', one.key);
  endTransfer(m, one);
  return 'ok';
}
const adminOf = (m: Model, email: string): { company: string; role: Role } | undefined => {
  const found = m.operators.get(email);
  return found && found.role !== 'reader' ? found : undefined;
};
export function answerJoin(m: Model, email: string, one: Registration, role: Role | 'refuse'): string {
  const admin = adminOf(m, email);
  if (!admin) return 'permission.denied';
  if (one.kind !== 'join' || one.joining !== admin.company) return 'resource.not_found';
  const refusal = notOpenTo(one, admin.company);
  if (refusal) return refusal;
  if (role === 'refuse') {
    close(m, one, 'declined', 'refused');
    Object.assign(one, { declinedBy: 'company', reapply: 'now' });
    say(m, 'registration.declined', one.key);
    endTransfer(m, one);
    return 'ok';
  }
  if (ranks.indexOf(role) > ranks.indexOf(admin.role)) return 'permission.denied';
  letInColleague(m, one, role);
  return 'ok';
}

export function enroll(m: Model, email: string, distributor: Distributor): string {
  const admin = adminOf(m, email);
  if (!admin) return 'permission.denied';
  const company = m.companies.get(admin.company) as Company;
  if (company.elsewhere) return 'registration.already_enrolled';
  const here = all(m).filter((one) => one.program === 'm' && one.joining === company.key);
  if (here.some(isOpen)) return 'registration.open_request';
  const refusal = early(m, 'm', latest(here, 'createdAt'));
  if (refusal) return refusal;
  const one = fresh(m, { program: 'm', email, page: null, kind: 'enrollment', distributor, state: 'under_review', joining: company.key, detailed: true, name: company.name, duns: company.duns, submittedAt: m.now, request: 'pending', actor: distributor, seenBy: distributor });
  say(m, 'registration.enrollment_requested', one.key);
  return 'ok';
}

// --- transfers

export function requestTransfer(m: Model, email: string, to: Distributor): string {
  const admin = adminOf(m, email);
  if (!admin) return 'permission.denied';
  const company = m.companies.get(admin.company) as Company;
  if (openTransferOf(m, company.key)) return 'transfer.open';
  if (company.tie === to) return 'transfer.not_needed';
  askTransfer(m, company, to, null);
  return 'ok';
}
/** `found`: the company that the portal took, where several fit as well. */
export function askForTransfer(m: Model, who: Distributor, one: Registration, found: string | undefined): string {
  if (!sees(who, one)) return 'resource.not_found';
  const refusal = notOpenTo(one, who);
  if (refusal) return refusal;
  if (ownTransfer(m, one)) return 'transfer.open';
  const tied = tiedCompanies(m, one);
  const company = tied.find((each) => each.key === found) ?? tied[0];
  if (!company || one.kind !== 'company') return 'transfer.not_needed';
  if (openTransferOf(m, company.key)) return 'transfer.open';
  askTransfer(m, company, who, one.key);
  return 'ok';
}
const complete = (m: Model, moving: Transfer): void => {
  moving.state = 'done';
  (m.companies.get(moving.company) as Company).tie = moving.to;
  say(m, 'transfer.completed', moving.key);
  const asked = moving.asked === null ? undefined : m.registrations.get(moving.asked);
  if (asked?.state === 'under_review' && asked.kind === 'company') turnIntoJoin(m, asked, moving.company);
};
export function answerTransfer(m: Model, who: Distributor, moving: Transfer, release: boolean): string {
  if (moving.from !== who) return 'resource.not_found';
  if (moving.state === 'objected') return 'transfer.objected';
  if (moving.state !== 'requested') return 'transfer.closed';
  if (release) {
    say(m, 'transfer.released', moving.key);
    complete(m, moving);
  } else {
    moving.state = 'objected';
    say(m, 'transfer.objected', moving.key);
  }
  return 'ok';
}
export function decideTransfer(m: Model, moving: Transfer, decision: 'complete' | 'refuse'): string {
  if (!isMoving(moving)) return 'transfer.closed';
  if (moving.state === 'requested' && !moving.escalated && m.now < moving.deadline) return 'transfer.not_yet';
  if (decision === 'complete') complete(m, moving);
  else {
    moving.state = 'canceled';
    say(m, 'transfer.refused', moving.key);
  }
  return 'ok';
}
export function cancelTransfer(m: Model, email: string, moving: Transfer): string {
  const admin = adminOf(m, email);
  if (!admin) return 'permission.denied';
  if (moving.company !== admin.company) return 'resource.not_found';
  if (!isMoving(moving)) return 'transfer.closed';
  moving.state = 'canceled';
  say(m, 'transfer.canceled', moving.key);
  return 'ok';
}

// --- the vendor's list, the distributor's list, and the clock

export function block(m: Model, key: string): string {
  m.blocks.add(key);
  for (const one of all(m)) if (one.program === 'n' && (one.state === 'email_confirmed' || one.state === 'under_review') && (key === `address:${one.email}` || key === `domain:${domainOf(one.email)}` || key === `duns:${one.duns}`)) declineForVendor(m, one);
  return 'ok';
}
export function lift(m: Model, key: string): string {
  m.blocks.delete(key);
  return 'ok';
}
export const activateBeforehand = (m: Model, distributor: Distributor, domain: string): void => { m.activations.push({ distributor, domain, registration: null, company: null }); };

/** Time has passed, and the portal's own job has run once. */
export function passed(m: Model): void {
  for (const one of all(m)) {
    if ((one.state !== 'draft' && one.state !== 'email_confirmed') || one.createdAt >= m.now - 30 * day) continue;
    close(m, one, 'expired', 'expired');
    say(m, 'registration.expired', one.key);
  }
  const due = [
    ...all(m).filter((one) => one.state === 'under_review' && one.deadline !== null).map((one) => ({ at: one.deadline as number, act: () => joinIsDue(m, one) })),
    ...[...m.transfers.values()].filter((one) => one.state === 'requested' && !one.escalated).map((one) => ({ at: one.deadline, act: () => transferIsDue(m, one) })),
  ];
  for (const { act } of due.filter((one) => one.at <= m.now).toSorted((a, b) => a.at - b.at)) act();
}
function joinIsDue(m: Model, one: Registration): void {
  if (m.now >= one.submittedAt + 30 * day) {
    close(m, one, 'expired', 'expired');
    say(m, 'registration.expired', one.key);
    endTransfer(m, one);
  } else if (one.actor === one.joining) {
    const { tie } = m.companies.get(one.joining as string) as Company;
    Object.assign(one, { actor: tie, seenBy: tie, deadline: one.submittedAt + 30 * day });
    say(m, 'join.escalated', one.key);
  }
}
function transferIsDue(m: Model, one: Transfer): void {
  if (one.state !== 'requested') return;
  one.escalated = true;
  say(m, 'transfer.escalated', one.key);
}
