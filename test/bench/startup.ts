/**
 * The worker's start against an empty worker's with the same bindings, as `wrangler check startup` profiles it: the upload runs in workerd as it is (no flag
 * of compatibility is added), from its first request to that one's answer. Rounds alternate. Alone: `node test/bench/startup.ts`.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandOf, localEnvironment } from '../../demo/local/paths.ts';
import { median } from './latency.ts';
import { configIn, packUpload, temporaryFolder } from './worker.ts';

/** The worker may take so many ms more than the empty one. */
export const mostBeyond = 70;
const rounds = 9;

interface Profile { readonly startTime: number; readonly endTime: number; readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string } }[]; readonly samples: readonly number[]; readonly timeDeltas: readonly number[] }
/** In ms: from the request to the answer, and as much of it as something ran. */
interface Start { readonly whole: number; readonly busy: number }

async function start(folder: string, upload: string): Promise<Start> {
  const file = join(folder, 'start.cpuprofile');
  await promisify(execFile)(process.execPath, [commandOf('wrangler'), 'check', 'startup', '--worker', upload, '--outfile', file], { cwd: folder, env: localEnvironment() });
  const { startTime, endTime, nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as Profile;
  const idle = new Set(nodes.filter(({ callFrame }) => callFrame.functionName === '(idle)').map(({ id }) => id));
  return { whole: (endTime - startTime) / 1_000, busy: samples.reduce((sum, id, index) => sum + (idle.has(id) ? 0 : (timeDeltas[index] ?? 0)), 0) / 1_000 };
}

/** Medians of the rounds, in ms. */
export interface StartTimes { readonly worker: number; readonly empty: number; readonly beyond: number; readonly busy: number; readonly busyEmpty: number }

export async function measureStart(config: string): Promise<StartTimes> {
  const folder = temporaryFolder();
  const ours = join(folder, 'worker.upload'), nothing = join(folder, 'empty.upload');
  await packUpload(ours, config);
  await packUpload(nothing, configIn(join(folder, 'empty'), { entry: 'test/bench/baseline/empty.js', assets: folder }));
  const full: Start[] = [], empty: Start[] = [];
  for (let round = 0; round < rounds; round += 1) {
    full.push(await start(folder, ours));
    empty.push(await start(folder, nothing));
  }
  const of = (all: readonly Start[], what: keyof Start): number => median(all.map((one) => one[what]));
  return { worker: of(full, 'whole'), empty: of(empty, 'whole'), beyond: of(full, 'whole') - of(empty, 'whole'), busy: of(full, 'busy'), busyEmpty: of(empty, 'busy') };
}

if (import.meta.main) {
  const folder = temporaryFolder();
  const found = await measureStart(configIn(folder, { assets: folder }));
  console.log(Object.entries(found).map(([name, value]) => `${name} ${value.toFixed(1)} ms`).join(', '));
  if (!(found.beyond <= mostBeyond)) {
    console.error(`The worker starts ${found.beyond.toFixed(1)} ms later than an empty one, at most ${mostBeyond} are allowed.`);
    process.exitCode = 1;
  }
}
