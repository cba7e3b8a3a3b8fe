/** Every state in a narrow box, enlarged, from right to left, in forced colors, and without motion. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { edgeless, moving, sticksOut } from './support/look-at.ts';
import { type Look, framesOf, long, pageNames, visitPage } from './support/visit.ts';

const each = async (name: string, look: Look, see: () => string[], options: Parameters<typeof visitPage>[3] = {}, css = ''): Promise<string[]> => visitPage(name, look, async (page) => {
  const frames = framesOf(page);
  if (css) await Promise.all(frames.map((frame) => frame.addStyleTag({ content: css })));
  return (await Promise.all(frames.map((frame) => frame.evaluate(see)))).flat();
}, options);

describe.each(pageNames)('%s', (name) => {
  const narrow: readonly Look[] = long ? (['en', 'fr'] as const).flatMap((lang) => (['ltr', 'rtl'] as const).map((dir): Look => ({ lang, dir, width: '280' }))) : [{ lang: 'fr', dir: 'rtl', width: '280' }];
  test('fits a box of 280 pixels, in French made longer and from right to left', async () => {
    for (const look of narrow) expect(await each(name, look, sticksOut)).toEqual([]);
  });
  test('fits from right to left in a wide box', async () => {
    expect(await each(name, { dir: 'rtl', width: '900' }, sticksOut)).toEqual([]);
  });
  test('fits with text of twice the size', async () => {
    expect(await each(name, { lang: 'fr', width: '560' }, sticksOut, {}, '.place { --portico-font-size: 28px; --portico-heading-size: 40px; }')).toEqual([]);
  });
  test('fits a window zoomed to 200 %', async () => {
    expect(await each(name, { lang: 'fr' }, sticksOut, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 })).toEqual([]);
  });
  test('shows in forced colors where a control is, and which has the focus', async () => {
    expect(await each(name, { width: '560' }, edgeless, { forcedColors: 'active' })).toEqual([]);
  });
  test('moves nothing where that is asked for', async () => {
    expect(await each(name, { width: '560' }, moving, { reducedMotion: 'reduce' })).toEqual([]);
  });
});

test('no style says left or right: a page from right to left has them the other way', () => {
  const physical = /(?:^|[\s;{])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)|left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius/;
  const sources = globSync('components/**/*.ts').map((path) => [path, readFileSync(path, 'utf8')] as const).filter(([, text]) => text.includes('css`'));
  expect(sources.length).toBeGreaterThan(8);
  expect(sources.flatMap(([path, text]) => text.split('\n').flatMap((line) => { const found = physical.exec(line); return found ? [`${path}: ${found[0].trim()}`] : []; }))).toEqual([]);
});
