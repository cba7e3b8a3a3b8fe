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
export function writeVars(port: number, seedUrl: string, providers: string): void {
  const kept = existsSync(varsFile) ? parseEnv(readFileSync(varsFile, 'utf8')) : {};
  const values = {
    ...kept,
    SIGNING_KEYS: kept.SIGNING_KEYS ?? freshSigningKeys(),
    LINK_SECRET: kept.LINK_SECRET ?? randomBytes(32).toString('base64url'),
    // Of this run; where somebody has set their own, those serve.
    SIGN_IN_PROVIDERS: kept.SIGN_IN_PROVIDERS && !kept.SIGN_IN_PROVIDERS.includes('http://127.0.0.1:') ? kept.SIGN_IN_PROVIDERS : providers,
    DEMO: 'true',
    DEMO_SEED_URL: seedUrl,
    PORTAL_URL: `http://portal.localhost:${port}`,
  };
  writeFileSync(varsFile, Object.entries(values).map(([name, value]) => `${name}='${value}'\n`).join(''), { mode: 0o600 });
}
