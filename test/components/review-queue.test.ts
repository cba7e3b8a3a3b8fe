import { ReviewQueueElement } from '../../components/registration/review-queue.ts';
import { ProviderElement } from '../../components/core/provider.ts';
import { activateProduct, approveRegistration, declineRegistration, listRegistrations, readRegistration } from '../../schema/registration.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, define, find, fits, next, put, type, words } from './support/page.ts';
import { Portal } from './support/portal.ts';
import { dayFromNow, id, instant, row, theCase } from './support/samples.ts';

define('portico-provider', ProviderElement);
define('portico-review-queue', ReviewQueueElement);

describe('portico-review-queue', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => { clearPage(); portal.restore(); });

  /** Puts a queue into a signed-in provider. */
  function place(options: Parameters<typeof put>[1] = {}, attributes = ''): ReviewQueueElement {
    const provider = put<ProviderElement>(`<portico-provider endpoint="https://portal.example"><portico-review-queue ${attributes}></portico-review-queue></portico-provider>`, options);
    provider.fetchSession = () => Promise.resolve({ token: 'operator-token', expiresAt: instant(10) });
    return provider.firstElementChild as ReviewQueueElement;
  }
  const conflicted = theCase(1, {
    productActivation: 'missing', conflictDetails: [{ kind: 'domain_company', name: 'Norvent SARL' }, { kind: 'duns', name: null }], conflicts: ['domain_company', 'duns'],
    can: [{ action: 'registration.approve', allowed: false, problem: { code: 'registration.product_inactive', detail: 'The product must be active first.' } }, { action: 'registration.decline', allowed: true }, { action: 'product.activate', allowed: true }],
  });
  async function openCase(it = theCase(1), options: Parameters<typeof put>[1] = {}): Promise<ReviewQueueElement> {
    portal.replies(listRegistrations, { rows: [row(1), row(2)], next: null }).replies(readRegistration, it);
    const element = place(options);
    (await until(() => find(element, '.row'), 'the list')).click();
    await until(() => find(element, '#case-title'), 'the case');
    return element;
  }

  describe('is accessible', () => {
    for (const lang of ['en', 'fr']) for (const scheme of ['light', 'dark']) {
      it(`with a list, a case, its conflicts and the dialog (${lang}, ${scheme})`, async () => {
        portal.replies(listRegistrations, { rows: [row(1, { dueOn: dayFromNow(-1), conflicts: ['duns'], productActivation: 'missing' }), row(2), row(3, { state: 'email_confirmed', company: null, applicant: null, submittedAt: null, dueOn: null })], next: 'more' }).replies(readRegistration, conflicted);
        const element = place({ lang, scheme });
        await until(() => find(element, '.row'), 'the list');
        await accessible(element);
        find(element, '.row')?.click();
        await until(() => find(element, '#case-title'), 'the case');
        await accessible(element);
        find(element, "[data-action='registration.decline']")?.click();
        await until(() => find(element, 'dialog[open]'), 'the dialog');
        await accessible(element);
        find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
        await until(() => find(element, 'dialog .summary'), 'the errors');
        await accessible(element);
      });
    }
    it('empty, refused, broken and decided', async () => {
      portal.replies(listRegistrations, { rows: [], next: null });
      const empty = place();
      await until(() => empty.matches(':state(empty)'), 'empty');
      await accessible(empty);
      clearPage();
      portal.anew(listRegistrations).refuses(listRegistrations, 'permission.denied');
      const refused = place();
      await until(() => refused.matches(':state(unauthorized)'), 'refused');
      await accessible(refused);
      portal.anew(listRegistrations);
      const element = await openCase(theCase(1, { state: 'declined', decidedAt: instant(-5), decidedBy: 'Paul Oduya', reason: 'incomplete', note: 'Two\nlines', reapply: 'in_30_days', can: [] }));
      await accessible(element);
    });
  });

  it('fits a box of 320 pixels, list and case one after the other', async () => {
    const element = await openCase(conflicted, { width: 320 });
    ok(fits(element), 'the case fits');
    ok(find(element, '.row')?.checkVisibility() === false, 'the list has made room');
    button(element, 'Back to the list')?.click();
    await until(() => find(element, '.row')?.checkVisibility(), 'the list');
    ok(fits(element), 'the list fits');
  });

  it('reads the list with the operator’s session, open ones first', async () => {
    portal.replies(listRegistrations, { rows: [row(1), row(2)], next: null });
    const element = place();
    await until(() => element.matches(':state(ready)'), 'ready');
    const [sent] = portal.to(listRegistrations);
    equal(sent?.headers.get('Authorization'), 'Bearer operator-token');
    equal(Object.fromEntries(sent?.url.searchParams ?? []), { state: 'open' });
    matches(words(element), 'Company 1');
    matches(words(element), 'Due tomorrow');
  });

  it('says what an empty queue is for', async () => {
    portal.replies(listRegistrations, { rows: [], next: null });
    const element = place({ lang: 'fr' });
    await until(() => element.matches(':state(empty)'), 'empty');
    await until(() => words(element).includes('Rien à examiner'), 'the words');
  });

  it('filters by chip, searches after a pause, and offers to clear a search without results', async () => {
    portal.replies(listRegistrations, { rows: [row(1)], next: null }, { rows: [row(2, { state: 'approved' })], next: null }, { rows: [], next: null }, { rows: [row(2)], next: null });
    const element = place();
    await until(() => find(element, '.row'), 'the list');
    button(element, 'Approved')?.click();
    await until(() => words(element).includes('Company 2'), 'the approved');
    equal(button(element, 'Approved')?.getAttribute('aria-pressed'), 'true');
    type(find(element, '[name=search]'), 'norv');
    type(find(element, '[name=search]'), 'norvent');
    await until(() => words(element).includes('Nothing found for “norvent”'), 'no match');
    equal(portal.to(listRegistrations).map(({ url }) => url.search), ['?state=open', '?state=approved', '?state=approved&search=norvent']);
    button(element, 'Clear the search')?.click();
    await until(() => find(element, '.row'), 'all again');
    equal(find<HTMLInputElement>(element, '[name=search]')?.value, '');
  });

  it('loads more by cursor and moves on to the first new row', async () => {
    portal.replies(listRegistrations, { rows: [row(1), row(2)], next: 'cursor-1' }, { rows: [row(3)], next: null });
    const element = place();
    (await until(() => button(element, 'Load more'), 'the button')).click();
    await until(() => all(element, '.row').length === 3, 'three rows');
    equal(portal.to(listRegistrations)[1]?.url.searchParams.get('cursor'), 'cursor-1');
    equal(button(element, 'Load more'), undefined);
    await until(() => (element.shadowRoot?.activeElement as HTMLElement | null)?.dataset['id'] === id.registration(3), 'focus');
  });

  it('goes through the list by arrows and opens by Enter', async () => {
    portal.replies(listRegistrations, { rows: [row(1), row(2), row(3)], next: null }).replies(readRegistration, theCase(2));
    const element = place();
    const first = await until(() => find(element, '.row'), 'the list');
    equal(all(element, '.row').map(({ tabIndex }) => tabIndex), [0, -1, -1]);
    first.focus();
    first.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    const second = await until(() => { const at = element.shadowRoot?.activeElement as HTMLElement | null; return at?.dataset['id'] === id.registration(2) ? at : undefined; }, 'the second');
    second.click();
    await until(() => find(element, '#case-title'), 'the case');
    equal(portal.to(readRegistration)[0]?.url.pathname, `/v1/registrations/${id.registration(2)}`);
    await until(() => element.shadowRoot?.activeElement?.id === 'case-title', 'focus on the case');
  });

  it('names each conflict and what it is with (REG-10)', async () => {
    const element = await openCase(conflicted);
    matches(words(element), 'Known domain');
    matches(words(element), 'The mail domain already belongs to Norvent SARL.');
    matches(words(element), 'The D-U-N-S number is already held by another company.');
  });

  it('keeps a button that is not allowed reachable, with the reason, and sends nothing (REG-9)', async () => {
    const element = await openCase(conflicted);
    const approve = await until(() => find(element, "[data-action='registration.approve']"));
    equal(approve.getAttribute('aria-disabled'), 'true');
    ok(!(approve as HTMLButtonElement).disabled && approve.tabIndex === 0, 'it can be reached');
    matches(find(element, `#${approve.getAttribute('aria-describedby')}`)?.textContent, 'The product must be active first.');
    approve.click();
    equal(portal.sent.filter(({ url }) => url.pathname.endsWith('/approvals')).length, 0);
  });

  it('activates the product, then lets approve (REG-9)', async () => {
    portal.replies(activateProduct, theCase(1, { productActivation: 'active' })).replies(approveRegistration, theCase(1, { state: 'approved', decidedAt: instant(0), decidedBy: 'Paul Oduya', can: [] }));
    const element = await openCase(conflicted);
    button(element, 'Activate product')?.click();
    await until(() => words(element).includes('The product is active. You can approve now.'), 'the word');
    const decided = next(element, 'portico-registration-decided');
    button(element, /Approve Norvent Labs/)?.click();
    equal((await decided).detail, { registration: id.registration(1), state: 'approved' });
    await until(() => words(element).includes('Approved. The welcome e-mail goes to'), 'the outcome');
    equal(find(element, '.decide'), null);
    matches(find(element, '.row')?.innerText, 'Approved');
    await until(() => element.shadowRoot?.activeElement?.id === 'case-title', 'focus is not lost');
  });

  it('declines with a reason, a note and when to reapply (REG-13)', async () => {
    portal.replies(declineRegistration, theCase(1, { state: 'declined', decidedAt: instant(0), decidedBy: 'Paul Oduya', reason: 'incomplete', reapply: 'now', can: [] }));
    const element = await openCase();
    find(element, "[data-action='registration.decline']")?.click();
    await until(() => find(element, 'dialog[open]'), 'the dialog');
    matches(find(element, 'dialog')?.innerText, 'Decline Norvent Labs');
    find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
    await until(() => all(element, 'dialog .error').length === 2, 'reason and reapply are asked for');
    equal(portal.to(declineRegistration).length, 0);
    type(find(element, '#reason'), 'incomplete');
    type(find(element, '#note'), 'Please add the register number.');
    find(element, "dialog [value='now']")?.click();
    const decided = next(element, 'portico-registration-decided');
    find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
    await decided;
    equal(portal.to(declineRegistration)[0]?.body, { reason: 'incomplete', note: 'Please add the register number.', reapply: 'now' });
    await until(() => !find(element, 'dialog'), 'the dialog is gone');
    matches(words(element), 'Declined. The e-mail goes to');
  });

  it('closes the dialog by Escape, keeps what was typed, and gives focus back', async () => {
    const element = await openCase();
    const opener = await until(() => find(element, "[data-action='registration.decline']"));
    opener.click();
    const dialog = await until(() => find(element, 'dialog[open]'), 'the dialog');
    type(find(element, '#note'), 'A note');
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    await until(() => !find(element, 'dialog'), 'closed');
    await until(() => element.shadowRoot?.activeElement === opener, 'focus');
    opener.click();
    equal((await until(() => find<HTMLTextAreaElement>(element, '#note'))).value, 'A note');
  });

  it('says who was faster when somebody else has decided (REG-13)', async () => {
    portal.refuses(approveRegistration, 'registration.already_decided');
    const element = await openCase();
    portal.anew(readRegistration).replies(readRegistration, theCase(1, { state: 'declined', decidedAt: instant(0), decidedBy: 'Marta Quill', reason: 'duplicate', can: [] }));
    button(element, /Approve Norvent/)?.click();
    await until(() => words(element).includes('Marta Quill has already decided'), 'who');
    equal(find(element, '.decide'), null);
  });

  it('keeps the list on screen when the network fails, says so, and offers to try again', async () => {
    portal.replies(listRegistrations, { rows: [row(1)], next: null });
    const element = place();
    await until(() => find(element, '.row'), 'the list');
    portal.anew(listRegistrations).loses(listRegistrations, 3).replies(listRegistrations, { rows: [row(2)], next: null });
    const failed = next(element, 'portico-load-error');
    button(element, 'Declined')?.click();
    equal((await failed).detail.kind, 'connection');
    await until(() => words(element).includes('No connection'), 'the banner');
    matches(words(element), 'Company 1');
    await accessible(element);
    button(element, 'Try again')?.click();
    await until(() => words(element).includes('Company 2') && !words(element).includes('No connection'), 'all well');
  });

  it('asks to sign in without a session, and says who can give access without the right', async () => {
    const element = put<ReviewQueueElement>('<portico-review-queue endpoint="https://portal.example"></portico-review-queue>');
    await until(() => element.matches(':state(unauthorized)'), 'unauthorized');
    await until(() => (button(element, 'Sign in') as HTMLAnchorElement | undefined)?.href === 'https://portal.example/sign-in', 'the link');
    portal.refuses(listRegistrations, 'permission.denied', { fixer: { who: 'company_admin', name: 'Paul Oduya', email: 'paul@norvent.example' } });
    const refused = place();
    await until(() => words(refused).includes('An admin of your company can change this.'), 'who');
    equal((button(refused, 'Write to Paul Oduya') as HTMLAnchorElement | undefined)?.href, 'mailto:paul@norvent.example');
  });
});
