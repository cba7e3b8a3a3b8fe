/** Sending the company details, and the enrollment of a company that is known already (REG-3, REG-5, REG-10, REG-16, ENR-1 to ENR-4). */
import type { EventOf, PorticoEvent, QueueCard } from '../../schema/events.ts';
import { checkAddress } from '../../schema/address/check.ts';
import type { ApplicantDetails, CompanyDetails, Contact, Contacts } from '../../schema/registration.ts';
import { vendorDecline } from './block.ts';
import { businessDaysAfter } from './business-days.ts';
import { contactsOf } from './contacts.ts';
import { type Decision, type Refusal, happened, refused } from './decision.ts';
import type { MailVerdict } from './registration.ts';
import { mayReapply, notToSend, places } from './registration.ts';
import { type CaseFacts, type ProgramFacts, type Refused, reviewerOf } from './registration-facts.ts';
import { type ApprovalIds, approval, missingActivation } from './review.ts';

interface SubmitCommand {
  readonly applicant: ApplicantDetails; readonly company: CompanyDetails; readonly contacts: Contacts | undefined; readonly distributor: string | null;
  /** Of the primary contact's address, where it is a colleague's. */
  readonly contactMail: MailVerdict | null;
  readonly ids: ApprovalIds & { readonly request: string };
}

/** @rule ENR-3 The address is checked for its country: a missing required part is refused. */
function incompleteAddress(company: CompanyDetails): Refusal | undefined {
  const { missing } = checkAddress(company.country, company.address);
  return missing.length === 0 ? undefined : { code: 'registration.address_incomplete', errors: missing.map((part) => ({ pointer: `/body/company/address/${part}`, code: 'value.address_part' })) };
}
/** @rule ENR-4 A primary contact's address may not be webmail (REG-2's function). */
const webmailContact = (verdict: MailVerdict | null): Refusal | undefined =>
  (verdict === null || verdict.verdict === 'work' ? undefined : { code: 'registration.contact_webmail', errors: [{ pointer: '/body/contacts/primary/email', code: 'value.work_email' }] });

/** Who decides, and what the queue shows. */
export function cardFor(program: ProgramFacts, distributor: string | null, request: string): QueueCard {
  const { id, kind } = reviewerOf(program, distributor);
  return { request, programName: program.name, vendor: program.vendor.id, distributorName: program.distributors.find((one) => one.id === distributor)?.name ?? null, actor: { id, kind }, deadlineAt: null };
}
const activationWord = (facts: CaseFacts): 'not_needed' | 'missing' | 'active' =>
  (!facts.program.policy.productActivation || facts.registration.distributorId === null ? 'not_needed' : facts.productActive ? 'active' : 'missing');

/** @rule REG-5 The first request of its company, or of one nobody of which is approved yet, gives the company details. */
export function submitRegistration(facts: CaseFacts, command: SubmitCommand, now: number): Decision {
  const { registration, program } = facts;
  const closed = notToSend(registration);
  if (closed) return { events: [], refusal: closed };
  if (facts.operator) return refused('registration.operator_elsewhere', places(program));
  const chosen = chooseDistributor(program, registration.distributorId ?? command.distributor, command.company.country);
  if ('code' in chosen) return { events: [], refusal: chosen };
  const wrong = incompleteAddress(command.company) ?? webmailContact(command.contactMail) ?? (facts.companies.length > 0 ? undefined : mayReapply(program, facts.refusedBefore, now));
  if (wrong) return { events: [], refusal: wrong };
  const contacts = contactsOf(command.applicant, registration.email, command.contacts);
  const submitted: CaseFacts = { ...facts, registration: { ...registration, kind: 'company', applicant: command.applicant, company: command.company, contacts, distributorId: chosen.id } };
  const automatic = approvesAutomatically(submitted);
  const event: EventOf<'registration.submitted'> = {
    name: 'registration.submitted', registration: registration.id, program: program.id, distributor: chosen.id, kind: 'company', organization: null, organizationName: null, applicant: command.applicant, company: command.company, contacts,
    email: registration.email, locale: registration.locale, automatic: automatic || facts.blocked, conflicts: [...new Set(facts.conflicts.map((one) => one.kind))], productActivation: activationWord(submitted),
    dueOn: automatic || facts.blocked ? null : businessDaysAfter(now, program.policy.reviewDays, program.policy), card: cardFor(program, chosen.id, command.ids.request),
  };
  if (facts.blocked) return happened(event, ...vendorDecline({ ...submitted, request: { id: command.ids.request, actorId: null, actorKind: null, askedAt: now, vendorId: null, distributorId: null } }, 'under_review', command.ids.request));
  return automatic ? happened(event, approval(submitted, 'policy', command.ids, 'super_admin', [])) : happened(event);
}

/** @rule REG-16 Where the program sells through distributors, one is fixed, or chosen by the applicant among those of its country. */
export function chooseDistributor(program: ProgramFacts, wanted: string | null, country: string): { id: string | null } | Refusal {
  if (program.policy.distributors === 'none') return { id: null };
  const offered = program.distributors.filter((one) => one.countries.includes(country));
  if (wanted === null && offered.length === 0) return { id: null };
  if (wanted === null) return { code: 'registration.distributor_required', facts: places(program) };
  return offered.some((one) => one.id === wanted) ? { id: wanted } : { code: 'registration.distributor_unavailable', facts: places(program) };
}

/** @rule REG-10 Automatic approval only if the program allows it, the mailbox is proved, the product is active where asked, and nothing conflicts. */
export const approvesAutomatically = (facts: CaseFacts): boolean =>
  facts.program.policy.automaticApproval && facts.registration.state === 'email_confirmed' && !missingActivation(facts) && facts.conflicts.length === 0 && !facts.operator && !facts.blocked;

/** What an admin's request to enroll its company here is decided on. */
export interface EnrollmentFacts {
  readonly program: ProgramFacts;
  readonly company: { readonly id: string; readonly name: string; readonly country: string; readonly details: CompanyDetails | null; /** Enrolled here already, in whichever state. */ readonly enrolled: boolean };
  readonly operator: { readonly id: string; readonly name: string; readonly email: string; readonly domain: string; readonly sharedDomain: boolean; readonly locale: 'en' | 'fr' };
  readonly open: boolean;
  readonly closed: Refused | null;
  readonly blocked: boolean;
  readonly productActive: boolean;
}
interface EnrollCommand { readonly registration: string; readonly distributor: string | null; readonly support: Contact | undefined; readonly ids: ApprovalIds & { readonly request: string } }

/** @rule REG-3 Known from another program: after signing in the company enrolls here, pre-filled; it gives only its support contact (ENR-1). */
export function requestEnrollment(facts: EnrollmentFacts, command: EnrollCommand, now: number): Decision {
  const { program, company, operator } = facts;
  if (company.enrolled) return refused('registration.already_enrolled', places(program));
  if (facts.open) return refused('registration.open_request', places(program));
  if (facts.blocked) return refused('registration.declined_by_vendor', places(program));
  const early = mayReapply(program, facts.closed, now);
  if (early) return { events: [], refusal: early };
  const chosen = chooseDistributor(program, command.distributor, company.country);
  if ('code' in chosen) return { events: [], refusal: chosen };
  const [givenName = operator.name, ...rest] = operator.name.split(' ');
  const applicant: ApplicantDetails = { givenName, familyName: rest.join(' ') || givenName };
  const needsActivation = program.policy.productActivation && chosen.id !== null;
  const automatic = program.policy.automaticApproval && (!needsActivation || facts.productActive);
  const contacts = contactsOf(applicant, operator.email, command.support && { support: command.support });
  const event: EventOf<'registration.enrollment_requested'> = {
    name: 'registration.enrollment_requested', registration: command.registration, program: program.id, distributor: chosen.id, organization: company.id, operator: operator.id, email: operator.email, domain: operator.domain,
    sharedDomain: operator.sharedDomain, locale: operator.locale, applicant, company: company.details, companyName: company.name, country: company.country, contacts, dueOn: automatic ? null : businessDaysAfter(now, program.policy.reviewDays, program.policy), automatic, conflicts: [],
    productActivation: needsActivation ? (facts.productActive ? 'active' : 'missing') : 'not_needed', card: cardFor(program, chosen.id, command.ids.request),
  };
  if (!automatic) return happened(event);
  const { policy } = program;
  const approved: PorticoEvent = {
    name: 'registration.approved', registration: command.registration, program: program.id, distributor: chosen.id, kind: 'enrollment', by: 'policy', email: operator.email, locale: operator.locale, domain: operator.domain, sharedDomain: operator.sharedDomain,
    applicant, company: company.details, organization: company.id, organizationName: company.name, operator: operator.id, role: 'super_admin', enrollment: command.ids.enrollment,
    enrollmentState: policy.vetting || policy.partnerId || policy.agreement ? 'pending' : 'active', link: null, colleagues: [],
  };
  return happened(event, approved);
}
