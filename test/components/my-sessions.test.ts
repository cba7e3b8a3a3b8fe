import { ProviderElement } from '../../components/core/provider.ts';
import { MySessionsElement } from '../../components/operators/my-sessions.ts';
import { endSession, endSessions, listSessions } from '../../schema/sign-in.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { instant } from '../../demo/gallery/samples/replies.ts';
import { mySession, mySessions, sessionId } from '../../demo/gallery/samples/sessions.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, define, find, fits, next, put, words } from './support/page.ts';

define('portico-provider', ProviderElement);
define('portico-my-sessions', MySessionsElement);

describe('portico-my-sessions', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal().replies(listSessions, mySessions()); });
  afterEach(() => { clearPage(); portal.restore(); });
  function open(look: Parameters<typeof put>[1] = {}): MySessionsElement {
    const provider = put<ProviderElement>(`<portico-provider endpoint="${location.origin}"><portico-my-sessions></portico-my-sessions></portico-provider>`, look);
    provider.fetchSession = () => Promise.resolve({ token: 't', expiresAt: instant(10) });
    return provider.firstElementChild as MySessionsElement;
  }
  const ready = (element: Element) => until(() => element.matches(':state(ready)') && find(element, '.sessions'), 'the list');
  const end = (element: Element, what: string): void => find(element, `[data-end='${what}']`)?.click();
  const asked = (element: Element) => until(() => find(element, 'dialog[open]'), 'the question');
  /** No session answers any more. */
  const over = (): void => void portal.anew(listSessions).refuses(listSessions, 'session.ended');
  const submit = (element: Element): void => find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();

  for (const [lang, scheme] of [['en', 'light'], ['fr', 'dark']] as const) {
    it(`is accessible as a list, asking, signed out, at 280 pixels (${lang}, ${scheme})`, async () => {
      portal.replies(endSessions, { ended: 5 });
      const element = open({ lang, scheme, width: 280 });
      await ready(element);
      await accessible(element);
      ok(fits(element), 'it fits');
      end(element, 'all');
      await asked(element);
      await accessible(element);
      over();
      submit(element);
      await until(() => find(element, '.panel'), 'signed out');
      await accessible(element);
    });
  }
  it('says of each where, in which browser, how and since when, and marks this one', async () => {
    const element = open();
    await ready(element);
    const [here, site, link, backend, unknown] = all(element, '.sessions li').map((each) => each.innerText.replace(/\s+/g, ' '));
    matches(here, /Firefox, Linux This one Partner portal with an account Since .* Last used/);
    matches(site, /Chrome, Windows partners\.halden\.example through the partner portal/);
    matches(link, 'by e-mail link');
    matches(backend, /A browser desk\.norvent\.example by the site itself .* Not used yet/);
    matches(unknown, 'by an invitation');
    equal(all(element, '.chip').length, 1);
    matches(words(element), /Microsoft · ines@norvent\.example since/);
    equal(find(element, `[data-end='${sessionId(2)}']`)?.getAttribute('aria-label'), 'Sign out: Chrome, Windows, partners.halden.example');
  });
  it('ends another one at once, and lists again', async () => {
    portal.replies(endSession, { ended: 1 });
    const element = open();
    await ready(element);
    portal.anew(listSessions).replies(listSessions, mySessions({ sessions: [mySession(1)] }));
    end(element, sessionId(2));
    await until(() => words(element).includes('Signed out: Chrome, Windows, partners.halden.example.') && all(element, '.sessions li').length === 1, 'ended');
    equal(portal.to(endSession).map(({ url }) => url.pathname), [`/v1/me/sessions/${sessionId(2)}`]);
    matches(words(element), 'You are signed in nowhere else.');
    ok(!find(element, "[data-end='others']") && element.shadowRoot?.activeElement?.id === 'title', 'nothing else to end; the focus is not lost');
  });
  it('one that has ended meanwhile is no failure', async () => {
    portal.refuses(endSession, 'resource.not_found');
    const element = open();
    await ready(element);
    end(element, sessionId(3));
    await until(() => words(element).includes('Signed out: Safari, iOS'), 'ended');
  });
  it('asks before this one ends, and tells the page and the provider', async () => {
    portal.replies(endSession, { ended: 3 });
    const element = open();
    await ready(element);
    end(element, sessionId(1));
    await asked(element);
    equal(portal.to(endSession).length, 0);
    find(element, 'dialog .quiet')?.click();
    await until(() => !find(element, 'dialog') && (element.shadowRoot?.activeElement as HTMLElement | null)?.dataset['end'] === sessionId(1), 'back');
    end(element, sessionId(1));
    await asked(element);
    const told = next(element, 'portico-signed-out');
    over();
    submit(element);
    await told;
    await until(() => words(element).includes('You are signed out'), 'out');
    equal(find<HTMLAnchorElement>(element, 'a.primary')?.href, `${location.origin}/sign-in`);
  });
  it('ends all others, or all', async () => {
    portal.replies(endSessions, { ended: 4 });
    const element = open();
    await ready(element);
    end(element, 'others');
    matches((await asked(element)).innerText, '4 other sign-ins end at once. This one stays.');
    portal.anew(listSessions).replies(listSessions, mySessions({ sessions: [mySession(1)] }));
    submit(element);
    await until(() => words(element).includes('You are signed out everywhere else.'), 'others');
    end(element, 'all');
    await asked(element);
    over();
    submit(element);
    await until(() => words(element).includes('Sign in again to go on.'), 'all');
    equal(portal.to(endSessions).map(({ body }) => body), [{ keepThis: true }, { keepThis: false }]);
  });
  it('lists again once somebody signs in again', async () => {
    portal.replies(endSessions, { ended: 5 });
    const element = open();
    await ready(element);
    end(element, 'all');
    await asked(element);
    over();
    submit(element);
    await until(() => words(element).includes('You are signed out'), 'out');
    portal.anew(listSessions).replies(listSessions, mySessions());
    element.parentElement?.dispatchEvent(new CustomEvent('portico-signed-in', { detail: { token: 'again', expiresAt: instant(10) } }));
    await ready(element);
  });
  it('says why it did not work, and nothing is lost', async () => {
    portal.refuses(endSession, 'service.failed').refuses(endSessions, 'service.failed');
    const element = open();
    await ready(element);
    end(element, sessionId(2));
    await until(() => find(element, '.refusal') && all(element, '.sessions li').length === 5, 'told');
    end(element, 'others');
    await asked(element);
    submit(element);
    await until(() => find(element, 'dialog .refusal'), 'told there');
    await accessible(element);
  });
  it('says that no account is tied, and what would tie one', async () => {
    portal.anew(listSessions).replies(listSessions, mySessions({ account: null }));
    const element = open();
    await ready(element);
    matches(words(element), 'None yet: you sign in by a link in an e-mail.');
    ok(button(element, 'Sign out everywhere'), 'the rest stands');
  });
  it('is refused and broken as every element', async () => {
    portal.anew(listSessions).refuses(listSessions, 'session.ended').refuses(listSessions, 'session.ended').refuses(listSessions, 'service.failed').replies(listSessions, mySessions());
    const element = open();
    await until(() => element.matches(':state(unauthorized)'), 'signed out');
    await accessible(element);
    clearPage();
    const other = open();
    (await until(() => button(other, 'Try again'), 'the way on')).click();
    await ready(other);
  });
});
