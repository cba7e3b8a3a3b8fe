/**
 * The previous release on the new schema. While a deployment goes on, and after a roll-back, the worker of before works on a database that is migrated
 * already. Until there are releases with a name, the one before is the last commit that did not have the newest migration; its own tests are run in
 * its own sources, with today's migrations in the place of its own.
 */
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { localEnvironment, root } from '../../demo/local/paths.ts';
import { temporary } from '../commands/support/cli.ts';

const git = (...words: string[]): string => execFileSync('git', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 28 }).trim();
const migrations = (folder: string): string[] => readdirSync(join(folder, 'schema/migrations')).filter((name) => name.endsWith('.sql')).toSorted();
const newest = migrations(root).at(-1) ?? '';
/** Undefined where the history does not reach so far: a clone that was cut short. */
function previous(): string | undefined {
  const added = git('log', '--diff-filter=A', '--format=%H', '--', `schema/migrations/${newest}`).split('\n').findLast(Boolean);
  // Not committed yet: what is committed is the one before.
  if (!added) return git('rev-parse', 'HEAD');
  try { return git('rev-parse', `${added}^`); } catch { return undefined; }
}

const home = temporary(true);
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('the worker of before passes its own tests on the schema of now', async () => {
  const commit = previous();
  if (commit === undefined) {
    // What test/repo/expand.test.ts reads in the migrations is then all that is proved.
    expect(git('rev-parse', '--is-shallow-repository')).toBe('true');
    return;
  }
  const folder = join(home, 'before');
  mkdirSync(folder, { recursive: true });
  execFileSync('bash', ['-c', `git archive ${commit} | tar x -C ${JSON.stringify(folder)}`], { cwd: root });
  const before = migrations(folder), now = migrations(root);
  // It really is another schema, and grew out of that one.
  expect([now.length > before.length, now.slice(0, before.length)]).toEqual([true, before]);
  for (const name of now) copyFileSync(join(root, 'schema/migrations', name), join(folder, 'schema/migrations', name));
  symlinkSync(realpathSync(join(root, 'node_modules')), join(folder, 'node_modules'));

  const child = spawn(process.execPath, [join(folder, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'workerd', '--reporter', 'json', '--outputFile', join(home, 'result.json'), 'test/routes', 'test/messages', 'test/world'], { cwd: folder, env: { ...localEnvironment(), NODE_ENV: 'test', VITEST: undefined, VITEST_POOL_ID: undefined, VITEST_WORKER_ID: undefined }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { said = (said + String(chunk)).slice(-8_000); });
  const code = await new Promise((resolve) => { child.on('close', resolve); });
  const result = JSON.parse(readFileSync(join(home, 'result.json'), 'utf8')) as { numPassedTests: number; numFailedTests: number; testResults: { assertionResults: { status: string; fullName: string }[] }[] };
  const failed = result.testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName));
  expect([failed, result.numPassedTests > 800, code], said).toEqual([[], true, 0]);
});
