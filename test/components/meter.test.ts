import { type Standing, standing } from '../../components/core/meter.ts';
import { meterPage } from '../../demo/gallery/parts/meter.ts';
import type { GalleryMeter } from '../../demo/gallery/parts/meter.ts';
import { equal, matches, ok } from './support/check.ts';
import { clearPage, find } from './support/page.ts';
import { everyState, showState } from './support/part.ts';

const show = (name: string, place = {}) => showState<GalleryMeter>(meterPage, name, place);
const bar = (it: HTMLElement): HTMLElement => find(it, '[role=meter]') as HTMLElement;
const width = (it: HTMLElement, part: string): number => find(it, part)?.getBoundingClientRect().width ?? 0;

describe('the meter', () => {
  afterEach(clearPage);
  everyState(meterPage);

  it('stands by value and target: reached, close to it, missed; a limit is kept or not; neither is guessed', () => {
    const of = (value: number | undefined, target: number | undefined, more: { atMost?: true; near?: number } = {}): Standing => standing({ value, target, ...more });
    equal([of(5, 5), of(90, 100), of(89.9, 100), of(80, 100, { near: 0.8 })], ['reached', 'near', 'missed', 'near']);
    equal([of(8, 8, { atMost: true }), of(8.1, 8, { atMost: true })], ['reached', 'over']);
    equal([of(3, undefined), of(undefined, 5), of(undefined, undefined), of(0, 0)], ['untargeted', 'unknown', 'unknown', 'reached']);
  });
  it('says the same facts to those who see the bar, those who read, and those who listen', async () => {
    const it = await show('near');
    equal([bar(it).ariaValueNow, bar(it).ariaValueMax, bar(it).ariaValueText], ['88', '100', '88%, target 95%. Close to target']);
    equal(find(it, '.facts')?.innerText, '88%, target 95%');
    matches(find(it, '.chip')?.innerText, 'Close to target');
    equal(find(it, `#${bar(it).getAttribute('aria-labelledby')}`)?.innerText, 'Customers with multifactor sign-in');
    ok(find(it, '.chip .icon'), 'an icon and a word beside the color');
    ok(Math.abs(width(it, '.filled') / width(it, '.scale') - 0.88) < 0.01, 'the bar is as long');
  });
  it('fills its bar beyond the scale, and tells the number as it is', async () => {
    const it = await show('beyond', { lang: 'fr' });
    equal([bar(it).ariaValueNow, width(it, '.filled') === width(it, '.scale')], ['100', true]);
    matches(bar(it).ariaValueText, /^118\s%, objectif 100\s%\. Objectif atteint$/);
  });
  it('shows no mark without a target, and no value that is not known', async () => {
    const free = await show('untargeted'), unknown = await show('unknown');
    equal([find(free, '.goal'), find(unknown, '.filled'), find(unknown, '.facts')], [null, null, null]);
    equal([bar(free).ariaValueText, bar(unknown).ariaValueText], ['3. No target', 'Not known yet']);
  });
  it('begins where reading begins', async () => {
    const it = await show('missed', { dir: 'rtl', width: 400 });
    const [scale, filled] = ['.scale', '.filled'].map((part) => find(it, part)?.getBoundingClientRect()) as [DOMRect, DOMRect];
    ok(Math.abs(scale.right - filled.right) <= 1 && filled.left > scale.left + 50, 'from the right');
  });
});
