/** The model’s applicants: from the address to what was sent, and back. */
import { businessEnd } from './calendar.ts';
import { all, askTransfer, close, companiesAt, day, declineForVendor, type Distributor, domainOf, early, endTransfer, fresh, isActive, isBlocked, isOpen, isWebmail, latest, letInCompany, minute, type Model, openTransferOf, refusedBefore, type Registration, say, zones } from './model.ts';

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
export function withdraw(m: Model, one: Registration): string {
  if (one.state === 'approved' || one.state === 'declined') return 'registration.already_decided';
  if (!isOpen(one)) return 'registration.closed';
  close(m, one, 'withdrawn', 'withdrawn');
  say(m, 'registration.withdrawn', one.key);
  endTransfer(m, one);
  return 'ok';
}
export function resendMail(m: Model, one: Registration): string {
  // What is long over is shown to nobody any more.
  if (!isOpen(one) && m.now >= (one.decidedAt || one.createdAt) + 60 * day) return 'registration.token_required';
  if (one.state !== 'approved' && one.state !== 'email_confirmed' && one.state !== 'under_review') return 'registration.closed';
  if (m.now < mailAgain(one)) return 'registration.code_too_soon';
  mailed(m, one);
  return 'ok';
}
