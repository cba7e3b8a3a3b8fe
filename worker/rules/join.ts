/** Joining a company that is in the program already: its admins decide, and after them the distributor (REG-5 to REG-8). */
import type { EventOf, PorticoEvent } from '../../schema/events.ts';
import type { ApplicantDetails } from '../../schema/registration.ts';
import { type Role, roles } from '../../schema/values.ts';
import { vendorDecline } from './block.ts';
import { businessDaysAfter, endOfDay } from './business-days.ts';
import { type Decision, happened, refused, spans } from './decision.ts';
import { afterAdmins, joinClock } from './join-clock.ts';
import type { CaseFacts, Company, Reviewer } from './registration-facts.ts';
import { fixedDistributor, notToSend, places } from './registration.ts';
import { type ApprovalIds, approval, openTo } from './review.ts';
import { askTransfer, cancelWith, tiedElsewhere } from './transfer.ts';
import { fullName } from './contacts.ts';

interface JoinCommand {
  readonly organization: string; readonly applicant: ApplicantDetails;
  /** The distributor of the page or the applicant's choice: another than the company's asks for its transfer. */
  readonly distributor: string | null;
  readonly ids: { readonly request: string; readonly transfer: string; readonly transferRequest: string };
}

/** @rule REG-6 Its domain belongs to approved companies: asked which, "Yes" to one of them is a join request. */
export function joinCompany(facts: CaseFacts, command: JoinCommand, now: number): Decision {
  const { registration, program } = facts;
  const closed = notToSend(registration);
  if (closed) return { events: [], refusal: closed };
  if (facts.operator) return refused('registration.operator_elsewhere', places(program));
  const company = facts.companies.find((one) => one.id === command.organization);
  if (!company) return refused('registration.company_unknown', places(program));
  const unknown = fixedDistributor(program, command.distributor);
  if (unknown) return { events: [], refusal: unknown };
  const clock = joinClock(program, company, now);
  const submitted: EventOf<'registration.submitted'> = {
    name: 'registration.submitted', registration: registration.id, program: program.id, distributor: null, kind: 'join', organization: company.id, organizationName: company.name, applicant: command.applicant, company: null, contacts: null,
    email: registration.email, locale: registration.locale, dueOn: clock.dueOn, automatic: facts.blocked, conflicts: [], productActivation: 'not_needed',
    card: { request: command.ids.request, programName: program.name, vendor: program.vendor.id, distributorName: null, actor: { id: company.id, kind: 'company' }, deadlineAt: clock.deadlineAt },
  };
  if (facts.blocked) return happened(submitted, ...vendorDecline({ ...facts, request: { id: command.ids.request, actorId: null, actorKind: null, askedAt: now, vendorId: null, distributorId: null } }, 'under_review', command.ids.request));
  const person = fullName(command.applicant);
  return happened(
    submitted,
    ...(company.admins > 0 ? [] : [escalated(facts, company, person, 'nobody_reachable', clock.dueOn)]),
    // One transfer at a time: what moves the company already stands for this colleague, too.
    ...(tiedElsewhere(program, company, command.distributor) && !facts.transfer && !company.moving
      ? [askTransfer(program, company, { transfer: command.ids.transfer, request: command.ids.transferRequest, to: command.distributor as string, registration: registration.id, person, email: registration.email, by: 'applicant' }, now)] : []),
  );
}

function escalated({ registration, program }: CaseFacts, company: Company, person: string, why: 'unanswered' | 'nobody_reachable', dueOn: string): PorticoEvent {
  const actor = afterAdmins(program, company);
  return {
    name: 'join.escalated', registration: registration.id, program: program.id, distributor: actor.kind === 'distributor' ? actor.id : null, organization: company.id, organizationName: company.name, email: registration.email, person, why, actor, dueOn,
  };
}

/** What the clock does with a join request that nobody has decided. */
export function joinTimedOut(facts: CaseFacts, now: number): Decision {
  const { registration, joining, request, program } = facts;
  if (registration.state !== 'under_review' || registration.kind !== 'join' || !joining || !request) return happened();
  if (now >= request.askedAt + spans.join) return happened({ name: 'registration.expired', registration: registration.id, program: program.id, from: 'join' }, ...cancelWith(facts));
  if (request.actorKind !== 'company' || !registration.dueOn || now < endOfDay(registration.dueOn, program.policy.timeZone)) return happened();
  // From here on it has the reviewer's days.
  const dueOn = businessDaysAfter(now, program.policy.reviewDays, program.policy);
  return happened(escalated(facts, joining, registration.applicant ? fullName(registration.applicant) : '', 'unanswered', dueOn));
}

/** @rule REG-8 A joiner becomes reader unless the approving admin picks more; only a super_admin makes another one (OPR-6). */
export function approveJoin(facts: CaseFacts, by: Reviewer & { readonly role: Role }, role: Role, ids: ApprovalIds): Decision {
  const closed = openTo(facts, by);
  if (closed) return { events: [], refusal: closed };
  if (roles.indexOf(role) > roles.indexOf(by.role) || (role !== 'reader' && by.organizationId !== facts.joining?.id)) return refused('permission.denied', { role: 'super_admin', wanted: 'super_admin.grant' });
  if (facts.blocked) return refused('registration.declined_by_vendor', places(facts.program));
  if (facts.operator) return refused('registration.operator_elsewhere', { program: facts.program.name });
  return happened(approval(facts, by.organizationId === facts.joining?.id ? 'company' : 'reviewer', ids, role, []));
}

/** Refused by an admin of the company; nothing keeps the person from asking again. */
export function refuseJoin(facts: CaseFacts, by: Reviewer, note: string | null): Decision {
  const closed = openTo(facts, by);
  if (closed) return { events: [], refusal: closed };
  const { id, programId, email, domain, locale } = facts.registration;
  return happened({
    name: 'registration.declined', registration: id, program: programId, distributor: null, email, domain, locale, by: 'company', reason: null, note, reapply: 'now', reapplyOn: null, from: 'under_review', card: null,
  }, ...cancelWith(facts));
}
