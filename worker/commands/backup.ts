import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyAll, dropCopies, readStructure, rowsOf } from '../store/backup.ts';
import { version } from '../version.ts';
import { type Command, CommandError } from './command.ts';
import { openTarget } from './database.ts';
import { type FileOf, type Manifest, manifestName, schemaOf } from './manifest.ts';
import { targetOf } from './target.ts';

/** Rows of a file at most. */
const most = 20_000;

/** Writes rows to files of at most `most` lines, hashed as they are written. */
class Lines {
  readonly #folder: string;
  readonly #table: string;
  readonly files: FileOf[] = [];
  #open: { readonly at: number; readonly name: string; readonly hash: ReturnType<typeof createHash>; rows: number; bytes: number } | undefined;
  constructor(folder: string, table: string) { this.#folder = folder; this.#table = table; }
  write(lines: readonly string[]): void {
    for (const line of lines) {
      if (this.#open?.rows === most) this.close();
      const name = `${this.#table}.${String(this.files.length + 1).padStart(4, '0')}.ndjson`;
      const open = (this.#open ??= { at: openSync(join(this.#folder, name), 'wx', 0o600), name, hash: createHash('sha256'), rows: 0, bytes: 0 });
      const text = Buffer.from(`${line}\n`);
      writeSync(open.at, text);
      open.hash.update(text);
      open.rows += 1;
      open.bytes += text.length;
    }
  }
  close(): void {
    if (!this.#open) return;
    const { at, name, rows, bytes, hash } = this.#open;
    closeSync(at);
    this.files.push({ name, rows, bytes, sha256: hash.digest('hex') });
    this.#open = undefined;
  }
}

export const command: Command = {
  usage: 'backup <folder>',
  summary: 'Writes every row of every table into an empty folder, as of one moment, while the portal runs: one line a row, and a manifest with counts and SHA-256. The tables are copied within the database first, so it needs its room twice for that long. The files hold what the database holds, of people too: keep them as you keep that.',
  words: 1,
  async run([path], where) {
    const folder = resolve(path ?? '');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (readdirSync(folder).length > 0) throw new CommandError(`${folder} is not empty.`);
    const target = await targetOf(where);
    const manifest = await openTarget(target, async (_, d1): Promise<Manifest> => {
      const structure = await readStructure(d1), alone = structure.searches.filter(({ ownRows }) => ownRows).map(({ name }) => name);
      if (alone.length > 0) throw new CommandError(`Search tables must be made of other tables' rows (content=…), to be made again from them: ${alone.join(', ')}.`);
      await copyAll(d1, structure);
      try {
        const tables: Manifest['tables'][number][] = [];
        for (const shape of structure.tables) {
          const lines = new Lines(folder, shape.name);
          for await (const rows of rowsOf(d1, shape)) lines.write(rows.map((row) => {
            if (row.some((value) => typeof value === 'object' && value !== null)) throw new CommandError(`${shape.name} holds binary values, which a line of a back-up cannot.`);
            // Some readers end a line at these, too.
            return JSON.stringify(row).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
          }));
          lines.close();
          tables.push({ name: shape.name, columns: shape.columns, rows: lines.files.reduce((sum, one) => sum + one.rows, 0), files: lines.files });
        }
        return { format: 1, schema: schemaOf(structure), tables };
      } finally {
        await dropCopies(d1);
      }
    });
    writeFileSync(join(folder, 'taken.json'), `${JSON.stringify({ at: new Date().toISOString(), environment: target.env ?? 'local', version })}\n`, { mode: 0o600 });
    // Last, and whole: a folder without it is no back-up.
    writeFileSync(join(folder, `${manifestName}.new`), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
    renameSync(join(folder, `${manifestName}.new`), join(folder, manifestName));
    console.log(`${manifest.tables.reduce((sum, { rows }) => sum + rows, 0)} rows of ${manifest.tables.length} tables, schema ${manifest.schema.migration}, in ${folder}.`);
    return 0;
  },
};
