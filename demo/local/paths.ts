/** Where a local run keeps its things, all of it out of version control. */
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
/** PORTICO_LOCAL names a folder of its own for a run that must leave the usual one's data and secrets alone. */
const own = process.env.PORTICO_LOCAL;
const folder = own ? resolve(own) : join(root, '.wrangler');
/** D1, queues and mail of local runs; by default wrangler's own place. */
export const stateFolder = join(folder, 'state');
export const logFile = join(folder, 'start.log');
/** Says which process serves, and on which port. */
export const runFile = join(folder, 'start.json');
export const varsFile = join(own ? folder : root, '.dev.vars');
/** What tells wrangler where these are. */
export const stateOptions = ['--persist-to', stateFolder];
export const varsOptions = ['--env-file', varsFile];

const require = createRequire(import.meta.url);
/** The script of a package's command, to be run with this Node whatever the user's own is. */
export function commandOf(name: 'vite' | 'wrangler'): string {
  const manifest = require.resolve(`${name}/package.json`);
  const { bin } = require(manifest) as { bin: string | Record<string, string> };
  return join(dirname(manifest), typeof bin === 'string' ? bin : (bin[name] ?? ''));
}

/** Everything stays on this machine: no account, no metrics, no look-ups. Built as for production, whoever starts it: a test runner's NODE_ENV would bring Lit's development build. */
export const localEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, NODE_ENV: 'production', CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false', WRANGLER_LOG_PATH: join(root, '.wrangler/logs'), CI: '1', NO_COLOR: '1' });
