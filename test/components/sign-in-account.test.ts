import { ProviderElement } from '../../components/core/provider.ts';
import { type News, hear } from '../../components/core/tabs.ts';
import { SignInElement } from '../../components/operators/sign-in.ts';
import type { ProblemCode } from '../../schema/problems.ts';
import { requestSignInLink } from '../../schema/operators.ts';
import { beginSignIn, completeSignIn, listSignInMethods } from '../../schema/sign-in.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { id, instant } from '../../demo/gallery/samples/replies.ts';
import { halden, methods, microsoft, signedInAs } from '../../demo/gallery/samples/sessions.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, define, find, fits, next, put, type, words } from './support/page.ts';

define('portico-provider', ProviderElement);
define('portico-sign-in', SignInElement);

describe('signing in with an account', () => {
  const page = location.href;
  let portal: Portal;
  beforeEach(() => { portal = new Portal().replies(listSignInMethods, methods({ providers: [microsoft, halden] })); });
  afterEach(() => {
    clearPage();
    portal.restore();
    history.replaceState(null, '', page);
  });
  const only = (more = {}): Portal => portal.anew(listSignInMethods).replies(listSignInMethods, methods({ providers: [microsoft], link: false, workAccount: true, ...more }));
  const open = (attributes = '', look: Parameters<typeof put>[1] = {}): SignInElement => put<SignInElement>(`<portico-sign-in endpoint="${location.origin}" ${attributes}></portico-sign-in>`, look);
  const ready = (element: SignInElement) => until(() => element.matches(':state(ready)') && find(element, '[data-provider]'), 'the accounts');
  /** As the issuer sends the reader back. */
  const come = (query = 'code=c0de&state=st%2Fate&iss=https%3A%2F%2Fissuer.example&session_state=x', look: Parameters<typeof put>[1] = {}): SignInElement => {
    history.replaceState(null, '', `/sign-in/microsoft?lang=fr&${query}`);
    return open('', look);
  };
  /** Going there is the same page with another part after #. */
  const leads = (): { url: string } => ({ url: `${location.href.replace(/#.*/, '')}#gone` });
  const gone = () => until(() => location.hash === '#gone', 'gone there');

  for (const [lang, scheme] of [['en', 'light'], ['fr', 'dark']] as const) {
    it(`is accessible beside the e-mail link, alone, and refused (${lang}, ${scheme})`, async () => {
      const look = { lang, scheme, width: 280 };
      const both = open('register-url="/register"', look);
      await ready(both);
      await accessible(both);
      ok(fits(both), 'it fits');
      only();
      const alone = open('', look);
      await ready(alone);
      find(alone, 'summary')?.click();
      await accessible(alone);
      ok(fits(alone), 'it fits');
      portal.refuses(completeSignIn, 'sign_in.personal_account');
      const refused = come(undefined, look);
      await until(() => find(refused, '.refusal'), 'the refusal');
      await accessible(refused);
      ok(fits(refused), 'it fits');
      portal.anew(completeSignIn).hangs(completeSignIn);
      const waiting = come(undefined, look);
      await until(() => find(waiting, '.wait'), 'waiting');
      await accessible(waiting);
    });
  }

  it('has one button for each account the portal offers, for the program, and the link where it serves', async () => {
    for (const name of ['program', 'enroll']) {
      await ready(open(`${name}="${id.program}"`));
      equal(portal.to(listSignInMethods).at(-1)?.url.searchParams.get('program'), id.program);
    }
    const element = open(`enroll="${id.program}"`);
    await ready(element);
    equal(all(element, '[data-provider]').map((each) => each.innerText.trim()), ['Sign in with Microsoft', 'Sign in with Halden ID']);
    ok(element.querySelector('[slot=email]'), 'the e-mail');
  });
  it('is the only way where the program asks for a work account, and why and how to get one is said (OPR-3, ENR-13)', async () => {
    only();
    const element = open();
    await ready(element);
    equal([element.querySelector('[slot=email]'), find(element, 'form')], [null, null]);
    matches(words(element), 'This program lets people in with their Microsoft work account only');
    const help = find<HTMLDetailsElement>(element, 'details');
    equal(help?.open, false);
    find(element, 'summary')?.click();
    const link = find<HTMLAnchorElement>(element, 'details a');
    equal([link?.hostname, link?.target, link?.rel], ['learn.microsoft.com', '_blank', 'noopener noreferrer']);
    portal.answers(beginSignIn, leads);
    button(element, 'I have one now')?.click();
    await gone();
  });
  it('says so where it is asked for and the portal does not offer it', async () => {
    only({ providers: [] });
    const element = open();
    await until(() => words(element).includes('this portal does not offer that yet'), 'the sentence');
    ok(!button(element, 'I have one now'), 'nothing to go on with');
  });

  it('goes to the issuer’s page, once, and to pages only', async () => {
    portal.replies(beginSignIn, { url: 'javascript:alert(1)' }).answers(beginSignIn, leads);
    const element = open();
    await ready(element);
    find(element, '[data-provider=halden]')?.click();
    find(element, '[data-provider=microsoft]')?.click();
    await until(() => find(element, '.refusal'), 'no page');
    equal(portal.to(beginSignIn).map(({ body, credentials }) => [body, credentials]), [[{ provider: 'halden' }, 'same-origin']]);
    find(element, '[data-provider=halden]')?.click();
    await gone();
  });
  it('whose button is pressed again after coming back by the browser’s own way', async () => {
    portal.answers(beginSignIn, leads);
    const element = open();
    await ready(element);
    find(element, '[data-provider=halden]')?.click();
    await gone();
    equal(find(element, '[data-provider=halden]')?.getAttribute('aria-busy'), 'true');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => !find(element, '[aria-busy]'), 'ready again');
  });
  it('says which account does not answer, and the others stay', async () => {
    portal.refuses(beginSignIn, 'sign_in.provider_failed', { retryAfter: 0.001 });
    const element = open();
    await ready(element);
    find(element, '[data-provider=microsoft]')?.click();
    await until(() => find(element, '.refusal')?.textContent?.includes('Title of sign_in.provider_failed'), 'the refusal');
    equal([find(element, '[aria-busy]'), all(element, '[data-provider]').length], [null, 2]);
  });

  describe('and coming back from there', () => {
    it('takes the answer out of the address at once, and uses it for the provider whose page it came to', async () => {
      portal.replies(completeSignIn, signedInAs());
      const element = come();
      equal([location.pathname, location.search], ['/sign-in', '?lang=fr']);
      const { detail } = await next(element, 'portico-signed-in');
      equal([detail.token, detail.proved], ['operator-token', false]);
      equal(portal.to(completeSignIn).map(({ body, credentials }) => [body, credentials]), [[{ provider: 'microsoft', state: 'st/ate', code: 'c0de', iss: 'https://issuer.example' }, 'same-origin']]);
      await until(() => words(element).includes('You are signed in'), 'signed in');
    });
    it('leaves alone what is not such an answer', async () => {
      for (const address of ['/sign-in?code=a&state=b', '/callback/microsoft?code=a&state=b', '/sign-in/microsoft?code=a', '/sign-in/microsoft?state=b']) {
        history.replaceState(null, '', address);
        await ready(open());
        equal(location.pathname + location.search, address);
      }
      history.replaceState(null, '', '/sign-in/microsoft?code=a&state=b');
      put('<portico-sign-in endpoint="https://portal.example" key="pk_test"></portico-sign-in>');
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      equal([location.search, portal.to(completeSignIn).length], ['?code=a&state=b', 0]);
    });
    it('says that it was canceled there, and shows the form again', async () => {
      portal.refuses(completeSignIn, 'sign_in.canceled');
      const element = come('error=access_denied&error_description=no&state=s');
      await until(() => find(element, '.refusal') && find(element, '[data-provider]'), 'the form');
      equal([portal.to(completeSignIn)[0]?.body, location.search], [{ provider: 'microsoft', state: 's', error: 'access_denied' }, '?lang=fr']);
      ok(element.shadowRoot?.activeElement?.classList.contains('refusal'), 'the refusal has the focus');
    });
    for (const code of ['sign_in.attempt_invalid', 'sign_in.attempt_expired', 'sign_in.attempt_used', 'sign_in.account_unproven', 'sign_in.no_access', 'sign_in.other_account', 'sign_in.other_person'] as const satisfies readonly ProblemCode[]) {
      it(`${code}: says it in the portal’s words, above every way in`, async () => {
        portal.refuses(completeSignIn, code);
        const element = come();
        await until(() => find(element, '.refusal')?.textContent?.includes(`Title of ${code}`), 'the refusal');
        matches(find(element, '.refusal')?.textContent, `Sentence of ${code}.`);
        equal([all(element, '[data-provider]').length, Boolean(element.querySelector('[slot=email]')), find(element, 'details')], [2, true, null]);
      });
    }
    for (const code of ['sign_in.personal_account', 'sign_in.work_account_required'] as const) {
      it(`${code}: shows how to get a work account, and comes back to the same step (ENR-13)`, async () => {
        portal.refuses(completeSignIn, code).answers(beginSignIn, leads);
        const element = come();
        const ready = await until(() => (find<HTMLDetailsElement>(element, 'details')?.open ? button(element, 'I have one now') : undefined), 'the way');
        ready.click();
        await gone();
        equal(portal.to(beginSignIn)[0]?.body, { provider: 'microsoft' });
      });
    }
    it('is tried again under the same key when no answer came, and another way stays open', async () => {
      portal.refuses(completeSignIn, 'service.failed').replies(completeSignIn, signedInAs());
      const element = come();
      const again = await until(() => button(element, 'Try again'), 'the button');
      ok(button(element, 'Sign in another way'), 'the other way');
      again.click();
      await until(() => words(element).includes('You are signed in'), 'signed in');
      equal(new Set(portal.to(completeSignIn).map(({ headers }) => headers.get('Idempotency-Key'))).size, 1);
    });
    it('needs nothing else: the list of accounts may fail meanwhile', async () => {
      portal.anew(listSignInMethods).refuses(listSignInMethods, 'service.failed').replies(completeSignIn, signedInAs());
      const element = come();
      await until(() => words(element).includes('You are signed in'), 'signed in');
    });
  });

  describe('to prove who it is', () => {
    const news: News[] = [];
    let stop: () => void;
    beforeEach(() => { news.length = 0; stop = hear((one) => news.push(one)); });
    afterEach(() => stop());

    it('asks the account for a fresh proof', async () => {
      portal.answers(beginSignIn, leads);
      const element = open('prove register-url="/register"');
      await ready(element);
      matches(words(element), 'Confirm that it is you');
      ok(!words(element).includes('No access yet?'), 'who is signed in needs no access');
      find(element, '[data-provider=microsoft]')?.click();
      await gone();
      equal(portal.to(beginSignIn)[0]?.body, { provider: 'microsoft', prove: true });
    });
    it('signs in where nobody is signed in any more: that proves it, too', async () => {
      portal.refuses(beginSignIn, 'session.required').answers(beginSignIn, leads);
      const element = open('prove');
      await ready(element);
      find(element, '[data-provider=microsoft]')?.click();
      await gone();
      equal(portal.to(beginSignIn).map(({ body }) => body), [{ provider: 'microsoft', prove: true }, { provider: 'microsoft' }]);
    });
    it('tells the windows that wait for it', async () => {
      portal.replies(completeSignIn, signedInAs('operator-token', true));
      const element = come(), told = next(element, 'portico-signed-in');
      equal((await told).detail.proved, true);
      await until(() => words(element).includes('Confirmed') && news.some(({ what }) => what === 'proved'), 'told');
      await accessible(element);
    });
    it('a sign-in of any kind is told, too, without saying whose', async () => {
      portal.replies(completeSignIn, signedInAs());
      come();
      await until(() => news.length > 0, 'told');
      equal(news, [{ what: 'signed_in' }]);
    });
  });

  it('is told where the accounts cannot be read, and tried again', async () => {
    portal.anew(listSignInMethods).refuses(listSignInMethods, 'service.failed').replies(listSignInMethods, methods({ providers: [halden] }));
    const element = open();
    (await until(() => button(element, 'Try again'), 'the way on')).click();
    await ready(element);
  });
  it('the link still goes by e-mail beside it, and says when it was asked for too often', async () => {
    portal.refuses(requestSignInLink, 'sign_in.too_many', { retryAfter: 3_600 }).replies(requestSignInLink, { resendAt: instant(1) });
    const element = open();
    await ready(element);
    type(element.querySelector<HTMLElement>('[slot=email]'), 'ines@norvent.example');
    find<HTMLFormElement>(element, 'form')?.requestSubmit();
    await until(() => find(element, '.refusal')?.textContent?.includes('Title of sign_in.too_many'), 'too often');
    find<HTMLFormElement>(element, 'form')?.requestSubmit();
    await until(() => words(element).includes('Check your e-mail'), 'sent');
  });
});
