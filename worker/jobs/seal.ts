/** Seals the activity log in the order of its entries: a chain over their digests, and a signature over where it stands (OPR-10, rules/chain.ts). */
import { desc, sql } from 'drizzle-orm';
import { activity, activitySeals } from '../../schema/tables/system.ts';
import type { Env } from '../env.ts';
import { type Entry, genesis, sealAll, signSeal } from '../rules/chain.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { guard, guardCode, uniqueViolation } from '../store/guard.ts';

/** Entries a batch, and batches a run: a commit in between waits for one batch at most. */
const chunk = 500, chunks = 8;
export interface Sealing { readonly sealed: number; /** More is left than one run does. */ readonly behind: boolean }

/** @rule OPR-10 Each entry of the activity log is sealed, in order, so that a change or a gap shows. */
export async function seal(env: Pick<Env, 'DB' | 'SIGNING_KEYS'>, now: number, most = chunks): Promise<Sealing> {
  const db = openDatabase(env.DB);
  let sealed = 0, behind = false;
  for (let round = 0; round < most; round += 1) {
    const done = await sealNext(db);
    sealed += done;
    behind = done === chunk;
    if (!behind) break;
  }
  await sign(db, env.SIGNING_KEYS, now);
  return { sealed, behind };
}

/** The next chunk, in one batch that aborts where another run was faster. */
async function sealNext(db: Database): Promise<number> {
  const first = sql`(SELECT min(seq) FROM ${activity} WHERE seal IS NULL)`;
  const [[before], entries] = await db.batch([
    db.select({ seal: activity.seal }).from(activity).where(sql`seq < ${first}`).orderBy(desc(activity.seq)).limit(1),
    db.select().from(activity).where(sql`seal IS NULL AND seq IS NOT NULL`).orderBy(activity.seq).limit(chunk),
  ]);
  const [start] = entries, tied = before?.seal ?? genesis;
  if (!start) return 0;
  const rows = await sealAll(tied, entries as Entry[]);
  try {
    await db.batch([
      guard(db, 'service.unavailable', sql`SELECT seal IS NULL AND coalesce((SELECT seal FROM ${activity} WHERE seq < ${start.seq} ORDER BY seq DESC LIMIT 1), ${genesis}) = ${tied} FROM ${activity} WHERE seq = ${start.seq}`),
      db.update(activity).set({ personalDigest: sql`sealed.personal_digest`, digest: sql`sealed.digest`, seal: sql`sealed.seal` })
        .from(sql`(SELECT value ->> 'seq' AS seq, value ->> 'personalDigest' AS personal_digest, value ->> 'digest' AS digest, value ->> 'seal' AS seal FROM json_each(${JSON.stringify(rows)})) AS sealed`)
        .where(sql`${activity.seq} = sealed.seq`),
    ]);
  } catch (error) {
    if (guardCode(error)) return 0;
    throw error;
  }
  return rows.length;
}

/** Signs where the chain stands, unless that is signed already. */
async function sign(db: Database, signingKeys: string, now: number): Promise<void> {
  const [[head], [last]] = await db.batch([
    db.select({ seq: activity.seq, seal: activity.seal }).from(activity).where(sql`seq < coalesce((SELECT min(seq) FROM ${activity} WHERE seal IS NULL), 9e15)`).orderBy(desc(activity.seq)).limit(1),
    db.select().from(activitySeals).orderBy(desc(activitySeals.number)).limit(1),
  ]);
  if (!head?.seal || head.seq === null || head.seq <= (last?.seq ?? 0)) return;
  const row = await signSeal(signingKeys, { number: (last?.number ?? 0) + 1, seq: head.seq, head: head.seal, at: now });
  // Another run has signed meanwhile: it knows as much.
  await db.insert(activitySeals).values(row).catch((error: unknown) => { if (!uniqueViolation(error)) throw error; });
}
