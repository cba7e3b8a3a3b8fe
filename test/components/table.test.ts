import { Selection } from '../../components/core/selection.ts';
import { tablePage } from '../../demo/gallery/parts/table.ts';
import type { GalleryTable } from '../../demo/gallery/parts/table.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, clearPage, find } from './support/page.ts';
import { everyState, focused, showState } from './support/part.ts';

const show = (name = 'rows', place = {}) => showState<GalleryTable>(tablePage, name, place);
const rows = (it: HTMLElement): HTMLElement[] => all(it, 'tbody tr');
const names = (it: HTMLElement): string[] => all(it, 'tbody th').map((each) => each.innerText.trim());
const boxes = (it: HTMLElement): HTMLInputElement[] => all<HTMLInputElement>(it, 'tbody .tick input');
const heights = (it: HTMLElement): number[] => [...new Set(rows(it).map((row) => Math.round(row.getBoundingClientRect().height)))];
const click = async (it: GalleryTable, target: HTMLElement | null | undefined, more: MouseEventInit = {}): Promise<void> => {
  target?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...more }));
  await it.updateComplete;
};

describe('the table', () => {
  afterEach(clearPage);
  everyState(tablePage);

  it('is a native table with headers of columns and rows, and keeps these roles as cards', async () => {
    for (const width of [900, 400]) {
      const it = await show('rows', { width });
      const table = find(it, 'table') as HTMLTableElement;
      equal([table.ariaLabel, table.rows.length, table.tHead?.rows[0]?.cells.length], ['Customers', 7, 7]);
      equal([find(it, 'tbody th')?.getAttribute('scope'), find(it, 'tbody th')?.role, rows(it)[0]?.role], ['row', 'rowheader', 'row']);
    }
  });
  it('has rows of 40 pixels, compact ones of 32; those on their way are as high, and nothing below moves', async () => {
    equal([heights(await show()), heights(await show('loading')), heights(await show('compact'))].map(([height = 0]) => height), [40, 40, 32]);
    const [full, coming] = [await show(), await show('loading')];
    equal(full.getBoundingClientRect().height, coming.getBoundingClientRect().height);
    equal([find(coming, 'table')?.ariaBusy, find(coming, '.tabular > [role=status]')?.textContent], ['true', 'Loading the list']);
    ok(rows(coming).every((row) => row.ariaHidden === 'true'), 'their places say nothing');
  });
  it('keeps the rows on screen while others are on their way, and says so', async () => {
    const it = await show('busy');
    equal([rows(it).length, find(it, 'table')?.ariaBusy, find(it, '.tabular > [role=status]')?.textContent], [6, 'true', 'Loading the list']);
  });
  it('keeps the height of its rows when names are long, in French too', async () => {
    equal(heights(await show('rows', { width: 620, lang: 'fr' })).length, 1);
  });
  it('aligns numbers at the end in tabular figures, text at the start', async () => {
    const it = await show();
    const style = (selector: string): CSSStyleDeclaration => getComputedStyle(find(it, selector) as HTMLElement);
    equal([style('td.end').textAlign, style('td.end').fontVariantNumeric, style('tbody th').textAlign], ['end', 'tabular-nums', 'start']);
  });
  it('keeps its header in sight', async () => {
    const it = await show();
    equal(getComputedStyle(find(it, 'thead th') as HTMLElement).position, 'sticky');
  });
  it('sorts by buttons in its header, and says how', async () => {
    const it = await show();
    const header = (): string[] => all(it, 'thead th').map((each) => each.ariaSort ?? '-');
    equal([header().filter((sort) => sort !== '-'), names(it)[0]], [['ascending'], 'Brume & Fils']);
    await click(it, all(it, '.sort')[0]);
    equal([header()[0], names(it).at(-1)], ['descending', 'Brume & Fils']);
    await click(it, all(it, '.sort')[1]);
    equal([header().indexOf('ascending') > 0, names(it)[0], header()[0]], [true, 'Brume & Fils', '-']);
    equal(all(it, '.sort').length, 2, 'only where it can be sorted');
  });
  it('selects by checkbox, a range with Shift, all that is shown; says how many, with the actions in place of the filters; the rows do not move', async () => {
    const it = await show();
    const top = rows(it)[0]?.getBoundingClientRect().top;
    boxes(it)[0]?.click();
    await it.updateComplete;
    const bar = find(it, '.above [role=status]');
    equal([bar?.textContent, rows(it)[0]?.getBoundingClientRect().top, find(it, '.filters')?.inert], ['1 selected', top, true]);
    await click(it, boxes(it)[2], { shiftKey: true });
    equal(bar?.textContent, '3 selected');
    const allBox = find<HTMLInputElement>(it, 'thead input') as HTMLInputElement;
    ok(allBox.indeterminate, 'some');
    allBox.click();
    await it.updateComplete;
    equal([bar?.textContent, allBox.indeterminate, allBox.checked], ['6 selected', false, true]);
    await click(it, find(it, "[data-action='deselect']"));
    equal([bar?.textContent, it.selection.ids.size, find(it, '.filters')?.inert], ['', 0, false]);
    ok(boxes(it).every(({ ariaLabel }) => ariaLabel?.startsWith('Select ')), 'each box is named');
  });
  it('opens a row by a press anywhere on it but its controls, and by its name for the keyboard', async () => {
    const it = await show();
    await click(it, all(it, 'tbody td.end')[1]);
    equal(it.opened, 'Corvane Distribution');
    await click(it, find(it, 'tbody .name'));
    equal(it.opened, 'Brume & Fils');
    await click(it, boxes(it)[2]);
    await click(it, all(it, '.menu > button')[3]);
    equal(it.opened, 'Brume & Fils', 'a control does only what it is for');
  });
  it('where the name opens something else, opening the row leads the menu, so that the keyboard has it too', async () => {
    const it = await show();
    let contact = '';
    it.more = { openName: ({ name }) => { contact = name; } };
    it.requestUpdate();
    await it.updateComplete;
    await click(it, find(it, 'tbody .name'));
    equal([contact, it.opened], ['Brume & Fils', '']);
    const first = find(it, 'tbody [role=menuitem]');
    equal(first?.innerText, 'Open the details');
    await click(it, first);
    equal(it.opened, 'Brume & Fils');
  });
  it('has a menu of actions at the end of a row, named after it', async () => {
    const it = await show('menu');
    await until(() => focused(it)?.dataset['action'] === 'customer', 'it is open');
    matches(find(it, "[data-id='f3'] .menu > button")?.ariaLabel, 'Actions for Corvane Distribution');
    matches(find(it, "[data-id='f3'] .reason")?.innerText, 'A distributor manages its own account.');
  });
  it('says in place of rows what would be here, and offers the first action', async () => {
    const it = await show('empty');
    matches(find(it, 'tbody')?.innerText, /No customers yet[\s\S]*Add a customer/);
    equal(find<HTMLTableCellElement>(it, 'tbody td')?.colSpan, 7);
  });
  it('shows each row as a card under 560 pixels, labeled by its columns, with what a narrow table leaves out', async () => {
    const [wide, middle, card] = [await show('rows', { width: 900 }), await show('rows', { width: 700 }), await show('rows', { width: 400 })];
    const columns = (it: HTMLElement): number => [...(rows(it)[0]?.children ?? [])].filter((cell) => cell.checkVisibility()).length;
    equal([columns(wide), columns(middle), columns(card)], [7, 5, 7]);
    const label = getComputedStyle(find(card, 'tbody td[data-label]') as HTMLElement, '::before').content;
    matches(label, 'Town');
    equal(getComputedStyle(find(wide, 'tbody td[data-label]') as HTMLElement, '::before').content, 'none');
    ok(all(card, '.sort').every((each) => each.checkVisibility()), 'it can be sorted still');
  });
});

describe('a selection', () => {
  const list = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  it('takes ranges from the row that was selected last, in both directions', () => {
    const selection = new Selection();
    selection.toggle(list, { id: 'c' }, false);
    selection.toggle(list, { id: 'a' }, true);
    equal([...selection.ids].toSorted(), ['a', 'b', 'c']);
    selection.toggle(list, { id: 'b' }, false);
    equal(selection.of(list).map(({ id }) => id), ['a', 'c']);
    selection.toggleAll(list);
    equal(selection.ids.size, 4);
    selection.toggleAll(list);
    equal(selection.ids.size, 0);
  });
});
