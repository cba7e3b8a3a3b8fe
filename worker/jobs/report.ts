/** One structured line per run of the cron: counters, and the condition that is worth an alert. No personal data. */
import { sql } from 'drizzle-orm';
import { outbox } from '../../schema/tables/system.ts';
import type { Env } from '../env.ts';
import type { Drained } from '../messages/outbox.ts';
import type { Sealing } from './seal.ts';
import { openDatabase } from '../store/database.ts';

/** A message that waits longer than this, in ms, is late: the queue and several sweeps have missed it. */
export const late = 15 * 60_000;

/** `alert` is true while a message is parked or late, or the log could not be sealed; a log drain's rule needs to look at nothing else. */
export async function report(env: Env, drained: Drained, sealing: Sealing | undefined, now: number): Promise<void> {
  const [row] = await openDatabase(env.DB).select({
    parked: sql<number>`count(*) FILTER (WHERE state = 'parked')`.as('parked'), waiting: sql<number>`count(*) FILTER (WHERE state = 'queued')`.as('waiting'),
    late: sql<number>`count(*) FILTER (WHERE state = 'queued' AND created_at < ${now - late})`.as('late'),
  }).from(outbox).where(sql`state IN ('queued', 'parked')`);
  const waiting = row ?? { parked: 0, waiting: 0, late: 0 };
  console.log(JSON.stringify({ job: 'sweep', delivered: drained.delivered, failed: drained.failed, gaveUp: drained.parked, suppressed: drained.suppressed, ...waiting, sealed: sealing?.sealed ?? null, behind: sealing?.behind ?? true, alert: waiting.parked > 0 || waiting.late > 0 || !sealing }));
}
