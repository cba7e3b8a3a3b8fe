import { ProviderElement } from '../../components/core/provider.ts';
import { SignInElement } from '../../components/operators/sign-in.ts';
import { beginSignIn, listSignInMethods } from '../../schema/sign-in.ts';
import { type Invitation, acceptInvitation, declineInvitation, readInvitation } from '../../schema/team.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { instant } from '../../demo/gallery/samples/replies.ts';
import { methods, microsoft } from '../../demo/gallery/samples/sessions.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, until } from './support/check.ts';
import { button, clearPage, define, find, fits, next, put, type, words } from './support/page.ts';

define('portico-provider', ProviderElement);
define('portico-sign-in', SignInElement);

const invitation: Invitation = { organization: 'Norvent Labs', role: 'admin', email: 'karla@norvent.example', by: 'Inès Marchetti', expiresAt: instant(20_000), workAccount: false };
const session = { session: `ses_${'0'.repeat(32)}`, token: 'operator-token', expiresAt: instant(10) };

describe('an invitation', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal().replies(listSignInMethods, methods({ providers: [microsoft] })); });
  afterEach(() => { clearPage(); portal.restore(); });
  const follow = (look: Parameters<typeof put>[1] = {}): SignInElement => {
    history.replaceState(null, '', '#invitation=secret');
    return put<SignInElement>(`<portico-sign-in endpoint="${location.origin}" continue-url="/"></portico-sign-in>`, look);
  };
  const shown = (element: Element) => until(() => element.querySelector<HTMLInputElement>('[slot=name]'), 'the invitation');
  const submit = (element: Element): void => find<HTMLFormElement>(element, 'form')?.requestSubmit();

  it('OPR-3: says who invites to what, leaves the address at once, and is accessible', async () => {
    portal.replies(readInvitation, invitation);
    for (const lang of ['en', 'fr']) {
      const element = follow({ lang, width: 360 });
      equal(location.hash, '');
      await shown(element);
      await accessible(element);
      equal(fits(element), true);
      submit(element);
      await until(() => find(element, '.summary'), 'what is missing');
      await accessible(element);
    }
    equal(portal.to(readInvitation)[0]?.body, { token: 'secret' });
  });
  it('is accepted with a name, and signs in', async () => {
    portal.replies(readInvitation, invitation).replies(acceptInvitation, session);
    const element = follow(), told = next(element, 'portico-signed-in');
    type(await shown(element), ' Karla Brandt ');
    submit(element);
    equal((await told).detail.token, 'operator-token');
    equal(portal.to(acceptInvitation)[0]?.body, { token: 'secret', name: 'Karla Brandt' });
    await until(() => words(element).includes('Welcome to Norvent Labs'), 'the welcome');
    // A provider around has everything in it load again.
    element.locale = 'fr';
    await until(() => words(element).includes('Bienvenue chez Norvent Labs'), 'the welcome, still');
    equal(portal.to(readInvitation).length, 1);
  });
  it('is declined', async () => {
    portal.replies(readInvitation, invitation).replies(declineInvitation, { declined: true });
    const element = follow();
    await shown(element);
    button(element, 'Decline')?.click();
    await until(() => words(element).includes('You declined'), 'the end');
  });
  it('a work account is explained, and asks for no name', async () => {
    portal.replies(readInvitation, { ...invitation, workAccount: true });
    const element = follow();
    await until(() => words(element).includes('the Microsoft work account of karla@norvent.example'), 'the explanation');
    equal(element.querySelector('[slot=name]'), null);
    await accessible(element);
    portal.replies(beginSignIn, { url: `${location.href}#gone` });
    (await until(() => button(element, 'Sign in with Microsoft'), 'the way in')).click();
    await until(() => location.hash === '#gone', 'gone there');
    equal(portal.to(beginSignIn)[0]?.body, { provider: 'microsoft', email: 'karla@norvent.example' });
    history.replaceState(null, '', location.pathname + location.search);
  });
  it('says so where the portal offers no such account', async () => {
    portal.anew(listSignInMethods).replies(listSignInMethods, methods()).replies(readInvitation, { ...invitation, workAccount: true });
    const element = follow();
    await until(() => words(element).includes('this portal does not offer that yet'), 'the sentence');
  });
  for (const [code, title] of [['invitation.expired', 'This invitation has expired'], ['invitation.used', 'You have joined already'], ['invitation.canceled', 'This invitation no longer stands'], ['invitation.invalid', 'This link does not work']] as const) {
    it(`${code}: says so, and leads to signing in`, async () => {
      portal.refuses(readInvitation, code);
      const element = follow();
      await until(() => element.querySelector('[slot=email]'), 'the form');
      matches(words(element), title);
    });
  }
  it('stays good when the portal does not answer', async () => {
    portal.refuses(readInvitation, 'service.failed').replies(readInvitation, invitation);
    const element = follow();
    (await until(() => button(element, 'Try again'), 'the way on')).click();
    await shown(element);
  });
  it('OPR-4: the form leads to where access is asked for, where the page says so', async () => {
    const element = put<SignInElement>(`<portico-sign-in endpoint="${location.origin}" register-url="/register"></portico-sign-in>`);
    matches((await until(() => find<HTMLAnchorElement>(element, '.muted a'), 'the link')).href, /\/register$/);
  });
});
