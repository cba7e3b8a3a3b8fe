/** Erases a person for good (ALL-5); a registration's own record keeps its applicant. */
import type { Erasure } from '../rules/erasure.ts';
import { erasePerson } from '../rules/erasure.ts';
import { liveDeps } from '../live.ts';
import { commit } from '../store/commit.ts';
import type { Database } from '../store/database.ts';
import { listErasable } from '../store/erasure.ts';

export async function erase(db: Database, email: string, now: number): Promise<Erasure> {
  const erasure = erasePerson(await listErasable(db, email));
  if ('events' in erasure) await commit({ db, now, newId: liveDeps.newId, actor: { kind: 'portal', id: null }, replay: null }, { events: erasure.events, messages: {}, answer: { status: 200, reply: {} } });
  return erasure;
}
