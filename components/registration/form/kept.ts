import type { RegistrationDraft } from '../../../schema/registration.ts';

/** What survives a reload: in this tab's entry of the history, since elements use neither cookies nor storage. `draft`: typed, and not yet with the portal. */
export interface Kept { readonly registration: string; readonly token: string | undefined; readonly draft?: RegistrationDraft }

/** The page's own state, to add to; `undefined` where it is of another shape, which is left alone. */
function pageState(): Record<string, unknown> | undefined {
  const state: unknown = history.state;
  if (state === null) return {};
  return typeof state === 'object' && !Array.isArray(state) ? (state as Record<string, unknown>) : undefined;
}

export function kept(): Kept | undefined {
  const { registration, token, draft } = (pageState()?.['portico'] ?? {}) as Partial<Record<keyof Kept, unknown>>;
  if (typeof registration !== 'string' || typeof token !== 'string') return undefined;
  return draft && typeof draft === 'object' ? { registration, token, draft } : { registration, token };
}
/** Keeps it beside what the page has there, or takes it out again. */
export function keep(what: Kept | undefined): void {
  const state = pageState();
  if (!state || (!what && !('portico' in state))) return;
  const { portico: _, ...others } = state;
  history.replaceState(what ? { ...others, portico: what } : others, '');
}
