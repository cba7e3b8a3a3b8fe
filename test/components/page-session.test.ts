import type { Connection } from '../../components/core/client.ts';
import { PorticoError } from '../../components/core/error.ts';
import { type Held, attemptName, drop, dropAttempts, keep, kept, sessionName } from '../../components/core/page-session.ts';
import { sessionHere } from '../../components/core/session-here.ts';
import { begin, redeemed, refreshed } from '../../components/core/possession.ts';
import { ProviderElement } from '../../components/core/provider.ts';
import { OrganizationOverviewElement } from '../../components/operators/organization-overview.ts';
import { readMe, renewSession, signOut } from '../../schema/operators.ts';
import { endSession, listSessions, redeemSession, refreshSession, shareSession } from '../../schema/sign-in.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { instant, me } from '../../demo/gallery/samples/replies.ts';
import { mySessions, pageSession, sessionId } from '../../demo/gallery/samples/sessions.ts';
import { equal, ok, until } from './support/check.ts';
import { clearPage, define, next, put, words } from './support/page.ts';
import { claimsOf, clearStore } from './support/page-store.ts';

define('portico-provider', ProviderElement);
define('portico-organization-overview', OrganizationOverviewElement);

const connection: Connection = { endpoint: 'https://portal.example', key: 'pk_test', locale: 'en', session: undefined }, name = sessionName(connection);
const keysOf = () => crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
const holding = async (more: Partial<Held> = {}): Promise<Held> => {
  const held: Held = { session: sessionId(7), refreshToken: 'first', keys: await keysOf(), endsAt: instant(900), ...more };
  await keep(name, held);
  return held;
};
const errorOf = (running: Promise<unknown>): Promise<PorticoError> => running.then(() => { throw new Error('it was not refused'); }, (error: unknown) => error as PorticoError);

describe('the session of a page on another origin', () => {
  let portal: Portal;
  const sent = () => portal.to(refreshSession).map(({ body }) => (body as { refreshToken: string }).refreshToken);
  beforeEach(async () => { await clearStore(); portal = new Portal(); });
  afterEach(async () => { clearPage(); portal.restore(); await clearStore(); });

  it('is renewed with a proof by its own key, for that very request', async () => {
    const { keys } = await holding();
    portal.replies(refreshSession, pageSession('renewed'));
    equal((await sessionHere(connection)).token, 'renewed');
    const [{ body, headers, credentials }] = portal.to(refreshSession) as [ReturnType<Portal['to']>[0]], { header, claims } = await claimsOf((body as { proof: string }).proof);
    const { x } = await crypto.subtle.exportKey('jwk', keys.publicKey);
    equal([header['typ'], (header['jwk'] as { x: string }).x === x, 'd' in (header['jwk'] as object), claims['htm'], claims['htu']], ['dpop+jwt', true, false, 'POST', 'https://portal.example/v1/sessions/refreshes']);
    ok(Math.abs(Number(claims['iat']) - Date.now() / 1_000) < 5 && String(claims['jti']).length > 20, 'now, and once');
    equal([headers.get('Portico-Key'), credentials], ['pk_test', 'omit']);
  });
  it('has its next token stored before the session is used', async () => {
    await holding();
    portal.replies(refreshSession, pageSession('renewed'));
    await sessionHere(connection);
    const held = await kept<Held>(name);
    equal([held?.refreshToken, held?.session, held?.sending], ['refresh-renewed', sessionId(), undefined]);
  });
  it('is renewed one at a time, each with the token of before', async () => {
    await holding();
    portal.replies(refreshSession, pageSession('a'), pageSession('b'), pageSession('c'));
    equal((await Promise.all([refreshed(connection), refreshed(connection), refreshed(connection)])).map(({ token }) => token), ['a', 'b', 'c']);
    equal(sent(), ['first', 'refresh-a', 'refresh-b']);
  });
  it('left in the middle of a renewal asks the very same again, so that no token is lost', async () => {
    await holding();
    portal.refuses(refreshSession, 'service.failed').replies(refreshSession, pageSession('renewed'));
    await errorOf(refreshed(connection));
    ok((await kept<Held>(name))?.sending, 'it is kept what was sent');
    equal((await refreshed(connection)).token, 'renewed');
    const [one, other] = portal.to(refreshSession);
    equal([one?.body, one?.headers.get('Idempotency-Key')], [other?.body, other?.headers.get('Idempotency-Key')]);
  });
  it('whose renewal never arrived, and grew too old, begins it anew', async () => {
    await holding({ sending: { proof: 'old', idempotencyKey: 'k'.repeat(20) } });
    portal.refuses(refreshSession, 'sign_in.possession_invalid').replies(refreshSession, pageSession('renewed'));
    equal((await refreshed(connection)).token, 'renewed');
    equal([sent(), portal.to(refreshSession).map(({ body }) => (body as { proof: string }).proof === 'old')], [['first', 'first'], [true, false]]);
  });
  it('that has ended is forgotten', async () => {
    await holding();
    portal.refuses(refreshSession, 'session.ended');
    equal([(await errorOf(refreshed(connection))).kind, await kept<Held>(name)], ['session', undefined]);
    equal((await errorOf(sessionHere(connection))).kind, 'session');
    equal(portal.to(refreshSession).length, 1);
  });
  it('survives a wrong clock and a lost connection', async () => {
    await holding();
    portal.refuses(refreshSession, 'sign_in.possession_invalid');
    const refused = await errorOf(refreshed(connection));
    equal([refused.kind, refused.problem?.code, (await kept<Held>(name))?.refreshToken], ['session', 'sign_in.possession_invalid', 'first']);
    portal.anew(refreshSession).loses(refreshSession, 3).replies(refreshSession, pageSession('renewed'));
    equal((await errorOf(refreshed(connection))).kind, 'connection');
    equal((await refreshed(connection)).token, 'renewed');
  });
  it('of one portal or key is none of another', async () => {
    await holding();
    for (const other of [{ ...connection, key: 'pk_other' }, { ...connection, endpoint: 'https://other.example' }]) equal((await errorOf(sessionHere(other))).kind, 'session');
    equal(portal.sent.length, 0);
  });
  it('beside the portal, on a sibling host, is the portal’s own, by its cookie', async () => {
    const sibling = { ...connection, endpoint: `http://${location.hostname}:1` };
    portal.replies(shareSession, { session: sessionId(), token: 'shared', expiresAt: instant(10) });
    equal((await sessionHere(sibling)).token, 'shared');
    equal(portal.to(shareSession).map(({ headers, credentials }) => [headers.get('Portico-Key'), credentials]), [['pk_test', 'include']]);
    portal.anew(shareSession).refuses(shareSession, 'session.required');
    equal((await errorOf(sessionHere(sibling))).kind, 'session');
    equal((await errorOf(sessionHere({ ...sibling, key: undefined }))).kind, 'session');
    equal([portal.to(shareSession).length, (await indexedDB.databases()).some((one) => one.name === 'portico')], [2, false]);
  });
  it('to look for one makes no database', async () => {
    await errorOf(sessionHere(connection));
    await drop(name);
    await dropAttempts();
    const databases = await indexedDB.databases();
    equal(databases.some((one) => one.name === 'portico'), false);
  });

  it('begins with the verifier and the key of its own attempt, and ends the one before', async () => {
    await holding();
    portal.replies(redeemSession, pageSession('new', 2)).replies(endSession, { ended: 1 });
    const { begun } = await begin();
    await keep(attemptName(begun.state), begun);
    const told = await redeemed(connection, begun, 'c0de');
    equal([told.token, Object.keys(told).length], ['new', 2]);
    equal([(await kept<Held>(name))?.session, await kept(attemptName(begun.state))], [sessionId(2), undefined]);
    await until(() => portal.to(endSession).length === 1, 'the one before');
    equal([portal.to(endSession)[0]?.url.pathname, portal.to(endSession)[0]?.headers.get('Authorization')], [`/v1/me/sessions/${sessionId(7)}`, 'Bearer new']);
  });
  it('each attempt has a verifier, a state and a key of its own', async () => {
    const [one, other] = await Promise.all([begin(), begin()]);
    for (const part of ['challenge', 'thumbprint'] as const) ok(one[part] !== other[part] && /^[\w-]{43}$/.test(one[part]), part);
    ok(one.begun.state !== other.begun.state && one.begun.verifier !== other.begun.verifier, 'its own');
    ok(!one.begun.keys.privateKey.extractable, 'and no script can read the key');
  });

  describe('in a provider', () => {
    const open = (endpoint = 'https://portal.example'): ProviderElement => put<ProviderElement>(`<portico-provider endpoint="${endpoint}" key="pk_test"><portico-organization-overview></portico-organization-overview></portico-provider>`);
    const shown = (provider: ProviderElement, what: string) => until(() => words(provider.firstElementChild as HTMLElement).includes(what), what);
    it('is found without the host’s help', async () => {
      await holding();
      portal.replies(refreshSession, pageSession('renewed')).replies(readMe, me({ can: [] }));
      await shown(open(), 'Hello');
      equal(portal.to(readMe)[0]?.headers.get('Authorization'), 'Bearer renewed');
    });
    it('is signed out by it, at the portal too, and the page is told', async () => {
      await holding();
      portal.replies(refreshSession, pageSession('renewed')).replies(readMe, me({ can: [] })).replies(endSession, { ended: 1 });
      const provider = open();
      await shown(provider, 'Hello');
      const told = next(provider, 'portico-signed-out');
      await provider.signOut();
      await told;
      await shown(provider, 'Please sign in');
      equal([portal.to(endSession).map(({ url }) => url.pathname), await kept<Held>(name)], [[`/v1/me/sessions/${sessionId()}`], undefined]);
    });
    it('on the portal’s own page signs out of the cookie', async () => {
      portal.replies(renewSession, { session: sessionId(), token: 'cookie', expiresAt: instant(10) }).replies(readMe, me({ can: [] })).replies(signOut, { signedOut: true });
      const provider = open(location.origin);
      await shown(provider, 'Hello');
      portal.anew(renewSession).refuses(renewSession, 'session.required');
      await provider.signOut();
      await shown(provider, 'Please sign in');
      equal([portal.to(signOut).length, portal.to(endSession).length], [1, 0]);
    });
    it('of the host’s own making is ended at the portal, by its name there', async () => {
      portal.replies(readMe, me({ can: [] })).replies(listSessions, mySessions()).replies(endSession, { ended: 1 });
      const provider = open();
      provider.fetchSession = () => Promise.resolve({ token: 'hosted', expiresAt: instant(10) });
      await shown(provider, 'Hello');
      await provider.signOut();
      equal(portal.to(endSession).map(({ url, headers }) => [url.pathname, headers.get('Authorization')]), [[`/v1/me/sessions/${sessionId(1)}`, 'Bearer hosted']]);
    });
  });
});
