/** Every state in a narrow box, enlarged, from right to left, in forced colors, and without motion. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { edgeless, moving, sticksOut } from './support/look-at.ts';
import { type Look, framesOf, long, pageNames, sharedBeyond, visitPage } from './support/visit.ts';

const each = async (name: string, look: Look, see: () => string[], options: Parameters<typeof visitPage>[3] = {}, css = ''): Promise<string[]> => visitPage(name, long ? look : { ...look, without: sharedBeyond(name) }, async (page) => {
  const frames = framesOf(page);
  if (css) await Promise.all(frames.map((frame) => frame.addStyleTag({ content: css })));
  return (await Promise.all(frames.map((frame) => frame.evaluate(see)))).flat();
}, options);

/** What each page must stand. */
const trials: readonly (readonly [title: string, run: (name: string) => Promise<string[]>])[] = [
  ['fits a box of 280 pixels, in French made longer and from right to left', (name) => each(name, { lang: 'fr', dir: 'rtl', width: '280' }, sticksOut)],
  ['shows in forced colors where a control is, and which has the focus', (name) => each(name, { width: '560' }, edgeless, { forcedColors: 'active' })],
  ['fits with text of twice the size', (name) => each(name, { lang: 'fr', width: '560' }, sticksOut, {}, '.place { --portico-font-size: 28px; --portico-heading-size: 40px; }')],
  ['fits a window zoomed to 200 %', (name) => each(name, { lang: 'fr' }, sticksOut, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 })],
  ['moves nothing where that is asked for', (name) => each(name, { width: '560' }, moving, { reducedMotion: 'reduce' })],
  ['fits from right to left in a wide box', (name) => each(name, { dir: 'rtl', width: '900' }, sticksOut)],
  ['fits a box of 280 pixels in English', (name) => each(name, { lang: 'en', width: '280' }, sticksOut)],
];
// Every other page in one trial, by turns, and what all pages share on one of them; everything in long runs.
describe.each(pageNames.map((name, index) => [name, index] as const).filter(([, index]) => long || index % 2 === 1))('%s', (name, index) => {
  for (const [at, [title, run]] of trials.entries()) if (long || at === ((index - 1) / 2) % trials.length) test(title, async () => expect(await run(name)).toEqual([]));
});

test('no style says left or right: a page from right to left has them the other way', () => {
  const physical = /(?:^|[\s;{])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)|left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius/;
  const sources = globSync('components/**/*.ts').map((path) => [path, readFileSync(path, 'utf8')] as const).filter(([, text]) => text.includes('css`'));
  expect(sources.length).toBeGreaterThan(8);
  expect(sources.flatMap(([path, text]) => text.split('\n').flatMap((line) => { const found = physical.exec(line); return found ? [`${path}: ${found[0].trim()}`] : []; }))).toEqual([]);
});
