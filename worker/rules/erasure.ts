import type { PorticoEvent } from '../../schema/events.ts';
import type { StateOf } from '../../schema/states.ts';
import { erased } from './retention.ts';

/** An operator with the address that is asked for; one was removed from each organization that it was in. */
export interface Erasable { readonly id: string; readonly organization: string; readonly state: 'invited' | 'active' | 'removed'; readonly name: string }
/** A registration that came from it. */
export interface Registered { readonly id: string; readonly programId: string; readonly distributorId: string | null; readonly state: StateOf<'registration'>; readonly name: string | null }
export interface Traces {
  readonly operators: readonly Erasable[]; readonly registrations: readonly Registered[];
  /** It stands in another's record, in a message, or among the addresses that get none. */
  readonly elsewhere: boolean;
}
export type Erasure = { readonly events: readonly PorticoEvent[] } | { readonly why: 'unknown' | 'not_removed' | 'open' };

/** @rule ALL-5 A person that has access nowhere any more, and waits for nothing, is erased: nobody's data stays behind, and the activity stays provable. */
export function erasePerson({ operators, registrations, elsewhere }: Traces, command: { readonly person: string; readonly email: string; /** Keyed hashes of the address. */ readonly asked: readonly string[] }): Erasure {
  if (operators.length === 0 && registrations.length === 0 && !elsewhere) return { why: 'unknown' };
  if (operators.some(({ state }) => state !== 'removed')) return { why: 'not_removed' };
  if (registrations.some(({ state }) => ['draft', 'email_confirmed', 'under_review'].includes(state))) return { why: 'open' };
  const names = [...new Set([...operators, ...registrations].flatMap(({ name }) => (name ? [name] : [])))];
  return {
    events: [
      ...operators.map(({ id, organization }) => ({ name: 'operator.erased', operator: id, organization }) as const),
      // A refusal for good goes too: who asks to be forgotten may be a newcomer again.
      ...registrations.map((one) => erased(one, one.state === 'approved' ? 'company' : 'nothing')),
      { name: 'portal.person_erased', ...command, names },
    ],
  };
}
