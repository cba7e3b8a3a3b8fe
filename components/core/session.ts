import { asPorticoError } from './error.ts';

/** A session as the host's backend answered it: `expiresAt` is an instant (RFC 3339). */
export interface SessionToken { readonly token: string; readonly expiresAt: string }
/** `proved`: whoever was signed in already has proved it once more. */
export interface SignedInDetail extends SessionToken { readonly proved?: boolean }
/** `step_up`: an action asks for a fresh proof that it is them. Reject it with an `AbortError` where they cancel; on any other failure the element asks for the proof itself. */
export type SessionReason = 'initial' | 'renewal' | 'unauthorized' | 'step_up';
/** Given by the host: asks its backend for a session of the operator that is signed in there. */
export type FetchSession = (request: { signal: AbortSignal; reason: SessionReason }) => Promise<SessionToken>;

/** Renew at this part of a session's life. */
const renewAt = 0.8;
/** A clock that is ahead of the portal's must not make every call renew. */
const shortestLife = 30_000;

/** One operator's session, shared by all elements of a provider: one request in flight, nothing stored. */
export class SessionSource {
  readonly #fetch: FetchSession;
  #current: { token: string; renewFrom: number; until: number } | undefined;
  #pending: Promise<string> | undefined;
  #abort = new AbortController();

  constructor(fetch: FetchSession) {
    this.#fetch = fetch;
  }

  /** The token to send now. Late in its life it still serves while the next one is on its way. */
  async token(): Promise<string> {
    const now = Date.now();
    if (!this.#current || now >= this.#current.until) return this.renew(this.#current ? 'renewal' : 'initial');
    // A failed early renewal changes nothing: the token in hand is good, and the next call tries again.
    if (now >= this.#current.renewFrom) this.renew('renewal').catch(() => {});
    return this.#current.token;
  }

  /** The token for one call, or a new one where the portal did not take it; no session is a failure of its kind. */
  async tokenFor(renew: boolean): Promise<string> {
    try {
      return await (renew ? this.renew('unauthorized') : this.token());
    } catch (cause) {
      throw asPorticoError(cause, 'session');
    }
  }

  renew(reason: SessionReason): Promise<string> {
    const signal = this.#abort.signal;
    this.#pending ??= this.#fetch({ signal, reason })
      .then((session) => {
        if (signal.aborted) throw new DOMException('Logged out', 'AbortError');
        return this.adopt(session);
      })
      .finally(() => { this.#pending = undefined; });
    return this.#pending;
  }

  adopt(session: SessionToken): string {
    const now = Date.now();
    const life = Math.max(Date.parse(session.expiresAt) - now, shortestLife);
    this.#current = { token: session.token, renewFrom: now + life * renewAt, until: now + life };
    return session.token;
  }

  /** Forgets the session and stops what is under way. */
  logout(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#current = undefined;
    this.#pending = undefined;
  }
}
