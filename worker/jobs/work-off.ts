/** What the cron does, at once and until nothing is left to do: for the demo, whose clock leaps. */
import type { Env } from '../env.ts';
import { sweep } from '../messages/outbox.ts';
import { openDatabase } from '../store/database.ts';
import { overdueCount } from '../store/demo.ts';
import { housekeep } from './housekeep.ts';
import { outboxDeps } from './outbox.ts';
import { seal } from './seal.ts';

/** Each run looks at a few; what it cannot move on, no other run will. */
export async function workOff(env: Env, now: number): Promise<void> {
  const db = openDatabase(env.DB);
  for (let left = Infinity; ; ) {
    await housekeep(env, now);
    const still = await overdueCount(db, now);
    if (still === 0 || still >= left) break;
    left = still;
  }
  await sweep(outboxDeps(env, now));
  await seal(env, now);
}
