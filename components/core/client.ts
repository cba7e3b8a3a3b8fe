/** The one way elements reach the portal: `call` reads the endpoint object. */
import type { Endpoint, ReplyOf, RequestOf } from '../../schema/endpoint.ts';
import type { Problem } from '../../schema/problems.ts';
import type { Locale } from '../../schema/values.ts';
import { PorticoError, kindOf } from './error.ts';
import type { SessionSource } from './session.ts';

/** Where to call, and as whom. */
export interface Connection {
  /** An origin without a trailing slash. */
  readonly endpoint: string;
  /** Publishable key. */
  readonly key: string | undefined;
  readonly locale: Locale;
  readonly session: Pick<SessionSource, 'tokenFor'> | undefined;
}
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** One per intent of the user; the retries of this call send the same. */
  readonly idempotencyKey?: string;
  /** The token of one registration, for `applicant` access. */
  readonly token?: string | undefined;
}

/** One try may take this long: the database has been seen to stall for 30 s, and a person should not wait so. */
export const timeLimit = 15_000;
const backOff = [400, 1_600];

type Values = Readonly<Record<string, string>>;
function addressOf(connection: Connection, endpoint: Endpoint, request: { params?: unknown; query?: unknown }): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent((request.params as Values)[name] as string));
  const query = new URLSearchParams(Object.entries((request.query ?? {}) as Values).filter(([, value]) => value));
  return `${connection.endpoint}${path}?${query}`.replace(/\?$/, '');
}

/** 128 random bits, in decimal. Not `crypto.randomUUID`, which is missing on pages without https. */
export const freshKey = (): string => crypto.getRandomValues(new BigUint64Array(2)).join('-');

/** Some pages (of an old Prototype.js) give arrays and objects a `toJSON` that makes strings of them: here each value is taken from where it stands. */
function asItIs(this: Readonly<Record<string, unknown>>, key: string): unknown { return this[key]; }

/**
 * Calls an endpoint and answers its reply.
 * @throws {PorticoError} with the portal's problem, or the kind of failure. Writes and reads are tried again twice when the network
 * fails or the portal is unavailable: each write carries an idempotency key, so a repeat has one effect (ALL-3).
 */
export async function call<E extends Endpoint>(connection: Connection, endpoint: E, request: RequestOf<E>, options: CallOptions = {}): Promise<ReplyOf<E>> {
  const { by } = endpoint.access;
  const { signal } = options;
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': connection.locale });
  if ((by === 'key' || by === 'applicant' || by === 'site') && connection.key) headers.set('Portico-Key', connection.key);
  if (by === 'applicant') headers.set('Authorization', `Bearer ${options.token}`);
  const init: RequestInit = { method: endpoint.method, headers, credentials: by === 'cookie' ? 'same-origin' : by === 'site' ? 'include' : 'omit' };
  if (endpoint.method !== 'GET') {
    headers.set('Content-Type', 'application/json');
    headers.set('Idempotency-Key', options.idempotencyKey ?? freshKey());
    init.body = JSON.stringify(request.body ?? {}, asItIs);
  }
  const address = addressOf(connection, endpoint, request);
  let renewed = false;
  for (let tries = 0; ; ) {
    const limit = AbortSignal.timeout(timeLimit);
    let error: PorticoError;
    let wait = backOff[tries];
    try {
      if (by === 'operator') {
        if (!connection.session) throw new PorticoError('session');
        headers.set('Authorization', `Bearer ${await connection.session.tokenFor(false)}`);
      }
      const response = await fetch(address, { ...init, signal: signal ? AbortSignal.any([signal, limit]) : limit });
      // The body can break off too: reading it belongs to the try.
      const reply: unknown = await response.json().catch((cause: unknown) => {
        if (cause instanceof SyntaxError) return undefined;
        throw cause;
      });
      if (response.ok && reply !== undefined) return reply as ReplyOf<E>;
      const problem = response.headers.get('Content-Type')?.startsWith('application/problem+json') ? (reply as Problem) : undefined;
      error = new PorticoError(kindOf(response.status, problem?.code), problem);
      if (error.kind === 'session' && by === 'operator' && !renewed) {
        renewed = true;
        await connection.session?.tokenFor(true);
        continue;
      }
      if (response.status !== 503) throw error;
      if (problem?.retryAfter) wait = wait && Math.min(problem.retryAfter * 1_000, 5_000);
    } catch (cause) {
      signal?.throwIfAborted();
      if (cause instanceof PorticoError) throw cause;
      error = new PorticoError('connection', undefined, cause);
    }
    if (wait === undefined) throw error;
    tries += 1;
    // Spread out, so that a page full of elements does not come back in one burst.
    const pause = wait * (0.75 + Math.random() / 2);
    await new Promise((resolve) => { setTimeout(resolve, pause); });
    signal?.throwIfAborted();
  }
}
