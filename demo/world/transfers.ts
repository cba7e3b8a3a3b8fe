/** A partner of the seed that is changing its distributor (REG-12). */
import type { requests, transfers as table } from '../../schema/tables/requests.ts';
import { businessDaysAfter, endOfDay } from '../../worker/rules/business-days.ts';
import { fold } from '../../schema/fold.ts';
import { enrollments } from './enrollments.ts';
import { idFor } from './ids.ts';
import { partners } from './partners.ts';
import { programs } from './programs.ts';
import { day, orderOf } from './time.ts';
import { distributors } from './vendors.ts';

const partner = partners.alpvane, asker = partner.operators.superAdmin;
/** Asked by the account owner of Alpvane; the first distributor has yet to answer. */
export const transfer = {
  id: idFor('transfer', partner.domain, orderOf(2.2)), request: idFor('request', `transfer of ${partner.domain}`, orderOf(2.2)), programId: programs.n.id, partnerId: partner.id, fromId: distributors.first.id, toId: distributors.second.id, daysAgo: 2.2,
};

export function transferRows(now: number): { row: typeof table.$inferInsert; request: typeof requests.$inferInsert } {
  const { policy, vendorId, name } = programs.n;
  const asked = Math.round(now - transfer.daysAgo * day);
  const dueOn = businessDaysAfter(asked, 10, policy);
  const enrollmentId = enrollments.find((one) => one.partnerId === partner.id)?.id ?? '';
  return {
    row: { id: transfer.id, programId: transfer.programId, enrollmentId, organizationId: partner.id, fromId: transfer.fromId, toId: transfer.toId, state: 'requested', askerName: asker.name, askerEmail: asker.email, createdAt: asked, dueOn },
    request: {
      id: transfer.request, kind: 'transfer', state: 'pending', subjectId: transfer.id, programId: transfer.programId, vendorId, distributorId: transfer.fromId, organizationId: partner.id, actorId: transfer.fromId, actorKind: 'distributor', dueOn,
      deadlineAt: endOfDay(dueOn, policy.timeZone), programName: name, distributorName: distributors.first.name, company: partner.name, country: partner.country, person: asker.name, email: asker.email,
      search: fold([partner.name, asker.name, asker.email].join(' ')), askedAt: asked,
    },
  };
}
