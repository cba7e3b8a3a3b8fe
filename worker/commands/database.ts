/** The database that a command works on: that of the local run, or the deployed one. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { type Database, openDatabase } from '../store/database.ts';
import { CommandError } from './command.ts';

const root = fileURLToPath(new URL('../../', import.meta.url).href);
const own = process.env['PORTICO_LOCAL'];
const folder = own ? resolve(own) : join(root, '.wrangler');
const config = join(root, 'wrangler.toml');

/** Of wrangler.toml's settings one line each. */
function setting(name: string): string {
  const found = new RegExp(`^${name} = "(.*)"$`, 'm').exec(readFileSync(config, 'utf8'))?.[1];
  if (found === undefined) throw new CommandError(`wrangler.toml has no ${name}.`);
  return found;
}

/** `remote`: through wrangler's own access to the account, so it must be signed in. */
export async function withDatabase<T>(remote: boolean, work: (db: Database) => Promise<T>): Promise<T> {
  // Its chatter belongs in no terminal, and it looks at this variable when it is loaded.
  process.env['WRANGLER_LOG'] ??= 'error';
  const { getPlatformProxy } = await import('wrangler');
  const temporary = remote ? mkdtempSync(join(tmpdir(), 'portico-')) : undefined;
  if (temporary) writeFileSync(join(temporary, 'wrangler.json'), JSON.stringify({ name: setting('name'), compatibility_date: setting('compatibility_date'), d1_databases: [{ binding: 'DB', database_name: setting('database_name'), database_id: setting('database_id'), remote: true }] }));
  const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>(temporary ? { configPath: join(temporary, 'wrangler.json'), remoteBindings: true } : { configPath: config, persist: { path: join(folder, 'state', 'v3') }, remoteBindings: false });
  try {
    return await work(openDatabase(env.DB));
  } catch (error) {
    throw /no such table/.test(String((error as Error).cause ?? error)) ? new CommandError('This database has no tables of a portal: start it once, or apply its migrations.') : error;
  } finally {
    await dispose();
    if (temporary) rmSync(temporary, { recursive: true, force: true });
  }
}

/** Public keys that signatures are checked with: of a file or address, else of the local run's secrets, or of the deployed portal. */
export async function publicKeys(remote: boolean, from: string | undefined): Promise<(JsonWebKey & { kid?: string })[]> {
  const address = from ?? (remote ? `${setting('PORTAL_URL')}/.well-known/jwks.json` : undefined);
  try {
    if (address && /^https?:/.test(address)) return ((await (await fetch(address)).json()) as { keys: (JsonWebKey & { kid?: string })[] }).keys;
    if (address) { const read = JSON.parse(readFileSync(address, 'utf8')) as { keys?: [] } | []; return Array.isArray(read) ? read : (read.keys ?? []); }
    return JSON.parse(parseEnv(readFileSync(join(own ? folder : root, '.dev.vars'), 'utf8'))['SIGNING_KEYS'] ?? '[]') as [];
  } catch {
    throw new CommandError(`No keys found at ${address ?? '.dev.vars'}: name a file or address with --keys.`);
  }
}
