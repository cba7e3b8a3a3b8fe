import type { Problem } from '../../schema/problems.ts';
import type { LoadErrorKind } from './error.ts';

export interface LoadErrorDetail { readonly kind: LoadErrorKind; readonly problem?: Problem }
/** Of `portico-before-…`: `preventDefault()` stops the action, `waitUntil` delays it; a rejected promise stops it too. Nothing is sent then, what was typed stays, and the page says why. */
export interface BeforeDetail { waitUntil(promise: Promise<unknown>): void }

declare global {
  interface HTMLElementEventMap {
    'portico-ready': CustomEvent<null>;
    'portico-load-error': CustomEvent<LoadErrorDetail>;
  }
}

type Events = HTMLElementEventMap;
type DetailOf<N extends keyof Events> = Events[N] extends CustomEvent<infer D> ? D : never;
export type PublicEvent = Extract<keyof Events, `portico-${string}`>;

/** Fires a public event: composed and bubbling. Answers false when a listener prevented it. */
export function emit<N extends PublicEvent>(target: HTMLElement, name: N, detail: DetailOf<N>, cancelable = false): boolean {
  return target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
}

/** Fires a `portico-before-…` event and answers whether the page lets the action go on. */
export async function ask<N extends PublicEvent>(target: HTMLElement, name: N, detail: Omit<DetailOf<N>, 'waitUntil'>): Promise<boolean> {
  const waits: Promise<unknown>[] = [];
  const goOn = emit(target, name, { ...detail, waitUntil: (promise: Promise<unknown>) => void waits.push(promise) } as unknown as DetailOf<N>, true);
  const settled = await Promise.allSettled(waits);
  return goOn && settled.every((wait) => wait.status === 'fulfilled');
}
