/**
 * Migrations expand, then contract: the worker before goes on with the new schema while the new one comes, and after a roll-back. So a migration adds; what
 * nobody of the last release uses any more goes in a file of its own, `…_contract.sql`. What this reads, test/operate/release.test.ts runs.
 */
import { describe, expect, test } from 'vitest';
import { files, read } from './support/sources.ts';

/** The first that a portal in production may have met; those before rebuilt tables. */
const since = '0007';
const all = files('schema/migrations/*.sql').toSorted().filter((path) => (path.split('/').at(-1) ?? '') >= since);

const bare = (statement: string): string => statement.replaceAll(/^\s*--.*$/gm, '').replaceAll(/\s+/g, ' ').trim();
/** What a worker that knows nothing of it could stumble over. */
function breaks(statements: readonly string[], contract: boolean): string[] {
  const made = new Set<string>(), added = new Set<string>();
  return statements.map(bare).filter(Boolean).filter((statement) => {
    const table = /^CREATE (?:VIRTUAL )?TABLE `?(\w+)/i.exec(statement)?.[1];
    if (table) { made.add(table); return false; }
    if (/^CREATE (?:VIEW|TRIGGER) /i.test(statement)) return /^CREATE TRIGGER/i.test(statement) && !/INSTEAD OF/i.test(statement);
    const index = /^CREATE (UNIQUE )?INDEX `?\w+`? ON `?(\w+)/i.exec(statement);
    // Rows that the worker before writes may be alike.
    if (index) return Boolean(index[1]) && !made.has(index[2] ?? '');
    const column = /^ALTER TABLE `?(\w+)`? ADD (?:COLUMN )?`?(\w+)`? (.*)$/i.exec(statement);
    if (column) { added.add(`${column[1]}.${column[2]}`); return /\bNOT NULL\b/i.test(column[3] ?? '') && !/\bDEFAULT\b/i.test(column[3] ?? '') && !/GENERATED ALWAYS/i.test(column[3] ?? ''); }
    const filled = /^INSERT INTO `?(\w+)/i.exec(statement);
    if (filled) return !made.has(filled[1] ?? '');
    const moved = /^UPDATE `?(\w+)`? SET (.*?)(?: FROM .*| WHERE .*)?$/i.exec(statement);
    if (moved) return !made.has(moved[1] ?? '') && [...(moved[2] ?? '').matchAll(/(?:^|, )`?(\w+)`? =/g)].some(([, name]) => !added.has(`${moved[1]}.${name}`));
    if (contract) return !/^(?:DROP (?:TABLE|INDEX|VIEW)|ALTER TABLE `?\w+`? DROP COLUMN)\b/i.test(statement);
    return true;
  });
}

test('the sweep sees migrations', () => expect(all.length).toBeGreaterThan(0));
describe('migrations', () => {
  test.each(all)('%s only adds, or says that it contracts', (path) => expect(breaks(read(path).split('--> statement-breakpoint'), path.endsWith('_contract.sql'))).toEqual([]));
});
describe('what breaks the worker before is found', () => {
  test.each([
    'DROP TABLE `links`', 'ALTER TABLE `links` DROP COLUMN `kind`', 'ALTER TABLE `links` RENAME TO `old_links`', 'ALTER TABLE `links` RENAME COLUMN `kind` TO `sort`', 'ALTER TABLE `links` ADD `sort` text NOT NULL', 'CREATE UNIQUE INDEX `links_sort` ON `links` (`kind`)',
    "UPDATE `links` SET kind = 'x'", 'DELETE FROM `links`', 'INSERT INTO `links` SELECT * FROM `old`', 'CREATE TRIGGER `t` AFTER INSERT ON `links` BEGIN SELECT 1; END', 'DROP INDEX `links_operator`',
  ])('%s', (statement) => expect(breaks([statement], false)).toEqual([statement]));
  test('and what does not is not', () => expect(breaks([
    'CREATE TABLE `a` (`id` text PRIMARY KEY NOT NULL)', 'CREATE UNIQUE INDEX `a_id` ON `a` (`id`)', 'CREATE INDEX `links_kind` ON `links` (`kind`)', "ALTER TABLE `links` ADD `sort` text DEFAULT '' NOT NULL", 'ALTER TABLE `links` ADD `more` text', 'UPDATE `links` SET sort = kind, more = id WHERE kind IS NOT NULL', 'INSERT INTO `a` SELECT id FROM `links`',
  ], false)).toEqual([]));
  test('a contraction drops, and does nothing else', () => {
    expect(breaks(['DROP INDEX `a`', 'ALTER TABLE `links` DROP COLUMN `kind`', 'DROP TABLE `b`'], true)).toEqual([]);
    expect(breaks(['ALTER TABLE `links` RENAME TO `c`', 'DELETE FROM `links`'], true)).toHaveLength(2);
  });
});
