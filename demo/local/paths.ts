/** Where a local run keeps its things, all of it out of version control. */
import { join } from 'node:path';
import { localFolder, stateFolder as stateOf } from '../../worker/commands/target.ts';
import { commandOf, localEnvironment, root } from '../../worker/commands/wrangler.ts';

/** PORTICO_LOCAL names a folder of its own for a run that must leave the usual one's data and secrets alone. */
const own = process.env.PORTICO_LOCAL;
const folder = localFolder();
export { commandOf, localEnvironment, root };
export const stateFolder = stateOf();
export const logFile = join(folder, 'start.log');
/** Says which process serves, and on which port. */
export const runFile = join(folder, 'start.json');
export const varsFile = join(own ? folder : root, '.dev.vars');
/** What tells wrangler where these are. */
export const stateOptions = ['--persist-to', stateFolder];
export const varsOptions = ['--env-file', varsFile];
