/** Time that passes in the demo: a running portal has only the real clock, so what it wrote down is moved into the past. */
import { type SQL, eq, sql } from 'drizzle-orm';
import { links } from '../../schema/tables/system.ts';
import { operators } from '../../schema/tables/organizations.ts';
import { registrations } from '../../schema/tables/registration.ts';
import { requests, transfers } from '../../schema/tables/requests.ts';
import type { Database } from './database.ts';

/** Answers how many rows were touched. `subject`: the id of a registration or transfer, or the address of an operator. */
export async function passTime(db: Database, subject: string, minutes: number): Promise<number> {
  const days = `${-Math.trunc(minutes / 1_440)} days`;
  const earlier = (column: string): SQL => sql`${sql.raw(column)} - ${minutes * 60_000}`, before = (column: string): SQL => sql`date(${sql.raw(column)}, ${days})`;
  const touched = await db.batch([
    db.update(links).set({ expiresAt: earlier('expires_at') }).where(sql`used_at IS NULL AND operator_id = (SELECT id FROM ${operators} WHERE email = ${subject} AND state <> 'removed')`).returning({ id: links.id }),
    db.update(registrations).set({
      createdAt: earlier('created_at'), codeSentAt: earlier('code_sent_at'), confirmedAt: earlier('confirmed_at'), mailedAt: earlier('mailed_at'), submittedAt: earlier('submitted_at'), decidedAt: earlier('decided_at'),
      dueOn: before('due_on'), reapplyOn: before('reapply_on'),
    }).where(eq(registrations.id, subject)).returning({ id: registrations.id }),
    db.update(transfers).set({ createdAt: earlier('created_at'), escalatedAt: earlier('escalated_at'), objectedAt: earlier('objected_at'), decidedAt: earlier('decided_at'), dueOn: before('due_on') }).where(eq(transfers.id, subject)).returning({ id: transfers.id }),
    db.update(requests).set({ askedAt: earlier('asked_at'), deadlineAt: earlier('deadline_at'), decidedAt: earlier('decided_at'), dueOn: before('due_on') }).where(eq(requests.subjectId, subject)).returning({ id: requests.id }),
  ]);
  return touched.reduce((sum, rows) => sum + rows.length, 0);
}
