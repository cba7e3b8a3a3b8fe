/** From the skeleton to what comes: how far the page below an element moves. */
import { chromium } from 'playwright-core';
import { expect, inject, test } from 'vitest';

interface Seen { skeleton: number; ready: number; /** When the skeleton was last there. */ until: number; shifts: { value: number; startTime: number }[] }
/** Replies take their time, so that there is a skeleton; a page goes on below the element. `shift`: its layout shift from then on, as the browser counts it. */
async function moved(name: string, state: string, width: number): Promise<{ skeleton: number; ready: number; shift: number }> {
  const browser = await chromium.connect(inject('galleryBrowser'));
  const context = await browser.newContext({ viewport: { width, height: 900 }, timezoneId: 'UTC' });
  try {
    await context.addInitScript((tag) => {
      let real = globalThis.fetch;
      const slow: typeof fetch = async (...sent) => { await new Promise((resolve) => { setTimeout(resolve, 400); }); return real(...sent); };
      Object.defineProperty(globalThis, 'fetch', { get: () => slow, set: (next: typeof fetch) => { real = next; } });
      const seen = ((globalThis as unknown as { seen: Seen }).seen = { skeleton: 0, ready: 0, until: Infinity, shifts: [] as Seen['shifts'] });
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.shifts.push(entry as unknown as Seen['shifts'][number]); }).observe({ type: 'layout-shift' });
      const look = (): void => {
        const element = document.querySelector(`.place ${tag}`), height = Math.round(element?.getBoundingClientRect().height ?? 0);
        if (element?.shadowRoot?.querySelector('.skeleton')) Object.assign(seen, { skeleton: height, until: performance.now() });
        seen.ready = height;
        requestAnimationFrame(look);
      };
      look();
      addEventListener('DOMContentLoaded', () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('.place { min-height: 0 !important; } .below { height: 2000px; background: #ddd; }');
        document.adoptedStyleSheets.push(sheet);
        const below = document.createElement('section');
        below.className = 'below';
        below.textContent = 'The page goes on.';
        document.body.append(below);
      });
    }, name);
    const page = await context.newPage();
    await page.goto(`${inject('gallery')}?${new URLSearchParams({ page: name, state })}`);
    await page.waitForFunction(() => document.documentElement.dataset['settled'] === 'true');
    await page.waitForTimeout(300);
    // Entries do not pass to this side by themselves: they are no plain objects.
    const { skeleton, ready, until, shifts } = await page.evaluate(() => { const { seen } = globalThis as unknown as { seen: Seen }; return { ...seen, shifts: seen.shifts.map(({ value, startTime }) => ({ value, startTime })) }; });
    return { skeleton, ready, shift: shifts.filter(({ startTime }) => startTime >= until).reduce((sum, { value }) => sum + value, 0) };
  } finally {
    await browser.close();
  }
}

/** Of the queue nobody knows how many rows come: its skeleton fills a window. */
test.each([
  ['portico-registration-form', 'email', 20], ['portico-registration-status', 'under-review', 20], ['portico-enrollment-form', 'form', 20], ['portico-organization-overview', 'new', 20], ['portico-review-queue', 'list', 400],
] as const)('%s comes in as tall as its skeleton, and moves nothing below', async (name, state, pixels) => {
  for (const width of [408, 948]) {
    const { skeleton, ready, shift } = await moved(name, state, width);
    expect(Math.abs(ready - skeleton), `${width}: ${skeleton} then ${ready}`).toBeLessThanOrEqual(pixels);
    expect(shift, `${width}`).toBeLessThanOrEqual(0.02);
  }
});
test('a page that moves is seen: an empty queue is lower than its skeleton', async () => {
  expect((await moved('portico-review-queue', 'empty', 948)).shift).toBeGreaterThan(0.1);
});
