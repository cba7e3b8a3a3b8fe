import { type Held, kept, sessionName } from '../../components/core/page-session.ts';
import { ProviderElement } from '../../components/core/provider.ts';
import { OrganizationOverviewElement } from '../../components/operators/organization-overview.ts';
import { SignInElement } from '../../components/operators/sign-in.ts';
import { readMe } from '../../schema/operators.ts';
import { endSession, redeemSession, refreshSession } from '../../schema/sign-in.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { me } from '../../demo/gallery/samples/replies.ts';
import { pageSession, sessionId } from '../../demo/gallery/samples/sessions.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { Windows } from './support/opened.ts';
import { button, clearPage, define, find, fits, next, put, words } from './support/page.ts';
import { claimsOf, clearStore } from './support/page-store.ts';

define('portico-provider', ProviderElement);
define('portico-sign-in', SignInElement);
define('portico-organization-overview', OrganizationOverviewElement);

const where = { endpoint: 'https://portal.example', key: 'pk_test' }, name = sessionName(where);

describe('signing in on a page of another origin', () => {
  const page = location.href;
  let portal: Portal, windows: Windows;
  beforeEach(async () => {
    await clearStore();
    windows = new Windows();
    portal = new Portal().replies(readMe, me({ can: [] })).replies(redeemSession, pageSession()).replies(endSession, { ended: 1 });
  });
  afterEach(async () => {
    clearPage();
    windows.restore();
    portal.restore();
    history.replaceState(null, '', page);
    await clearStore();
  });
  const open = (attributes = '', look: Parameters<typeof put>[1] = {}, beside = ''): SignInElement =>
    put<ProviderElement>(`<portico-provider endpoint="https://portal.example" key="pk_test"><portico-sign-in ${attributes}></portico-sign-in>${beside}</portico-provider>`, look).firstElementChild as SignInElement;
  const press = async (element: SignInElement): Promise<void> => { await until(() => element.matches(':state(ready)'), 'ready'); (await until(() => find(element, "[data-action='open']"), 'the button')).click(); };
  const grant = (state = windows.last.asked.get('state') ?? '') => ({ portico: 'grant', state, code: 'c0de' });
  const signedIn = (element: SignInElement) => until(() => words(element).includes('As Inès Marchetti, Norvent Labs.'), 'signed in');
  const settled = () => new Promise((resolve) => { setTimeout(resolve, 60); });

  for (const [lang, scheme] of [['en', 'light'], ['fr', 'dark']] as const) {
    it(`is accessible in each of its stages, at 280 pixels (${lang}, ${scheme})`, async () => {
      const element = open('register-url="/register"', { lang, scheme, width: 280 });
      await press(element);
      await until(() => find(element, '.card > .icon'), 'waiting');
      await accessible(element);
      windows.last.close();
      await until(() => find(element, '.refusal'), 'closed');
      await accessible(element);
      ok(fits(element), 'it fits');
      find(element, "[data-action='open']")?.click();
      windows.last.say(grant());
      await until(() => find(element, "[data-action='sign-out']"), 'signed in');
      await accessible(element);
      ok(fits(element), 'it fits');
    });
  }

  it('opens the portal’s window in the click, with what only this page can use', async () => {
    const element = open();
    await press(element);
    equal([windows.opened.length, windows.last.name, windows.last.features.startsWith('popup,width=480,height=720,')], [1, 'portico-window', true]);
    const { address, asked } = windows.last;
    equal([address.origin, address.pathname, address.searchParams.get('lang')], ['https://portal.example', '/connect', 'en']);
    equal([asked.get('key'), asked.get('origin'), asked.get('mode'), asked.get('return'), asked.has('prove')], ['pk_test', location.origin, 'popup', page.replace(/#.*/, ''), false]);
    windows.last.say(grant());
    await signedIn(element);
    const { body, headers, credentials } = portal.to(redeemSession)[0] as NonNullable<ReturnType<Portal['to']>[0]>, sent = body as { code: string; verifier: string; proof: string };
    equal([sent.code, headers.get('Portico-Key'), credentials], ['c0de', 'pk_test', 'omit']);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sent.verifier)));
    equal(btoa(String.fromCharCode(...digest)).replaceAll('+', '-').replaceAll('/', '_').replace('=', ''), asked.get('challenge') as string, 'the challenge is of the verifier (RFC 7636)');
    ok(!windows.last.address.href.includes(sent.verifier), 'which stays here');
    const { header, claims, thumbprint } = await claimsOf(sent.proof);
    equal([header['typ'], header['alg'], claims['htm'], claims['htu'], thumbprint], ['dpop+jwt', 'ES256', 'POST', 'https://portal.example/v1/sessions/redemptions', asked.get('thumbprint')]);
  });
  it('hands the session over to the elements around, and keeps only what renews it, with a key that no script can read', async () => {
    const element = open('', {}, '<portico-organization-overview></portico-organization-overview>'), overview = element.nextElementSibling as HTMLElement;
    await until(() => words(overview).includes('Please sign in'), 'nobody');
    await press(element);
    const told = next(element, 'portico-signed-in');
    windows.last.say(grant());
    equal(Object.keys((await told).detail).toSorted(), ['expiresAt', 'token']);
    await until(() => words(overview).includes('Hello, Inès Marchetti'), 'signed in');
    equal(portal.to(readMe).at(-1)?.headers.get('Authorization'), 'Bearer page-token');
    const held = await until(() => kept<Held>(name), 'kept');
    equal([held.session, held.refreshToken, held.keys.privateKey.extractable, Object.keys(held).toSorted()], [sessionId(), 'refresh-page-token', false, ['endsAt', 'keys', 'refreshToken', 'session']]);
    await crypto.subtle.exportKey('jwk', held.keys.privateKey).then(() => { throw new Error('it was exported'); }, (error: Error) => equal(error.name, 'InvalidAccessError'));
  });
  it('stores nothing, not even an empty database, before somebody has pressed the button', async () => {
    const element = open('', {}, '<portico-organization-overview></portico-organization-overview>');
    await until(() => element.matches(':state(ready)') && words(element.nextElementSibling as HTMLElement).includes('Please sign in'), 'shown');
    const databases = await indexedDB.databases();
    equal(databases.filter((one) => one.name === 'portico').length, 0);
  });

  describe('believes', () => {
    it('no message of another origin, of another window, or for another attempt', async () => {
      const element = open();
      await press(element);
      windows.last.say(grant(), { origin: 'https://portal.example.evil.example' });
      windows.last.say(grant(), { origin: 'null' });
      windows.last.say(grant(), { source: window });
      windows.last.say(grant(), { source: null });
      windows.last.say(grant('another'));
      windows.last.say({ ...grant(), portico: 'other' });
      for (const nonsense of [undefined, null, 'text', 1, []]) windows.last.say(nonsense);
      await settled();
      equal(portal.to(redeemSession).length, 0);
      windows.last.say(grant());
      await signedIn(element);
    });
    it('a code once', async () => {
      const element = open();
      await press(element);
      const said = grant();
      windows.last.say(said);
      windows.last.say({ ...said, code: 'another' });
      await signedIn(element);
      windows.last.say(said);
      await settled();
      equal(portal.to(redeemSession).map(({ body }) => (body as { code: string }).code), ['c0de']);
    });
    it('no code that the portal does not take', async () => {
      portal.anew(redeemSession).refuses(redeemSession, 'sign_in.grant_invalid').replies(redeemSession, pageSession());
      const element = open();
      await press(element);
      const first = windows.last.asked.get('state');
      windows.last.say(grant());
      await until(() => find(element, '.refusal')?.textContent?.includes('Title of sign_in.grant_invalid'), 'the refusal');
      equal(await kept<Held>(name), undefined);
      find(element, "[data-action='open']")?.click();
      ok(windows.last.asked.get('state') !== first, 'a new attempt');
      windows.last.say(grant());
      await signedIn(element);
    });
  });

  it('is left as it was when it is canceled there', async () => {
    const element = open();
    await press(element);
    windows.last.say({ portico: 'grant', state: windows.last.asked.get('state'), error: 'canceled' });
    await until(() => find(element, "[data-action='open']"), 'the button');
    equal([find(element, '.refusal'), portal.to(redeemSession).length], [null, 0]);
  });
  it('can be given up here, which closes the window', async () => {
    const element = open();
    await press(element);
    (await until(() => button(element, 'Cancel'), 'waiting')).click();
    await until(() => find(element, "[data-action='open']"), 'the button');
    windows.last.say(grant());
    await settled();
    equal(portal.to(redeemSession).length, 0);
  });
  it('is tried again with the same code when no answer came', async () => {
    portal.anew(redeemSession).loses(redeemSession, 3).replies(redeemSession, pageSession());
    const element = open();
    await press(element);
    windows.last.say(grant());
    await new Promise((resolve) => { setTimeout(resolve, 3_200); });
    (await until(() => button(element, 'Try again'), 'the way on')).click();
    await signedIn(element);
  });

  describe('where no window opens', () => {
    const away = (): void => { history.replaceState(null, '', `${page.replace(/#.*/, '')}#before`); };
    /** Leads to this very page instead of the portal, so that the test stays. */
    const back = (of: 'code' | 'error', state: string): void => { history.replaceState(null, '', `${page.replace(/#.*/, '')}#${new URLSearchParams({ 'portico-state': state, [`portico-${of}`]: of === 'code' ? 'c0de' : 'canceled' })}`); };
    /** The attempt of an element that is about to leave. */
    async function leaving(element: SignInElement): Promise<string> {
      await press(element);
      const state = windows.last.asked.get('state') ?? '';
      element.remove();
      return state;
    }
    it('comes back with the reader, out of the address at once, and on the address of before', async () => {
      away();
      const state = await leaving(open());
      back('code', state);
      const element = open();
      ok(!location.hash.includes('portico'), 'out of the address');
      await signedIn(element);
      equal(location.hash, '#before');
      equal(portal.to(redeemSession).map(({ body }) => (body as { code: string }).code), ['c0de']);
    });
    it('an answer for no attempt of this browser, or one that served, is worth nothing', async () => {
      const state = await leaving(open());
      for (const of of ['unknown', state, state]) {
        back('code', of);
        const element = open();
        await until(() => find(element, '.refusal') ?? find(element, "[data-action='sign-out']"), 'the end');
        element.parentElement?.remove();
      }
      equal(portal.to(redeemSession).length, 1);
    });
    it('a cancel leaves the button', async () => {
      const state = await leaving(open());
      back('error', state);
      const element = open();
      await until(() => find(element, "[data-action='open']"), 'the button');
      equal([find(element, '.refusal'), portal.to(redeemSession).length], [null, 0]);
    });
    it('and nothing may be stored, says so', async () => {
      windows.blocked = true;
      const element = open('forget');
      await press(element);
      await until(() => words(element).includes('Your browser did not let the window open'), 'said');
      await accessible(element);
      windows.blocked = false;
      button(element, 'Sign in')?.click();
      windows.last.say(grant());
      await signedIn(element);
    });
  });

  it('with `forget` stores nothing, and serves this page all the same', async () => {
    portal.replies(refreshSession, pageSession('renewed'));
    const element = open('forget');
    await press(element);
    windows.last.say(grant());
    await signedIn(element);
    const databases = await indexedDB.databases();
    equal([databases.some((one) => one.name === 'portico'), (await kept<Held>(name))?.refreshToken], [false, 'refresh-page-token']);
  });
  it('in a private window that stores nothing goes on in memory', async () => {
    const real = indexedDB.open.bind(indexedDB);
    indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); };
    try {
      const element = open();
      await press(element);
      windows.last.say(grant());
      await signedIn(element);
      equal((await kept<Held>(name))?.refreshToken, 'refresh-page-token');
    } finally {
      indexedDB.open = real;
    }
  });
  it('says that a page without a key is not set up', async () => {
    const element = put<SignInElement>('<portico-sign-in endpoint="https://portal.example"></portico-sign-in>');
    await until(() => words(element).includes('This page is not set up yet'), 'said');
    ok(element.matches(':state(error)'), 'an error');
  });
  it('works without a provider, and speaks another language without losing its place', async () => {
    const element = put<SignInElement>('<portico-sign-in endpoint="https://portal.example" key="pk_test"></portico-sign-in>');
    await press(element);
    (element.parentElement as HTMLElement).lang = 'fr';
    await until(() => words(element).includes('Poursuivez dans la fenêtre'), 'French');
    windows.last.say(grant());
    await until(() => words(element).includes('En tant que Inès Marchetti, Norvent Labs.'), 'signed in');
    matches(words(element), 'Se déconnecter');
  });
});
