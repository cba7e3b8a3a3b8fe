/** What the health page shows: counts of one vendor's mail, of what waits to be sealed, and the last runs. One round trip; each count looks at no more than it shows. */
import { type SQL, asc, sql } from 'drizzle-orm';
import { mostCounted } from '../../schema/health.ts';
import { activity, jobRuns } from '../../schema/tables/system.ts';
import type { Template } from '../../schema/messages.ts';
import type { Database } from './database.ts';

export async function loadHealth(db: Database, ask: { readonly sender: string; readonly lateBefore: number; readonly suppressedSince: number }) {
  const upTo = (from: SQL): SQL<number> => sql<number>`(SELECT count(*) FROM (SELECT 1 ${from} LIMIT ${mostCounted}))`;
  const mail = (state: string, and: SQL = sql`TRUE`): SQL => sql`FROM outbox WHERE sender_id = ${ask.sender} AND state = ${state} AND ${and}`;
  const [counts, parkedBy, runs, oldest] = await db.batch([
    db.select({
      waiting: upTo(mail('queued')).as('waiting'), late: upTo(mail('queued', sql`created_at < ${ask.lateBefore}`)).as('late'), parked: upTo(mail('parked')).as('parked'),
      // Ids hold their time, so the last thirty days are a range of the same index.
      suppressed: upTo(mail('suppressed', sql`id >= ${`msg_${ask.suppressedSince.toString(16).padStart(12, '0')}`}`)).as('suppressed'), unsealed: upTo(sql`FROM activity WHERE seal IS NULL`).as('unsealed'),
    }).from(sql`(SELECT 1)`),
    // Of each group SQLite takes the other columns from the row of its greatest id.
    db.select({ template: sql<Template>`template`.as('template'), count: sql<number>`count(*)`.as('count'), message: sql<string>`max(id)`.as('message'), error: sql<string | null>`last_error`.as('error'), attempts: sql<number>`attempts`.as('attempts'), createdAt: sql<number>`created_at`.as('created_at') })
      .from(sql`(SELECT id, template, last_error, attempts, created_at ${mail('parked')} ORDER BY id DESC LIMIT ${mostCounted})`).groupBy(sql`template`).orderBy(sql`max(id) DESC`),
    db.select().from(jobRuns),
    db.select({ at: activity.at }).from(activity).where(sql`seal IS NULL`).orderBy(asc(activity.seq)).limit(1),
  ]);
  return { counts: counts[0] ?? { waiting: 0, late: 0, parked: 0, suppressed: 0, unsealed: 0 }, parkedBy, runs, unsealedSince: oldest[0]?.at ?? null };
}
