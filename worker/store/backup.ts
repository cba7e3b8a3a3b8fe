/** All of a database, table by table as it says itself: for a back-up, and for putting one back. */

/** A table with rows of its own. */
export interface Shape { readonly name: string; /** Those that are stored; what is computed computes itself. */ readonly columns: readonly string[]; /** Tables that its rows refer to. */ readonly refersTo: readonly string[] }
/** A search table: made of another's rows, so it is made again. */
export interface Search { readonly name: string; readonly ownRows: boolean }
export interface Structure { readonly tables: readonly Shape[]; readonly searches: readonly Search[]; /** Last migration, and what tables, indexes, triggers and views are made of. */ readonly migration: string; readonly made: readonly string[] }
export type Value = string | number | null;
export type Row = readonly Value[];

const copyOf = (table: string): string => `_backup_${table}`;
const ours = "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name <> 'd1_migrations'";

export async function readStructure(d1: D1Database): Promise<Structure> {
  const { results: master } = await d1.prepare(`SELECT type, name, tbl_name, sql FROM sqlite_master WHERE ${ours} AND tbl_name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY type, name`).all<{ type: string; name: string; tbl_name: string; sql: string | null }>();
  const searches = master.filter(({ sql }) => /^CREATE VIRTUAL TABLE/i.test(sql ?? '')).map(({ name, sql }): Search => ({ name, ownRows: !/\bcontent\s*=\s*['"]?\w/i.test(sql ?? '') }));
  // A search table keeps its index in tables that are named after it.
  const inside = (name: string): boolean => searches.some((one) => one.name === name || name.startsWith(`${one.name}_`));
  const kept = master.filter(({ type, name }) => type === 'table' && !inside(name)).map(({ name }) => name);
  const [migrations, ...shapes] = await d1.batch<Record<string, string | number>>([
    d1.prepare('SELECT name FROM d1_migrations ORDER BY id DESC LIMIT 1'),
    ...kept.flatMap((name) => [d1.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid').bind(name), d1.prepare('SELECT DISTINCT "table" AS name FROM pragma_foreign_key_list(?) ORDER BY 1').bind(name)]),
  ]);
  const names = (at: number): string[] => (shapes[at]?.results ?? []).map((row) => String(row['name']));
  return {
    tables: parentsFirst(kept.map((name, index) => ({ name, columns: names(2 * index), refersTo: names(2 * index + 1).filter((other) => other !== name) }))), searches,
    migration: String(migrations?.results[0]?.['name'] ?? ''), made: master.filter(({ tbl_name: of }) => !inside(of)).map(({ type, name, sql }) => `${type} ${name} ${(sql ?? '').replaceAll(/\s+/g, ' ')}`),
  };
}
/** Each after those that it refers to. */
function parentsFirst(tables: readonly Shape[]): Shape[] {
  const sorted: Shape[] = [];
  const visit = (table: Shape, way: readonly string[]): void => {
    if (sorted.includes(table) || way.includes(table.name)) return;
    for (const other of tables) if (table.refersTo.includes(other.name)) visit(other, [...way, table.name]);
    sorted.push(table);
  };
  for (const table of tables) visit(table, []);
  return sorted;
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
/** What a run that was cut off left behind goes, and so does a copy that was read. */
export const dropCopies = async (d1: D1Database): Promise<void> => {
  const { results } = await d1.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '\\_backup\\_%' ESCAPE '\\'").all<{ name: string }>();
  if (results.length > 0) await d1.batch(results.map(({ name }) => d1.prepare(`DROP TABLE "${name}"`)));
};
/** One moment of all tables: they are copied in one transaction, and the copies are read at leisure while the portal writes on. */
export async function copyAll(d1: D1Database, { tables }: Structure): Promise<void> {
  await dropCopies(d1);
  await d1.batch(tables.map(({ name, columns }) => d1.prepare(`CREATE TABLE "${copyOf(name)}" AS SELECT ${quoted(columns)} FROM "${name}" ORDER BY rowid`)));
}
/** The rows of a copy, a page at a time. */
export async function* rowsOf(d1: D1Database, { name, columns }: Shape, page = 200): AsyncGenerator<Row[]> {
  for (let after = 0; ;) {
    const { results } = await d1.prepare(`SELECT rowid AS "_row", ${quoted(columns)} FROM "${copyOf(name)}" WHERE rowid > ? ORDER BY rowid LIMIT ?`).bind(after, page).all<Record<string, Value>>();
    if (results.length > 0) yield results.map((row) => columns.map((column) => row[column] as Value));
    if (results.length < page) return;
    after = Number(results.at(-1)?.['_row']);
  }
}

/** Whether any table has a row. */
export async function isEmpty(d1: D1Database, { tables }: Structure): Promise<boolean> {
  const results = await d1.batch<{ found: number }>(tables.map(({ name }) => d1.prepare(`SELECT EXISTS (SELECT 1 FROM "${name}") AS found`)));
  return results.every(({ results: [row] }) => row?.found === 0);
}
const progress = '_restore';
export interface Progress { readonly manifest: string; readonly file: number; readonly line: number }
/** How far a restore has come, which is written with what it writes; none where none has begun. */
export async function readProgress(d1: D1Database): Promise<Progress | undefined> {
  const found = await d1.prepare("SELECT 1 FROM sqlite_master WHERE name = ?").bind(progress).first();
  return found ? ((await d1.prepare(`SELECT manifest, file, line FROM "${progress}"`).first<Progress>()) ?? undefined) : undefined;
}
export const beginRestore = async (d1: D1Database, manifest: string): Promise<void> => {
  await d1.batch([d1.prepare(`CREATE TABLE "${progress}" (manifest TEXT NOT NULL, file INTEGER NOT NULL, line INTEGER NOT NULL)`), d1.prepare(`INSERT INTO "${progress}" VALUES (?, 0, 0)`).bind(manifest)]);
};
/** Rows of one file, up to before `to.line`, in one batch with how far it has come. One parameter, whatever there are of them. */
export async function putRows(d1: D1Database, { name }: Shape, columns: readonly string[], rows: readonly Row[], to: Omit<Progress, 'manifest'>): Promise<void> {
  const values = columns.map((_, index) => `value ->> ${index}`).join(', ');
  await d1.batch([
    d1.prepare(`INSERT INTO "${name}" (${quoted(columns)}) SELECT ${values} FROM json_each(?) ORDER BY key`).bind(JSON.stringify(rows)),
    d1.prepare(`UPDATE "${progress}" SET file = ?, line = ?`).bind(to.file, to.line),
  ]);
}
/** Search tables are made again, and what was not true in the database before is told: rows that refer to none. */
export async function endRestore(d1: D1Database, { searches, tables }: Structure): Promise<{ readonly dangling: readonly string[] }> {
  await d1.batch([...searches.map(({ name }) => d1.prepare(`INSERT INTO "${name}"("${name}") VALUES ('rebuild')`)), d1.prepare(`DROP TABLE "${progress}"`)]);
  const checks = await d1.batch<{ n: number }>(tables.map(({ name }) => d1.prepare('SELECT count(*) AS n FROM pragma_foreign_key_check(?)').bind(name)));
  return { dangling: tables.filter((_, index) => (checks[index]?.results[0]?.n ?? 0) > 0).map(({ name }) => name) };
}
export const countRows = async (d1: D1Database, { tables }: Structure): Promise<Record<string, number>> => {
  const counts = await d1.batch<{ n: number }>(tables.map(({ name }) => d1.prepare(`SELECT count(*) AS n FROM "${name}"`)));
  return Object.fromEntries(tables.map(({ name }, index) => [name, counts[index]?.results[0]?.n ?? 0]));
};
