/** The rows on screen, and what the portal says of them later. */
import type { HelpCase } from '../../schema/help.ts';
import type { RegistrationCase } from '../../schema/registration.ts';
import type { RequestRow, TransferCase } from '../../schema/requests.ts';

export interface Refreshed {
  /** The same rows in the same places, each as it stands now. */
  readonly rows: RequestRow[];
  /** Rows that came since; they are offered, not put in. */
  readonly fresh: RequestRow[];
  /** Rows that the filter no longer holds: something became of them. */
  readonly gone: RequestRow[];
}

/** Compares the rows on screen with a fresh first page. `complete`: no further page is left to load below them. */
export function refreshed(rows: readonly RequestRow[], page: { readonly rows: readonly RequestRow[]; readonly next: string | null }, complete: boolean): Refreshed {
  const now = new Map(page.rows.map((row) => [row.id, row]));
  const known = new Set(rows.map(({ id }) => id));
  const oldest = rows.at(-1)?.askedAt ?? '', reached = page.next === null ? '' : (page.rows.at(-1)?.askedAt ?? '');
  return {
    rows: rows.map((row) => now.get(row.id) ?? row),
    // An older one that moved up to the first page comes with its own page.
    fresh: page.rows.filter(({ id, askedAt }) => !known.has(id) && (complete || askedAt >= oldest)),
    gone: rows.filter(({ id, askedAt, state }) => state === 'pending' && !now.has(id) && askedAt >= reached),
  };
}

/** Newest first, as the portal lists. */
export const withFresh = (rows: readonly RequestRow[], fresh: readonly RequestRow[]): RequestRow[] =>
  [...rows, ...fresh.filter(({ id }) => !rows.some((row) => row.id === id))].toSorted((a, b) => b.askedAt.localeCompare(a.askedAt) || b.id.localeCompare(a.id));

const states = { approved: 'approved', declined: 'refused', withdrawn: 'withdrawn', expired: 'expired' } as const;
/** What a registration's case changes in its row. */
export function ofRegistration({ state, dueOn, decidedAt, decidedBy, declinedBy, productActivation, conflicts }: RegistrationCase): Partial<RequestRow> {
  if (state === 'under_review' || state === 'draft' || state === 'email_confirmed') return { state: 'pending', dueOn, productActivation, conflicts };
  const kind = state === 'approved' || state === 'declined' ? (declinedBy === 'vendor' && !decidedBy ? 'vendor' : decidedBy ? 'operator' : 'policy') : undefined;
  return { state: states[state], dueOn, decidedAt, productActivation, conflicts, actor: 'nobody', decidedBy: kind ? { kind, name: decidedBy } : null };
}
/** What a transfer's case changes in its row. One that was canceled with a decision was refused, otherwise taken back. */
export function ofTransfer({ state, dueOn, actor, decidedAt, decidedBy }: TransferCase): Partial<RequestRow> {
  if (state === 'requested' || state === 'objected') return { state: 'pending', dueOn, actor: actor === 'previous_distributor' ? 'distributor' : actor };
  return { state: state !== 'canceled' ? 'approved' : decidedBy ? 'refused' : 'withdrawn', dueOn, decidedAt, actor: 'nobody', decidedBy: decidedBy ? { kind: 'operator', name: decidedBy } : null };
}
/** What a request for help changes in its row. */
export const ofHelp = ({ state, decidedAt, decidedBy }: HelpCase): Partial<RequestRow> => (state === 'pending' ? { state } : { state, decidedAt, actor: 'nobody', decidedBy: decidedBy ? { kind: 'operator', name: decidedBy } : null });
