import { env } from 'cloudflare:test';
import { SignJWT, importJWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { mintSession, readMe, renewSession, requestSignInLink, signIn, signOut } from '../../schema/operators.ts';
import { listRequests } from '../../schema/requests.ts';
import { deriveLinkToken } from '../../worker/messages/secrets.ts';
import { world } from '../../demo/world/world.ts';
import { call, pages, portal, sessionOf } from '../support/caller.ts';

const { first, second } = world.distributors;
const origin = pages.distributor.origin;
const mint = (operator: string, over: object = {}, bearer: string = world.keys.firstSecret.token) => call(mintSession, { body: { operator, origin, ...over } }, { bearer });
const linkFor = async (email: string): Promise<string> => {
  expect((await call(requestSignInLink, { body: { email: email as never } })).status).toBe(202);
  const row = await env.DB.prepare("SELECT data FROM outbox WHERE recipient = ? AND template = 'sign_in_link' ORDER BY id DESC").bind(email).first<{ data: string }>();
  return deriveLinkToken(env.LINK_SECRET, (JSON.parse(row?.data ?? '{}') as { link: string }).link);
};

describe('OPR-9: sessions', () => {
  test("a host's backend mints one for its own operator, of ten minutes, for one origin", async () => {
    const { status, reply } = await mint(first.operators.admin.id);
    expect(status).toBe(201);
    const life = Date.parse(reply.expiresAt) - Date.now();
    expect(life).toBeGreaterThan(590_000);
    expect(life).toBeLessThanOrEqual(600_000);
    expect((await call(readMe, {}, { bearer: reply.token, origin })).reply.operator.id).toBe(first.operators.admin.id);
    expect((await call(readMe, {}, { bearer: reply.token, origin: 'https://elsewhere.example' })).problem.code).toBe('session.origin_not_allowed');
    expect((await call(readMe, {}, { bearer: reply.token })).problem.code).toBe('session.origin_not_allowed');
  });
  test("another organization's operator answers like an unknown one", async () => {
    const [foreign, unknown] = [await mint(second.operators.admin.id), await mint(`opr_${'0'.repeat(32)}`)];
    expect([foreign.status, foreign.text.replace(/rqt_\w+/, '')]).toEqual([404, unknown.text.replace(/rqt_\w+/, '')]);
  });
  test('scopes cut what the operator may do, and never add to it', async () => {
    const cut = await mint(first.operators.admin.id, { scopes: ['admin.list'] });
    expect((await call(readMe, {}, { bearer: cut.reply.token, origin })).reply.can).toEqual(['admin.list']);
    expect((await call(listRequests, {}, { bearer: cut.reply.token, origin })).problem.code).toBe('permission.denied');
    const reader = await mint(first.operators.reader.id, { scopes: ['registration.review', 'page.read'] });
    expect((await call(listRequests, {}, { bearer: reader.reply.token, origin })).status).toBe(200);
    expect((await call(readMe, {}, { bearer: reader.reply.token, origin })).problem.code).toBe('permission.denied');
  });
  test('OPR-7: a role change and a removal act on the next request', async () => {
    const session = await sessionOf(second.operators.admin);
    const set = (column: string, value: string) => env.DB.prepare(`UPDATE operators SET ${column} = ? WHERE id = ?`).bind(value, second.operators.admin.id).run();
    expect((await call(readMe, {}, session)).reply.can).toContain('registration.review');
    await set('role', 'reader');
    expect((await call(readMe, {}, session)).reply.can).not.toContain('registration.review');
    await set('state', 'removed');
    expect((await call(readMe, {}, session)).problem.code).toBe('session.ended');
    expect((await mint(second.operators.admin.id, {}, world.keys.secondSecret.token)).problem.code).toBe('operator.not_active');
    await set('state', 'active');
    await set('role', 'admin');
  });
  test('a revoked secret key mints nothing', async () => {
    await env.DB.prepare('UPDATE embed_keys SET revoked_at = 1 WHERE id = ?').bind(world.keys.vSecret.id).run();
    expect((await mint(world.vendors.v.operators.admin.id, {}, world.keys.vSecret.token)).problem.code).toBe('key.unknown');
  });
});

describe('forged tokens open nothing', () => {
  const [jwk] = JSON.parse(env.SIGNING_KEYS) as { kid: string }[];
  const claims = { session: `ses_${'1'.repeat(32)}`, operator: first.operators.admin.id, organization: first.id, origin };
  const forge = async (over: { payload?: object; header?: object; key?: unknown; issuer?: string; audience?: string; subject?: string; expires?: number; issued?: number } = {}) => {
    const now = Math.floor(Date.now() / 1000);
    const jwt = new SignJWT({ ...claims, ...over.payload }).setProtectedHeader({ alg: 'ES256', kid: jwk?.kid, typ: 'portico-session+jwt', ...over.header } as never)
      .setIssuer(over.issuer ?? env.PORTAL_URL).setAudience(over.audience ?? 'portico').setSubject(over.subject ?? claims.operator).setIssuedAt(over.issued ?? now).setExpirationTime(over.expires ?? now + 300);
    return jwt.sign((over.key ?? (await importJWK(jwk as never, 'ES256'))) as never);
  };
  const other = async () => (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])) as CryptoKeyPair;
  const now = Math.floor(Date.now() / 1000);
  const none = `${btoa('{"alg":"none","typ":"portico-session+jwt"}').replaceAll('=', '')}.${btoa(JSON.stringify({ ...claims, iss: env.PORTAL_URL, aud: 'portico', exp: now + 300 })).replaceAll('=', '')}.`;
  const cases: [string, () => Promise<string>][] = [
    ['algorithm none', async () => none],
    ['HMAC with the public key as secret', () => forge({ header: { alg: 'HS256' }, key: new TextEncoder().encode(JSON.stringify({ x: 'x' }).repeat(4)) })],
    ['another key under our kid', async () => forge({ key: (await other()).privateKey })],
    ['an unknown kid', () => forge({ header: { kid: 'nobody' } })],
    ['another type', () => forge({ header: { typ: 'JWT' } })],
    ['another issuer', () => forge({ issuer: 'https://evil.example' })],
    ['another audience', () => forge({ audience: 'else' })],
    ['another subject', () => forge({ subject: first.operators.superAdmin.id })],
    ['expired', () => forge({ issued: now - 900, expires: now - 300 })],
    ['issued too long ago', () => forge({ issued: now - 7200 })],
    ['a session that does not exist', () => forge()],
    ['claims of other types', () => forge({ payload: { session: 5 } })],
    ['not a token', async () => 'x'.repeat(50)],
  ];
  test.each(cases)('%s', async (_, make) => {
    const { status, problem } = await call(readMe, {}, { bearer: await make(), origin });
    expect([status, problem.code]).toEqual([401, 'session.invalid']);
  });
  test("a real session in another operator's name", async () => {
    const { reply } = await mint(first.operators.reader.id);
    const forged = await forge({ payload: { session: reply.session } });
    expect((await call(readMe, {}, { bearer: forged, origin })).problem.code).toBe('session.invalid');
  });
});

describe('OPR-9: the one-time e-mail link', () => {
  test('asked for 30 times at once: one link, one message', async () => {
    const { email } = world.vendors.n.operators.admin;
    const answers = await Promise.all(Array.from({ length: 30 }, () => call(requestSignInLink, { body: { email: email as never } })));
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([202]));
    expect((await env.DB.prepare("SELECT count(*) AS n FROM outbox WHERE recipient = ? AND template = 'sign_in_link'").bind(email).first<{ n: number }>())?.n).toBe(1);
  });
  test('64 at once: exactly one enters', async () => {
    const token = await linkFor(first.operators.superAdmin.email);
    const answers = await Promise.all(Array.from({ length: 64 }, () => call(signIn, { body: { token } }, { sameOrigin: true })));
    expect(answers.filter((one) => one.status === 201)).toHaveLength(1);
    expect(new Set(answers.filter((one) => one.status !== 201).map((one) => one.problem.code))).toEqual(new Set(['sign_in.link_used']));
  });
  test('expired, altered, unknown and from another site: refused, each with its code', async () => {
    const token = await linkFor(first.operators.reader.email);
    const altered = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    expect((await call(signIn, { body: { token: altered } }, { sameOrigin: true })).problem.code).toBe('sign_in.link_invalid');
    expect((await call(signIn, { body: { token: `lnk_${'0'.repeat(32)}.${'x'.repeat(43)}` } }, { sameOrigin: true })).problem.code).toBe('sign_in.link_invalid');
    expect((await call(signIn, { body: { token } }, { origin: 'https://evil.example' })).problem.code).toBe('session.origin_not_allowed');
    await env.DB.prepare('UPDATE links SET expires_at = 1 WHERE id = ?').bind(token.split('.')[0]).run();
    expect((await call(signIn, { body: { token } }, { sameOrigin: true })).problem.code).toBe('sign_in.link_expired');
  });
  test('whether an address is known does not show', async () => {
    const [known, unknown] = [await call(requestSignInLink, { body: { email: first.operators.admin.email as never } }), await call(requestSignInLink, { body: { email: 'nobody@orvela-nowhere.com' as never } })];
    expect([known.status, Object.keys(known.reply)]).toEqual([unknown.status, Object.keys(unknown.reply)]);
    expect(await env.DB.prepare('SELECT id FROM outbox WHERE recipient = ?').bind('nobody@orvela-nowhere.com').first()).toBeNull();
  });
  test('the cookie renews the session until sign-out; a forged one does not', async () => {
    const entered = await call(signIn, { body: { token: await linkFor(world.vendors.n.operators.superAdmin.email) } }, { sameOrigin: true });
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const renewed = await call(renewSession, {}, { sameOrigin: true, cookie });
    expect(renewed.reply.session).toBe(entered.reply.session);
    expect((await call(readMe, {}, { bearer: renewed.reply.token, sameOrigin: true })).status).toBe(200);
    expect((await call(renewSession, {}, { sameOrigin: true, cookie: `${cookie.slice(0, -2)}xx` })).problem.code).toBe('session.required');
    expect((await call(signOut, {}, { sameOrigin: true, cookie })).headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await call(renewSession, {}, { sameOrigin: true, cookie })).problem.code).toBe('session.required');
    expect((await call(readMe, {}, { bearer: renewed.reply.token, origin: portal })).problem.code).toBe('session.ended');
  });
});
