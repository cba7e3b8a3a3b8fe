/** The migrations are those of the tables: nothing is left to generate, and the journal tells what is there. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { files, read, root } from './support/sources.ts';

const drizzleKit = join(dirname(createRequire(import.meta.url).resolve('drizzle-kit')), 'bin.cjs');
/** Tells what `generate` wrote into `folder` and what it printed; it exits 0 even where it failed. */
async function generate(folder: string): Promise<{ readonly printed: string; readonly written: string[] }> {
  const names = (): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const before = new Set(names());
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [drizzleKit, 'generate', '--dialect', 'sqlite', '--schema', './schema/tables/*.ts', '--out', relative(root, folder)], { cwd: root });
  return { printed: stdout + stderr, written: names().filter((name) => !before.has(name)) };
}

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'portico-migrations-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const migrations = files('schema/migrations/*.sql');
const { entries } = JSON.parse(read('schema/migrations/meta/_journal.json')) as { entries: { idx: number; tag: string }[] };
const tables = files('schema/tables/*.ts').flatMap((path) => [...read(path).matchAll(/sqliteTable\('(\w+)'/g)].map(([, name]) => name as string));

describe('drift', () => {
  test('generate sees the tables: without migrations it writes all of them', async () => {
    mkdirSync(join(folder, 'empty'));
    const { written } = await generate(join(folder, 'empty'));
    const sql = written.filter((name) => name.endsWith('.sql')).map((name) => readFileSync(join(folder, 'empty', name), 'utf8')).join('\n');
    expect(tables.length).toBeGreaterThan(10);
    expect(tables.filter((name) => !sql.includes(`CREATE TABLE \`${name}\``))).toEqual([]);
  });
  test('with the migrations it writes nothing, and nothing went wrong', async () => {
    cpSync(join(root, 'schema/migrations'), join(folder, 'committed'), { recursive: true });
    const { written, printed } = await generate(join(folder, 'committed'));
    expect([written, printed]).toEqual([[], expect.stringContaining('No schema changes')]);
    expect(printed).not.toMatch(/error|cannot|interactive|renamed|exception/i);
  });
});

describe('the journal', () => {
  test('names every migration, in order', () => {
    expect(migrations.length).toBeGreaterThan(1);
    expect(entries.map(({ tag }) => `schema/migrations/${tag}.sql`)).toEqual(migrations);
    expect(entries.map(({ idx, tag }) => [idx, Number(tag.slice(0, 4))])).toEqual(migrations.map((_, index) => [index, index]));
  });
  test('has a snapshot of each', () => expect(files('schema/migrations/meta/*_snapshot.json')).toEqual(migrations.map((_, index) => `schema/migrations/meta/${String(index).padStart(4, '0')}_snapshot.json`)));
});

describe('a migration', () => {
  test.each(migrations)('%s never rebuilds a table with rows, and asks no clock', (path) => {
    const sql = read(path);
    expect(sql).not.toMatch(/CURRENT_TIMESTAMP|CURRENT_DATE|datetime\('now'\)|unixepoch\(\)/i);
    // drizzle-kit's rebuild: a copy under another name, which takes child rows and triggers with it.
    expect(sql).not.toMatch(/__new_|PRAGMA foreign_keys\s*=\s*OFF/i);
    // Hand-written ones say so.
    if (/CREATE (VIEW|TRIGGER|VIRTUAL)/i.test(sql)) expect(sql).toMatch(/^-- Hand-written:/);
  });
});
