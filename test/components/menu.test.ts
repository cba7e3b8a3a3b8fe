import { menuPage } from '../../demo/gallery/parts/menu.ts';
import type { GalleryMenu } from '../../demo/gallery/parts/menu.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, clearPage, find } from './support/page.ts';
import { everyState, focused, press, showState } from './support/part.ts';

const opener = (it: HTMLElement): HTMLElement => find(it, '.menu > button') as HTMLElement;
const list = (it: HTMLElement): HTMLElement => find(it, '[role=menu]') as HTMLElement;
const items = (it: HTMLElement): HTMLElement[] => all(it, '[role=menuitem]');
const isOpen = (it: HTMLElement): boolean => list(it).matches(':popover-open');
const at = (it: HTMLElement): string | undefined => focused(it)?.dataset['action'];
async function open(name = 'open', place = {}): Promise<GalleryMenu> {
  const it = await showState<GalleryMenu>(menuPage, name, place);
  await until(() => at(it) === 'details', 'the first action has the focus');
  return it;
}

describe('the menu', () => {
  afterEach(clearPage);
  everyState(menuPage);

  it('opens by its button with the focus on the first action, and says that it is open', async () => {
    const it = await showState<GalleryMenu>(menuPage, 'closed');
    equal([opener(it).getAttribute('aria-haspopup'), opener(it).ariaExpanded, isOpen(it)], ['menu', 'false', false]);
    opener(it).focus();
    opener(it).click();
    await until(() => at(it) === 'details' && opener(it).ariaExpanded === 'true', 'it is open');
    ok(items(it).every((item) => item.tabIndex === -1), 'one stop for Tab');
  });
  it('opens with the arrows: down on the first action, up on the last', async () => {
    const it = await showState<GalleryMenu>(menuPage, 'closed');
    opener(it).focus();
    press(opener(it), 'ArrowUp');
    equal(at(it), 'unlink');
    press(items(it)[3] as HTMLElement, 'Escape');
    press(opener(it), 'ArrowDown');
    equal(at(it), 'details');
  });
  it('moves round with the arrows, to the ends with Home and End', async () => {
    const it = await open();
    const steps = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End'].map((key) => {
      ok(press(focused(it) as HTMLElement, key).defaultPrevented, 'the page does not scroll');
      return at(it);
    });
    equal(steps, ['customer', 'link', 'unlink', 'details', 'unlink', 'details', 'unlink']);
  });
  it('goes to what is typed; the same letter goes round; accents do not matter', async () => {
    const it = await open('open', { lang: 'fr' });
    press(focused(it) as HTMLElement, 'e');
    equal(at(it), 'link');
    await new Promise((resolve) => { setTimeout(resolve, 550); });
    press(focused(it) as HTMLElement, 'o');
    equal(at(it), 'details');
    press(focused(it) as HTMLElement, 'o');
    equal(at(it), 'customer');
    await new Promise((resolve) => { setTimeout(resolve, 550); });
    for (const key of 'ouvrir le d') press(focused(it) as HTMLElement, key);
    equal(at(it), 'details');
  });
  it('Escape closes it, gives the focus back, and is not the page’s', async () => {
    const it = await showState<GalleryMenu>(menuPage, 'closed');
    opener(it).focus();
    press(opener(it), 'ArrowDown');
    let seen = 0;
    it.addEventListener('keydown', () => { seen += 1; });
    press(focused(it) as HTMLElement, 'Escape');
    equal([isOpen(it), focused(it) === opener(it), seen], [false, true, 0]);
    press(opener(it), 'ArrowDown');
    press(focused(it) as HTMLElement, 'Tab');
    equal(isOpen(it), false, 'Tab closes it too');
  });
  it('closes, gives the focus back and then acts', async () => {
    const it = await showState<GalleryMenu>(menuPage, 'closed');
    opener(it).focus();
    press(opener(it), 'ArrowDown');
    items(it)[1]?.click();
    await it.updateComplete;
    equal([isOpen(it), focused(it) === opener(it), it.chosen], [false, true, 'Open customer']);
  });
  it('keeps an action that cannot be done, says why, and does nothing', async () => {
    const it = await open('refused');
    const refused = items(it)[2] as HTMLElement;
    press(focused(it) as HTMLElement, 'ArrowDown');
    press(focused(it) as HTMLElement, 'ArrowDown');
    equal([at(it), refused.getAttribute('aria-disabled')], ['link', 'true']);
    matches(find(it, `#${refused.getAttribute('aria-describedby')}`)?.innerText, 'The company has no confirmed e-mail address.');
    equal(refused.innerText.trim(), 'Send activation link');
    refused.click();
    await it.updateComplete;
    equal([isOpen(it), it.chosen], [true, '']);
  });
  it('what takes something away stands last, after a line', async () => {
    const it = await open();
    ok(items(it).at(-1)?.classList.contains('removes') && items(it).at(-1)?.previousElementSibling?.localName === 'hr', 'the last, after a line');
  });
  it('hangs at its button and stays on the page, also at the other side and from right to left', async () => {
    for (const dir of [undefined, 'rtl'] as const) {
      const it = await open('refused', { width: 280, dir });
      const box = list(it).getBoundingClientRect(), button = opener(it).getBoundingClientRect();
      ok(box.left >= 0 && box.right <= innerWidth && Math.abs(box.top - button.bottom) <= 6, `${dir ?? 'ltr'}: ${JSON.stringify([box, button])}`);
      clearPage();
    }
  });
});
