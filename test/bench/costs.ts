/**
 * What a typical successful request of each endpoint costs in D1, as the worker itself counts it (`server-timing` in demo mode). Counts do not
 * vary from run to run; they are billed, and each call is a round trip to the database's own place.
 */
import { api } from '../../schema/api.ts';
import type { Endpoint } from '../../schema/endpoint.ts';
import { standFor } from './cloudflare-test.ts';
import { setup, teardown } from '../support/issuers.ts';
import { type Samples, type Support, readsOf } from './reads.ts';
import type { Started } from './worker.ts';

export interface Cost { readonly calls: number; readonly statements: number; readonly rowsRead: number; readonly rowsWritten: number }

/** One round trip for who calls, one for the facts; a write has one batch more. Between what a sign-in is and whose account it was stands its issuer's answer. */
export const mostCalls = (endpoint: Endpoint): number => (endpoint.method === 'GET' ? 2 : endpoint.name === 'completeSignIn' ? 4 : 3);

const form = /d1;desc="(\d+) calls, (\d+) statements, (\d+) rows read, (\d+) rows written"/;
export function costIn(headers: Headers): Cost {
  const found = form.exec(headers.get('server-timing') ?? '');
  if (!found) throw new Error('a reply without costs in its server-timing header');
  const [calls = 0, statements = 0, rowsRead = 0, rowsWritten = 0] = found.slice(1).map(Number);
  return { calls, statements, rowsRead, rowsWritten };
}

/** Reads come first, so that what writes leave behind does not show in them. */
const readsFirst = (a: Endpoint, b: Endpoint): number => Number(a.method !== 'GET') - Number(b.method !== 'GET');

export async function measureCosts(worker: Started): Promise<Record<string, Cost>> {
  standFor(worker);
  // As addresses, so that this program does not take them in: `cloudflare:test` exists only in the other.
  const load = <T>(file: string): Promise<T> => import(new URL(file, import.meta.url).href) as Promise<T>;
  const support: Support = { ...(await load<Omit<Support, 'asking' | 'moving'>>('../support/caller.ts')), ...(await load<Pick<Support, 'asking' | 'moving'>>('../support/scenes.ts')) };
  const { writes } = await load<{ writes: Samples }>('../support/writes.ts');
  const samples: Samples = { ...readsOf(support), ...writes };
  const costs: Record<string, Cost> = {};
  await setup();
  try {
    await measureAll(samples, support, costs);
  } finally { teardown(); }
  return costs;
}
async function measureAll(samples: Samples, support: Support, costs: Record<string, Cost>): Promise<void> {
  for (const endpoint of api.toSorted(readsFirst)) {
    const sample = samples[endpoint.name];
    if (!sample) throw new Error(`${endpoint.name} has no sample request: add one to test/bench/reads.ts or test/support/writes.ts`);
    const ready = await sample();
    // Elements send a key with each write, so the answer that is kept for it is part of the price (ALL-3).
    const answer = await support.call(endpoint, ready.input, endpoint.method === 'GET' ? ready.sent : { ...ready.sent, idempotencyKey: `bench-${endpoint.name}` });
    if (answer.status !== (endpoint.status ?? 200)) throw new Error(`${endpoint.name} answered ${answer.status}: ${answer.text}`);
    costs[endpoint.name] = costIn(answer.headers);
  }
}
