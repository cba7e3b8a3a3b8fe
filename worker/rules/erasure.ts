import type { PorticoEvent } from '../../schema/events.ts';

/** An operator with the address that is asked for; one was removed from each organization that it was in. */
export interface Erasable { readonly id: string; readonly organization: string; readonly state: 'invited' | 'active' | 'removed' }
export type Erasure = { readonly events: readonly PorticoEvent[] } | { readonly why: 'unknown' | 'not_removed' };

/** @rule ALL-5 A person that has access nowhere any more is erased: nobody's data stays behind, and the activity stays provable. */
export function erasePerson(found: readonly Erasable[]): Erasure {
  if (found.length === 0) return { why: 'unknown' };
  if (found.some(({ state }) => state !== 'removed')) return { why: 'not_removed' };
  return { events: found.map(({ id, organization }) => ({ name: 'operator.erased', operator: id, organization })) };
}
