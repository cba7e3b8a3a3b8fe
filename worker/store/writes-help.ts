/** Requests for help: events → guards and rows. */
import { sql } from 'drizzle-orm';
import type { EventName } from '../../schema/events.ts';
import { fold } from '../../schema/fold.ts';
import { operators } from '../../schema/tables/organizations.ts';
import { requests } from '../../schema/tables/requests.ts';
import { spans } from '../rules/decision.ts';
import { openHelp } from './help.ts';
import { type Writes, decidedBy, updateRequest } from './write.ts';

const stillOpen = (request: string): [never, ReturnType<typeof sql>] => ['help.closed' as never, sql`SELECT state = 'pending' FROM ${requests} WHERE id = ${request}`];
const over = (at: number) => ({ decidedAt: at, actorId: null, actorKind: null, deadlineAt: null });

export const helpWrites: Writes<Extract<EventName, `help.${string}`>> = {
  'help.asked': {
    guards: (event) => [
      ['session.ended', sql`SELECT state = 'active' FROM ${operators} WHERE id = ${event.operator}`],
      ['help.open', sql`SELECT NOT EXISTS (${openHelp(event.operator, event)})`],
    ],
    rows: (event, { db, now }) => [db.insert(requests).values({
      id: event.request, subjectId: event.request, kind: 'help', state: 'pending', programId: event.program, programName: event.programName, organizationId: event.organization, distributorId: event.distributor, vendorId: event.vendor,
      actorId: event.actor.id, actorKind: event.actor.kind, deadlineAt: now + spans.help, company: event.company, country: event.country, person: event.person, email: event.email, search: fold([event.company, event.person, event.email].join(' ')), askedAt: now,
      askerId: event.operator, help: { code: event.code, action: event.action, role: event.role, subject: event.subject, note: event.note, to: event.actor.name },
    })],
  },
  'help.answered': {
    guards: (event) => [stillOpen(event.request), ['operator.not_active', sql`SELECT state = 'active' FROM ${operators} WHERE id = ${event.operator}`]],
    rows: (event, { db, now, actor }) => [updateRequest(db, event.request, { state: event.decision === 'refuse' ? 'refused' : 'approved', answer: event.note, decidedAt: now, ...decidedBy(actor, false) })],
  },
  'help.withdrawn': { guards: (event) => [stillOpen(event.request)], rows: (event, { db, now }) => [updateRequest(db, event.request, { state: 'withdrawn', ...over(now) })] },
  'help.expired': { guards: (event) => [stillOpen(event.request)], rows: (event, { db, now }) => [updateRequest(db, event.request, { state: 'expired', ...over(now) })] },
};
