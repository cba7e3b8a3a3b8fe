import { createExecutionContext, createMessageBatch, env, waitOnExecutionContext } from 'cloudflare:test';
import { describe, expect, test, vi } from 'vitest';
import { listActivity, listMessages, retryMessage } from '../../schema/activity.ts';
import { readHealth } from '../../schema/system.ts';
import { world } from '../../demo/world/world.ts';
import type { Mail } from '../../worker/messages/mailer.ts';
import { deliver, sweep } from '../../worker/messages/outbox.ts';
import worker from '../../worker/index.ts';
import { call, pages, requestFor, sessionOf, submitted } from '../support/caller.ts';
import { requestRegistration } from '../../schema/registration.ts';

const deps = (send: (mail: Mail) => Promise<void>, now = Date.now()) => ({ db: env.DB, mailer: { send }, secret: env.LINK_SECRET, portalUrl: 'http://portal.test', mailFrom: 'portal@portal.test', now, refused: async () => {} });
const stateOf = (id: string) => env.DB.prepare('SELECT state, attempts, last_error AS error FROM outbox WHERE id = ?').bind(id).first<{ state: string; attempts: number; error: string | null }>();

describe('ALL-2: a message is sent at least once, always with the same id', () => {
  test('eight failures park it; an admin sees it and retries it; then it goes out under the same id', async () => {
    const { email } = await submitted();
    const row = await env.DB.prepare("SELECT id FROM outbox WHERE recipient = ? AND template = 'registration_under_review'").bind(email).first<{ id: string }>();
    const id = row?.id ?? '';
    let now = Date.now();
    for (let attempt = 0; attempt < 8; attempt += 1) await deliver([id], deps(async () => { throw new Error('mail server down'); }, (now += 3_600_001)));
    expect(await stateOf(id)).toMatchObject({ state: 'parked', attempts: 8 });
    expect((await call(readHealth)).reply.parked).toBeGreaterThan(0);
    const admin = await sessionOf(world.vendors.n.operators.admin);
    const parked = await call(listMessages, { query: { state: 'parked' } }, admin);
    expect(parked.reply.rows.map((one) => one.id)).toContain(id);
    expect((await call(retryMessage, { params: { message: id }, body: {} }, await sessionOf(world.vendors.v.operators.admin))).status).toBe(404);
    expect((await call(retryMessage, { params: { message: id }, body: {} }, admin)).reply).toMatchObject({ state: 'queued', attempts: 0 });
    expect((await call(retryMessage, { params: { message: id }, body: {} }, admin)).problem.code).toBe('message.not_parked');
    const sent: string[] = [];
    await deliver([id], deps(async (mail) => { sent.push(mail.id); }, Date.now() + 1));
    expect(sent).toEqual([id]);
    expect(await stateOf(id)).toMatchObject({ state: 'delivered' });
  });
  test('what the queue lost, the sweep delivers, and no message has a second row', async () => {
    const { email } = await submitted();
    const sent: Mail[] = [];
    for (let round = 0; round < 20; round += 1) if ((await sweep(deps(async (mail) => { sent.push(mail); }, Date.now() + 60_000))).delivered === 0) break;
    expect(sent.filter((mail) => mail.to === email).map((mail) => mail.subject).length).toBe(new Set(sent.filter((mail) => mail.to === email).map((mail) => mail.id)).size);
    expect((await env.DB.prepare("SELECT count(*) AS n FROM outbox WHERE recipient = ? AND state <> 'delivered'").bind(email).first<{ n: number }>())?.n).toBe(0);
  });
  test('the worker’s own queue consumer and cron deliver through the send_email binding', async () => {
    const { email } = await submitted();
    const { results } = await env.DB.prepare('SELECT id FROM outbox WHERE recipient = ?').bind(email).all<{ id: string }>();
    const context = createExecutionContext();
    await worker.queue(createMessageBatch('portico-outbox', results.map(({ id }, index) => ({ id: `m${index}`, timestamp: new Date(), attempts: 1, body: { id } }))) as never, env as never);
    await worker.scheduled({} as never, env as never);
    await waitOnExecutionContext(context);
    for (const { id } of results) expect(await stateOf(id)).toMatchObject({ state: 'delivered' });
  });
});

describe('OPR-10: every change is in an activity log', () => {
  test('who, what, which rule, newest first; another distributor sees none of it', async () => {
    const { registration } = await submitted();
    const entries = async (operator: { id: string }) => (await call(listActivity, {}, await sessionOf(operator))).reply.rows.filter((one) => one.subject.id === registration);
    const seen = await entries(world.distributors.first.operators.admin);
    expect(seen.map((one) => [one.event, one.rule, one.actor.kind])).toEqual([['registration.submitted', 'REG-5', 'applicant'], ['registration.requested', 'REG-1', 'applicant']]);
    const vendors = await entries(world.vendors.n.operators.admin);
    expect(vendors.map((one) => one.event)).toEqual(['registration.submitted', 'registration.email_confirmed', 'registration.code_sent', 'registration.requested']);
    expect(await entries(world.distributors.second.operators.admin)).toEqual([]);
  });
});

test('bursts from one network are shed with 429 and when to come back', async () => {
  const codes = await Promise.all(Array.from({ length: 80 }, () => call(requestRegistration, { body: { email: 'malformed@@' as never, locale: 'en' } }, { ...pages.vendor, network: '10.1.2.3' })));
  expect(new Set(codes.map((one) => one.status))).toEqual(new Set([422]));
  const burst = await Promise.all(Array.from({ length: 80 }, (_, index) => call(requestRegistration, { body: { email: `a@burst${index}-orvela.com` as never, locale: 'en' } }, { ...pages.vendor, network: '10.1.2.3' })));
  const shed = burst.filter((one) => one.status === 429);
  expect(shed.length).toBeGreaterThan(0);
  expect([shed[0]?.problem.code, shed[0]?.headers.get('retry-after')]).toEqual(['request.rate_limited', '60']);
});

test('every reply carries the security headers, and a request id', async () => {
  const request = requestFor(readHealth, {});
  const response = await worker.fetch(request, env as never, createExecutionContext());
  expect(Object.fromEntries(['cache-control', 'x-content-type-options', 'referrer-policy', 'content-security-policy'].map((name) => [name, response.headers.get(name)]))).toEqual({
    'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  });
  expect(response.headers.get('x-request-id')).toMatch(/^rqt_[0-9a-f]{32}$/);
});

test('a page of the log or the outbox costs the same at any size', async () => {
  const read = async (endpoint: typeof listActivity | typeof listMessages, operator: { id: string }) => {
    const { headers } = await call(endpoint, {}, await sessionOf(operator));
    return Number(/(\d+) rows read/.exec(headers.get('server-timing') ?? '')?.[1]);
  };
  const grow = async (count: number) => {
    const ids = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;
    await env.DB.prepare(`${ids} INSERT INTO activity (id, at, event, rule, actor_kind, program_id, vendor_id, distributor_id, subject_id, details)
      SELECT 'act_' || printf('%032x', i), 0, 'registration.requested', 'REG-1', 'applicant', ?, ?, ?, 'x', '{}' FROM n`).bind(world.programs.n.id, world.vendors.n.id, world.distributors.first.id).run();
    await env.DB.prepare(`${ids} INSERT INTO outbox (id, template, recipient, locale, occasion, sender_id, data, state, next_attempt_at, created_at)
      SELECT 'msg_' || printf('%032x', i), 'registration_code', 'x@y.z', 'en', i, ?, '{}', 'delivered', 0, 0 FROM n`).bind(world.vendors.n.id).run();
  };
  await grow(60);
  const wanted = [[listActivity, world.vendors.n.operators.admin], [listActivity, world.distributors.first.operators.admin], [listMessages, world.vendors.n.operators.admin]] as const;
  const before = await Promise.all(wanted.map(([endpoint, operator]) => read(endpoint, operator)));
  await env.DB.prepare("DELETE FROM activity WHERE subject_id = 'x'").run();
  await env.DB.prepare("DELETE FROM outbox WHERE recipient = 'x@y.z'").run();
  await grow(5_000);
  const after = await Promise.all(wanted.map(([endpoint, operator]) => read(endpoint, operator)));
  for (const [index, rows] of after.entries()) expect(rows).toBeLessThanOrEqual((before[index] ?? 0) + 60);
  expect(Math.max(...after)).toBeLessThan(400);
});

test('each run of the cron logs its counters, and an alert while a message is parked or late', async () => {
  const lines = async (): Promise<Record<string, unknown>> => {
    const log = vi.spyOn(console, 'log');
    await worker.scheduled({} as never, env as never);
    const line = log.mock.calls.map(([text]) => JSON.parse(String(text)) as Record<string, unknown>).find((one) => one['job'] === 'sweep');
    log.mockRestore();
    return line ?? {};
  };
  await env.DB.prepare("UPDATE outbox SET state = 'delivered'").run();
  expect(await lines()).toEqual({ job: 'sweep', delivered: 0, failed: 0, gaveUp: 0, suppressed: 0, parked: 0, waiting: 0, late: 0, sealed: expect.any(Number), behind: expect.any(Boolean), alert: false });
  const { email } = await submitted();
  await env.DB.prepare("UPDATE outbox SET state = 'parked' WHERE recipient = ?").bind(email).run();
  expect(await lines()).toMatchObject({ parked: 3, alert: true });
  await env.DB.prepare("UPDATE outbox SET state = 'queued', created_at = 1, next_attempt_at = 9e15 WHERE recipient = ?").bind(email).run();
  expect(await lines()).toMatchObject({ parked: 0, late: 3, alert: true });
  await env.DB.prepare("UPDATE outbox SET state = 'delivered'").run();
});
