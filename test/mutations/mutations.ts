/**
 * Proof that the tests can fail: a copy of the repository gets one fault after the other, and for each the test that should notice must fail, by
 * its own assertion. Prints a table; a fault that nobody notices ends it with 1. As many copies at once as the machine has cores, at most four.
 *
 *   node test/mutations/mutations.ts [--only <part of a name>]
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { localEnvironment, root } from '../../demo/local/paths.ts';
import type { Answer, Ask, Test } from './lane.ts';
import type { Edit, Mutant } from './mutant.ts';
import { mutants } from './mutants.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const copies: string[] = [];
process.on('exit', () => { for (const copy of copies) rmSync(copy, { recursive: true, force: true }); });

/** Answers the folder of a new copy. */
function copyRepository(): string {
  const copy = mkdtempSync(join(tmpdir(), 'portico-mutations-'));
  copies.push(copy);
  const left: ReadonlySet<string> = new Set(['node_modules', 'dist', '.wrangler', '.git', '.dev.vars']);
  cpSync(root, copy, { recursive: true, filter: (from) => !left.has(relative(root, from).split(sep)[0] ?? '') });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  // wrangler.toml names it; no test here asks for a page.
  mkdirSync(join(copy, 'dist/site'), { recursive: true });
  return copy;
}

/** Applies the edits; answers how to take them back, and which files they change. */
function apply(copy: string, edits: readonly Edit[]): { readonly restore: () => void; readonly paths: string[] } {
  const before = new Map<string, string>();
  for (const { file, find, replace } of edits) {
    const path = join(copy, file);
    const text = readFileSync(path, 'utf8');
    if (!before.has(path)) before.set(path, text);
    if (text.split(find).length !== 2) throw new Error(`${file} holds this ${text.split(find).length - 1} times instead of once: ${find}`);
    writeFileSync(path, text.replace(find, () => replace));
  }
  return { restore: () => { for (const [path, text] of before) writeFileSync(path, text); }, paths: [...before.keys()] };
}

const run = (copy: string, script: string, options: readonly string[]): Promise<{ code: number | null; output: string }> => new Promise((resolve) => {
  const child = spawn(process.execPath, [script, ...options], { cwd: copy, env: localEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += String(chunk); });
  child.on('close', (code) => resolve({ code, output }));
});

/** Vitest joins a title's parts by ` > ` when it chooses, and by a space in its report. */
const pattern = (title: string): string => title.split(' > ').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(?: >)? ');

/** A copy, and the vitest that stays in it (lane.ts): to start one for each fault would take most of the time. */
class Lane {
  readonly copy = copyRepository();
  #child: ChildProcess | undefined;
  #changed: string[] = [];

  changed(paths: readonly string[]): void { this.#changed.push(...paths); }
  end(): void { this.#child?.disconnect(); }

  /** The tests that the mutants name in some files of a project, always all of them: some look at what those before them left. */
  async vitest(chosen: readonly Mutant[], project: string, files: readonly string[]): Promise<Answer> {
    const titles = chosen.flatMap(({ by }) => ('kill' in by || !files.includes(by.file) ? [] : [pattern(by.title)]));
    const child = (this.#child ??= fork(join(this.copy, 'test/mutations/lane.ts'), { cwd: this.copy, env: localEnvironment(), stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }));
    const ask: Ask = { project, files, pattern: titles.join('|'), changed: this.#changed.splice(0) };
    return new Promise((resolve) => {
      const gone = (code: number | null): void => { this.#child = undefined; resolve({ tests: [], broken: [`the runner ended with ${code}`] }); };
      child.once('exit', gone);
      child.once('message', (answer: Answer) => { child.off('exit', gone); resolve(answer); });
      child.send(ask);
    });
  }
}

/** Why a mutant counts as noticed, or that it does not: not by a program that no longer compiles, nor by another test. */
async function noticed(lane: Lane, chosen: readonly Mutant[], { by, because = /AssertionError/ }: Mutant): Promise<{ killed: boolean; how: string }> {
  if ('kill' in by) {
    const { code, output } = await run(lane.copy, join(lane.copy, 'test/kill/kill.ts'), ['--rounds', String(by.kill), '--seed', '7']);
    const line = output.split('\n').find((one) => because.test(one));
    return { killed: code === 1 && line !== undefined, how: line ?? `exit ${code}: ${output.slice(-300)}` };
  }
  const { tests, broken } = await lane.vitest(chosen, by.project, [by.file]);
  const named = tests.filter(isOf(by));
  const right = named.flatMap((one) => (one.state === 'failed' ? one.errors : [])).find((message) => because.test(message));
  if (right) return { killed: true, how: right.split('\n')[0]?.slice(0, 110) ?? '' };
  return { killed: false, how: [...broken, ...named.map((one) => `${one.state}: ${one.title} ${one.errors.join(' ').slice(0, 300)}`)].join('; ') };
}
const isOf = (by: { readonly file: string; readonly title: string }) => (one: Test): boolean => one.file === by.file && new RegExp(pattern(by.title)).test(one.title);

/** Without a fault all of these tests pass; else their failing would prove nothing. */
async function unsound(lane: Lane, chosen: readonly Mutant[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { edits } of chosen) try { apply(lane.copy, edits).restore(); } catch (error) { problems.push(String(error)); }
  const projects = Map.groupBy(chosen.flatMap(({ by }) => ('kill' in by ? [] : [by])), ({ project }) => project);
  for (const [project, all] of projects) {
    const { tests, broken } = await lane.vitest(chosen, project, [...new Set(all.map(({ file }) => file))]);
    problems.push(...broken, ...tests.filter((one) => one.state === 'failed').map((one) => `fails without any fault: ${one.title}`));
    for (const by of all) if (!tests.some((one) => one.state === 'passed' && isOf(by)(one))) problems.push(`no such test in ${by.file}: ${by.title}`);
  }
  return problems;
}

async function main(): Promise<number> {
  const began = Date.now();
  const chosen = mutants.filter((one) => one.name.includes(values.only));
  const first = new Lane();
  const problems = await unsound(first, chosen);
  if (problems.length) {
    console.error(problems.join('\n'));
    first.end();
    return 1;
  }
  let survivors = 0;
  const left = [...chosen];
  const work = async (lane: Lane): Promise<void> => {
    for (let mutant = left.shift(); mutant; mutant = left.shift()) {
      const started = Date.now();
      const { restore, paths } = apply(lane.copy, mutant.edits);
      lane.changed(paths);
      const { killed, how } = await noticed(lane, chosen, mutant);
      restore();
      lane.changed(paths);
      if (!killed) survivors += 1;
      console.log(`${killed ? 'noticed ' : 'SURVIVED'}  ${((Date.now() - started) / 1_000).toFixed(1).padStart(5)} s  ${mutant.name}\n${' '.repeat(19)}${how.replaceAll('\n', ' ')}`);
    }
    lane.end();
  };
  const lanes = Math.max(1, Math.min(4, availableParallelism(), chosen.length));
  await Promise.all([first, ...Array.from({ length: lanes - 1 }, () => new Lane())].map(work));
  console.log(`${chosen.length} faults, ${survivors} unnoticed, ${((Date.now() - began) / 1_000).toFixed(0)} s`);
  return survivors || chosen.length === 0 ? 1 : 0;
}

process.exitCode = await main();
