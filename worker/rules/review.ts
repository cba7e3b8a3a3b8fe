/** Registration, as its reviewer meets it: approve, decline, activate the product (REG-8, REG-9, REG-13). */
import type { EventOf, NewLink } from '../../schema/events.ts';
import type { declineReasons, reapplyPolicies } from '../../schema/registration.ts';
import type { OrganizationKind } from '../../schema/values.ts';
import { type Decision, type Refusal, happened, refused, spans } from './decision.ts';
import { dateIn } from './business-days.ts';
import { type CaseFacts, reviewerOf } from './registration-facts.ts';

/** The reviewing operator's organization. */
export interface Reviewer { readonly organizationId: string; readonly kind: OrganizationKind }
/** Ids that an approval gives out. */
export interface ApprovalIds { readonly organization: string; readonly operator: string; readonly enrollment: string; readonly link: NewLink }

/** Two reviewers at once: exactly one decision stands (REG-13); the guard of the batch says the same with the same code. */
function openTo(facts: CaseFacts, by: Reviewer): Refusal | undefined {
  const { registration, program } = facts;
  const reviewer = reviewerOf(program, registration.distributorId);
  if (reviewer.id !== by.organizationId) return { code: 'registration.not_reviewer', facts: { who: reviewer.name } };
  if (registration.state === 'under_review') return undefined;
  const decided = registration.state === 'approved' || registration.state === 'declined';
  return decided ? { code: 'registration.already_decided', facts: { decidedBy: facts.decidedByName ?? undefined } } : { code: 'registration.not_under_review' };
}

/** @rule REG-9 Where the program asks for it, a registration cannot be approved before the distributor has activated the product. */
export const missingActivation = (facts: CaseFacts): boolean => facts.program.policy.productActivation && facts.registration.distributorId !== null && !facts.productActive;

/** @rule REG-8 The first approved person of a company becomes its super_admin, and gets the same welcome e-mail whichever way it was approved. */
export function approval(facts: CaseFacts, by: 'policy' | 'reviewer', ids: ApprovalIds): EventOf<'registration.approved'> {
  const { registration, program } = facts;
  const { policy } = program;
  if (!registration.applicant || !registration.company) throw new Error('a submitted registration has its details');
  return {
    name: 'registration.approved', registration: registration.id, program: program.id, distributor: registration.distributorId, by, email: registration.email, locale: registration.locale,
    domain: registration.domain, sharedDomain: facts.sharedDomain, applicant: registration.applicant, company: registration.company,
    organization: ids.organization, operator: ids.operator, enrollment: ids.enrollment,
    enrollmentState: policy.vetting || policy.partnerId || policy.agreement ? 'pending' : 'active',
    link: policy.workAccount === 'none' ? ids.link : null,
  };
}

/** Approves by hand: REG-8, once nothing that the program asks for is missing (REG-9). */
export function approveRegistration(facts: CaseFacts, by: Reviewer, ids: ApprovalIds): Decision {
  const closed = openTo(facts, by);
  if (closed) return { events: [], refusal: closed };
  if (missingActivation(facts)) return refused('registration.product_inactive', { program: facts.program.name, who: reviewerOf(facts.program, facts.registration.distributorId).name });
  if (facts.emailTaken) return refused('registration.operator_elsewhere', { program: facts.program.name });
  return happened(approval(facts, 'reviewer', ids));
}

interface DeclineCommand { readonly reason: (typeof declineReasons)[number]; readonly note: string | null; readonly reapply: (typeof reapplyPolicies)[number] }

/** @rule REG-13 A reviewer's refusal carries a reason code, an optional note to the applicant, and when to reapply. */
export function declineRegistration(facts: CaseFacts, by: Reviewer, command: DeclineCommand, now: number): Decision {
  const closed = openTo(facts, by);
  if (closed) return { events: [], refusal: closed };
  const { id, programId, distributorId, email, domain, locale } = facts.registration;
  const reapplyOn = command.reapply === 'in_30_days' ? dateIn(now + 30 * spans.day, facts.program.policy.timeZone) : null;
  return happened({ name: 'registration.declined', registration: id, program: programId, distributor: distributorId, email, domain, locale, ...command, reapplyOn, from: 'under_review' });
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
