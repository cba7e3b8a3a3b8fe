/** How far a key, a reviewer and a kept answer reach. */
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { activateProduct, approveRegistration, confirmRegistrationEmail, readRegistration, readRegistrationForm, readRegistrationProgress, requestRegistration, resendRegistrationCode, submitRegistration } from '../../schema/registration.ts';
import { type Over, keptAs } from '../../schema/retention.ts';
import { retain } from '../../worker/jobs/retain.ts';
import { spans } from '../../worker/rules/decision.ts';
import type { Env } from '../../worker/env.ts';
import { world } from '../../demo/world/world.ts';
import { applicant, call, codeOf, confirmed, freshCompany, freshEmail, pages, sessionOf, submitted } from '../support/caller.ts';
import { count } from '../support/race.ts';

const { first, second } = world.distributors;

describe('REG-16: how far a publishable key reaches', () => {
  /** A key of the first distributor that fixes no program, as a page that asks for several would have. */
  const open = { key: 'pk_test_scope_open', origin: 'https://open.orvela.example' };
  const opened = env.DB.prepare("INSERT INTO embed_keys (id, kind, token, organization_id, program_id, distributor_id, origins, created_at) VALUES (?, 'publishable', ?, ?, NULL, NULL, ?, 0) ON CONFLICT DO NOTHING")
    .bind(`key_${'1'.repeat(32)}`, open.key, first.id, JSON.stringify([open.origin]));
  const request = (program: string | undefined, sent: object, over: object = {}) => call(requestRegistration, { body: { email: freshEmail() as never, locale: 'en', program, ...over } }, sent);

  test('a key serves the programs of its own organization only: another answers like an unknown one', async () => {
    await opened.run();
    expect((await request(world.programs.n.id, open)).status).toBe(202);
    expect((await request(world.programs.m.id, open)).status).toBe(202);
    const same = (text: string) => text.replace(/rqt_\w+/, '');
    const [foreign, unknown] = [await request(world.programs.v.id, open), await request(`prg_${'0'.repeat(32)}`, open)];
    expect([foreign.status, same(foreign.text)]).toEqual([404, same(unknown.text)]);
    expect((await call(readRegistrationForm, { query: { program: world.programs.v.id } }, open)).status).toBe(404);
    expect((await call(readRegistrationForm, { query: { program: world.programs.n.id } }, open)).reply.program.id).toBe(world.programs.n.id);
  });
  test('a key that fixes a program wins over what the page says', async () => {
    const { reply } = await request(world.programs.m.id, pages.vendor);
    expect(await count('registrations WHERE id = ? AND program_id = ?', reply.registration, world.programs.n.id)).toBe(1);
  });
  test('a key that fixes a program reaches no registration of another', async () => {
    const { reply: { registration } } = await request(undefined, pages.m);
    const body = { code: await codeOf(registration) };
    expect((await call(confirmRegistrationEmail, { params: { registration }, body }, pages.vendor)).status).toBe(404);
    expect((await call(resendRegistrationCode, { params: { registration }, body: {} }, pages.vendor)).status).toBe(404);
    expect((await call(confirmRegistrationEmail, { params: { registration }, body }, pages.m)).status).toBe(200);
  });
  test('a revoked key serves nobody', async () => {
    await opened.run();
    await env.DB.prepare('UPDATE embed_keys SET revoked_at = 1 WHERE token = ?').bind(open.key).run();
    expect((await request(world.programs.n.id, open)).problem.code).toBe('key.unknown');
  });
  test('the applicant’s token alone opens nothing: it needs a key and its origin', async () => {
    const { registration, applicant: credentials } = await confirmed();
    expect((await call(readRegistrationProgress, { params: { registration } }, credentials)).status).toBe(200);
    expect((await call(readRegistrationProgress, { params: { registration } }, { ...credentials, origin: 'https://elsewhere.example' })).problem.code).toBe('key.origin_not_allowed');
    expect((await call(submitRegistration, { params: { registration }, body: { applicant, company: freshCompany() as never, consent: true } }, { ...credentials, key: undefined })).problem.code).toBe('key.required');
  });
});

describe('REG-16: only its reviewer decides', () => {
  test('the vendor sees what its distributor reviews, and is told who decides; only the named distributor activates', async () => {
    const { registration } = await submitted();
    const vendor = await sessionOf(world.vendors.n.operators.admin);
    const seen = await call(readRegistration, { params: { registration } }, vendor);
    // Until approval the vendor can decline, whoever reviews (REG-11).
    expect(seen.reply.can.filter((one) => one.allowed).map((one) => one.action)).toEqual(['registration.decline', 'partner.block']);
    const { status, problem } = await call(approveRegistration, { params: { registration }, body: {} }, vendor);
    expect([status, problem.code, problem.fixer.name]).toEqual([403, 'registration.not_reviewer', first.name]);
    expect((await call(activateProduct, { params: { registration }, body: {} }, vendor)).problem.code).toBe('permission.denied');
    expect(await count("registrations WHERE id = ? AND state = 'under_review'", registration)).toBe(1);
  });
  test('a distributor sees what its vendor reviews, and decides nothing there', async () => {
    const { registration } = await submitted(pages.ac, { company: { legalName: world.partners.gruenspecht.name, country: 'DE' }, distributor: second.id });
    const distributor = await sessionOf(second.operators.admin);
    expect((await call(readRegistration, { params: { registration } }, distributor)).reply.state).toBe('under_review');
    const { status, problem } = await call(approveRegistration, { params: { registration }, body: {} }, distributor);
    expect([status, problem.code, problem.fixer.name]).toEqual([403, 'registration.not_reviewer', world.vendors.ac.name]);
    expect((await call(activateProduct, { params: { registration }, body: {} }, distributor)).problem.code).toBe('registration.product_not_asked');
  });
});

test('ALL-3: a kept answer stays two days, then it goes', async () => {
  const idempotencyKey = crypto.randomUUID(), sent = { ...pages.vendor, idempotencyKey };
  const body = { email: freshEmail() as never, locale: 'en' as const };
  const asked = await call(requestRegistration, { body }, sent);
  const { over } = keptAs('idempotency'), stays = (over as Over).days * spans.day;
  await retain(env as unknown as Env, Date.now() + stays - 60_000);
  const again = await call(requestRegistration, { body }, sent);
  expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([asked.text, 'true']);
  await retain(env as unknown as Env, Date.now() + stays + 60_000);
  expect(await count('idempotency')).toBe(0);
});
