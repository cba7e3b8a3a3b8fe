import type { ComboboxOption } from '../../components/core/combobox-hits.ts';
import { matching } from '../../components/core/combobox-hits.ts';
import { comboboxPage } from '../../demo/gallery/parts/combobox.ts';
import type { GalleryCombobox } from '../../demo/gallery/parts/combobox.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, clearPage, find, put } from './support/page.ts';
import { everyState, press, showState } from './support/part.ts';

const labels = (it: HTMLElement): string[] => all(it, '[role=option]').map((each) => each.textContent?.trim() ?? '');
const input = (it: HTMLElement): HTMLInputElement => find<HTMLInputElement>(it, 'input') as HTMLInputElement;
const status = (it: HTMLElement): string => find(it, '[role=status]')?.textContent?.trim() ?? '';
const isOpen = (it: HTMLElement): boolean => input(it).ariaExpanded === 'true' && (find(it, '.options')?.matches(':popover-open') ?? false);
const marked = (it: HTMLElement): string | undefined => find(it, `#${input(it).getAttribute('aria-activedescendant')}`)?.textContent?.trim();
const show = (name = 'closed', place = {}) => showState<GalleryCombobox>(comboboxPage, name, place);

describe('the combobox', () => {
  afterEach(clearPage);
  everyState(comboboxPage);

  it('finds each word that is typed, without accents, case, hyphens and apostrophes; what begins with it comes first', () => {
    const options: ComboboxOption[] = ['Le Mans', 'Saint-Étienne', 'L’Œil du Mans', 'Mansle'].map((label) => ({ value: label, label }));
    equal(matching(options, 'saint etienne').map(({ label }) => label), ['Saint-Étienne']);
    equal(matching(options, 'OEIL').map(({ label }) => label), ['L’Œil du Mans']);
    equal(matching(options, 'mans').map(({ label }) => label), ['Mansle', 'Le Mans', 'L’Œil du Mans']);
    equal(matching(options, 'mans le').map(({ label }) => label), ['Le Mans', 'Mansle']);
    equal(matching(options, ' ').length, 4);
  });
  it('opens by arrow key or click, moves round with the arrows, and takes what is marked with Enter, which then sends nothing', async () => {
    const it = await show();
    await it.press('ArrowDown');
    ok(isOpen(it), 'it is open');
    matches(marked(it), 'Norvent Labs');
    await it.press('ArrowUp');
    matches(marked(it), 'Lumenor');
    await it.press('ArrowDown', 'ArrowDown');
    matches(marked(it), 'Brume & Fils');
    ok(press(input(it), 'Enter').defaultPrevented, 'no form is sent');
    await it.updateComplete;
    equal([it.form.value('distributor'), input(it).value, isOpen(it)], ['f2', 'Brume & Fils', false]);
    input(it).click();
    await it.updateComplete;
    ok(isOpen(it), 'a click opens it');
    matches(find(it, '.chosen')?.textContent, 'Brume & Fils');
    equal(labels(it).length, 6, 'with all options');
    ok(!press(input(it), 'Enter').defaultPrevented, 'without a mark, Enter is the form’s');
  });
  it('Home and End move the caret, and nothing is marked then; Alt with an arrow opens and closes only', async () => {
    const it = await show();
    await it.press('ArrowDown');
    ok(!press(input(it), 'Home').defaultPrevented, 'the caret moves');
    await it.updateComplete;
    equal([marked(it), isOpen(it)], [undefined, true]);
    press(input(it), 'ArrowUp', { altKey: true });
    await it.updateComplete;
    ok(!isOpen(it), 'closed');
    press(input(it), 'ArrowDown', { altKey: true });
    await it.updateComplete;
    equal([marked(it), isOpen(it)], [undefined, true]);
  });
  it('Escape closes the list and not the dialog around it; a second one is the dialog’s', async () => {
    const it = await show('open');
    let seen = 0;
    it.addEventListener('keydown', ({ key }) => { if (key === 'Escape') seen += 1; });
    ok(press(input(it), 'Escape').defaultPrevented, 'it is used up');
    await it.updateComplete;
    equal([isOpen(it), seen], [false, 0]);
    ok(!press(input(it), 'Escape').defaultPrevented, 'the second is not');
    equal(seen, 1);
  });
  it('Tab takes what is marked and moves on; leaving without a mark keeps what was typed and says that it is no choice', async () => {
    const it = await show('open');
    ok(!press(input(it), 'Tab').defaultPrevented, 'the focus moves on');
    equal(it.form.value('distributor'), 'f2');
    const other = await show();
    input(other).focus();
    await other.type('Brum');
    input(other).blur();
    await other.updateComplete;
    equal([input(other).value, isOpen(other)], ['Brum', false]);
    matches(find(other, '.error')?.textContent, 'Choose an entry from the list');
    equal(input(other).ariaInvalid, 'true');
    ok(!other.form.check(), 'the form refuses it');
  });
  it('says how many there are, once typing changes it, and when there are none', async () => {
    const it = await show();
    equal(status(it), '');
    await it.type('l');
    equal(status(it), `${labels(it).length} entries`);
    await it.type('Kestr');
    equal(status(it), '1 entry');
    await it.type('zzz');
    equal(status(it), 'Nothing matches what you typed');
    const french = await show('many', { lang: 'fr' });
    matches(status(french), /^Les 100 premiers sur 1\s234\./);
    equal(labels(french).length, 100);
  });
  it('takes a text that is exactly one option’s label as chosen, whether keys typed it or autofill brought it with `change` alone', async () => {
    const it = await show();
    input(it).value = 'brume & FILS';
    input(it).dispatchEvent(new Event('change', { bubbles: true }));
    await it.updateComplete;
    equal([it.form.value('distributor'), isOpen(it)], ['f2', false]);
    ok(it.form.check(), 'the form takes it');
    input(it).focus();
    input(it).blur();
    await it.updateComplete;
    equal(input(it).value, 'Brume & Fils', 'it is written as the list writes it');
    await it.type('Brume & Fil');
    equal(it.form.value('distributor'), 'Brume & Fil', 'changed, it is no choice any more');
  });
  it('does not take a label that two options have', async () => {
    const it = await show();
    it.options = [{ value: 'a', label: 'Orvela', detail: 'Lyon' }, { value: 'b', label: 'Orvela', detail: 'Gent' }];
    await it.type('orvela');
    equal(it.form.value('distributor'), 'orvela');
    find(it, '[role=option]:last-child')?.click();
    equal(it.form.value('distributor'), 'b');
  });
  it('asks after a pause, one question at a time, and drops the stale answer', async () => {
    const asked: string[] = [], signals: AbortSignal[] = [];
    const it = await show();
    it.options = (text, signal) => {
      asked.push(text);
      signals.push(signal);
      return new Promise((resolve) => { setTimeout(() => resolve([{ value: text, label: `Found ${text}` }]), text === 'a' ? 60 : 10); });
    };
    await it.type('a');
    equal([status(it), find(it, '.options')?.ariaBusy], ['Loading…', 'true']);
    await until(() => asked.length === 1, 'the first question');
    await it.type('ab');
    await it.type('abc');
    await until(() => labels(it)[0] === 'Found abc', 'the answer');
    equal([asked, signals[0]?.aborted], [['a', 'abc'], true]);
    await new Promise((resolve) => { setTimeout(resolve, 80); });
    equal(labels(it), ['Found abc']);
  });
  it('says that the list could not be loaded, and loads it again by button or arrow key; what was typed stays', async () => {
    let broken = true;
    const it = await show();
    it.options = async (text) => {
      if (broken) throw new Error('unreachable');
      return [{ value: '1', label: `Found ${text}` }];
    };
    await it.type('nor');
    await until(() => status(it).startsWith('The list could not be loaded.'), 'the failure');
    equal(input(it).value, 'nor');
    broken = false;
    await it.press('ArrowDown');
    await until(() => labels(it)[0] === 'Found nor', 'the answer');
    broken = true;
    await it.type('x');
    await until(() => find(it, '.note button'), 'the button');
    broken = false;
    find(it, '.note button')?.click();
    await until(() => labels(it)[0] === 'Found x', 'the answer');
  });
  it('is a named, native input of the form, required and described by hint and error', async () => {
    const it = await show('required');
    equal([input(it).name, input(it).form?.localName, input(it).ariaRequired, input(it).ariaInvalid], ['distributor', 'form', 'true', 'true']);
    equal(input(it).getAttribute('aria-describedby'), 'distributor-hint distributor-error');
    matches(find(it, '.error')?.textContent, 'Please fill this in');
    it.form.set('distributor', 'f5');
    it.form.clear();
    await it.updateComplete;
    equal(input(it).value, '', 'a cleared form clears it');
  });
  it('hangs at its input, as wide as it, also from right to left, and a press in it leaves the focus where it is', async () => {
    for (const dir of [undefined, 'rtl'] as const) {
      const it = await show('open', { width: 320, dir });
      const box = find(it, '.options')?.getBoundingClientRect() as DOMRect, field = input(it).getBoundingClientRect();
      ok(Math.abs(box.left - field.left) <= 1 && Math.abs(box.width - field.width) <= 1 && (Math.abs(box.top - field.bottom) <= 6 || Math.abs(box.bottom - field.top) <= 6), `${dir ?? 'ltr'}: ${JSON.stringify([box, field])}`);
      const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
      find(it, '[role=option]')?.dispatchEvent(down);
      ok(down.defaultPrevented, 'the focus stays');
      clearPage();
    }
  });
  it('hangs below its input in its place where the browser cannot anchor it', async () => {
    const { supports } = CSS;
    CSS.supports = ((condition: string) => !condition.includes('anchor') && supports.call(CSS, condition)) as typeof CSS.supports;
    try {
      const it = await show('open', { width: 320 });
      const list = find(it, '.options') as HTMLElement, field = input(it).getBoundingClientRect();
      equal([list.popover, list.hidden, marked(it)?.startsWith('Brume')], [null, false, true]);
      ok(Math.abs(list.getBoundingClientRect().top - field.bottom) <= 6 && Math.abs(list.getBoundingClientRect().width - field.width) <= 1, 'below it, as wide');
      await it.press('Escape');
      ok(list.hidden, 'closed');
    } finally {
      CSS.supports = supports;
    }
  });
  it('opens over a dialog that would clip it', async () => {
    const box = put<HTMLDialogElement>('<dialog><div></div></dialog>');
    box.showModal();
    const place = box.firstElementChild as HTMLElement;
    await comboboxPage.states.find(({ name }) => name === 'open')?.show(place);
    const it = place.firstElementChild as GalleryCombobox;
    const list = (find(it, '.options') as HTMLElement).getBoundingClientRect(), around = box.getBoundingClientRect();
    ok(list.bottom > around.bottom + 10 || list.top < around.top - 10, 'it reaches beyond the dialog');
    const beyond = list.bottom > around.bottom + 10 ? list.bottom - 8 : list.top + 8;
    ok(it.shadowRoot?.elementFromPoint(list.left + 30, beyond)?.closest('.options'), 'and can be pressed there');
    press(input(it), 'Escape');
    await it.updateComplete;
    ok(box.open && !isOpen(it), 'the dialog stays');
  });
  it('stays whole where a page has other form fields of the same name', async () => {
    const form = put<HTMLFormElement>('<form><div></div></form>');
    await comboboxPage.states[0]?.show(form.firstElementChild as HTMLElement);
    equal([...new FormData(form).keys()], []);
  });
});
