import { PageTrail } from '../../components/core/pager.ts';
import { pagerPage } from '../../demo/gallery/parts/pager.ts';
import type { GalleryPager } from '../../demo/gallery/parts/pager.ts';
import { equal, matches, ok } from './support/check.ts';
import { clearPage, find } from './support/page.ts';
import { everyState, focused, showState } from './support/part.ts';

const show = (name = 'middle', place = {}) => showState<GalleryPager>(pagerPage, name, place);
const range = (it: HTMLElement): string => find(it, '[role=status]')?.innerText ?? '';
const turn = (it: HTMLElement, way: string): HTMLElement => find(it, `[data-page=${way}]`) as HTMLElement;

describe('the pager', () => {
  afterEach(clearPage);
  everyState(pagerPage);

  it('says which rows are on screen, of how many: exactly, at least, or not', async () => {
    equal([range(await show()), range(await show('first')), range(await show('last')), range(await show('empty'))], ['Showing 51–100 of 1,000+', 'Showing 1–50 of 1,234', 'Showing 101–107', 'Nothing to show']);
    matches(range(await show('middle', { lang: 'fr' })), /^Lignes 51 à 100 sur plus de 1\s000$/);
  });
  it('turns to the page before and after; where there is none the button stays, says so and keeps the focus', async () => {
    const it = await show('first');
    const turned: string[] = [];
    it.view = { ...it.view, next: () => turned.push('next'), previous: () => turned.push('previous') };
    it.requestUpdate();
    await it.updateComplete;
    turn(it, 'previous').focus();
    turn(it, 'previous').click();
    turn(it, 'next').click();
    equal([turned, focused(it) === turn(it, 'previous'), turn(it, 'previous').ariaDisabled], [['next'], true, 'true']);
    equal(find(it, `#${turn(it, 'previous').getAttribute('aria-describedby')}`)?.textContent, 'This is the first page');
  });
  it('turns once while a page is on its way', async () => {
    const it = await show('busy');
    let turned = 0;
    it.view = { ...it.view, next: () => { turned += 1; } };
    it.requestUpdate();
    await it.updateComplete;
    turn(it, 'next').click();
    equal([turn(it, 'next').ariaBusy, turned], ['true', 0]);
  });
  it('lets one choose how many rows a page has', async () => {
    const it = await show('sizes');
    let size = 0;
    it.view = { sizes: { size: 50, offered: [25, 50, 100], resize: (wanted) => { size = wanted; } } };
    it.requestUpdate();
    await it.updateComplete;
    const select = find<HTMLSelectElement>(it, 'select') as HTMLSelectElement;
    equal([select.value, select.labels[0]?.innerText.split('\n')[0]?.trim()], ['50', 'Rows a page']);
    select.value = '100';
    select.dispatchEvent(new Event('change'));
    equal(size, 100);
  });
  it('keeps the way back through cursors, with the number of the first row', () => {
    const trail = new PageTrail();
    equal([trail.cursor, trail.first, trail.hasPrevious], [undefined, 1, false]);
    trail.forward('b', 50);
    trail.forward('c', 50);
    equal([trail.cursor, trail.first, trail.hasPrevious], ['c', 101, true]);
    trail.back();
    equal([trail.cursor, trail.first], ['b', 51]);
    trail.back();
    trail.back();
    equal([trail.cursor, trail.first, trail.hasPrevious], [undefined, 1, false]);
    trail.forward('b', 50);
    trail.restart();
    ok(trail.cursor === undefined && trail.first === 1 && !trail.hasPrevious, 'from the start');
  });
});
