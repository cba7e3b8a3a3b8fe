/** The theme editor: presets, tokens with their controls, real elements in light and dark, contrast, undo, three ways to take it along, and back. */
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { presets } from '../../demo/sites/developers/presets.ts';
import { text as en } from '../../demo/sites/developers/theme-text.en.ts';
import { text as fr } from '../../demo/sites/developers/theme-text.fr.ts';
import { spans } from '../../demo/sites/developers/token-groups.ts';
import { tokens } from '../../components/core/tokens.ts';
import { type TokenName, isTokenValue, tokenNames } from '../../schema/appearance.ts';
import { closePanel, openPanel } from '../journeys/support/desk.ts';
import { looks, pick, said } from '../journeys/support/look.ts';
import { visiting } from '../journeys/support/visit.ts';

const backgroundOf = (button: Locator): Promise<string> => button.evaluate((element) => getComputedStyle(element).backgroundColor);

describe('the theme editor', () => {
  it('begins with looks that a brand can store', () => {
    for (const [name, appearance] of Object.entries(presets)) expect(Object.entries(appearance).filter(([token, value]) => !isTokenValue(token as never, value)), name).toEqual([]);
  });

  it('has sliders in the unit of each default, and around it', () => {
    const around = Object.entries(spans).filter(([name]) => !tokens[name as TokenName].startsWith('calc('));
    expect(around.length).toBeGreaterThan(6);
    expect(around.filter(([name, [least, most, , unit]]) => { const [, number = '', of] = /^([\d.]+)(\D*)$/.exec(tokens[name as TokenName]) ?? []; return of !== unit || Number(number) < least || Number(number) > most; })).toEqual([]);
  });

  for (const look of looks) {
    it(`makes the real elements follow in light and dark, warns of what cannot be read, and writes what it made three ways — ${said(look)}`, () => visiting('theme', look, async (visit) => {
      const { page } = visit, text = pick(look, en, fr);
      await visit.open('developers.localhost', '/theme');
      const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
      const send = (side: 'light' | 'dark'): Locator => page.locator(`.preview.${side} portico-registration-form button.primary`);
      await send('light').waitFor();
      await send('dark').waitFor();
      expect(await page.locator('.token').count()).toBe(tokenNames.length);
      await page.getByText(text.fine).waitFor();
      await visit.settle('plain', { twice: true });

      await button(text.presets.kestrane).click();
      await expect.poll(() => backgroundOf(send('light'))).toBe('rgb(11, 107, 95)');
      expect(await backgroundOf(send('dark'))).toBe('rgb(79, 195, 176)');
      // The panel's code has it too.
      expect(await (await openPanel(visit, 'snippet')).locator('pre').textContent()).toContain(`<portico-provider appearance='${JSON.stringify(presets.kestrane)}'>`);
      await closePanel(visit);
      await page.locator('#value-radius').fill('20px');
      await page.locator('#value-radius').press('Tab');
      expect(await send('light').evaluate((element) => getComputedStyle(element).borderRadius)).toBe('20px');

      // A value that the theme does not take is said so, and changes nothing.
      await page.locator('#value-accent').fill('url(https://example.com)');
      await page.locator('#value-accent').press('Tab');
      await page.getByText(text.wrong).waitFor();
      expect(await backgroundOf(send('light'))).toBe('rgb(11, 107, 95)');
      await page.locator('#value-accent').fill('light-dark(#0b6b5f, #4fc3b0)');
      await page.locator('#value-accent').press('Tab');
      await page.getByText(text.wrong).waitFor({ state: 'detached' });

      // One half of a pair by its swatch; too pale to be read.
      await page.getByLabel(`${text.tokens['text-muted']}, ${text.light}`, { exact: true }).fill('#cccccc');
      const weak = page.locator('.contrast li');
      await weak.getByText(text.against(text.tokens['text-muted'], text.tokens.surface)).waitFor();
      expect(await weak.count()).toBe(1);
      expect(await weak.innerText()).toContain(pick(look, '1.6:1', '1,6:1'));
      expect(await page.locator('#value-text-muted').inputValue()).toBe('light-dark(#cccccc, #9fb0b5)');
      await button(`↶ ${text.undo}`).click();
      await page.getByText(text.fine).waitFor();

      const code = page.locator('.taken code');
      expect(await code.textContent()).toContain('--portico-radius: 20px;');
      await button(text.ways.attribute).click();
      const attribute = await code.textContent() ?? '';
      // It is HTML that a provider takes as it stands.
      expect(await page.evaluate((html) => JSON.parse(new DOMParser().parseFromString(html, 'text/html').querySelector('portico-provider')?.getAttribute('appearance') ?? '') as unknown, attribute)).toEqual({ ...presets.kestrane, radius: '20px' });
      await button(text.ways.brand).click();
      const brand = JSON.parse(await code.textContent() ?? '') as object;
      expect(brand).toEqual({ appearance: { ...presets.kestrane, radius: '20px' }, glossary: {} });
      await visit.settle('made', { twice: true });

      // The address holds it.
      await page.reload();
      await expect.poll(() => backgroundOf(send('light'))).toBe('rgb(11, 107, 95)');
      expect(await page.locator('#value-radius').inputValue()).toBe('20px');
      await button(text.presets.plain).click();
      await page.getByText(text.paste, { exact: true }).click();
      await page.getByLabel(text.pasteLabel).fill('{');
      await button(text.read).click();
      await page.getByText(text.unreadable).waitFor();
      await page.getByLabel(text.pasteLabel).fill(JSON.stringify({ ...brand, appearance: { ...presets.norderable, mascot: 'owl', radius: 'expression(1)' } }));
      await button(text.read).click();
      await page.getByText(text.left('radius, mascot')).waitFor();
      await expect.poll(() => backgroundOf(send('light'))).toBe('rgb(168, 50, 31)');

      await button(text.shown.queue).click();
      await page.locator('.preview.dark portico-review-queue').getByRole('list').first().waitFor();
      await visit.settle('queue', { twice: true });
    }));
  }
});
