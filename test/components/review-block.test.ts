import { readRegistration } from '../../schema/registration.ts';
import { blockApplicants, liftBlock, listBlocks } from '../../schema/requests.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, until } from './support/check.ts';
import { all, button, clearPage, find, next, type, words } from './support/page.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { block, listOf } from '../../demo/gallery/samples/desk.ts';
import { openCase, place } from './support/queue-samples.ts';
import { id, instant, row, theCase } from '../../demo/gallery/samples/replies.ts';

describe('portico-review-queue, the vendor’s block', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => { clearPage(); portal.restore(); });
  const blockable = theCase(1, { can: [{ action: 'registration.decline', allowed: true }, { action: 'partner.block', allowed: true }] });
  const dialogOf = (element: Element): Promise<HTMLElement> => until(() => find(element, 'dialog[open]'), 'the dialog');
  const send = (element: Element): void => find<HTMLFormElement>(element, 'dialog form')?.requestSubmit();

  for (const lang of ['en', 'fr']) for (const scheme of ['light', 'dark']) {
    it(`is accessible from a case, and as a list with its form (${lang}, ${scheme})`, async () => {
      const element = await openCase(portal, blockable, { lang, scheme, side: 'vendor' });
      find(element, "[data-action='partner.block']")?.click();
      await dialogOf(element);
      await accessible(element);
      send(element);
      await until(() => find(element, 'dialog .summary'), 'the errors');
      await accessible(element);
      find(element, 'dialog .quiet')?.click();
      portal.replies(listBlocks, { rows: [block(1), block(2, { kind: 'company', value: 'Dubious Trading', country: 'FR' as never, by: null })], next: 'more' });
      find(element, "[data-action='blocks']")?.click();
      await until(() => find(element, '.blocks'), 'the list');
      await accessible(element);
      find(element, "[data-action='block.add']")?.click();
      await until(() => find(element, '.adding'), 'the form');
      await accessible(element);
    });
  }

  it('asks what to block and why, says what follows, and names the company in the button (REG-11)', async () => {
    portal.replies(blockApplicants, { blocks: [block(1)], declined: [id.registration(1)] });
    const element = await openCase(portal, blockable, { side: 'vendor' });
    find(element, "[data-action='partner.block']")?.click();
    const dialog = await dialogOf(element);
    matches(dialog.innerText, /person1@company1\.example[\s\S]*norvent\.example[\s\S]*Norvent Labs, FR[\s\S]*123456789/);
    matches(dialog.innerText, /Their open requests in this program are declined/);
    equal(find(element, 'dialog .destructive')?.innerText, 'Block Norvent Labs');
    send(element);
    await until(() => all(element, 'dialog .error').length === 2, 'what and why are asked for');
    find(element, "dialog [value='domain']")?.click();
    find(element, "dialog [value='company']")?.click();
    type(find(element, '#blockReason'), 'Sanctions.');
    portal.anew(readRegistration).replies(readRegistration, theCase(1, { state: 'declined', declinedBy: 'vendor', decidedBy: 'Camille Roy', decidedAt: instant(0), can: [] }));
    const event = next(element, 'portico-registration-decided');
    send(element);
    equal((await event).detail, { registration: id.registration(1), state: 'declined' });
    equal(portal.to(blockApplicants)[0]?.body, { program: id.program, targets: [{ kind: 'domain', domain: 'norvent.example' }, { kind: 'company', legalName: 'Norvent Labs', country: 'FR' }], reason: 'Sanctions.' });
    await until(() => words(element).includes('Blocked. Open requests of theirs are declined.'), 'the outcome');
    matches(find(element, '.row')?.innerText, 'Declined by Camille Roy');
  });
  it('offers only what is known of the request: no number, no company', async () => {
    const element = await openCase(portal, { ...blockable, companyDetails: null, company: null }, { side: 'vendor' });
    find(element, "[data-action='partner.block']")?.click();
    await dialogOf(element);
    equal(all<HTMLInputElement>(element, 'dialog [name=targets]').map(({ value }) => value), ['address', 'domain']);
  });

  async function openList(rows = [block(1), block(2)], nextCursor: string | null = null, options: Parameters<typeof place>[1] = {}) {
    listOf(portal, [row(1)]).replies(listBlocks, { rows, next: nextCursor });
    const element = place(portal, { side: 'vendor', ...options });
    (await until(() => find(element, "[data-action='blocks']"), 'the button')).click();
    await until(() => find(element, '.blocks, dialog .panel'), 'the list');
    return element;
  }
  it('lists who is blocked, why, by whom and since when; only to who may see it', async () => {
    const element = await openList();
    matches(find(element, '.blocks')?.innerText, /dubious1\.example[\s\S]*Mail domain · Halden Partner Program[\s\S]*Reason 1[\s\S]*by Marta Quill/);
    button(element, 'Close')?.click();
    await until(() => !find(element, 'dialog') && element.shadowRoot?.activeElement === find(element, "[data-action='blocks']"), 'closed, focus given back');
    clearPage();
    const other = place(portal);
    await until(() => find(other, '.row'), 'the list');
    equal(find(other, "[data-action='blocks']"), null);
  });
  it('says that nobody is blocked, and that the list could not be read', async () => {
    const element = await openList([]);
    matches(find(element, 'dialog')?.innerText, 'Nobody is blocked.');
    clearPage();
    portal.anew(listBlocks).refuses(listBlocks, 'permission.denied');
    const refused = place(portal, { side: 'vendor' });
    (await until(() => find(refused, "[data-action='blocks']"))).click();
    await until(() => find(refused, 'dialog')?.innerText.includes('Sentence of permission.denied.'), 'why');
  });
  it('shows more by cursor', async () => {
    const element = await openList([block(1)], 'cursor-1');
    portal.anew(listBlocks).replies(listBlocks, { rows: [block(3)], next: null });
    find(element, 'dialog .inside > .quiet')?.click();
    await until(() => all(element, '.blocks li').length === 2, 'two');
    equal(portal.to(listBlocks).at(-1)?.url.search, '?cursor=cursor-1');
  });
  it('lifts an entry after a question that says what stays', async () => {
    portal.replies(liftBlock, { lifted: true });
    const element = await openList();
    find(element, `[data-lift='${block(1).id}']`)?.click();
    await until(() => find(element, '.sure')?.innerText.includes('What was declined stays declined'), 'the question');
    equal(portal.to(liftBlock).length, 0);
    await accessible(element);
    button(element, 'Lift the block on dubious1.example')?.click();
    await until(() => find(element, 'dialog')?.innerText.includes('dubious1.example is no longer blocked.'), 'lifted');
    equal(all(element, '.blocks li').length, 1);
    equal(portal.to(liftBlock)[0]?.url.pathname, `/v1/blocks/${block(1).id}/lifts`);
  });
  it('adds an entry by hand, checked as it is typed, and says what was declined with it', async () => {
    portal.replies(blockApplicants, { blocks: [block(9, { kind: 'company', value: 'Dubious Trading', country: 'BE' as never })], declined: [id.registration(4)] });
    const element = await openList();
    find(element, "[data-action='block.add']")?.click();
    await until(() => find(element, '.adding'), 'the form');
    send(element);
    await until(() => all(element, 'dialog .error').length === 2, 'address and reason are asked for');
    type(find(element, '#kind'), 'company');
    await until(() => find(element, '#legalName'), 'the company');
    type(find(element, '#legalName'), 'Dubious Trading');
    type(find(element, '#country'), 'BE');
    type(find(element, '#reason'), 'Fraud.');
    send(element);
    await until(() => find(element, 'dialog')?.innerText.includes('Dubious Trading is blocked. 1 open request was declined with it.'), 'added');
    equal(portal.to(blockApplicants)[0]?.body, { program: id.program, targets: [{ kind: 'company', legalName: 'Dubious Trading', country: 'BE' }], reason: 'Fraud.' });
    equal(all(element, '.blocks li').length, 3);
  });
});
