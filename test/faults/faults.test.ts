/** The fault loop: for every write endpoint and every call it makes to a binding, that call fails in each documented way. */
import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { api } from '../../schema/api.ts';
import { readBrand, readSiteBrand } from '../../schema/brand.ts';
import type { Endpoint } from '../../schema/endpoint.ts';
import { listActivity, listMessages } from '../../schema/activity.ts';
import { listHelp, readHelp } from '../../schema/help.ts';
import { readMe } from '../../schema/operators.ts';
import { findCompany, readRegistration, readRegistrationForm, readRegistrationProgress } from '../../schema/registration.ts';
import { listBlocks, listRequests, readTransfer } from '../../schema/requests.ts';
import { readPortalHealth } from '../../schema/health.ts';
import { listSessions, listSignInMethods } from '../../schema/sign-in.ts';
import { listOperators, readOperator } from '../../schema/team.ts';
import { readHealth } from '../../schema/system.ts';
import { createApp } from '../../worker/app.ts';
import { liveDeps } from '../../worker/live.ts';
import type { Env } from '../../worker/env.ts';
import { world } from '../../demo/world/world.ts';
import { confirmed, pages, requestFor, sessionOf } from '../support/caller.ts';
import { type Faulty, type Plan, type When, documentedErrors, faulty } from '../support/faults.ts';
import { asking, moving } from '../support/scenes.ts';
import { type Ready, writes } from '../support/writes.ts';

/** Short waits, so that a stall costs the test little: a write may be refused by them on a busy machine, a read not; one test below waits for real. What has no fault is waited for. */
const waiting = (call: number, request: number) => createApp({ ...liveDeps, patience: { call, request } });
const quick = waiting(60, 300), brief = waiting(250, 4_000), patient = waiting(30_000, 60_000);
const live = env as unknown as Env;
const tables = ['registrations', 'organizations', 'organization_domains', 'operators', 'enrollments', 'enrollment_distributors', 'product_activations', 'links', 'sessions', 'activity', 'decisions', 'outbox', 'idempotency', 'requests', 'request_notes', 'transfers', 'blocks'];

/** Counts of everything, and of each state: what a write changes. */
async function snapshot(): Promise<number[]> {
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table})`);
  const states = ['draft', 'email_confirmed', 'under_review', 'approved', 'declined'].map((state) => `(SELECT count(*) FROM registrations WHERE state = '${state}')`);
  const more = ["(SELECT sum(code_sequence * 100 + code_tries) FROM registrations)", "(SELECT count(*) FROM outbox WHERE state = 'parked')", '(SELECT count(*) FROM sessions WHERE ended_at IS NULL)', '(SELECT count(*) FROM links WHERE used_at IS NULL)'];
  const row = await env.DB.prepare(`SELECT ${[...counts, ...states, ...more].map((sql, index) => `${sql} AS c${index}`).join(', ')}`).first<Record<string, number>>();
  return Object.values(row ?? {});
}
const difference = (after: number[], before: number[]): number[] => after.map((value, index) => value - (before[index] ?? 0));

async function send({ endpoint, input, sent }: Ready, key: string, through: Env, app = patient): Promise<{ status: number; code?: string }> {
  const context = createExecutionContext();
  const response = await app.fetch(requestFor(endpoint, input as never, { ...sent, idempotencyKey: key }), through, context);
  const reply = (await response.json()) as { code?: string };
  await waitOnExecutionContext(context);
  return { status: response.status, code: reply.code };
}
const only = (at: number, when: When, error: string): Plan => ({ fails: (call) => (call === at ? { when, error } : undefined) });
/** In long runs each site fails with every documented error, half of them before and half after it took effect, by turns, and stalls; otherwise in one way: before, after and stall take turns, and so do the errors. */
const waysOf = (at: number): (readonly [When, string])[] => (env.LONG === 'true'
  ? [...documentedErrors.map((one, nth) => [(at + nth) % 2 === 0 ? 'before' : 'after', one] as const), ['stall', '']]
  : [at % 3 === 0 ? ['stall', ''] : [at % 3 === 1 ? 'after' : 'before', documentedErrors[at % documentedErrors.length] as string]]);
const none: Plan = { fails: () => undefined };

test('the loop covers every write endpoint of the contract', () => {
  expect(Object.keys(writes).toSorted()).toEqual(api.filter((one) => one.method !== 'GET').map((one) => one.name).toSorted());
});

describe.each(Object.entries(writes))('%s', (_, prepare) => {
  test('any call that fails or stalls: a retry with the same key ends in the fault-free state', async () => {
    const first = await prepare();
    const start = await snapshot();
    const healthy = faulty(live, none);
    expect((await send(first, crypto.randomUUID(), healthy.env)).status).toBeLessThan(300);
    const wanted = difference(await snapshot(), start);
    const sites = healthy.calls;
    expect(sites.length).toBeGreaterThan(1);
    const reached = new Set<string>();
    for (let at = 1; at <= sites.length; at += 1) {
      for (const [when, error] of waysOf(at)) {
        const ready = await prepare();
        const key = crypto.randomUUID();
        const before = await snapshot();
        const broken: Faulty = faulty(live, only(at, when, error), 1_000);
        const answer = await send(ready, key, broken.env, quick);
        const label = `${sites[at - 1]} #${at} ${when} ${error}`;
        expect(broken.hit.length, label).toBe(1);
        reached.add(`${at} ${broken.hit[0]}`);
        if (answer.status >= 300) expect([answer.status, answer.code], label).toEqual([503, 'service.unavailable']);
        await ready.session?.(null);
        expect((await send(ready, key, live)).status, label).toBeLessThan(300);
        await ready.session?.(1);
        expect(difference(await snapshot(), before), label).toEqual(wanted);
      }
    }
    // 100 % of the call sites of the fault-free run failed.
    expect(reached.size).toBe(sites.length);
  }, 600_000);
});

describe('reads', () => {
  const session = async () => sessionOf(world.distributors.first.operators.admin);
  const some = Object.values(world.registrations).find((one) => 'distributorId' in one && one.distributorId === world.distributors.first.id)?.id ?? '';
  const reads: [Endpoint, () => Promise<Ready>][] = [
    [readHealth, async () => ({ endpoint: readHealth, input: {}, sent: {} })],
    [readRegistrationForm, async () => ({ endpoint: readRegistrationForm, input: {}, sent: pages.vendor })],
    [readRegistrationProgress, async () => { const one = await confirmed(); return { endpoint: readRegistrationProgress, input: { params: { registration: one.registration } }, sent: one.applicant }; }],
    [findCompany, async () => { const one = await confirmed(); return { endpoint: findCompany, input: { params: { registration: one.registration }, query: { duns: '204518837' } }, sent: one.applicant }; }],
    [listRequests, async () => ({ endpoint: listRequests, input: {}, sent: await session() })],
    [readTransfer, async () => { const { transfer, partner } = await moving(); return { endpoint: readTransfer, input: { params: { transfer } }, sent: partner.admin }; }],
    [listHelp, async () => ({ endpoint: listHelp, input: {}, sent: (await asking()).reader.sent })],
    [readHelp, async () => { const { request, partner } = await asking(); return { endpoint: readHelp, input: { params: { request } }, sent: partner.admin }; }],
    [listBlocks, async () => ({ endpoint: listBlocks, input: {}, sent: await sessionOf(world.vendors.n.operators.admin) })],
    [readRegistration, async () => ({ endpoint: readRegistration, input: { params: { registration: some } }, sent: await session() })],
    [readMe, async () => ({ endpoint: readMe, input: {}, sent: await session() })],
    [readSiteBrand, async () => ({ endpoint: readSiteBrand, input: {}, sent: pages.vendor })],
    [readPortalHealth, async () => ({ endpoint: readPortalHealth, input: {}, sent: await sessionOf(world.vendors.n.operators.superAdmin) })],
    [listSignInMethods, async () => ({ endpoint: listSignInMethods, input: { query: { program: world.programs.v.id } }, sent: {} })],
    [listSessions, async () => ({ endpoint: listSessions, input: {}, sent: await session() })],
    [readBrand, async () => ({ endpoint: readBrand, input: {}, sent: await session() })],
    [listOperators, async () => ({ endpoint: listOperators, input: {}, sent: await session() })],
    [readOperator, async () => ({ endpoint: readOperator, input: { params: { operator: world.distributors.first.operators.reader.id } }, sent: await session() })],
    [listActivity, async () => ({ endpoint: listActivity, input: {}, sent: await session() })],
    [listMessages, async () => ({ endpoint: listMessages, input: {}, sent: await session() })],
  ];
  test('the loop covers every read endpoint of the contract', () => expect(reads.map(([one]) => one.name).toSorted()).toEqual(api.filter((one) => one.method === 'GET').map((one) => one.name).toSorted()));
  test.each(reads.map(([endpoint, prepare]) => [endpoint.name, prepare] as const))('%s succeeds though any one call fails or stalls once', async (_, prepare) => {
    const ready = await prepare();
    const healthy = faulty(live, none);
    expect((await send(ready, crypto.randomUUID(), healthy.env)).status).toBe(200);
    for (let at = 1; at <= healthy.calls.length; at += 1) {
      for (const [when, error] of [...documentedErrors.map((one) => ['before', one] as const), ['stall', ''] as const]) {
        const broken = faulty(live, only(at, when, error), 1_000);
        expect([(await send(ready, crypto.randomUUID(), broken.env, brief)).status, broken.hit.length]).toEqual([200, 1]);
      }
    }
  });
});

test('with 1 % of D1 calls failing at random, reads and keyed writes succeed', async () => {
  let seed = 20261121;
  const random = (): number => { seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648; return seed / 2_147_483_648; };
  const plan: Plan = { fails: (_, site) => (site.startsWith('D1') && random() < 0.01 ? { when: random() < 0.5 ? 'before' : 'after', error: documentedErrors[Math.floor(random() * documentedErrors.length)] as string } : undefined) };
  const broken = faulty(live, plan);
  const session = await sessionOf(world.distributors.first.operators.admin);
  const failed: string[] = [];
  const rounds = env.LONG === 'true' ? 10_000 : 600;
  for (let round = 0; round < rounds; round += 1) {
    const ready = round % 2 ? await (writes['requestRegistration'] as () => Promise<Ready>)() : { endpoint: listRequests as Endpoint, input: {}, sent: session };
    const answer = await send(ready, crypto.randomUUID(), broken.env, createApp());
    if (answer.status >= 300) failed.push(`${answer.status} ${answer.code}`);
  }
  expect(broken.hit.length).toBeGreaterThan(rounds / 100);
  expect(failed).toEqual([]);
}, 900_000);

test('a database that stalls for 30 s is answered within 5 s with a retryable 503', async () => {
  const started = performance.now();
  const broken = faulty(live, { fails: (_, site) => (site.startsWith('D1') ? { when: 'stall', error: '' } : undefined) });
  const answers = await Promise.all(Object.values(writes).slice(0, 1).map(async (prepare) => send(await prepare(), crypto.randomUUID(), broken.env, createApp())));
  expect(answers).toEqual([{ status: 503, code: 'service.unavailable' }]);
  expect(performance.now() - started).toBeLessThan(5_000);
}, 20_000);
