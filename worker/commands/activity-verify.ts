import { type Fault, proveLog } from '../rules/chain.ts';
import { openLog } from '../store/chain.ts';
import { publicKeys, withDatabase } from './database.ts';
import { type Command, CommandError } from './command.ts';

const faults: Record<Fault, string> = {
  changed: 'the entry is not what was sealed', personal_changed: 'its personal values are not what was sealed', dropped: 'an entry is missing', dropped_at_end: 'entries are missing at the end of what was sealed',
  seal_changed: 'the chain does not go on here as it was sealed', seal_missing: 'an entry that was sealed is not any more', signature_changed: 'a signature does not hold', signature_foreign: 'a signature is by a key that is not the portal’s', signature_dropped: 'a signature is missing', without_place: 'an entry has no place in the order',
};

export const command: Command = {
  usage: 'activity verify [--json] [--head <number>:<seal>] [--keys <file or address>]',
  summary: 'Proves that no sealed entry of the activity log was changed or dropped; exit code 1 where one was. --head takes what an earlier run printed, kept elsewhere: then not even all of it can have been replaced.',
  options: { json: { type: 'boolean' }, head: { type: 'string' }, keys: { type: 'string' } },
  words: 0,
  async run(_, { json, head, keys, ...where }) {
    const kept = /^(\d+):([0-9a-f]{64})$/.exec(String(head ?? ''));
    if (head !== undefined && !kept) throw new CommandError('--head is <number>:<seal>, as an earlier run printed it.');
    const known = await publicKeys(where, keys as string | undefined);
    const proof = await withDatabase(where, async (db) => {
      const { entries, seals } = await openLog(db);
      return proveLog(entries, seals, known, kept ? { seq: Number(kept[1]), seal: kept[2] as string } : undefined);
    });
    const { broken } = proof, at = proof.head ? `${proof.head.seq}:${proof.head.seal}` : null;
    if (json) console.log(JSON.stringify({ holds: broken === null, ...proof }));
    else if (broken) console.error(`Broken at entry ${broken.seq}${broken.id ? ` (${broken.id})` : ''}: ${faults[broken.fault]}.`);
    else console.log(`Holds: ${proof.sealed} entries sealed in ${proof.signatures} signed runs, ${proof.erased} of them without their personal values, ${proof.unsigned} not signed yet, ${proof.unsealed} not sealed yet.${at ? `\nHead ${at}` : ''}`);
    return broken ? 1 : 0;
  },
};
