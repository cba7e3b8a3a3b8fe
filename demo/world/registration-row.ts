/** A registration of the seed as its row: what the worker would have written for the same steps. */
import type { registrations } from '../../schema/tables/registration.ts';
import type { requests } from '../../schema/tables/requests.ts';
import { businessDaysAfter, dateIn } from '../../worker/rules/business-days.ts';
import { fold } from '../../schema/fold.ts';
import { contactsOf, fullName } from '../../worker/rules/contacts.ts';
import { idFor } from './ids.ts';
import { partners } from './partners.ts';
import { programs } from './programs.ts';
import type { WorldRegistration } from './registrations.ts';
import { day, orderOf, timesOf } from './time.ts';
import { distributors, vendors } from './vendors.ts';

const open = new Set<string>(['draft', 'email_confirmed', 'under_review']);

/** The last day its reviewer has, in the program's calendar. */
export const dueOn = (one: WorldRegistration, now: number): string => businessDaysAfter(timesOf(one, now).submitted, one.kind === 'join' ? 5 : programs[one.program].policy.reviewDays, programs[one.program].policy);
/** The first day to reapply, where its reviewer said in thirty days. */
export const reapplyOn = (one: WorldRegistration, now: number): string | null =>
  one.decision?.reapply === 'in_30_days' ? dateIn(timesOf(one, now).decided + 30 * day, programs[one.program].policy.timeZone) : null;
export const domainOf = (one: WorldRegistration): string => one.email.slice(one.email.lastIndexOf('@') + 1);

export function registrationRow(one: WorldRegistration, now: number): typeof registrations.$inferInsert {
  const { applicant, company, decision } = one;
  const at = timesOf(one, now);
  const sent = applicant !== null;
  const webmail = decision?.reason === 'webmail';
  return {
    id: one.id, programId: one.programId, distributorId: one.distributorId, kind: one.kind, joiningId: one.joiningId, state: one.state, email: one.email, domain: domainOf(one), locale: one.locale,
    openKey: open.has(one.state) ? `${one.programId}:${one.email}` : null,
    codeSequence: webmail ? 0 : 1, codeSentAt: webmail ? null : at.requested, codeTries: webmail || one.state === 'draft' ? 0 : 99,
    applicant, company, foldedName: company && fold(company.legalName), country: company?.country ?? null, duns: company?.duns ?? null,
    confirmedAt: webmail || one.state === 'draft' ? null : at.confirmed, contacts: sent && company ? contactsOf(applicant, one.email, undefined) : null,
    declinedBy: decision && one.state === 'declined' ? (webmail ? 'policy' : 'reviewer') : null,
    createdAt: at.requested, submittedAt: sent ? at.submitted : null, dueOn: sent ? dueOn(one, now) : null,
    decidedAt: decision ? at.decided : null, decidedBy: decision?.by ?? null, reason: decision?.reason ?? null, note: decision?.note ?? null,
    reapply: decision?.reapply ?? null, reapplyOn: reapplyOn(one, now), organizationId: decision?.organizationId ?? null,
  };
}

/** Its row in the queue, from the moment it was sent or declined. */
export function requestRow(one: WorldRegistration, now: number): (typeof requests.$inferInsert)[] {
  const { applicant, company, decision } = one;
  const program = programs[one.program];
  const sent = applicant !== null;
  if (!sent && !decision) return [];
  const joined = Object.values(partners).find((each) => each.id === one.joiningId);
  const at = timesOf(one, now);
  const distributor = Object.values(distributors).find((each) => each.id === one.distributorId);
  const pending = one.state === 'under_review';
  const reviewer = program.policy.reviewer === 'distributor' && distributor ? { actorId: distributor.id, actorKind: 'distributor' as const } : joined ? { actorId: joined.id, actorKind: 'company' as const } : { actorId: program.vendorId, actorKind: 'vendor' as const };
  const person = applicant && fullName(applicant);
  const decider = everyOperator().find((each) => each.id === decision?.by);
  return [{
    id: idFor('request', one.id, orderOf(one.daysAgo)), kind: joined ? 'join' : 'registration', state: pending ? 'pending' : one.state === 'approved' ? 'approved' : 'refused', subjectId: one.id, programId: program.id, ...(joined ? { organizationId: joined.id, deadlineAt: at.submitted + 30 * day } : { vendorId: program.vendorId }),
    distributorId: one.distributorId, ...(pending ? reviewer : {}), dueOn: sent ? dueOn(one, now) : null, programName: program.name, distributorName: distributor?.name ?? null, company: company?.legalName ?? joined?.name ?? null, country: company?.country ?? joined?.country ?? null,
    person, email: one.email, productActivation: !program.policy.productActivation || !distributor ? 'not_needed' : one.activated ? 'active' : 'missing', conflicts: [...one.conflicts],
    search: fold((sent ? [company?.legalName ?? joined?.name, person, one.email, company?.address.city].filter(Boolean) : [one.email]).join(' ')), askedAt: sent ? at.submitted : at.requested, decidedAt: decision ? at.decided : null,
    deciderKind: decision ? (decision.by ? 'operator' : 'policy') : null, deciderName: decider?.name ?? null,
  }];
}
const everyOperator = () => [...Object.values(distributors), ...Object.values(vendors)].flatMap((one) => Object.values(one.operators));
