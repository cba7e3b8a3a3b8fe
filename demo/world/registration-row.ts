/** A registration of the seed as its row: what the worker would have written for the same steps. */
import type { registrations } from '../../schema/tables/registration.ts';
import { businessDaysAfter, dateIn } from '../../worker/rules/business-days.ts';
import { fold } from '../../worker/rules/fold.ts';
import { programs } from './programs.ts';
import type { WorldRegistration } from './registrations.ts';
import { day, timesOf } from './time.ts';

const open = new Set<string>(['draft', 'email_confirmed', 'under_review']);

/** The last day its reviewer has, in the program's calendar. */
export const dueOn = (one: WorldRegistration, now: number): string => businessDaysAfter(timesOf(one, now).submitted, programs[one.program].policy.reviewDays, programs[one.program].policy);
/** The first day to reapply, where its reviewer said in thirty days. */
export const reapplyOn = (one: WorldRegistration, now: number): string | null =>
  one.decision?.reapply === 'in_30_days' ? dateIn(timesOf(one, now).decided + 30 * day, programs[one.program].policy.timeZone) : null;
export const domainOf = (one: WorldRegistration): string => one.email.slice(one.email.lastIndexOf('@') + 1);

export function registrationRow(one: WorldRegistration, now: number): typeof registrations.$inferInsert {
  const { applicant, company, decision } = one;
  const at = timesOf(one, now);
  const sent = company !== null && applicant !== null;
  const webmail = decision?.reason === 'webmail';
  const searched = sent ? [company.legalName, `${applicant.givenName} ${applicant.familyName}`, one.email, company.address.city] : [one.email];
  return {
    id: one.id, programId: one.programId, distributorId: one.distributorId, state: one.state, email: one.email, domain: domainOf(one), locale: one.locale,
    openKey: open.has(one.state) ? `${one.programId}:${one.email}` : null,
    codeSequence: webmail ? 0 : 1, codeSentAt: webmail ? null : at.requested, codeTries: webmail || one.state === 'draft' ? 0 : 99,
    applicant, company, foldedName: company && fold(company.legalName), country: company?.country ?? null, duns: company?.duns ?? null, search: fold(searched.join(' ')),
    conflicts: [...one.conflicts], productActive: one.activated,
    createdAt: at.requested, submittedAt: sent ? at.submitted : null, dueOn: sent ? dueOn(one, now) : null,
    decidedAt: decision ? at.decided : null, decidedBy: decision?.by ?? null, reason: decision?.reason ?? null, note: decision?.note ?? null,
    reapply: decision?.reapply ?? null, reapplyOn: reapplyOn(one, now), organizationId: decision?.organizationId ?? null,
  };
}
