/** Facts → what each reader may see: instants, parties, and the case of a registration. */
import type { CanEntry, Unreachable } from '../../schema/shapes.ts';
import type { RegistrationCase, RegistrationProgress, RequestNote } from '../../schema/registration.ts';
import { type Action, outranks, permissions } from '../../schema/permissions.ts';
import type { Locale, Role } from '../../schema/values.ts';
import { problemTexts } from '../messages/problem-texts.ts';
import { restoreApplicant, unreachable } from '../rules/addresses.ts';
import type { Decision } from '../rules/decision.ts';
import { approveJoin, refuseJoin } from '../rules/join.ts';
import { type CaseFacts, type ProgramFacts, type RegistrationRecord, type Reviewer } from '../rules/registration-facts.ts';
import { activateProduct, approveRegistration, askForTransfer, declineRegistration } from '../rules/review.ts';
import { timelineOf } from '../rules/timeline.ts';
import { fullName } from '../rules/contacts.ts';

export const instant = (at: number): string => new Date(at).toISOString();
export const maybe = (at: number | null): string | null => (at === null ? null : instant(at));

export const party = (program: ProgramFacts, id: string | null) => {
  const found = program.distributors.find((one) => one.id === id);
  return found ? { id: found.id, name: found.name } : null;
};
export const activationOf = (program: ProgramFacts, distributor: string | null, active: boolean, kind: RegistrationRecord['kind']): RegistrationProgress['productActivation'] =>
  !program.policy.productActivation || distributor === null || kind === 'join' ? 'not_needed' : active ? 'active' : 'missing';
const personName = (record: RegistrationRecord): string | null => (record.applicant ? fullName(record.applicant) : null);

/** Who looks at a case, and what its role and session let it do. */
export interface CaseViewer extends Reviewer { readonly role: Role; readonly mayReview: boolean; readonly mayActivate: boolean; readonly mayJoin: boolean; readonly mayBlock: boolean; readonly mayRestore: boolean }

/** Asked of the rule itself, so that an element repeats none. */
export const canEntry = (locale: Locale, action: string, { refusal }: Decision): CanEntry =>
  ({ action, allowed: !refusal, ...(refusal && { problem: { code: refusal.code, ...(refusal.facts?.wanted && { wanted: refusal.facts.wanted }), detail: problemTexts[locale].problems[refusal.code].detail(refusal.facts ?? {}) } }) });
/** What a role or session keeps its reader from; where a higher role would do, that can be asked for (ALL-1). */
export const denied = (action: Action, role: Role): Decision => ({ events: [], refusal: { code: 'permission.denied', facts: { role: permissions[action].role, ...(!outranks(role, permissions[action].role) && { wanted: action }) } } });

/** What this reader could do now. */
function canOf(facts: CaseFacts, viewer: CaseViewer, locale: Locale, now: number): CanEntry[] {
  const ids = { organization: '', operator: '', enrollment: '', link: { id: '', hash: '' } };
  const entry = (action: string, decision: Decision): CanEntry => canEntry(locale, action, decision);
  const { kind } = facts.registration;
  if (kind === 'join' && viewer.organizationId === facts.joining?.id) {
    const join = (role: Role): Decision => (viewer.mayJoin ? approveJoin(facts, viewer, role, ids) : denied('join.decide', viewer.role));
    return [entry('join.approve', join('reader')), entry('join.approve_super_admin', join('super_admin')), entry('join.refuse', viewer.mayJoin ? refuseJoin(facts, viewer, null) : denied('join.decide', viewer.role))];
  }
  if (kind === 'enrollment' && viewer.organizationId === facts.joining?.id) return [];
  const asked = [
    entry('registration.approve', viewer.mayReview ? approveRegistration(facts, viewer, ids, now) : denied('registration.review', viewer.role)),
    entry('registration.decline', viewer.mayReview ? declineRegistration(facts, viewer, { request: '', reason: 'other', note: null, reapply: 'now' }, now) : denied('registration.review', viewer.role)),
  ];
  // Only a distributor's statement it is: nobody at a vendor can make it, so it is not offered there.
  if (viewer.kind === 'distributor' && kind !== 'join' && facts.program.policy.productActivation && !facts.productActive) asked.push(entry('product.activate', viewer.mayActivate ? activateProduct(facts, viewer, '') : denied('product.activate', viewer.role)));
  if (viewer.kind === 'distributor' && facts.tied && kind === 'company' && facts.registration.state === 'under_review') asked.push(entry('transfer.ask', viewer.mayReview ? askForTransfer(facts, viewer, { transfer: '', request: '' }, now) : denied('registration.review', viewer.role)));
  if (viewer.organizationId === facts.program.vendor.id) asked.push(entry('partner.block', viewer.mayBlock ? { events: [] } : denied('partner.block', viewer.role)));
  return asked;
}

export function unreachableOf({ address }: CaseFacts): Unreachable {
  const reason = address ? unreachable(address.stands) : null;
  return reason && address?.since ? { reason, since: instant(address.since) } : null;
}
const restoring = (facts: CaseFacts, viewer: CaseViewer, locale: Locale): CanEntry[] => (unreachableOf(facts) ? [canEntry(locale, 'address.restore', viewer.mayRestore ? restoreApplicant(facts) : denied('address.restore', viewer.role))] : []);

/** The whole case. Names of companies it conflicts with only where the reader may know them (PAG-3, REG-12); to the company that one joins, only what concerns it. */
export function caseOf(facts: CaseFacts, viewer: CaseViewer, locale: Locale, now: number, notes: readonly RequestNote[]): RegistrationCase {
  const { registration: it, program } = facts;
  const company = viewer.organizationId === facts.joining?.id;
  // REG-11: who reviews learns that the vendor declined, and no more.
  const vendors = it.declinedBy === 'vendor' && viewer.organizationId !== program.vendor.id;
  const joining = it.kind === 'company' ? null : facts.joining;
  return {
    id: it.id, request: facts.request?.id ?? null, kind: it.kind, state: it.state, program: { id: program.id, name: program.name }, distributor: party(program, it.distributorId), email: it.email, applicant: personName(it),
    company: it.company?.legalName ?? joining?.name ?? null, country: (it.company?.country ?? joining?.country ?? null) as RegistrationCase['country'], submittedAt: maybe(it.submittedAt), dueOn: it.dueOn, decidedAt: maybe(it.decidedAt),
    productActivation: activationOf(program, it.distributorId, facts.productActive, it.kind), conflicts: company || it.kind === 'join' ? [] : [...new Set(facts.conflicts.map((one) => one.kind))], contacts: it.contacts, steps: timelineOf(facts),
    colleagues: company || it.state !== 'under_review' || it.kind !== 'company' ? []
      // One case, as far as the reader sees the other: a distributor only what came to itself.
      : facts.colleagues.filter((one) => viewer.kind === 'vendor' || one.distributorId === viewer.organizationId).map((one) => ({ registration: one.id, applicant: one.person, email: one.email, submittedAt: maybe(one.submittedAt) })),
    notes: [...notes], transfer: facts.transfer && { id: facts.transfer.id, state: facts.transfer.state, dueOn: facts.transfer.dueOn }, declinedBy: it.declinedBy,
    applicantDetails: it.applicant, companyDetails: company && it.kind === 'join' ? null : it.company, domain: it.domain, locale: it.locale,
    conflictDetails: company || it.kind === 'join' ? [] : facts.conflicts.map((one) => ({ kind: one.kind, name: one.known || (viewer.kind === 'vendor' && one.kind !== 'other_distributor') ? one.name : null })),
    decidedBy: vendors ? null : facts.decidedByName, reason: vendors ? null : it.reason, note: vendors ? null : it.note, reapply: vendors ? null : it.reapply, unreachable: unreachableOf(facts), can: [...canOf(facts, viewer, locale, now), ...restoring(facts, viewer, locale)],
  };
}

