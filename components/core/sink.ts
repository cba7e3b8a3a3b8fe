/** What happens in the elements, for a page's own analytics: loaded where the page gives a sink. */
import type { PublicEvent } from './events.ts';

/** Every public event. The compiler holds the list to what elements declare. */
export const publicEvents = [
  'portico-ready', 'portico-load-error', 'portico-signed-in', 'portico-signed-out', 'portico-before-register', 'portico-registered', 'portico-continue', 'portico-before-withdraw', 'portico-withdrawn', 'portico-before-enroll', 'portico-before-ask', 'portico-help-asked',
  'portico-enrollment-requested', 'portico-before-decide', 'portico-registration-decided', 'portico-request-decided', 'portico-before-transfer', 'portico-transfer-requested', 'portico-transfer-canceled', 'portico-before-operator-change',
  'portico-operators-invited', 'portico-operator-changed', 'portico-operator-removed', 'portico-operators-imported', 'portico-before-download', 'portico-downloaded', 'portico-before-retry', 'portico-retried',
] as const satisfies readonly PublicEvent[];
type Missing = Exclude<PublicEvent, (typeof publicEvents)[number]>;
/** Does not compile while an event is missing above. */
export const missingEvents: Record<Missing, never> = {};

/** One event: its name, the tag that it comes from, when (ms since 1970), and what of its detail is a plain value: no token, no address of a person. */
export interface Told { readonly name: PublicEvent; readonly element: string; readonly at: number; readonly detail: Readonly<Record<string, string | number | boolean | null>> }
export type Sink = (told: Told) => void;

/** What names a person or opens something stays in the page. */
const kept: ReadonlySet<string> = new Set(['token', 'email', 'expiresAt', 'session']);
const isPlain = (value: unknown): value is Told['detail'][string] => value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** Tells a sink of every public event that passes an element; answers how to stop. A sink that throws stops nothing. */
export function tell(around: EventTarget, sink: Sink): () => void {
  const listen = (event: Event): void => {
    const { detail } = event as CustomEvent<Readonly<Record<string, unknown>> | null>;
    const plain = Object.entries(detail ?? {}).filter((pair): pair is [string, Told['detail'][string]] => !kept.has(pair[0]) && isPlain(pair[1]));
    const code = (detail?.['problem'] as { code?: string } | undefined)?.code;
    const told: Told = { name: event.type as PublicEvent, element: (event.composedPath()[0] as Element).localName, at: Date.now(), detail: { ...Object.fromEntries(plain), ...(code && { code }) } };
    queueMicrotask(() => sink(told));
  };
  for (const name of publicEvents) around.addEventListener(name, listen);
  return () => { for (const name of publicEvents) around.removeEventListener(name, listen); };
}
