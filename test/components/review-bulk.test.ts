import { type RegistrationCase, approveRegistration, declineRegistration, readRegistration } from '../../schema/registration.ts';
import { approveJoin } from '../../schema/requests.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, find, fits, type, words } from './support/page.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { listOf } from '../../demo/gallery/samples/desk.ts';
import { place } from './support/queue-samples.ts';
import { id, instant, row, theCase } from '../../demo/gallery/samples/replies.ts';

describe('portico-review-queue, several at once', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => { clearPage(); portal.restore(); });
  const approved = (n: number): RegistrationCase => theCase(n, { state: 'approved', decidedAt: instant(0), decidedBy: 'Camille Roy', can: [] });
  const boxes = (element: Element): HTMLInputElement[] => all<HTMLInputElement>(element, '.list input');
  async function withRows(rows: Parameters<typeof listOf>[1], options: Parameters<typeof place>[1] = {}) {
    listOf(portal, rows);
    const element = place(portal, options);
    await until(() => find(element, '.row'), 'the list');
    return element;
  }

  for (const lang of ['en', 'fr']) for (const scheme of ['light', 'dark']) {
    it(`is accessible while selecting, asking and after it (${lang}, ${scheme})`, async () => {
      portal.replies(readRegistration, theCase(1)).refuses(declineRegistration, 'registration.not_reviewer');
      const element = await withRows([row(1), row(2)], { lang, scheme });
      boxes(element)[0]?.click();
      await until(() => find(element, "[data-action='bulk.decline']"), 'the bar');
      await accessible(element);
      find(element, "[data-action='bulk.decline']")?.click();
      await until(() => find(element, 'dialog[open]'), 'the dialog');
      await accessible(element);
      type(find(element, '#reason'), 'other');
      find(element, "dialog [value='now']")?.click();
      find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
      await until(() => find(element, '.outcome.danger'), 'the result');
      await accessible(element);
    });
  }
  it('fits a box of 280 pixels', async () => {
    const element = await withRows([row(1), row(2)], { width: 280, lang: 'fr' });
    boxes(element)[0]?.click();
    await until(() => find(element, '.bulk'), 'the bar');
    ok(fits(element), 'it fits');
  });

  it('selects by checkbox, a range with Shift, all that is shown, and says how many in place of the filters; the list does not move', async () => {
    const element = await withRows([row(1), row(2), row(3), row(4)]);
    const top = find(element, '.row')?.getBoundingClientRect().top;
    boxes(element)[0]?.click();
    await until(() => words(element).includes('1 request selected'), 'one');
    equal(find(element, '.row')?.getBoundingClientRect().top, top);
    ok(!find(element, '.queries')?.checkVisibility({ visibilityProperty: true }), 'the filters made room');
    boxes(element)[2]?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }));
    await until(() => words(element).includes('3 requests selected'), 'a range');
    find(element, '.all input')?.click();
    await until(() => words(element).includes('4 requests selected'), 'all');
    find(element, '.all input')?.click();
    await until(() => !find(element, '.bulk'), 'none');
    ok(find(element, '.queries')?.checkVisibility({ visibilityProperty: true }), 'the filters are back');
  });
  it('selects several in a row by Shift and the arrows', async () => {
    const element = await withRows([row(1), row(2), row(3)]);
    find(element, '.row')?.focus();
    for (let n = 0; n < 2; n += 1) {
      element.shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', shiftKey: true, bubbles: true }));
      await element.updateComplete;
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
    await until(() => words(element).includes('3 requests selected'), 'three');
  });

  it('approves each on its own, with its own key, and says by row and in sum what became of it', async () => {
    portal.replies(readRegistration, theCase(1), theCase(2)).replies(approveRegistration, approved(1), approved(2));
    const element = await withRows([row(1), row(2), row(3)]);
    boxes(element)[0]?.click();
    boxes(element)[1]?.click();
    const events: unknown[] = [];
    element.addEventListener('portico-request-decided', ({ detail }) => events.push(detail.state));
    (await until(() => find(element, "[data-action='bulk.approve']"))).click();
    await until(() => words(element).includes('2 requests decided.'), 'the sum');
    const sent = portal.to(approveRegistration);
    equal(sent.map(({ url }) => url.pathname).toSorted(), [1, 2].map((n) => `/v1/registrations/${id.registration(n)}/approvals`));
    equal(new Set(sent.map(({ headers }) => headers.get('Idempotency-Key'))).size, 2);
    equal(events, ['approved', 'approved']);
    equal(all(element, '.outcome').map((each) => each.innerText), ['Approved', 'Approved']);
    matches(find(element, '.row')?.innerText, 'Approved by Camille Roy');
    ok(find(element, '.bulk [role=status]')?.textContent?.includes('2 requests decided'), 'it is announced');
    equal(all(element, '.selected').length, 0);
    button(element, 'Close')?.click();
    await until(() => !find(element, '.bulk') && all(element, '.outcome').length === 0, 'the filters are back');
  });
  it('tells of each row that cannot why, keeps it selected, and does not try it again', async () => {
    portal.replies(readRegistration, theCase(1, { can: [{ action: 'registration.approve', allowed: false, problem: { code: 'registration.product_inactive', detail: 'The product must be active first.' } }] }));
    const element = await withRows([row(1), row(2, { kind: 'transfer', subject: id.transfer(2) })]);
    find(element, '.all input')?.click();
    (await until(() => find(element, "[data-action='bulk.approve']"))).click();
    await until(() => words(element).includes('2 not. The reason stands beside each.'), 'the sum');
    matches(all(element, '.outcome')[0]?.innerText, 'The product must be active first.');
    matches(all(element, '.outcome')[1]?.innerText, 'A change of distributor is answered on its own');
    equal(portal.to(approveRegistration).length, 0);
    equal(all(element, '.selected').length, 2);
  });
  it('says who has decided one meanwhile, and that no answer came', async () => {
    portal.replies(readRegistration, theCase(1, { state: 'declined', decidedBy: 'Marta Quill', declinedBy: 'reviewer', can: [] }), theCase(2)).refuses(approveRegistration, 'registration.operator_elsewhere');
    const element = await withRows([row(1), row(2)]);
    find(element, '.all input')?.click();
    (await until(() => find(element, "[data-action='bulk.approve']"))).click();
    await until(() => all(element, '.outcome').some((each) => each.innerText.includes('Sentence of registration.operator_elsewhere.')), 'the portal’s sentence');
    matches(words(element), 'Marta Quill has decided already.');
  });
  it('lets joins in as readers, by the company’s own way', async () => {
    portal.replies(readRegistration, theCase(1, { kind: 'join', can: [{ action: 'join.approve', allowed: true }] })).replies(approveJoin, approved(1));
    const element = await withRows([row(1, { kind: 'join' })], { side: 'partner' });
    boxes(element)[0]?.click();
    (await until(() => find(element, "[data-action='bulk.approve']"))).click();
    await until(() => words(element).includes('1 request decided.'), 'the sum');
    equal(portal.to(approveJoin)[0]?.body, {});
  });
  it('declines several with one reason', async () => {
    portal.replies(readRegistration, theCase(1), theCase(2)).replies(declineRegistration, theCase(1, { state: 'declined', can: [] }));
    const element = await withRows([row(1), row(2)]);
    find(element, '.all input')?.click();
    (await until(() => find(element, "[data-action='bulk.decline']"))).click();
    matches((await until(() => find(element, 'dialog[open]'))).innerText, 'Decline 2 requests');
    find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
    await until(() => find(element, 'dialog .summary'), 'it asks for the reason');
    type(find(element, '#reason'), 'not_a_reseller');
    find(element, "dialog [value='never']")?.click();
    find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
    await until(() => words(element).includes('2 requests decided.'), 'the sum');
    equal(portal.to(declineRegistration).map(({ body }) => body), [{ reason: 'not_a_reseller', reapply: 'never' }, { reason: 'not_a_reseller', reapply: 'never' }]);
  });
  it('sends four at a time, shows how far it is, and stops when told: the rest stays selected and unsent', async () => {
    portal.hangs(readRegistration);
    const rows = Array.from({ length: 6 }, (_, n) => row(n + 1));
    const element = await withRows(rows);
    find(element, '.all input')?.click();
    (await until(() => find(element, "[data-action='bulk.approve']"))).click();
    await until(() => find(element, 'progress'), 'progress');
    await accessible(element);
    equal(find<HTMLProgressElement>(element, 'progress')?.max, 6);
    await until(() => portal.to(readRegistration).length === 4, 'four at a time');
    button(element, 'Stop')?.click();
    await new Promise((resolve) => { setTimeout(resolve, 30); });
    equal(portal.to(readRegistration).length, 4);
    equal(all(element, '.selected').length, 6);
  });
  it('offers nothing to select to a reader', async () => {
    equal(boxes(await withRows([row(1)], { side: 'reader' })).length, 0);
  });
});
