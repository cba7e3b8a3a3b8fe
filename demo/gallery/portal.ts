/** The portal as elements see it: replies at the network boundary, typed by the endpoints. */
import type { Endpoint, ReplyOf } from '../../schema/endpoint.ts';
import { type Problem, type ProblemCode, problems } from '../../schema/problems.ts';
import type { Locale } from '../../schema/values.ts';

export interface Sent { readonly endpoint: string; readonly url: URL; readonly headers: Headers; readonly body: unknown; readonly credentials: RequestCredentials | undefined }
type Answer = (sent: Sent) => Response | Promise<Response>;
/** What a refusal says, in a language. */
type Say = (code: ProblemCode, language: Locale) => Pick<Problem, 'title' | 'detail'>;
interface Options { /** Answers only there; else everywhere. */ readonly origin?: string; /** Of several on one origin, the path before the API's. */ readonly path?: string; readonly say?: Say }

export const languageOf = ({ headers }: Sent): Locale => (headers.get('Accept-Language') === 'fr' ? 'fr' : 'en');
const json = (body: unknown, status: number, type = 'application/json'): Response => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } });

/** Those that answer now, and the network behind them. */
const open = new Set<Portal>();
let network: typeof fetch | undefined;
const receive: typeof fetch = (input, init) => {
  const url = new URL(String(input), location.href);
  const portals = [...open].toReversed();
  const portal = portals.find(({ origin, path }) => origin === url.origin && url.pathname.startsWith(`${path}/`)) ?? portals.find(({ origin }) => origin === undefined);
  return portal ? portal.receive(url, init ?? {}) : (network as typeof fetch)(input, init);
};

export class Portal {
  readonly origin: string | undefined;
  readonly path: string;
  readonly sent: Sent[] = [];
  readonly #say: Say;
  readonly #answers = new Map<string, { pattern: RegExp; endpoint: Endpoint; queue: Answer[] }>();

  constructor({ origin, path = '', say }: Options = {}) {
    this.origin = origin;
    this.path = path;
    this.#say = say ?? ((code) => ({ title: `Title of ${code}`, detail: `Sentence of ${code}.` }));
    if (open.size === 0) {
      network = globalThis.fetch;
      globalThis.fetch = receive;
    }
    open.add(this);
  }
  restore(): void {
    if (open.delete(this) && open.size === 0 && network) globalThis.fetch = network;
  }

  /** The next answers of an endpoint; the last one repeats. */
  replies<E extends Endpoint>(endpoint: E, ...bodies: ReplyOf<E>[]): this {
    return this.#add(endpoint, bodies.map((body) => () => json(body, endpoint.status ?? 200)));
  }
  /** The same, where the answer depends on what is asked for. */
  answers<E extends Endpoint>(endpoint: E, make: (sent: Sent) => ReplyOf<E>): this {
    return this.#add(endpoint, [(sent) => json(make(sent), endpoint.status ?? 200)]);
  }
  refuses(endpoint: Endpoint, code: ProblemCode, more: Partial<Problem> = {}): this {
    const { status, rule, missing, fixer } = problems[code];
    return this.#add(endpoint, [(sent) => {
      const language = languageOf(sent);
      const problem: Problem = { type: 'about:blank', ...this.#say(code, language), status, code, language, rule, missing, fixer: { who: fixer }, requestId: 'req-1', ...more };
      return json(problem, status, 'application/problem+json');
    }]);
  }
  /** As when the network is gone. */
  loses(endpoint: Endpoint, times = 1): this {
    return this.#add(endpoint, Array.from({ length: times }, () => () => { throw new TypeError('Failed to fetch'); }));
  }
  /** Answers nothing, until the call is stopped. */
  hangs(endpoint: Endpoint): this {
    return this.#add(endpoint, [() => new Promise<Response>(() => {})]);
  }
  /** Answers once it is let. */
  holds<E extends Endpoint>(endpoint: E, body: ReplyOf<E>): { readonly release: () => void } {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.anew(endpoint).#add(endpoint, [() => promise.then(() => json(body, endpoint.status ?? 200))]);
    return { release: resolve };
  }
  /** Forgets earlier answers. */
  anew(endpoint: Endpoint): this {
    this.#answers.delete(endpoint.name);
    return this;
  }
  /** What was sent to an endpoint. */
  to(endpoint: Endpoint): Sent[] { return this.sent.filter((each) => each.endpoint === endpoint.name); }

  #add(endpoint: Endpoint, answers: Answer[]): this {
    const entry = this.#answers.get(endpoint.name) ?? { endpoint, pattern: new RegExp(`^${endpoint.path.replace(/\{\w+\}/g, '[^/]+')}$`), queue: [] };
    entry.queue.push(...answers);
    this.#answers.set(endpoint.name, entry);
    return this;
  }
  async receive(url: URL, init: RequestInit): Promise<Response> {
    for (const [name, { endpoint, pattern, queue }] of this.#answers) {
      if (endpoint.method !== (init.method ?? 'GET') || !pattern.test(url.pathname.slice(this.path.length))) continue;
      const sent: Sent = { endpoint: name, url, headers: new Headers(init.headers), body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined, credentials: init.credentials };
      this.sent.push(sent);
      const answer = queue.length > 1 ? queue.shift() : queue[0];
      const reply = Promise.resolve().then(() => (answer as Answer)(sent));
      const stopped = new Promise<never>((_, reject) => { init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)); });
      return Promise.race([reply, stopped]);
    }
    throw new Error(`No answer for ${init.method} ${url.pathname}`);
  }
}
