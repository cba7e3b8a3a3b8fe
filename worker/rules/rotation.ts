/** How a secret of the portal is replaced while requests come in: at each step, whoever still has the step before agrees with whoever has this one. */
import type { PorticoEvent } from '../../schema/events.ts';

/** A JWK (ES256); with `d` it signs. */
export interface Key { readonly kid: string; readonly kty: string; readonly crv: string; readonly x: string; readonly y: string; readonly d?: string }
const publicHalf = ({ kid, kty, crv, x, y }: Key): Key => ({ kid, kty, crv, x, y });

/** First, the new key is known: everyone verifies by it, nobody signs. */
export const published = ([first, ...rest]: readonly Key[], fresh: Key): Key[] => [...(first ? [first] : []), fresh, ...rest.filter(({ kid }) => kid !== fresh.kid)];
/** Then it signs, and of those before only the halves that verify are left. */
export const leading = (keys: readonly Key[], kid: string): Key[] => [...keys.filter((one) => one.kid === kid), ...keys.filter((one) => one.kid !== kid).map(publicHalf)];
/** Last, no token is taken by it any more; the log that it signed is still proved by its public half. */
export function retired(keys: readonly Key[], kid: string): { readonly keys: Key[]; readonly gone: Key } | { readonly why: 'unknown' | 'signs' } {
  const at = keys.findIndex((one) => one.kid === kid), gone = keys[at];
  if (!gone) return { why: 'unknown' };
  return at === 0 ? { why: 'signs' } : { keys: keys.filter((one) => one !== gone), gone: publicHalf(gone) };
}

/** What the log says of it. */
export const rotated = (secret: 'SIGNING_KEYS' | 'LINK_SECRET', what: 'began' | 'retired', which: string): PorticoEvent => ({ name: 'portal.secret_rotated', secret, what, which });
export const revoked = (key: { readonly id: string; readonly organizationId: string; readonly kind: 'publishable' | 'secret' }): PorticoEvent => ({ name: 'key.revoked', key: key.id, organization: key.organizationId, kind: key.kind });
