/** The portal as elements see it: replies at the network boundary, typed by the endpoints. */
import type { Endpoint, ReplyOf } from '../../../schema/endpoint.ts';
import { type Problem, type ProblemCode, problems } from '../../../schema/problems.ts';

export interface Sent { readonly endpoint: string; readonly url: URL; readonly headers: Headers; readonly body: unknown; readonly credentials: RequestCredentials | undefined }
type Answer = () => Response | Promise<Response>;

const json = (body: unknown, status: number, type = 'application/json'): Response => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } });

export class Portal {
  readonly sent: Sent[] = [];
  readonly #answers = new Map<string, { pattern: RegExp; endpoint: Endpoint; queue: Answer[] }>();
  readonly #real = globalThis.fetch;

  constructor() {
    globalThis.fetch = (input, init) => this.#receive(new URL(String(input)), init ?? {});
  }
  restore(): void { globalThis.fetch = this.#real; }

  /** The next answers of an endpoint; the last one repeats. */
  replies<E extends Endpoint>(endpoint: E, ...bodies: ReplyOf<E>[]): this {
    return this.#add(endpoint, bodies.map((body) => () => json(body, endpoint.status ?? 200)));
  }
  refuses(endpoint: Endpoint, code: ProblemCode, more: Partial<Problem> = {}): this {
    const { status, rule, missing, fixer } = problems[code];
    const problem: Problem = { type: 'about:blank', title: `Title of ${code}`, status, code, detail: `Sentence of ${code}.`, language: 'en', rule, missing, fixer: { who: fixer }, requestId: 'req-1', ...more };
    return this.#add(endpoint, [() => json(problem, status, 'application/problem+json')]);
  }
  /** As when the network is gone. */
  loses(endpoint: Endpoint, times = 1): this {
    return this.#add(endpoint, Array.from({ length: times }, () => () => { throw new TypeError('Failed to fetch'); }));
  }
  /** Answers nothing, until the call is stopped. */
  hangs(endpoint: Endpoint): this {
    return this.#add(endpoint, [() => new Promise<Response>(() => {})]);
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
  async #receive(url: URL, init: RequestInit): Promise<Response> {
    for (const [name, { endpoint, pattern, queue }] of this.#answers) {
      if (endpoint.method !== (init.method ?? 'GET') || !pattern.test(url.pathname)) continue;
      this.sent.push({ endpoint: name, url, headers: new Headers(init.headers), body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined, credentials: init.credentials });
      const answer = queue.length > 1 ? queue.shift() : queue[0];
      const reply = Promise.resolve().then(() => (answer as Answer)());
      const stopped = new Promise<never>((_, reject) => { init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)); });
      return Promise.race([reply, stopped]);
    }
    throw new Error(`No answer for ${init.method} ${url.pathname}`);
  }
}
