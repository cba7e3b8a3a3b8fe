/** Takes a picture of a gallery page, and tells what is not as in the committed one. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { root } from '../../../demo/local/paths.ts';
import { type Boxes, type Picture, crop, decode, encode, halved, plain } from './palette-png.ts';
import { framesOf } from './visit.ts';

/** At most this share of a state's pixels may differ, and its size by this many: another version of the browser draws a little differently. A threshold of 0.2 takes a blue for a green. */
const tolerated = { share: 0.005, pixels: 1, threshold: 0.1 };
const require = createRequire(import.meta.url);
const faces = [400, 500, 600, 700].map((weight) => readFileSync(require.resolve(`@fontsource/inter/${weight}.css`), 'utf8').replaceAll('./files/', '/fonts/')).join('\n');
const still = `${faces}\n* { caret-color: transparent !important; }`;
/** Where what was found is put. */
export const findings = join(root, 'dist/gallery');
export interface Shot { readonly picture: Picture; readonly boxes: Boxes }

export async function shoot(page: Page, css = ''): Promise<Shot> {
  await Promise.all(framesOf(page).map(async (frame) => {
    await frame.addStyleTag({ content: still + css });
    // Faces are fetched when their text is laid out: those named here, and then whatever else is on the page.
    await frame.evaluate(async () => {
      await Promise.all([400, 500, 600, 700].map((weight) => document.fonts.load(`${weight} 14px Inter`, 'aéłΑαЖж')));
      await document.fonts.ready;
      // What sticks to an edge of the window lies where the window ends, and this one ends somewhere.
      const loosen = (root: ParentNode): void => { for (const node of root.querySelectorAll<HTMLElement>('*')) {
        if (getComputedStyle(node).position === 'sticky') node.style.position = 'relative';
        if (node.shadowRoot) loosen(node.shadowRoot);
      } };
      loosen(document);
    });
  }));
  const height = await page.evaluate(() => Math.ceil(document.documentElement.scrollHeight));
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 1_000, height: Math.min(height, 16_000) });
  await page.waitForTimeout(100);
  // Where the focus ended, and how far that scrolled, depends on who was first; nothing takes it from here on.
  await Promise.all(framesOf(page).map((frame) => frame.evaluate(() => {
    HTMLElement.prototype.focus = () => {};
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!(at instanceof HTMLIFrameElement)) (at as HTMLElement | null)?.blur();
    const rewind = (root: ParentNode): void => { for (const node of root.querySelectorAll('*')) { node.scrollTop = 0; if (node.shadowRoot) rewind(node.shadowRoot); } };
    rewind(document);
    scrollTo(0, 0);
  })));
  const boxes = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('.frame')].map((frame) => {
    const { x, y, width, height } = frame.getBoundingClientRect();
    return [frame.id, { x: Math.floor(x / 2), y: Math.floor(y / 2), width: Math.floor(width / 2), height: Math.floor(height / 2) }];
  })));
  const { width, height: tall, data } = PNG.sync.read(await page.screenshot({ animations: 'disabled', caret: 'hide', fullPage: true }));
  return { picture: halved({ width, height: tall, data }), boxes };
}

/** What differs, a sentence for each state. */
export function differences(expected: Shot, actual: Shot, name: string): string[] {
  const states = new Set([...Object.keys(expected.boxes), ...Object.keys(actual.boxes)]);
  return [...states].flatMap((state) => {
    const [was, is] = [expected.boxes[state], actual.boxes[state]];
    if (!was || !is) return [`${state} ${was ? 'is gone' : 'is new'}`];
    const keep = (part: Picture | undefined, what: string): void => { if (part) writeFileSync(join(findings, `${name}.${state}.${what}.png`), plain(part)); };
    mkdirSync(findings, { recursive: true });
    if (Math.abs(was.width - is.width) > tolerated.pixels || Math.abs(was.height - is.height) > tolerated.pixels) {
      keep(crop(expected.picture, was), 'expected');
      keep(crop(actual.picture, is), 'actual');
      return [`${state} is ${is.width} × ${is.height}, not ${was.width} × ${was.height}`];
    }
    const size = { width: Math.min(was.width, is.width), height: Math.min(was.height, is.height) };
    const [before, after] = [crop(expected.picture, { ...was, ...size }), crop(actual.picture, { ...is, ...size })];
    const shown = new Uint8Array(size.width * size.height * 4);
    const share = pixelmatch(before.data, after.data, shown, size.width, size.height, { threshold: tolerated.threshold, includeAA: false }) / (size.width * size.height);
    if (share <= tolerated.share) return [];
    keep(after, 'actual');
    keep({ ...size, data: shown }, 'diff');
    return [`${state} differs in ${(share * 100).toFixed(2)} % of its pixels`];
  });
}

const fileOf = (name: string): string => join(root, 'test/gallery/pictures', `${name}.png`);
export function committed(name: string): Shot | undefined {
  try { return decode(readFileSync(fileOf(name))); } catch (cause) { if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined; throw cause; }
}
export function commit(name: string, { picture, boxes }: Shot): void {
  mkdirSync(join(root, 'test/gallery/pictures'), { recursive: true });
  writeFileSync(fileOf(name), encode(picture, boxes));
}
