/** One person's browser during a journey. Everything that goes wrong unasked fails the journey: console, page errors, CSP, requests, axe, width. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type axeModule from 'axe-core';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { Look } from './look.ts';

declare const axe: typeof axeModule;

const port = inject('port');
const shots = process.env['SHOTS'];
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** How long anything on a page may take: two cores serve, render and test. */
const patience = 15_000;
let connected: Promise<Browser> | undefined;

export type Host = 'localhost' | 'portal.localhost' | 'kestrane.localhost' | 'norderable.localhost' | 'developers.localhost';
export const originOf = (host: Host): string => `http://${host}:${port}`;

export class Visit {
  readonly context: BrowserContext;
  readonly look: Look;
  readonly #name: string;
  /** What went wrong and was not expected. */
  readonly wrong: string[] = [];
  readonly #expected: { readonly pattern: RegExp; met: boolean }[] = [];
  #page: Page;
  #shots = 0;

  constructor(context: BrowserContext, page: Page, look: Look, name: string) {
    this.context = context;
    this.look = look;
    this.#page = page;
    this.#name = name;
    this.#watch(page);
    context.on('page', (each) => { if (each !== page) this.#watch(each); });
  }
  /** The tab in front. */
  get page(): Page { return this.#page; }
  front(page: Page): void { this.#page = page; }

  async open(host: Host, path = '/'): Promise<void> {
    await this.#page.goto(originOf(host) + path);
  }

  /** A page that is none of the demo's, at an address of one of its hosts. */
  async serve(host: Host, path: string, body: string, headers: Record<string, string> = {}): Promise<void> {
    // What the network did not bring counts as from outside, and is asked whether it may reach this machine.
    await this.context.grantPermissions(['local-network-access']);
    await this.context.route(originOf(host) + path, (route) => route.fulfill({ body, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } }));
  }

  /** A refusal or failure that belongs to the journey: it must happen. */
  expects(pattern: RegExp): void {
    this.#expected.push({ pattern, met: false });
  }
  #note(what: string): void {
    const expected = this.#expected.filter(({ pattern }) => pattern.test(what));
    for (const each of expected) each.met = true;
    if (expected.length === 0) this.wrong.push(what);
  }
  #watch(page: Page): void {
    page.setDefaultTimeout(patience);
    page.on('console', (message) => {
      // Chromium's own line about a failed request; the request itself is noted below.
      if (['error', 'warning'].includes(message.type()) && !message.text().startsWith('Failed to load resource')) this.#note(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#note(`page error: ${error.stack ?? error.message}`));
    page.on('response', (response) => { if (response.status() >= 400) this.#note(`${response.status()} ${response.request().method()} ${response.url()}`); });
    page.on('requestfailed', (request) => {
      const { errorText } = request.failure() ?? { errorText: '' };
      // Stopped by the page itself: an element that loads again, a page that is left.
      if (errorText !== 'net::ERR_ABORTED') this.#note(`${errorText} ${request.method()} ${request.url()}`);
    });
  }

  /** A step that anybody may stop at: nothing sticks out, axe finds nothing, in the language asked for; photographed where SHOTS says. `twice`: the same element stands there more than once, on purpose. */
  async settle(step: string, { whole = true, language = this.look.language as string, twice = false } = {}): Promise<void> {
    const page = this.#page;
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    if (shots) {
      mkdirSync(shots, { recursive: true });
      this.#shots += 1;
      const { width, scheme } = this.look;
      await page.screenshot({ path: join(shots, `${this.#name}-${this.look.language}-${width}-${scheme}-${String(this.#shots).padStart(2, '0')}-${step}.png`), fullPage: whole });
    }
    const { lang, over } = await page.evaluate(() => ({ lang: document.documentElement.lang, over: document.documentElement.scrollWidth - document.documentElement.clientWidth }));
    expect(over, `${step}: pixels that stick out sideways`).toBeLessThanOrEqual(0);
    expect(lang, `${step}: language of the page`).toBe(language);
    const violations = await axeOf(page, twice ? ['landmark-unique'] : []);
    expect(violations, `${step}: accessibility`).toEqual([]);
  }

  /** What was expected and has not happened yet. */
  get unmet(): string[] { return this.#expected.filter(({ met }) => !met).map(({ pattern }) => String(pattern)); }
  /** Nothing went wrong but what was expected, and all of that happened. */
  end(): void {
    expect(this.wrong).toEqual([]);
    expect(this.unmet).toEqual([]);
  }
}

async function axeOf(page: Page, off: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const { violations, passes } = await page.evaluate(async (off) => {
    const found = await axe.run(document, { rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])), runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], iframes: false, resultTypes: ['violations'] });
    return { passes: found.passes.length, violations: found.violations.map(({ id, help, nodes }) => `${id}: ${help} — ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join(' | ')}`) };
  }, off);
  expect(passes, 'rules that axe could check').toBeGreaterThan(5);
  return violations;
}

/** Reports every policy violation in the console, where the visit hears it. */
const reportViolations = (): void => addEventListener('securitypolicyviolation', (event) => console.error(`CSP ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));

/** A fresh browser profile for one journey; it ends with it. */
export async function visiting(name: string, look: Look, journey: (visit: Visit) => Promise<void>): Promise<void> {
  connected ??= chromium.connect(inject('browser'));
  const narrow = look.width === 360;
  const context = await (await connected).newContext({
    locale: look.language === 'fr' ? 'fr-CA' : 'en-US', colorScheme: look.scheme, reducedMotion: 'reduce', viewport: { width: look.width, height: narrow ? 740 : 900 }, isMobile: narrow, hasTouch: narrow,
  });
  context.setDefaultTimeout(patience);
  await context.addInitScript(reportViolations);
  const visit = new Visit(context, await context.newPage(), look, name);
  try {
    await journey(visit);
    visit.end();
  } catch (error) {
    if (shots) await visit.page.screenshot({ path: join(shots, `failed-${name}-${look.language}.png`), fullPage: true }).catch(() => {});
    // What went wrong before it is often why.
    if (error instanceof Error && visit.wrong.length > 0) error.message += `\nMeanwhile: ${visit.wrong.join('\n')}`;
    throw error;
  } finally {
    await context.close();
  }
}
