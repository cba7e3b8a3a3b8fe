/** Registration, as the applicant meets it: from the address to the sent form (REG-1 to REG-5, REG-10, REG-16). */
import type { PorticoEvent } from '../../schema/events.ts';
import type { ApplicantDetails, CompanyDetails } from '../../schema/registration.ts';
import type { Email, Locale } from '../../schema/values.ts';
import { type Decision, type Refusal, codeTries, codesInARow, happened, refused, spans } from './decision.ts';
import { businessDaysAfter, dateIn } from './business-days.ts';
import type { CaseFacts, ProgramFacts, RegistrationRecord, RequestFacts } from './registration-facts.ts';
import { type ApprovalIds, approval, missingActivation } from './review.ts';

/** What the mail-domain decision says of an address (mail-domain.ts). */
export interface MailVerdict { readonly domain: string; readonly verdict: 'work' | 'webmail' | 'disposable' | 'unknown_suffix'; readonly shared: boolean }
interface RequestCommand { readonly id: string; readonly email: Email; readonly locale: Locale; readonly distributor: string | null; readonly mail: MailVerdict }

const open: ReadonlySet<string> = new Set(['draft', 'email_confirmed', 'under_review']);
const places = (program: ProgramFacts) => ({ program: program.name, vendor: program.vendor.name, support: program.policy.support });

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
  if (facts.open) return freshCode(facts.open, now);
  const early = mayReapply(facts, now);
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
      reason: 'webmail', note: null, reapply: 'now', reapplyOn: null, from: 'new',
    }],
    refusal: { code: 'registration.webmail_domain', facts: places(program) },
  };
}

/** @rule REG-13 After a refusal the address may reapply when its reviewer said: now, in 30 days, never. */
function mayReapply({ closed, program }: RequestFacts, now: number): Refusal | undefined {
  if (closed?.state !== 'declined' || closed.reason === 'webmail') return undefined;
  if (closed.reapply === 'never') return { code: 'registration.reapply_never', facts: places(program) };
  const today = dateIn(now, program.policy.timeZone);
  return closed.reapplyOn && today < closed.reapplyOn ? { code: 'registration.reapply_later', facts: { ...places(program), date: closed.reapplyOn } } : undefined;
}

/** @rule REG-16 A distributor named by link, attribute or key must carry the program. */
function fixedDistributor(program: ProgramFacts, distributor: string | null): Refusal | undefined {
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

/** @rule REG-4 The mailbox is proved by a one-time code (6 digits, 15 minutes, 5 tries) before anything about a company is shown. */
export function confirmEmail(registration: RegistrationRecord, command: { readonly matches: boolean }, now: number): Decision {
  const { id, programId: program, codeSequence: sequence, codeTries: tries } = registration;
  if (!open.has(registration.state) && registration.state !== 'approved') return refused('registration.closed');
  if (tries >= codeTries) return refused('registration.code_spent');
  if (now >= (registration.codeSentAt ?? 0) + spans.codeLife) return refused('registration.code_expired', { minutes: spans.codeLife / spans.minute });
  if (!command.matches) {
    const left = codeTries - tries - 1;
    return { events: [{ name: 'registration.code_failed', registration: id, program, sequence, tries: tries + 1 }], refusal: { code: left > 0 ? 'registration.code_wrong' : 'registration.code_spent', facts: { triesLeft: left } } };
  }
  return happened({ name: 'registration.email_confirmed', registration: id, program, sequence });
}

interface SubmitCommand { readonly applicant: ApplicantDetails; readonly company: CompanyDetails; readonly distributor: string | null; readonly ids: ApprovalIds }

/** @rule REG-5 The first request of its company, or of one nobody of which is approved yet, gives the company details. */
export function submitRegistration(facts: CaseFacts, command: SubmitCommand, now: number): Decision {
  const { registration, program } = facts;
  if (registration.state === 'under_review' || registration.state === 'approved') return refused('registration.already_submitted');
  if (registration.state === 'draft') return refused('registration.email_unconfirmed');
  if (registration.state !== 'email_confirmed') return refused('registration.closed');
  if (facts.emailTaken) return refused('registration.operator_elsewhere', places(program));
  const chosen = chooseDistributor(program, registration.distributorId ?? command.distributor, command.company.country);
  if ('code' in chosen) return { events: [], refusal: chosen };
  const submitted: CaseFacts = { ...facts, registration: { ...registration, applicant: command.applicant, company: command.company, distributorId: chosen.id } };
  const automatic = approvesAutomatically(submitted);
  const event: PorticoEvent = {
    name: 'registration.submitted', registration: registration.id, program: program.id, distributor: chosen.id, applicant: command.applicant, company: command.company,
    email: registration.email, locale: registration.locale, automatic, conflicts: facts.conflicts.map((one) => one.kind), productActive: facts.productActive, dueOn: automatic ? null : businessDaysAfter(now, program.policy.reviewDays, program.policy),
  };
  return automatic ? happened(event, approval(submitted, 'policy', command.ids)) : happened(event);
}

/** @rule REG-16 Where the program sells through distributors, one is fixed, or chosen by the applicant among those of its country. */
function chooseDistributor(program: ProgramFacts, wanted: string | null, country: string): { id: string | null } | Refusal {
  if (program.policy.distributors === 'none') return { id: null };
  const offered = program.distributors.filter((one) => one.countries.includes(country));
  if (wanted === null && offered.length === 0) return { id: null };
  if (wanted === null) return { code: 'registration.distributor_required', facts: places(program) };
  return offered.some((one) => one.id === wanted) ? { id: wanted } : { code: 'registration.distributor_unavailable', facts: places(program) };
}

/** @rule REG-10 Automatic approval only if the program allows it, the mailbox is proved, the product is active where asked, and nothing conflicts. */
export const approvesAutomatically = (facts: CaseFacts): boolean =>
  facts.program.policy.automaticApproval && facts.registration.state === 'email_confirmed' && !missingActivation(facts) && facts.conflicts.length === 0 && !facts.emailTaken;
