import { resolveTxt } from 'node:dns/promises';
import { sql } from 'drizzle-orm';
import { readProgress } from '../store/backup.ts';
import { listKeys } from '../store/first-day.ts';
import { type Held, type Line, type Network, checkAddress, checkBindings, checkDatabase, checkMail, checkPortal, checkProviders, checkSecrets, checkSender } from './check-lines.ts';
import { type Command, CommandError } from './command.ts';
import { openTarget, unapplied } from './database.ts';
import { namesOfSecrets } from './secrets-deployed.ts';
import { readVars } from './secrets-file.ts';
import { type Target, noDatabase, targetOf, wranglerWords } from './target.ts';
import { wrangler } from './wrangler.ts';

const patience = 10_000;
export const network: Network = {
  txt: async (name) => (await resolveTxt(name)).map((parts) => parts.join('')),
  fetch: async (url) => { const response = await fetch(url, { signal: AbortSignal.timeout(patience), headers: { accept: 'application/json' } }); return { status: response.status, body: (await response.json().catch(() => null)) as unknown }; },
};
/** Where the platform keeps the database. */
async function regionOf(target: Target): Promise<string | null> {
  if (target.env === null) return null;
  const ran = await wrangler(['d1', 'info', 'DB', '--json', ...wranglerWords(target)]);
  try {
    const { jurisdiction, running_in_region: region } = JSON.parse(ran.stdout.slice(ran.stdout.indexOf('{'))) as { jurisdiction?: string | null; running_in_region?: string };
    return jurisdiction ? `the jurisdiction ${jurisdiction}${region ? ` (${region})` : ''}` : `${region ?? 'no region that the platform names'}, in no jurisdiction: what is stored may move`;
  } catch { return null; }
}
async function held(target: Target): Promise<Held> {
  const missing = await unapplied(target), none = { restoring: false, keys: [], superAdmins: 0, region: null };
  if (missing.length > 0) return { unapplied: missing, ...none };
  return openTarget(target, async (db, d1) => {
    const rows = await db.all<{ n: number }>(sql`SELECT count(*) AS n FROM (SELECT 1 FROM operators JOIN organizations ON organizations.id = operators.organization_id WHERE kind = 'vendor' AND role = 'super_admin' AND state = 'active' LIMIT 1)`);
    return { unapplied: [], restoring: await readProgress(d1) !== undefined, keys: (await listKeys(db)).filter(({ revokedAt }) => revokedAt === null), superAdmins: rows[0]?.n ?? 0, region: await regionOf(target) };
  });
}
/** What can be said before anything is deployed. */
export const checkFiles = (target: Target): Line[] => [...(target.env === null ? [] : [...checkAddress(target), ...checkBindings(target), ...checkSender(target)]), ...checkSecrets(target, readVars(target.secretsFile))];

export async function checkAll(target: Target, dkim?: string): Promise<Line[]> {
  const file = readVars(target.secretsFile), deployed = target.env === null ? undefined : await namesOfSecrets(target).catch((error: unknown) => { if (error instanceof CommandError) return error; throw error; });
  const lines = [
    ...(target.env === null ? [] : [...checkAddress(target), ...checkBindings(target)]),
    ...(deployed instanceof CommandError ? [...checkSecrets(target, file), { state: 'lacks', what: 'account', says: deployed.message, mend: 'npx wrangler login' } as const] : checkSecrets(target, file, deployed)),
  ];
  const reachable = target.env === null || (target.database.id !== noDatabase && !(deployed instanceof CommandError));
  const [stored, online] = await Promise.all([
    reachable ? held(target).then((found) => checkDatabase(target, found)) : [],
    target.env === null ? [] : Promise.all([checkPortal(target, file, network), checkMail(target, network, dkim)]).then((all) => all.flat()),
  ]);
  return [...lines, ...stored, ...online, ...await checkProviders(target, file, network)];
}
export const printed = (lines: readonly Line[]): string => lines.map(({ state, what, says, mend }) => `${state.padEnd(5)}  ${what}: ${says}${mend && state !== 'ok' ? `\n         → ${mend}` : ''}`).join('\n');

export const command: Command = {
  usage: 'check [--dkim <selector>] [--json]',
  summary: 'Says what a portal still lacks, and what mends it: secrets, address, database and where it is, keys, cron and queue, the sending domain (SPF, DKIM, DMARC), accounts to sign in with. With --env of that environment, else of the local run. Exit code 1 where something is lacking.',
  options: { dkim: { type: 'string' }, json: { type: 'boolean' } },
  words: 0,
  async run(_, { dkim, json, ...where }) {
    const target = await targetOf(where), lines = await checkAll(target, dkim as string | undefined), lacking = lines.filter(({ state }) => state === 'lacks');
    console.log(json ? JSON.stringify({ environment: target.env ?? 'local', lacks: lacking.length, lines }, null, 2) : `${printed(lines)}\n\n${lacking.length === 0 ? 'Nothing is lacking.' : `${lacking.length} things are lacking.`}`);
    return lacking.length > 0 ? 1 : 0;
  },
};
