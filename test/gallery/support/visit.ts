/** Opens pages of the gallery, each state shown at once. */
import { type Browser, type BrowserContextOptions, type Frame, type Page, chromium } from 'playwright-core';
import { expect, inject } from 'vitest';

export interface Look { readonly lang?: 'en' | 'fr'; readonly scheme?: 'light' | 'dark'; readonly dir?: 'ltr' | 'rtl'; readonly width?: '280' | '360' | '560' | '900' | 'full'; /** Names of states that are left out. */ readonly without?: string }
export const pageNames = inject('galleryPages');
export const long = process.env['LONG'] === 'true';
export const nameOf = ({ lang = 'en', scheme = 'light', dir = 'ltr', width = 'full' }: Look): string => [lang, scheme, dir, width].join(' ');

/** What the core shows in place of any element: states that one page shows for all, where each need not. */
const shared = 'wrong-key wrong-origin signed-out access-ended refused not-found rate-limit api unavailable connection offline step-up';
export const sharedBeyond = (page: string): string => (page === 'portico-review-queue' ? '' : shared);

let browser: Promise<Browser> | undefined;
const wide = { width: 2_000, height: 1_200 };
export async function visit<T>(query: Readonly<Record<string, string>>, see: (page: Page) => Promise<T>, options: BrowserContextOptions = {}): Promise<T> {
  browser ??= chromium.connect(inject('galleryBrowser'));
  const context = await (await browser).newContext({ viewport: wide, timezoneId: 'UTC', locale: 'en-US', ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  try {
    await page.goto(`${inject('gallery')}?${new URLSearchParams(query)}`);
    await page.waitForFunction(() => document.documentElement.dataset['settled'] === 'true', undefined, { timeout: 60_000 });
    const seen = await see(page);
    expect(faults).toEqual([]);
    return seen;
  } finally {
    await context.close();
  }
}
/** A page with all its states, each of which could be shown. */
export const visitPage = <T>(name: string, look: Look, see: (page: Page) => Promise<T>, options: BrowserContextOptions = {}): Promise<T> => visit({ page: name, still: '', ...look }, async (page) => {
  expect(await page.locator('.place > .failed').allTextContents()).toEqual([]);
  expect(await page.locator('.frame > .place[data-shown]').count()).toBeGreaterThan(0);
  return see(page);
}, { viewport: look.width === 'full' || !look.width ? { width: 1_000, height: 1_200 } : wide, ...options });
/** The page and the frames in it: a modal dialog has one of its own. */
export const framesOf = (page: Page): Frame[] => page.frames().filter((frame) => !frame.isDetached());
