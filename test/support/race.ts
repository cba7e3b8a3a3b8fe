/** Many commands at the same moment, and what became of each. */
import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test';
import type { Endpoint, ReplyOf, RequestOf } from '../../schema/endpoint.ts';
import type { Problem } from '../../schema/problems.ts';
import { createApp } from '../../worker/app.ts';
import { liveDeps } from '../../worker/live.ts';
import type { Env } from '../../worker/env.ts';
import { type Got, type Sent, requestFor } from './caller.ts';

export const wide = 64;

/** Who is in a race waits for its turn: on a busy machine the usual two seconds would end it with a 503, which says nothing about who wins. */
const patient = createApp({ ...liveDeps, patience: { call: 30_000, request: 60_000 } });
/** As in caller.ts, by a worker that waits. */
export async function call<E extends Endpoint>(endpoint: E, input: RequestOf<E> = {}, sent: Sent = {}): Promise<Got<ReplyOf<E>>> {
  const context = createExecutionContext();
  const response = await patient.fetch(requestFor(endpoint, input, sent), env as unknown as Env, context);
  const text = await response.text();
  await waitOnExecutionContext(context);
  return { status: response.status, reply: JSON.parse(text) as ReplyOf<E>, problem: JSON.parse(text) as Problem, headers: response.headers, text };
}

export interface Outcomes<R> {
  readonly all: readonly Got<R>[];
  /** Answered with success. */
  readonly won: readonly Got<R>[];
  /** How many got which code; successes under `ok`. */
  readonly codes: Readonly<Record<string, number>>;
}

/** Sends `count` commands at once; `make` gets the number of each. */
export async function race<R>(make: (index: number) => Promise<Got<R>>, count = wide): Promise<Outcomes<R>> {
  const all = await Promise.all(Array.from({ length: count }, (_, index) => make(index)));
  const codes: Record<string, number> = {};
  for (const one of all) {
    const code = one.status < 300 ? 'ok' : one.problem.code;
    codes[code] = (codes[code] ?? 0) + 1;
  }
  return { all, won: all.filter((one) => one.status < 300), codes };
}

/** How many rows a condition finds, e.g. `count('outbox WHERE recipient = ?', email)`. */
export const count = async (from: string, ...values: unknown[]): Promise<number> => (await env.DB.prepare(`SELECT count(*) AS n FROM ${from}`).bind(...values).first<{ n: number }>())?.n ?? -1;

/**
 * The worker's bindings, with `work` done just before a request's n-th call to D1: the interleaving that a race meets now and then, every time.
 * Call 1 finds who asks, call 2 loads the facts, call 3 commits.
 */
export function meanwhile(call: number, work: () => Promise<unknown>): Env {
  let calls = 0;
  const inner = Symbol('statement');
  type Inner = D1PreparedStatement & { [inner]?: D1PreparedStatement };
  const turn = async <T>(real: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls === call) await work();
    return real();
  };
  const statement = (real: D1PreparedStatement): Inner => ({ [inner]: real, bind: (...values: unknown[]) => statement(real.bind(...values)), all: () => turn(() => real.all()), run: () => turn(() => real.run()) }) as unknown as Inner;
  const database = (real: Pick<D1Database, 'prepare' | 'batch'>) => ({ prepare: (sql: string) => statement(real.prepare(sql)), batch: (all: Inner[]) => turn(() => real.batch(all.map((one) => one[inner] as D1PreparedStatement))) });
  return { ...(env as unknown as Env), DB: { withSession: (constraint: string) => database(env.DB.withSession(constraint)) } as unknown as D1Database };
}
