/** From the skeleton to what comes: how far the page below an element moves. */
import { chromium } from 'playwright-core';
import { expect, inject, test } from 'vitest';

interface Seen { skeleton: number; ready: number; shift: number; since: number }
/** Replies take their time, so that there is a skeleton; a page goes on below the element. `shift`: its layout shift from then on, as the browser counts it. */
async function moved(name: string, state: string, width: number): Promise<Omit<Seen, 'since'>> {
  const browser = await chromium.connect(inject('galleryBrowser'));
  const context = await browser.newContext({ viewport: { width, height: 900 }, timezoneId: 'UTC' });
  try {
    await context.addInitScript((tag) => {
      let real = globalThis.fetch;
      const slow: typeof fetch = async (...sent) => { await new Promise((resolve) => { setTimeout(resolve, 400); }); return real(...sent); };
      Object.defineProperty(globalThis, 'fetch', { get: () => slow, set: (next: typeof fetch) => { real = next; } });
      const seen = ((globalThis as unknown as { seen: Seen }).seen = { skeleton: 0, ready: 0, shift: 0, since: Infinity });
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (entry.startTime > seen.since + 50) seen.shift += (entry as unknown as { value: number }).value; }).observe({ type: 'layout-shift' });
      const look = (): void => {
        const element = document.querySelector(`.place ${tag}`), height = Math.round(element?.getBoundingClientRect().height ?? 0);
        if (element?.shadowRoot?.querySelector('.skeleton')) Object.assign(seen, { skeleton: height, since: Math.min(seen.since, performance.now()) });
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
    const { skeleton, ready, shift } = await page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
    return { skeleton, ready, shift: Math.round(shift * 1_000) / 1_000 };
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
    expect(shift).toBeLessThanOrEqual(0.02);
  }
});
