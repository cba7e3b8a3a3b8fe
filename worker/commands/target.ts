/** What a command works on: the local run, or an environment of wrangler.toml that is deployed. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Unstable_Config } from 'wrangler';
import { CommandError } from './command.ts';
import { root } from './wrangler.ts';

const own = (): string | undefined => process.env['PORTICO_LOCAL'];
/** Where a local run keeps its things (demo/local/paths.ts). */
export const localFolder = (): string => resolve(own() ?? join(root, '.wrangler'));
/** D1, queues and mail of local runs; by default wrangler's own place. */
export const stateFolder = (): string => join(localFolder(), 'state');
/** Of a local run's portal. */
export const usualPort = (): string => process.env['PORT'] || '8787';
export const configFile = join(root, 'wrangler.toml');

/** Of an unset one: nobody has made a database yet. */
export const noDatabase = '00000000-0000-0000-0000-000000000000';
export interface Target {
  /** Null: the local run. */
  readonly env: string | null;
  readonly config: Unstable_Config;
  readonly vars: Readonly<Record<string, string>>;
  readonly database: { readonly name: string; readonly id: string };
  /** Keeps its secrets, out of version control. */
  readonly secretsFile: string;
}
export interface Where { readonly env?: string | boolean | undefined; readonly remote?: string | boolean | undefined }

/** `--env <name>`; `--remote` alone is production. */
export const environmentOf = ({ env, remote }: Where): string | null => (typeof env === 'string' ? env : remote === true ? 'production' : null);

export async function targetOf(where: Where): Promise<Target> {
  const env = environmentOf(where);
  const { unstable_readConfig } = await import('wrangler');
  const known = unstable_readConfig({ config: configFile }, { hideWarnings: true }).definedEnvironments ?? [];
  if (env !== null && !known.includes(env)) throw new CommandError(`wrangler.toml has no [env.${env}]; it has ${known.join(', ') || 'none'}.`);
  const config = unstable_readConfig({ config: configFile, ...(env !== null && { env }) }, { hideWarnings: true });
  const [database] = config.d1_databases;
  if (!database) throw new CommandError(`wrangler.toml names no database${env === null ? '' : ` under [env.${env}]`}.`);
  const folder = own() && env === null ? localFolder() : root;
  return {
    env, config, vars: config.vars as Record<string, string>, database: { name: database.database_name ?? '', id: database.database_id ?? noDatabase }, secretsFile: join(folder, env === null ? '.dev.vars' : `.dev.vars.${env}`),
  };
}
/** What wrangler's own commands take to work on it. */
export const wranglerWords = (target: Target): string[] => ['--config', configFile, ...(target.env === null ? [] : ['--env', target.env])];
export const hasSecrets = (target: Target): boolean => existsSync(target.secretsFile);
