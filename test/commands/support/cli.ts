/** `npm run portico -- …` as whoever runs a portal types it, on a run of its own in a temporary folder. */
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { localEnvironment, root } from '../../../demo/local/paths.ts';

export interface Ran { readonly code: number; readonly out: string; readonly err: string }
export interface Local { readonly folder: string; readonly portico: (...words: string[]) => Promise<Ran>; readonly start: (...words: string[]) => ReturnType<typeof spawn>; readonly env: NodeJS.ProcessEnv }

/** A folder that goes with the test, or with what is made beside it. */
export function temporary(keep = false): string {
  const folder = mkdtempSync(join(tmpdir(), 'portico-cli-'));
  if (!keep) onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
const run = (script: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> => new Promise((resolve) => {
  execFile(process.execPath, [script, ...words], { cwd: root, env, maxBuffer: 64 * 2 ** 20 }, (error, out, err) => resolve({ code: error ? (typeof error.code === 'number' ? error.code : 1) : 0, out, err }));
});
/** A local run that nobody else uses; nothing of it is there yet. */
export function local(folder = temporary()): Local {
  mkdirSync(folder, { recursive: true });
  const env = { ...localEnvironment(), PORTICO_LOCAL: folder, NODE_OPTIONS: '--no-warnings' };
  const entry = join(root, 'worker/commands/portico.ts');
  return { folder, env, portico: (...words) => run(entry, words, env), start: (...words) => spawn(process.execPath, [entry, ...words], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true }) };
}
/** Code that runs in a process of its own, for it works on that run: its database, by the product's own functions. */
export async function inside(at: Local, code: string): Promise<string> {
  const file = join(at.folder, `inside-${randomBytes(4).toString('hex')}.mjs`);
  writeFileSync(file, `const at = (path) => import(${JSON.stringify(`file://${root}`)} + path);\n${code}`);
  const made = await run(file, [], at.env);
  rmSync(file);
  if (made.code !== 0) throw new Error(made.err);
  return made.out;
}
/** The same commands in this very process, many times faster: for a file of tests that has one run of its own. */
export async function here(folder: string): Promise<{ readonly portico: Local['portico']; readonly rows: <R = Record<string, unknown>>(query: string) => Promise<R[]> }> {
  mkdirSync(folder, { recursive: true });
  Object.assign(process.env, localEnvironment(), { PORTICO_LOCAL: folder, WRANGLER_LOG: 'error' });
  const { run: typed } = await import('../../../worker/commands/run.ts'), { withDatabase } = await import('../../../worker/commands/database.ts');
  return {
    portico: async (...words) => {
      const said = { out: '', err: '' }, { log, error } = console;
      console.log = (...all: unknown[]) => { said.out += `${all.join(' ')}\n`; };
      console.error = (...all: unknown[]) => { said.err += `${all.map((one) => (one instanceof Error ? one.stack : String(one))).join(' ')}\n`; };
      try { return { code: await typed(words), ...said }; } finally { Object.assign(console, { log, error }); }
    },
    rows: async <R>(query: string) => withDatabase(false, async (_, d1) => (await d1.prepare(query).all()).results as R[]),
  };
}
/** Runs SQL on it, one statement after the other; answers the rows of the last. */
export const sql = async <R = Record<string, unknown>>(at: Local, ...statements: string[]): Promise<R[]> => JSON.parse(await inside(at, `
  const { withDatabase } = await at('worker/commands/database.ts');
  let rows; await withDatabase(false, async (_, d1) => { for (const one of ${JSON.stringify(statements)}) rows = (await d1.prepare(one).all()).results; });
  console.log(JSON.stringify(rows));`)) as R[];
/** Migrated, and with the demo's world. */
export const seeded = async (at: Local): Promise<Local> => { await inside(at, "const { prepareDatabase } = await at('demo/local/database.ts'); await prepareDatabase(8787);"); return at; };
