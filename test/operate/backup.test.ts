/** A back-up is put back into an empty database, and into no other; a damaged one into none. */
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Local, inside, local, seeded, sql, temporary } from '../commands/support/cli.ts';

let home: string, source: Local, kept: string;
beforeAll(async () => {
  home = temporary(true);
  source = await seeded(local(join(home, 'source')));
  kept = join(home, 'kept');
  // What JSON, SQL and lines could stumble over.
  await sql(source, `INSERT INTO organizations (id, kind, name, folded_name, country, created_at) VALUES ('org_odd', 'customer', 'a"b''c\\' || char(10, 13, 9, 8232, 8233) || '日本 🏔 null ' || char(1), '[1]', 'FR', ${2 ** 53 - 1})`,
    "INSERT INTO company_directory (duns, company) VALUES ('000000001', '{\"legalName\":null}')", 'UPDATE organizations SET brand = NULL WHERE rowid % 2');
  expect(await source.portico('backup', kept)).toMatchObject({ code: 0, out: expect.stringMatching(/^\d{3} rows of \d\d tables, schema 0007_sign_in.sql, in /) });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
const copied = (): string => { const folder = join(temporary(), 'copy'); cpSync(kept, folder, { recursive: true }); return folder; };
const bytes = (folder: string): Record<string, string> => Object.fromEntries(readdirSync(folder).filter((name) => name !== 'taken.json').map((name) => [name, readFileSync(join(folder, name), 'base64')]));

describe('a back-up', () => {
  test('holds every row of every table, and leaves nothing in the database', async () => {
    const { tables } = JSON.parse(readFileSync(join(kept, 'manifest.json'), 'utf8')) as { tables: { name: string; rows: number; columns: string[] }[] };
    expect(tables.length).toBe(30);
    const [counts] = await sql<Record<string, number>>(source, `SELECT ${tables.map(({ name }) => `(SELECT count(*) FROM "${name}") AS "${name}"`).join(', ')}`);
    expect(Object.fromEntries(tables.map(({ name, rows }) => [name, rows]))).toEqual(counts);
    expect(await sql(source, "SELECT name FROM sqlite_master WHERE name LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE '\\_cf%' ESCAPE '\\'")).toEqual([]);
    // Computed columns compute themselves.
    expect(tables.find(({ name }) => name === 'operators')?.columns).not.toContain('rank');
  });
  test('goes into an empty folder only', async () => {
    expect(await source.portico('backup', kept)).toMatchObject({ code: 2, err: expect.stringContaining('is not empty') });
  });
});

describe('a restore', () => {
  test('fills an empty database with the same bytes, and then refuses, for it is not empty', async () => {
    const at = local();
    expect(await at.portico('restore', kept)).toMatchObject({ code: 0, out: expect.stringMatching(/rows of 30 tables are restored/) });
    const again = join(temporary(), 'again');
    await at.portico('backup', again);
    expect(bytes(again)).toEqual(bytes(kept));
    expect(await at.portico('restore', kept)).toMatchObject({ code: 2, err: expect.stringContaining('is not empty') });
    expect((await sql(at, "SELECT name FROM sqlite_master WHERE name = '_restore'"))).toEqual([]);
  });
  test('that was cut off goes on where it stopped; another back-up does not go on there', async () => {
    const at = local();
    // Cut off after some batches, as by a lost connection.
    const cut = `
      const { withDatabase, migrate } = await at('worker/commands/database.ts'); const { targetOf } = await at('worker/commands/target.ts');
      const { readStructure, beginRestore, putRows } = await at('worker/store/backup.ts'); const { readManifest, linesOf } = await at('worker/commands/manifest.ts');
      await migrate(await targetOf({}));
      const { manifest, hash } = readManifest(${JSON.stringify(kept)});
      await withDatabase(false, async (_, d1) => {
        const structure = await readStructure(d1); await beginRestore(d1, hash);
        let file = 0;
        for (const table of manifest.tables) for (const { name } of table.files) {
          const rows = []; for await (const one of linesOf(${JSON.stringify(kept)}, name, 0)) rows.push(one.row);
          const half = file === 2 ? rows.slice(0, 3) : rows;
          if (file <= 2) await putRows(d1, structure.tables.find((one) => one.name === table.name), table.columns, half, { file, line: half.length });
          file += 1;
        }
      });`;
    await inside(at, cut);
    const other = copied();
    writeFileSync(join(other, 'manifest.json'), readFileSync(join(other, 'manifest.json'), 'utf8').replace('\n', '\n\n'));
    expect(await at.portico('restore', other)).toMatchObject({ code: 2, err: expect.stringContaining('part of another back-up') });
    expect(await at.portico('restore', kept)).toMatchObject({ code: 0 });
    const again = join(temporary(), 'again');
    await at.portico('backup', again);
    expect(bytes(again)).toEqual(bytes(kept));
  });
  test.each<[string, (folder: string) => void, RegExp]>([
    ['a byte changed', (folder) => { const file = join(folder, 'operators.0001.ndjson'); writeFileSync(file, readFileSync(file, 'utf8').replace('super_admin', 'super_admim')); }, /operators\.0001\.ndjson is damaged/],
    ['a line cut off', (folder) => { const file = join(folder, 'activity.0001.ndjson'); writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20)); }, /activity\.0001\.ndjson is damaged/],
    ['a file missing', (folder) => rmSync(join(folder, 'programs.0001.ndjson')), /programs\.0001\.ndjson is missing/],
    ['no manifest', (folder) => rmSync(join(folder, 'manifest.json')), /holds no manifest\.json/],
    ['a manifest cut off', (folder) => writeFileSync(join(folder, 'manifest.json'), readFileSync(join(folder, 'manifest.json'), 'utf8').slice(0, 500)), /manifest\.json is damaged/],
    ['a file from elsewhere', (folder) => writeFileSync(join(folder, 'manifest.json'), readFileSync(join(folder, 'manifest.json'), 'utf8').replace('programs.0001.ndjson', '../programs.0001.ndjson')), /manifest\.json is damaged/],
    ['counts changed', (folder) => writeFileSync(join(folder, 'manifest.json'), readFileSync(join(folder, 'manifest.json'), 'utf8').replace('"rows": 4', '"rows": 5')), /manifest\.json is damaged/],
    ['a table left out', (folder) => { const file = join(folder, 'manifest.json'), read = JSON.parse(readFileSync(file, 'utf8')) as { tables: object[] }; writeFileSync(file, JSON.stringify({ ...read, tables: read.tables.slice(1) })); }, /does not hold the tables/],
    ['another schema', (folder) => writeFileSync(join(folder, 'manifest.json'), readFileSync(join(folder, 'manifest.json'), 'utf8').replace('0007_sign_in', '0006_before')), /is of schema 0006_before\.sql, and this portal's is 0007_sign_in\.sql/],
    ['other tables', (folder) => writeFileSync(join(folder, 'manifest.json'), readFileSync(join(folder, 'manifest.json'), 'utf8').replace(/("migration": .*\n\s*"sha256": ")../, '$1zz')), /are not those of the back-up/],
  ])('refuses %s, and writes nothing', async (_, spoil, refusal) => {
    const at = local(), folder = copied();
    spoil(folder);
    expect(await at.portico('restore', folder)).toMatchObject({ code: 2, err: expect.stringMatching(refusal) });
    // A damaged file is found before there is a database.
    const [found] = existsSync(join(at.folder, 'state')) ? await sql(at, "SELECT (SELECT count(*) FROM organizations) AS n, (SELECT count(*) FROM sqlite_master WHERE name = '_restore') AS begun") : [{ n: 0, begun: 0 }];
    expect(found).toEqual({ n: 0, begun: 0 });
  });
  test('says what is wrong with a folder that is none', async () => {
    expect(await local().portico('restore', join(tmpdir(), 'no-such-folder'))).toMatchObject({ code: 2, err: expect.stringContaining('it is no back-up') });
    expect(await local().portico('restore')).toMatchObject({ code: 2, err: expect.stringContaining('Usage') });
  });
});
