import { OrganizationOverviewElement } from '../../components/operators/organization-overview.ts';
import { ProviderElement } from '../../components/core/provider.ts';
import { ReviewQueueElement } from '../../components/requests/review-queue.ts';
import { asking as states } from '../../demo/gallery/pages/broken.ts';
import { organizationOverviewPage } from '../../demo/gallery/pages/organization-overview.ts';
import { reviewQueuePage } from '../../demo/gallery/pages/review-queue.ts';
import { type HelpCase, answerHelp, askForHelp, listHelp, readHelp, withdrawHelp } from '../../schema/help.ts';
import { readMe } from '../../schema/operators.ts';
import { listRequests, noteRequest } from '../../schema/requests.ts';
import { meAs } from '../../demo/gallery/samples/desk.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { helpRow, id, instant, me, theHelp } from '../../demo/gallery/samples/replies.ts';
import { stateOf } from '../../demo/gallery/stand.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, define, find, fits, next, put, type, words } from './support/page.ts';

define('portico-provider', ProviderElement);
define('portico-organization-overview', OrganizationOverviewElement);
define('portico-review-queue', ReviewQueueElement);

describe('asking whoever can lift a refusal (ALL-1)', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => { clearPage(); portal.restore(); });
  const own = (more: Partial<HelpCase> = {}): HelpCase => theHelp(1, { askedBy: { ...theHelp(1).askedBy, you: true }, can: [{ action: 'help.withdraw', allowed: true }], ...more });

  async function refused({ people = ['Paul Oduya'], rows = [], lang = 'en', signedIn = true }: { people?: string[]; rows?: HelpCase[]; lang?: string; signedIn?: boolean } = {}): Promise<HTMLElement> {
    portal.anew(readMe).refuses(readMe, 'permission.denied', { wanted: 'operator.write', fixer: { who: 'company_admin', people } }).replies(listHelp, { rows });
    const provider = put<ProviderElement>('<portico-provider endpoint="https://portal.example"><portico-organization-overview></portico-organization-overview></portico-provider>', { lang });
    if (signedIn) provider.fetchSession = () => Promise.resolve({ token: 't', expiresAt: instant(10) });
    const element = provider.firstElementChild as HTMLElement;
    await until(() => element.matches(':state(unauthorized)'), 'refused');
    return element;
  }
  const click = (element: Element, selector: string): void => find(element, selector)?.click();

  for (const page of [organizationOverviewPage, reviewQueuePage]) for (const { name, show } of page.states.filter((state) => /^(ask|help|reader-case|kinds)/.test(state.name))) {
    it(`is accessible and fits 280 pixels: ${page.name} ${name}`, async () => {
      const place = put('<div></div>', { lang: 'fr', scheme: 'dark', width: 280 });
      await show(place);
      const element = place.querySelector<HTMLElement>(page.name) as HTMLElement;
      await accessible(element);
      ok(find(element, 'dialog') || fits(element), 'it fits');
    });
  }
  it('the gallery shows every state of it', () => { equal(states(stateOf({ tag: 'portico-organization-overview' }), readMe).length, 8); });

  it('names the one who can be asked, sends what was wanted with a note, and says that it waits', async () => {
    portal.replies(askForHelp, own());
    const element = await refused();
    await until(() => button(element, 'Ask Paul Oduya'), 'the question');
    ok(!words(element).includes('An admin of your company can change this.'), 'the names say it');
    click(element, '[data-add-note]');
    await until(() => element.shadowRoot?.activeElement?.matches('[data-note]'), 'the note has the focus');
    type(find(element, '[data-note]'), '  For the team in Lyon. ');
    const told = next(element, 'portico-help-asked');
    click(element, '[data-ask]');
    equal((await told).detail, { request: id.request(1), code: 'permission.denied' });
    equal(portal.to(askForHelp)[0]?.body, { code: 'permission.denied', action: 'operator.write', note: 'For the team in Lyon.' });
    await until(() => words(element).includes('Paul Oduya has been asked'), 'asked');
    matches(words(element), 'I look after the team in Lyon');
    ok(element.shadowRoot?.activeElement?.matches('[data-take-back]'), 'the focus stays where it was asked');
  });
  it('asks nobody in particular where several can, in the reader’s language', async () => {
    const element = await refused({ people: ['Inès Marchetti', 'Paul Oduya'], lang: 'fr' });
    await until(() => button(element, 'Demander à un administrateur'), 'the question');
  });
  it('shows a request that waits already, and takes it back', async () => {
    portal.replies(withdrawHelp, own({ state: 'withdrawn', can: [] }));
    const element = await refused({ rows: [own()] });
    await until(() => find(element, '[data-take-back]'), 'asked');
    equal(portal.to(listHelp)[0]?.url.search, '?code=permission.denied&action=operator.write');
    click(element, '[data-take-back]');
    await until(() => words(element).includes('You have taken the request back.') && find(element, '[data-ask]'), 'it can be asked again');
  });
  it('tells the answer: given, it is tried again; refused, it can be asked again', async () => {
    const given = await refused({ rows: [own({ state: 'approved', decidedAt: instant(-5), decidedBy: 'Paul Oduya', answer: 'Welcome.' })] });
    await until(() => words(given).includes('Paul Oduya has answered'), 'the answer');
    matches(words(given), 'Welcome.');
    portal.anew(readMe).replies(readMe, me({ can: ['page.read'] }));
    button(given, 'Try again')?.click();
    await until(() => given.matches(':state(ready)'), 'what was refused');
    clearPage();
    portal.anew(listHelp);
    const again = await refused({ rows: [own({ state: 'refused', decidedAt: instant(-5), decidedBy: 'Paul Oduya', answer: 'Not yet.' })] });
    await until(() => words(again).includes('Paul Oduya has refused') && find(again, '[data-ask]'), 'the answer, and the question');
  });
  it('keeps the note when it cannot be sent; says so where nobody is there to ask, and shows what was asked in another window', async () => {
    portal.refuses(askForHelp, 'service.failed').refuses(askForHelp, 'help.open').refuses(askForHelp, 'help.nobody');
    const element = await refused();
    await until(() => find(element, '[data-add-note]'), 'the question');
    click(element, '[data-add-note]');
    await until(() => find(element, '[data-note]'), 'the note');
    type(find(element, '[data-note]'), 'Please.');
    click(element, '[data-ask]');
    await until(() => find(element, '.asking .error')?.innerText.includes('Sentence of service.failed.'), 'the failure');
    equal(find<HTMLTextAreaElement>(element, '[data-note]')?.value, 'Please.');
    portal.anew(listHelp).replies(listHelp, { rows: [own()] });
    click(element, '[data-ask]');
    await until(() => find(element, '[data-take-back]'), 'asked already');
    clearPage();
    portal.anew(listHelp);
    const other = await refused();
    await until(() => find(other, '[data-ask]'), 'the question');
    click(other, '[data-ask]');
    await until(() => words(other).includes('Sentence of help.nobody.') && !find(other, '[data-ask]'), 'nobody');
  });
  it('asks the page first', async () => {
    const element = await refused();
    await until(() => find(element, '[data-ask]'), 'the question');
    element.addEventListener('portico-before-ask', (event) => { equal([event.detail.code, event.detail.action], ['permission.denied', 'operator.write']); event.preventDefault(); });
    click(element, '[data-ask]');
    await until(() => !find(element, '[data-ask][aria-busy]'), 'stopped');
    equal(portal.to(askForHelp).length, 0);
  });
  it('offers nothing where no role of the organization would do, and where somebody is written to', async () => {
    portal.refuses(readMe, 'permission.denied', { fixer: { who: 'company_admin', name: 'Paul Oduya', email: 'paul@norvent.example' }, wanted: 'operator.write' });
    const provider = put<ProviderElement>('<portico-provider endpoint="https://portal.example"><portico-organization-overview></portico-organization-overview></portico-provider>');
    provider.fetchSession = () => Promise.resolve({ token: 't', expiresAt: instant(10) });
    const element = provider.firstElementChild as HTMLElement;
    await until(() => find(element, 'a[href^=mailto]'), 'the address');
    ok(!find(element, '.asking'), 'no question');
    equal(portal.to(listHelp).length, 0);
  });

  describe('in the review queue', () => {
    async function open(it = theHelp(1), attributes = ''): Promise<HTMLElement> {
      portal.replies(readMe, meAs('partner')).replies(listRequests, { rows: [helpRow(1), helpRow(2, { topic: { code: 'transfer.open', title: 'A change is under way', action: null, role: null } })], next: null }).replies(readHelp, it);
      const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example"><portico-review-queue ${attributes}></portico-review-queue></portico-provider>`);
      provider.fetchSession = () => Promise.resolve({ token: 't', expiresAt: instant(10) });
      const element = provider.firstElementChild as HTMLElement;
      await until(() => find(element, '.row'), 'the list');
      click(element, '.row');
      await until(() => find(element, '#case-title'), 'the case');
      return element;
    }
    it('says who asks, for what and why, and gives the role', async () => {
      portal.replies(answerHelp, theHelp(1, { state: 'approved', decidedAt: instant(0), decidedBy: 'Camille Roy', askedBy: { ...theHelp(1).askedBy, role: 'admin' }, can: [] })).replies(noteRequest, { id: `not_${'0'.repeat(32)}`, at: instant(0), by: 'Camille Roy', text: 'Known.' });
      const element = await open();
      equal(all(element, '.row .kind').map((each) => each.innerText.trim()), ['Asks to become admin', 'Asks about: A change is under way']);
      matches(find(element, '.row strong')?.innerText, 'Rosa Lindqvist');
      matches(words(element), 'Rosa Lindqvist asks to become admin');
      matches(words(element), 'This needs the role Admin.');
      matches(words(element), 'I look after the team in Lyon while Paul is away.');
      const told = next(element, 'portico-request-decided');
      click(element, "[data-action='help.grant']");
      equal((await told).detail, { request: id.request(1), kind: 'help', state: 'approved' });
      equal(portal.to(answerHelp)[0]?.body, { decision: 'grant' });
      matches(find(element, '.row')?.innerText, 'Answered by Camille Roy');
    });
    it('answers only with a note, and refuses with or without one', async () => {
      portal.replies(answerHelp, theHelp(1, { state: 'refused', decidedAt: instant(0), decidedBy: 'Camille Roy', can: [] }));
      const element = await open();
      click(element, "[data-action='help.answer']");
      await until(() => find(element, 'dialog form'), 'the dialog');
      find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
      await until(() => find(element, 'dialog .error')?.innerText === 'Write what was done, or what can be done', 'it asks for the note');
      find(element, 'dialog .quiet')?.click();
      await until(() => !find(element, 'dialog'), 'closed');
      click(element, "[data-action='help.refuse']");
      await until(() => find(element, 'dialog form'), 'the dialog');
      find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
      await until(() => portal.to(answerHelp).length === 1, 'sent');
      equal(portal.to(answerHelp)[0]?.body, { decision: 'refuse' });
    });
    it('shows fixed kinds without a choice among them', async () => {
      const element = await open(theHelp(1), 'kind="join help"');
      equal([portal.to(listRequests)[0]?.url.searchParams.get('kind'), find(element, '[name=kind]')], ['join,help', null]);
    });
  });
});
