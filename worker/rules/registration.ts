/** Registration, as the applicant meets it first: from the address to the proved mailbox, and how it can take it back (REG-1 to REG-4, REG-13, REG-14). */
import type { PorticoEvent } from '../../schema/events.ts';
import type { RegistrationDraft } from '../../schema/registration.ts';
import type { Email, Locale } from '../../schema/values.ts';
import { vendorDecline } from './block.ts';
import { type Decision, type Refusal, codeTries, codesInARow, happened, refused, spans } from './decision.ts';
import { dateIn } from './business-days.ts';
import type { CaseFacts, ProgramFacts, Refused, RegistrationRecord, RequestFacts } from './registration-facts.ts';
import { cancelWith } from './transfer.ts';

/** What the mail-domain decision says of an address (mail-domain.ts). */
export interface MailVerdict { readonly domain: string; readonly verdict: 'work' | 'webmail' | 'disposable' | 'unknown_suffix'; readonly shared: boolean }
interface RequestCommand { readonly id: string; readonly request: string; readonly email: Email; readonly locale: Locale; readonly distributor: string | null; readonly mail: MailVerdict }

export const open: ReadonlySet<string> = new Set(['draft', 'email_confirmed', 'under_review']);
export const places = (program: ProgramFacts) => ({ program: program.name, vendor: program.vendor.name, support: program.policy.support });

/**
 * Starts or resumes a registration with a work address.
 * Duplicates resume the open one: no second registration, and no second code before its pause is over.
 */
export function requestRegistration(facts: RequestFacts, command: RequestCommand, now: number): Decision {
  const { program } = facts;
  if (command.mail.verdict === 'unknown_suffix') return refused('registration.unknown_domain');
  if (command.mail.verdict !== 'work') return declineWebmail(facts, command);
  if (facts.operator) return refused(facts.operator.here ? 'registration.already_registered' : 'registration.registered_elsewhere', places(program));
  const tie = fixedDistributor(program, command.distributor);
  if (tie) return { events: [], refusal: tie };
  if (facts.open?.state === 'under_review') return mailedStatus(program, facts.open, now);
  if (facts.open) return freshCode(facts.open, now);
  const early = mayReapply(program, facts.closed, now);
  if (early) return { events: [], refusal: early };
  const base = { registration: command.id, program: program.id, email: command.email, locale: command.locale };
  return happened(
    { name: 'registration.requested', ...base, distributor: command.distributor, domain: command.mail.domain, sharedDomain: command.mail.shared },
    { name: 'registration.code_sent', ...base, sequence: 1 },
  );
}

/** @rule REG-2 A public webmail or disposable domain is declined automatically: recorded, mailed once a day, and one may start again at once. */
function declineWebmail({ program, declinedToday }: RequestFacts, command: RequestCommand): Decision {
  return {
    events: declinedToday ? [] : [{
      name: 'registration.declined', registration: command.id, program: program.id, distributor: command.distributor, email: command.email, domain: command.mail.domain, locale: command.locale,
      by: 'policy', reason: 'webmail', note: null, reapply: 'now', reapplyOn: null, from: 'new',
      card: { request: command.request, programName: program.name, vendor: program.vendor.id, distributorName: program.distributors.find((one) => one.id === command.distributor)?.name ?? null, actor: { id: program.vendor.id, kind: 'vendor' }, deadlineAt: null },
    }],
    refusal: { code: 'registration.webmail_domain', facts: places(program) },
  };
}

/** @rule REG-13 After a refusal the address and the company may reapply when its reviewer said: now, in 30 days, never. */
export function mayReapply(program: ProgramFacts, closed: Refused | null, now: number): Refusal | undefined {
  if (closed?.state !== 'declined' || closed.reason === 'webmail') return undefined;
  if (closed.reapply === 'never') return { code: 'registration.reapply_never', facts: places(program) };
  const today = dateIn(now, program.policy.timeZone);
  return closed.reapplyOn && today < closed.reapplyOn ? { code: 'registration.reapply_later', facts: { ...places(program), date: closed.reapplyOn } } : undefined;
}

/** @rule REG-3 An open request that was sent: its status link is mailed again, at most once a minute. */
function mailedStatus(program: ProgramFacts, registration: RegistrationRecord, now: number): Decision {
  const refusal: Refusal = { code: 'registration.open_request', facts: places(program) };
  return { events: now < mailAgainAt(registration) ? [] : [statusMail(registration)], refusal };
}
export const statusMail = (registration: RegistrationRecord, access: { operator: string; link: { id: string; hash: string } } | null = null): PorticoEvent => ({
  name: 'registration.mail_resent', registration: registration.id, program: registration.programId, email: registration.email, locale: registration.locale, sequence: registration.mailSequence + 1,
  operator: access?.operator ?? null, link: access?.link ?? null,
});
/** When its e-mail may be sent again: 60 s after the last one, a day after ten in a row. */
export const mailAgainAt = ({ mailedAt, mailSequence }: Pick<RegistrationRecord, 'mailedAt' | 'mailSequence'>): number =>
  (mailedAt ?? 0) + (mailSequence % codesInARow === 0 && mailSequence > 0 ? spans.codeDayPause : spans.codePause);

/** @rule REG-16 A distributor named by link, attribute or key must carry the program. */
export function fixedDistributor(program: ProgramFacts, distributor: string | null): Refusal | undefined {
  const known = distributor === null || program.distributors.some((one) => one.id === distributor);
  return known ? undefined : { code: 'registration.distributor_unavailable', facts: places(program) };
}

/** When the next code may be sent: 60 s after the last, a day after ten in a row. */
export const resendAt = (registration: Pick<RegistrationRecord, 'codeSentAt' | 'codeSequence'>): number =>
  (registration.codeSentAt ?? 0) + (registration.codeSequence % codesInARow === 0 && registration.codeSequence > 0 ? spans.codeDayPause : spans.codePause);

const codeSent = (registration: RegistrationRecord): PorticoEvent => ({
  name: 'registration.code_sent', registration: registration.id, program: registration.programId, email: registration.email, locale: registration.locale, sequence: registration.codeSequence + 1,
});
const freshCode = (registration: RegistrationRecord, now: number): Decision => (now < resendAt(registration) ? happened() : happened(codeSent(registration)));

/** @rule REG-4 A code can be sent again after 60 s. */
export function resendCode(registration: RegistrationRecord, now: number): Decision {
  if (!open.has(registration.state)) return refused('registration.closed');
  const wait = resendAt(registration) - now;
  return wait > 0 ? refused('registration.code_too_soon', { seconds: Math.ceil(wait / 1000) }, Math.ceil(wait / 1000)) : happened(codeSent(registration));
}

/**
 * A right code answers what the company may not know before: that it is blocked, or may not reapply yet.
 * @rule REG-4 The mailbox is proved by a one-time code (6 digits, 15 minutes, 5 tries) before anything about a company is shown.
 */
export function confirmEmail(facts: CaseFacts, command: { readonly matches: boolean; readonly request: string }, now: number): Decision {
  const { registration, program } = facts;
  const { id, programId, codeSequence: sequence, codeTries: tries, email, locale } = registration;
  if (!open.has(registration.state) && registration.state !== 'approved') return refused('registration.closed');
  if (tries >= codeTries) return refused('registration.code_spent');
  if (now >= (registration.codeSentAt ?? 0) + spans.codeLife) return refused('registration.code_expired', { minutes: spans.codeLife / spans.minute });
  if (!command.matches) {
    const left = codeTries - tries - 1;
    return { events: [{ name: 'registration.code_failed', registration: id, program: programId, sequence, tries: tries + 1 }], refusal: { code: left > 0 ? 'registration.code_wrong' : 'registration.code_spent', facts: { triesLeft: left } } };
  }
  const first = registration.state === 'draft';
  const confirmed: PorticoEvent = { name: 'registration.email_confirmed', registration: id, program: programId, sequence, email, locale, first, silent: facts.blocked };
  if (first && facts.blocked) return happened(confirmed, ...vendorDecline(facts, 'email_confirmed', command.request));
  const early = first && facts.companies.length === 0 ? mayReapply(program, facts.refusedBefore, now) : undefined;
  return early ? { events: [], refusal: early } : happened(confirmed);
}

/** What was typed is kept while it can still be sent. */
export function saveDraft(registration: RegistrationRecord, draft: RegistrationDraft): Decision {
  const closed = notToSend(registration);
  return closed ? { events: [], refusal: closed } : happened({ name: 'registration.draft_saved', registration: registration.id, program: registration.programId, draft });
}

/** Why a registration cannot be filled in and sent now. */
export function notToSend({ state }: RegistrationRecord): Refusal | undefined {
  if (state === 'under_review' || state === 'approved') return { code: 'registration.already_submitted' };
  if (state === 'draft') return { code: 'registration.email_unconfirmed' };
  return state === 'email_confirmed' ? undefined : { code: 'registration.closed' };
}

/** @rule REG-14 From the e-mail's link the applicant follows its request, and can withdraw it while it is open; a transfer that it asked for ends with it. */
export function withdraw(facts: CaseFacts): Decision {
  const { registration } = facts;
  if (registration.state === 'approved' || registration.state === 'declined') return refused('registration.already_decided', { decidedBy: undefined });
  if (!open.has(registration.state)) return refused('registration.closed');
  return happened({ name: 'registration.withdrawn', registration: registration.id, program: registration.programId, distributor: registration.distributorId }, ...cancelWith(facts));
}

/** Mails again where it stands; once approved, a fresh sign-in link, where the program lets people in by link. */
export function resendMail(facts: CaseFacts, link: { id: string; hash: string }, now: number): Decision {
  const { registration, program } = facts;
  const approved = registration.state === 'approved';
  if (!approved && (!open.has(registration.state) || registration.state === 'draft')) return refused('registration.closed');
  const wait = Math.ceil((mailAgainAt(registration) - now) / 1000);
  if (wait > 0) return refused('registration.code_too_soon', { seconds: wait }, wait);
  if (!approved) return happened(statusMail(registration));
  if (facts.operator === null || facts.operator.organizationId !== registration.organizationId) return refused('operator.not_active');
  return happened(statusMail(registration, program.policy.workAccount === 'none' ? { operator: facts.operator.id, link } : null));
}
