/** The database that a command works on: that of the local run, or a deployed one. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../store/database.ts';
import { CommandError } from './command.ts';
import { readVars } from './secrets-file.ts';
import { type Target, type Where, configFile, noDatabase, stateFolder, targetOf, wranglerWords } from './target.ts';
import { complaint, root, wrangler } from './wrangler.ts';

/** A deployed one: through wrangler's own access to the account, so it must be signed in. `true` is production. */
export async function withDatabase<T>(where: boolean | Where, work: (db: Database, d1: D1Database) => Promise<T>): Promise<T> {
  const target = await targetOf(typeof where === 'boolean' ? { remote: where } : where);
  return openTarget(target, work);
}

export async function openTarget<T>(target: Target, work: (db: Database, d1: D1Database) => Promise<T>): Promise<T> {
  // Its chatter belongs in no terminal, and it looks at this variable when it is loaded.
  process.env['WRANGLER_LOG'] ??= 'error';
  const { env: environment, database, config } = target;
  if (environment !== null && database.id === noDatabase) throw new CommandError(`There is no database yet: npx wrangler d1 create ${database.name}, and put its id under [[env.${environment}.d1_databases]] in wrangler.toml.`);
  const { getPlatformProxy } = await import('wrangler');
  const temporary = environment === null ? undefined : mkdtempSync(join(tmpdir(), 'portico-'));
  if (temporary) writeFileSync(join(temporary, 'wrangler.json'), JSON.stringify({ name: config.name, compatibility_date: config.compatibility_date, d1_databases: [{ binding: 'DB', database_name: database.name, database_id: database.id, remote: true }] }));
  const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>(temporary ? { configPath: join(temporary, 'wrangler.json'), remoteBindings: true } : { configPath: configFile, persist: { path: join(stateFolder(), 'v3') }, remoteBindings: false });
  try {
    return await work(openDatabase(env.DB), env.DB);
  } catch (error) {
    if (environment === null && /database is locked|SQLITE_BUSY|session commit token/.test(String((error as Error).cause ?? error))) throw new CommandError('The local database is being written to by the portal that runs here: end that one first. (A deployed database takes both.)');
    throw /no such table/.test(String((error as Error).cause ?? error)) ? new CommandError('This database has no tables of a portal: start it once, or apply its migrations.') : error;
  } finally {
    await dispose();
    if (temporary) rmSync(temporary, { recursive: true, force: true });
  }
}

/** Files of migrations, in their order. */
export const migrationFiles = (): string[] => readdirSync(join(root, 'schema/migrations')).filter((name) => name.endsWith('.sql')).toSorted();
/** Those that a database lacks. */
export const unapplied = (target: Target): Promise<string[]> => openTarget(target, async (_, d1) => {
  if (!await d1.prepare("SELECT 1 FROM sqlite_master WHERE name = 'd1_migrations'").first()) return migrationFiles();
  const { results } = await d1.prepare('SELECT name FROM d1_migrations').all<{ name: string }>();
  return migrationFiles().filter((file) => !results.some(({ name }) => name === file));
});
/** Brings the tables up to date; answers which migrations that took. */
export async function migrate(target: Target): Promise<string[]> {
  const missing = await unapplied(target);
  if (missing.length === 0) return [];
  const place = target.env === null ? ['--local', '--persist-to', stateFolder()] : ['--remote'];
  const ran = await wrangler(['d1', 'migrations', 'apply', 'DB', ...place, ...wranglerWords(target)], { env: { CI: '1' } });
  if (ran.code !== 0) throw new CommandError(`The migrations could not be applied. A file that failed has changed nothing; those before it stand.\n${complaint(ran)}`);
  return missing;
}

/** Public keys that signatures are checked with: of a file or address, else of the local run's secrets, or of the deployed portal. */
export async function publicKeys(where: boolean | Where, from: string | undefined): Promise<(JsonWebKey & { kid?: string })[]> {
  const target = await targetOf(typeof where === 'boolean' ? { remote: where } : where);
  const address = from ?? (target.env === null ? undefined : `${target.vars['PORTAL_URL']}/.well-known/jwks.json`);
  try {
    // Those that sign nothing any more still prove what they have signed.
    const file = readVars(target.secretsFile), before = JSON.parse(file['RETIRED_KEYS'] ?? '[]') as (JsonWebKey & { kid?: string })[];
    if (address && /^https?:/.test(address)) return [...((await (await fetch(address)).json()) as { keys: (JsonWebKey & { kid?: string })[] }).keys, ...before];
    if (address) { const read = JSON.parse(readFileSync(address, 'utf8')) as { keys?: [] } | []; return Array.isArray(read) ? read : (read.keys ?? []); }
    return [...(JSON.parse(file['SIGNING_KEYS'] ?? '[]') as typeof before), ...before];
  } catch {
    throw new CommandError(`No keys found at ${address ?? '.dev.vars'}: name a file or address with --keys.`);
  }
}
