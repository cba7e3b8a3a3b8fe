/** How a sequence begins, so that more of what follows leads on. */
import type { Command, Name } from './commands.ts';

const command = (name: Name): Command => ({ name, who: 0, what: 0, how: 0, at: 0 });
/** An applicant whose mailbox is proved. */
export const begun = [command('request'), command('confirm')];
/** One company of the first distributor, with a number, its owner, and two colleagues whose mailboxes are proved. */
export const partner = [...begun, command('submit'), command('activate'), command('approve'), ...begun, ...begun];
