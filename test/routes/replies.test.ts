/** Replies hold what the contract declares and nothing more: every shape is closed, and one sample of every endpoint keeps to it. */
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { api } from '../../schema/api.ts';
import { readsOf } from '../bench/reads.ts';
import { call, pages, requestFor, send, sessionOf, submitted } from '../support/caller.ts';
import { asking, moving } from '../support/scenes.ts';
import { writes } from '../support/writes.ts';

const samples = { ...readsOf({ asking: asking as never, call: call as never, pages, sessionOf, moving: moving as never, submitted: submitted as never }), ...writes };

/** Every object inside a schema, at any depth. */
function objectsIn(schema: unknown, seen = new Set<unknown>()): { type: string }[] {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return [];
  seen.add(schema);
  const own = ['object', 'loose_object', 'strict_object', 'object_with_rest'].includes((schema as { type?: string }).type ?? '') ? [schema as { type: string }] : [];
  return [...own, ...Object.values(schema).flatMap((one) => objectsIn(one, seen))];
}

test('every endpoint of the contract has a sample', () => expect(Object.keys(samples).toSorted()).toEqual(api.map((one) => one.name).toSorted()));
describe('a reply, parsed by a shape that is closed at every depth', () => {
  test.each(Object.entries(samples))('%s', async (_, prepare) => {
    const { endpoint, input, sent } = await prepare();
    const objects = objectsIn(endpoint.reply);
    expect(objects.length).toBeGreaterThan(0);
    expect(new Set(objects.map((one) => one.type))).toEqual(new Set(['strict_object']));
    const { text } = await send(requestFor(endpoint, input as never, sent));
    const parsed = v.safeParse(endpoint.reply, JSON.parse(text));
    expect(parsed.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`) ?? []).toEqual([]);
    if ('rows' in (JSON.parse(text) as object)) expect((JSON.parse(text) as { rows: unknown[] }).rows.length).toBeGreaterThan(0);
  });
});
