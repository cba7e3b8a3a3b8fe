import type { Context, ContextCallback } from '@lit/context';
import type { Glossary } from '../../schema/glossary.ts';
import type { SessionSource } from './session.ts';

/**
 * What a `<portico-provider>` gives to the elements in it; a new object whenever one of them changes. Provider and element may come from different
 * versions of the SDK: members are only ever added, and each may be missing.
 */
export interface Provided {
  readonly endpoint: string | undefined;
  readonly key: string | undefined;
  readonly locale: string | undefined;
  readonly session: Pick<SessionSource, 'tokenFor' | 'adopt' | 'renew'> | undefined;
  readonly glossary?: Glossary | undefined;
}
// A registered symbol: two copies of the SDK on one page understand each other.
export const providerContext = /* @__PURE__ */ Symbol.for('portico.provider') as unknown as Context<symbol, Provided>;

/** Asks the providers around for what they give, now and whenever it changes: the event of the Context Community Protocol, which `ContextProvider` answers. */
export const requestProvided = (element: HTMLElement, callback: ContextCallback<Provided>): void =>
  void element.dispatchEvent(Object.assign(new Event('context-request', { bubbles: true, composed: true }), { context: providerContext, contextTarget: element, callback, subscribe: true }));

/** The origin this module was loaded from: where the SDK is served, the API is. */
export const sdkOrigin = (): string => new URL(import.meta.url).origin;
