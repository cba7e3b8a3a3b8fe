/** Where a local run keeps its things, all of it out of version control. */
import { join } from 'node:path';
import { localFolder, stateFolder as stateOf } from '../../worker/commands/target.ts';
import { commandOf, root } from '../../worker/commands/wrangler.ts';

/** PORTICO_LOCAL names a folder of its own for a run that must leave the usual one's data and secrets alone. */
const own = process.env.PORTICO_LOCAL;
const folder = localFolder();
export { commandOf, root };
export const stateFolder = stateOf();
export const logFile = join(folder, 'start.log');
/** Says which process serves, and on which port. */
export const runFile = join(folder, 'start.json');
export const varsFile = join(own ? folder : root, '.dev.vars');
/** What tells wrangler where these are. */
export const stateOptions = ['--persist-to', stateFolder];
export const varsOptions = ['--env-file', varsFile];

/** Everything stays on this machine: no account, no metrics, no look-ups. Built as for production, whoever starts it: a test runner's NODE_ENV would bring Lit's development build. */
export const localEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, NODE_ENV: 'production', CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false', WRANGLER_LOG_PATH: join(root, '.wrangler/logs'), CI: '1', NO_COLOR: '1' });
