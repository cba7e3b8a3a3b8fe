import { canonicalEmail } from '../../schema/checks.ts';
import type { Locale } from '../../schema/values.ts';
import { restoreAdmin } from '../rules/first-day.ts';
import { loadRestore } from '../store/first-day.ts';
import { type Command, CommandError } from './command.ts';
import { freshLink, linkAddress, newId, write } from './commit.ts';
import { openTarget } from './database.ts';
import { targetOf, usualPort } from './target.ts';

const reasons = {
  unknown: 'Nobody has this address here. Say with --organization whose super admin it becomes: an id, org_….',
  other_organization: 'This address belongs to another organization than the one named.',
  mail_refused: 'It is of a public mail service: an operator needs a work address.',
} as const;
export const command: Command = {
  usage: 'admin restore <email> [--organization <id>] [--name <name>] [--language en|fr] [--although-others] [--port 8787]',
  summary: 'Gives a company that nobody can lead any more its super admin back, and prints a link that signs this person in, once and within an hour. For whoever runs the portal: it takes the database and the secrets. It stands in the company’s activity log. Refuses where another super admin is active, unless that one is lost too (--although-others).',
  options: { organization: { type: 'string' }, name: { type: 'string' }, language: { type: 'string' }, 'although-others': { type: 'boolean' }, port: { type: 'string' } },
  words: 1,
  async run([address], options) {
    const email = canonicalEmail(address ?? ''), { organization, name, language = 'en', port = usualPort() } = options as Record<string, string | undefined>;
    if (email === undefined) throw new CommandError('This is not an e-mail address.');
    if (language !== 'en' && language !== 'fr') throw new CommandError('--language is en or fr.');
    const target = await targetOf(options), handed = await freshLink(target);
    const { event, company } = await openTarget(target, async (db) => {
      const facts = await loadRestore(db, { email, organization: organization ?? null });
      const done = restoreAdmin(facts, { email, named: organization ?? null, although: options['although-others'] === true, operator: newId('operator'), person: name ?? null, locale: language as Locale, link: handed.link });
      if ('why' in done) throw new CommandError(done.why === 'somebody_can' ? `${facts.organization?.name} has a super admin who can do this in the portal: ${facts.others.join(', ')}. If nobody reaches them any more: --although-others.` : reasons[done.why]);
      await write(db, [done.event]);
      return { event: done.event, company: facts.organization?.name ?? '' };
    });
    console.log(`${email} ${event.found === 'active' ? 'is' : 'becomes'} super admin of ${company}.\nSign-in, once and within an hour:\n  ${linkAddress(target, port, event.found === 'active' ? 'token' : 'invitation', handed.token)}`);
    return 0;
  },
};
