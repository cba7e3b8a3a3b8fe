/** Time that passes in the demo: a running portal has only the real clock, so what it wrote down is moved into the past. */
import { sql } from 'drizzle-orm';
import { links } from '../../schema/tables/system.ts';
import { operators } from '../../schema/tables/organizations.ts';
import type { Database } from './database.ts';

/** What is written down of a request, by table: instants in ms, and days. */
const written = [
  { table: 'registrations', key: 'id', instants: ['created_at', 'code_sent_at', 'confirmed_at', 'mailed_at', 'submitted_at', 'decided_at'], days: ['due_on', 'reapply_on'] },
  { table: 'transfers', key: 'id', instants: ['created_at', 'escalated_at', 'objected_at', 'decided_at'], days: ['due_on'] },
  { table: 'requests', key: 'subject_id', instants: ['asked_at', 'deadline_at', 'decided_at'], days: ['due_on'] },
] as const;

/** Answers how many rows were touched. `subject`: the id of a registration or transfer, or the address of an operator. */
export async function passTime(db: Database, subject: string, minutes: number): Promise<number> {
  const ms = minutes * 60_000, days = `${-Math.trunc(minutes / 1_440)} days`;
  const statements = written.map(({ table, key, instants, days: dates }) => {
    const sets = [...instants.map((name) => sql`${sql.raw(name)} = ${sql.raw(name)} - ${ms}`), ...dates.map((name) => sql`${sql.raw(name)} = date(${sql.raw(name)}, ${days})`)];
    return db.run(sql`UPDATE ${sql.raw(table)} SET ${sql.join(sets, sql`, `)} WHERE ${sql.raw(key)} = ${subject}`);
  });
  const results = await db.batch([
    db.update(links).set({ expiresAt: sql`expires_at - ${ms}` }).where(sql`used_at IS NULL AND operator_id = (SELECT id FROM ${operators} WHERE email = ${subject} AND state <> 'removed')`), ...statements,
  ]);
  return results.reduce((sum, { meta }) => sum + meta.changes, 0);
}
