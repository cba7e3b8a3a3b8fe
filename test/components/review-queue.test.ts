import { activateProduct, approveRegistration, declineRegistration, readRegistration } from '../../schema/registration.ts';
import { listRequests, noteRequest, readTransfer } from '../../schema/requests.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, find, fits, next, type, words } from './support/page.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { listOf } from '../../demo/gallery/samples/desk.ts';
import { openCase, place } from './support/queue-samples.ts';
import { dayFromNow, id, instant, row, theCase, theTransfer } from '../../demo/gallery/samples/replies.ts';

describe('portico-review-queue', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => { clearPage(); portal.restore(); });

  const conflicted = theCase(1, {
    productActivation: 'missing', conflictDetails: [{ kind: 'domain_company', name: 'Norvent SARL' }, { kind: 'duns', name: null }, { kind: 'refused_before', name: null }], conflicts: ['domain_company', 'duns', 'refused_before'],
    can: [{ action: 'registration.approve', allowed: false, problem: { code: 'registration.product_inactive', detail: 'The product must be active first.' } }, { action: 'registration.decline', allowed: true }, { action: 'product.activate', allowed: true }],
  });
  const decided = theCase(1, { state: 'declined', decidedAt: instant(-5), decidedBy: 'Paul Oduya', declinedBy: 'reviewer', reason: 'incomplete', note: 'Two\nlines', reapply: 'in_30_days', can: [] });
  const several = [
    row(1, { dueOn: dayFromNow(-1), conflicts: ['duns'], productActivation: 'missing' }), row(2, { kind: 'join', actor: 'company' }), row(3, { kind: 'transfer', subject: id.transfer(3), actor: 'distributor', distributor: 'Lumenor' }),
    row(4, { state: 'approved', decidedAt: instant(-5), decidedBy: { kind: 'operator', name: 'Paul Oduya' }, actor: 'nobody' }), row(5, { state: 'refused', decidedBy: { kind: 'vendor', name: null }, actor: 'nobody' }), row(6, { state: 'expired', company: null, person: null, actor: 'nobody' }),
  ];
  const focusOf = (element: Element): HTMLElement | null => element.shadowRoot?.activeElement as HTMLElement | null;
  const press = (element: Element, key: string, more: KeyboardEventInit = {}): void => { (focusOf(element) as HTMLElement).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...more })); };

  describe('is accessible', () => {
    for (const lang of ['en', 'fr']) for (const scheme of ['light', 'dark']) {
      it(`with a list, a case, its conflicts and the dialog (${lang}, ${scheme})`, async () => {
        listOf(portal, several, 'more').replies(readRegistration, { ...conflicted, colleagues: [{ registration: id.registration(2), applicant: 'Person 2', email: 'p2@norvent.example', submittedAt: instant(-9) }], notes: [{ id: `not_${'0'.repeat(32)}`, at: instant(-5), by: 'Camille Roy', text: 'Called them.' }] });
        const element = place(portal, { lang, scheme, side: 'vendor' });
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
    it('empty, refused, decided and with the keys shown', async () => {
      listOf(portal, []);
      const empty = place(portal);
      await until(() => empty.matches(':state(empty)'), 'empty');
      await accessible(empty);
      clearPage();
      portal.anew(listRequests).refuses(listRequests, 'permission.denied');
      const refused = place(portal);
      await until(() => refused.matches(':state(unauthorized)'), 'refused');
      await accessible(refused);
      const element = await openCase(portal, decided);
      find(element, '.ask')?.click();
      await until(() => find(element, '#keys')?.matches(':popover-open'), 'the keys');
      await accessible(element);
    });
  });

  it('fits boxes of 280 and 360 pixels, list and case one after the other, in both languages', async () => {
    for (const lang of ['en', 'fr']) for (const width of [280, 360]) {
      const element = await openCase(portal, conflicted, { width, lang });
      ok(fits(element), `the case fits (${lang}, ${width})`);
      ok(find(element, '.row')?.checkVisibility() === false, 'the list has made room');
      find(element, '.back')?.click();
      await until(() => find(element, '.row')?.checkVisibility(), 'the list');
      ok(fits(element), `the list fits (${lang}, ${width})`);
      const search = find<HTMLInputElement>(element, '[name=search]') as HTMLInputElement;
      const probe = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
      probe.font = getComputedStyle(search).font;
      ok(probe.measureText(search.placeholder).width < search.clientWidth - 20, 'the hint of the search is not cut');
      clearPage();
    }
  });

  it('reads the list with the operator’s session, what waits for us first, and says of each what, who, when, and whose turn it is', async () => {
    listOf(portal, several);
    const element = place(portal);
    await until(() => element.matches(':state(ready)'), 'ready');
    const [sent] = portal.to(listRequests);
    equal(sent?.headers.get('Authorization'), 'Bearer operator-token');
    equal(Object.fromEntries(sent?.url.searchParams ?? []), { show: 'mine' });
    const said = all(element, '.row').map((each) => each.innerText.replace(/\s+/g, ' '));
    matches(said[0], /Company 1.*Registration · Halden Partner Program Person 1 · person1@company1\.example Waiting for you Overdue .*Product not active 1 conflict/);
    matches(said[1], /Join request.*Waiting for Company 2 Due in 2 days .*Decision due on/);
    matches(said[2], /Change of distributor · Lumenor.*Waiting for Lumenor/);
    matches(said[3], 'Approved by Paul Oduya');
    matches(said[4], 'Declined by the vendor');
    matches(said[5], /person6@company6.example.*Expired/);
  });

  it('shows a hundred rows, each in its place', async () => {
    listOf(portal, Array.from({ length: 100 }, (_, n) => row(n + 1)));
    const element = place(portal);
    await until(() => all(element, '.row').length === 100, 'a hundred');
    equal(all(element, '.row').at(-1)?.dataset['id'], id.request(100));
  });

  it('says of each filter what it would hold when it is empty, and leads on to what is open', async () => {
    listOf(portal, []);
    const element = place(portal, { lang: 'fr' });
    await until(() => words(element).includes('Rien ne vous attend'), 'the words');
    for (const [filter, said] of [['open', 'Aucune demande en cours'], ['approved', 'Aucune demande acceptée'], ['refused', 'Aucune demande refusée'], ['closed', 'Aucune demande retirée ou expirée'], ['mine', 'Rien ne vous attend']] as const) {
      find(element, `[data-filter=${filter}]`)?.click();
      await until(() => words(element).includes(said), said);
    }
    button(element, 'Voir les demandes en cours')?.click();
    await until(() => portal.to(listRequests).at(-1)?.url.searchParams.get('show') === 'open', 'what is open');
  });

  it('filters by chip and kind, searches after a pause, and offers to clear a search without results', async () => {
    portal.replies(listRequests, { rows: [row(1)], next: null }, { rows: [row(2, { state: 'approved' })], next: null }, { rows: [row(3, { kind: 'join', state: 'approved' })], next: null }, { rows: [], next: null }, { rows: [row(3)], next: null });
    const element = place(portal);
    await until(() => find(element, '.row'), 'the list');
    button(element, 'Approved')?.click();
    await until(() => words(element).includes('Company 2'), 'the approved');
    equal(button(element, 'Approved')?.getAttribute('aria-pressed'), 'true');
    type(find(element, '[name=kind]'), 'join');
    await until(() => words(element).includes('Company 3'), 'joins');
    type(find(element, '[name=search]'), 'norv');
    type(find(element, '[name=search]'), 'norvent');
    await until(() => words(element).includes('Nothing found for “norvent”'), 'no match');
    equal(portal.to(listRequests).map(({ url }) => url.search), ['?show=mine', '?show=approved', '?show=approved&kind=join', '?show=approved&kind=join&search=norvent']);
    button(element, 'Clear the search')?.click();
    await until(() => find(element, '.row'), 'all again');
    equal(find<HTMLInputElement>(element, '[name=search]')?.value, '');
  });

  it('shows more by cursor and moves on to the first new row', async () => {
    portal.replies(listRequests, { rows: [row(1), row(2)], next: 'cursor-1' }, { rows: [row(3)], next: null });
    const element = place(portal);
    (await until(() => button(element, 'Show more'), 'the button')).click();
    await until(() => all(element, '.row').length === 3, 'three rows');
    equal(portal.to(listRequests)[1]?.url.searchParams.get('cursor'), 'cursor-1');
    equal(button(element, 'Show more'), undefined);
    await until(() => focusOf(element)?.dataset['id'] === id.request(3), 'focus');
  });

  it('goes through the list by keys: arrows, Home, End, Enter, X, Escape, and says which', async () => {
    listOf(portal, [row(1), row(2), row(3)]).replies(readRegistration, theCase(2));
    const element = place(portal);
    const first = await until(() => find(element, '.row'), 'the list');
    matches(find(element, `#${find(element, '.list')?.getAttribute('aria-describedby')}`)?.textContent, 'Enter opens');
    equal(all(element, '.row').map(({ tabIndex }) => tabIndex), [0, -1, -1]);
    first.focus();
    for (const [key, at] of [['ArrowDown', 2], ['End', 3], ['Home', 1], ['ArrowDown', 2]] as const) {
      press(element, key);
      await until(() => focusOf(element)?.dataset['id'] === id.request(at), key);
    }
    press(element, 'x');
    await until(() => words(element).includes('1 request selected'), 'selected');
    press(element, 'Escape');
    await until(() => all(element, '.selected').length === 0, 'deselected');
    focusOf(element)?.click();
    await until(() => find(element, '#case-title'), 'the case');
    equal(portal.to(readRegistration)[0]?.url.pathname, `/v1/registrations/${id.registration(2)}`);
    await until(() => focusOf(element)?.id === 'case-title', 'focus on the case');
    press(element, 'Escape');
    await until(() => !find(element, '#case-title') && focusOf(element)?.dataset['id'] === id.request(2), 'back in the list');
  });

  it('opens a registration or a request that is named from outside', async () => {
    portal.replies(listRequests, { rows: [row(1)], next: null }, { rows: [], next: null }, { rows: [row(7, { kind: 'transfer', subject: id.transfer(7) })], next: null }).replies(readRegistration, theCase(1)).replies(readTransfer, theTransfer(7));
    const element = place(portal, { attributes: `request="${id.request(7)}"` });
    await until(() => words(element).includes('wants to work with another distributor'), 'the request');
    equal(portal.to(listRequests).map(({ url }) => url.search), ['?show=mine', '?show=mine&limit=100', '?show=open&limit=100']);
    element.registration = id.registration(1);
    await until(() => find(element, '#case-title')?.innerText === 'Norvent Labs', 'the registration');
  });

  it('names each conflict, what it is with, and who can resolve it (REG-10)', async () => {
    const element = await openCase(portal, { ...conflicted, conflictDetails: [...conflicted.conflictDetails, { kind: 'other_distributor', name: null }] });
    matches(words(element), 'Known domain');
    matches(words(element), 'Norvent SARL already has this mail domain. You resolve it');
    matches(words(element), 'Another company already holds this D-U-N-S number.');
    matches(words(element), 'Its present distributor resolves it by a release, or the vendor.');
  });

  it('prints the address as its country does, and shows the contacts', async () => {
    const element = await openCase(portal);
    equal(find(element, 'address')?.innerText.split('\n'), ['12 rue des Tanneurs', '69002 Lyon', 'France']);
    matches(words(element), 'Customer-support contact Support desk support@norvent.example +33 4 00 00 00 00');
  });

  it('keeps a button that is not allowed reachable, with the reason, and sends nothing (REG-9)', async () => {
    const element = await openCase(portal, conflicted);
    const approve = await until(() => find(element, "[data-action='registration.approve']"));
    equal(approve.getAttribute('aria-disabled'), 'true');
    ok(!(approve as HTMLButtonElement).disabled && approve.tabIndex === 0, 'it can be reached');
    matches(find(element, `#${approve.getAttribute('aria-describedby')}`)?.textContent, 'The product must be active first.');
    approve.click();
    equal(portal.sent.filter(({ url }) => url.pathname.endsWith('/approvals')).length, 0);
    const decline = find(element, "[data-action='registration.decline']") as HTMLElement;
    equal(decline.getBoundingClientRect().top, approve.getBoundingClientRect().top, 'side by side');
    ok(decline.getBoundingClientRect().left - approve.getBoundingClientRect().right < 12, 'the second does not drift away');
  });

  it('activates the product, then lets approve (REG-9)', async () => {
    portal.replies(activateProduct, theCase(1, { productActivation: 'active' })).replies(approveRegistration, theCase(1, { state: 'approved', decidedAt: instant(0), decidedBy: 'Paul Oduya', can: [{ action: 'registration.approve', allowed: false, problem: { code: 'registration.already_decided', detail: 'Decided already.' } }] }));
    const element = await openCase(portal, conflicted);
    button(element, 'Activate product')?.click();
    await until(() => words(element).includes('The product is active. You can approve now.'), 'the word');
    const events = [next(element, 'portico-registration-decided'), next(element, 'portico-request-decided')] as const;
    button(element, /Approve Norvent Labs/)?.click();
    equal((await events[0]).detail, { registration: id.registration(1), state: 'approved' });
    equal((await events[1]).detail, { request: id.request(1), kind: 'registration', state: 'approved' });
    await until(() => words(element).includes('Approved. The welcome e-mail goes to'), 'the outcome');
    matches(find(element, '.toast')?.innerText, 'Approved. The welcome e-mail goes to');
    equal(find(element, 'footer'), null);
    matches(find(element, '.row')?.innerText, 'Approved by Paul Oduya');
    await until(() => focusOf(element)?.id === 'case-title', 'focus is not lost');
  });
  it('says who activates the product where the reader cannot', async () => {
    const element = await openCase(portal, theCase(1, { productActivation: 'missing', can: [] }), { side: 'vendor' });
    matches(words(element), 'Corvane Distribution activates it; until then the request cannot be approved.');
  });

  it('declines with a reason, a note and when to reapply (REG-13)', async () => {
    portal.replies(declineRegistration, decided);
    const element = await openCase(portal);
    find(element, "[data-action='registration.decline']")?.click();
    await until(() => find(element, 'dialog[open]'), 'the dialog');
    matches(find(element, 'dialog')?.innerText, 'Decline Norvent Labs');
    find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
    await until(() => all(element, 'dialog .error').length === 2, 'reason and reapply are asked for');
    equal(portal.to(declineRegistration).length, 0);
    type(find(element, '#reason'), 'incomplete');
    type(find(element, '#note'), 'Please add the register number.');
    find(element, "dialog [value='now']")?.click();
    const event = next(element, 'portico-registration-decided');
    find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
    equal((await event).detail, { registration: id.registration(1), state: 'declined' });
    equal(portal.to(declineRegistration)[0]?.body, { reason: 'incomplete', note: 'Please add the register number.', reapply: 'now' });
    await until(() => !find(element, 'dialog'), 'the dialog is gone');
    matches(words(element), 'Declined. The e-mail goes to');
  });
  it('closes the dialog by Escape, keeps what was typed, and gives focus back; a lost answer keeps it open', async () => {
    const element = await openCase(portal);
    const opener = await until(() => find(element, "[data-action='registration.decline']"));
    opener.click();
    const dialog = await until(() => find(element, 'dialog[open]'), 'the dialog');
    type(find(element, '#note'), 'A note');
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    await until(() => !find(element, 'dialog'), 'closed');
    await until(() => focusOf(element) === opener, 'focus');
    opener.click();
    equal((await until(() => find<HTMLTextAreaElement>(element, '#note'))).value, 'A note');
    portal.refuses(declineRegistration, 'permission.denied');
    type(find(element, '#reason'), 'other');
    find(element, "dialog [value='never']")?.click();
    find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
    await until(() => find(element, 'dialog')?.innerText.includes('Sentence of permission.denied.'), 'the refusal, in the dialog');
  });
  it('says only that the vendor declined, and that it stands (REG-11)', async () => {
    const element = await openCase(portal, theCase(1, { state: 'declined', declinedBy: 'vendor', decidedAt: instant(-9), can: [] }));
    matches(words(element), 'Declined by the vendor');
    matches(words(element), 'cannot be overridden here');
    equal(find(element, 'footer'), null);
  });

  it('shows people of one company as one case, and says what approving one does to the others (REG-5)', async () => {
    const element = await openCase(portal, theCase(1, { colleagues: [{ registration: id.registration(2), applicant: 'Person 2', email: 'p2@norvent.example', submittedAt: instant(-9) }] }));
    matches(words(element), '2 people of this company asked');
    matches(words(element), 'Approving this request turns the other one into a join request');
    portal.anew(readRegistration).replies(readRegistration, theCase(2, { companyDetails: null, company: 'Norvent Two' }));
    button(element, 'Open the request of Person 2')?.click();
    await until(() => find(element, '#case-title')?.innerText === 'Norvent Two', 'the other one');
    equal(element.registration, id.registration(2));
  });

  it('shows the steps that the applicant sees, and keeps own notes (REG-14)', async () => {
    portal.replies(noteRequest, { id: `not_${'1'.repeat(32)}`, at: instant(0), by: 'Camille Roy', text: 'Called, they will send papers.' });
    const element = await openCase(portal);
    matches(find(element, '.way')?.innerText, /Done[\s\S]*Review\s+Your turn/);
    matches(words(element), 'Only your organization sees these.');
    type(find(element, '#own-note'), 'Called, they will send papers.');
    find<HTMLFormElement>(element, '.own')?.requestSubmit();
    await until(() => find(element, '.notes li')?.innerText.includes('Called, they will send papers.'), 'the note');
    equal(portal.to(noteRequest)[0]?.url.pathname, `/v1/requests/${id.request(1)}/notes`);
    equal(find<HTMLTextAreaElement>(element, '#own-note')?.value, '');
  });
  it('keeps a note that was not taken', async () => {
    portal.refuses(noteRequest, 'permission.denied');
    const element = await openCase(portal);
    type(find(element, '#own-note'), 'A note');
    find<HTMLFormElement>(element, '.own')?.requestSubmit();
    await until(() => find(element, '.own .error')?.innerText.includes('Sentence of permission.denied.'), 'why');
    equal(find<HTMLTextAreaElement>(element, '#own-note')?.value, 'A note');
  });
});
