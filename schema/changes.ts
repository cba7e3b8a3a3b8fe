/** What an event changes: old → new, for the activity log (OPR-10). Only what the log may show, so only keys of the payload that are not hidden. */
import { type EventKind, type EventName, type EventPayloads, type events, events as eventKinds } from './events.ts';

type Scalar = string | number | boolean | null;
type Hidden<N extends EventName> = (typeof events)[N]['hidden'][number];
/** Those of a log's entry; personal ones may be erased. */
export type Logged<N extends EventName> = Partial<Omit<EventPayloads[N], Hidden<N> | 'program'>>;
/** Fields that change: a word that elements translate. */
export const changedFields = ['state', 'role', 'successorRole', 'product'] as const;
export interface Change { readonly field: string; readonly before: Scalar; readonly after: Scalar }
/** A key of the payload, a value that the event itself stands for, or what follows from the payload. */
type Source<N extends EventName> = (keyof Logged<N> & string) | { readonly is: Scalar } | ((event: Logged<N>) => Scalar);
interface Row<N extends EventName> { readonly field: (typeof changedFields)[number]; readonly before: Source<N>; readonly after: Source<N> }

const none = { is: null } as const;
const state = (before: string | null, after: string) => ({ field: 'state', before: { is: before }, after: { is: after } }) as const;
const changed: { readonly [N in EventName]?: readonly Row<N>[] } = {
  'registration.requested': [state(null, 'draft')],
  'registration.submitted': [{ field: 'state', before: { is: 'email_confirmed' }, after: ({ automatic }) => (automatic ? 'email_confirmed' : 'under_review') }],
  'registration.enrollment_requested': [{ field: 'state', before: none, after: ({ automatic }) => (automatic ? 'email_confirmed' : 'under_review') }],
  'registration.approved': [{ field: 'state', before: ({ by }) => (by === 'policy' ? 'email_confirmed' : 'under_review'), after: { is: 'approved' } }, { field: 'role', before: none, after: 'role' }],
  'registration.declined': [{ field: 'state', before: ({ from }) => (from === 'new' ? null : from ?? null), after: { is: 'declined' } }],
  'registration.withdrawn': [state(null, 'withdrawn')],
  'registration.expired': [state(null, 'expired')],
  'product.activated': [{ field: 'product', before: { is: 'inactive' }, after: { is: 'active' } }],
  'transfer.requested': [state(null, 'requested')],
  'transfer.released': [state('requested', 'released')],
  'transfer.objected': [state('requested', 'objected')],
  'transfer.completed': [{ field: 'state', before: ({ by }) => (by === 'release' ? 'released' : null), after: { is: 'done' } }],
  'transfer.refused': [state(null, 'canceled')],
  'transfer.canceled': [state(null, 'canceled')],
  'block.added': [state(null, 'active')],
  'block.lifted': [state('active', 'lifted')],
  'help.asked': [state(null, 'pending')],
  'help.answered': [{ field: 'state', before: { is: 'pending' }, after: ({ decision }) => (decision === 'refuse' ? 'refused' : 'approved') }],
  'help.withdrawn': [state('pending', 'withdrawn')],
  'operator.invited': [state(null, 'invited'), { field: 'role', before: none, after: 'role' }],
  'operator.invitation_canceled': [state('invited', 'removed')],
  'operator.invitation_declined': [state('invited', 'removed')],
  'operator.invitation_expired': [state('invited', 'removed')],
  'operator.joined': [state('invited', 'active')],
  'operator.role_changed': [{ field: 'role', before: 'from', after: 'to' }],
  'operator.handed_over': [{ field: 'role', before: 'role', after: { is: 'reader' } }, { field: 'successorRole', before: 'before', after: 'role' }],
  'operator.removed': [state('active', 'removed')],
  'operator.imported': [state(null, 'active'), { field: 'role', before: none, after: 'role' }],
  'operator.appointed': [{ field: 'role', before: 'before', after: 'role' }],
  'key.created': [state(null, 'active')],
  'key.revoked': [state('active', 'revoked')],
  'message.retried': [state('parked', 'queued')],
};

const isScalar = (value: unknown): value is Scalar => value === null || ['string', 'number', 'boolean'].includes(typeof value);
const flat = (value: unknown, under = ''): [string, Scalar][] =>
  (isScalar(value) ? [[under, value]] : Object.entries(value ?? {}).flatMap(([key, one]) => flat(one, under ? `${under}.${key}` : key)));

/** What changed by an entry, and the rest of what it says. `values` are those of the entry, personal ones with them as long as they are there. */
export function changesOf(event: EventName, values: Readonly<Record<string, unknown>>): { changes: Change[]; details: Record<string, Scalar> } {
  const shown = Object.fromEntries(Object.entries(values).filter(([key]) => !(eventKinds[event] as EventKind).hidden.includes(key)));
  if (event === 'brand.changed') return { changes: brandChanges(shown), details: typeof shown['changed'] === 'string' ? { changed: shown['changed'] } : {} };
  const rows = (changed[event] ?? []) as readonly Row<'operator.role_changed'>[], used = new Set<string>();
  const valueOf = (source: Row<'operator.role_changed'>['before']): Scalar => {
    if (typeof source === 'function') return source(shown as Logged<'operator.role_changed'>);
    if (typeof source === 'object') return source.is;
    used.add(source);
    const value = shown[source];
    return isScalar(value) ? value : null;
  };
  const changes = rows.map(({ field, before, after }) => ({ field, before: valueOf(before), after: valueOf(after) })).filter(({ before, after }) => before !== after);
  return { changes, details: Object.fromEntries(Object.entries(shown).filter((pair): pair is [string, Scalar] => !used.has(pair[0]) && pair[1] !== null && pair[1] !== '' && isScalar(pair[1]))) };
}
/** Token by token and word by word (`appearance.accent`, `glossary.en.partner.one`). */
function brandChanges({ brand, previous }: Readonly<Record<string, unknown>>): Change[] {
  const before = new Map(flat(previous ?? {})), after = new Map(flat(brand ?? {}));
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => key !== '' && before.get(key) !== after.get(key)).map((field) => ({ field, before: before.get(field) ?? null, after: after.get(field) ?? null }));
}
