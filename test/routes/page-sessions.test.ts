/** OPR-9 on a site without a backend: a page of another origin begins a session with the portal's leave, keeps it without a cookie, and nobody else can. */
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { readMe, signOut } from '../../schema/operators.ts';
import { endSession, endSessions, listSessions, readGrant, redeemSession, refreshSession, shareSession } from '../../schema/sign-in.ts';
import { removeOperator } from '../../schema/team.ts';
import { world } from '../../demo/world/world.ts';
import { plainAccount, sessionCookie, signInWith } from '../support/accounts.ts';
import { call, pages, portal, sessionOf } from '../support/caller.ts';
import { grantTo, openPage, pageSessionOf, proofOf, redeemBy, refreshBy } from '../support/page.ts';
import { company } from '../support/scenes.ts';
import { member } from '../support/team.ts';

/** A partner's operator, signed in at the portal. */
async function signedIn() {
  const of = await company(), { id, email } = await member(of);
  return { of, id, email, cookie: sessionCookie(await signInWith('halden', plainAccount(email))) };
}
const me = (sent: { bearer: string; origin: string }) => call(readMe, {}, sent);

describe('OPR-9: a page of another origin', () => {
  test('is named with its organization and who would sign in, then gets a session bound to its origin, key and program', async () => {
    const { cookie, id, email } = await signedIn(), page = await openPage();
    const { reply: preview } = await call(readGrant, { body: { key: page.site.key, origin: page.site.origin as never } }, { sameOrigin: true, cookie });
    expect(preview).toMatchObject({ organization: world.distributors.first.name, origin: page.site.origin, operator: { email } });
    const session = await pageSessionOf(page, cookie);
    expect((await me(session.sent)).reply.operator.id).toBe(id);
    expect((await me({ ...session.sent, origin: 'https://elsewhere.example' })).problem.code).toBe('session.origin_not_allowed');
  });
  test('whose origin is not registered, whose key is unknown, or whose organization does not work with the operator’s gets nothing', async () => {
    const { cookie } = await signedIn(), asked = async (key: string, origin: string) => (await call(readGrant, { body: { key, origin: origin as never } }, { sameOrigin: true, cookie })).problem.code;
    expect(await asked(pages.distributor.key, 'https://elsewhere.example')).toBe('key.origin_not_allowed');
    expect(await asked('pk_demo_unknown', pages.distributor.origin)).toBe('key.unknown');
    expect(await asked(world.keys.firstSecret.token, pages.distributor.origin)).toBe('key.unknown');
    expect(await asked(pages.ac.key, pages.ac.origin)).toBe('sign_in.not_of_site');
    expect((await grantTo(await openPage(pages.ac), cookie)).problem.code).toBe('sign_in.not_of_site');
    expect((await grantTo(await openPage(), '')).problem.code).toBe('session.required');
  });
  test('redeems its code once, with its verifier, its key, its origin, within a minute', async () => {
    const { cookie } = await signedIn(), page = await openPage(), thief = await openPage(), { reply } = await grantTo(page, cookie);
    const refusedFor = async (what: Promise<{ problem: { code: string } }>) => (await what).problem.code;
    expect(await refusedFor(redeemBy(page, reply.code, { verifier: thief.verifier }))).toBe('sign_in.grant_invalid');
    expect(await refusedFor(redeemBy({ ...page, privateKey: thief.privateKey, jwk: thief.jwk }, reply.code))).toBe('sign_in.possession_invalid');
    expect(await refusedFor(redeemBy({ ...page, site: pages.vendor }, reply.code))).toBe('sign_in.grant_invalid');
    expect(await refusedFor(redeemBy(page, `${reply.code.slice(0, -1)}${reply.code.endsWith('A') ? 'B' : 'A'}`))).toBe('sign_in.grant_invalid');
    for (const over of [{ htm: 'GET' }, { htu: `${portal}/v1/elsewhere` }, { typ: 'JWT' }, { iat: Math.floor(Date.now() / 1_000) - 3_600 }]) expect(await refusedFor(redeemBy(page, reply.code, { proof: await proofOf(page, redeemSession.path, over) }))).toBe('sign_in.possession_invalid');
    expect(await refusedFor(redeemBy(page, reply.code, { proof: 'no proof at all' }))).toBe('sign_in.possession_invalid');
    expect((await redeemBy(page, reply.code)).status).toBe(201);
    expect(await refusedFor(redeemBy(page, reply.code))).toBe('sign_in.grant_invalid');
    const late = await openPage(), { reply: old } = await grantTo(late, cookie);
    await env.DB.prepare('UPDATE session_grants SET expires_at = 1 WHERE thumbprint = ?').bind(late.thumbprint).run();
    expect(await refusedFor(redeemBy(late, old.code))).toBe('sign_in.grant_invalid');
  });
  test('ALL-3: a redemption that is repeated answers the same session; 16 at once are one', async () => {
    const { cookie, id } = await signedIn(), page = await openPage(), { reply } = await grantTo(page, cookie), proof = await proofOf(page, redeemSession.path);
    const [one, two] = [await redeemBy(page, reply.code, { proof, idempotencyKey: 'a-page-s-intent' }), await redeemBy(page, reply.code, { proof, idempotencyKey: 'a-page-s-intent' })];
    expect([one.reply.session, one.reply.refreshToken]).toEqual([two.reply.session, two.reply.refreshToken]);
    const many = await openPage(), granted = await grantTo(many, cookie);
    const all = await Promise.all(Array.from({ length: 16 }, () => redeemBy(many, granted.reply.code)));
    expect(all.filter(({ status }) => status === 201).length).toBe(1);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM sessions WHERE operator_id = ? AND method = 'page'").bind(id).first('n')).toBe(2);
  });
});

describe('OPR-9: renewal without a cookie', () => {
  test('each refresh token serves once; the newest goes on', async () => {
    const { cookie } = await signedIn(), page = await openPage(), session = await pageSessionOf(page, cookie);
    const first = await refreshBy(page, session.refreshToken), second = await refreshBy(page, first.reply.refreshToken);
    expect([first.status, second.status, new Set([session.refreshToken, first.reply.refreshToken, second.reply.refreshToken]).size, second.reply.endsAt]).toEqual([201, 201, 3, session.endsAt]);
    expect((await me({ bearer: second.reply.token, origin: page.site.origin })).status).toBe(200);
  });
  test('one whose answer was lost serves once more right after; one that comes back later was copied, and ends the session', async () => {
    const { cookie, id } = await signedIn(), page = await openPage(), session = await pageSessionOf(page, cookie), next = await refreshBy(page, session.refreshToken);
    const lost = await refreshBy(page, session.refreshToken);
    expect([lost.status, lost.reply.refreshToken]).toEqual([201, next.reply.refreshToken]);
    await env.DB.prepare('UPDATE sessions SET seen_at = seen_at - 61000 WHERE id = ?').bind(session.session).run();
    expect((await refreshBy(page, session.refreshToken)).problem.code).toBe('session.ended');
    expect((await refreshBy(page, next.reply.refreshToken)).problem.code).toBe('session.ended');
    expect((await me(session.sent)).problem.code).toBe('session.ended');
    expect(await env.DB.prepare("SELECT json_extract(details, '$.why') AS why FROM activity WHERE subject_id = ? AND event = 'session.ended'").bind(id).first('why')).toBe('token_reused');
  });
  test('a copied token without the page’s key, of another site, forged or altered renews nothing, and ends nothing', async () => {
    const { cookie } = await signedIn(), page = await openPage(), thief = await openPage(), session = await pageSessionOf(page, cookie);
    expect((await refreshBy({ ...page, privateKey: thief.privateKey, jwk: thief.jwk }, session.refreshToken)).problem.code).toBe('sign_in.possession_invalid');
    expect((await refreshBy({ ...page, site: pages.vendor }, session.refreshToken)).problem.code).toBe('session.ended');
    expect((await refreshBy(page, `${session.refreshToken.slice(0, -1)}${session.refreshToken.endsWith('A') ? 'B' : 'A'}`)).problem.code).toBe('session.ended');
    expect((await refreshBy(page, session.refreshToken, { proof: await proofOf(page, redeemSession.path) })).problem.code).toBe('sign_in.possession_invalid');
    expect((await refreshBy(page, session.refreshToken)).status).toBe(201);
  });
  test('16 windows that renew at once keep one session', async () => {
    const { cookie } = await signedIn(), page = await openPage(), session = await pageSessionOf(page, cookie);
    const all = await Promise.all(Array.from({ length: 16 }, () => refreshBy(page, session.refreshToken)));
    expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 16 }, () => 201));
    expect(new Set(all.map(({ reply }) => reply.refreshToken)).size).toBe(1);
  });
  test('a session of twelve hours is renewed no further', async () => {
    const { cookie } = await signedIn(), page = await openPage(), session = await pageSessionOf(page, cookie);
    expect(Date.parse(session.endsAt) - Date.now()).toBeGreaterThan(11.9 * 3_600_000);
    await env.DB.prepare('UPDATE sessions SET expires_at = 1 WHERE id = ?').bind(session.session).run();
    expect((await refreshBy(page, session.refreshToken)).problem.code).toBe('session.ended');
  });
});

describe('OPR-9: a page on a sibling host of the portal’s', () => {
  const share = (cookie: string, site: string, page: { key: string; origin: string } = pages.distributor) => call(shareSession, { body: {} }, { ...page, site, cookie });
  test('uses the portal’s cookie: a session for its own origin, as long as the portal’s stands', async () => {
    const { cookie, id } = await signedIn(), { reply, status, headers } = await share(cookie, 'same-site');
    expect([status, headers.get('access-control-allow-credentials'), headers.get('access-control-allow-origin')]).toEqual([201, 'true', pages.distributor.origin]);
    expect((await me({ bearer: reply.token, origin: pages.distributor.origin })).reply.operator.id).toBe(id);
    expect((await me({ bearer: reply.token, origin: portal })).problem.code).toBe('session.origin_not_allowed');
    await call(signOut, { body: {} }, { sameOrigin: true, cookie });
    expect([(await me({ bearer: reply.token, origin: pages.distributor.origin })).problem.code, (await share(cookie, 'same-site')).problem.code]).toEqual(['session.ended', 'session.required']);
  });
  test('any other page is refused, whatever it sends: of another site, of an origin that is not registered, of an organization that the operator does not work with', async () => {
    const { cookie } = await signedIn();
    for (const site of ['cross-site', 'none', '']) expect((await share(cookie, site)).problem.code).toBe('session.origin_not_allowed');
    expect((await share(cookie, 'same-site', { ...pages.distributor, origin: 'https://elsewhere.example' })).problem.code).toBe('key.origin_not_allowed');
    expect((await share(cookie, 'same-site', pages.ac)).problem.code).toBe('sign_in.not_of_site');
    expect((await share('', 'same-site')).problem.code).toBe('session.required');
  });
});

describe('OPR-7: my sessions', () => {
  test('are listed with where and how, and others see none of them', async () => {
    const { cookie, email } = await signedIn(), page = await openPage(), session = await pageSessionOf(page, cookie), stranger = await signedIn();
    const { reply } = await call(listSessions, {}, session.sent);
    expect(reply.sessions.map(({ method, current, origin }) => [method, current, origin])).toEqual([['page', true, page.site.origin], ['account', false, portal], ['backend', false, pages.vendor.origin], ['invitation', false, portal]]);
    expect(reply.account).toMatchObject({ provider: 'Halden ID', email });
    expect((await call(endSession, { params: { session: session.session as never }, body: {} }, await sessionOf({ id: stranger.id }))).status).toBe(404);
    expect((await me(session.sent)).status).toBe(200);
  });
  test('ending one ends what pages began with it, and nothing else', async () => {
    const { cookie, id } = await signedIn(), page = await openPage(), session = await pageSessionOf(page, cookie), other = await sessionOf({ id });
    const { reply } = await call(listSessions, {}, other);
    const parent = reply.sessions.find(({ method }) => method === 'account')?.id ?? '';
    expect((await call(endSession, { params: { session: parent as never }, body: {} }, other)).reply.ended).toBe(2);
    expect([(await me(session.sent)).problem.code, (await refreshBy(page, session.refreshToken)).problem.code]).toEqual(['session.ended', 'session.ended']);
    expect((await call(readMe, {}, other)).status).toBe(200);
    expect((await call(endSession, { params: { session: parent as never }, body: {} }, other)).status).toBe(404);
  });
  test('signing out at the portal ends what pages began with it', async () => {
    const { cookie } = await signedIn(), page = await openPage(), session = await pageSessionOf(page, cookie);
    await call(signOut, { body: {} }, { sameOrigin: true, cookie });
    expect((await refreshBy(page, session.refreshToken)).problem.code).toBe('session.ended');
    expect((await grantTo(page, cookie)).problem.code).toBe('session.required');
  });
  test('everywhere else, and everywhere', async () => {
    const { cookie, id } = await signedIn(), page = await openPage(), session = await pageSessionOf(page, cookie), other = await sessionOf({ id });
    expect((await call(endSessions, { body: { keepThis: true } }, other)).reply.ended).toBeGreaterThan(2);
    expect([(await me(session.sent)).problem.code, (await call(readMe, {}, other)).status]).toEqual(['session.ended', 200]);
    expect((await call(endSessions, { body: { keepThis: false } }, other)).reply.ended).toBe(1);
    expect((await call(readMe, {}, other)).problem.code).toBe('session.ended');
  });
  test('removing an operator ends its page’s session and unties its account', async () => {
    const { of, id, cookie } = await signedIn(), page = await openPage(), session = await pageSessionOf(page, cookie);
    await call(removeOperator, { params: { operator: id as never }, body: {} }, of.admin);
    expect([(await me(session.sent)).problem.code, (await refreshBy(page, session.refreshToken)).problem.code]).toEqual(['session.ended', 'session.ended']);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM identities WHERE operator_id = ?').bind(id).first('n')).toBe(0);
  });
  test('a key that was revoked renews nothing', async () => {
    const { cookie } = await signedIn(), page = await openPage(), session = await pageSessionOf(page, cookie);
    await env.DB.prepare('UPDATE embed_keys SET revoked_at = 1 WHERE token = ?').bind(page.site.key).run();
    expect((await refreshBy(page, session.refreshToken)).problem.code).toBe('key.unknown');
    await env.DB.prepare('UPDATE embed_keys SET revoked_at = NULL WHERE token = ?').bind(page.site.key).run();
    expect(refreshSession.access.by).toBe('key');
  });
});
