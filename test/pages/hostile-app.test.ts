/** A single-page app around the elements: it mounts, moves, changes and drops them as it likes, and they leave nothing behind. */
import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { backendOf, fetchSession } from '../journeys/support/backend.ts';
import { type Look, looks, said } from '../journeys/support/look.ts';
import { pageAround } from '../journeys/support/page.ts';
import { type Visit, originOf, visiting } from '../journeys/support/visit.ts';

const { firstSite, acSite } = world.keys;
const form = (attributes = ''): string => `<portico-registration-form key="${firstSite.token}" ${attributes}></portico-registration-form>`;
const views = { form: form(), queue: '<portico-review-queue></portico-review-queue>', 'sign-in': '<portico-sign-in></portico-sign-in>', overview: '<portico-organization-overview></portico-organization-overview>' };

async function openApp(visit: Visit): Promise<Page> {
  await backendOf(visit, 'norderable.localhost', world.distributors.first.operators.reader.id, world.keys.firstSecret.token);
  await visit.serve('norderable.localhost', '/app', pageAround(visit.look, `<script type="module" src="${originOf('portal.localhost')}/sdk/v1/loader.js"></script>
<portico-provider id="one"><div id="app"></div><div id="other"></div></portico-provider><portico-provider id="two" locale="${visit.look.language === 'fr' ? 'en' : 'fr'}"></portico-provider><script type="module">${fetchSession('#one')}</script>`));
  await visit.open('norderable.localhost', '/app');
  return visit.page;
}
/** Runs in the page. Waits for a state of the first element of a tag, or a while. */
const until = (page: Page, selector: string, status = 'ready'): Promise<unknown> => page.waitForFunction(([at, wanted]) => (document.querySelector(at) as { status?: string } | null)?.status === wanted, [selector, status] as const);

interface Left { readonly listeners: number; readonly nodes: number; readonly heap: number }
async function left(cdp: CDPSession): Promise<Left> {
  for (let times = 0; times < 3; times += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return { listeners: of('JSEventListeners'), nodes: of('Nodes'), heap: of('JSHeapUsedSize') };
}
/** Mounts each view and drops it: at once, while it loads, or once it stands there. */
const churn = (page: Page, times: number): Promise<void> => page.evaluate(async ([markup, rounds]) => {
  const app = document.querySelector('#app') as HTMLElement;
  const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
  for (let round = 0; round < rounds; round += 1) {
    const view = markup[round % markup.length] as string;
    if (round % 3 === 0) app.innerHTML = view;
    else app.replaceChildren(document.createRange().createContextualFragment(view));
    if (round % 4 === 1) await pause(0);
    if (round % 4 === 2) await pause(25);
    if (round % 4 === 3) for (let tries = 0; tries < 100 && !['ready', 'empty'].includes((app.firstElementChild as { status?: string } | null)?.status ?? ''); tries += 1) await pause(10);
    app.innerHTML = '';
  }
  await pause(300);
}, [[...Object.values(views), views.form], times] as const);

async function leaks(visit: Visit): Promise<void> {
  const page = await openApp(visit);
  const cdp = await visit.context.newCDPSession(page);
  await cdp.send('Performance.enable');
  await churn(page, 20);
  const before = await left(cdp);
  await churn(page, 100);
  const after = await left(cdp);
  // What a hundred left behind would be thousands: each mount has dozens of nodes and listeners.
  expect(after.listeners - before.listeners).toBeLessThanOrEqual(10);
  expect(after.nodes - before.nodes).toBeLessThanOrEqual(100);
  expect(after.heap - before.heap).toBeLessThanOrEqual(400_000);
}

async function aborts(visit: Visit): Promise<void> {
  const page = await openApp(visit);
  const begun: string[] = [], stopped: string[] = [];
  page.on('request', (request) => { if (request.url().includes('/v1/registration-form')) begun.push(request.method()); });
  page.on('requestfailed', (request) => { if (request.url().includes('/v1/registration-form')) stopped.push(request.failure()?.errorText ?? ''); });
  let slow = true;
  await visit.context.route(/\/v1\/registration-form/, async (route) => { if (slow) await new Promise((resolve) => { setTimeout(resolve, 1_500); }); await route.continue().catch(() => {}); });
  await page.evaluate((markup) => { (document.querySelector('#app') as HTMLElement).innerHTML = markup; }, views.form);
  await expect.poll(() => begun.length).toBe(1);
  await page.evaluate(() => { const one = document.querySelector('portico-registration-form') as HTMLElement; Object.assign(globalThis, { one, fired: [] as string[] }); for (const name of ['portico-ready', 'portico-load-error']) one.addEventListener(name, () => (globalThis as unknown as { fired: string[] }).fired.push(name)); one.remove(); });
  await expect.poll(() => stopped).toEqual(['net::ERR_ABORTED']);
  // Back later, changed twice while it loads: the last word counts, and only its answer is shown.
  slow = false;
  await page.evaluate(([key, language]) => {
    const { one } = globalThis as unknown as { one: HTMLElement };
    document.querySelector('#app')?.append(one);
    one.setAttribute('locale', 'xx');
    one.setAttribute('key', key);
    one.setAttribute('locale', language);
  }, [acSite.token, visit.look.language] as const);
  await until(page, '#app > portico-registration-form');
  await page.locator('portico-registration-form').getByRole('heading', { level: 2 }).filter({ hasText: world.programs.ac.name }).waitFor();
  expect(await page.evaluate('fired')).toEqual(['portico-ready']);
  expect(begun.length).toBeLessThanOrEqual(4);
}

async function moves(visit: Visit): Promise<void> {
  const page = await openApp(visit);
  await page.evaluate((markup) => { (document.querySelector('#app') as HTMLElement).innerHTML = markup; }, views.form);
  await until(page, '#app > portico-registration-form');
  const element = page.locator('portico-registration-form'), email = element.locator('input[type=email]'), root = element.locator('.root');
  await email.fill('half-typed@elsew');
  const { language } = visit.look, other = language === 'fr' ? 'en' : 'fr';
  const steps: readonly (readonly [string, string])[] = [
    ['document.querySelector("#other").append(it)', language], ['document.querySelector("#two").append(it)', other], ['document.querySelector("#app").moveBefore ? document.querySelector("#app").moveBefore(it, null) : document.querySelector("#app").append(it)', language],
    ['it.remove(); setTimeout(() => document.querySelector("#two").prepend(it), 50)', other], ['document.startViewTransition ? document.startViewTransition(() => document.querySelector("#other").append(it)).finished : document.querySelector("#other").append(it)', language],
    ['const frame = document.createDocumentFragment(); frame.append(it); document.querySelector("#app").append(frame)', language],
  ];
  for (const [step, expected] of steps) {
    await page.evaluate(`(async () => { const it = document.querySelector('portico-registration-form'); ${step}; })()`);
    await expect.poll(() => root.getAttribute('lang'), { message: step }).toBe(expected);
    await until(page, 'portico-registration-form');
    expect(await email.inputValue(), step).toBe('half-typed@elsew');
    expect(await email.count(), step).toBe(1);
  }
  // Whoever listens hears each thing once.
  await page.evaluate(() => { Object.assign(globalThis, { heard: 0 }); const { fetch } = globalThis; globalThis.fetch = (...asked) => { (globalThis as unknown as { heard: number }).heard += 1; return fetch(...asked); }; dispatchEvent(new Event('online')); });
  await email.press('Enter');
  await element.getByRole('alert').waitFor();
  expect(await page.evaluate('heard')).toBe(0);
  // A copy of its markup is another element.
  await page.evaluate(() => { const app = document.querySelector('#app') as HTMLElement; app.innerHTML = `${app.innerHTML}`; });
  await until(page, 'portico-registration-form');
  expect([await email.count(), await email.inputValue()]).toEqual([1, '']);
}

const journeys: readonly (readonly [string, string, (visit: Visit) => Promise<void>])[] = [
  ['leaves no node, no listener and no request behind in a hundred mounts', 'app-leaks', leaks],
  ['stops what an element asked for when it is dropped, and an element that comes back loads by its last attributes', 'app-aborts', aborts],
  ['keeps what was typed in an element that moves: between parents, between providers, by moveBefore, in a view transition', 'app-moves', moves],
];
describe('a single-page app', () => {
  for (const look of looks as readonly Look[]) for (const [title, name, journey] of journeys) it(`${title} — ${said(look)}`, () => visiting(name, look, journey));
});
