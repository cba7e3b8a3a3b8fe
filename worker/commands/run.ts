/** What whoever runs a portal does from a terminal. A command is a file here and a line below: it says how it is called, and answers its exit code. */
import { parseArgs } from 'node:util';
import { type Command, CommandError } from './command.ts';

const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  init: () => import('./init.ts'),
  deploy: () => import('./deploy.ts'),
  check: () => import('./check.ts'),
  'keys list': () => import('./keys.ts').then(({ list }) => ({ command: list })),
  'keys create': () => import('./keys.ts').then(({ create }) => ({ command: create })),
  'keys rotate': () => import('./keys.ts').then(({ rotate }) => ({ command: rotate })),
  'keys revoke': () => import('./keys.ts').then(({ revoke }) => ({ command: revoke })),
  'keys rotate-signing': () => import('./rotate.ts').then(({ signing }) => ({ command: signing })),
  'keys rotate-link-secret': () => import('./rotate.ts').then(({ link }) => ({ command: link })),
  'admin restore': () => import('./admin-restore.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  'activity verify': () => import('./activity-verify.ts'),
  'import operators': () => import('./import-operators.ts'),
  'person erase': () => import('./person-erase.ts'),
  'person export': () => import('./person-export.ts'),
};
const shared = { env: { type: 'string' }, remote: { type: 'boolean' }, help: { type: 'boolean' } } as const;

async function help(): Promise<string> {
  const lines = await Promise.all(Object.values(commands).map(async (load) => { const { command } = await load(); return `  ${command.usage}\n      ${command.summary}`; }));
  return `npm run portico -- <command>\n\n${lines.join('\n')}\n\n  --env <name> works on that environment of wrangler.toml as it is deployed (--remote: on production), instead of on the local run (PORTICO_LOCAL).`;
}
/** Runs what was typed; answers the exit code. */
export async function run(words: readonly string[]): Promise<number> {
  // A name has one word or two.
  const [first = '', second = ''] = words, name = first in commands ? first : `${first} ${second}`.trim(), load = commands[name];
  if (!load) {
    const asked = words.length === 0 || words.includes('--help');
    (asked ? console.log : console.error)(`${asked ? '' : `There is no command “${name}”.\n\n`}${await help()}`);
    return asked ? 0 : 2;
  }
  const { command } = await load();
  try {
    const { values, positionals } = parseArgs({ args: words.slice(name.split(' ').length), options: { ...shared, ...command.options }, allowPositionals: true });
    if (values['help']) { console.log(`npm run portico -- ${command.usage}\n${command.summary}`); return 0; }
    if (positionals.length !== command.words) throw new CommandError(`Usage: npm run portico -- ${command.usage}`);
    return await command.run(positionals, values as Record<string, string | boolean | undefined>);
  } catch (error) {
    const known = error instanceof CommandError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    console.error(known ? (error as Error).message : error);
    return 2;
  }
}
