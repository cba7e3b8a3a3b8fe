/** An entry of the seed's activity log: split and placed as a running portal writes it. */
import { type EventKind, type LoggedEvent, events } from '../../schema/events.ts';
import type { activity } from '../../schema/tables/system.ts';
import { idFor, keyBody } from './ids.ts';
import { world } from './world.ts';

export type Entry = typeof activity.$inferInsert;
export type Actor = 'applicant' | 'operator' | 'policy' | 'portal';
export interface Told { readonly at: number; readonly actorKind: Actor; readonly actorId: string | null; /** Where the world's staff does not have it. */ readonly actorName?: string }

const staff = new Map(Object.values({ ...world.vendors, ...world.distributors, ...world.partners }).flatMap((one) => Object.values(one.operators ?? {})).map(({ id, name }) => [id, name]));
/** Ids hold the instant, as a running portal's do; entries of one instant are in the order in which they came. */
export function entryOf(event: LoggedEvent, { actorName, ...told }: Told, viewers: Pick<Entry, 'programId' | 'vendorId' | 'distributorId' | 'organizationId' | 'subjectId'>, nth: number): Entry {
  const { rule, personal, hidden }: EventKind = events[event.name];
  const values = Object.entries(event).filter(([key]) => key !== 'name' && key !== 'program' && !hidden.includes(key));
  const pick = (kept: boolean) => Object.fromEntries(values.filter(([key]) => personal.includes(key) === kept));
  const id = idFor('activity', `${viewers.subjectId} ${event.name}`), kept = { ...(personal.length > 0 && pick(true)), ...(told.actorKind === 'operator' && { actorName: actorName ?? staff.get(told.actorId ?? '') ?? null }) };
  const hasPersonal = Object.keys(kept).length > 0;
  return {
    id: `act_${told.at.toString(16).padStart(12, '0')}7${nth.toString(16).padStart(3, '0')}8${id.slice(21)}`, event: event.name, rule, ...told, ...viewers,
    details: pick(false), personal: hasPersonal ? kept : null, salt: hasPersonal ? keyBody(`salt ${id}`).padEnd(32, '0') : null,
  };
}
