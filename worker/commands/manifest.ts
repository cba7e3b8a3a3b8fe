/** A back-up as files: one line a row, and a manifest that says what must be in them. */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Row, Structure } from '../store/backup.ts';
import { CommandError } from './command.ts';

export interface FileOf { readonly name: string; readonly rows: number; readonly bytes: number; readonly sha256: string }
export interface Manifest {
  readonly format: 1;
  /** The last migration, and SHA-256 of what tables, indexes, triggers and views are made of. */
  readonly schema: { readonly migration: string; readonly sha256: string };
  /** In an order in which each comes after those that it refers to. */
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[]; readonly rows: number; readonly files: readonly FileOf[] }[];
}
export const manifestName = 'manifest.json';
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
export const schemaOf = ({ migration, made }: Structure): Manifest['schema'] => ({ migration, sha256: sha256(made.join('\n')) });

export function readManifest(folder: string): { readonly manifest: Manifest; readonly hash: string } {
  let text: string;
  try { text = readFileSync(join(folder, manifestName), 'utf8'); } catch { throw new CommandError(`${folder} holds no ${manifestName}: it is no back-up, or one that was cut off.`); }
  try {
    const manifest = JSON.parse(text) as Manifest;
    // No name leads out of the folder.
    const sound = manifest.format === 1 && typeof manifest.schema.migration === 'string' && manifest.tables.every(({ files, columns }) => Array.isArray(columns) && files.every(({ name }) => /^[a-z_]+\.\d{4}\.ndjson$/.test(name)));
    if (!sound) throw new Error('form');
    return { manifest, hash: sha256(text) };
  } catch { throw new CommandError(`${manifestName} is damaged, or of another version of this command.`); }
}

/** Every file is what the manifest says, before any of it is used. */
export async function checkFiles(folder: string, { tables }: Manifest): Promise<void> {
  for (const { files, name: table, rows } of tables) {
    if (files.reduce((sum, one) => sum + one.rows, 0) !== rows) throw new CommandError(`${manifestName} is damaged: the files of ${table} do not hold its ${rows} rows.`);
    for (const { name, bytes, sha256: wanted } of files) {
      const hash = createHash('sha256');
      let size = 0;
      try {
        for await (const chunk of createReadStream(join(folder, name))) { hash.update(chunk as Buffer); size += (chunk as Buffer).length; }
      } catch { throw new CommandError(`${name} is missing.`); }
      if (size !== bytes || hash.digest('hex') !== wanted) throw new CommandError(`${name} is damaged: it is not what was backed up.`);
    }
  }
}
/** Lines of a file as rows, from a line on. */
export async function* linesOf(folder: string, name: string, from: number): AsyncGenerator<{ readonly row: Row; readonly bytes: number; readonly line: number }> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(join(folder, name)), crlfDelay: Infinity })) {
    line += 1;
    if (line > from) yield { row: JSON.parse(text) as Row, bytes: text.length, line };
  }
}
