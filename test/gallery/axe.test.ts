/** Every state, for who cannot see it, or sees it otherwise: by axe. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axeModule from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type Look, framesOf, long, nameOf, pageNames, sharedBeyond, visitPage } from './support/visit.ts';

declare const axe: typeof axeModule;
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violationsIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(source);
  const { broken, passed } = await frame.evaluate(async () => {
    // What is in the middle of coming in has not its final colors.
    await Promise.all(document.getAnimations().map((animation) => (animation.effect?.getComputedTiming().iterations === Infinity ? undefined : animation.finished.catch(() => {}))));
    // Landmarks and headings in their order are the page's; `iframes`: each is looked at by itself.
    const { violations, passes } = await axe.run('main', { iframes: false, resultTypes: ['violations'], rules: { region: { enabled: false }, 'landmark-unique': { enabled: false }, 'page-has-heading-one': { enabled: false } } });
    return { passed: passes.length, broken: violations.flatMap(({ id, nodes }) => nodes.map(({ target, html, any }) => `${id} ${JSON.stringify(target)} ${html.slice(0, 160)} ${any[0]?.message ?? ''}`)) };
  });
  expect(passed).toBeGreaterThan(0);
  return broken;
}
const violations = async (page: Page): Promise<string[]> => (await Promise.all(framesOf(page).map(violationsIn))).flat();

const looks: readonly Look[] = [{ lang: 'en', scheme: 'light', width: '900' }, { lang: 'fr', scheme: 'dark', width: '280' }, { lang: 'fr', scheme: 'light', width: '360', dir: 'rtl' }];

// Every other page in one of its looks, by turns, and what all pages share on one of them; in long runs each in all looks, what they share on each in the first.
for (const [index, name] of pageNames.entries()) {
  for (const look of looks.filter((_, at) => long || (index % 2 === 0 && at === (index / 2) % looks.length))) test(`${name} is accessible in each state: ${nameOf(look)}`, async () => expect(await visitPage(name, long && look === looks[0] ? look : { ...look, without: sharedBeyond(name) }, violations)).toEqual([]));
}
