/** OPR-9 with a real issuer on loopback: what a sign-in by account holds against. */
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { beginSignIn, listSignInMethods } from '../../schema/sign-in.ts';
import { readMe } from '../../schema/operators.ts';
import { world } from '../../demo/world/world.ts';
import { answerAt, authorize, begin, complete, plainAccount, rotate, sessionCookie, signInWith, workAccount } from '../support/accounts.ts';
import { call, portal } from '../support/caller.ts';
import { company, member } from '../support/scenes.ts';

const fresh = async () => member(await company(), 'reader');

describe('OPR-9: sign-in with an OpenID Connect account', () => {
  test('an account whose address an operator has signs in, sets the cookie, and is tied from then on', async () => {
    const { email } = await fresh(), account = plainAccount(email);
    const signed = await signInWith('halden', account);
    expect([signed.status, signed.reply.proved]).toEqual([201, false]);
    expect(sessionCookie(signed)).toMatch(/^__Host-portico=ses_/);
    const { reply } = await call(readMe, {}, { bearer: signed.reply.token, origin: portal });
    expect(reply.operator.email).toBe(email);
    const tie = await env.DB.prepare('SELECT issuer, subject, provider, email FROM identities WHERE operator_id = ?').bind(reply.operator.id).first();
    expect(tie).toMatchObject({ subject: account.sub, provider: 'halden', email });
  });
  test('a client without a secret is protected by PKCE alone', async () => {
    const { email } = await fresh();
    expect((await signInWith('open', plainAccount(email))).status).toBe(201);
  });
  test('the account counts, not its address: one whose address changed signs in as the same person', async () => {
    const { email, id } = await fresh(), account = plainAccount(email);
    await signInWith('halden', account);
    const again = await signInWith('halden', { ...account, email: 'ana.new-name@another-orvela.com', email_verified: false });
    expect(again.status).toBe(201);
    expect((await call(readMe, {}, { bearer: again.reply.token, origin: portal })).reply.operator).toMatchObject({ id, email });
  });
  test('a domain that changed owner opens nothing: the same address in another account is refused', async () => {
    const { email } = await fresh();
    await signInWith('microsoft', workAccount(email));
    const { status, problem } = await signInWith('microsoft', workAccount(email, { tid: '7b3e8e30-5c6d-4e7f-8ab1-23456789abcd' }));
    expect([status, problem.code, problem.rule]).toEqual([403, 'sign_in.other_account', 'OPR-3']);
    expect((await signInWith('halden', plainAccount(email))).problem.code).toBe('sign_in.other_account');
  });
  test('a key that the issuer changed is fetched, and the one before counts no more', async () => {
    const { email } = await fresh(), account = plainAccount(email);
    expect((await signInWith('halden', account)).status).toBe(201);
    await rotate();
    expect((await signInWith('halden', account)).status).toBe(201);
    await rotate();
    expect((await signInWith('halden', account)).status).toBe(201);
  });
  test.each([
    ['for another audience', { set: { aud: 'another-client' } }], ['for several, by another', { set: { aud: ['portico', 'another'], azp: 'another' } }], ['of another nonce', { set: { nonce: 'another' } }], ['without a nonce', { drop: ['nonce'] }],
    ['of another issuer', { set: { iss: 'http://127.0.0.1:1' } }], ['that is over', { shift: { exp: -3_600, iat: -3_600 } }], ['not valid yet', { set: { nbf: 4_000_000_000 } }], ['signed by a key that nobody publishes', { key: 'stranger' as const }],
    ['that nobody signed', { unsigned: true }], ['without a subject', { drop: ['sub'] }], ['without an issue date', { drop: ['iat'] }], ['without an end', { drop: ['exp'] }],
  ])('an ID token %s opens nothing', async (_, bend) => {
    const { email, id } = await fresh();
    const { status, problem } = await signInWith('halden', plainAccount(email, { bend }));
    expect([status, problem.code]).toEqual([503, 'sign_in.provider_failed']);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM sessions WHERE operator_id = ? AND method = ?').bind(id, 'account').first('n')).toBe(0);
  });
  test.each([['20 seconds fast', 20], ['20 seconds slow', -20]])('an issuer whose clock is %s is understood', async (_, seconds) => {
    const { email } = await fresh();
    expect((await signInWith('halden', plainAccount(email, { bend: { shift: { iat: seconds, exp: seconds } } }))).status).toBe(201);
  });
  test('the answer of one issuer is not taken to another (mix-up)', async () => {
    const { email } = await fresh();
    const [halden, stranger] = [await begin('halden'), await begin('stranger')];
    const back = answerAt(await authorize(halden.url, plainAccount(email)));
    // The state of the one with the code of the other, and the page of the other.
    const wrong = answerAt(await authorize(stranger.url, plainAccount(email)));
    expect((await complete({ ...back, state: wrong.state }, `${halden.cookie}; ${stranger.cookie}`)).problem.code).toBe('sign_in.attempt_invalid');
    expect((await complete({ ...wrong, provider: 'halden' }, stranger.cookie)).problem.code).toBe('sign_in.attempt_invalid');
    expect((await complete({ ...back, provider: 'stranger', state: wrong.state }, stranger.cookie)).status).toBe(503);
    const { iss: _, ...without } = back;
    expect((await complete(without as typeof back, halden.cookie)).status).toBe(503);
    expect((await complete(back, halden.cookie)).status).toBe(201);
  });
  test('an answer in another browser, or of a state that is not ours, begins nothing', async () => {
    const { email } = await fresh(), begun = await begin('halden'), back = answerAt(await authorize(begun.url, plainAccount(email)));
    for (const cookie of ['', begun.cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), (await begin('halden')).cookie]) expect((await complete(back, cookie)).problem.code).toBe('sign_in.attempt_invalid');
    expect((await complete({ ...back, state: `${back.state.slice(0, -1)}${back.state.endsWith('A') ? 'B' : 'A'}` }, begun.cookie)).problem.code).toBe('sign_in.attempt_invalid');
    expect((await complete(back, begun.cookie)).status).toBe(201);
  });
  test('a code serves once: replayed, or of an attempt that is over, it is refused', async () => {
    const { email } = await fresh(), begun = await begin('halden'), back = answerAt(await authorize(begun.url, plainAccount(email)));
    expect((await complete(back, begun.cookie)).status).toBe(201);
    expect([(await complete(back, begun.cookie)).status, (await complete(back, begun.cookie)).problem.code]).toEqual([410, 'sign_in.attempt_used']);
    const late = await begin('halden'), there = answerAt(await authorize(late.url, plainAccount(email)));
    await env.DB.prepare('UPDATE sign_in_attempts SET expires_at = 0 WHERE id = ?').bind(there.state.split('.')[0]).run();
    expect((await complete(there, late.cookie)).problem.code).toBe('sign_in.attempt_expired');
    const made = await begin('halden'), here = answerAt(await authorize(made.url, plainAccount(email)));
    expect((await complete({ ...here, code: 'no-such-code' }, made.cookie)).problem.code).toBe('sign_in.attempt_used');
  });
  test('ALL-3: the same request twice is one session', async () => {
    const { email, id } = await fresh(), begun = await begin('halden'), back = answerAt(await authorize(begun.url, plainAccount(email)));
    const [one, two] = [await complete(back, begun.cookie, 'one-intent-1'), await complete(back, begun.cookie, 'one-intent-1')];
    expect([one.reply.session, two.status]).toEqual([two.reply.session, 201]);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM sessions WHERE operator_id = ? AND method = 'account'").bind(id).first('n')).toBe(1);
  });
  test('16 answers at once of one sign-in: one session', async () => {
    const { email, id } = await fresh(), begun = await begin('halden'), back = answerAt(await authorize(begun.url, plainAccount(email)));
    const all = await Promise.all(Array.from({ length: 16 }, () => complete(back, begun.cookie)));
    expect(all.filter(({ status }) => status === 201).length).toBe(1);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM sessions WHERE operator_id = ? AND method = 'account'").bind(id).first('n')).toBe(1);
  });
  test('who says no there is told so, and can begin again', async () => {
    const { status, problem } = await signInWith('halden', null);
    expect([status, problem.code, problem.fixer.who]).toEqual([422, 'sign_in.canceled', 'you']);
  });
  test('an issuer that does not answer is a failure that may pass; one that is not there is said so', async () => {
    const gone = await call(beginSignIn, { body: { provider: 'gone' } }, { sameOrigin: true });
    expect([gone.status, gone.problem.code, gone.problem.retryAfter]).toEqual([503, 'sign_in.provider_failed', 5]);
    expect((await call(beginSignIn, { body: { provider: 'nobody' } }, { sameOrigin: true })).problem.code).toBe('sign_in.provider_unknown');
  });
  test('only the portal’s own pages begin one', async () => {
    expect((await call(beginSignIn, { body: { provider: 'halden' } }, { origin: 'https://elsewhere.example' })).problem.code).toBe('session.origin_not_allowed');
  });
});

describe('ENR-13: how one can sign in', () => {
  test('by the accounts that are configured and by link; with a Microsoft work account only where the program asks for one', async () => {
    const any = await call(listSignInMethods, { query: {} });
    expect([any.reply.link, any.reply.workAccount, any.reply.providers.map(({ id, kind }) => `${id} ${kind}`)]).toEqual([true, false, ['microsoft microsoft', 'halden oidc', 'stranger oidc', 'open oidc', 'gone oidc']]);
    const v = await call(listSignInMethods, { query: { program: world.programs.v.id as never } });
    expect([v.reply.link, v.reply.workAccount, v.reply.providers.map(({ id }) => id)]).toEqual([false, true, ['microsoft']]);
  });
});
