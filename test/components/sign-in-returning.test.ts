import { type Held, keep, kept, sessionName } from '../../components/core/page-session.ts';
import { ProviderElement } from '../../components/core/provider.ts';
import { tell } from '../../components/core/tabs.ts';
import { OrganizationOverviewElement } from '../../components/operators/organization-overview.ts';
import { SignInElement } from '../../components/operators/sign-in.ts';
import { readMe } from '../../schema/operators.ts';
import { endSession, refreshSession } from '../../schema/sign-in.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { me } from '../../demo/gallery/samples/replies.ts';
import { pageSession, sessionId } from '../../demo/gallery/samples/sessions.ts';
import { equal, until } from './support/check.ts';
import { clearPage, define, find, next, put, words } from './support/page.ts';
import { clearStore } from './support/page-store.ts';

define('portico-provider', ProviderElement);
define('portico-sign-in', SignInElement);
define('portico-organization-overview', OrganizationOverviewElement);

const name = sessionName({ endpoint: 'https://portal.example', key: 'pk_test' });

describe('signing in on a page of another origin, with the session of a page before', () => {
  let portal: Portal;
  beforeEach(async () => {
    await clearStore();
    portal = new Portal().replies(readMe, me({ can: [] })).replies(endSession, { ended: 1 });
  });
  afterEach(async () => {
    clearPage();
    portal.restore();
    await clearStore();
  });
  const open = (beside = ''): SignInElement => put<ProviderElement>(`<portico-provider endpoint="https://portal.example" key="pk_test"><portico-sign-in></portico-sign-in>${beside}</portico-provider>`).firstElementChild as SignInElement;
  const signedIn = (element: SignInElement) => until(() => words(element).includes('As Inès Marchetti, Norvent Labs.'), 'signed in');
  const before = async (): Promise<void> => { await keep(name, { session: sessionId(7), refreshToken: 'older', keys: await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']), endsAt: '2030-01-01T00:00:00Z' }); };
  it('shows who is signed in, without asking again', async () => {
    await before();
    portal.replies(refreshSession, pageSession('renewed'));
    const element = open();
    await signedIn(element);
    equal([portal.to(readMe)[0]?.headers.get('Authorization'), portal.to(refreshSession).map(({ body }) => (body as { refreshToken: string }).refreshToken)], ['Bearer renewed', ['older']]);
  });
  it('that has ended shows the button', async () => {
    await before();
    portal.refuses(refreshSession, 'session.ended');
    const element = open();
    await until(() => find(element, "[data-action='open']"), 'the button');
    equal(await kept<Held>(name), undefined);
  });
  it('signs out: at the portal, here, and in the elements around', async () => {
    await before();
    portal.replies(refreshSession, pageSession('renewed'));
    const element = open('<portico-organization-overview></portico-organization-overview>');
    await signedIn(element);
    const told = next(element, 'portico-signed-out');
    find(element, "[data-action='sign-out']")?.click();
    await told;
    await until(() => words(element.nextElementSibling as HTMLElement).includes('Please sign in') && find(element, "[data-action='open']"), 'out');
    equal([portal.to(endSession).map(({ url, headers }) => [url.pathname, headers.get('Authorization')]), await kept<Held>(name)], [[[`/v1/me/sessions/${sessionId()}`, 'Bearer renewed']], undefined]);
  });
  it('signs out here even where the portal is out of reach', async () => {
    await before();
    portal.replies(refreshSession, pageSession('renewed')).anew(endSession).refuses(endSession, 'service.failed');
    const element = open();
    await signedIn(element);
    find(element, "[data-action='sign-out']")?.click();
    await until(() => find(element, "[data-action='open']"), 'out');
    equal(await kept<Held>(name), undefined);
  });
  it('follows when another tab signs in or out', async () => {
    portal.replies(refreshSession, pageSession('renewed'));
    const element = open();
    await until(() => find(element, "[data-action='open']"), 'the button');
    tell({ what: 'signed_in', of: 'session https://other.example pk_test' });
    await new Promise((resolve) => { setTimeout(resolve, 60); });
    equal(portal.to(refreshSession).length, 0, 'another portal’s is none of its business');
    await before();
    tell({ what: 'signed_in', of: name });
    await signedIn(element);
    await clearStore();
    tell({ what: 'signed_out', of: name });
    await until(() => find(element, "[data-action='open']"), 'out');
  });
});
