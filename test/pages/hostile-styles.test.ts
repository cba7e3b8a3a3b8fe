/** Pages whose style sheets reach for everything: the elements look as on a plain page, to the pixel, in the font that the page gives them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { backendOf, fetchSession } from '../journeys/support/backend.ts';
import { deskOf } from '../journeys/support/desk.ts';
import { type Look, looks, said } from '../journeys/support/look.ts';
import { formOf } from '../journeys/support/registration.ts';
import { type Visit, originOf, visiting } from '../journeys/support/visit.ts';

const bootstrap = readFileSync(createRequire(import.meta.url).resolve('bootstrap/dist/css/bootstrap.css'), 'utf8').replace(/\/\*# sourceMappingURL.*/, '');
/** What each page does to all it can name. The last says where the element stands, and in which font: the same on the plain page. */
const sheets: Readonly<Record<string, string>> = {
  bootstrap: `${bootstrap} html { font-size: 62.5%; } body { line-height: 0; text-align: center; letter-spacing: 3px; }`,
  reset: `* { all: revert; box-sizing: content-box; margin: 0; padding: 0; border: 0; vertical-align: baseline; font: italic 900 9px/1 serif !important; } *:not(:defined) { display: none; } html { font-size: 10px; }
    div, p, label, input, form, h2 { all: unset; } * { text-transform: uppercase; text-indent: 40px; white-space: pre; word-spacing: 1em; text-shadow: 2px 2px red; hyphens: auto; cursor: crosshair; font-feature-settings: "smcp"; line-height: 3 !important; letter-spacing: 9px !important; text-align: right !important; }`,
  overrides: `button, input, select, dialog, textarea, table, td, th, fieldset, legend, label, p, h2, h3, ul, li, a { all: unset !important; background: yellow !important; color: red !important; border: 9px dotted lime !important; padding: 30px !important; width: 5px !important; position: relative !important; float: right !important; transform: rotate(5deg) !important; opacity: 0.5 !important; animation: spin 1s infinite !important; }
    ::placeholder { color: red !important; opacity: 1 !important; } :focus, :focus-visible { outline: 0 !important; box-shadow: 0 0 9px red !important; } ::selection { background: red !important; } input::before, button::after, label::after { content: "!" !important; } @keyframes spin { to { rotate: 1turn; } }
    :root { font-size: 30px; --accent: red; } input:autofill { display: none !important; } [role], [aria-invalid], [tabindex], [part], [slot], [lang]:not(html) { display: none !important; } .root, .field, .primary, .hidden, .icon, .step, .actions { display: none !important; }`,
};
const frame = '#frame#frame { all: initial !important; display: block !important; position: absolute !important; inset: 140px auto auto 10px !important; width: min(640px, calc(100vw - 20px)) !important; font-family: sans-serif !important; color-scheme: light dark !important; background: Canvas !important; } #frame#frame portico-provider, #frame#frame portico-provider > *, #frame#frame > * { font-family: sans-serif !important; }';

async function openPage(visit: Visit, sheet: string, elements: string, script = ''): Promise<void> {
  const portal = originOf('portal.localhost');
  await visit.context.unroute(`${originOf('norderable.localhost')}/styled`);
  await visit.serve('norderable.localhost', '/styled', `<!doctype html><html lang="${visit.look.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><link rel="icon" href="/sites/portico.svg"><title>Styled</title>
<script type="module" blocking="render" src="${portal}/sdk/v1/loader.js"></script><style>${sheet} ${frame}</style></head><body><div id="frame">${elements}</div><script type="module">${script}</script></body></html>`);
  await visit.open('norderable.localhost', '/styled');
}
/** The element's box as it is painted, without what blinks. */
async function picture(visit: Visit, selector: string): Promise<PNG> {
  const { page } = visit;
  await page.mouse.move(0, 0);
  await page.evaluate(() => { let at: Element | null = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; (at as HTMLElement | null)?.blur(); });
  const { x = 0, y = 0, width = 0 } = (await page.locator(selector).locator('.root').boundingBox()) ?? {};
  const height = await page.locator(selector).locator('.root').evaluate((element) => element.scrollHeight);
  return PNG.sync.read(await page.screenshot({ clip: { x, y, width, height }, caret: 'hide', animations: 'disabled' }));
}
function differing(label: string, plain: PNG, styled: PNG): number {
  expect([styled.width, styled.height]).toEqual([plain.width, plain.height]);
  // Something is on it.
  expect(new Set(new Uint32Array(plain.data.buffer, plain.data.byteOffset, plain.width * plain.height)).size).toBeGreaterThan(20);
  if (process.env['SHOTS']) for (const [name, one] of [['plain', plain], ['styled', styled]] as const) writeFileSync(join(process.env['SHOTS'], `pixels-${label}-${name}.png`), PNG.sync.write(one));
  return pixelmatch(plain.data, styled.data, undefined, plain.width, plain.height, { threshold: 0.1 });
}

/** The form in the states of its first two steps: at rest, refused, and with a code to type. */
async function formPictures(visit: Visit, sheet: string, email: string): Promise<PNG[]> {
  await openPage(visit, sheet, `<portico-registration-form key="${world.keys.firstSite.token}"></portico-registration-form>`);
  const { email: field, send, alert, title, text, code } = formOf(visit);
  await title(text.emailTitle(world.programs.n.name)).waitFor();
  const all = [await picture(visit, 'portico-registration-form')];
  await send.click();
  await alert.getByText(text.summary(1)).waitFor();
  all.push(await picture(visit, 'portico-registration-form'));
  await field.fill(email);
  await send.click();
  await title(text.codeTitle).waitFor();
  await code.fill('123456');
  // The countdown and the address differ from page to page.
  await visit.page.locator('portico-registration-form').evaluate((element) => { for (const part of element.shadowRoot?.querySelectorAll<HTMLElement>('.given, .resend, [role=status], .actions') ?? []) part.style.visibility = 'hidden'; });
  all.push(await picture(visit, 'portico-registration-form'));
  return all;
}
async function queuePicture(visit: Visit, sheet: string): Promise<PNG> {
  await openPage(visit, sheet, '<portico-provider><portico-review-queue></portico-review-queue></portico-provider>', fetchSession());
  const { rows, button, text } = deskOf(visit);
  await button(text.filters.refused).click();
  await rows.first().waitFor();
  await expect.poll(() => button(text.filters.refused).getAttribute('aria-pressed')).toBe('true');
  return picture(visit, 'portico-review-queue');
}

const people: readonly (readonly [Look, string])[] = [[looks[0], 'vale.quist@lantern-quay.ca'], [looks[1], 'm.sorel@quai-lanterne.ca']];
describe('a page whose style sheet reaches for everything', () => {
  for (const [look, email] of people) {
    it(`changes no pixel of form and queue: ${Object.keys(sheets).join(', ')} — ${said(look)}`, () => visiting('styles', look, async (visit) => {
      // All of it in the window: a picture of a whole page makes Chromium a desktop's for a moment.
      await visit.page.setViewportSize({ width: look.width, height: 1_400 });
      await backendOf(visit, 'norderable.localhost', world.distributors.first.operators.reader.id, world.keys.firstSecret.token);
      const plain = [...await formPictures(visit, '', `0-${email}`), await queuePicture(visit, '')];
      for (const [index, [name, sheet]] of Object.entries(sheets).entries()) {
        const styled = [...await formPictures(visit, sheet, `${index + 1}-${email}`), await queuePicture(visit, sheet)];
        expect(styled.map((one, at) => differing(`${name}-${at}`, plain[at] as PNG, one)), name).toEqual(plain.map(() => 0));
      }
    }));
  }
});
