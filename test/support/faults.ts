/** Bindings that fail on purpose: counts every call, and makes one of them (or a share of them) fail before or after it took effect, or stall. */
import type { Env } from '../../worker/env.ts';

/** What the platform documents for D1 (retryable), and a stall of 30 s. */
export const documentedErrors = [
  'D1_ERROR: Network connection lost.', 'D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.', 'D1_ERROR: Internal error in D1 DB storage caused object to be reset.',
  'D1_ERROR: D1 DB reset because its code was updated.', 'D1_ERROR: Cannot resolve D1 DB due to transient issue on remote node.', 'D1_ERROR: D1 DB is overloaded. Too many requests queued.',
] as const;
export type When = 'before' | 'after' | 'stall';
export interface Plan { readonly fails: (call: number, site: string) => { readonly when: When; readonly error: string } | undefined }
export interface Faulty { readonly env: Env; /** Each call in order, by binding and method. */ readonly calls: string[]; /** Those that were made to fail. */ readonly hit: string[] }

const stall = <T>(time: number): Promise<T> => new Promise((_, reject) => { setTimeout(() => reject(new Error('stalled')), time); });

/** `stalls` is how long a stalled call takes to fail, in ms. */
export function faulty(env: Env, plan: Plan, stalls = 30_000): Faulty {
  const calls: string[] = [], hit: string[] = [];
  const through = async <T>(site: string, work: () => Promise<T>): Promise<T> => {
    calls.push(site);
    const fault = plan.fails(calls.length, site);
    if (!fault) return work();
    hit.push(site);
    if (fault.when === 'stall') return stall<T>(stalls);
    if (fault.when === 'after') await work();
    throw new Error(fault.error);
  };
  const inner = Symbol('statement');
  type Inner = D1PreparedStatement & { [inner]?: D1PreparedStatement };
  const statement = (real: D1PreparedStatement): Inner => ({
    [inner]: real, bind: (...values: unknown[]) => statement(real.bind(...values)), all: () => through('D1.all', () => real.all()), run: () => through('D1.run', () => real.run()),
    raw: () => through('D1.raw', () => real.raw()),
  }) as unknown as Inner;
  const database = (real: Pick<D1Database, 'prepare' | 'batch'>) => ({
    prepare: (sql: string) => statement(real.prepare(sql)), batch: (all: Inner[]) => through('D1.batch', () => real.batch(all.map((one) => one[inner] as D1PreparedStatement))),
  });
  return {
    calls, hit,
    env: {
      ...env,
      DB: { ...database(env.DB), withSession: (constraint: string) => database(env.DB.withSession(constraint)) } as unknown as D1Database,
      OUTBOX: { sendBatch: (all: never[]) => through('Queue.sendBatch', () => env.OUTBOX.sendBatch(all)) } as unknown as Env['OUTBOX'],
      CODE_LIMIT: { limit: (ask: { key: string }) => through('RateLimit.limit', () => env.CODE_LIMIT.limit(ask)) } as unknown as Env['CODE_LIMIT'],
      EMAIL: { send: (mail: never) => through('Email.send', () => env.EMAIL.send(mail)) } as unknown as Env['EMAIL'],
    },
  };
}
