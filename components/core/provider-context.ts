import { createContext } from '@lit/context';
import type { SessionSource } from './session.ts';

/** What a `<portico-provider>` gives to the elements in it; a new object whenever one of them changes. */
export interface Provided {
  readonly endpoint: string | undefined;
  readonly key: string | undefined;
  readonly locale: string | undefined;
  readonly session: SessionSource | undefined;
}
// A registered symbol: two copies of the SDK on one page understand each other.
export const providerContext = /* @__PURE__ */ createContext<Provided>(Symbol.for('portico.provider'));

/** The origin this module was loaded from: where the SDK is served, the API is. */
export const sdkOrigin = (): string => new URL(import.meta.url).origin;
