import { toastPage } from '../../demo/gallery/parts/toast.ts';
import type { GalleryToast } from '../../demo/gallery/parts/toast.ts';
import { equal, matches, ok, until } from './support/check.ts';
import { all, clearPage, find } from './support/page.ts';
import { everyState, focused, press, showState } from './support/part.ts';

const show = (name = 'idle', place = {}) => showState<GalleryToast>(toastPage, name, place);
const spoken = (it: HTMLElement): string => find(it, '.toasts [role=status]')?.textContent?.trim() ?? '';
const shown = (it: HTMLElement): string | undefined => find(it, '.toast p')?.innerText;
const wait = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

describe('the toast', () => {
  afterEach(clearPage);
  everyState(toastPage);

  it('is read out once, by a region that was there before; what one sees is no second one', async () => {
    const it = await show();
    const region = find(it, '[role=status]');
    equal([spoken(it), all(it, '[role=status], [aria-live]').length], ['', 1]);
    it.say('saved');
    await it.updateComplete;
    equal([find(it, '[role=status]') === region, spoken(it), shown(it)], [true, 'The note is kept', 'The note is kept']);
    equal(all(it, '[role=status], [aria-live], [role=alert]').length, 1);
    const said = find(it, '[role=status] span');
    find(it, '.dismiss')?.click();
    it.say('saved');
    await it.updateComplete;
    ok(find(it, '[role=status] span') !== said, 'the same message again is read again');
  });
  it('moves nothing, and stays within the element', async () => {
    const it = await show();
    const before = it.getBoundingClientRect();
    it.say('archived', { undo: () => {} });
    await it.updateComplete;
    equal(it.getBoundingClientRect(), before);
    const box = find(it, '.toast')?.getBoundingClientRect() as DOMRect;
    ok(box.top >= before.top && box.bottom <= before.bottom && box.left >= before.left && box.right <= before.right, 'it is within');
  });
  it('shows one at a time; the next comes when one is dismissed', async () => {
    const it = await show();
    it.say('saved');
    it.say('failed', { tone: 'danger' });
    await it.updateComplete;
    equal([all(it, '.toast').length, shown(it)], [1, 'The note is kept']);
    find(it, '.dismiss')?.click();
    await it.updateComplete;
    matches(shown(it), 'could not be kept');
    find(it, '.dismiss')?.click();
    await it.updateComplete;
    equal([all(it, '.toast').length, spoken(it)], [0, '']);
  });
  it('offers to undo, by button and by Control Z outside of fields; says that it is undone, and gives the focus back', async () => {
    let undone = 0;
    const it = await show();
    const archive = find(it, '.stand button') as HTMLElement;
    archive.focus();
    it.say('archived', { undo: () => { undone += 1; } });
    await it.updateComplete;
    matches(spoken(it), 'You can undo this for ten seconds');
    it.focusOn('.undo');
    find(it, '.undo')?.click();
    await until(() => shown(it) === 'Undone', 'it is undone');
    equal([undone, focused(it) === archive], [1, true]);
    find(it, '.dismiss')?.click();
    it.say('archived', { undo: () => { undone += 1; } });
    await it.updateComplete;
    const input = document.createElement('input');
    it.renderRoot.append(input);
    ok(!press(input, 'z', { ctrlKey: true }).defaultPrevented, 'in a field it is the field’s');
    ok(press(archive, 'z', { metaKey: true }).defaultPrevented, 'elsewhere it is ours');
    await until(() => undone === 2 && shown(it) === 'Undone', 'it is undone');
    ok(!press(archive, 'z', { ctrlKey: true }).defaultPrevented, 'without an offer it is the page’s');
  });
  it('says why something could not be undone, and keeps that on screen', async () => {
    const it = await show('not-undone');
    await until(() => shown(it) === 'That could not be undone. Somebody else has opened it since.', 'the reason');
    ok(!find(it, '.undo'), 'nothing is offered any more');
  });
  it('does not undo twice', async () => {
    let undone = 0;
    const it = await show();
    it.say('archived', { undo: () => { undone += 1; return wait(20); } });
    await it.updateComplete;
    find(it, '.undo')?.click();
    find(it, '.undo')?.click();
    await until(() => shown(it) === 'Undone', 'it is undone');
    equal(undone, 1);
  });
  it('goes after its time, which stands still while the pointer or the focus is on it', async () => {
    // The clock of the test: timers, and how much of their time has run.
    const real = { set: globalThis.setTimeout, clear: globalThis.clearTimeout, now: performance.now.bind(performance) };
    let now = 0, timer: { readonly at: number; readonly run: () => void } | undefined;
    globalThis.setTimeout = ((run: () => void, ms: number) => { timer = { at: now + ms, run }; return 1; }) as unknown as typeof setTimeout;
    globalThis.clearTimeout = (() => { timer = undefined; }) as typeof clearTimeout;
    performance.now = () => now;
    const pass = (ms: number): void => {
      now += ms;
      if (!timer || timer.at > now) return;
      const { run } = timer;
      timer = undefined;
      run();
    };
    try {
      const it = await show('idle');
      it.say('archived', { undo: () => {} });
      await it.updateComplete;
      const box = find(it, '.toast') as HTMLElement;
      pass(9_000);
      box.dispatchEvent(new PointerEvent('pointerenter'));
      pass(60_000);
      await it.updateComplete;
      ok(find(it, '.toast'), 'under the pointer it stays');
      it.focusOn('.undo');
      box.dispatchEvent(new PointerEvent('pointerleave'));
      pass(60_000);
      await it.updateComplete;
      ok(find(it, '.toast'), 'with the focus it stays');
      it.focusOn('.stand button');
      pass(900);
      await it.updateComplete;
      ok(find(it, '.toast'), 'the rest of its time is left');
      pass(200);
      await it.updateComplete;
      ok(!find(it, '.toast'), 'then it goes');
      it.say('failed', { tone: 'danger' });
      await it.updateComplete;
      pass(600_000);
      await it.updateComplete;
      ok(find(it, '.toast'), 'a failure waits to be dismissed');
    } finally {
      Object.assign(globalThis, { setTimeout: real.set, clearTimeout: real.clear });
      performance.now = real.now;
    }
  });
  it('leaves nothing behind when the element is removed', async () => {
    const it = await show('plain');
    const place = it.parentElement as HTMLElement;
    it.remove();
    place.append(it);
    it.requestUpdate();
    await it.updateComplete;
    equal(all(it, '.toast').length, 0);
  });
});
