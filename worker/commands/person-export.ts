import { canonicalEmail } from '../../schema/checks.ts';
import { retention } from '../../schema/retention.ts';
import { findPerson, listHeld } from '../store/erasure.ts';
import { type Command, CommandError } from './command.ts';
import { openTarget } from './database.ts';
import { hashesOf } from './person-hashes.ts';
import { targetOf } from './target.ts';

export const command: Command = {
  usage: 'person export <email>',
  summary: 'Prints all that is held about a person, as JSON: its own rows of each table, why they are kept, and the parts of other rows that name it. Whoever else stands in them is left out, but in texts that somebody wrote: read those before you hand them over.',
  words: 1,
  async run([address], where) {
    const email = canonicalEmail(address ?? '');
    if (email === undefined) throw new CommandError('This is not an e-mail address.');
    const target = await targetOf(where);
    const found = await openTarget(target, async (db) => {
      const tables: Record<string, { why: string; own: object[]; named: object[] }> = {};
      for await (const { table, as, row } of listHeld(db, await findPerson(db, email, await hashesOf(target, email)))) (tables[table] ??= { why: retention[table].why, own: [], named: [] })[as].push(row);
      return tables;
    });
    if (Object.keys(found).length === 0) throw new CommandError('Nothing is held about this address.');
    console.log(JSON.stringify({ address: email, at: new Date().toISOString(), tables: found }, null, 2));
    return 0;
  },
};
