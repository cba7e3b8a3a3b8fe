import { approveRegistration, declineRegistration, readRegistration } from '../../schema/registration.ts';
import { approveJoin, askForTransfer, cancelTransfer, decideTransfer, objectToTransfer, readTransfer, refuseJoin, releasePartner } from '../../schema/requests.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, button, clearPage, find, fits, next, type, words } from './support/page.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { openCase, openTransfer } from './support/queue-samples.ts';
import { dayFromNow, id, instant, theCase, theTransfer } from '../../demo/gallery/samples/replies.ts';

describe('portico-review-queue, between organizations', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => { clearPage(); portal.restore(); });
  const click = (element: Element, action: string): void => find(element, `[data-action='${action}']`)?.click();
  const send = (element: Element): void => find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();
  const dialogOf = (element: Element): Promise<HTMLElement> => until(() => find(element, 'dialog[open]'), 'the dialog');

  describe('a change of distributor', () => {
    const names = { from: { id: id.organization(1), name: 'Corvane Distribution' }, to: { id: id.organization(2), name: 'Lumenor' } };
    for (const lang of ['en', 'fr']) for (const scheme of ['light', 'dark']) {
      it(`is accessible on each side, with its dialogs (${lang}, ${scheme})`, async () => {
        const previous = await openTransfer(portal, theTransfer(1), { lang, scheme });
        await accessible(previous);
        for (const action of ['transfer.release', 'transfer.object']) {
          click(previous, action);
          await dialogOf(previous);
          await accessible(previous);
          find(previous, 'dialog .quiet')?.click();
          await until(() => !find(previous, 'dialog'), 'closed');
        }
        clearPage();
        portal.anew(readTransfer);
        const vendor = await openTransfer(portal, theTransfer(1, { side: 'vendor', ...names, state: 'objected', objection: { reason: 'They owe us.', at: instant(-60) }, can: [{ action: 'transfer.decide', allowed: true }] }), { lang, scheme, side: 'vendor' });
        click(vendor, 'transfer.decide');
        await dialogOf(vendor);
        await accessible(vendor);
      });
    }
    it('fits a box of 280 pixels', async () => {
      ok(fits(await openTransfer(portal, theTransfer(1), { width: 280, lang: 'fr' })), 'it fits');
    });

    it('tells the previous distributor who asks and until when, and never the other name (REG-12)', async () => {
      const element = await openTransfer(portal);
      matches(words(element), 'Norvent Labs wants to work with another distributor');
      matches(words(element), /You have until .*; an objection needs a reason\. Without an answer, the vendor decides\./);
      matches(words(element), 'Inès Marchetti ines@norvent.example The company has let this person in.');
      matches(words(element), 'Distributor asked for Not told');
      matches(find(element, '.way')?.innerText, 'Your turn');
      await accessible(element);
    });
    it('releases after saying what ends and what stays (REG-12)', async () => {
      portal.replies(releasePartner, theTransfer(1, { state: 'done', decidedAt: instant(0), decidedBy: 'Camille Roy', can: [] }));
      const element = await openTransfer(portal);
      click(element, 'transfer.release');
      const dialog = await dialogOf(element);
      matches(dialog.innerText, /What ends[\s\S]*Your tie to this company[\s\S]*What stays[\s\S]*Its customers and their subscriptions/);
      ok(!find(element, 'dialog .destructive'), 'no danger: it can be asked for again');
      const event = next(element, 'portico-request-decided');
      send(element);
      equal((await event).detail, { request: id.request(1), kind: 'transfer', state: 'approved' });
      await until(() => words(element).includes('Released. Norvent Labs now works with another distributor.'), 'the outcome');
      matches(find(element, '.row')?.innerText, 'Approved by Camille Roy');
      equal(find(element, 'footer'), null);
    });
    it('objects only with a reason (REG-12)', async () => {
      portal.replies(objectToTransfer, theTransfer(1, { state: 'objected', actor: 'vendor', objection: { reason: 'An open order.', at: instant(0) }, can: [] }));
      const element = await openTransfer(portal);
      click(element, 'transfer.object');
      await dialogOf(element);
      send(element);
      await until(() => find(element, 'dialog .error')?.innerText === 'Say why you object', 'it asks why');
      equal(portal.to(objectToTransfer).length, 0);
      type(find(element, '#objection'), 'An open order.');
      send(element);
      await until(() => words(element).includes('Objected. The vendor decides.'), 'the outcome');
      equal(portal.to(objectToTransfer)[0]?.body, { reason: 'An open order.' });
      matches(find(element, '.row')?.innerText, 'Waiting for the vendor');
    });
    it('lets the vendor see both names and the objection, and decide with a note (REG-12)', async () => {
      const open = theTransfer(1, { side: 'vendor', ...names, state: 'objected', objection: { reason: 'They owe us.', at: instant(-60) }, can: [{ action: 'transfer.decide', allowed: true }] });
      portal.replies(decideTransfer, { ...open, state: 'canceled', decidedAt: instant(0), decidedBy: 'Camille Roy', decisionNote: 'Settle it first.', can: [] });
      const element = await openTransfer(portal, open, { side: 'vendor' });
      matches(words(element), 'Distributor now Corvane Distribution Distributor asked for Lumenor');
      matches(words(element), 'They owe us.');
      click(element, 'transfer.decide');
      matches((await dialogOf(element)).innerText, 'It works with Corvane Distribution and asks for Lumenor.');
      send(element);
      await until(() => find(element, 'dialog .error')?.innerText === 'Choose one of the two', 'it asks which');
      find(element, "dialog [value='refuse']")?.click();
      type(find(element, '#note'), 'Settle it first.');
      send(element);
      await until(() => words(element).includes('Decided.'), 'the outcome');
      equal(portal.to(decideTransfer)[0]?.body, { decision: 'refuse', note: 'Settle it first.' });
      matches(find(element, '.row')?.innerText, 'Declined by Camille Roy');
    });
    it('tells the vendor when it may decide, by the portal’s own sentence', async () => {
      const element = await openTransfer(portal, theTransfer(1, { side: 'vendor', ...names, actor: 'previous_distributor', can: [{ action: 'transfer.decide', allowed: false, problem: { code: 'transfer.not_yet', detail: 'You can decide from December 4.' } }] }), { side: 'vendor' });
      matches(words(element), 'You can decide from December 4.');
      click(element, 'transfer.decide');
      equal(find(element, 'dialog'), null);
    });
    it('shows the partner where it stands, and lets it take the request back', async () => {
      const open = theTransfer(1, { side: 'partner', ...names, actor: 'previous_distributor', can: [{ action: 'transfer.cancel', allowed: true }] });
      portal.replies(cancelTransfer, { ...open, state: 'canceled', decidedAt: instant(0), can: [] });
      const element = await openTransfer(portal, open, { side: 'partner' });
      matches(words(element), 'You asked for another distributor');
      click(element, 'transfer.cancel');
      await dialogOf(element);
      send(element);
      await until(() => words(element).includes('Taken back.'), 'the outcome');
      matches(find(element, '.row')?.innerText, 'Withdrawn');
    });
    it('shows how it stands when it was closed meanwhile', async () => {
      portal.refuses(releasePartner, 'transfer.closed');
      const element = await openTransfer(portal);
      click(element, 'transfer.release');
      await dialogOf(element);
      portal.anew(readTransfer).replies(readTransfer, theTransfer(1, { state: 'canceled', decidedAt: instant(0), can: [] }));
      send(element);
      await until(() => !find(element, 'dialog') && words(element).includes('This has been decided meanwhile.'), 'how it stands');
    });
  });

  describe('a registration that waits for a transfer', () => {
    it('asks for it from the conflict (REG-12)', async () => {
      portal.replies(askForTransfer, theCase(1, { transfer: { id: id.transfer(1), state: 'requested', dueOn: dayFromNow(12) } }));
      const element = await openCase(portal, theCase(1, { conflicts: ['other_distributor'], conflictDetails: [{ kind: 'other_distributor', name: null }], can: [{ action: 'registration.approve', allowed: false, problem: { code: 'registration.transfer_needed', detail: 'Ask for the transfer first.' } }, { action: 'transfer.ask', allowed: true }] }));
      click(element, 'transfer.ask');
      matches((await dialogOf(element)).innerText, 'It has 10 business days; then the vendor decides.');
      await accessible(element);
      send(element);
      await until(() => words(element).includes('Its present distributor has to release this company'), 'who can fix it');
      equal(portal.to(askForTransfer).length, 1);
    });
    it('leads the vendor on to it', async () => {
      portal.replies(readTransfer, theTransfer(4, { side: 'vendor' }));
      const element = await openCase(portal, theCase(1, { transfer: { id: id.transfer(4), state: 'objected', dueOn: dayFromNow(2) } }), { side: 'vendor' });
      matches(words(element), 'Its present distributor objects to letting this company go');
      button(element, 'Open the change of distributor')?.click();
      await until(() => words(element).includes('wants to change its distributor'), 'the transfer');
    });
  });

  describe('a join', () => {
    const joining = theCase(1, { kind: 'join', company: 'Norvent Labs', companyDetails: null, contacts: null, can: [{ action: 'join.approve', allowed: true }, { action: 'join.refuse', allowed: true }] });
    it('tells the company’s admin who asks and that the mailbox was confirmed, and gives the reader role unless more is picked (REG-7)', async () => {
      portal.replies(approveJoin, { ...joining, state: 'approved', decidedAt: instant(0), decidedBy: 'Camille Roy', can: [] });
      const element = await openCase(portal, joining, { side: 'partner' });
      await accessible(element);
      matches(words(element), 'Inès Marchetti asks to join Norvent Labs');
      matches(words(element), 'The mailbox person1@company1.example was confirmed by a code.');
      equal(all<HTMLInputElement>(element, '[name=role]').map(({ value, checked }) => [value, checked]), [['reader', true], ['admin', false]]);
      const event = next(element, 'portico-request-decided');
      button(element, 'Let Inès Marchetti in')?.click();
      equal((await event).detail, { request: id.request(1), kind: 'join', state: 'approved' });
      equal(portal.to(approveJoin)[0]?.body, { role: 'reader' });
      await until(() => words(element).includes('Let in. The sign-in link goes to'), 'the outcome');
    });
    it('offers super admin only where the portal says so (OPR-6)', async () => {
      portal.replies(approveJoin, { ...joining, state: 'approved', can: [] });
      const element = await openCase(portal, { ...joining, can: [...joining.can, { action: 'join.approve_super_admin', allowed: true }] }, { side: 'partner' });
      find(element, "[name=role][value='super_admin']")?.click();
      button(element, /Let .* in/)?.click();
      await until(() => portal.to(approveJoin)[0], 'sent');
      equal(portal.to(approveJoin)[0]?.body, { role: 'super_admin' });
    });
    it('refuses with an optional note', async () => {
      portal.replies(refuseJoin, { ...joining, state: 'declined', declinedBy: 'company', decidedAt: instant(0), decidedBy: 'Camille Roy', can: [] });
      const element = await openCase(portal, joining, { side: 'partner', lang: 'fr' });
      click(element, 'join.refuse');
      matches((await dialogOf(element)).innerText, 'Refuser Inès Marchetti');
      await accessible(element);
      send(element);
      await until(() => words(element).includes('Accès refusé.'), 'the outcome');
      equal(portal.to(refuseJoin)[0]?.body, {});
    });
    it('is decided by the distributor as a registration after the fall-back, which it tells (REG-7)', async () => {
      const fallen = { ...joining, can: [{ action: 'registration.approve', allowed: true }, { action: 'registration.decline', allowed: true }] };
      portal.replies(approveRegistration, { ...fallen, state: 'approved', decidedAt: instant(0), decidedBy: 'Camille Roy', can: [] }).replies(declineRegistration, fallen);
      const element = await openCase(portal, fallen);
      matches(words(element), 'It came to you because the company’s admins did not answer in time, or none of them can be reached.');
      equal(all(element, '[name=role]').length, 0);
      button(element, 'Approve Inès Marchetti')?.click();
      await until(() => portal.to(approveRegistration).length === 1, 'sent');
      equal(portal.to(readRegistration).length, 1);
    });
  });
});
