/** The SDK as it is built: imported where there is no page, by a server that renders or a bundler that looks, it does nothing and says nothing. */
import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tagNames } from '../../components/tags.ts';
import { buildSdk } from '../bench/built.ts';
import { temporaryFolder } from '../bench/worker.ts';

const folder = temporaryFolder(), built = join(folder, 'sdk/v1');
beforeAll(() => buildSdk(folder), 60_000);
// The test runner ends its processes without their exit event.
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = (file: string): string => `
const before = new Set(Reflect.ownKeys(globalThis));
import(${JSON.stringify(pathToFileURL(join(built, file)).href)}).then((all) => {
  const left = Reflect.ownKeys(globalThis).filter((name) => !before.has(name)).map(String);
  const classes = Object.entries(all).filter(([name, value]) => name.endsWith('Element') && typeof value === 'function').map(([name]) => name);
  say(JSON.stringify({ classes, left, open: process.getActiveResourcesInfo().filter((one) => /Timeout|Immediate|TCP/.test(one)) }));
});`;
/** What importing it in a fresh Node leaves; fails when that throws, prints anything else, or does not come to an end. */
async function imported(file: string, thread: boolean): Promise<{ readonly classes: readonly string[]; readonly left: readonly string[]; readonly open: readonly string[] }> {
  const inThread = `const { Worker } = require('node:worker_threads'); new Worker(${JSON.stringify(`const say = (text) => require('node:worker_threads').parentPort.postMessage(text);${program(file)}`)}, { eval: true }).on('message', (text) => console.log(text)).on('error', (error) => { throw error; });`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['-e', thread ? inThread : `const say = console.log;${program(file)}`], { timeout: 20_000, cwd: folder, env: { PATH: process.env['PATH'] } });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Awaited<ReturnType<typeof imported>>;
}
/** What Lit says of itself to other copies of it. */
const ofLit = new Set(['litElementVersions', 'litHtmlVersions', 'litPropertyMetadata', 'reactiveElementVersions']);

for (const [place, thread] of [['bare Node', false], ['a worker thread', true]] as const) {
  describe(`in ${place}`, () => {
    test('index.js gives the class of every element', async () => {
      const { classes, left, open } = await imported('index.js', thread);
      expect(classes).toHaveLength(tagNames.length);
      expect([left.filter((name) => !ofLit.has(name)), open]).toEqual([[], []]);
    });
    for (const file of ['define.js', 'loader.js']) {
      test(`${file} does nothing`, async () => {
        const { classes, left, open } = await imported(file, thread);
        expect([classes, left.filter((name) => !ofLit.has(name)), open]).toEqual([[], [], []]);
      });
    }
  });
}

test('the loader is one request, and brings every element', () => {
  const source = readFileSync(join(built, 'loader.js'), 'utf8');
  expect(source).not.toMatch(/(?:^|[;}])\s*(?:import|export)\s*[\w*{"'`]/);
  for (const tag of tagNames) expect(source).toMatch(new RegExp(`${tag}["'\`]?:async`));
});
