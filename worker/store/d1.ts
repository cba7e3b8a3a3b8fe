/**
 * One request's view of D1: reads the primary, counts what it costs, and gives up on a stalled call.
 * Costs are counts of D1's own meta (platform.md, D1): they do not vary, so budgets are pinned on them.
 */
export interface D1Cost { calls: number; statements: number; rowsRead: number; rowsWritten: number; changes: number }
export const noCost = (): D1Cost => ({ calls: 0, statements: 0, rowsRead: 0, rowsWritten: 0, changes: 0 });

/** Longer than this, in ms, a call counts as lost: stalls of 30 s have been reported. */
const patience = 4_000;

/** A call to D1 that did not answer; whether it took effect is not known. */
export class D1Unavailable extends Error {
  override readonly name = 'D1Unavailable';
}
const transient = /Network connection lost|caused object to be reset|reset because its code was updated|transient issue on remote node|overloaded|D1Unavailable/;
/** Whether an error of D1 may pass by itself. */
export const isTransient = (error: unknown): boolean => {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof D1Unavailable || transient.test(at.message)) return true;
  return false;
};

const inTime = async <T>(call: Promise<T>): Promise<T> => {
  let timer: unknown;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new D1Unavailable('no answer in time')), patience); });
  try { return await Promise.race([call, late]); } finally { clearTimeout(timer as number); }
};

type Target = Pick<D1Database, 'prepare' | 'batch'>;
const wrapped = Symbol('statement');

/** Wraps a D1 database so that each call is counted into `cost`. */
export function countedD1(target: Target, cost: D1Cost): D1Database {
  const count = (results: readonly { meta?: Partial<D1Meta> }[]): void => {
    cost.calls += 1;
    cost.statements += results.length;
    for (const { meta } of results) {
      cost.rowsRead += meta?.rows_read ?? 0;
      cost.rowsWritten += meta?.rows_written ?? 0;
      cost.changes += meta?.changes ?? 0;
    }
  };
  const statement = (inner: D1PreparedStatement): D1PreparedStatement => {
    const one = async <T>(): Promise<D1Result<T>> => {
      const result = await inTime(inner.all<T>());
      count([result]);
      return result;
    };
    return {
      [wrapped]: inner,
      bind: (...values: unknown[]) => statement(inner.bind(...values)),
      all: one,
      run: one,
      first: async (column?: string) => {
        const row = (await one<Record<string, unknown>>()).results[0] ?? null;
        return row && column ? row[column] : row;
      },
      raw: async () => {
        // D1's raw() answers no meta, so its rows would go uncounted; statements select distinct column names (platform.md).
        const result = await one<Record<string, unknown>>();
        return result.results.map((row) => Object.values(row));
      },
    } as unknown as D1PreparedStatement;
  };
  return {
    prepare: (query: string) => statement(target.prepare(query)),
    batch: async (statements: (D1PreparedStatement & { [wrapped]: D1PreparedStatement })[]) => {
      const results = await inTime(target.batch(statements.map((one) => one[wrapped] ?? one)));
      count(results);
      return results;
    },
  } as unknown as D1Database;
}
