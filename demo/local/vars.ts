/** `.dev.vars`: the secrets of local runs, made once, and what depends on the port, written at each start. */
import { ensureSecrets, readVars, writeVars as write } from '../../worker/commands/secrets-file.ts';
import { varsFile } from './paths.ts';

/** Keeps existing secrets and any variable that is not ours. */
export function writeVars(port: number, seedUrl: string): void {
  ensureSecrets(varsFile);
  write(varsFile, { ...readVars(varsFile), DEMO: 'true', DEMO_SEED_URL: seedUrl, PORTAL_URL: `http://portal.localhost:${port}` });
}
