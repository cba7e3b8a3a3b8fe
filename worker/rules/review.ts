/** Registration, as its reviewer meets it: approve, decline, activate the product, ask for a transfer (REG-5, REG-8, REG-9, REG-11 to REG-13). */
import type { EventOf, NewLink, PorticoEvent } from '../../schema/events.ts';
import type { declineReasons, reapplyPolicies } from '../../schema/registration.ts';
import type { Role } from '../../schema/values.ts';
import { reapplyDay, vendorDecline } from './block.ts';
import { type Decision, type Refusal, happened, refused } from './decision.ts';
import { type CaseFacts, type Reviewer, nameOf, reviewerOf } from './registration-facts.ts';
import { turnedIntoJoins } from './join-clock.ts';
import { places } from './registration.ts';
import { askTransfer, cancelWith } from './transfer.ts';
import { fullName } from './contacts.ts';

export type { Reviewer } from './registration-facts.ts';
/** Ids that an approval gives out. */
export interface ApprovalIds { readonly organization: string; readonly operator: string; readonly enrollment: string; readonly link: NewLink }

/** Two reviewers at once: exactly one decision stands (REG-13); the guard of the batch says the same with the same code. */
export function openTo(facts: CaseFacts, by: Reviewer): Refusal | undefined {
  const { registration, request, program } = facts;
  const actor = request?.actorId ?? (registration.kind === 'join' ? registration.joiningId : reviewerOf(program, registration.distributorId).id);
  const company = registration.kind === 'join' && registration.joiningId === by.organizationId;
  const vendorsOwn = registration.declinedBy === 'vendor' && by.organizationId !== program.vendor.id;
  if (registration.state === 'approved' || registration.state === 'declined') {
    return vendorsOwn ? { code: 'registration.declined_by_vendor', facts: places(program) } : { code: 'registration.already_decided', facts: { decidedBy: facts.decidedByName ?? undefined } };
  }
  if (registration.state !== 'under_review') return { code: 'registration.not_under_review' };
  return actor === by.organizationId || company ? undefined : { code: 'registration.not_reviewer', facts: { who: nameOf(facts, actor) } };
}

/** @rule REG-9 Where the program asks for it, a registration cannot be approved before the distributor has activated the product. */
export const missingActivation = (facts: CaseFacts): boolean => facts.program.policy.productActivation && facts.registration.kind !== 'join' && facts.registration.distributorId !== null && !facts.productActive;

/**
 * A company's first person, a colleague, or a known company that enrolls here: the kind says which.
 * @rule REG-8 The first approved person of a company becomes its super_admin, and gets the same welcome e-mail whichever way it was approved.
 */
export function approval(facts: CaseFacts, by: 'policy' | 'reviewer' | 'company', ids: ApprovalIds, role: Role, colleagues: readonly string[]): EventOf<'registration.approved'> {
  const { registration, program, joining } = facts;
  const { policy } = program;
  const { kind } = registration;
  if (!registration.applicant || (kind === 'company' ? !registration.company : !joining)) throw new Error('a submitted registration has its details');
  return {
    name: 'registration.approved', registration: registration.id, program: program.id, distributor: kind === 'join' ? (facts.request?.distributorId ?? null) : registration.distributorId, kind, by, email: registration.email, locale: registration.locale,
    domain: registration.domain, sharedDomain: facts.sharedDomain, applicant: registration.applicant, company: registration.company,
    organization: joining?.id ?? ids.organization, organizationName: joining?.name ?? registration.company?.legalName ?? '',
    operator: kind === 'enrollment' ? (facts.operator?.id ?? ids.operator) : ids.operator, role, enrollment: kind === 'join' ? null : ids.enrollment,
    enrollmentState: policy.vetting || policy.partnerId || policy.agreement ? 'pending' : 'active',
    link: policy.workAccount === 'none' && kind !== 'enrollment' ? ids.link : null, colleagues: [...colleagues],
  };
}

/** Approves by hand: REG-8, once nothing that the program asks for is missing (REG-9). */
export function approveRegistration(facts: CaseFacts, by: Reviewer, ids: ApprovalIds, now: number): Decision {
  const closed = openTo(facts, by);
  if (closed) return { events: [], refusal: closed };
  const { registration, program } = facts;
  if (facts.blocked) return refused('registration.declined_by_vendor', places(program));
  if (missingActivation(facts)) return refused('registration.product_inactive', { program: program.name, who: reviewerOf(program, registration.distributorId).name });
  if (registration.kind !== 'join' && (facts.transfer?.state === 'requested' || facts.transfer?.state === 'objected')) return refused('registration.transfer_pending', { vendor: program.vendor.name });
  if (sameCompany(facts)) return refused('registration.transfer_needed', { program: program.name });
  if (registration.kind === 'enrollment' ? facts.joining?.enrollmentId : facts.operator) {
    return refused(registration.kind === 'enrollment' ? 'registration.already_enrolled' : 'registration.operator_elsewhere', { program: program.name });
  }
  if (registration.kind !== 'company') return happened(approval(facts, 'reviewer', ids, registration.kind === 'join' ? 'reader' : 'super_admin', []));
  const company = { id: ids.organization, name: registration.company?.legalName ?? '', admins: 1, distributorIds: registration.distributorId ? [registration.distributorId] : [] };
  return happened(approval(facts, 'reviewer', ids, 'super_admin', facts.colleagues.map((one) => one.id)), ...turnedIntoJoins(facts, company, now));
}

/** A D-U-N-S number names one company: the one that it conflicts with works with another distributor here, so a second one would go around REG-12. */
const sameCompany = ({ tied, registration }: CaseFacts): boolean => registration.kind === 'company' && tied?.sameNumber === true;

interface DeclineCommand { /** Id of its row in the queue, where it has none yet. */ readonly request: string; readonly reason: (typeof declineReasons)[number]; readonly note: string | null; readonly reapply: (typeof reapplyPolicies)[number] }

/** @rule REG-13 A reviewer's refusal carries a reason code, an optional note to the applicant, and when to reapply; a vendor's reason stays with the vendor. */
export function declineRegistration(facts: CaseFacts, by: Reviewer, command: DeclineCommand, now: number): Decision {
  const { registration, program } = facts;
  const { request, ...why } = command;
  const reapplyOn = reapplyDay(why.reapply, now, program);
  // The vendor can until approval, whoever reviews (REG-11).
  if (by.organizationId === program.vendor.id && (registration.state === 'under_review' || registration.state === 'email_confirmed')) return happened(...vendorDecline(facts, registration.state, request, { ...why, reapplyOn }));
  const closed = openTo(facts, by);
  if (closed) return { events: [], refusal: closed };
  const { id, programId, distributorId, email, domain, locale } = registration;
  return happened({ name: 'registration.declined', registration: id, program: programId, distributor: distributorId, email, domain, locale, by: 'reviewer', ...why, reapplyOn, from: 'under_review', card: null }, ...cancelWith(facts));
}

/** The distributor's statement that the product is active for this applicant's company (REG-9); stating it twice changes nothing. */
export function activateProduct(facts: CaseFacts, by: Reviewer, activation: string): Decision {
  const { registration, program } = facts;
  if (registration.distributorId !== by.organizationId) return refused('registration.not_reviewer', { who: reviewerOf(program, registration.distributorId).name });
  if (!program.policy.productActivation) return refused('registration.product_not_asked', { program: program.name });
  if (facts.productActive) return happened();
  const closed = openTo(facts, by);
  if (closed && closed.code !== 'registration.not_reviewer') return { events: [], refusal: closed };
  return happened({ name: 'product.activated', activation, registration: registration.id, program: program.id, distributor: by.organizationId, domain: registration.domain });
}

/** The reviewer states that the applicant's company is the partner that it conflicts with, which works with another distributor here (REG-12). */
export function askForTransfer(facts: CaseFacts, by: Reviewer, ids: { readonly transfer: string; readonly request: string }, now: number): Decision {
  const closed = openTo(facts, by);
  if (closed) return { events: [], refusal: closed };
  const { registration, program, tied, transfer } = facts;
  if (transfer?.state === 'requested' || transfer?.state === 'objected') return refused('transfer.open', { vendor: program.vendor.name });
  if (!tied || registration.kind !== 'company' || registration.distributorId === null) return refused('transfer.not_needed', { program: program.name });
  const asked: PorticoEvent = askTransfer(program, tied, {
    transfer: ids.transfer, request: ids.request, to: registration.distributorId, registration: registration.id,
    person: registration.applicant ? fullName(registration.applicant) : registration.email, email: registration.email, by: 'distributor',
  }, now);
  return happened(asked);
}
