import type { ReviewQueueElement } from '../../components/requests/review-queue.ts';
import { readMe } from '../../schema/operators.ts';
import { approveRegistration, readRegistration } from '../../schema/registration.ts';
import { listRequests, readTransfer } from '../../schema/requests.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, until } from './support/check.ts';
import { all, button, clearPage, find, next, put, words } from './support/page.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { listOf } from '../../demo/gallery/samples/desk.ts';
import { lookAgain, openCase, place } from './support/queue-samples.ts';
import { id, instant, row, theCase, theTransfer } from '../../demo/gallery/samples/replies.ts';

describe('portico-review-queue, over time', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => { clearPage(); portal.restore(); });
  const focusOf = (element: Element): HTMLElement | null => element.shadowRoot?.activeElement as HTMLElement | null;

  describe('lives', () => {
    it('says who was faster when somebody else has decided (REG-13)', async () => {
      portal.refuses(approveRegistration, 'registration.already_decided');
      const element = await openCase(portal);
      portal.anew(readRegistration).replies(readRegistration, theCase(1, { state: 'declined', decidedAt: instant(0), decidedBy: 'Marta Quill', declinedBy: 'reviewer', reason: 'duplicate', can: [] }));
      button(element, /Approve Norvent/)?.click();
      await until(() => words(element).includes('Marta Quill has decided meanwhile'), 'who');
      equal(find(element, 'footer'), null);
    });
    it('shows what somebody else decided meanwhile: its buttons go, and what was focused elsewhere keeps the focus', async () => {
      const element = await openCase(portal);
      const search = find(element, '[name=search]') as HTMLElement;
      search.focus();
      listOf(portal, [row(2)]).anew(readRegistration).replies(readRegistration, theCase(1, { state: 'approved', decidedAt: instant(0), decidedBy: 'Marta Quill', can: [] }));
      lookAgain();
      await until(() => words(element).includes('Marta Quill has decided meanwhile'), 'who');
      equal(find(element, 'footer'), null);
      equal(focusOf(element), search);
      // The row stays where it was, with its new state.
      matches(all(element, '.row')[0]?.innerText, 'Approved by Marta Quill');
      equal(all(element, '.row').length, 2);
      await accessible(element);
    });
    it('moves the focus to the title only when the focused button has gone', async () => {
      const element = await openCase(portal);
      find(element, "[data-action='registration.approve']")?.focus();
      portal.anew(readRegistration).replies(readRegistration, theCase(1, { state: 'withdrawn', decidedAt: instant(0), can: [] }));
      lookAgain();
      await until(() => focusOf(element)?.id === 'case-title', 'the title');
      matches(words(element), 'This has been decided meanwhile.');
    });
    it('does not send from a dialog that was overtaken, and lets what was typed be read', async () => {
      const element = await openCase(portal);
      find(element, "[data-action='registration.decline']")?.click();
      await until(() => find(element, 'dialog[open]'), 'the dialog');
      portal.anew(readRegistration).replies(readRegistration, theCase(1, { state: 'approved', decidedAt: instant(0), decidedBy: 'Marta Quill', can: [] }));
      lookAgain();
      await until(() => find(element, 'dialog')?.innerText.includes('Marta Quill has decided meanwhile'), 'said in the dialog');
      equal(find(element, 'dialog .destructive'), null);
      button(element, 'Close')?.click();
      await until(() => !find(element, 'dialog'), 'closed');
    });
    it('reads again every 15 seconds while the page is in sight', async () => {
      const real = globalThis.setInterval;
      const beats: [() => void, number | undefined][] = [];
      globalThis.setInterval = ((beat: () => void, pause?: number) => { beats.push([beat, pause]); return real(() => {}, 1_000_000); }) as typeof setInterval;
      listOf(portal, [row(1)]);
      const element = place(portal);
      globalThis.setInterval = real;
      await until(() => find(element, '.row'), 'the list');
      equal(beats.map(([, pause]) => pause), [15_000]);
      beats[0]?.[0]();
      await until(() => portal.to(listRequests).length === 2, 'read again');
      element.remove();
      await new Promise((resolve) => { setTimeout(resolve, 20); });
      lookAgain();
      equal(portal.to(listRequests).length, 2, 'and no more once it has left the page');
    });
    it('says of rows that left the filter what became of them, each in its place', async () => {
      listOf(portal, [row(1), row(2, { kind: 'transfer', subject: id.transfer(2) }), row(3), row(4)]);
      const element = place(portal);
      await until(() => find(element, '.row'), 'the list');
      portal.anew(listRequests).replies(listRequests, { rows: [row(4)], next: null }, { rows: [row(2, { kind: 'transfer', subject: id.transfer(2), state: 'refused', decidedBy: { kind: 'vendor', name: null }, actor: 'nobody' })], next: null })
        .replies(readTransfer, theTransfer(2, { state: 'canceled', decidedAt: instant(0), can: [] })).replies(readRegistration, theCase(1, { can: [] }), theCase(3, { state: 'withdrawn', decidedAt: instant(0), can: [] }));
      lookAgain();
      await until(() => all(element, '.row')[1]?.innerText.includes('Declined by the vendor'), 'the transfer');
      matches(all(element, '.row')[0]?.innerText, /Waiting\s/);
      matches(all(element, '.row')[2]?.innerText, 'Withdrawn');
      equal(all(element, '.row').map(({ dataset }) => dataset['id']), [1, 2, 3, 4].map((n) => id.request(n)));
    });
    it('tells a lost connection once, keeps what is on screen, and is quiet again when it is back', async () => {
      listOf(portal, [row(1)]);
      const element = place(portal);
      await until(() => find(element, '.row'), 'the list');
      portal.anew(listRequests).loses(listRequests, 3).replies(listRequests, { rows: [row(1)], next: null });
      const failed = next(element, 'portico-load-error');
      lookAgain();
      await failed;
      lookAgain();
      equal(portal.to(listRequests).length, 4, 'nothing more while it is known');
      matches(words(element), 'Company 1');
      dispatchEvent(new Event('online'));
      await until(() => !words(element).includes('No connection'), 'quiet again');
    });
    it('offers what is new above the list, and nothing jumps', async () => {
      listOf(portal, [row(2), row(3)]);
      const element = place(portal);
      const first = await until(() => find(element, '.row'), 'the list');
      const top = first.getBoundingClientRect().top;
      listOf(portal, [row(1), row(2, { conflicts: ['duns'] }), row(3)]);
      lookAgain();
      const offer = await until(() => button(element, '1 new request'), 'the offer');
      equal(first.getBoundingClientRect().top, top);
      matches(first.innerText, '1 conflict');
      equal(all(element, '.row').length, 2);
      offer.click();
      await until(() => focusOf(element)?.dataset['id'] === id.request(1), 'the new one');
    });
  });

  describe('in bad weather', () => {
    it('keeps the list and its filter when the network fails, says so once, and loads what was asked for when it is back', async () => {
      listOf(portal, [row(1)]);
      const element = place(portal);
      await until(() => find(element, '.row'), 'the list');
      portal.anew(listRequests).loses(listRequests, 3).replies(listRequests, { rows: [row(2)], next: null });
      const failed = next(element, 'portico-load-error');
      find(element, '[data-filter=refused]')?.click();
      equal((await failed).detail.kind, 'connection');
      await until(() => words(element).includes('No connection'), 'the banner');
      matches(words(element), 'Company 1');
      matches(words(element), '“Declined” could not be loaded.');
      equal(all(element, '[aria-pressed=true]').map(({ dataset }) => dataset['filter']), ['mine'], 'the chip says what is on screen');
      await accessible(element);
      button(element, 'Try again')?.click();
      await until(() => words(element).includes('Company 2') && !words(element).includes('No connection'), 'all well');
      equal(all(element, '[aria-pressed=true]').map(({ dataset }) => dataset['filter']), ['refused']);
    });
    it('says that a request is not here, and leads back', async () => {
      listOf(portal, [row(1)]).refuses(readRegistration, 'resource.not_found');
      const element = place(portal);
      (await until(() => find(element, '.row'), 'the list')).click();
      await until(() => words(element).includes('This request is not here'), 'what is wrong');
      button(element, 'Back to the list')?.click();
      await until(() => words(element).includes('Choose a request'), 'back');
    });
    it('works without knowing the reader: it shows, and lets select nothing', async () => {
      listOf(portal, [row(1)]);
      const element = place(portal);
      portal.anew(readMe).refuses(readMe, 'permission.denied');
      await until(() => find(element, '.row'), 'the list');
      equal(all(element, '.tick').length, 0);
    });
    it('asks to sign in without a session, and says who can give access without the right', async () => {
      const element = put<ReviewQueueElement>('<portico-review-queue endpoint="https://portal.example"></portico-review-queue>');
      await until(() => element.matches(':state(unauthorized)'), 'unauthorized');
      await until(() => (button(element, 'Sign in') as HTMLAnchorElement | undefined)?.href === 'https://portal.example/sign-in', 'the link');
      portal.refuses(listRequests, 'permission.denied', { fixer: { who: 'company_admin', name: 'Paul Oduya', email: 'paul@norvent.example' } });
      const refused = place(portal);
      await until(() => words(refused).includes('An admin of your company can change this.'), 'who');
      equal((button(refused, 'Write to Paul Oduya') as HTMLAnchorElement | undefined)?.href, 'mailto:paul@norvent.example');
    });
  });
});
