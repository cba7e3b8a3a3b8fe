/** `.dev.vars`: the secrets of local runs, made once, and what depends on the port, written at each start. */
import { randomBytes } from 'node:crypto';
import { ensureSecrets, readVars, writeVars as write } from '../../worker/commands/secrets-file.ts';
import { varsFile } from './paths.ts';

/** Keeps existing secrets and any variable that is not ours. */
export function writeVars(port: number, seedUrl: string, providers: string): void {
  ensureSecrets(varsFile);
  const kept = readVars(varsFile), { SIGN_IN_PROVIDERS: own } = kept;
  // Accounts are those of this run; where somebody has set their own, those serve.
  write(varsFile, {
    ...kept,
    // Whose webhooks are taken: what bounces can be tried here too. E-mail stays on this machine as long as there is no MAIL_API_TOKEN.
    MAIL_API: kept['MAIL_API'] ?? 'resend', MAIL_WEBHOOK_SECRET: kept['MAIL_WEBHOOK_SECRET'] ?? `whsec_${randomBytes(24).toString('base64')}`,
    SIGN_IN_PROVIDERS: own && !own.includes('http://127.0.0.1:') ? own : providers, DEMO: 'true', DEMO_SEED_URL: seedUrl, PORTAL_URL: `http://portal.localhost:${port}`,
  });
}
