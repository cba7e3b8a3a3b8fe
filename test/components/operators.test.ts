import { ProviderElement } from '../../components/core/provider.ts';
import { OrganizationOverviewElement } from '../../components/operators/organization-overview.ts';
import { SignInElement } from '../../components/operators/sign-in.ts';
import { listSignInMethods } from '../../schema/sign-in.ts';
import { listActivity } from '../../schema/activity.ts';
import { type Me, readMe, renewSession, requestSignInLink, signIn } from '../../schema/operators.ts';
import { type TransferCase, cancelTransfer, readTransfer, requestTransfer } from '../../schema/requests.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, define, find, fits, next, put, type, words } from './support/page.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { methods } from '../../demo/gallery/samples/sessions.ts';
import { dayFromNow, entry, id, instant, me, theTransfer } from '../../demo/gallery/samples/replies.ts';

define('portico-provider', ProviderElement);
define('portico-sign-in', SignInElement);
define('portico-organization-overview', OrganizationOverviewElement);

/** On the portal's own page. */
const tag = `<portico-sign-in endpoint="${location.origin}"></portico-sign-in>`;
const session = () => ({ session: `ses_${'0'.repeat(32)}`, token: 'operator-token', expiresAt: instant(10) });

describe('portico-sign-in', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal().replies(listSignInMethods, methods()); });
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

  it('takes the link that is opened while the page still loads', async () => {
    const held = portal.holds(listSignInMethods, methods());
    portal.replies(signIn, session());
    const element = put<SignInElement>(tag);
    await until(() => portal.to(listSignInMethods).length === 1, 'the page asks how one signs in');
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    location.hash = '#token=abc';
    await until(() => location.hash === '', 'taken');
    held.release();
    await until(() => words(element).includes('You are signed in'), 'signed in');
    equal(portal.to(signIn).length, 1);
  });

  it('hands the session to the page and to the provider around it', async () => {
    portal.replies(signIn, session()).replies(readMe, me({ can: [] })).refuses(renewSession, 'session.required');
    location.hash = '#token=abc';
    const provider = put<ProviderElement>(`<portico-provider endpoint="${location.origin}">${tag}<portico-organization-overview></portico-organization-overview></portico-provider>`);
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
      portal.replies(readMe, me()).replies(listActivity, { rows: [entry(1), entry(2, { event: 'product.activated', details: { domain: 'norvent.example' } })], next: 'more', until: instant(-100) });
      const element = place({ lang, scheme, width: 320 });
      await until(() => find(element, '.log'), 'the page');
      await accessible(element);
      ok(fits(element), 'it fits');
    });
  }

  it('greets the new super admin with role, program, what is missing, and who the admins are (OPR-2, ENR-11)', async () => {
    portal.replies(readMe, me()).replies(listActivity, { rows: [], next: null, until: null });
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
    portal.replies(readMe, me()).refuses(listActivity, 'service.failed').replies(listActivity, { rows: [entry(1)], next: 'c1', until: instant(-50) }, { rows: [entry(2, { event: 'operator.signed_in' })], next: null, until: null });
    const element = place();
    await until(() => words(element).includes('The activity could not be loaded.'), 'the failure');
    await accessible(element);
    button(element, 'Try again')?.click();
    (await until(() => button(element, 'Load more'), 'more')).click();
    await until(() => all(element, '.log li').length === 2, 'two entries');
    matches(words(element), 'Paul Oduya approved the registration');
    equal(portal.to(listActivity).at(-1)?.url.searchParams.get('cursor'), 'c1');
  });

  describe('changes the distributor where the program has one at a time (REG-12)', () => {
    const [enrollment] = me().enrollments as [Me['enrollments'][number]];
    const distributors = [{ id: id.organization(2), name: 'Lumenor' }, { id: id.organization(3), name: 'Tessaly Supply' }];
    const tied = (transfer: string | null = null, more: Partial<Me> = {}): Me => me({ enrollments: [{ ...enrollment, change: { distributors, transfer } }], can: ['page.read', 'transfer.request'], ...more });
    const asked = (more: Partial<TransferCase> = {}): TransferCase => theTransfer(1, {
      side: 'partner', to: { id: id.organization(2), name: 'Lumenor' }, actor: 'previous_distributor', can: [],
      steps: [{ step: 'transfer', state: 'now', actor: 'previous_distributor', name: null, since: instant(-600), until: dayFromNow(14) }], ...more,
    });
    const focused = (element: Element) => element.shadowRoot?.activeElement;
    const ready = (element: OrganizationOverviewElement) => until(() => element.matches(':state(ready)') && element.updateComplete, 'ready');

    it('offers it only where there is another one, and to who may ask', async () => {
      for (const [who, offered] of [[tied(), true], [tied(null, { can: ['page.read'] }), false], [me({ can: ['page.read', 'transfer.request'] }), false],
        [tied(null, { enrollments: [{ ...enrollment, change: { distributors: [], transfer: null } }] }), false]] as const) {
        portal.anew(readMe).replies(readMe, who);
        const element = place();
        await ready(element);
        equal(Boolean(button(element, 'Change distributor…')), offered);
        clearPage();
      }
    });
    for (const lang of ['en', 'fr']) for (const scheme of ['light', 'dark']) {
      it(`is accessible as a dialog with its error, and while it is under way, at 280 pixels (${lang}, ${scheme})`, async () => {
        portal.replies(readMe, tied(), tied(id.transfer(1))).replies(readTransfer, asked({ state: 'objected', objection: { reason: 'Open invoices', at: instant(-5) } }));
        const element = place({ lang, scheme, width: 280 });
        (await until(() => find(element, '[data-change]'), 'the button')).click();
        await until(() => find(element, 'dialog[open]'), 'the dialog');
        find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
        await until(() => find(element, '.summary'), 'the error');
        await accessible(element);
        const under = place({ lang, scheme, width: 280 });
        await until(() => find(under, '.way'), 'the timeline');
        await accessible(under);
        ok(fits(under), 'it fits');
      });
    }
    it('shows what changes and what stays, asks, and then shows how it stands', async () => {
      portal.replies(readMe, tied()).replies(requestTransfer, asked());
      const element = place();
      (await until(() => button(element, 'Change distributor…'), 'the button')).click();
      const dialog = await until(() => find(element, 'dialog[open]'), 'the dialog');
      matches(dialog.innerText, 'Neither distributor learns the other’s name');
      matches(dialog.innerText, 'has ten business days to answer. If it objects or does not answer, the vendor decides.');
      equal([...dialog.querySelectorAll('.consequences h3')].map((each) => each.textContent?.trim()), ['What changes', 'What stays']);
      button(element, 'Ask for the transfer')?.click();
      await until(() => focused(element)?.classList.contains('summary'), 'nothing is chosen');
      equal(portal.to(requestTransfer).length, 0);
      type(find(element, '#distributor'), id.organization(2));
      button(element, 'Ask for the transfer')?.click();
      await until(() => words(element).includes('Change to Lumenor'), 'how it stands');
      equal(portal.to(requestTransfer)[0]?.body, { program: id.program, distributor: id.organization(2) });
      matches(words(element), /The transfer is asked for.*The present distributor · since .* in 14 days/);
      ok(!find(element, 'dialog') && !button(element, 'Change distributor…'), 'it cannot be asked for twice');
      equal(focused(element)?.id, id.transfer(1));
    });
    it('is given up with Escape, and the focus goes back', async () => {
      portal.replies(readMe, tied());
      const element = place();
      (await until(() => button(element, 'Change distributor…'), 'the button')).click();
      (await until(() => find(element, 'dialog[open]'), 'the dialog')).dispatchEvent(new Event('cancel', { cancelable: true }));
      await until(() => !find(element, 'dialog') && focused(element)?.hasAttribute('data-change'), 'back');
    });
    it('says in the dialog why it is refused', async () => {
      portal.replies(readMe, tied()).refuses(requestTransfer, 'registration.distributor_unavailable').refuses(requestTransfer, 'service.failed');
      const element = place();
      (await until(() => button(element, 'Change distributor…'), 'the button')).click();
      await until(() => find(element, 'dialog[open]'), 'the dialog');
      type(find(element, '#distributor'), id.organization(2));
      button(element, 'Ask for the transfer')?.click();
      await until(() => find(element, '#distributor-error')?.textContent?.includes('Sentence of registration.distributor_unavailable.'), 'beside the field');
      type(find(element, '#distributor'), id.organization(3));
      button(element, 'Ask for the transfer')?.click();
      await until(() => focused(element)?.classList.contains('refusal'), 'the failure');
      ok(find(element, 'dialog'), 'nothing is lost');
    });
    it('shows one that is under way to every operator, and lets who may take it back', async () => {
      portal.replies(readMe, tied(id.transfer(1), { can: ['page.read'] })).replies(readTransfer, asked()).replies(cancelTransfer, asked({ state: 'canceled' }));
      const reader = place();
      await until(() => words(reader).includes('Change to Lumenor'), 'how it stands');
      ok(!button(reader, 'Take it back'), 'not for a reader');
      portal.anew(readMe).replies(readMe, tied(id.transfer(1)));
      const admin = place();
      (await until(() => button(admin, 'Take it back'), 'the button')).click();
      await until(() => words(admin).includes('The request is taken back.'), 'taken back');
      await until(() => focused(admin)?.hasAttribute('data-change'), 'it can be asked for again');
      equal(portal.to(cancelTransfer)[0]?.url.pathname, `/v1/transfers/${id.transfer(1)}/cancellations`);
    });
    it('shows how it stands when somebody decided meanwhile', async () => {
      portal.replies(readMe, tied(id.transfer(1)), tied()).replies(readTransfer, asked()).refuses(cancelTransfer, 'transfer.closed');
      const element = place();
      (await until(() => button(element, 'Take it back'), 'the button')).click();
      await until(() => words(element).includes('It has been decided meanwhile.'), 'the news');
      ok(button(element, 'Change distributor…'), 'the page is fresh');
    });
    it('stands without it, and loads it again', async () => {
      portal.replies(readMe, tied(id.transfer(1))).refuses(readTransfer, 'service.failed').replies(readTransfer, asked());
      const element = place();
      await until(() => words(element).includes('could not be loaded'), 'the failure');
      button(element, 'Try again')?.click();
      await until(() => words(element).includes('Change to Lumenor'), 'how it stands');
    });
  });
});
