/** Every state as it looked when somebody last looked at it. `UPDATE=true npm run test:gallery` takes the pictures anew. */
import { describe, expect, test } from 'vitest';
import { commit, committed, differences, findings, shoot } from './support/pictures.ts';
import { type Look, long, pageNames, sharedBeyond, visitPage } from './support/visit.ts';

const update = process.env['UPDATE'] === 'true';
/** What moves would be drawn on its way, and the browser may keep that. */
const unmoved = { reducedMotion: 'reduce' } as const;
/** Light and dark, two languages, both directions, wide and narrow: each in one of three pictures. */
const looks = { light: { width: '900' }, 'dark-fr': { scheme: 'dark', lang: 'fr', width: '560' }, 'narrow-rtl': { dir: 'rtl', width: '360' } } satisfies Readonly<Record<string, Look>>;

// Every other page in one of its looks, by turns; each in all of them in long runs and when they are taken anew.
const names = Object.keys(looks);
describe.each(Object.entries(looks))('%s', (name, look) => {
  test.each(pageNames.filter((_, index) => long || update || (index % 2 === 0 && names[(index / 2) % names.length] === name)))('%s looks as it did', async (page) => {
    const shot = await visitPage(page, { ...look, without: sharedBeyond(page) }, (it) => shoot(it), unmoved);
    const file = `${page}.${name}`;
    if (update) commit(file, shot);
    const expected = committed(file);
    expect(expected, `there is no picture of ${file}: UPDATE=true npm run test:gallery takes it`).toBeDefined();
    expect(expected && differences(expected, shot, file), `pictures of what differs are in ${findings}`).toEqual([]);
  });
});

test('another accent is found, and so is larger type', async () => {
  const name = 'portico-admin-check.light', expected = committed(name);
  for (const css of ['.place { --portico-accent: #0b6b5f; }', '.place { --portico-font-size: 15px; }']) {
    const shot = await visitPage('portico-admin-check', { ...looks.light, without: sharedBeyond('portico-admin-check') }, (it) => shoot(it, css), unmoved);
    expect(expected && differences(expected, shot, `changed.${name}`).length).toBeGreaterThan(4);
  }
});
