import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { approveRegistration, activateProduct, confirmRegistrationEmail, declineRegistration, requestRegistration, submitRegistration } from '../../schema/registration.ts';
import { mintSession } from '../../schema/operators.ts';
import { world } from '../../demo/world/world.ts';
import { applicant, call, codeOf, confirmed, freshCompany, freshEmail, pages, sessionOf, submitted } from '../support/caller.ts';

const count = async (sql: string, ...values: unknown[]): Promise<number> => (await env.DB.prepare(`SELECT count(*) AS n FROM ${sql}`).bind(...values).first<{ n: number }>())?.n ?? -1;
const key = (): string => crypto.randomUUID();
const withoutRequestId = (text: string): string => text.replace(/rqt_\w+/, '');

describe('ALL-3: a repeated request with the same Idempotency-Key has one effect and one answer', () => {
  test('the same form 50 times at once, one key: one registration, one message, one answer', async () => {
    const email = freshEmail(), sent = { ...pages.vendor, idempotencyKey: key(), network: '10.9.9.9' };
    const answers = await Promise.all(Array.from({ length: 50 }, () => call(requestRegistration, { body: { email: email as never, locale: 'en' } }, sent)));
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([202]));
    expect(new Set(answers.map((one) => one.text)).size).toBe(1);
    expect(await count('registrations WHERE email = ?', email)).toBe(1);
    expect(await count('outbox WHERE recipient = ?', email)).toBe(1);
    expect(await count("activity WHERE subject_id = ? AND event = 'registration.requested'", answers[0]?.reply.registration)).toBe(1);
  });
  test('the same form 50 times at once, no key: still one registration and one message', async () => {
    const email = freshEmail();
    const answers = await Promise.all(Array.from({ length: 50 }, () => call(requestRegistration, { body: { email: email as never, locale: 'en' } }, pages.vendor)));
    expect(new Set(answers.map((one) => one.reply.registration)).size).toBe(1);
    expect(await count('registrations WHERE email = ?', email)).toBe(1);
    expect(await count('outbox WHERE recipient = ?', email)).toBe(1);
  });
  test('the same key with another body is refused', async () => {
    const sent = { ...pages.vendor, idempotencyKey: key() };
    await call(requestRegistration, { body: { email: freshEmail() as never, locale: 'en' } }, sent);
    const other = await call(requestRegistration, { body: { email: freshEmail() as never, locale: 'en' } }, sent);
    expect([other.status, other.problem.code]).toEqual([422, 'idempotency.mismatch']);
  });
  test('a wrong code counts once per key, and its refusal is repeated', async () => {
    const { reply } = await call(requestRegistration, { body: { email: freshEmail() as never, locale: 'en' } }, pages.vendor);
    const wrong = (await codeOf(reply.registration)) === '123456' ? '654321' : '123456';
    const sent = { ...pages.vendor, idempotencyKey: key() };
    const tries = await Promise.all(Array.from({ length: 20 }, () => call(confirmRegistrationEmail, { params: { registration: reply.registration }, body: { code: wrong } }, sent)));
    expect(new Set(tries.map((one) => withoutRequestId(one.text))).size).toBe(1);
    expect(tries[0]?.problem.triesLeft).toBe(4);
  });
  test('each write of the first path, 20 at once under one key, then again: one answer, one effect', async () => {
    const { reply } = await call(requestRegistration, { body: { email: freshEmail() as never, locale: 'en' } }, pages.distributor);
    const params = { registration: reply.registration };
    const many = async <T extends { text: string; status: number }>(one: (sent: { idempotencyKey: string }) => Promise<T>): Promise<T> => {
      const sent = { idempotencyKey: key() };
      const answers = [...(await Promise.all(Array.from({ length: 20 }, () => one(sent)))), await one(sent)];
      expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
      expect(answers[0]?.status).toBeLessThan(300);
      return answers[0] as T;
    };
    const code = await codeOf(reply.registration);
    const proof = await many((sent) => call(confirmRegistrationEmail, { params, body: { code } }, { ...pages.distributor, ...sent }));
    const body = { applicant, company: freshCompany() as never, consent: true as const };
    await many((sent) => call(submitRegistration, { params, body }, { ...pages.distributor, bearer: proof.reply.token, ...sent }));
    const admin = await sessionOf(world.distributors.first.operators.admin);
    await many((sent) => call(activateProduct, { params, body: {} }, { ...admin, ...sent }));
    await many((sent) => call(approveRegistration, { params, body: {} }, { ...admin, ...sent }));
    for (const event of ['registration.requested', 'registration.email_confirmed', 'registration.submitted', 'product.activated', 'registration.approved']) {
      expect([event, await count('activity WHERE subject_id = ? AND event = ?', reply.registration, event)]).toEqual([event, 1]);
    }
  });
  test('no secret is kept: what a repeat answers is derived again', async () => {
    const started = await confirmed();
    const sent = { bearer: world.keys.firstSecret.token, idempotencyKey: key() };
    const body = { operator: world.distributors.first.operators.admin.id, origin: pages.distributor.origin };
    const [one, two] = [await call(mintSession, { body }, sent), await call(mintSession, { body }, sent)];
    expect(two.reply.session).toBe(one.reply.session);
    expect(two.headers.get('idempotency-replayed')).toBe('true');
    const { results } = await env.DB.prepare('SELECT reply FROM idempotency').all<{ reply: string }>();
    const kept = JSON.stringify(results);
    expect(results.length).toBeGreaterThan(3);
    for (const secret of [one.reply.token.split('.')[2], two.reply.token.split('.')[2], started.applicant.bearer.split('.')[3]]) expect(kept).not.toContain(secret);
  });
  test.each(['short', 'x'.repeat(201), 'with space inside'])('a malformed key is refused: %s', async (idempotencyKey) => {
    const { status, problem } = await call(requestRegistration, { body: { email: freshEmail() as never, locale: 'en' } }, { ...pages.vendor, idempotencyKey });
    expect([status, problem.code]).toEqual([400, 'idempotency.key_malformed']);
  });
  test('a key of one caller says nothing to another', async () => {
    const { registration } = await submitted();
    const idempotencyKey = key();
    const mine = await sessionOf(world.distributors.first.operators.admin), theirs = await sessionOf(world.distributors.second.operators.admin);
    await call(declineRegistration, { params: { registration }, body: { reason: 'other', reapply: 'now' } }, { ...mine, idempotencyKey });
    expect((await call(declineRegistration, { params: { registration }, body: { reason: 'other', reapply: 'now' } }, { ...theirs, idempotencyKey })).status).toBe(404);
  });
});

describe('ALL-2: a state change, its activity entry and its e-mails commit together or not at all', () => {
  test.each(['registrations', 'activity', 'outbox', 'decisions', 'idempotency', 'organizations', 'operators', 'links'])('an approval whose write to %s fails leaves nothing behind', async (table) => {
    const { registration } = await submitted();
    const admin = await sessionOf(world.distributors.first.operators.admin);
    await call(activateProduct, { params: { registration }, body: {} }, admin);
    const everything = async () => JSON.stringify(await Promise.all(['registrations', 'activity', 'outbox', 'decisions', 'idempotency', 'organizations', 'operators', 'links', 'enrollments'].map((name) => count(name))));
    const before = await everything();
    await env.DB.prepare(`CREATE TRIGGER broken BEFORE ${table === 'registrations' ? 'UPDATE' : 'INSERT'} ON ${table} BEGIN SELECT RAISE(ABORT, 'disk is full'); END`).run();
    const failed = await call(approveRegistration, { params: { registration }, body: {} }, { ...admin, idempotencyKey: key() });
    await env.DB.prepare('DROP TRIGGER broken').run();
    expect(failed.status).toBe(500);
    expect(await everything()).toBe(before);
    expect((await call(approveRegistration, { params: { registration }, body: {} }, admin)).status).toBe(200);
  });
});
