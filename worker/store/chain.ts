/** The sealed log, as it is proved: in the order of its places. */
import { asc, desc, isNotNull, isNull, sql } from 'drizzle-orm';
import { activity, activitySeals } from '../../schema/tables/system.ts';
import type { Entry, SealRow } from '../rules/chain.ts';
import type { Database } from './database.ts';

export interface SealedLog { readonly seals: SealRow[]; readonly entries: AsyncIterable<Entry> }

/** Reads in pages. Entries that are sealed while it reads count as not sealed: the proof is of one moment. */
export async function openLog(db: Database, page = 1_000): Promise<SealedLog> {
  const seals = await db.select().from(activitySeals).orderBy(asc(activitySeals.number));
  const [last] = await db.select({ seq: activity.seq }).from(activity).where(isNotNull(activity.seal)).orderBy(desc(activity.seq)).limit(1);
  const sealedTo = last?.seq ?? 0;
  async function* entries(): AsyncGenerator<Entry> {
    yield* await db.select().from(activity).where(isNull(activity.seq)).limit(1);
    for (let seq = 0; ; ) {
      const rows = await db.select().from(activity).where(sql`seq > ${seq}`).orderBy(asc(activity.seq)).limit(page);
      for (const row of rows) yield (row.seq ?? 0) > sealedTo ? { ...row, personalDigest: null, digest: null, seal: null } : row;
      if (rows.length < page) return;
      seq = rows.at(-1)?.seq ?? 0;
    }
  }
  return { seals, entries: entries() };
}
