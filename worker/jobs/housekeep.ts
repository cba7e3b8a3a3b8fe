/** Lets go of what has had its time: kept answers of keyed requests, and drafts that nobody finished ("Life of links" in rules.md). */
import { and, inArray, lt, sql } from 'drizzle-orm';
import { registrations } from '../../schema/tables/registration.ts';
import { idempotency } from '../../schema/tables/system.ts';
import { liveDeps } from '../app.ts';
import type { Env } from '../env.ts';
import { spans } from '../rules/decision.ts';
import { commit } from '../store/commit.ts';
import { openDatabase } from '../store/database.ts';
import { guardCode } from '../store/guard.ts';

/** Rows a run touches at most, so that one run stays short. */
const most = 500, mostDrafts = 20;

export async function housekeep(env: Env, now: number): Promise<void> {
  const db = openDatabase(env.DB);
  const [, drafts] = await db.batch([
    db.delete(idempotency).where(sql`id IN (SELECT id FROM ${idempotency} WHERE created_at < ${now - spans.idempotency} LIMIT ${most})`),
    db.select({ id: registrations.id, program: registrations.programId }).from(registrations)
      .where(and(inArray(registrations.state, ['draft', 'email_confirmed']), lt(registrations.createdAt, now - spans.draft))).limit(mostDrafts),
  ]);
  for (const draft of drafts) {
    const context = { db, now, newId: liveDeps.newId, actor: { kind: 'portal', id: null } as const, replay: null };
    const change = { events: [{ name: 'registration.expired', registration: draft.id, program: draft.program } as const], messages: {}, answer: { status: 200, reply: {} } };
    // A guard that fails means that its applicant was faster: the draft lives on.
    await commit(context, change).catch((error: unknown) => { if (!guardCode(error)) throw error; });
  }
}
