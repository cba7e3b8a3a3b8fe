/** The demo puts its seed back while it runs: all of it or nothing, as often as asked. */
import { createExecutionContext, env } from 'cloudflare:test';
import { type AnyD1Database, drizzle } from 'drizzle-orm/d1';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listDemoOperators, passDemoTime, resetDemo } from '../../schema/demo.ts';
import { readRegistration } from '../../schema/registration.ts';
import { originsFor } from '../../demo/world/origins.ts';
import { seedStatements } from '../../demo/world/seed.ts';
import { world } from '../../demo/world/world.ts';
import { createApp } from '../../worker/app.ts';
import type { Env } from '../../worker/env.ts';
import { call, requestFor, sessionOf, submitted } from '../support/caller.ts';

const seedUrl = 'http://127.0.0.1:1/seed';
const live = env as unknown as Env;
const reset = async (through: Partial<Env> = {}) => {
  const answer = await createApp().fetch(requestFor(resetDemo, { body: {} }), { ...live, DEMO_SEED_URL: seedUrl, ...through }, createExecutionContext());
  return { status: answer.status, reply: (await answer.json()) as { statements: number; code: string } };
};
const seed = async () => (await seedStatements(drizzle({} as AnyD1Database), Date.now(), originsFor())).map((one) => one.toSQL());
const answering = (make: () => Promise<Response> | Response): void => void vi.spyOn(globalThis, 'fetch').mockImplementation(async () => make());
async function counts(): Promise<Record<string, number>> {
  const { results } = await env.DB.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'd1_%' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'").all<{ name: string }>();
  return Object.fromEntries(await Promise.all(results.map(async ({ name }) => [name, (await env.DB.prepare(`SELECT count(*) AS n FROM "${name}"`).first<{ n: number }>())?.n ?? 0])));
}
let fresh: Record<string, number>;
beforeEach(async () => { fresh ??= await counts(); });
afterEach(() => { vi.restoreAllMocks(); });

describe('the reset', () => {
  test('takes away what was done and puts back what the seed has, in today’s dates', async () => {
    const { registration } = await submitted();
    const session = await sessionOf(world.distributors.first.operators.admin);
    await call(passDemoTime, { body: { minutes: 40 * 1_440 } });
    expect(await counts()).not.toEqual(fresh);
    answering(async () => Response.json(await seed()));
    expect(await reset()).toMatchObject({ status: 200, reply: { statements: (await seed()).length } });
    vi.restoreAllMocks();
    expect(await counts()).toEqual(fresh);
    // Who was signed in is so no more, and finds nothing of before; the sites' operators are the same ones.
    expect((await call(readRegistration, { params: { registration: world.registrations.clean.id } }, session)).status).toBe(401);
    const again = await sessionOf(world.distributors.first.operators.admin);
    expect((await call(readRegistration, { params: { registration } }, again)).status).toBe(404);
    const { reply } = await call(readRegistration, { params: { registration: world.registrations.clean.id } }, again);
    expect([reply.state, Date.parse(reply.submittedAt ?? '') > Date.now() - 4 * 86_400_000]).toEqual(['under_review', true]);
    expect((await call(listDemoOperators)).reply.rows.length).toBeGreaterThan(20);
  });

  test('several at once, in the middle of other people’s requests, leave one whole seed', async () => {
    const statements = await seed();
    const { fetch } = globalThis;
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => (String(input) === seedUrl ? Response.json(statements) : fetch(input, init)));
    const outcomes = await Promise.all([reset(), submitted().catch(() => undefined), reset(), submitted().catch(() => undefined), reset()]);
    expect(outcomes.filter((one) => one && 'reply' in one).map((one) => (one as { status: number }).status)).toEqual([200, 200, 200]);
    await reset();
    expect(await counts()).toEqual(fresh);
  });

  const refusals: [string, () => Promise<Response> | Response, Partial<Env>][] = [
    ['nobody wrote the seed down', () => Response.json([]), { DEMO_SEED_URL: undefined }],
    ['who wrote it down is gone', () => { throw new TypeError('refused'); }, {}],
    ['the answer is no seed', () => new Response('<html>'), {}],
    ['it is empty', () => Response.json([]), {}],
    ['it would do something else', () => Response.json([{ sql: 'drop table operators', params: [] }]), {}],
  ];
  test.each(refusals)('refuses, and leaves everything as it is, where %s', async (_, make, through) => {
    const before = await counts();
    answering(make);
    expect(await reset(through)).toMatchObject({ status: 503, reply: { code: 'service.unavailable' } });
    expect(await counts()).toEqual(before);
  });
  test('a seed that does not fit the tables changes nothing', async () => {
    const before = await counts();
    answering(() => Response.json([{ sql: 'insert into "operators" ("id") values (?)', params: ['opr_x'] }]));
    expect((await reset()).status).toBe(500);
    expect(await counts()).toEqual(before);
  });
  test('exists in the demo only', async () => {
    expect((await reset({ DEMO: undefined })).status).toBe(404);
  });
});
