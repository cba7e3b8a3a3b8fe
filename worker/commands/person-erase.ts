import { canonicalEmail } from '../../schema/checks.ts';
import { erase } from '../jobs/erase.ts';
import { withDatabase } from './database.ts';
import { type Command, CommandError } from './command.ts';

export const command: Command = {
  usage: 'person erase <email> [--remote]',
  summary: 'Erases what names a person that was removed: name, address, its values in the activity log, links and e-mails. It cannot be taken back. What its registration holds stays.',
  words: 1,
  async run([address], { remote }) {
    const email = canonicalEmail(address ?? '');
    if (email === undefined) throw new CommandError('This is not an e-mail address.');
    const erasure = await withDatabase(remote === true, (db) => erase(db, email, Date.now()));
    if ('events' in erasure) { console.log(`Erased, in ${erasure.events.length} organization${erasure.events.length === 1 ? '' : 's'}.`); return 0; }
    throw new CommandError(erasure.why === 'unknown' ? 'Nobody has or had access with this address.' : 'This person still has access, or an invitation: an admin of its organization removes it first.');
  },
};
