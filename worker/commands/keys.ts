/** Keys of sites and backends: made, replaced with both working for a while, revoked. */
import { sha256Hex } from '../messages/secrets.ts';
import type { EventOf } from '../../schema/events.ts';
import { revoked } from '../rules/rotation.ts';
import { findKey, findOwner, listKeys } from '../store/first-day.ts';
import { listOf, wrongOrigins } from './checks.ts';
import { type Command, CommandError } from './command.ts';
import { freshPublishable, freshSecret, newId, write } from './commit.ts';
import { openTarget } from './database.ts';
import { type Target, targetOf } from './target.ts';

function originsFrom(target: Target, text: string | boolean | undefined): string[] {
  const wrong = typeof text === 'string' ? wrongOrigins(target.env === null)(text) : 'Say on which sites it works: origins with commas between.';
  if (wrong) throw new CommandError(`--origins: ${wrong}`);
  return listOf(text as string);
}
async function fresh(kind: 'publishable' | 'secret', of: Pick<EventOf<'key.created'>, 'organization' | 'program' | 'distributor' | 'origins'>): Promise<{ readonly event: EventOf<'key.created'>; readonly shown: string }> {
  const shown = kind === 'secret' ? freshSecret() : freshPublishable();
  return { shown, event: { name: 'key.created', key: newId('key'), kind, ...of, token: kind === 'secret' ? await sha256Hex(shown) : shown } };
}
const told = (kind: 'publishable' | 'secret', id: string, shown: string): string => (kind === 'secret' ? `Secret key ${id}, shown this once:\n  ${shown}` : `Publishable key ${id}:\n  ${shown}`);
const words = ({ env }: Target): string => (env === null ? '' : ` --env ${env}`);

export const list: Command = {
  usage: 'keys list', summary: 'All keys, whose they are, where they work, and which are revoked.', words: 0,
  async run(_, where) {
    const rows = await openTarget(await targetOf(where), (db) => listKeys(db));
    console.log(rows.map((one) => `${one.id}  ${one.kind}  ${one.organization}${one.program ? `, ${one.program}` : ''}  ${one.kind === 'secret' ? '' : `${one.token} from ${one.origins.join(' ')}`}${one.revokedAt ? `  revoked ${new Date(one.revokedAt).toISOString()}` : ''}`.trimEnd()).join('\n') || 'There are no keys.');
    return 0;
  },
};
export const create: Command = {
  usage: 'keys create <organization> [--secret] [--origins <origins>] [--program <name or id>]',
  summary: 'Makes a key of a vendor or distributor (its id or name): a publishable one for sites, for its program, of a distributor with itself as the one that reviews; or with --secret one for its backend, shown once.',
  options: { secret: { type: 'boolean' }, origins: { type: 'string' }, program: { type: 'string' } },
  words: 1,
  async run([name], { secret, origins, program, ...where }) {
    const target = await targetOf(where), from = secret === true ? [] : originsFrom(target, origins);
    const made = await openTarget(target, async (db) => {
      const owner = await findOwner(db, name ?? '');
      if (!owner) throw new CommandError(`There is no vendor or distributor “${name}”.`);
      const sold = owner.programs.filter((one) => program === undefined || one.id === program || one.name === program), [only] = sold;
      if (secret !== true && (!only || sold.length > 1)) throw new CommandError(sold.length === 0 ? `${owner.name} has no such program.` : `Say with --program which one: ${sold.map((one) => one.name).join(', ')}.`);
      const one = await fresh(secret === true ? 'secret' : 'publishable', { organization: owner.id, program: secret === true ? null : (only?.id ?? null), distributor: secret !== true && owner.kind === 'distributor' ? owner.id : null, origins: from });
      await write(db, [one.event]);
      return one;
    });
    console.log(told(made.event.kind, made.event.key, made.shown));
    return 0;
  },
};
export const rotate: Command = {
  usage: 'keys rotate <key> [--origins <origins>]',
  summary: 'Makes another key that may the same (on other origins, if said). Both work until the old one is revoked: put the new one in place in between. A key is named by its id, key_…, or a publishable one by itself.',
  options: { origins: { type: 'string' } },
  words: 1,
  async run([id], { origins, ...where }) {
    const target = await targetOf(where);
    const { old, made } = await openTarget(target, async (db) => {
      const found = await findKey(db, id ?? '');
      if (!found) throw new CommandError(`There is no key ${id}: npm run portico -- keys list${words(target)}`);
      if (found.revokedAt !== null) throw new CommandError('This key is revoked: make another with keys create.');
      const one = await fresh(found.kind, { organization: found.organizationId, program: found.programId, distributor: found.distributorId, origins: origins === undefined || found.kind === 'secret' ? found.origins : originsFrom(target, origins) });
      await write(db, [one.event]);
      return { old: found.id, made: one };
    });
    console.log(`${told(made.event.kind, made.event.key, made.shown)}\nThe old one works on, until: npm run portico -- keys revoke ${old}${words(target)}`);
    return 0;
  },
};
export const revoke: Command = {
  usage: 'keys revoke <key>',
  summary: 'Takes a key back: the next request with it is refused.',
  words: 1,
  async run([id], where) {
    const target = await targetOf(where);
    const said = await openTarget(target, async (db) => {
      const found = await findKey(db, id ?? '');
      if (!found) throw new CommandError(`There is no key ${id}: npm run portico -- keys list${words(target)}`);
      if (found.revokedAt !== null) return 'It was revoked before.';
      await write(db, [revoked(found)]);
      return `${found.id} is revoked.`;
    });
    console.log(said);
    return 0;
  },
};
