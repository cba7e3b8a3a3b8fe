/**
 * One-time codes and tokens: each is HMAC-SHA-256 (RFC 2104) of a purpose and an id under LINK_SECRET, so that it is derived again where it is
 * needed and D1 holds none. Purposes differ, so that none of them can stand for another.
 */
import { base64url } from 'jose';
import { secretFor } from './link-secret.ts';

const encoder = new TextEncoder();

/** The key of this isolate. The key itself is kept, not its promise: a promise belongs to the request that made it. */
let imported: { readonly secret: string; readonly key: CryptoKey } | undefined;
async function keyOf(secret: string): Promise<CryptoKey> {
  if (imported?.secret === secret) return imported.key;
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  imported = { secret, key };
  return key;
}

type Purpose = 'portico/status-link/1' | 'portico/registration-code/1' | 'portico/one-time-link/1' | 'portico/applicant-token/1' | 'portico/session-cookie/1' | 'portico/asked-address/1';
// NUL separates the parts: no id holds one, so two lists of parts never make one message.
const mac = async (secret: string, purpose: Purpose, ...parts: readonly (string | number)[]): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(secretFor(secret, parts[0])), encoder.encode([purpose, ...parts].join('\0'))));

/** The 6 digits of a registration's code number `sequence` (REG-4). 48 bits modulo a million: no digit is likelier by more than 4 in 10⁹. */
export async function deriveCode(secret: string, registrationId: string, sequence: number): Promise<string> {
  const bytes = await mac(secret, 'portico/registration-code/1', registrationId, sequence);
  const number = bytes.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);
  return String(number % 1_000_000).padStart(6, '0');
}

/** The token of a one-time link: `<linkId>.<256 bits in base64url>`. */
export const deriveLinkToken = async (secret: string, linkId: string): Promise<string> => `${linkId}.${base64url.encode(await mac(secret, 'portico/one-time-link/1', linkId))}`;

/** What continues one registration until `expiresAt` (ms): `apt.<registrationId>.<expiry in base 36>.<256 bits>`. */
export async function deriveApplicantToken(secret: string, registrationId: string, expiresAt: number): Promise<string> {
  const expires = expiresAt.toString(36);
  return `apt.${registrationId}.${expires}.${base64url.encode(await mac(secret, 'portico/applicant-token/1', registrationId, expires))}`;
}

/** The registration that a token continues at `now` (ms), or `undefined`: not ours, altered, or over. */
export async function verifyApplicantToken(secret: string, token: string, now: number): Promise<string | undefined> {
  const [, registrationId, expires] = /^apt\.(reg_[0-9a-f]{32})\.([0-9a-z]{1,11})\.[\w-]{43}$/.exec(token) ?? [];
  if (registrationId === undefined || expires === undefined) return undefined;
  const expiresAt = Number.parseInt(expires, 36);
  const genuine = await deriveApplicantToken(secret, registrationId, expiresAt);
  return sameText(token, genuine) && now < expiresAt ? registrationId : undefined;
}

/** What shows one registration's way to whoever has its e-mail, as long as the request: `ast.<registrationId>.<256 bits>`. It opens no more: a status link may be forwarded. */
export const deriveStatusToken = async (secret: string, registrationId: string): Promise<string> => `ast.${registrationId}.${base64url.encode(await mac(secret, 'portico/status-link/1', registrationId))}`;

/** The registration that a status link's token shows, or `undefined`. */
export async function verifyStatusToken(secret: string, token: string): Promise<string | undefined> {
  const registrationId = /^ast\.(reg_[0-9a-f]{32})\.[\w-]{43}$/.exec(token)?.[1];
  return registrationId !== undefined && sameText(token, await deriveStatusToken(secret, registrationId)) ? registrationId : undefined;
}

/** What seals a session's id in the portal's cookie: 256 bits in base64url. */
export const deriveCookieSeal = async (secret: string, sessionId: string): Promise<string> => base64url.encode(await mac(secret, 'portico/session-cookie/1', sessionId));

/** What counts how often an address was asked for; without the secret it names nobody. */
export const hashAddress = async (secret: string, email: string): Promise<string> => base64url.encode(await mac(secret, 'portico/asked-address/1', email));

/** SHA-256 of the text's UTF-8, in hex. */
export const sha256Hex = async (text: string): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Compares in a time that depends on the lengths only. */
export function sameText(a: string, b: string): boolean {
  const left = encoder.encode(a), right = encoder.encode(b);
  let different = left.length ^ right.length;
  for (let index = 0; index < left.length; index += 1) different |= (left[index] as number) ^ (right[index] ?? 0);
  return different === 0;
}
