/**
 * What an element costs the page that embeds it, in a real Chromium with a CPU four times slower: against the same page without it, in the same
 * run, page after page in turn, so that all meet the same noise. The page reserves no place for the element, and has content below it.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../.ci/chromium.mjs';
import { originsFor } from '../../demo/world/origins.ts';
import { world } from '../../demo/world/world.ts';
import { mintSession } from '../../schema/operators.ts';
import { median } from './latency.ts';
import { type Started, startWorker } from './worker.ts';

/** Milliseconds of blocked main thread that an element may add. */
export const mostBlocking = 50;
const traces = 7, slower = 4;
/** After the element said that it is ready: what it fetches ahead comes in this time. In milliseconds. */
const quiet = 1_200;
/** The portal answers as far away as a near data center: what is painted before it did, is seen. In milliseconds. */
const away = 40;

const elements = {
  'registration-form': `<portico-registration-form key="${world.keys.vendorSite.token}"></portico-registration-form>`,
  'review-queue': '<portico-provider><portico-review-queue></portico-review-queue></portico-provider>',
  'sign-in': '<portico-sign-in></portico-sign-in>',
} as const;
type Name = keyof typeof elements;
const names = Object.keys(elements) as Name[];

/** Milliseconds above 50 of each long task; layout shift as browsers count it; bytes of heap after a collection; requests besides the page. */
interface Trace { readonly blocking: number; readonly tasks: number; readonly shift: number; readonly heap: number; readonly requests: number }
export interface PageCost { readonly name: Name; readonly blocking: number; readonly tasks: number; readonly shift: number; readonly heap: number; readonly requests: number; /** Without `blocking="render"`: the element's place is kept from the loader on, not from the first paint. */ readonly shiftInBody: number }

const paragraph = '<p>We deliver on weekdays, and answer the telephone from eight to six. Write to us when you would rather not wait: somebody reads every letter.</p>';
const pageOf = (portal: string, name: Name | undefined, inBody: boolean): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Somebody’s page</title>${name && !inBody ? `\n<script type="module" blocking="render" src="${portal}/sdk/v1/loader.js"></script>` : ''}
<style>body { margin: 0 auto; max-width: 60rem; font: 16px/1.5 sans-serif; } footer { background: #ddd; padding: 1rem; }</style></head><body><header><h1>Somebody’s page</h1>${paragraph}</header><main>
${inBody ? `<script type="module" src="${portal}/sdk/v1/loader.js"></script>\n` : ''}${name ? elements[name] : ''}
</main><footer>${paragraph.repeat(3)}</footer>${name === 'review-queue' ? '<script type="module">document.querySelector(\'portico-provider\').fetchSession = async ({ signal }) => (await fetch(\'/session\', { method: \'POST\', signal })).json();</script>' : ''}</body></html>`;

/** The host's own server: its pages, and the session that its backend mints. */
async function serveHost(worker: Started, origin: string): Promise<{ readonly port: number; readonly close: () => void }> {
  const mint = async (): Promise<string> => {
    const answer = await worker.fetch(new Request(new URL(mintSession.path, worker.url), {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${world.keys.firstSecret.token}`, 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify({ operator: world.distributors.first.operators.admin.id, origin }),
    }));
    const text = await answer.text();
    if (!answer.ok) throw new Error(`no session: ${answer.status} ${text}`);
    return text;
  };
  const server = createServer((request, response) => {
    const [name, place] = (request.url?.slice(1) ?? '').split('/') as [Name, string | undefined];
    void (async () => {
      if (request.url === '/session') return response.setHeader('content-type', 'application/json').end(await mint());
      return response.setHeader('content-type', 'text/html').end(pageOf(worker.url.origin, name in elements ? name : undefined, place === 'body'));
    })().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { port: (server.address() as AddressInfo).port, close: () => { server.closeAllConnections(); server.close(); } };
}

interface TraceEvent { readonly name: string; readonly pid: number; readonly tid: number; readonly tdur?: number; readonly args: { readonly name?: string } }
/** Of a recorded trace: what the main threads worked in tasks of more than 50 ms. In their own time, which runs only while they do: on a busy machine the clock on the wall counts who else was at work. */
function longTasks(recorded: Buffer): Pick<Trace, 'blocking' | 'tasks'> {
  const { traceEvents } = JSON.parse(recorded.toString()) as { traceEvents: readonly TraceEvent[] };
  const main = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const own = traceEvents.filter(({ name, pid, tid }) => name === 'RunTask' && main.has(`${pid} ${tid}`)).flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1_000]));
  if (own.length === 0) throw new Error('no task was recorded: this measures nothing');
  const long = own.filter((time) => time > 50);
  return { blocking: long.reduce((sum, time) => sum + time - 50, 0), tasks: long.length };
}

/** Runs in the page, before anything of it. */
function observe(): void {
  const seen = { shift: 0, ready: false };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => { for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) seen.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
  addEventListener('portico-ready', () => { seen.ready = true; });
}

async function traceOf(browser: Browser, address: string, element: boolean): Promise<Trace> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } });
  try {
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()); });
    page.on('pageerror', (error) => wrong.push(String(error)));
    await page.addInitScript(observe);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: away, downloadThroughput: -1, uploadThroughput: -1 });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', '__metadata'] });
    await page.goto(address);
    if (element) await page.waitForFunction('seen.ready', undefined, { timeout: 20_000, polling: 200 }).catch((error: unknown) => { throw new Error(`${address} was not ready: ${wrong.join('\n') || String(error)}`); });
    await page.waitForTimeout(quiet);
    const seen = await page.evaluate('({ ...seen, requests: performance.getEntriesByType("resource").filter(({ name }) => !name.endsWith("/favicon.ico")).length })') as Pick<Trace, 'shift' | 'requests'>;
    const work = longTasks(await browser.stopTracing());
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    return { ...seen, ...work, heap: metrics.find((one) => one.name === 'JSHeapUsedSize')?.value ?? Number.NaN };
  } finally {
    await context.close();
  }
}

/** Medians of each element's traces, less those of the page without it; of the shift its most. */
export async function measurePages(built: { readonly bundle: string; readonly config: string }): Promise<PageCost[]> {
  const worker = await startWorker({ ...built, demo: false });
  const origin = originsFor().vendorSite[0] as string;
  const host = await serveHost(worker, origin);
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--host-resolver-rules=MAP ${new URL(origin).host} 127.0.0.1:${host.port}`],
  });
  try {
    const all = new Map<Name | 'empty', Trace[]>();
    for (let index = 0; index <= traces; index += 1) {
      for (const name of ['empty', ...names] as const) {
        const trace = await traceOf(browser, `${origin}/${name}`, name !== 'empty');
        // The first of each warms up server and browser.
        if (index > 0) all.set(name, [...(all.get(name) ?? []), trace]);
      }
    }
    const inBody = new Map<Name, number>();
    for (const name of names) inBody.set(name, (await traceOf(browser, `${origin}/${name}/body`, true)).shift);
    const of = (name: Name | 'empty', what: keyof Trace): number => median((all.get(name) ?? []).map((trace) => trace[what]));
    const more = (name: Name, what: keyof Trace): number => of(name, what) - of('empty', what);
    return names.map((name) => ({ name, blocking: more(name, 'blocking'), tasks: more(name, 'tasks'), shift: Math.max(...(all.get(name) ?? []).map(({ shift }) => shift)) - of('empty', 'shift'), heap: more(name, 'heap'), requests: more(name, 'requests'), shiftInBody: inBody.get(name) ?? Number.NaN }));
  } finally {
    await browser.close();
    host.close();
    await worker.close();
  }
}
