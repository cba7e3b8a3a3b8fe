/**
 * `npm run bench`: counts and times in one table, counts against pins.json; exits 1 on a regression. `--pin` rewrites the pins, `--counts` leaves
 * times and the type check out (test/repo/pins.test.ts). Gated are counts: on a shared machine times vary, so they are ratios or far-off limits.
 */
import { join } from 'node:path';
import { api } from '../../schema/api.ts';
import type { Endpoint } from '../../schema/endpoint.ts';
import { budgetOf, measureBytes } from './bytes.ts';
import { buildSdk, gzipOf, instantiationsOf, mostGzip } from './built.ts';
import { measureCosts, mostCalls } from './costs.ts';
import { measureLatency, mostTimes } from './latency.ts';
import { measureLog, mostPerRow } from './log.ts';
import { measureMailDomain, mostMedian, mostTime } from './mail-domain.ts';
import { measurePages, mostBlocking } from './page.ts';
import { type Judged, type Measured, judge, orphans, readPins, writePins } from './pins.ts';
import { measureStart, mostBeyond } from './startup.ts';
import { bundleWorker, configIn, startWorker, temporaryFolder } from './worker.ts';

const folder = temporaryFolder();
const assets = join(folder, 'site'), worker = { config: configIn(folder, { assets }), bundle: join(folder, 'bundle') };

async function costs(): Promise<Measured[]> {
  const started = await startWorker({ ...worker, demo: true });
  try {
    const found = await measureCosts(started);
    return api.flatMap((endpoint: Endpoint): Measured[] => {
      const { name } = endpoint;
      const cost = found[name];
      const of = (what: string, value: number | undefined, pin: 'exact' | 'at_most', most?: number): Measured => ({ name: `cost ${name} ${what}`, value: value ?? Number.NaN, unit: what, pin, most });
      return [of('calls', cost?.calls, 'at_most', mostCalls(endpoint)), of('statements', cost?.statements, 'exact'), of('rows-read', cost?.rowsRead, 'at_most'), of('rows-written', cost?.rowsWritten, 'exact', endpoint.method === 'GET' ? 0 : undefined)];
    });
  } finally {
    await started.close();
  }
}
const bytes = (): Measured[] => Object.entries(measureBytes(join(assets, 'sdk/v1'))).map(([name, value]) => ({ name: `bytes ${name}`, value, unit: 'B brotli', pin: 'at_most', slack: 0.03, most: budgetOf(name) }));
const counts = async (): Promise<Measured[]> => [...await costs(), ...bytes(), { name: 'bytes worker', value: gzipOf(worker.bundle), unit: 'B gzip', pin: 'at_most', slack: 0.03, most: mostGzip }];

const types = async (): Promise<Measured[]> => {
  const all: Measured[] = [];
  for (const project of ['tsconfig.json', 'worker/tsconfig.json', 'test/tsconfig.json']) all.push({ name: `types ${project}`, value: await instantiationsOf(project), unit: 'instantiations', pin: 'at_most', slack: 0.1 });
  return all;
};
const time = (name: string, value: number, most?: number, unit = 'ms'): Measured => ({ name: `time ${name}`, value, unit, pin: 'none', most });
/** What differs from the same page without the element. Shift and requests do not vary; blocking does, and its limit is far off. */
async function pages(): Promise<Measured[]> {
  return (await measurePages(worker)).flatMap(({ name, blocking, tasks, shift, heap, requests, shiftInBody }): Measured[] => {
    const page = (what: string, value: number, unit: string, most?: number): Measured => ({ name: `page ${name} ${what}`, value, unit, pin: 'none', most });
    return [page('blocking', blocking, 'ms', mostBlocking), page('long-tasks', tasks, 'tasks'), page('shift', shift, 'score', 0), page('shift-in-body', shiftInBody, 'score'), page('heap', heap, 'B'), page('requests', requests, 'requests')];
  });
}
async function times(): Promise<Measured[]> {
  const start = await measureStart(worker.config);
  const mail = measureMailDomain();
  const { ours, baseline, empty, ratio, net } = await measureLatency(worker, assets);
  return [
    time('start worker', start.worker), time('start empty', start.empty), time('start beyond', start.beyond, mostBeyond), time('start busy', start.busy), time('start busy-empty', start.busyEmpty),
    time('mail-domain first', mail.first), time('mail-domain p50', mail.p50, mostMedian), time('mail-domain worst', mail.worst, mostTime), time('mail-domain worst-once', mail.worstOnce),
    time('registration-form worker', ours), time('registration-form hand-written', baseline), time('registration-form empty', empty),
    time('registration-form ratio', ratio, mostTimes, 'times'), time('registration-form ratio-net', net, undefined, 'times'),
  ];
}

async function sizes(): Promise<Measured[]> {
  const started = await startWorker({ ...worker, demo: true });
  try {
    return (await measureLog(started)).flatMap(({ size, kind, perRow, calls }): Measured[] => {
      const of = (what: string, value: number, most: number): Measured => ({ name: `size log ${size} ${kind} ${what}`, value, unit: what, pin: 'none', most });
      return [of('rows-read-per-row', perRow, mostPerRow), of('round-trips', calls, 1)];
    });
  } finally {
    await started.close();
  }
}

const shown = (value: number | undefined): string => (value === undefined ? '' : Number.isInteger(value) ? String(value) : value.toFixed(3));
/** One line an endpoint, its four counts side by side; one line for anything else. */
function table(judged: readonly Judged[]): string {
  const lines = ['endpoint                     calls  statements  rows read  rows written'];
  for (const { name } of api) {
    const cells = judged.filter((one) => one.name.startsWith(`cost ${name} `)).map((one) => `${shown(one.value)}${one.fault ? '!' : ''}`);
    if (cells.length) lines.push([name.padEnd(27), ...cells.map((cell, index) => cell.padStart([7, 12, 11, 14][index] ?? 8))].join(''));
  }
  lines.push('', `${'what'.padEnd(40)}${'measured'.padStart(10)}${'pin'.padStart(10)}${'limit'.padStart(8)}`);
  for (const one of judged) if (!one.name.startsWith('cost ')) lines.push(`${one.name.padEnd(40)}${shown(one.value).padStart(10)}${shown(one.pinned).padStart(10)}${shown(one.most).padStart(8)} ${one.unit}${one.fault ? ' !' : ''}`);
  return lines.join('\n');
}

const pinning = process.argv.includes('--pin'), countsOnly = process.argv.includes('--counts');
await buildSdk(assets);
await bundleWorker(worker.bundle, worker.config);
const measured = [...await counts(), ...(countsOnly ? [] : [...await types(), ...await times(), ...await sizes(), ...await pages()])];
const groups = countsOnly ? ['cost', 'bytes'] : ['cost', 'bytes', 'types'];
const before = readPins();
if (pinning) {
  const others = Object.entries(before).filter(([name]) => !groups.includes(name.split(' ')[0] ?? ''));
  writePins({ ...Object.fromEntries(others), ...Object.fromEntries(measured.filter((one) => one.pin !== 'none').map((one) => [one.name, one.value])) });
}
const pins = readPins();
const judged = judge(measured, pins);
console.log(table(judged));
const faults = [...judged.filter((one) => one.fault).map((one) => `${one.name}: ${shown(one.value)} ${one.unit} ${one.fault}`), ...orphans(measured, pins, groups).map((name) => `${name}: is pinned, but no more there: run npm run bench -- --pin`)];
if (faults.length) console.error(`\n${faults.join('\n')}`);
process.exitCode = faults.length ? 1 : 0;
