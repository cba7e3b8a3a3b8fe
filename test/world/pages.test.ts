import { describe, expect, test } from 'vitest';
import { expand } from '../../demo/page-text.ts';
import { sites } from '../../demo/sites.ts';
import { text as english } from '../../demo/panel/text.en.ts';
import { text as french } from '../../demo/panel/text.fr.ts';
import { world } from '../../demo/world/world.ts';
import { wrongFrench } from '../messages/typography.ts';

declare global {
  interface ImportMeta { glob(pattern: string, options: { query: string; import: string; eager: true }): Record<string, string> }
}
const pages = Object.entries(import.meta.glob('../../demo/sites/*/*.html', { query: '?raw', import: 'default', eager: true })).map(([path, html]) => [path.slice('../../demo/sites/'.length), html] as const);
const textsOf = (html: string, language: string): string[] => [...expand(html).matchAll(new RegExp(`<span data-text lang="${language}">(.*?)</span>`, 'gs'))].map(([, text]) => (text ?? '').replaceAll(/<[^>]+>|&\w+;/g, ' '));
const leaves = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'function' ? [1, 2].map((count) => String((value as (count: number) => string)(count))) : Object.values(value as object).flatMap(leaves));

describe('the demo’s pages', () => {
  test('each site has its pages', () => {
    expect(pages.map(([path]) => path).toSorted()).toEqual(sites.flatMap((site) => site.pages.map((page) => `${site.dir}/${page}.html`)).toSorted());
  });

  test.each(pages)('%s: both languages, French with its typography', (_, html) => {
    const fr = textsOf(html, 'fr');
    expect(fr.length).toBeGreaterThan(1);
    expect(textsOf(html, 'en')).toHaveLength(fr.length);
    expect(fr.flatMap(wrongFrench)).toEqual([]);
    expect(/<title data-en="[^"]+" data-fr="[^"]+">/.test(expand(html))).toBe(true);
  });

  test.each(pages)('%s: nothing inline that a strict policy refuses', (_, html) => {
    const document = expand(html);
    expect(document).toMatch(/^<!doctype html>\n<html lang="en" data-site="\w+">/);
    expect(document.match(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/g)).toBeNull();
  });

  test('pages hold publishable keys only', () => {
    const secrets = Object.values(world.keys).filter((key) => key.kind === 'secret').map((key) => key.token);
    const built = pages.map(([, html]) => expand(html)).join('');
    expect(built).toContain(world.keys.vendorSite.token);
    expect(secrets.filter((token) => built.includes(token))).toEqual([]);
    expect(() => expand('{{key firstSecret}}')).toThrow();
    expect(() => expand('{{only English}}')).toThrow();
  });

  test('the panel is French with its typography too', () => {
    expect(leaves(french).length).toBe(leaves(english).length);
    expect(leaves(french).flatMap(wrongFrench)).toEqual([]);
  });
});
