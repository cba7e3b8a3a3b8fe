import { ProviderElement } from '../../components/core/provider.ts';
import { addressLines } from '../../components/operators/address-list.ts';
import { OperatorManagerElement } from '../../components/operators/operator-manager.ts';
import { readMe } from '../../schema/operators.ts';
import { importOperators } from '../../schema/team.ts';
import { Portal } from '../../demo/gallery/portal.ts';
import { instant } from '../../demo/gallery/samples/replies.ts';
import { admin, importFile, importing, listing } from '../../demo/gallery/samples/team.ts';
import { accessible } from './support/axe.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { clearPage, define, find, next, put, words } from './support/page.ts';

define('portico-provider', ProviderElement);
define('portico-operator-manager', OperatorManagerElement);

describe('an import of operators', () => {
  let portal: Portal;
  beforeEach(() => { portal = new Portal(); });
  afterEach(() => { clearPage(); portal.restore(); });
  async function open(): Promise<OperatorManagerElement> {
    listing(portal).replies(readMe, admin());
    const provider = put<ProviderElement>('<portico-provider endpoint="https://portal.example"><portico-operator-manager></portico-operator-manager></portico-provider>', { width: 960 });
    provider.fetchSession = () => Promise.resolve({ token: 'operator-token', expiresAt: instant(10) });
    const element = provider.firstElementChild as OperatorManagerElement;
    await until(() => find(element, "#actions [data-action='import']"), 'the action');
    find(element, "#actions [data-action='import']")?.click();
    await until(() => find(element, '.drop'), 'the dialog');
    return element;
  }
  const drop = (element: Element, file: File): void => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    find(element, '.drop')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  };
  const sent = (dryRun: boolean) => portal.to(importOperators).filter(({ body }) => (body as { dryRun: boolean }).dryRun === dryRun);

  it('OPR-8: a dropped file is checked first; then those that can be are imported, with a result for each line', async () => {
    importing(portal);
    const element = await open();
    drop(element, importFile(120));
    await until(() => find(element, '#fates'), 'what would happen');
    equal([sent(true).length, sent(false).length], [3, 0]);
    const counts = find(element, '.counts')?.textContent ?? '';
    for (const said of ['106 people are added', '11 are there already', '3 lines are left out']) matches(counts, said);
    matches(find(element, '.lines tbody tr')?.textContent, 'Unknown Industries');
    await accessible(element);
    const told = next(element, 'portico-operators-imported');
    find(element, "[data-action='import.run']")?.click();
    equal((await told).detail, { added: 106, unchanged: 11, refused: 3 });
    ok(sent(false).every(({ body }) => (body as { rows: { organization: string }[] }).rows.every(({ organization }) => organization === 'Ferrowatt')), 'what was left out was sent');
  });
  it('a lost connection is waited for, and the same request is sent again under the same key', async () => {
    importing(portal);
    const element = await open();
    drop(element, importFile(3));
    await until(() => find(element, '#fates'), 'what would happen');
    portal.anew(importOperators).refuses(importOperators, 'service.failed');
    find(element, "[data-action='import.run']")?.click();
    await until(() => words(element).includes('The connection is lost.'), 'the word');
    importing(portal.anew(importOperators));
    dispatchEvent(new Event('online'));
    await until(() => words(element).includes('What happened'), 'the end');
    equal(new Set(sent(false).map(({ headers }) => headers.get('Idempotency-Key'))).size, 1);
  });
  it('it can be stopped; what is not sent stays out, and what is refused as a whole is said', async () => {
    importing(portal);
    const element = await open();
    drop(element, new File(['Company,Name\nFerrowatt,Ana'], 'users.csv'));
    matches((await until(() => find(element, 'dialog .refusal'), 'the refusal')).textContent, 'A column is missing: E-mail and Roles');
    drop(element, importFile(60));
    await until(() => find(element, '#fates'), 'what would happen');
    portal.anew(importOperators).hangs(importOperators);
    find(element, "[data-action='import.run']")?.click();
    await until(() => find(element, "[data-action='import.stop']"), 'the button');
    find(element, "[data-action='import.stop']")?.click();
    await until(() => words(element).includes('Stopped.'), 'the end');
  });
});

describe('a pasted list of addresses', () => {
  it('is parted by lines, commas and semicolons, not inside quotes and brackets', () => {
    equal(addressLines(' a@b.example,c@d.example;\r\n"Moreau, Ada" <ada@e.example>\n\n Zoë <zoe@f.example>, g'), ['a@b.example', 'c@d.example', '"Moreau, Ada" <ada@e.example>', 'Zoë <zoe@f.example>', 'g']);
    equal(addressLines('"open, a@b.example\nc@d.example'), ['"open, a@b.example', 'c@d.example']);
  });
});
