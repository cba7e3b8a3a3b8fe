/** When each job last ran, how long it took, and what it counted: the health page reads it. A job that fails leaves its last run as it was, and gets late. */
import { sql } from 'drizzle-orm';
import type { JobName } from '../../schema/health.ts';
import { jobRuns } from '../../schema/tables/system.ts';
import type { Env } from '../env.ts';
import type { MailEvent } from '../messages/providers/provider.ts';
import { type Database, openDatabase } from '../store/database.ts';

export interface Run { readonly job: JobName; readonly at: number; readonly took: number; readonly counts: Readonly<Record<string, number>> }

/** Runs a job and notes it; `counts` says what of its answer is worth a number. */
export async function timed<R>(runs: Run[], job: JobName, at: number, work: () => Promise<R>, counts: (result: R) => Run['counts'] = () => ({})): Promise<R> {
  const began = performance.now(), result = await work();
  runs.push({ job, at, took: Math.round(performance.now() - began), counts: counts(result) });
  return result;
}

export async function recordRuns(db: Database, runs: readonly Run[]): Promise<void> {
  const [first, ...rest] = runs.map((run) => db.insert(jobRuns).values(run).onConflictDoUpdate({ target: jobRuns.job, set: { at: run.at, took: run.took, counts: run.counts } }));
  if (first) await db.batch([first, ...rest]);
}

/** What a provider told is counted, once a minute at least; a bounce that may pass leaves no other trace. */
export async function countMailEvents(env: Env, kinds: readonly MailEvent['kind'][], now: number): Promise<void> {
  const counts = Object.fromEntries((['bounce', 'complaint', 'soft'] as const).map((kind) => [kind, kinds.filter((one) => one === kind).length]));
  const sum = (kind: string): ReturnType<typeof sql> => sql`coalesce(counts ->> ${`$.${kind}`}, 0) + ${counts[kind] ?? 0}`;
  await openDatabase(env.DB).insert(jobRuns).values({ job: 'mail_events', at: now, took: 0, counts }).onConflictDoUpdate({
    target: jobRuns.job, set: { at: now, counts: sql`json_object('bounce', ${sum('bounce')}, 'complaint', ${sum('complaint')}, 'soft', ${sum('soft')})` },
    setWhere: sql`${kinds.some((kind) => kind !== 'other')} OR at < ${now - 60_000}`,
  });
}
