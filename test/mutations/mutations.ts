/**
 * Proof that the tests can fail: a copy of the repository gets one fault after the other, and for each the test that should notice must fail, by
 * its own assertion. Prints a table; a fault that nobody notices ends it with 1. As many copies at once as the machine has cores, at most four.
 *
 *   node test/mutations/mutations.ts [--only <part of a name>]
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { localEnvironment, root } from '../../demo/local/paths.ts';
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

/** Applies the edits and answers how to take them back. */
function apply(copy: string, edits: readonly Edit[]): () => void {
  const before = new Map<string, string>();
  for (const { file, find, replace } of edits) {
    const path = join(copy, file);
    const text = readFileSync(path, 'utf8');
    if (!before.has(path)) before.set(path, text);
    if (text.split(find).length !== 2) throw new Error(`${file} holds this ${text.split(find).length - 1} times instead of once: ${find}`);
    writeFileSync(path, text.replace(find, () => replace));
  }
  return () => { for (const [path, text] of before) writeFileSync(path, text); };
}

const run = (copy: string, script: string, options: readonly string[]): Promise<{ code: number | null; output: string }> => new Promise((resolve) => {
  const child = spawn(process.execPath, [script, ...options], { cwd: copy, env: localEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += String(chunk); });
  child.on('close', (code) => resolve({ code, output }));
});

interface Test { readonly fullName: string; readonly status: string; readonly failureMessages: readonly string[] }
interface Report { readonly testResults: readonly { readonly name: string; readonly message: string; readonly assertionResults: readonly Test[] }[] }
/** Vitest joins a title's parts by ` > ` when it chooses, and by a space in its report. */
const pattern = (title: string): string => title.split(' > ').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(?: >)? ');

/** The tests that the mutants name in some files of a project, always all of them: some look at what those before them left. */
async function vitest(copy: string, chosen: readonly Mutant[], project: string, files: readonly string[]): Promise<ReadonlyMap<string, readonly Test[]> | string> {
  const titles = chosen.flatMap(({ by }) => ('kill' in by || !files.includes(by.file) ? [] : [pattern(by.title)]));
  const out = join(copy, 'report.json');
  rmSync(out, { force: true });
  const { output } = await run(copy, join(copy, 'node_modules/vitest/vitest.mjs'), ['run', '--project', project, ...files, '-t', titles.join('|'), '--reporter=json', `--outputFile=${out}`]);
  if (!existsSync(out)) return `no report: ${output.slice(-2_000)}`;
  const { testResults } = JSON.parse(readFileSync(out, 'utf8')) as Report;
  if (testResults.every((one) => one.assertionResults.length === 0)) return `no tests: ${testResults.map((one) => one.message).join(' ').slice(0, 2_000)}`;
  return new Map(testResults.map((one) => [relative(copy, one.name).replaceAll(sep, '/'), one.assertionResults]));
}

/** Why a mutant counts as noticed, or that it does not: not by a program that no longer compiles, nor by another test. */
async function noticed(copy: string, chosen: readonly Mutant[], { by, because = /AssertionError/ }: Mutant): Promise<{ killed: boolean; how: string }> {
  if ('kill' in by) {
    const { code, output } = await run(copy, join(copy, 'test/kill/kill.ts'), ['--rounds', String(by.kill), '--seed', '7']);
    const line = output.split('\n').find((one) => because.test(one));
    return { killed: code === 1 && line !== undefined, how: line ?? `exit ${code}: ${output.slice(-300)}` };
  }
  const tests = await vitest(copy, chosen, by.project, [by.file]);
  if (typeof tests === 'string') return { killed: false, how: tests.slice(0, 300) };
  const named = (tests.get(by.file) ?? []).filter((one) => new RegExp(pattern(by.title)).test(one.fullName));
  const right = named.flatMap((one) => (one.status === 'failed' ? one.failureMessages : [])).find((message) => because.test(message));
  if (right) return { killed: true, how: right.split('\n')[0]?.slice(0, 110) ?? '' };
  return { killed: false, how: named.map((one) => `${one.status}: ${one.fullName} ${one.failureMessages.join(' ').slice(0, 300)}`).join('; ') };
}

/** Without a fault all of these tests pass; else their failing would prove nothing. */
async function unsound(copy: string, chosen: readonly Mutant[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { edits } of chosen) try { apply(copy, edits)(); } catch (error) { problems.push(String(error)); }
  const named = Map.groupBy(chosen.flatMap(({ by }) => ('kill' in by ? [] : [by])), ({ project }) => project);
  for (const [project, all] of named) {
    const tests = await vitest(copy, chosen, project, [...new Set(all.map(({ file }) => file))]);
    if (typeof tests === 'string') problems.push(tests);
    else {
      problems.push(...[...tests.values()].flat().filter((one) => one.status === 'failed').map((one) => `fails without any fault: ${one.fullName}`));
      for (const { file, title } of all) if (!tests.get(file)?.some((one) => one.status === 'passed' && new RegExp(pattern(title)).test(one.fullName))) problems.push(`no such test in ${file}: ${title}`);
    }
  }
  return problems;
}

async function main(): Promise<number> {
  const began = Date.now();
  const chosen = mutants.filter((one) => one.name.includes(values.only));
  const first = copyRepository();
  const problems = await unsound(first, chosen);
  if (problems.length) {
    console.error(problems.join('\n'));
    return 1;
  }
  let survivors = 0;
  const left = [...chosen];
  const work = async (copy: string): Promise<void> => {
    for (let mutant = left.shift(); mutant; mutant = left.shift()) {
      const started = Date.now();
      const restore = apply(copy, mutant.edits);
      const { killed, how } = await noticed(copy, chosen, mutant);
      restore();
      if (!killed) survivors += 1;
      console.log(`${killed ? 'noticed ' : 'SURVIVED'}  ${((Date.now() - started) / 1_000).toFixed(1).padStart(5)} s  ${mutant.name}\n${' '.repeat(19)}${how.replaceAll('\n', ' ')}`);
    }
  };
  const lanes = Math.max(1, Math.min(4, availableParallelism(), chosen.length));
  await Promise.all([first, ...Array.from({ length: lanes - 1 }, copyRepository)].map(work));
  console.log(`${chosen.length} faults, ${survivors} unnoticed, ${((Date.now() - began) / 1_000).toFixed(0)} s`);
  return survivors || chosen.length === 0 ? 1 : 0;
}

process.exitCode = await main();
