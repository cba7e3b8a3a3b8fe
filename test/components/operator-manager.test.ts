import { ProviderElement } from '../../components/core/provider.ts';
import { OperatorManagerElement } from '../../components/operators/operator-manager.ts';
import { readMe } from '../../schema/operators.ts';
import { listRequests } from '../../schema/requests.ts';
import { restoreOperatorAddress } from '../../schema/mail.ts';
import { cancelInvitation, changeRole, handOver, inviteOperators, listOperators, readOperator, removeOperator, resendInvitation } from '../../schema/team.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { admin, colleague, details, guest, importing, inviting, listing, team, unreachable } from '../../demo/gallery/samples/team.ts';
import { id, instant } from '../../demo/gallery/samples/replies.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, define, find, fits, next, put, type, words } from './support/page.ts';

define('portico-provider', ProviderElement);
define('portico-operator-manager', OperatorManagerElement);

const row = (n: number): string => `[data-id='${id.operator(n)}']`;
const roleOf = (n: number): string => team[n - 1]?.role ?? '';

describe('portico-operator-manager', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => { clearPage(); portal.restore(); });
  async function open({ rows = team, more = null as string | null, who = admin(), lang = 'en', scheme = 'light', width = 960 } = {}): Promise<OperatorManagerElement> {
    listing(portal, rows, more).replies(readMe, who);
    const provider = put<ProviderElement>('<portico-provider endpoint="https://portal.example"><portico-operator-manager></portico-operator-manager></portico-provider>', { lang, scheme, width });
    provider.fetchSession = () => Promise.resolve({ token: 'operator-token', expiresAt: instant(10) });
    const element = provider.firstElementChild as OperatorManagerElement;
    await until(() => element.matches(':state(ready)') || element.matches(':state(empty)'), 'the list');
    await element.updateComplete;
    return element;
  }
  const choose = async (element: Element, n: number, action: string): Promise<void> => {
    find(element, `${row(n)} [data-action='${action}']`)?.click();
    await until(() => find(element, 'dialog form'), 'the dialog');
  };
  const submit = (element: Element): void => find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
  const closed = (element: Element) => until(() => !find(element, 'dialog'), 'the dialog to close');

  for (const lang of ['en', 'fr']) for (const scheme of ['light', 'dark']) {
    it(`is accessible as a list, in its dialogs and at 360 px (${lang}, ${scheme})`, async () => {
      inviting(importing(portal)).replies(readOperator, details(colleague(2)));
      const element = await open({ lang, scheme });
      await accessible(element);
      for (const action of ['role', 'remove'] as const) {
        await choose(element, 2, action);
        await until(() => action === 'role' || find(element, 'dialog .consequences'), 'its lists');
        await accessible(element);
        find(element, 'dialog .actions .quiet')?.click();
        await closed(element);
      }
      find(element, "#actions [data-action='invite']")?.click();
      type(await until(() => find(element, '#lines'), 'the field'), 'nobody');
      submit(element);
      await until(() => find(element, '.results'), 'the result');
      await accessible(element);
      clearPage();
      const narrow = await open({ lang, scheme, width: 360 });
      ok(fits(narrow), 'it sticks out at 360 px');
      await accessible(narrow);
    });
  }

  it('OPR-2: whoever is no admin sees the refusal', async () => {
    portal.refuses(listOperators, 'permission.denied', { fixer: { who: 'company_admin', name: 'Paul Oduya' } }).replies(readMe, admin());
    const provider = put<ProviderElement>('<portico-provider endpoint="https://portal.example"><portico-operator-manager></portico-operator-manager></portico-provider>');
    provider.fetchSession = () => Promise.resolve({ token: 'operator-token', expiresAt: instant(10) });
    const element = provider.firstElementChild as OperatorManagerElement;
    await until(() => element.matches(':state(unauthorized)'), 'the refusal');
    matches(words(element), 'Sentence of permission.denied.');
  });

  it('asks the portal for what is searched, filtered, sorted, and more; a view is a list of its own', async () => {
    const element = await open({ more: 'cursor-2' });
    const asked = (): Record<string, string> => Object.fromEntries(portal.to(listOperators).at(-1)?.url.searchParams ?? []);
    const count = (): number => portal.to(listOperators).length;
    const after = async (act: () => void): Promise<Record<string, string>> => { const before = count(); act(); await until(() => count() > before && !find(element, 'table[aria-busy]'), 'the next list'); return asked(); };
    equal(asked(), { show: 'current', sort: 'name', limit: '50' });
    equal(await after(() => find(element, "[data-action='more']")?.click()), { show: 'current', sort: 'name', limit: '50', cursor: 'cursor-2' });
    equal(await after(() => type(find(element, '[name=search]'), 'oduya')), { show: 'current', sort: 'name', search: 'oduya', limit: '50' });
    equal(await after(() => type(find(element, '[name=role]'), 'admin')), { show: 'current', role: 'admin', sort: 'name', search: 'oduya', limit: '50' });
    equal(await after(() => all(element, '.sort')[2]?.click()), { show: 'current', role: 'admin', sort: 'seen', search: 'oduya', limit: '50' });
    equal(await after(() => all(element, '.sort')[2]?.click()), { show: 'current', role: 'admin', sort: '-seen', search: 'oduya', limit: '50' });
    equal(await after(() => type(find(element, '[name=show]'), 'removed')), { show: 'removed', role: 'admin', sort: '-seen', search: 'oduya', limit: '50' });
    find(element, "[data-view='operators']")?.focus();
    equal(await after(() => find(element, '[role=tablist]')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))), { show: 'invited', sort: '-seen', limit: '50' });
    await until(() => element.shadowRoot?.activeElement === find(element, "[data-view='invitations']"), 'the focus on the view');
  });
  it('says of each how it stands, and why something cannot be done', async () => {
    const element = await open();
    matches(find(element, row(4))?.textContent, /Invited\s*expires in 12 days/);
    matches(find(element, row(5))?.textContent, 'Invitation expired');
    matches(find(element, row(1))?.textContent, '(you)');
    const item = find(element, `${row(1)} [data-action='remove']`);
    equal(item?.getAttribute('aria-disabled'), 'true');
    matches(find(element, `${row(1)} .reason`)?.textContent, 'There is always at least one super admin.');
  });

  it('OPR-3: people are added from a pasted list; each line has its result, and what failed stays to be corrected', async () => {
    inviting(portal);
    const element = await open(), told = next(element, 'portico-operators-invited');
    find(element, "#actions [data-action='invite']")?.click();
    type(await until(() => find(element, '#lines'), 'the field'), '"Brandt, Karla" <karla@norvent.example>; ana@webmail.example\nkarla@NORVENT.example, nobody');
    find(element, 'dialog [value=admin]')?.click();
    type(find(element, '#locale'), 'en');
    submit(element);
    await until(() => find(element, '.results'), 'the results');
    equal(portal.to(inviteOperators)[0]?.body, { lines: ['"Brandt, Karla" <karla@norvent.example>', 'ana@webmail.example'], roles: ['admin'], locale: 'en' });
    equal((await told).detail, { count: 1 });
    matches(find(element, '.results')?.textContent, 'public or throw-away mailbox');
    equal(find<HTMLTextAreaElement>(element, '#lines')?.value, 'ana@webmail.example\nnobody');
    type(find(element, '#lines'), 'ana@norvent.example');
    submit(element);
    await closed(element);
    matches(words(element), '1 person is invited.');
  });
  it('lines go in portions; when the connection is lost, those not sent stay', async () => {
    inviting(portal);
    const element = await open();
    find(element, "#actions [data-action='invite']")?.click();
    type(await until(() => find(element, '#lines'), 'the field'), Array.from({ length: 60 }, (_, n) => `p${n}@norvent.example`).join('\n'));
    submit(element);
    await closed(element);
    equal(portal.to(inviteOperators).map(({ body }) => (body as { lines: string[] }).lines.length), [25, 25, 10]);
    portal.anew(inviteOperators).refuses(inviteOperators, 'service.failed');
    find(element, "#actions [data-action='invite']")?.click();
    type(await until(() => find(element, '#lines'), 'the field'), 'karla@norvent.example');
    submit(element);
    await until(() => find(element, 'dialog .refusal'), 'the failure');
    equal(find<HTMLTextAreaElement>(element, '#lines')?.value, 'karla@norvent.example');
  });
  it('OPR-6: only who may grant it can choose super admin', async () => {
    const element = await open({ who: admin({ can: ['page.read', 'operator.write'] }) });
    equal(find(element, "#actions [data-action='import']"), null);
    find(element, "#actions [data-action='invite']")?.click();
    const choice = await until(() => find<HTMLInputElement>(element, 'dialog [value=super_admin]'), 'the choice');
    ok(choice.disabled, 'it can be chosen');
  });

  it('OPR-5: another role: what is gained or lost comes before, the row says it afterwards', async () => {
    portal.replies(changeRole, colleague(2, { role: 'reader' }));
    const element = await open();
    await choose(element, 2, 'role');
    submit(element);
    await until(() => find(element, '.error'), 'the choice that is missing');
    find(element, 'dialog [value=reader]')?.click();
    await until(() => find(element, 'dialog .consequences'), 'what is lost');
    matches(words(element), 'signed out everywhere at once');
    const told = next(element, 'portico-operator-changed');
    submit(element);
    equal((await told).detail, { operator: id.operator(2), role: 'reader', state: 'active' });
    await closed(element);
    equal([portal.to(changeRole)[0]?.body, roleOf(2)], [{ roles: ['reader'] }, 'admin']);
    ok(find(element, row(2))?.textContent?.includes('Reader'), 'the row says it');
    await until(() => element.shadowRoot?.activeElement === find(element, `${row(2)} .menu > button`), 'the focus on the row');
  });
  it('OPR-5: handing over names both changes, and ends with signing in again', async () => {
    portal.replies(handOver, colleague(2, { role: 'super_admin' }));
    const element = await open();
    await choose(element, 2, 'hand_over');
    matches(words(element), 'Paul Oduya becomes a super admin');
    ok(button(element, 'Hand over to Paul Oduya'), 'the button names whom');
    submit(element);
    matches((await until(() => find<HTMLAnchorElement>(element, 'dialog a.primary'), 'the way on')).href, /\/sign-in$/);
  });
  it('OPR-7: removing says first what ends and what stays; a refusal is shown, and the row as it stands', async () => {
    portal.replies(readOperator, details(colleague(2)), details(colleague(2, { role: 'reader' }))).refuses(removeOperator, 'operator.changed').replies(removeOperator, colleague(2, { state: 'removed', removedAt: instant(0), can: [] }));
    const element = await open();
    await choose(element, 2, 'remove');
    await until(() => find(element, 'dialog .consequences'), 'the lists');
    for (const said of ['2 open sessions', '1 open request', '148 entries of the activity log']) matches(words(element), said);
    submit(element);
    await until(() => find(element, 'dialog .refusal'), 'the refusal');
    const told = next(element, 'portico-operator-removed');
    submit(element);
    equal((await told).detail, { operator: id.operator(2) });
    await closed(element);
    ok(find(element, row(2))?.textContent?.includes('Removed'), 'the row says it');
  });
  it('ALL-6: an address that takes no e-mail shows, with since when and what to do; an admin says that it works again', async () => {
    portal.replies(restoreOperatorAddress, colleague(2, { name: 'Paul Oduya', email: 'paul@norvent.example', role: 'admin' }));
    const element = await open({ rows: unreachable });
    for (const [n, said] of [[2, /E-mail bounces\s+Active · since \w+ \d+, \d{4}/], [3, /Reported as spam\s+Active/], [4, /E-mail bounces\s+Invited/]] as const) matches(find(element, row(n))?.innerText, said);
    await accessible(element);
    await choose(element, 2, 'address.restore');
    await accessible(element);
    for (const said of ['Our e-mail to paul@norvent.example came back for good', 'nothing is sent there: no sign-in link', 'Check the address for a typing error', 'Once it is mended, say so here.']) matches(find(element, 'dialog')?.innerText, said);
    const asked = next(element, 'portico-before-operator-change'), told = next(element, 'portico-operator-changed');
    submit(element);
    equal((await asked).detail.action, 'address.restore');
    equal((await told).detail.operator, id.operator(2));
    equal(portal.to(restoreOperatorAddress)[0]?.url.pathname, `/v1/operators/${id.operator(2)}/address-restorations`);
    await until(() => words(element).includes('E-mail goes to paul@norvent.example again. What was held back is not sent.'), 'the message');
    ok(!find(element, row(2))?.innerText.includes('bounces'), 'the row says so');
    portal.refuses(restoreOperatorAddress, 'address.reachable');
    await choose(element, 3, 'address.restore');
    matches(find(element, 'dialog')?.innerText, 'has reported our e-mail as spam');
    portal.anew(restoreOperatorAddress).refuses(restoreOperatorAddress, 'address.reachable').replies(readOperator, details(colleague(3)));
    submit(element);
    await until(() => find(element, 'dialog .refusal')?.textContent?.includes('Sentence of address.reachable.'), 'the refusal');
  });
  it('an invitation is sent again at once, and canceled after a question', async () => {
    portal.replies(resendInvitation, guest(5, 0)).replies(cancelInvitation, guest(4, 2, { state: 'removed', can: [] }));
    const element = await open();
    find(element, `${row(5)} [data-action='invitation.resend']`)?.click();
    await until(() => find(element, '.toast'), 'the word');
    matches(find(element, row(5))?.textContent, 'expires in 14 days');
    await choose(element, 4, 'invitation.cancel');
    submit(element);
    await closed(element);
    ok(find(element, row(4))?.textContent?.includes('Removed'), 'the row says it');
  });
  it('several invitations are sent again, or canceled after a question; each row says what became of it', async () => {
    const invited = team.filter(({ state }) => state === 'invited');
    portal.replies(resendInvitation, guest(4, 0), guest(5, 0)).answers(cancelInvitation, ({ url }) => guest(Number.parseInt(url.pathname.split('/')[3]?.slice(-4) ?? '', 16), 2, { state: 'removed', can: [] }));
    const element = await open();
    listing(portal.anew(listOperators), invited);
    find(element, "[data-view='invitations']")?.click();
    (await until(() => find(element, 'thead input:not([disabled])'), 'the box')).click();
    (await until(() => find(element, "[data-action='bulk.resend']"), 'the button')).click();
    await until(() => find(element, `${row(6)} .failed`), 'the one that is too early');
    matches(find(element, '.toast')?.textContent, '2 invitations are on their way again. 1 was left as it was');
    equal([portal.to(resendInvitation).length, all<HTMLInputElement>(element, 'tbody input:checked').length], [2, 1]);
    (await until(() => find(element, "[data-action='bulk.cancel']"), 'the button')).click();
    ok(await until(() => button(element, 'Cancel 1 invitation'), 'the question'), 'it names how many');
    await accessible(element);
    submit(element);
    await until(() => find(element, row(6))?.textContent?.includes('Removed'), 'the cancellation');
  });
  it('the page can stop each change: nothing is sent, and what was typed stays', async () => {
    inviting(portal).replies(changeRole, colleague(2));
    const element = await open(), seen: unknown[] = [];
    element.addEventListener('portico-before-operator-change', (event) => { seen.push([event.detail.action, event.detail.operator]); event.preventDefault(); });
    await choose(element, 2, 'role');
    find(element, 'dialog [value=super_admin]')?.click();
    submit(element);
    await until(() => seen.length === 1, 'the question');
    find(element, 'dialog .actions .quiet')?.click();
    find(element, "#actions [data-action='invite']")?.click();
    type(await until(() => find(element, '#lines'), 'the field'), 'karla@norvent.example');
    submit(element);
    await until(() => seen.length === 2, 'the question');
    equal(seen, [['role.super_admin', id.operator(2)], ['invite', null]]);
    equal([portal.to(changeRole).length, portal.to(inviteOperators).length, find<HTMLTextAreaElement>(element, '#lines')?.value], [0, 0, 'karla@norvent.example']);
  });

  it("somebody else's change shows in its place; who came since is offered, and moves nothing", async () => {
    const element = await open();
    portal.anew(listOperators);
    listing(portal, [colleague(20, { name: 'Aaron Bell' }), ...team.filter(({ id: own }) => own !== id.operator(3)).map((each) => (each.id === id.operator(2) ? { ...each, role: 'reader' as const } : each))]).replies(readOperator, details(colleague(3, { state: 'removed', removedAt: instant(0), can: [] })));
    dispatchEvent(new Event('focus'));
    await until(() => find(element, row(3))?.textContent?.includes('Removed'), 'the removal');
    ok(find(element, row(2))?.textContent?.includes('Reader'), 'the other role');
    equal(all(element, 'tbody tr').map((each) => each.dataset['id']), team.map((each) => each.id));
    find(element, "[data-action='fresh']")?.click();
    await until(() => find(element, row(20)), 'the newcomer');
  });
  it('OPR-4: requests for access are the queue itself', async () => {
    portal.replies(listRequests, { rows: [], next: null });
    const element = await open();
    find(element, "[data-view='requests']")?.click();
    await until(() => find(element, 'portico-review-queue')?.matches(':state(empty)'), 'the queue');
    equal(portal.to(listRequests)[0]?.url.searchParams.get('kind'), 'join,help');
  });
});
