/** How often a request goes to the database: once for who calls, once for the facts, and a write once more, all of it in one batch (commit.ts). */
import { describe, expect, test } from 'vitest';
import { api } from '../../schema/api.ts';
import { readsOf } from '../bench/reads.ts';
import { call, pages, requestFor, send, sessionOf, submitted } from '../support/caller.ts';
import { asking, moving } from '../support/scenes.ts';
import { writes } from '../support/writes.ts';

const callsOf = (headers: Headers): number => Number(/desc="(\d+) calls/.exec(headers.get('server-timing') ?? '')?.[1]);
const reads = readsOf({ asking: asking as never, call: call as never, pages, sessionOf, moving: moving as never, submitted: submitted as never });

test('every endpoint of the contract has a sample', () => expect([...Object.keys(reads), ...Object.keys(writes)].toSorted()).toEqual(api.map((one) => one.name).toSorted()));
describe.each([['a read makes at most two calls', reads, 2], ['a keyed write makes at most three', writes, 3]] as const)('%s', (_, samples, most) => {
  test.each(Object.entries(samples))('%s', async (_, prepare) => {
    const { endpoint, input, sent } = await prepare();
    const { status, headers, text } = await send(requestFor(endpoint, input as never, endpoint.method === 'GET' ? sent : { ...sent, idempotencyKey: crypto.randomUUID() }));
    expect(status, text).toBe(endpoint.status ?? 200);
    expect(callsOf(headers)).toBeGreaterThan(0);
    // Between what an attempt is and whose account it was stands its issuer's answer.
    expect(callsOf(headers)).toBeLessThanOrEqual(endpoint.name === 'completeSignIn' ? 4 : most);
  });
});
