/** The portal's own secrets, replaced while it runs. */
import { setTimeout as pause } from 'node:timers/promises';
import { secretsOf, writtenAs } from '../messages/link-secret.ts';
import { type Key, leading, published, retired, rotated } from '../rules/rotation.ts';
import { countOpen } from '../store/rotation.ts';
import { type Command, CommandError } from './command.ts';
import { write } from './commit.ts';
import { openTarget } from './database.ts';
import { putSecrets } from './secrets-deployed.ts';
import { freshLinkSecret, freshSigningKey, readVars, writeVars } from './secrets-file.ts';
import { type Target, targetOf } from './target.ts';

type Vars = Record<string, string>;
function kept(target: Target): Vars {
  const vars = readVars(target.secretsFile);
  if (!vars['SIGNING_KEYS'] || !vars['LINK_SECRET']) throw new CommandError(`${target.secretsFile} lacks the secrets of this portal: get that file from whoever set it up.`);
  return vars;
}
/** In the file first: what is deployed is always known there. */
async function put(target: Target, vars: Vars, name: 'SIGNING_KEYS' | 'LINK_SECRET', value: string): Promise<void> {
  vars[name] = value;
  writeVars(target.secretsFile, vars);
  if (target.env !== null) await putSecrets(target, { [name]: value });
}
const seconds = (text: string | boolean | undefined, usual: number, what: string): number => {
  const number = text === undefined ? usual : Number(text);
  if (!Number.isFinite(number) || number < 0) throw new CommandError(`${what} is a number, and not below zero.`);
  return number;
};
/** Longer than the platform takes to bring a secret everywhere. */
const everywhere = 60;

export const signing: Command = {
  usage: 'keys rotate-signing [--wait <seconds>] [--leaked] | --retire <kid>',
  summary: 'Makes a new signing key: makes it known, waits until it is so everywhere (60 s; of a local run at once), then lets it sign. Those before still verify, until --retire takes one out (tokens live ten minutes); the log that it signed is proved by its public half, which is kept. --leaked takes the one before out at once: whoever is signed in gets a new token by itself.',
  options: { wait: { type: 'string' }, leaked: { type: 'boolean' }, retire: { type: 'string' } },
  words: 0,
  async run(_, { wait, leaked, retire, ...where }) {
    const target = await targetOf(where), vars = kept(target), keys = JSON.parse(vars['SIGNING_KEYS'] ?? '[]') as Key[], time = seconds(wait, target.env === null ? 0 : everywhere, '--wait');
    const takeOut = async (from: readonly Key[], kid: string): Promise<Key[]> => {
      const done = retired(from, kid);
      if ('why' in done) throw new CommandError(done.why === 'signs' ? `${kid} is the key that signs: rotate first.` : `There is no key ${kid}: ${from.map((one) => one.kid).join(', ')}.`);
      vars['RETIRED_KEYS'] = JSON.stringify([...(JSON.parse(vars['RETIRED_KEYS'] ?? '[]') as Key[]), done.gone]);
      await put(target, vars, 'SIGNING_KEYS', JSON.stringify(done.keys));
      await openTarget(target, (db) => write(db, [rotated('SIGNING_KEYS', 'retired', kid)]));
      return done.keys;
    };
    if (typeof retire === 'string') {
      await takeOut(keys, retire);
      console.log(`${retire} verifies no token any more. Its public half stays in ${target.secretsFile} (RETIRED_KEYS), for npm run portico -- activity verify.`);
      return 0;
    }
    const fresh = freshSigningKey(), before = keys[0]?.kid ?? '', known = published(keys, fresh);
    await put(target, vars, 'SIGNING_KEYS', JSON.stringify(known));
    if (time > 0) { console.log(`${fresh.kid} is known. It signs in ${time} s, once it is so everywhere.`); await pause(time * 1_000); }
    const led = leading(known, fresh.kid);
    await put(target, vars, 'SIGNING_KEYS', JSON.stringify(led));
    await openTarget(target, (db) => write(db, [rotated('SIGNING_KEYS', 'began', fresh.kid)]));
    if (leaked === true) await takeOut(led, before);
    console.log(leaked === true ? `${fresh.kid} signs. ${before} counts for nothing any more.` : `${fresh.kid} signs; ${before} still verifies. When tokens of ten minutes are over: npm run portico -- keys rotate-signing --retire ${before}`);
    return 0;
  },
};

export const link: Command = {
  usage: 'keys rotate-link-secret [--in <minutes>] [--leaked] | --retire [--although-open]',
  summary: 'Makes a new link secret, for whatever is begun from ten minutes on; links, codes, forms and sessions that were begun before go on with the one before, so nothing that is open breaks. --retire takes those before out, and says first what would break. --leaked replaces it at once: every open link, code and session ends.',
  options: { in: { type: 'string' }, leaked: { type: 'boolean' }, retire: { type: 'boolean' }, 'although-open': { type: 'boolean' } },
  words: 0,
  async run(_, { in: minutes, leaked, retire, 'although-open': although, ...where }) {
    const target = await targetOf(where), vars = kept(target), secrets = secretsOf(vars['LINK_SECRET'] ?? ''), now = Date.now();
    if (retire === true) {
      const [newest] = secrets;
      if (!newest || secrets.length === 1) throw new CommandError('There is one link secret: rotate first.');
      if (newest.from > now) throw new CommandError(`The new one counts from ${new Date(newest.from).toISOString()} on: wait for it.`);
      const open = await openTarget(target, (db) => countOpen(db, newest.from, now));
      if (although !== true && Object.values(open).some((count) => count > 0)) {
        throw new CommandError(`These were begun before, and would break: ${open.links} links, ${open.registrations} open registrations (their e-mail can be sent again), ${open.sessions} sessions. Wait, or say --although-open.`);
      }
      await put(target, vars, 'LINK_SECRET', writtenAs([newest]));
      await openTarget(target, (db) => write(db, [rotated('LINK_SECRET', 'retired', new Date(newest.from).toISOString())]));
      console.log('Only the newest link secret is left.');
      return 0;
    }
    const from = leaked === true ? 0 : now + seconds(minutes, 10, '--in') * 60_000;
    if (leaked !== true && (secrets[0]?.from ?? 0) > now) throw new CommandError(`There is one that counts from ${new Date(secrets[0]?.from ?? 0).toISOString()} on: wait for it.`);
    const fresh = { secret: freshLinkSecret(), from };
    await put(target, vars, 'LINK_SECRET', writtenAs(leaked === true ? [fresh] : [fresh, ...secrets]));
    await openTarget(target, (db) => write(db, [rotated('LINK_SECRET', 'began', new Date(from || now).toISOString())]));
    console.log(leaked === true ? 'Replaced. Every link, code and session of before has ended: people ask for another link, applicants have their e-mail sent again.' : `The new one counts from ${new Date(from).toISOString()} on. Later, when what was begun before is over: npm run portico -- keys rotate-link-secret --retire`);
    return 0;
  },
};
