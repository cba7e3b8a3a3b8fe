/** Every state as it looked when somebody last looked at it. `UPDATE=true npm run test:gallery` takes the pictures anew. */
import { describe, expect, test } from 'vitest';
import { commit, committed, differences, findings, shoot } from './support/pictures.ts';
import { type Look, pageNames, visitPage } from './support/visit.ts';

const update = process.env['UPDATE'] === 'true';
const looks: Readonly<Record<string, Look>> = { light: { width: '900' }, dark: { scheme: 'dark', width: '560' }, fr: { lang: 'fr', width: '560' }, rtl: { dir: 'rtl', width: '560' }, narrow: { width: '360' } };

describe.each(Object.entries(looks))('%s', (name, look) => {
  test.each(pageNames)('%s looks as it did', async (page) => {
    const shot = await visitPage(page, look, (it) => shoot(it));
    const file = `${page}.${name}`;
    if (update) commit(file, shot);
    const expected = committed(file);
    expect(expected, `there is no picture of ${file}: UPDATE=true npm run test:gallery takes it`).toBeDefined();
    expect(expected && differences(expected, shot, file), `pictures of what differs are in ${findings}`).toEqual([]);
  });
});

test('another accent is found, and so is larger type', async () => {
  const name = 'portico-registration-form.narrow', expected = committed(name);
  for (const css of ['.place { --portico-accent: #0b6b5f; }', '.place { --portico-font-size: 15px; }']) {
    const shot = await visitPage('portico-registration-form', looks['narrow'] as Look, (it) => shoot(it, css));
    expect(expected && differences(expected, shot, `changed.${name}`).length).toBeGreaterThan(20);
  }
});
