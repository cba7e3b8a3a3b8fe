import { EnrollmentFormElement } from '../../components/enrollment/enrollment-form.ts';
import { OrganizationOverviewElement } from '../../components/operators/organization-overview.ts';
import { ProviderElement } from '../../components/core/provider.ts';
import { type Me, readMe } from '../../schema/operators.ts';
import { approveRegistration, declineRegistration, readRegistration, readRegistrationForm, withdrawRegistration } from '../../schema/registration.ts';
import { cancelTransfer, liftBlock, listBlocks, readTransfer, requestEnrollment, requestTransfer } from '../../schema/requests.ts';
import type { RegistrationProgress } from '../../schema/registration.ts';
import { equal, ok, until } from './support/check.ts';
import { all, button, clearPage, define, find, put, type, words } from './support/page.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { block, listOf } from '../../demo/gallery/samples/desk.ts';
import { openCase, place } from './support/queue-samples.ts';
import { form, id, instant, me, row, theCase, theTransfer, underReview } from '../../demo/gallery/samples/replies.ts';
import { states } from '../../demo/gallery/samples/progress.ts';
import { statusPage } from './support/status-page.ts';

define('portico-provider', ProviderElement);
define('portico-enrollment-form', EnrollmentFormElement);
define('portico-organization-overview', OrganizationOverviewElement);

type Before = Extract<keyof HTMLElementEventMap, `portico-before-${string}`>;
/** What the page is asked; it says no the first time, at once or after a while. */
function veto(element: HTMLElement, name: Before, how: 'now' | 'later'): object[] {
  const asked: object[] = [];
  element.addEventListener(name, (event) => {
    const { waitUntil, ...detail } = (event as HTMLElementEventMap[Before]).detail;
    asked.push(detail);
    if (asked.length > 1) return waitUntil(Promise.resolve());
    if (how === 'now') event.preventDefault();
    else waitUntil(Promise.reject(new Error('not yet')));
  });
  return asked;
}
const settled = () => new Promise((resolve) => { setTimeout(resolve, 40); });

describe('a page may stop or delay', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => { clearPage(); portal.restore(); });
  const approved = (n: number) => theCase(n, { state: 'approved', decidedAt: instant(0), decidedBy: 'Camille Roy', can: [] });

  for (const how of ['now', 'later'] as const) {
    it(`a decision that needs no dialog (${how})`, async () => {
      portal.replies(approveRegistration, approved(1));
      const element = await openCase(portal);
      const asked = veto(element, 'portico-before-decide', how);
      find(element, "[data-action='registration.approve']")?.click();
      await until(() => asked.length === 1, 'asked');
      await settled();
      equal(portal.to(approveRegistration).length, 0);
      ok(!find(element, "[aria-busy='true']"), 'the button is free again');
      find(element, "[data-action='registration.approve']")?.click();
      await until(() => portal.to(approveRegistration).length === 1, 'sent');
      equal(asked[1], { action: 'registration.approve', request: theCase(1).request, subject: id.registration(1) });
    });
  }
  it('a decision of a dialog, which stays open with what was typed', async () => {
    portal.replies(declineRegistration, theCase(1, { state: 'declined', declinedBy: 'reviewer', decidedAt: instant(0), decidedBy: 'Camille Roy', can: [] }));
    const element = await openCase(portal);
    const asked = veto(element, 'portico-before-decide', 'now');
    find(element, "[data-action='registration.decline']")?.click();
    await until(() => find(element, 'dialog[open]'), 'the dialog');
    type(find(element, '#reason'), 'other');
    type(find(element, '#note'), 'What I wrote.');
    find(element, "dialog [value='now']")?.click();
    find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
    await until(() => asked.length === 1, 'asked');
    await settled();
    equal([portal.to(declineRegistration).length, find<HTMLTextAreaElement>(element, 'dialog #note')?.value], [0, 'What I wrote.']);
    find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
    await until(() => portal.to(declineRegistration).length === 1 && !find(element, 'dialog'), 'sent');
  });
  it('each of several decisions on its own, and its row says so', async () => {
    listOf(portal, [row(1), row(2)]).replies(readRegistration, theCase(1), theCase(2)).replies(approveRegistration, approved(2));
    const element = place(portal);
    await until(() => find(element, '.row'), 'the list');
    const asked = veto(element, 'portico-before-decide', 'now');
    for (const box of all<HTMLInputElement>(element, '.list input')) box.click();
    (await until(() => find(element, "[data-action='bulk.approve']"), 'the bar')).click();
    await until(() => words(element).includes('1 request decided, 1 not'), 'the sum');
    equal([asked.length, portal.to(approveRegistration).length], [2, 1]);
    ok(words(element).includes('This page did not let it be sent.'), 'the row says why');
  });
  it('a change of the block list', async () => {
    listOf(portal, [row(1)]).replies(listBlocks, { rows: [block(1)], next: null }).replies(liftBlock, { lifted: true } as never);
    const element = place(portal, { side: 'vendor' });
    const asked = veto(element, 'portico-before-decide', 'later');
    (await until(() => find(element, "[data-action='blocks']"), 'the button')).click();
    (await until(() => find(element, '[data-lift]'), 'the entry')).click();
    for (const sent of [0, 1]) {
      (await until(() => find(element, "[data-action='block.lift']:not([aria-busy])"), 'the question')).click();
      await until(() => asked.length === sent + 1, 'asked');
      await until(() => portal.to(liftBlock).length === sent, 'sent or not');
      await settled();
    }
    equal(asked[0], { action: 'block.lift', request: null, subject: null });
  });
  it('an enrollment', async () => {
    portal.replies(readMe, me({ enrollments: [], can: ['application.submit'] })).replies(readRegistrationForm, form()).replies(requestEnrollment, theCase(1, { kind: 'enrollment' }));
    const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example"><portico-enrollment-form program="${id.program}"></portico-enrollment-form></portico-provider>`);
    provider.fetchSession = () => Promise.resolve({ token: 't', expiresAt: instant(10) });
    const element = provider.firstElementChild as HTMLElement;
    await until(() => find(element, '#consent'), 'the form');
    const asked = veto(element, 'portico-before-enroll', 'now');
    type(find(element, '#distributor'), id.organization(2));
    find(element, '#consent')?.click();
    find<HTMLFormElement>(element, 'form')?.requestSubmit();
    await until(() => asked.length === 1, 'asked');
    await settled();
    equal([portal.to(requestEnrollment).length, find<HTMLSelectElement>(element, '#distributor')?.value], [0, id.organization(2)]);
    find<HTMLFormElement>(element, 'form')?.requestSubmit();
    await until(() => portal.to(requestEnrollment).length === 1, 'sent');
    equal(asked[0], { program: id.program, distributor: id.organization(2) });
  });
  it('a change of distributor, and its taking back; both are told afterwards', async () => {
    const enrollment = (transfer: string | null): Partial<Me> => ({ can: ['transfer.request'], enrollments: [{ ...(me().enrollments[0] as Me['enrollments'][number]), change: { distributors: [{ id: id.organization(2), name: 'Lumenor' }], transfer } }] });
    portal.replies(readMe, me(enrollment(null))).replies(requestTransfer, theTransfer(1)).replies(readTransfer, theTransfer(1)).replies(cancelTransfer, theTransfer(1, { state: 'canceled' }));
    const provider = put<ProviderElement>('<portico-provider endpoint="https://portal.example"><portico-organization-overview></portico-organization-overview></portico-provider>');
    provider.fetchSession = () => Promise.resolve({ token: 't', expiresAt: instant(10) });
    const element = provider.firstElementChild as HTMLElement, told: string[] = [];
    for (const name of ['portico-transfer-requested', 'portico-transfer-canceled'] as const) element.addEventListener(name, ({ detail }) => told.push(`${name} ${detail.transfer}`));
    const asked = veto(element, 'portico-before-transfer', 'now') as { action: string }[];
    (await until(() => button(element, 'Change distributor…'), 'the button')).click();
    await until(() => find(element, 'dialog[open]'), 'the dialog');
    type(find(element, '#distributor'), id.organization(2));
    button(element, 'Ask for the transfer')?.click();
    await until(() => asked.length === 1, 'asked');
    await settled();
    equal([portal.to(requestTransfer).length, told], [0, []]);
    ok(find(element, 'dialog[open]'), 'the dialog stays');
    button(element, 'Ask for the transfer')?.click();
    await until(() => told.length === 1, 'asked for');
    (await until(() => button(element, 'Take it back'), 'taking back')).click();
    await until(() => told.length === 2, 'taken back');
    equal([asked.map(({ action }) => action), told], [['ask', 'ask', 'cancel'], [`portico-transfer-requested ${id.transfer(1)}`, `portico-transfer-canceled ${id.transfer(1)}`]]);
  });
});

describe('a page may stop', () => {
  const page = statusPage();
  it('a withdrawal', async () => {
    page.portal.replies(withdrawRegistration, states['withdrawn'] as RegistrationProgress);
    const element = await page.open(underReview());
    const asked = veto(element, 'portico-before-withdraw', 'later');
    await page.askToWithdraw(element);
    await until(() => asked.length === 1, 'asked');
    await settled();
    equal([asked[0], page.portal.to(withdrawRegistration).length], [{ registration: id.registration() }, 0]);
    (await until(() => button(element, 'Withdraw the request to Halden Partner Program'), 'still asked')).click();
    await until(() => words(element).includes('You withdrew your request'), 'withdrawn');
  });
});
