import { resolve } from 'node:path';
import { type Row, type Shape, beginRestore, countRows, endRestore, isEmpty, putRows, readProgress, readStructure } from '../store/backup.ts';
import { type Command, CommandError } from './command.ts';
import { migrate, migrationFiles, openTarget } from './database.ts';
import { checkFiles, linesOf, readManifest, schemaOf } from './manifest.ts';
import { targetOf } from './target.ts';

/** Characters and rows of a batch at most: a parameter may have 2 MB. */
const mostText = 400_000, mostRows = 1_000;

export const command: Command = {
  usage: 'restore <folder>',
  summary: 'Puts a back-up into an empty database: applies the migrations, checks every file, then fills the tables and makes the search tables again. Refuses a database with rows, another schema, a damaged file. If it was cut off, the same command goes on where it stopped; serve nothing from the database until it says that it is done.',
  words: 1,
  async run([path], where) {
    const folder = resolve(path ?? ''), { manifest, hash } = readManifest(folder);
    const last = migrationFiles().at(-1);
    if (last !== manifest.schema.migration) throw new CommandError(`The back-up is of schema ${manifest.schema.migration}, and this portal's is ${last}: restore it with the release that made it, and migrate then.`);
    await checkFiles(folder, manifest);
    const target = await targetOf(where);
    await migrate(target);
    const rows = await openTarget(target, async (_, d1) => {
      const structure = await readStructure(d1), schema = schemaOf(structure);
      if (schema.migration !== manifest.schema.migration || schema.sha256 !== manifest.schema.sha256) throw new CommandError(`The tables of this database are not those of the back-up, though both are of schema ${schema.migration}.`);
      const strange = manifest.tables.find((one) => structure.tables.find(({ name }) => name === one.name)?.columns.join() !== one.columns.join());
      if (strange || manifest.tables.length !== structure.tables.length) throw new CommandError(`manifest.json is damaged: it does not hold the tables of schema ${schema.migration}.`);
      const begun = await readProgress(d1);
      if (begun && begun.manifest !== hash) throw new CommandError('This database holds part of another back-up. Make an empty one.');
      if (!begun) {
        if (!await isEmpty(d1, structure)) throw new CommandError('This database is not empty: a back-up goes into an empty one.');
        await beginRestore(d1, hash);
      }
      let file = 0;
      for (const table of manifest.tables) {
        const shape = structure.tables.find(({ name }) => name === table.name) as Shape;
        for (const { name } of table.files) {
          const from = begun?.file === file ? begun.line : begun && file < begun.file ? Infinity : 0;
          let chunk: Row[] = [], text = 0, last = from;
          const put = async (): Promise<void> => { if (chunk.length > 0) await putRows(d1, shape, table.columns, chunk, { file, line: last }); chunk = []; text = 0; };
          if (from !== Infinity) {
            for await (const { row, bytes, line } of linesOf(folder, name, from)) {
              if (chunk.length === mostRows || text + bytes > mostText) await put();
              chunk.push(row);
              text += bytes;
              last = line;
            }
            await put();
          }
          file += 1;
        }
      }
      const counts = await countRows(d1, structure), off = manifest.tables.filter((one) => counts[one.name] !== one.rows).map(({ name }) => name);
      if (off.length > 0) throw new CommandError(`Not all rows are there: ${off.join(', ')}. Make an empty database, and begin anew.`);
      const { dangling } = await endRestore(d1, structure);
      if (dangling.length > 0) throw new CommandError(`Restored, but rows refer to others that are not there: ${dangling.join(', ')}.`);
      return Object.values(counts).reduce((sum, one) => sum + one, 0);
    });
    console.log(`${rows} rows of ${manifest.tables.length} tables are restored. Links and sessions go on working with the secrets that the portal had (${target.secretsFile}).\nProve the log: npm run portico -- activity verify${target.env === null ? '' : ` --env ${target.env}`}`);
    return 0;
  },
};
