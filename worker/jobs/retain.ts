/** What is over goes by itself (ALL-5, schema/retention.ts): rows of links, sessions, codes and messages; and of registrations that led to no partner, what names somebody. */
import type { Env } from '../env.ts';
import { liveDeps } from '../live.ts';
import { eraseEnded } from '../rules/retention.ts';
import { registrationDays } from '../../schema/retention.ts';
import { spans } from '../rules/decision.ts';
import { commit } from '../store/commit.ts';
import { openDatabase } from '../store/database.ts';
import { guardCode } from '../store/guard.ts';
import { deletions, keepWalk, nextRegistrations, walkOn } from '../store/retention.ts';

/** What a run touches at most, so that one run stays short: rows that go, registrations it looks at, and those it erases. */
const most = 500, mostLooked = 200, mostErased = 20;

/** Answers how many rows of which table went. `walkedTo` is where the next run goes on. */
export async function retain(env: Pick<Env, 'DB'>, now: number): Promise<Record<string, number>> {
  const db = openDatabase(env.DB);
  const gone = deletions(db, now, most);
  const [registrations, ...results] = await db.batch([nextRegistrations(db, now - registrationDays.unsent * spans.day, mostLooked), ...gone.map(({ statement }) => statement)]);
  let looked = 0, erased = 0;
  for (const one of registrations) {
    if (erased === mostErased) break;
    looked += 1;
    const event = eraseEnded(one, now);
    if (!event) continue;
    erased += 1;
    // A guard that fails means that somebody was faster: it stands as they left it.
    await commit({ db, now, newId: liveDeps.newId, actor: { kind: 'portal', id: null }, replay: null }, { events: [event], messages: {}, answer: { status: 200, reply: {} } }).catch((error: unknown) => { if (!guardCode(error)) throw error; });
  }
  const counts = {
    ...Object.fromEntries(gone.map(({ table }, index) => [table, (results[index] as unknown as D1Result).meta.changes])),
    registrations: erased, walkedTo: walkOn(registrations, mostLooked, looked),
  };
  await keepWalk(db, now, counts);
  return counts;
}
