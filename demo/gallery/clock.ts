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

/** For pictures, what would go by itself after some seconds stays: a toast, another try. */
if (new URLSearchParams(location.search).has('still')) {
  const real = globalThis.setTimeout;
  globalThis.setTimeout = ((act: () => void, pause = 0, ...given: unknown[]) => (pause >= 2_500 && pause < 15_000 ? 0 : real(act, pause, ...given))) as typeof setTimeout;
}
