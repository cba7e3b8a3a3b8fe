/**
 * The secrets of a portal, in a file of its own that version control leaves out: `.dev.vars` of the local run, `.dev.vars.<environment>` of a deployed
 * one. The platform gives none back, and rotating one needs the one before: so the file is what you keep where you keep secrets.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseEnv } from 'node:util';

export type Vars = Readonly<Record<string, string>>;
export interface SigningKey { readonly kid: string; readonly kty: string; readonly crv: string; readonly x: string; readonly y: string; readonly alg?: string; readonly use?: string; /** Of a private one. */ readonly d?: string }

export const freshSigningKey = (): SigningKey => ({ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), alg: 'ES256', use: 'sig' }) as SigningKey;
export const freshLinkSecret = (): string => randomBytes(32).toString('base64url');

export const readVars = (file: string): Record<string, string> => (existsSync(file) ? (parseEnv(readFileSync(file, 'utf8')) as Record<string, string>) : {});
/** Whole or not at all, and for its owner's eyes. */
export function writeVars(file: string, vars: Vars): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, Object.entries(vars).map(([name, value]) => `${name}='${value}'\n`).join(''), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
/** What is missing is made; what is there stays. Answers the names of what was made. */
export function ensureSecrets(file: string): string[] {
  const kept = readVars(file), made: Record<string, string> = {};
  if (!kept['SIGNING_KEYS']) made['SIGNING_KEYS'] = JSON.stringify([freshSigningKey()]);
  if (!kept['LINK_SECRET']) made['LINK_SECRET'] = freshLinkSecret();
  if (Object.keys(made).length > 0) writeVars(file, { ...kept, ...made });
  return Object.keys(made);
}
