/**
 * The drill: a portal at work is backed up while somebody writes to it, put into an empty database, and backed up again: byte for byte the same. The log
 * is proved there, and search tables find what they found.
 */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Local, inside, local, seeded, sql, temporary } from '../commands/support/cli.ts';

let home: string, source: Local, kept: string;
beforeAll(async () => {
  home = temporary(true);
  source = await seeded(local(join(home, 'source')));
  kept = join(home, 'kept');
  // A portal after some years: many rows, long ones, a second vendor, people who were erased, a sealed log.
  await source.portico('init', '--vendor', 'Lumenforge Security', '--country', 'FR', '--program', 'Lumenforge', '--preset', 'direct', '--support-url', 'https://www.lumenforge.com', '--support-email', 'a@lumenforge.com', '--support-phone', '+33 1', '--origins', 'https://www.lumenforge.com', '--admin', 'zoe@lumenforge-security.com');
  const many = (number: number): string => `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${number})`, at = Date.now();
  await sql(source,
    `INSERT INTO outbox (id, template, recipient, locale, occasion, sender_id, data, state, next_attempt_at, created_at) ${many(45_000)} SELECT 'msg_' || printf('%032x', i), 'sign_in_link', 'a' || i || '@b.example', 'en', 'o' || i, (SELECT id FROM organizations LIMIT 1), json_object('link', 'lnk_' || i, 'note', substr(hex(zeroblob(i % 300)), 1, i % 300)), 'delivered', ${at} + i, ${at} + i FROM n`,
    `INSERT INTO activity (id, at, event, rule, actor_kind, subject_id, details, personal, salt, seq) ${many(30_000)} SELECT 'act_' || printf('%012x', ${at} + i) || printf('%020x', i), ${at} + i, 'registration.requested', 'REG-1', 'applicant', 'reg_' || printf('%032x', i), json_object('locale', 'fr'), json_object('email', 'a' || i || '@b.example'), printf('%032x', i), (SELECT max(seq) FROM activity) + i FROM n`,
    `INSERT INTO decisions (id, at, command, subject_id, facts, input, outcome, retain_until) ${many(300)} SELECT 'dec_' || printf('%032x', i), ${at}, 'x', 'x', json_object('long', hex(zeroblob(4000 + i))), '{}', '[]', ${at} FROM n`);
  await inside(source, `
    const { withDatabase } = await at('worker/commands/database.ts'); const { targetOf } = await at('worker/commands/target.ts'); const { readVars } = await at('worker/commands/secrets-file.ts'); const { seal } = await at('worker/jobs/seal.ts');
    const { SIGNING_KEYS } = readVars((await targetOf({})).secretsFile);
    await withDatabase(false, async (_, DB) => { for (;;) if (!(await seal({ DB, SIGNING_KEYS }, Date.now())).behind) break; });`);
  const [gone] = await sql<{ email: string }>(source, "SELECT email FROM operators WHERE state = 'removed' LIMIT 1");
  expect((await source.portico('person', 'erase', gone?.email ?? '')).code).toBe(0);
  expect((await source.portico('keys', 'rotate-signing')).code).toBe(0);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function hashes(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(folder).toSorted()) {
    if (name === 'taken.json') continue;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(join(folder, name))) hash.update(chunk as Buffer);
    found[name] = hash.digest('hex');
  }
  return found;
}

describe('the drill', () => {
  test('what is copied while somebody writes is of one moment', async () => {
    // In every transaction two rows that belong together; the database is one, so all of it goes through one connection, as on the platform.
    const counted = JSON.parse(await inside(source, `
      const { withDatabase } = await at('worker/commands/database.ts'); const { readStructure, copyAll, rowsOf, dropCopies } = await at('worker/store/backup.ts');
      await withDatabase(false, async (_, d1) => {
        const structure = await readStructure(d1), count = async (name) => { let n = 0; for await (const rows of rowsOf(d1, structure.tables.find((one) => one.name === name))) n += rows.filter((row) => String(row[0]).startsWith('w')).length; return n; };
        let more = true, written = 0;
        const writing = (async () => { for (; more; written += 1) await d1.batch([d1.prepare("INSERT INTO company_directory (duns, company) VALUES (?, '{}')").bind('w' + written), d1.prepare("INSERT INTO sign_in_asks (id, address, at) VALUES (?, 'x', 0)").bind('w' + written)]); })();
        while (written < 50) await new Promise((resolve) => { setTimeout(resolve, 5); });
        await copyAll(d1, structure);
        const copied = [await count('company_directory')];
        while (written < copied[0] + 50) await new Promise((resolve) => { setTimeout(resolve, 5); });
        copied.push(await count('sign_in_asks'));
        more = false; await writing; await dropCopies(d1);
        console.log(JSON.stringify({ copied, written }));
      });`)) as { copied: number[]; written: number };
    expect([counted.copied[0], counted.written > (counted.copied[0] ?? 0), (counted.copied[0] ?? 0) >= 50]).toEqual([counted.copied[1], true, true]);
  });
  test('a back-up is in files of at most 20,000 lines', async () => {
    expect(await source.portico('backup', kept)).toMatchObject({ code: 0 });
    const { tables } = JSON.parse(readFileSync(join(kept, 'manifest.json'), 'utf8')) as { tables: { name: string; rows: number; files: { rows: number }[] }[] };
    expect(tables.find(({ name }) => name === 'outbox')?.files.map(({ rows }) => rows)).toEqual([20_000, 20_000, 5_000]);
  });
  test('restored into an empty database and backed up again it is the same, byte for byte; and the log is proved there', async () => {
    const target = local(join(home, 'target')), again = join(home, 'again');
    // The secrets are kept elsewhere, and come along.
    await inside(target, `const { readVars, writeVars } = await at('worker/commands/secrets-file.ts'); writeVars(${JSON.stringify(join(target.folder, '.dev.vars'))}, readVars(${JSON.stringify(join(source.folder, '.dev.vars'))}));`);
    expect(await target.portico('restore', kept)).toMatchObject({ code: 0, out: expect.stringMatching(/^\d{5,} rows of 30 tables are restored\./) });
    expect(await target.portico('backup', again)).toMatchObject({ code: 0 });
    expect(await hashes(again)).toEqual(await hashes(kept));
    const [before, after] = [await source.portico('activity', 'verify', '--json'), await target.portico('activity', 'verify', '--json')].map(({ code, out }) => ({ code, ...(JSON.parse(out) as { holds: boolean; head: object; erased: number }) }));
    expect(after).toMatchObject({ code: 0, holds: true });
    expect([after?.head, (after?.erased ?? 0) > 0]).toEqual([before?.head, true]);
    expect((await target.portico('check')).code).toBe(0);
  });
  test('a search table is not in the back-up, and is made again from the rows', async () => {
    const at = local(join(home, 'search'));
    const found = await inside(at, `
      const { withDatabase, migrate } = await at('worker/commands/database.ts'); const { targetOf } = await at('worker/commands/target.ts');
      const { readStructure, copyAll, rowsOf, dropCopies, beginRestore, putRows, endRestore } = await at('worker/store/backup.ts');
      await migrate(await targetOf({}));
      await withDatabase(false, async (_, d1) => {
        await d1.batch(["CREATE VIRTUAL TABLE found USING fts5(name, content='organizations', content_rowid='rowid', tokenize='trigram')", "INSERT INTO organizations (id, kind, name, folded_name, country, created_at) VALUES ('org_1', 'partner', 'Brume Infogérance', 'brume infogerance', 'FR', 0)", "INSERT INTO found(found) VALUES ('rebuild')"].map((one) => d1.prepare(one)));
        const structure = await readStructure(d1); await copyAll(d1, structure);
        const rows = []; for await (const page of rowsOf(d1, structure.tables.find(({ name }) => name === 'organizations'))) rows.push(...page);
        await dropCopies(d1);
        // An empty database, whose index knows nothing.
        await d1.batch(["DELETE FROM organizations", "INSERT INTO found(found) VALUES ('rebuild')"].map((one) => d1.prepare(one)));
        const hits = async () => (await d1.prepare("SELECT rowid FROM found WHERE found MATCH 'infog'").all()).results.length;
        const none = await hits();
        await beginRestore(d1, 'x'); const shape = structure.tables.find(({ name }) => name === 'organizations');
        await putRows(d1, shape, shape.columns, rows, { file: 0, line: 1 }); await endRestore(d1, structure);
        console.log(JSON.stringify({ searches: structure.searches, tables: structure.tables.map(({ name }) => name).filter((name) => name.startsWith('found')), none, some: await hits() }));
      });`);
    expect(JSON.parse(found)).toEqual({ searches: [{ name: 'found', ownRows: false }], tables: [], none: 0, some: 1 });
  });
});
