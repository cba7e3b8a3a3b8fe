/** The keyed public read against a worker written by hand, both started alike. Rounds alternate, so that both meet the same noise. */
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { originsFor } from '../../demo/world/origins.ts';
import { world } from '../../demo/world/world.ts';
import { readRegistrationForm } from '../../schema/registration.ts';
import { type Started, bundleWorker, configIn, startWorker, temporaryFolder } from './worker.ts';

/** The worker's p50 may be this many times that of the hand-written one. */
export const mostTimes = 1.6;
const rounds = 11, perRound = 120, warmUp = 300;

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const headers = { 'portico-key': world.keys.vendorSite.token, origin: originsFor().vendorSite[0] as string, 'accept-language': 'en' };

/** One request on a kept connection: its time in ms, and the body. */
const timed = (url: URL, path: string = readRegistrationForm.path): Promise<{ readonly time: number; readonly body: string }> => new Promise((resolve, reject) => {
  const started = performance.now();
  const sent = request(new URL(path, url), { agent, headers }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => {
      const time = performance.now() - started;
      const body = Buffer.concat(chunks).toString();
      if (response.statusCode === 200) resolve({ time, body }); else reject(new Error(`answered ${response.statusCode}: ${body}`));
    });
  });
  sent.on('error', reject);
  sent.end();
});
async function round(url: URL, times: number, path?: string): Promise<number> {
  const all: number[] = [];
  for (let index = 0; index < times; index += 1) all.push((await timed(url, path)).time);
  return median(all);
}

/** Medians of the rounds' p50, in ms; `empty` is a request for which the hand-written worker does nothing. */
export interface Latency { readonly ours: number; readonly baseline: number; readonly empty: number; readonly ratio: number; /** The ratio of what is left without the local server's own part. */ readonly net: number }

/** `assets` is the folder of static files that both are started with. */
export async function measureLatency(worker: { readonly bundle: string; readonly config: string }, assets: string): Promise<Latency> {
  const folder = temporaryFolder();
  const handWritten = { config: configIn(folder, { entry: 'test/bench/baseline/worker.js', assets }), bundle: join(folder, 'bundle') };
  await bundleWorker(handWritten.bundle, handWritten.config);
  const started: Started[] = [];
  try {
    const ours = await startWorker({ ...worker, demo: false });
    started.push(ours);
    const bare = await startWorker({ ...handWritten, demo: false });
    started.push(bare);
    const [mine, theirs] = [await timed(ours.url), await timed(bare.url)];
    if (mine.body !== theirs.body) throw new Error(`the two workers answer differently, so their times say nothing:\n${mine.body}\n${theirs.body}`);
    const full: number[] = [], baseline: number[] = [], empty: number[] = [];
    for (const { url } of started) await round(url, warmUp);
    for (let index = 0; index < rounds; index += 1) {
      full.push(await round(ours.url, perRound));
      baseline.push(await round(bare.url, perRound));
      empty.push(await round(bare.url, perRound, '/empty'));
    }
    const [ours50, bare50, empty50] = [median(full), median(baseline), median(empty)];
    return { ours: ours50, baseline: bare50, empty: empty50, ratio: ours50 / bare50, net: (ours50 - empty50) / (bare50 - empty50) };
  } finally {
    agent.destroy();
    await Promise.all(started.map((one) => one.close()));
  }
}
