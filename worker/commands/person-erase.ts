import { canonicalEmail } from '../../schema/checks.ts';
import { erase } from '../jobs/erase.ts';
import { type Command, CommandError } from './command.ts';
import { openTarget } from './database.ts';
import { hashesOf } from './person-hashes.ts';
import { targetOf } from './target.ts';

const reasons = {
  unknown: 'Nothing is held about this address.',
  not_removed: 'This person still has access, or an invitation: an admin of its organization removes it first.',
  open: 'A registration of this person is open: it is withdrawn or decided first.',
} as const;
export const command: Command = {
  usage: 'person erase <email>',
  summary: 'Erases whatever names a person that has access no more: its rows, its values in the activity log, links, sessions, e-mails, and what its registrations hold of it. A company that came of one stays, and so does a block that stands. It cannot be taken back.',
  words: 1,
  async run([address], where) {
    const email = canonicalEmail(address ?? '');
    if (email === undefined) throw new CommandError('This is not an e-mail address.');
    const target = await targetOf(where);
    const asked = await hashesOf(target, email);
    const erasure = await openTarget(target, (db) => erase(db, email, Date.now(), asked));
    if ('why' in erasure) throw new CommandError(reasons[erasure.why]);
    const count = (name: string): number => erasure.events.filter((event) => event.name === name).length;
    console.log(`Erased: ${count('operator.erased')} with access once, ${count('registration.erased')} registrations, and whatever else named this address.${asked.length === 0 ? ' Links that were asked for are counted for two days more, under a hash.' : ''}`);
    return 0;
  },
};
