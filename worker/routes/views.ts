/** Facts → what each reader may see. */
import type { CanEntry } from '../../schema/shapes.ts';
import type { RegistrationCase, RegistrationProgress, RegistrationRow } from '../../schema/registration.ts';
import type { Locale } from '../../schema/values.ts';
import { problemTexts } from '../messages/problem-texts.ts';
import type { Decision } from '../rules/decision.ts';
import { type CaseFacts, type ProgramFacts, type RegistrationRecord, reviewerOf } from '../rules/registration-facts.ts';
import { type Reviewer, activateProduct, approveRegistration, declineRegistration } from '../rules/review.ts';

export const instant = (at: number): string => new Date(at).toISOString();
const maybe = (at: number | null): string | null => (at === null ? null : instant(at));

const party = (program: ProgramFacts, id: string | null) => {
  const found = program.distributors.find((one) => one.id === id);
  return found ? { id: found.id, name: found.name } : null;
};
const activationOf = (program: ProgramFacts, distributor: string | null, active: boolean): RegistrationProgress['productActivation'] =>
  !program.policy.productActivation || distributor === null ? 'not_needed' : active ? 'active' : 'missing';

/** Where it stands, for its applicant. */
export function progressOf(program: ProgramFacts, registration: RegistrationRecord, productActive: boolean): RegistrationProgress {
  const closed = ['approved', 'declined', 'withdrawn', 'expired'].includes(registration.state);
  return {
    registration: registration.id, state: registration.state, email: registration.email as RegistrationProgress['email'], distributor: party(program, registration.distributorId),
    actor: closed ? 'nobody' : registration.state === 'under_review' ? reviewerOf(program, registration.distributorId).kind : 'you',
    submittedAt: maybe(registration.submittedAt), dueOn: registration.state === 'under_review' ? registration.dueOn : null, decidedAt: maybe(registration.decidedAt),
    productActivation: activationOf(program, registration.distributorId, productActive), reapplyOn: registration.reapplyOn,
  };
}

interface Listed extends RegistrationRecord { readonly conflicts: RegistrationRow['conflicts']; readonly productActive: boolean; readonly country: string | null }
const personName = (record: RegistrationRecord): string | null => (record.applicant ? `${record.applicant.givenName} ${record.applicant.familyName}` : null);

/** One line of the queue. `asksActivation` says whether the program asks for the product activation. */
export const rowOf = (record: Listed, names: { program: string; distributor: string | null; asksActivation: boolean }): RegistrationRow => ({
  id: record.id, state: record.state, program: { id: record.programId, name: names.program },
  distributor: record.distributorId ? { id: record.distributorId, name: names.distributor ?? '' } : null,
  email: record.email, applicant: personName(record), company: record.company?.legalName ?? null, country: record.country as RegistrationRow['country'],
  submittedAt: maybe(record.submittedAt), dueOn: record.dueOn, decidedAt: maybe(record.decidedAt),
  productActivation: !names.asksActivation || record.distributorId === null ? 'not_needed' : record.productActive ? 'active' : 'missing', conflicts: record.conflicts,
});

/** What this reviewer could do now, each asked of the rule itself. */
function canOf(facts: CaseFacts, viewer: Reviewer & { mayReview: boolean; mayActivate: boolean }, locale: Locale): CanEntry[] {
  const ids = { organization: '', operator: '', enrollment: '', link: { id: '', hash: '' } };
  const denied = (): Decision => ({ events: [], refusal: { code: 'permission.denied' } });
  const asked: [string, Decision][] = [
    ['registration.approve', viewer.mayReview ? approveRegistration(facts, viewer, ids) : denied()],
    ['registration.decline', viewer.mayReview ? declineRegistration(facts, viewer, { reason: 'other', note: null, reapply: 'now' }, 0) : denied()],
  ];
  // Only a distributor's statement it is: nobody at a vendor can make it, so it is not offered there.
  if (viewer.kind === 'distributor' && facts.program.policy.productActivation && !facts.productActive) asked.push(['product.activate', viewer.mayActivate ? activateProduct(facts, viewer, '') : denied()]);
  return asked.map(([action, { refusal }]) => ({
    action, allowed: !refusal, ...(refusal && { problem: { code: refusal.code, detail: problemTexts[locale].problems[refusal.code].detail(refusal.facts ?? {}) } }),
  }));
}

/** The whole case, for who reviews it. Names of companies it conflicts with only where the reader may know them (PAG-3, REG-12). */
export function caseOf(facts: CaseFacts, viewer: Reviewer & { mayReview: boolean; mayActivate: boolean }, locale: Locale): RegistrationCase {
  const { registration, program } = facts;
  return {
    ...rowOf({ ...registration, conflicts: [...new Set(facts.conflicts.map((one) => one.kind))], productActive: facts.productActive, country: registration.company?.country ?? null },
      { program: program.name, distributor: party(program, registration.distributorId)?.name ?? null, asksActivation: program.policy.productActivation }),
    applicantDetails: registration.applicant, companyDetails: registration.company, domain: registration.domain, locale: registration.locale,
    conflictDetails: facts.conflicts.map((one) => ({ kind: one.kind, name: one.known ? one.name : null })),
    decidedBy: facts.decidedByName, reason: registration.reason, note: registration.note, reapply: registration.reapply, can: canOf(facts, viewer, locale),
  };
}
