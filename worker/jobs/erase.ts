/** Erases a person for good (ALL-5). */
import type { Erasure } from '../rules/erasure.ts';
import { erasePerson } from '../rules/erasure.ts';
import { liveDeps } from '../live.ts';
import { commit } from '../store/commit.ts';
import type { Database } from '../store/database.ts';
import { findPerson, listHeld } from '../store/erasure.ts';

/** `asked`: keyed hashes of the address (messages/secrets.ts), by which it was counted. */
export async function erase(db: Database, email: string, now: number, asked: readonly string[] = []): Promise<Erasure> {
  const person = await findPerson(db, email, asked), found = await listHeld(db, person, 1).next();
  const erasure = erasePerson({ ...person, elsewhere: !found.done }, { person: liveDeps.newId('person'), email, asked });
  if ('events' in erasure) await commit({ db, now, newId: liveDeps.newId, actor: { kind: 'portal', id: null }, replay: null }, { events: erasure.events, messages: {}, answer: { status: 200, reply: {} } });
  return erasure;
}
