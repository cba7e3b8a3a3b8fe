/** Addresses that take no e-mail, or want less of it: events → guards and rows. */
import { eq, sql } from 'drizzle-orm';
import type { SuppressionReason } from '../../schema/mail.ts';
import { isOptional, templates } from '../../schema/messages.ts';
import type { ProblemCode } from '../../schema/problems.ts';
import { idempotency, outbox, suppressions } from '../../schema/tables/system.ts';
import type { Writes } from './write.ts';

/** As it was looked at; who was second decides again. */
const stands = (code: ProblemCode, email: string, reason: SuppressionReason | null): [ProblemCode, ReturnType<typeof sql>] => [code, sql`SELECT (SELECT reason FROM ${suppressions} WHERE address = ${email}) IS ${reason}`];
const optional = JSON.stringify(templates.filter(isOptional));

export const addressWrites: Writes<'address.suppressed' | 'address.restored'> = {
  'address.suppressed': {
    guards: ({ email, before }) => [stands('service.unavailable', email, before)],
    rows: ({ email, reason, stands: now_, message, told }, { db, now }) => [
      // Of several holders each writes the same.
      db.insert(suppressions).values({ address: email, reason: now_, messageId: message, at: now }).onConflictDoUpdate({ target: suppressions.address, set: { reason: now_, messageId: message, at: now } }),
      db.update(outbox).set({ state: 'suppressed', lastError: reason }).where(sql`recipient = ${email} AND state = 'queued' AND (${now_} <> 'unsubscribed' OR template IN (SELECT value FROM json_each(${optional})))`),
      ...(told ? [db.insert(idempotency).values({ id: told, endpoint: 'receiveMailEvents', requestHash: '', status: 200, reply: {}, createdAt: now }).onConflictDoNothing({ target: idempotency.id })] : []),
    ],
  },
  'address.restored': {
    guards: ({ email, before }) => [stands('address.reachable', email, before)],
    rows: ({ email, stands: now_ }, { db }) => [now_ === null ? db.delete(suppressions).where(eq(suppressions.address, email)) : db.update(suppressions).set({ reason: now_ }).where(eq(suppressions.address, email))],
  },
};
