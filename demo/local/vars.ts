/** `.dev.vars`: the secrets of local runs, made once, and what depends on the port, written at each start. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { varsFile } from './paths.ts';

function freshSigningKeys(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify([{ ...privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), alg: 'ES256', use: 'sig' }]);
}

/** Keeps existing secrets and any variable that is not ours. */
export function writeVars(port: number, seedUrl: string): void {
  const kept = existsSync(varsFile) ? parseEnv(readFileSync(varsFile, 'utf8')) : {};
  const values = {
    ...kept,
    SIGNING_KEYS: kept.SIGNING_KEYS ?? freshSigningKeys(),
    LINK_SECRET: kept.LINK_SECRET ?? randomBytes(32).toString('base64url'),
    // Whose webhooks are taken: what bounces can be tried here too. E-mail stays on this machine as long as there is no MAIL_API_TOKEN.
    MAIL_API: kept.MAIL_API ?? 'resend',
    MAIL_WEBHOOK_SECRET: kept.MAIL_WEBHOOK_SECRET ?? `whsec_${randomBytes(24).toString('base64')}`,
    DEMO: 'true',
    DEMO_SEED_URL: seedUrl,
    PORTAL_URL: `http://portal.localhost:${port}`,
  };
  writeFileSync(varsFile, Object.entries(values).map(([name, value]) => `${name}='${value}'\n`).join(''), { mode: 0o600 });
}
