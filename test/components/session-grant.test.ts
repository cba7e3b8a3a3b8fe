import { tell } from '../../components/core/tabs.ts';
import { ProviderElement } from '../../components/core/provider.ts';
import { SignInElement } from '../../components/operators/sign-in.ts';
import { requestSignInLink } from '../../schema/operators.ts';
import { beginSignIn, completeSignIn, grantSession, listSignInMethods, readGrant } from '../../schema/sign-in.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { instant } from '../../demo/gallery/samples/replies.ts';
import { halden, methods, signedInAs, theGrant } from '../../demo/gallery/samples/sessions.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { button, clearPage, define, find, fits, put, type, words } from './support/page.ts';

define('portico-provider', ProviderElement);
define('portico-sign-in', SignInElement);

const site = 'https://partners.halden.example', hash43 = 'x'.repeat(43);

describe('the portal’s window for a site that embeds it', () => {
  const page = location.href, opener = Object.getOwnPropertyDescriptor(window, 'opener'), realClose = window.close.bind(window);
  let portal: Portal, said: { data: unknown; to: string }[], closed: number;
  beforeEach(() => {
    said = [];
    closed = 0;
    Object.defineProperty(window, 'opener', { configurable: true, value: { postMessage: (data: unknown, to: string) => said.push({ data, to }) } });
    window.close = () => { closed += 1; };
    portal = new Portal().replies(listSignInMethods, methods({ providers: [halden] })).replies(readGrant, theGrant()).replies(grantSession, { code: 'c0de', expiresAt: instant(1) });
  });
  afterEach(() => {
    clearPage();
    portal.restore();
    window.close = realClose;
    Object.defineProperty(window, 'opener', opener ?? { configurable: true, value: null });
    history.replaceState(null, '', page);
  });
  const asked = (more: Record<string, string> = {}): string => `#${new URLSearchParams({ key: 'pk_test', origin: site, challenge: hash43, thumbprint: hash43, state: 'st', mode: 'popup', return: `${site}/partners?a=1#b`, ...more })}`;
  const open = (hash = asked(), look: Parameters<typeof put>[1] = {}): SignInElement => {
    history.replaceState(null, '', `${page.replace(/#.*/, '')}${hash}`);
    return put<SignInElement>(`<portico-sign-in endpoint="${location.origin}" connect></portico-sign-in>`, look);
  };
  const question = (element: SignInElement) => until(() => find(element, "[data-action='grant']"), 'the question');
  const theForm = (element: SignInElement) => until(() => find(element, '[data-provider]'), 'the form');

  for (const [lang, scheme] of [['en', 'light'], ['fr', 'dark']] as const) {
    it(`is accessible, asking, refused and done, at 280 pixels (${lang}, ${scheme})`, async () => {
      const element = open(asked(), { lang, scheme, width: 280 });
      await question(element);
      await accessible(element);
      ok(fits(element), 'it fits');
      find(element, "[data-action='grant']")?.click();
      await until(() => said.length > 0 && find(element, '.card > .icon'), 'done');
      await accessible(element);
      portal.anew(readGrant).refuses(readGrant, 'sign_in.not_of_site');
      const refused = open(asked(), { lang, scheme, width: 280 });
      await until(() => find(refused, '.refusal'), 'refused');
      await accessible(refused);
      ok(fits(refused), 'it fits');
    });
  }

  it('asks by whose site, to which origin, and as whom; says nothing before', async () => {
    const element = open();
    await question(element);
    for (const shown of ['The site partners.halden.example of Halden Security asks to sign you in as', 'Inès Marchetti', 'Norvent Labs', 'ines@norvent.example']) matches(words(element), shown);
    equal([portal.to(readGrant)[0]?.body, portal.to(readGrant)[0]?.credentials, portal.to(grantSession).length, said], [{ key: 'pk_test', origin: site }, 'same-origin', 0, []]);
  });
  it('hands the code to pages of that very origin alone, and closes', async () => {
    const element = open();
    (await question(element)).click();
    await until(() => said.length > 0, 'told');
    equal(said, [{ data: { portico: 'grant', state: 'st', code: 'c0de' }, to: site }]);
    equal([closed, portal.to(grantSession)[0]?.body], [1, { key: 'pk_test', origin: site, challenge: hash43, thumbprint: hash43 }]);
    await until(() => words(element).includes('You can close this window'), 'the end');
  });
  describe('goes back along with the reader', () => {
    /** Of this very site, so that going there only changes the part after #. */
    const here = (more: Record<string, string>): SignInElement => {
      history.replaceState(null, '', `/${asked({ origin: location.origin, return: `${location.origin}/#x`, ...more })}`);
      return put<SignInElement>(`<portico-sign-in endpoint="${location.origin}" connect></portico-sign-in>`);
    };
    const answer = () => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
    it('where the page asks for that, or is gone', async () => {
      for (const [more, gone] of [[{ mode: 'redirect' }, false], [{}, true]] as const) {
        if (gone) Object.defineProperty(window, 'opener', { configurable: true, value: null });
        (await question(here(more))).click();
        await until(() => location.hash.includes('portico-code'), 'back');
        equal([answer(), said], [{ 'portico-state': 'st', 'portico-code': 'c0de' }, []]);
        clearPage();
      }
      const element = here({ mode: 'redirect' });
      await question(element);
      button(element, 'Cancel')?.click();
      await until(() => location.hash.includes('portico-error'), 'back');
      equal(answer(), { 'portico-state': 'st', 'portico-error': 'canceled' });
    });
    it('to the asking origin only, whatever address it is told', async () => {
      (await question(here({ mode: 'redirect', return: 'https://evil.example/take' }))).click();
      await until(() => location.hash.includes('portico-code'), 'back');
      equal(location.pathname, '/');
    });
  });
  it('is pressed twice and grants once', async () => {
    const element = open();
    const press = await question(element);
    press.click();
    press.click();
    await until(() => said.length > 0, 'told');
    equal([portal.to(grantSession).length, said.length], [1, 1]);
  });
  it('cancels without a code', async () => {
    const element = open();
    await question(element);
    button(element, 'Cancel')?.click();
    await until(() => said.length > 0, 'told');
    equal([said, portal.to(grantSession).length], [[{ data: { portico: 'grant', state: 'st', error: 'canceled' }, to: site }], 0]);
  });
  for (const [what, hash] of Object.entries({ nothing: '', 'no key': asked({ key: '' }), 'no challenge': asked({ challenge: '' }), 'an origin with a path': asked({ origin: `${site}/x` }), 'no origin': asked({ origin: 'null' }), 'another scheme': asked({ origin: 'javascript://x' }) })) {
    it(`asked with ${what} says that the address is not complete, and asks the portal nothing`, async () => {
      const element = open(hash);
      await until(() => words(element).includes('This address is not complete'), 'said');
      equal([portal.to(readGrant).length, find(element, 'button')], [0, null]);
    });
  }
  for (const code of ['key.unknown', 'key.origin_not_allowed', 'sign_in.not_of_site'] as const) {
    it(`${code}: says so, and goes back without a code`, async () => {
      portal.anew(readGrant).refuses(readGrant, code);
      const element = open();
      await until(() => find(element, '.refusal')?.textContent?.includes(`Title of ${code}`), 'said');
      button(element, 'Back to partners.halden.example')?.click();
      await until(() => said.length > 0, 'told');
      equal(said[0]?.data, { portico: 'grant', state: 'st', error: 'canceled' });
    });
  }
  it('is tried again when the portal does not answer', async () => {
    portal.anew(readGrant).refuses(readGrant, 'service.failed').replies(readGrant, theGrant()).anew(grantSession).refuses(grantSession, 'service.failed').replies(grantSession, { code: 'c0de', expiresAt: instant(1) });
    const element = open();
    (await until(() => button(element, 'Try again'), 'the way on')).click();
    (await question(element)).click();
    await until(() => find(element, '.refusal'), 'not yet');
    find(element, "[data-action='grant']")?.click();
    await until(() => said.length > 0, 'told');
  });

  it('asked anew while it is open answers the new question', async () => {
    const element = open();
    await question(element);
    portal.anew(readGrant).replies(readGrant, theGrant({ organization: 'Halden Works' }));
    location.hash = asked({ state: 'second' });
    await until(() => words(element).includes('Halden Works'), 'the new question');
    (await question(element)).click();
    await until(() => said.length > 0, 'told');
    equal(said.map(({ data }) => (data as { state: string }).state), ['second']);
  });
  describe('where nobody is signed in', () => {
    beforeEach(() => { portal.anew(readGrant).refuses(readGrant, 'session.required').replies(readGrant, theGrant()); });
    it('is the sign-in, and says for which site', async () => {
      const element = open();
      await theForm(element);
      matches(words(element), 'Sign in to partners.halden.example');
      ok(element.querySelector('[slot=email]'), 'the e-mail');
    });
    it('goes on by itself when the e-mail’s link has signed in another tab', async () => {
      portal.replies(requestSignInLink, { resendAt: instant(1) });
      const element = open();
      await theForm(element);
      type(element.querySelector<HTMLElement>('[slot=email]'), 'ines@norvent.example');
      find<HTMLFormElement>(element, 'form')?.requestSubmit();
      await until(() => words(element).includes('Check your e-mail'), 'sent');
      tell({ what: 'signed_in' });
      await question(element);
    });
    it('looks again when the reader comes back to it', async () => {
      const element = open();
      await theForm(element);
      dispatchEvent(new Event('focus'));
      await question(element);
    });
    it('an account’s answer comes back to the same question', async () => {
      portal.anew(readGrant).replies(readGrant, theGrant()).replies(completeSignIn, signedInAs());
      history.replaceState(null, '', `/sign-in/halden?code=a&state=b${asked()}`);
      const element = put<SignInElement>(`<portico-sign-in endpoint="${location.origin}" connect></portico-sign-in>`);
      equal([location.search, location.hash], ['', asked()]);
      await question(element);
      equal(portal.to(completeSignIn).length, 1);
    });
    it('an account that is refused leaves the way to another one', async () => {
      portal.refuses(completeSignIn, 'sign_in.no_access');
      history.replaceState(null, '', `/sign-in/halden?code=a&state=b${asked()}`);
      const element = put<SignInElement>(`<portico-sign-in endpoint="${location.origin}" connect></portico-sign-in>`);
      await until(() => find(element, '.refusal') && find(element, '[data-provider]'), 'the form');
    });
  });

  it('lets one be somebody else: only another person, or a new sign-in, goes on', async () => {
    const element = open();
    await question(element);
    find(element, "[data-action='other']")?.click();
    await theForm(element);
    dispatchEvent(new Event('focus'));
    await new Promise((resolve) => { setTimeout(resolve, 60); });
    ok(find(element, '[data-provider]'), 'still the form');
    portal.anew(readGrant).replies(readGrant, theGrant({ operator: { name: 'Paul Oduya', email: 'paul@norvent.example', organization: 'Norvent Labs' } }));
    dispatchEvent(new Event('focus'));
    await question(element);
    matches(words(element), 'Paul Oduya');
  });

  describe('asked for a fresh proof', () => {
    const leads = (): { url: string } => ({ url: `${location.href.replace(/#.*/, '')}#gone` });
    it('asks the account first, and grants what is proved', async () => {
      portal.answers(beginSignIn, leads);
      const element = open(asked({ prove: '1' }));
      await theForm(element);
      matches(words(element), 'Confirm that it is you');
      find(element, '[data-provider]')?.click();
      await until(() => location.hash === '#gone', 'gone there');
      equal(portal.to(beginSignIn)[0]?.body, { provider: 'halden', prove: true });
      clearPage();
      portal.replies(completeSignIn, signedInAs('t', true));
      history.replaceState(null, '', `/sign-in/halden?code=a&state=b${asked({ prove: '1' })}`);
      const back = put<SignInElement>(`<portico-sign-in endpoint="${location.origin}" connect></portico-sign-in>`);
      (await question(back)).click();
      await until(() => said.length > 0, 'told');
      equal(portal.to(grantSession).map(({ body }) => (body as { prove?: boolean }).prove), [true]);
    });
    it('that is not fresh any more asks again', async () => {
      portal.anew(grantSession).refuses(grantSession, 'session.step_up_required').replies(completeSignIn, signedInAs('t', true));
      history.replaceState(null, '', `/sign-in/halden?code=a&state=b${asked({ prove: '1' })}`);
      const element = put<SignInElement>(`<portico-sign-in endpoint="${location.origin}" connect></portico-sign-in>`);
      (await question(element)).click();
      await theForm(element);
      equal(said, []);
    });
  });
});
