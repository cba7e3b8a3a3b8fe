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

type Purpose = 'portico/status-link/1' | 'portico/registration-code/1' | 'portico/one-time-link/1' | 'portico/applicant-token/1' | 'portico/session-cookie/1' | 'portico/unsubscribe/1'
  | 'portico/sign-in-state/1' | 'portico/sign-in-nonce/1' | 'portico/sign-in-verifier/1' | 'portico/sign-in-cookie/1' | 'portico/session-grant/1' | 'portico/refresh-token/1' | 'portico/proof-code/1' | 'portico/asked-address/1';
// NUL separates the parts: no id holds one, so two lists of parts never make one message.
const mac = async (secret: string, purpose: Purpose, ...parts: readonly (string | number)[]): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(secretFor(secret, parts[0])), encoder.encode([purpose, ...parts].join('\0'))));

/** 48 bits modulo a million: no digit is likelier by more than 4 in 10⁹. */
const sixDigits = (bytes: Uint8Array): string => String(bytes.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0) % 1_000_000).padStart(6, '0');
/** The 6 digits of a registration's code number `sequence` (REG-4). */
export const deriveCode = async (secret: string, registrationId: string, sequence: number): Promise<string> => sixDigits(await mac(secret, 'portico/registration-code/1', registrationId, sequence));

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

/** What ends optional messages to whom one message went: `uns.<messageId>.<256 bits>`. It names nobody, opens nothing, and does not expire (RFC 8058 §3.1). */
export const deriveUnsubscribeToken = async (secret: string, messageId: string): Promise<string> => `uns.${messageId}.${base64url.encode(await mac(secret, 'portico/unsubscribe/1', messageId))}`;

/** The message that an unsubscribe link came with, or `undefined`. */
export async function verifyUnsubscribeToken(secret: string, token: string): Promise<string | undefined> {
  const messageId = /^uns\.(msg_[0-9a-f]{32})\.[\w-]{43}$/.exec(token)?.[1];
  return messageId !== undefined && sameText(token, await deriveUnsubscribeToken(secret, messageId)) ? messageId : undefined;
}

/** What seals a session's id in the portal's cookie: 256 bits in base64url. */
export const deriveCookieSeal = async (secret: string, sessionId: string): Promise<string> => base64url.encode(await mac(secret, 'portico/session-cookie/1', sessionId));

/** What a sign-in at an issuer carries, each 256 bits in base64url: `state` names the attempt besides. */
export async function deriveSignIn(secret: string, attempt: string): Promise<{ readonly state: string; readonly nonce: string; readonly verifier: string; readonly seal: string }> {
  const of = async (purpose: Purpose): Promise<string> => base64url.encode(await mac(secret, purpose, attempt));
  const [state, nonce, verifier, seal] = await Promise.all([of('portico/sign-in-state/1'), of('portico/sign-in-nonce/1'), of('portico/sign-in-verifier/1'), of('portico/sign-in-cookie/1')]);
  return { state: `${attempt}.${state}`, nonce, verifier, seal };
}
/** `<grantId>.<256 bits>`. */
export const deriveGrantCode = async (secret: string, grant: string): Promise<string> => `${grant}.${base64url.encode(await mac(secret, 'portico/session-grant/1', grant))}`;
/** `rft.<sessionId>.<sequence in base 36>.<256 bits>`. */
export const deriveRefreshToken = async (secret: string, session: string, sequence: number): Promise<string> =>
  `rft.${session}.${sequence.toString(36)}.${base64url.encode(await mac(secret, 'portico/refresh-token/1', session, sequence))}`;
/** The session and number of a refresh token of ours. */
export async function openRefreshToken(secret: string, token: string): Promise<{ readonly session: string; readonly sequence: number } | undefined> {
  const [, session, number] = /^rft\.(ses_[0-9a-f]{32})\.([0-9a-z]{1,8})\.[\w-]{43}$/.exec(token) ?? [];
  if (!session || !number) return undefined;
  const sequence = Number.parseInt(number, 36);
  return sameText(token, await deriveRefreshToken(secret, session, sequence)) ? { session, sequence } : undefined;
}
/** The 6 digits that prove a session again. */
export const deriveProofCode = async (secret: string, proof: string): Promise<string> => sixDigits(await mac(secret, 'portico/proof-code/1', proof));
/** What counts how often an address was asked for; without the secret it names nobody. */
export const hashAddress = async (secret: string, email: string): Promise<string> => base64url.encode(await mac(secret, 'portico/asked-address/1', email));

/** The S256 challenge of a verifier (RFC 7636). */
export const sha256Challenge = async (verifier: string): Promise<string> => base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(verifier))));
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
