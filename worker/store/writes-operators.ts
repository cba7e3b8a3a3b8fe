/** Operators, their sessions and links, messages, and their organization's brand: events → guards and rows. */
import { eq, sql } from 'drizzle-orm';
import type { EventName } from '../../schema/events.ts';
import { operators, organizations } from '../../schema/tables/organizations.ts';
import { links, outbox, sessions } from '../../schema/tables/system.ts';
import { spans } from '../rules/decision.ts';
import { type Writes, newLink } from './write.ts';

export const operatorWrites: Writes<Exclude<Extract<EventName, `operator.${string}` | `session.${string}` | `message.${string}` | `brand.${string}`>, 'operator.erased'>> = {
  'operator.link_requested': {
    guards: (event, { now }) => [['request.rate_limited', sql`SELECT NOT EXISTS (SELECT 1 FROM ${links} WHERE operator_id = ${event.operator} AND kind = 'sign_in' AND created_at > ${now - spans.codePause})`]],
    rows: (event, { db, now }) => [newLink(db, event.link, 'sign_in', event.operator, now, spans.signInLink)],
  },
  'operator.signed_in': {
    guards: (event, { now }) => [
      ['sign_in.link_used', sql`SELECT used_at IS NULL AND expires_at > ${now} FROM ${links} WHERE id = ${event.link}`],
      ['operator.not_active', sql`SELECT state = 'active' FROM ${operators} WHERE id = ${event.operator}`],
    ],
    rows: (event, { db, now }) => [
      db.insert(sessions).values({ id: event.session, operatorId: event.operator, origin: event.origin, createdAt: now, expiresAt: now + spans.cookie }),
      db.update(links).set({ usedAt: now, sessionId: event.session }).where(eq(links.id, event.link)),
    ],
  },
  'operator.signed_out': {
    rows: (event, { db, now }) => [db.update(sessions).set({ endedAt: now }).where(eq(sessions.id, event.session))],
  },
  'session.minted': {
    guards: (event) => [['operator.not_active', sql`SELECT state = 'active' FROM ${operators} WHERE id = ${event.operator}`]],
    rows: (event, { db, now }) => [db.insert(sessions).values({ id: event.session, operatorId: event.operator, origin: event.origin, createdAt: now, expiresAt: now + spans.token })],
  },
  'message.retried': {
    guards: (event) => [['message.not_parked', sql`SELECT state = 'parked' FROM ${outbox} WHERE id = ${event.message}`]],
    rows: (event, { db, now }) => [db.update(outbox).set({ state: 'queued', attempts: 0, nextAttemptAt: now, lastError: null }).where(eq(outbox.id, event.message))],
  },
  'brand.changed': {
    // The log tells what it was before: who was second decides again.
    guards: (event) => [['service.unavailable', sql`SELECT json(brand) IS json(${event.previous && JSON.stringify(event.previous)}) FROM ${organizations} WHERE id = ${event.organization}`]],
    rows: (event, { db }) => [db.update(organizations).set({ brand: event.brand }).where(eq(organizations.id, event.organization))],
  },
};
