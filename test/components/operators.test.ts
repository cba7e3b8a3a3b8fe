import { ProviderElement } from '../../components/core/provider.ts';
import { OrganizationOverviewElement } from '../../components/operators/organization-overview.ts';
import { SignInElement } from '../../components/operators/sign-in.ts';
import { listActivity } from '../../schema/activity.ts';
import { readMe, requestSignInLink, signIn } from '../../schema/operators.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, define, find, fits, next, put, type, words } from './support/page.ts';
import { Portal } from './support/portal.ts';
import { entry, instant, me } from './support/samples.ts';

define('portico-provider', ProviderElement);
define('portico-sign-in', SignInElement);
define('portico-organization-overview', OrganizationOverviewElement);

const tag = '<portico-sign-in endpoint="https://portal.example"></portico-sign-in>';
const session = () => ({ session: `ses_${'0'.repeat(32)}`, token: 'operator-token', expiresAt: instant(10) });

describe('portico-sign-in', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => { clearPage(); portal.restore(); });
  const email = (element: Element) => element.querySelector<HTMLInputElement>('[slot=email]');
  const submit = (element: Element) => find<HTMLFormElement>(element, 'form')?.requestSubmit();

  describe('is accessible', () => {
    for (const lang of ['en', 'fr']) for (const scheme of ['light', 'dark']) {
      it(`as a form, with errors, and when sent (${lang}, ${scheme})`, async () => {
        portal.replies(requestSignInLink, { resendAt: instant(1) });
        const element = put<SignInElement>(tag, { lang, scheme });
        await until(() => email(element), 'the form');
        await accessible(element);
        submit(element);
        await until(() => find(element, '.summary'), 'the error');
        await accessible(element);
        type(email(element), 'ines@norvent.example');
        submit(element);
        await until(() => words(element).includes('ines@norvent.example'), 'sent');
        await accessible(element);
      });
    }
    it('while signing in, when signed in, and when the link has expired', async () => {
      portal.hangs(signIn);
      location.hash = '#token=abc';
      const waiting = put<SignInElement>(tag);
      await until(() => words(waiting).includes('Signing you in'), 'waiting');
      await accessible(waiting);
      for (const again of [() => portal.anew(signIn).replies(signIn, session()), () => portal.anew(signIn).refuses(signIn, 'sign_in.link_expired')]) {
        again();
        location.hash = '#token=abc';
        const element = put<SignInElement>(tag);
        await until(() => find(element, '.refusal') ?? words(element).includes('You are signed in'), 'done');
        await accessible(element);
      }
    });
  });

  it('removes the token from the address at once, before anything is sent', async () => {
    portal.hangs(signIn);
    history.replaceState(null, '', '?kept=1#token=secret');
    put(tag);
    equal(location.hash, '');
    equal(location.search, '?kept=1');
    equal(portal.sent.length, 0);
    await until(() => portal.to(signIn).length === 1, 'the sign-in');
    equal(portal.to(signIn)[0]?.body, { token: 'secret' });
    equal(portal.to(signIn)[0]?.credentials, 'same-origin');
    history.replaceState(null, '', location.pathname);
  });

  it('hands the session to the page and to the provider around it', async () => {
    portal.replies(signIn, session()).replies(readMe, me({ can: [] }));
    location.hash = '#token=abc';
    const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example">${tag}<portico-organization-overview></portico-organization-overview></portico-provider>`);
    const { detail } = await next(provider, 'portico-signed-in');
    equal(detail.token, 'operator-token');
    const overview = provider.querySelector('portico-organization-overview') as OrganizationOverviewElement;
    await until(() => words(overview).includes('Hello, Inès Marchetti'), 'the first page');
    equal(portal.to(readMe)[0]?.headers.get('Authorization'), 'Bearer operator-token');
  });

  it('says why a link does not work and offers a new one', async () => {
    for (const [code, title] of [['sign_in.link_expired', 'This link has expired'], ['sign_in.link_used', 'This link has been used already'], ['sign_in.link_invalid', 'This link does not work']] as const) {
      portal.anew(signIn).refuses(signIn, code).replies(requestSignInLink, { resendAt: instant(1) });
      location.hash = '#token=abc';
      const element = put<SignInElement>(tag);
      await until(() => words(element).includes(title), title);
      matches(words(element), 'Enter your e-mail to get a new link.');
      type(email(element), 'ines@norvent.example');
      submit(element);
      await until(() => words(element).includes('If ines@norvent.example has access, a sign-in link is on its way.'), 'sent');
    }
  });

  it('explains that the program asks for a work account (OPR-3)', async () => {
    portal.refuses(signIn, 'sign_in.work_account_required');
    location.hash = '#token=abc';
    const element = put<SignInElement>(tag, { lang: 'fr' });
    await until(() => words(element).includes('Connectez-vous avec votre compte professionnel'), 'the word');
  });

  it('keeps a link that no answer came for, and tries it again under the same key', async () => {
    portal.loses(signIn, 3).replies(signIn, session());
    location.hash = '#token=abc';
    const element = put<SignInElement>(tag);
    await new Promise((resolve) => { setTimeout(resolve, 3_000); });
    const again = await until(() => button(element, 'Try again'), 'the button');
    again.click();
    await until(() => words(element).includes('You are signed in'), 'signed in');
    equal(new Set(portal.to(signIn).map(({ headers }) => headers.get('Idempotency-Key'))).size, 1);
  });

  it('fits a box of 280 pixels', async () => {
    const element = put<SignInElement>(tag, { width: 280, lang: 'fr' });
    await until(() => email(element), 'the form');
    ok(fits(element), 'it fits');
  });
});

describe('portico-organization-overview', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => { clearPage(); portal.restore(); });
  function place(options: Parameters<typeof put>[1] = {}): OrganizationOverviewElement {
    const provider = put<ProviderElement>('<portico-provider endpoint="https://portal.example"><portico-organization-overview></portico-organization-overview></portico-provider>', options);
    provider.fetchSession = () => Promise.resolve({ token: 't', expiresAt: instant(10) });
    return provider.firstElementChild as OrganizationOverviewElement;
  }

  for (const lang of ['en', 'fr']) for (const scheme of ['light', 'dark']) {
    it(`is accessible (${lang}, ${scheme}) and fits 320 pixels`, async () => {
      portal.replies(readMe, me()).replies(listActivity, { rows: [entry(1), entry(2, { event: 'product.activated', details: { domain: 'norvent.example' } })], next: 'more' });
      const element = place({ lang, scheme, width: 320 });
      await until(() => find(element, '.log'), 'the page');
      await accessible(element);
      ok(fits(element), 'it fits');
    });
  }

  it('greets the new super admin with role, program, what is missing, and who the admins are (OPR-2, ENR-11)', async () => {
    portal.replies(readMe, me()).replies(listActivity, { rows: [], next: null });
    const element = place();
    await until(() => words(element).includes('Hello, Inès Marchetti'), 'the greeting');
    matches(words(element), 'At Norvent Labs, you are a super admin.');
    matches(words(element), 'through Corvane Distribution');
    matches(words(element), '2 steps are missing before it is active, in this order: Vetting');
    matches(words(element), 'Paul Oduya Admin');
    matches(words(element), 'Nothing has happened yet.');
  });

  it('shows a reader no activity, and asks for none', async () => {
    portal.replies(readMe, me({ can: ['page.read'] }));
    const element = place();
    await until(() => element.matches(':state(ready)'), 'ready');
    equal(portal.to(listActivity).length, 0);
    ok(!words(element).includes('Latest activity'), 'no heading');
  });

  it('stands without its activity, and loads more of it by cursor', async () => {
    portal.replies(readMe, me()).refuses(listActivity, 'service.failed').replies(listActivity, { rows: [entry(1)], next: 'c1' }, { rows: [entry(2, { event: 'operator.signed_in' })], next: null });
    const element = place();
    await until(() => words(element).includes('The activity could not be loaded.'), 'the failure');
    await accessible(element);
    button(element, 'Try again')?.click();
    (await until(() => button(element, 'Load more'), 'more')).click();
    await until(() => all(element, '.log li').length === 2, 'two entries');
    matches(words(element), 'Paul Oduya approved the registration');
    equal(portal.to(listActivity).at(-1)?.url.searchParams.get('cursor'), 'c1');
  });
});
