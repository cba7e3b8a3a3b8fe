import { canonicalEmail } from '../../schema/checks.ts';
import { countryCodes } from '../../schema/countries.ts';
import { presetNames, presets } from '../../schema/presets.ts';
import type { Locale } from '../../schema/values.ts';
import { sha256Hex } from '../messages/secrets.ts';
import { type FirstDayCommand, type Person, setUp } from '../rules/first-day.ts';
import { loadFirstDay } from '../store/first-day.ts';
import { type Question, answersTo } from './ask.ts';
import { listOf, oneOf, optional, wrongCountries, wrongCountry, wrongEmail, wrongLine, wrongOrigins, wrongUrl, wrongZone } from './checks.ts';
import { type Command, CommandError } from './command.ts';
import { type Handed, freshLink, freshPublishable, freshSecret, linkAddress, newId, write } from './commit.ts';
import { migrate, openTarget } from './database.ts';
import { ensureSecrets } from './secrets-file.ts';
import { deployedSecrets } from './secrets-deployed.ts';
import { environmentOf, targetOf, usualPort } from './target.ts';

const questions = (local: boolean) => [
  { name: 'vendor', asks: 'Whose products do partners sell? Name of the vendor:', wrong: wrongLine },
  { name: 'country', asks: 'Its country, like FR:', wrong: wrongCountry },
  { name: 'program', asks: 'Name of its partner program:', wrong: wrongLine, usual: (said) => `${said['vendor']} Partners` },
  { name: 'preset', asks: `How does it sell?\n${presetNames.map((name) => `  ${name}: ${presets[name].says}`).join('\n')}\nOne of them:`, wrong: oneOf(...presetNames), usual: () => 'direct' },
  { name: 'support-url', asks: 'Where do partners find help? Web address:', wrong: wrongUrl },
  { name: 'support-email', asks: 'E-mail of partner support:', wrong: wrongEmail },
  { name: 'support-phone', asks: 'Telephone of partner support:', wrong: wrongLine },
  { name: 'time-zone', asks: 'Time zone of its business days:', wrong: wrongZone, usual: () => Intl.DateTimeFormat().resolvedOptions().timeZone },
  { name: 'origins', asks: 'On which sites does the registration form stand? Origins, with commas between:', wrong: wrongOrigins(local) },
  { name: 'admin', asks: 'Who leads the vendor here? E-mail of its first super admin:', wrong: wrongEmail },
  { name: 'admin-name', asks: 'Name of that person (may stay empty):', wrong: optional(wrongLine), usual: () => '' },
  { name: 'language', asks: 'Language of that person, en or fr:', wrong: oneOf('en', 'fr'), usual: () => 'en' },
  { name: 'invite', asks: 'Print a link for the first sign-in, or send it by e-mail? print or mail:', wrong: oneOf('print', 'mail'), usual: () => 'print' },
  { name: 'distributor', asks: 'A first distributor (may stay empty):', wrong: optional(wrongLine), usual: () => '', unless: (said) => said['preset'] === 'direct' },
  { name: 'distributor-country', asks: 'Country of the distributor:', wrong: wrongCountry, unless: (said) => said['distributor'] === '' },
  { name: 'distributor-countries', asks: 'Partners of which countries does it take? Codes with commas between, or all:', wrong: wrongCountries, usual: () => 'all', unless: (said) => said['distributor'] === '' },
  { name: 'distributor-admin', asks: 'E-mail of its first super admin (may stay empty):', wrong: optional(wrongEmail), usual: () => '', unless: (said) => said['distributor'] === '' },
] as const satisfies readonly Question[];
type Name = ReturnType<typeof questions>[number]['name'];
const names = questions(true).map(({ name }) => name);

export const command: Command = {
  usage: `init ${names.map((name) => `[--${name} …]`).join(' ')} [--port 8787] [--json]`,
  summary: 'A first day: makes the secrets, and in one step a vendor, its program from a preset, its first super admin, a publishable key for its sites, a secret key for its backend, and a first distributor. Asks on a terminal for what is not said. Run again, it makes what is missing and leaves what is there. The first sign-in is by a link that is printed: it works once, within an hour; with --invite mail it is sent, and stands for two weeks.',
  options: { ...Object.fromEntries(names.map((name) => [name, { type: 'string' } as const])), port: { type: 'string' }, json: { type: 'boolean' } },
  words: 0,
  async run(_, options) {
    const local = environmentOf(options) === null, said = await answersTo<Name>(questions(local), options), target = await targetOf(options), port = String(options['port'] ?? usualPort());
    await deployedSecrets(target);
    const made = ensureSecrets(target.secretsFile);
    await migrate(target);
    const links: Handed[] = [];
    const person = async (email: string, name: string): Promise<Person> => {
      const handed = await freshLink(target);
      links.push(handed);
      return { email: canonicalEmail(email) ?? '', name: name || null, locale: said.language as Locale, operator: newId('operator'), link: handed.link, mailed: said.invite === 'mail' };
    };
    const secret = freshSecret();
    const asked: FirstDayCommand = {
      vendor: { id: newId('organization'), name: said.vendor, country: said.country }, admin: await person(said.admin, said['admin-name']),
      program: { id: newId('program'), name: said.program, preset: said.preset as FirstDayCommand['program']['preset'], timeZone: said['time-zone'], support: { url: said['support-url'], email: said['support-email'], phone: said['support-phone'] } },
      publishable: { id: newId('key'), token: freshPublishable(), origins: listOf(said.origins) }, secret: { id: newId('key'), hash: await sha256Hex(secret) },
      distributor: said.distributor === '' ? null : {
        id: newId('organization'), name: said.distributor, country: said['distributor-country'], countries: said['distributor-countries'] === 'all' ? countryCodes : listOf(said['distributor-countries']),
        admin: said['distributor-admin'] === '' ? null : await person(said['distributor-admin'], ''),
      },
    };
    const people = [asked.admin, ...(asked.distributor?.admin ? [asked.distributor.admin] : [])];
    const outcome = await openTarget(target, async (db) => {
      const done = setUp(await loadFirstDay(db, { vendor: said.vendor, program: said.program, distributor: said.distributor || null, emails: people.map(({ email }) => email) }), asked);
      if ('why' in done) throw new CommandError(done.why === 'address_taken' ? `${done.email} has access to another organization: an address is operator of one.` : `${done.email} is of a public mail service: an operator needs a work address.`);
      await write(db, done.events);
      return done;
    });
    const invited = people.flatMap((one, index) => (outcome.events.some((event) => 'operator' in event && event.operator === one.operator) ? [{ email: one.email, link: one.mailed ? null : linkAddress(target, port, 'invitation', links[index]?.token ?? '') }] : []));
    const portal = local ? `http://portal.localhost:${port}` : String(target.vars['PORTAL_URL']), key = outcome.publishable;
    const told = { vendor: outcome.vendor, program: outcome.program, distributor: outcome.distributor, publishableKey: key, secretKey: outcome.madeSecret ? secret : null, firstSignIn: invited, made: outcome.events.map(({ name }) => name), secrets: made, portal };
    if (options['json']) { console.log(JSON.stringify(told, null, 2)); return 0; }
    console.log([
      made.length > 0 ? `Secrets are in ${target.secretsFile}: keep that file where you keep secrets, for nothing gives them back.` : `Secrets are in ${target.secretsFile}, as before.`,
      outcome.events.length > 0 ? `Made: ${told.made.join(', ')}.` : 'All of it was there already.',
      `Vendor ${said.vendor} (${outcome.vendor}), program ${said.program} (${outcome.program})${outcome.distributor ? `, distributor ${said.distributor} (${outcome.distributor})` : ''}.`,
      ...(told.secretKey ? [`\nSecret key of its backend, shown this once:\n  ${told.secretKey}`] : []),
      ...invited.map(({ email, link }) => (link ? `\nFirst sign-in of ${email}, once and within an hour:\n  ${link}` : `\n${email} is invited by e-mail.`)),
      `\nThe form, on ${listOf(said.origins).join(' and ')}:\n  <script type="module" blocking="render" src="${portal}/sdk/v1/loader.js"></script>\n  <portico-registration-form key="${key}"></portico-registration-form>`,
    ].join('\n'));
    return 0;
  },
};
