/** A page without a pointer. */
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Visit } from './visit.ts';

/** Presses of Tab that any place on these pages may take. */
const farthest = 40;
const focused = (locator: Locator): Promise<boolean> => locator.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element).catch(() => false);

/** Tabs on until something has focus. */
export async function tabTo({ page }: Visit, target: Locator, key = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let presses = 0; !(await focused(target)); presses += 1) {
    if (presses === farthest) throw new Error(`${key} does not reach ${String(target)}`);
    await page.keyboard.press(key);
  }
}
export const landed = (target: Locator): Promise<void> => expect.poll(() => focused(target), { message: `focus on ${String(target)}`, timeout: 5_000 }).toBe(true);
