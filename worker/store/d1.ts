/**
 * One request's view of D1: reads the primary, counts what it costs, tries reads again, and gives up on a stalled call in time to say so.
 * Costs are counts of D1's own meta (platform.md, D1): they do not vary, so budgets are pinned on them.
 */
export interface D1Cost { calls: number; statements: number; rowsRead: number; rowsWritten: number; changes: number; /** Of the whole database, in bytes, as the last answer says. */ size: number }
export const noCost = (): D1Cost => ({ calls: 0, statements: 0, rowsRead: 0, rowsWritten: 0, changes: 0, size: 0 });

/** How long one call may take, and how long a whole request may wait for D1, in ms: stalls of 30 s have been reported, an answer is due within 5. */
export const patience: Patience = { call: 2_000, request: 4_500 };
export interface Patience { readonly call: number; readonly request: number }
/** Tries of a read. A write is tried again only where a key tells whether it took effect (http/route.ts). */
const readTries = 3;

/** A call to D1 that did not answer; whether it took effect is not known. */
export class D1Unavailable extends Error {
  override readonly name = 'D1Unavailable';
}
/** Errors that the platform documents as passing (developers.cloudflare.com/d1/observability/debug-d1). */
const transient = /Network connection lost|storage caused object to be reset|caused object to be reset|reset because its code was updated|transient issue on remote node|overloaded|D1Unavailable|no answer in time/i;
/** Whether an error of D1 may pass by itself. */
export const isTransient = (error: unknown): boolean => {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof D1Unavailable || transient.test(at.message)) return true;
  return false;
};

const inTime = async <T>(call: Promise<T>, limit: number): Promise<T> => {
  let timer: unknown;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new D1Unavailable('no answer in time')), Math.max(limit, 0)); });
  try { return await Promise.race([call, late]); } finally { clearTimeout(timer as number); }
};
const pause = (time: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, time); });

type Target = Pick<D1Database, 'prepare' | 'batch'>;
interface Wrapped { readonly inner: D1PreparedStatement; readonly reads: boolean }
const wrapped = Symbol('statement');

/** Wraps a D1 database so that each call is counted into `cost`. `limits` and `clock` are in ms; the clock is the real one: it measures waiting, and decides nothing. */
export function countedD1(target: Target, cost: D1Cost, limits: Patience = patience, clock: () => number = Date.now): D1Database {
  const until = clock() + limits.request;
  const count = (results: readonly { meta?: Partial<D1Meta> }[]): void => {
    cost.statements += results.length;
    for (const { meta } of results) {
      cost.rowsRead += meta?.rows_read ?? 0;
      cost.rowsWritten += meta?.rows_written ?? 0;
      cost.changes += meta?.changes ?? 0;
      cost.size = meta?.size_after ?? cost.size;
    }
  };
  const tried = async <T>(reads: boolean, call: () => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      if (clock() >= until) throw new D1Unavailable('no answer in time');
      cost.calls += 1;
      try {
        return await inTime(call(), Math.min(limits.call, until - clock()));
      } catch (error) {
        if (!reads || attempt >= readTries || !isTransient(error) || clock() >= until) throw error;
        await pause(10 * 4 ** attempt * (0.5 + Math.random()));
      }
    }
  };
  const statement = (inner: D1PreparedStatement, reads: boolean): D1PreparedStatement => {
    const one = async <T>(): Promise<D1Result<T>> => {
      const result = await tried(reads, () => inner.all<T>());
      count([result]);
      return result;
    };
    return {
      [wrapped]: { inner, reads } satisfies Wrapped,
      bind: (...values: unknown[]) => statement(inner.bind(...values), reads),
      all: one,
      run: one,
      // D1's raw() answers no meta, so its rows would go uncounted; statements select distinct column names (platform.md, Drizzle).
      raw: async () => (await one<Record<string, unknown>>()).results.map((row) => Object.values(row)),
    } as unknown as D1PreparedStatement;
  };
  return {
    prepare: (query: string) => statement(target.prepare(query), /^\s*select\b/i.test(query)),
    batch: async (statements: { [wrapped]: Wrapped }[]) => {
      const results = await tried(statements.every((one) => one[wrapped].reads), () => target.batch(statements.map((one) => one[wrapped].inner)));
      count(results);
      return results;
    },
  } as unknown as D1Database;
}
