/** Who decides on a join, and until when (REG-5, REG-7). */
import type { EventOf, QueueCard } from '../../schema/events.ts';
import type { Locale } from '../../schema/values.ts';
import { businessDaysAfter, endOfDay } from './business-days.ts';
import { joinDays, spans } from './decision.ts';
import { type CaseFacts, type ProgramFacts, reviewerOf } from './registration-facts.ts';

/** A company that people join. */
interface Joined { readonly id: string; readonly name: string; readonly admins: number; readonly distributorIds: readonly string[] }
interface Joiner { readonly id: string; readonly email: string; readonly locale: Locale; readonly person: string | null; readonly distributorId: string | null }

/** Who decides when the company's admins cannot: its distributor here, and without one the vendor. */
export const afterAdmins = (program: ProgramFacts, company: Pick<Joined, 'distributorIds'>): QueueCard['actor'] => {
  const { id, kind } = reviewerOf(program, company.distributorIds[0] ?? null);
  return { id, kind };
};
/** @rule REG-7 Every admin of the company is asked; unanswered for 5 business days, or with no admin reachable, it goes to the distributor. */
export function joinClock(program: ProgramFacts, company: Omit<Joined, 'name'>, now: number): { readonly dueOn: string; readonly deadlineAt: number; readonly actor: QueueCard['actor'] } {
  const dueOn = businessDaysAfter(now, joinDays, program.policy);
  // Where nobody of the company is there to answer, it is the distributor's until it expires.
  return company.admins > 0 ? { dueOn, deadlineAt: endOfDay(dueOn, program.policy.timeZone), actor: { id: company.id, kind: 'company' } } : { dueOn, deadlineAt: now + spans.join, actor: afterAdmins(program, company) };
}

/** @rule REG-5 A second applicant of a company under review: approving one turns the other into a join request of the company that came of it. */
export const turnedIntoJoins = (facts: CaseFacts, company: Joined, now: number): EventOf<'registration.turned_into_join'>[] =>
  facts.colleagues.map((one) => turnedIntoJoin(facts.program, company, one, now));
export function turnedIntoJoin(program: ProgramFacts, company: Joined, one: Joiner, now: number): EventOf<'registration.turned_into_join'> {
  const clock = joinClock(program, company, now);
  return {
    name: 'registration.turned_into_join', registration: one.id, program: program.id, distributor: one.distributorId, organization: company.id, organizationName: company.name, email: one.email, locale: one.locale,
    person: one.person ?? one.email, dueOn: clock.dueOn, deadlineAt: clock.deadlineAt, actor: clock.actor, from: 'company',
  };
}

