/** The portal's own cookie: HttpOnly, this host only, the id of a session and its HMAC. */
import { deriveCookieSeal, sameText } from '../messages/secrets.ts';
import { spans } from '../rules/decision.ts';

const name = '__Host-portico';
const form = /(?:^|;\s*)__Host-portico=(ses_[0-9a-f]{32})\.([\w-]{43})(?:;|$)/;

export const sealCookie = async (secret: string, session: string): Promise<string> => `${session}.${await deriveCookieSeal(secret, session)}`;

/** The session of a Cookie header whose seal holds. */
export async function openCookie(secret: string, header: string): Promise<string | undefined> {
  const [, session, seal] = form.exec(header) ?? [];
  return session && seal && sameText(seal, await deriveCookieSeal(secret, session)) ? session : undefined;
}

/** `life` in milliseconds; 0 removes it. */
export const cookieHeader = (value: string, life: number): string => `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=${Math.floor(life / 1000)}`;

/** What ties a sign-in at an issuer to the browser that began it (RFC 9700, 4.7): one cookie each, for two windows may be at it. */
export const attemptCookie = (attempt: string, seal: string): string => `__Host-portico-${attempt}=${seal}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=${spans.attempt / 1_000}`;
export function holdsAttempt(header: string, attempt: string, seal: string): boolean {
  const held = new RegExp(`(?:^|;\\s*)__Host-portico-${attempt}=([\\w-]{43})(?:;|$)`).exec(header)?.[1];
  return held !== undefined && sameText(held, seal);
}
