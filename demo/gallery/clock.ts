/** The gallery's clock stands still, so that dates and countdowns look the same in every picture. Imported first: the samples count from it. */
export const galleryNow = Date.parse('2026-06-16T09:30:00Z');

const RealDate = Date;
class StillDate extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(galleryNow);
    else super(...(given as [number]));
  }
  static override now(): number { return galleryNow; }
}
globalThis.Date = StillDate as DateConstructor;

/** For pictures, what would go by itself after some seconds stays: a toast, another try, a list that is read again. */
if (new URLSearchParams(location.search).has('still')) {
  const { setTimeout: soon, setInterval: often } = globalThis;
  globalThis.setTimeout = ((act: () => void, pause = 0, ...given: unknown[]) => (pause >= 2_500 && pause < 15_000 ? 0 : soon(act, pause, ...given))) as typeof setTimeout;
  globalThis.setInterval = ((act: () => void, pause = 0, ...given: unknown[]) => (pause >= 2_500 ? 0 : often(act, pause, ...given))) as typeof setInterval;
  for (const [from, event] of [[window, 'focus'], [document, 'visibilitychange']] as const) from.addEventListener(event, (it) => { if (it.isTrusted && it.target === from) it.stopImmediatePropagation(); }, true);
}
