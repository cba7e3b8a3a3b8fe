/** How the portal does, and what the clock and the queues leave behind for it to be told by. */
import { createMessageBatch, env, getQueueResult, createExecutionContext } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import { listMessages, retryMessage } from '../../schema/activity.ts';
import { type Health, readPortalHealth } from '../../schema/health.ts';
import { world } from '../../demo/world/world.ts';
import type { Env } from '../../worker/env.ts';
import worker from '../../worker/index.ts';
import { buryLetters } from '../../worker/jobs/dead-letters.ts';
import { outboxDeps } from '../../worker/jobs/outbox.ts';
import { databaseState, jobsOf, mailState, sealingState, worst } from '../../worker/rules/health.ts';
import { call, callsOf, rowsRead, sessionOf } from '../support/caller.ts';

const live = env as unknown as Env, { n, v } = world.vendors;
let made = 0;
async function put(state: string, more: { template?: string; sender?: string; created?: number; error?: string | null; attempts?: number } = {}): Promise<string> {
  const id = `msg_${(more.created ?? Date.now()).toString(16).padStart(12, '0')}${(made += 1).toString(16).padStart(20, '0')}`;
  await env.DB.prepare("INSERT INTO outbox (id, template, recipient, locale, occasion, sender_id, data, state, attempts, next_attempt_at, last_error, created_at) VALUES (?, ?, 'someone@orvela.example', 'en', ?, ?, '{}', ?, ?, 9e15, ?, ?)")
    .bind(id, more.template ?? 'operator_removed', id, more.sender ?? n.id, state, more.attempts ?? 0, more.error ?? null, more.created ?? Date.now()).run();
  return id;
}
const stateOf = (id: string) => env.DB.prepare('SELECT state, last_error AS error, attempts FROM outbox WHERE id = ?').bind(id).first<{ state: string; error: string | null; attempts: number }>();
const read = async (operator: { id: string } = n.operators.superAdmin): Promise<Health> => (await call(readPortalHealth, {}, await sessionOf(operator))).reply;
const run = () => worker.scheduled({} as never, live);

beforeEach(async () => { await env.DB.batch([env.DB.prepare('DELETE FROM outbox'), env.DB.prepare('DELETE FROM job_runs'), env.DB.prepare("UPDATE activity SET at = ? WHERE seal IS NULL").bind(Date.now())]); });

describe('ALL-2: what a vendor’s super admin sees of its e-mail', () => {
  test('what waits, is late, gave up and is held back, and of each kind the newest that gave up', async () => {
    await run();
    const old = Date.now() - 16 * 60_000, long = Date.now() - 31 * 86_400_000;
    await put('queued'); await put('queued', { created: old }); await put('delivered'); await put('suppressed'); await put('suppressed', { created: long });
    await put('parked', { template: 'sign_in_link', error: 'TimeoutError', attempts: 8 });
    const newest = await put('parked', { template: 'sign_in_link', error: 'resend_500', attempts: 8 }), other = await put('parked', { template: 'help_asked', error: null });
    const { mail, state } = await read();
    expect([mail, state]).toEqual([{
      state: 'danger', waiting: 2, late: 1, parked: 3, suppressed: 1,
      parkedBy: [{ template: 'help_asked', count: 1, newest: expect.objectContaining({ message: other, error: null }) }, { template: 'sign_in_link', count: 2, newest: expect.objectContaining({ message: newest, error: 'resend_500', attempts: 8 }) }],
    }, 'danger']);
    expect(JSON.stringify(mail)).not.toContain('@');
  });
  test('of another vendor’s mail nothing', async () => {
    await put('parked', { sender: v.id }); await put('queued', { sender: v.id, created: 1 }); await put('suppressed', { sender: v.id });
    expect((await read()).mail).toEqual({ state: 'ok', waiting: 0, late: 0, parked: 0, suppressed: 0, parkedBy: [] });
    expect((await read(v.operators.superAdmin)).mail).toMatchObject({ parked: 1, late: 1, suppressed: 1 });
  });
  test('its admins are refused, and so is every other kind of organization', async () => {
    for (const operator of [n.operators.admin, n.operators.reader, world.distributors.first.operators.superAdmin, world.partners.vauclair.operators.superAdmin]) {
      expect((await call(readPortalHealth, {}, await sessionOf(operator as { id: string }))).problem.code).toBe('permission.denied');
    }
  });
  test('what gave up is tried again from there', async () => {
    const id = await put('parked', { attempts: 8 }), sent = await sessionOf(n.operators.superAdmin);
    expect((await call(retryMessage, { params: { message: id }, body: {} }, sent)).status).toBe(202);
    expect((await read()).mail).toMatchObject({ state: 'ok', parked: 0, waiting: 1 });
    expect((await call(listMessages, { query: { state: 'suppressed' } }, sent)).reply.rows).toEqual([]);
  });
  test('it costs two calls, and counts no further than a thousand', async () => {
    const insert = env.DB.prepare("WITH RECURSIVE i(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM i WHERE x < 3000) INSERT INTO outbox (id, template, recipient, locale, occasion, sender_id, data, state, next_attempt_at, created_at) SELECT 'msg_' || printf('%032x', x + ?2), 'sign_in_link', 'x@y.z', 'en', ?3 || x, ?1, '{}', ?3, 9e15, 0 FROM i");
    for (const [at, state] of ['queued', 'parked', 'delivered'].entries()) await insert.bind(n.id, at * 10_000, state).run();
    const { reply, headers } = await call(readPortalHealth, {}, await sessionOf(n.operators.superAdmin));
    expect([reply.mail.waiting, reply.mail.late, reply.mail.parked, reply.mail.parkedBy.map(({ count }) => count)]).toEqual([1_000, 1_000, 1_000, [1_000]]);
    expect(callsOf(headers)).toBeLessThanOrEqual(2);
    expect(rowsRead(headers)).toBeLessThan(9_000);
  });
});

describe('when each job last ran', () => {
  test('the clock leaves a line for each, with how long it took; sealing waits for nothing', async () => {
    const before = Date.now();
    expect((await read()).jobs.map(({ job, at, state }) => [job, at, state])).toEqual([['sweep', null, 'danger'], ['seal', null, 'danger'], ['housekeep', null, 'danger'], ['retain', null, 'danger'], ['dead_letters', null, 'ok'], ['mail_events', null, 'ok']]);
    await run();
    const { jobs, sealing, state, database, version } = await read();
    for (const { job, at, took } of jobs.slice(0, 3)) expect([job, Date.parse(at ?? '') >= before, (took ?? -1) >= 0]).toEqual([job, true, true]);
    expect([sealing.state, state, database?.state, (database?.bytes ?? 0) > 4_096]).toEqual(['ok', 'ok', 'ok', true]);
    expect(version).toMatch(/^\d+\.\d+\.\d+/);
  });
  test('a job that fails leaves its last run as it was', async () => {
    await run();
    await env.DB.prepare('UPDATE job_runs SET at = 1').run();
    const failing = { ...live, DB: { prepare: (query: string) => { if (query.includes('invitation_expires_at')) throw new Error('down'); return live.DB.prepare(query); }, batch: (all: D1PreparedStatement[]) => live.DB.batch(all) } as unknown as D1Database };
    await expect(worker.scheduled({} as never, failing)).rejects.toThrow();
    expect((await read()).jobs.map(({ job, at }) => [job, at === new Date(1).toISOString()]).slice(0, 3)).toEqual([['sweep', false], ['seal', false], ['housekeep', true]]);
  });
  test('a minute or two are missed now and then; after ten nothing runs any more', () => {
    const now = 100 * 60_000, states = (minutes: number) => jobsOf([{ job: 'sweep', at: now - minutes * 60_000, took: 3 }], now)[0]?.state;
    expect([states(1), states(2.9), states(3), states(9.9), states(10)]).toEqual(['ok', 'ok', 'attention', 'attention', 'danger']);
    expect([sealingState(null, now), sealingState(now - 60_000, now), sealingState(now - 4 * 60_000, now), sealingState(now - 11 * 60_000, now)]).toEqual(['ok', 'ok', 'attention', 'danger']);
    expect([databaseState(1e9), databaseState(8e9), databaseState(10e9)]).toEqual(['ok', 'attention', 'danger']);
    expect([mailState({ waiting: 9, late: 0, parked: 0, suppressed: 9 }), mailState({ waiting: 0, late: 0, parked: 1, suppressed: 0 }), mailState({ waiting: 1, late: 1, parked: 1, suppressed: 0 })]).toEqual(['ok', 'attention', 'danger']);
    expect([worst(), worst('ok', 'attention'), worst('danger', 'attention', 'ok')]).toEqual(['ok', 'attention', 'danger']);
  });
});

describe('ALL-2: dead letters: nothing is lost', () => {
  const due = async (id: string) => env.DB.prepare('UPDATE outbox SET next_attempt_at = 0 WHERE id = ?').bind(id).run();
  const batch = (...bodies: unknown[]) => createMessageBatch('portico-outbox-dead', bodies.map((body, index) => ({ id: `d${index}`, timestamp: new Date(), attempts: 1, body })) as never);
  test('each is tried once more, by itself; the run is noted', async () => {
    const [good, gone] = [await put('queued'), await put('delivered')];
    await due(good);
    const letters = batch({ id: good }, { id: gone }, { id: `msg_${'0'.repeat(32)}` }, {}, null, 'x', { id: 7 });
    await worker.queue(letters as never, live);
    expect(await getQueueResult(letters as never, createExecutionContext())).toMatchObject({ retryMessages: [] });
    expect([(await stateOf(good))?.state, (await stateOf(gone))?.state]).toEqual(['delivered', 'delivered']);
    expect(await env.DB.prepare("SELECT counts FROM job_runs WHERE job = 'dead_letters'").first()).toEqual({ counts: JSON.stringify({ delivered: 3, parked: 0, unknown: 4 }) });
  });
  test('what fails even so is parked, where an admin sees it and tries it again; one takes no other along', async () => {
    const [bad, good] = [await put('queued'), await put('queued')];
    await due(bad); await due(good);
    const deps = outboxDeps(live), calls: string[] = [];
    // The outcome of one message cannot be written.
    const DB = { prepare: (query: string) => live.DB.prepare(query), batch: (all: D1PreparedStatement[]) => (calls.push('batch') === 1 ? Promise.reject(new Error('D1 DB reset')) : live.DB.batch(all)) } as unknown as D1Database;
    const letters = [bad, good].map((id) => ({ body: { id }, acked: 0, retried: 0, ack() { this.acked += 1; }, retry() { this.retried += 1; } }));
    expect(await buryLetters(letters, { ...deps, db: DB })).toEqual({ delivered: 1, parked: 1, unknown: 0 });
    expect([(await stateOf(bad)), (await stateOf(good))?.state]).toEqual([{ state: 'parked', error: 'DeadLetter', attempts: 1 }, 'delivered']);
    expect(letters.map(({ acked, retried }) => [acked, retried])).toEqual([[1, 0], [1, 0]]);
    expect((await read()).mail.parkedBy[0]?.newest).toMatchObject({ message: bad, error: 'DeadLetter' });
  });
  test('while not even that can be written, the queue keeps it', async () => {
    const id = await put('queued'), letter = { body: { id }, acked: 0, retried: 0, ack() { this.acked += 1; }, retry() { this.retried += 1; } };
    const down = { prepare: () => { throw new Error('Network connection lost'); }, batch: () => Promise.reject(new Error('down')) } as unknown as D1Database;
    await buryLetters([letter], { ...outboxDeps(live), db: down });
    expect([letter.acked, letter.retried, (await stateOf(id))?.state]).toEqual([0, 1, 'queued']);
  });
  test('a queue’s message that names none takes none of its batch along', async () => {
    const id = await put('queued');
    await due(id);
    await worker.queue(createMessageBatch('portico-outbox', [{ id: 'a', timestamp: new Date(), attempts: 1, body: { other: 1 } }, { id: 'b', timestamp: new Date(), attempts: 1, body: { id } }] as never) as never, live);
    expect((await stateOf(id))?.state).toBe('delivered');
  });
});
