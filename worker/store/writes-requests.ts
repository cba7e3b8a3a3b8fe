/** Transfers, blocks and notes: events → guards and rows. */
import { type SQL, eq, sql } from 'drizzle-orm';
import type { EventName } from '../../schema/events.ts';
import { enrollmentDistributors } from '../../schema/tables/organizations.ts';
import { registrations } from '../../schema/tables/registration.ts';
import { blocks, requestNotes, transfers } from '../../schema/tables/requests.ts';
import { fold } from '../../schema/fold.ts';
import type { Database, Statement } from './database.ts';
import { type Writes, decidedBy, newRequest, updateRequest } from './write.ts';

const update = (db: Database, id: string, values: Partial<typeof transfers.$inferInsert>): Statement => db.update(transfers).set(values).where(eq(transfers.id, id));
const transferIs = (id: string, ...states: string[]): SQL => sql`SELECT state IN (SELECT value FROM json_each(${JSON.stringify(states)})) FROM ${transfers} WHERE id = ${id}`;

export const requestWrites: Writes<Extract<EventName, `transfer.${string}` | `block.${string}` | `request.${string}`>> = {
  'transfer.requested': {
    guards: (event) => [
      // As it was looked at: the tie stands, and nothing moves it yet.
      ['transfer.not_needed', sql`SELECT EXISTS (SELECT 1 FROM ${enrollmentDistributors} WHERE enrollment_id = ${event.enrollment} AND distributor_id = ${event.distributor})`],
      ['transfer.open', sql`SELECT NOT EXISTS (SELECT 1 FROM ${transfers} WHERE enrollment_id = ${event.enrollment} AND state IN ('requested', 'objected'))`],
      ...(event.by === 'distributor' ? [['registration.already_decided', sql`SELECT state = 'under_review' AND kind = 'company' FROM ${registrations} WHERE id = ${event.registration}`] as [never, SQL]] : []),
    ],
    rows: (event, { db, now }) => [
      db.insert(transfers).values({
        id: event.transfer, programId: event.program, enrollmentId: event.enrollment, organizationId: event.organization, fromId: event.distributor, toId: event.to, registrationId: event.registration, state: 'requested',
        askerName: event.person, askerEmail: event.email, createdAt: now, dueOn: event.dueOn,
      }),
      newRequest(db, event.card, {
        kind: 'transfer', state: 'pending', subjectId: event.transfer, programId: event.program, vendorId: event.card.vendor, distributorId: event.distributor, organizationId: event.organization, dueOn: event.dueOn,
        company: event.company, country: event.country, person: event.person, email: event.email, search: fold([event.company, event.person, event.email].join(' ')), askedAt: now,
      }),
    ],
  },
  'transfer.released': {
    guards: (event) => [['transfer.closed', transferIs(event.transfer, 'requested')]],
    rows: (event, { db }) => [update(db, event.transfer, { state: 'released' })],
  },
  'transfer.objected': {
    guards: (event) => [['transfer.closed', transferIs(event.transfer, 'requested')]],
    rows: (event, { db, now }) => [
      update(db, event.transfer, { state: 'objected', objection: event.reason, objectedAt: now }),
      updateRequest(db, event.transfer, { actorId: event.vendor, actorKind: 'vendor', deadlineAt: null }),
    ],
  },
  'transfer.escalated': {
    guards: (event) => [['transfer.closed', transferIs(event.transfer, 'requested')]],
    rows: (event, { db, now }) => [update(db, event.transfer, { escalatedAt: now }), updateRequest(db, event.transfer, { actorId: event.vendor, actorKind: 'vendor', deadlineAt: null })],
  },
  'transfer.completed': {
    // Guards are checked before any row of the batch is written: a release has not marked it yet.
    guards: (event) => [
      ['transfer.closed', event.by === 'release' ? transferIs(event.transfer, 'requested') : transferIs(event.transfer, 'requested', 'objected')],
      ['transfer.closed', sql`SELECT EXISTS (SELECT 1 FROM ${enrollmentDistributors} WHERE enrollment_id = ${event.enrollment} AND distributor_id = ${event.from})`],
    ],
    rows: (event, { db, now, actor }) => [
      db.delete(enrollmentDistributors).where(sql`enrollment_id = ${event.enrollment} AND distributor_id = ${event.from}`),
      db.insert(enrollmentDistributors).values({ enrollmentId: event.enrollment, distributorId: event.distributor, createdAt: now }).onConflictDoNothing(),
      update(db, event.transfer, { state: 'done', decidedAt: now, decidedBy: actor.id, decisionNote: event.note }),
      updateRequest(db, event.transfer, { state: 'approved', decidedAt: now, ...decidedBy(actor, event.by === 'vendor') }),
    ],
  },
  'transfer.refused': {
    guards: (event) => [['transfer.closed', transferIs(event.transfer, 'requested', 'objected')]],
    rows: (event, { db, now, actor }) => [
      update(db, event.transfer, { state: 'canceled', decidedAt: now, decidedBy: actor.id, decisionNote: event.note }),
      updateRequest(db, event.transfer, { state: 'refused', decidedAt: now, ...decidedBy(actor, true) }),
    ],
  },
  'transfer.canceled': {
    guards: (event) => [['transfer.closed', transferIs(event.transfer, 'requested', 'objected')]],
    rows: (event, { db, now }) => [
      update(db, event.transfer, { state: 'canceled', decidedAt: now }),
      updateRequest(db, event.transfer, { state: 'withdrawn', decidedAt: now, actorId: null, actorKind: null, deadlineAt: null }),
    ],
  },
  'block.added': {
    rows: (event, { db, now, actor }) => [db.insert(blocks).values({ id: event.block, programId: event.program, kind: event.kind, key: event.key, value: event.value, country: event.country, reason: event.reason, createdAt: now, createdBy: actor.id })],
  },
  'block.lifted': { rows: (event, { db, now }) => [db.update(blocks).set({ liftedAt: now }).where(eq(blocks.id, event.block))] },
  'request.noted': {
    rows: (event, { db, now }) => [db.insert(requestNotes).values({ id: event.entry, requestId: event.request, organizationId: event.organization, operatorId: event.operator, text: event.text, createdAt: now })],
  },
};
