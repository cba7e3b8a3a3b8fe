/** What a provider says while it is being sent to: who takes nothing is suppressed, with the entry in the log (ALL-6). */
import { liveDeps } from '../live.ts';
import type { RefusedRecipient } from '../messages/outbox.ts';
import { suppressAddress } from '../rules/addresses.ts';
import { loadTold } from '../store/addresses.ts';
import { commit } from '../store/commit.ts';
import { openDatabase } from '../store/database.ts';
import { guardCode } from '../store/guard.ts';

export async function suppress(d1: D1Database, refused: readonly RefusedRecipient[], now: number): Promise<void> {
  const db = openDatabase(d1);
  const facts = await loadTold(db, refused.map(({ address, message, reason }) => ({ address, message, reason, providerId: null, key: null })));
  const told = [...new Map(facts.map((one) => [one.address.email, one])).values()];
  const events = told.flatMap(({ address, holders, told: { reason }, message }) => suppressAddress(address, holders, { reason, message, key: null }).events);
  const context = { db, now, newId: liveDeps.newId, actor: { kind: 'portal', id: null } as const, replay: null };
  // Told by somebody else meanwhile: the claims run out, and the next one puts the messages aside.
  await commit(context, { events, messages: {}, answer: { status: 200, reply: {} } }).catch((error: unknown) => { if (!guardCode(error)) throw error; });
}
