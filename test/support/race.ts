/** Many commands at the same moment, and what became of each. */
import { env } from 'cloudflare:test';
import type { Got } from './caller.ts';

export const wide = 64;

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
