/** Messages that the queue's consumer could not take, three times over. Their rows are in the outbox, so nothing is lost: each is tried once more by itself, and what fails even so is parked, where an admin sees it (ALL-2). */
import { type OutboxDeps, deliver } from '../messages/outbox.ts';

export interface DeadLetters { readonly delivered: number; readonly parked: number; /** Bodies that name no message. */ readonly unknown: number }
/** Of a queue's batch. */
export interface Letter { readonly body: unknown; ack(): void; retry(): void }

export const messageIn = (body: unknown): string | undefined => {
  const id = typeof body === 'object' && body !== null ? (body as { id?: unknown }).id : undefined;
  return typeof id === 'string' && /^msg_[0-9a-f]{32}$/.test(id) ? id : undefined;
};

export async function buryLetters(letters: readonly Letter[], deps: OutboxDeps): Promise<DeadLetters> {
  const counts = { delivered: 0, parked: 0, unknown: 0 };
  for (const letter of letters) {
    const id = messageIn(letter.body);
    try {
      if (id === undefined) counts.unknown += 1;
      // What another run has taken, or sent, is not this one's to decide.
      else counts[await outcomeOf(id, deps)] += 1;
      letter.ack();
    } catch {
      // Not even that could be written: the queue keeps it.
      letter.retry();
    }
  }
  return counts;
}

async function outcomeOf(id: string, deps: OutboxDeps): Promise<'delivered' | 'parked'> {
  try {
    await deliver([id], deps);
    return 'delivered';
  } catch {
    await deps.db.prepare(`UPDATE outbox SET state = 'parked', last_error = coalesce(last_error, 'DeadLetter') WHERE id = ?1 AND state = 'queued'`).bind(id).run();
    return 'parked';
  }
}
