/** Session tokens: JWTs (RFC 7519) signed with ES256, at most ten minutes, bound to operator, organization, scopes and origin. */
import { type JWK, SignJWT, createLocalJWKSet, importJWK, jwtVerify } from 'jose';
import type { Env } from '../env.ts';
import { spans } from '../rules/decision.ts';

export interface SessionClaims { readonly session: string; readonly operator: string; readonly organization: string; readonly origin: string; readonly scopes: readonly string[] | undefined }
const algorithm = 'ES256';
const audience = 'portico';
const type = 'portico-session+jwt';

type Keys = { readonly sign: (jwt: SignJWT) => Promise<string>; readonly verify: ReturnType<typeof createLocalJWKSet>; readonly publicKeys: JWK[] };
/** Kept as values, not promises: a promise belongs to the request that made it. */
const cache = new Map<string, Keys>();

/** The signing keys of the environment: the first signs, all verify, so that they can be rotated without an outage. */
async function load(json: string): Promise<Keys> {
  const jwks = JSON.parse(json) as JWK[];
  const first = jwks[0];
  if (!first?.kid) throw new Error('SIGNING_KEYS is a JSON array of private ES256 JWKs, each with a kid');
  const key = await importJWK(first, algorithm);
  const publicKeys = jwks.map(({ kty, crv, x, y, kid }) => ({ kty, crv, x, y, kid, alg: algorithm, use: 'sig' }) as JWK);
  return { sign: (jwt) => jwt.setProtectedHeader({ alg: algorithm, kid: first.kid as string, typ: type }).sign(key), verify: createLocalJWKSet({ keys: publicKeys }), publicKeys };
}
async function keysOf(env: Env): Promise<Keys> {
  const known = cache.get(env.SIGNING_KEYS) ?? (await load(env.SIGNING_KEYS));
  cache.set(env.SIGNING_KEYS, known);
  return known;
}

/** Public halves, for `/.well-known/jwks.json`. */
export const publicKeys = async (env: Env): Promise<JWK[]> => (await keysOf(env)).publicKeys;

/** Signs a token of ten minutes from `now` (ms). */
export async function signSessionToken(env: Env, claims: SessionClaims, now: number): Promise<{ token: string; expiresAt: number }> {
  const { sign } = await keysOf(env);
  const issued = Math.floor(now / 1000);
  const expires = issued + spans.token / 1000;
  // Named one by one: what a caller knows besides does not get into a token.
  const { session, operator, organization, origin, scopes } = claims;
  const jwt = new SignJWT({ session, operator, organization, origin, ...(scopes && { scope: scopes.join(' ') }) }).setIssuer(env.PORTAL_URL).setAudience(audience).setSubject(claims.operator).setIssuedAt(issued).setExpirationTime(expires);
  return { token: await sign(jwt), expiresAt: expires * 1000 };
}

/** The claims of a valid token at `now` (ms), else `undefined`: algorithm, key, type, issuer, audience, expiry and shape are checked (RFC 8725). */
export async function verifySessionToken(env: Env, token: string, now: number): Promise<SessionClaims | undefined> {
  try {
    const { verify } = await keysOf(env);
    const { payload } = await jwtVerify(token, verify, {
      algorithms: [algorithm], audience, issuer: env.PORTAL_URL, typ: type, currentDate: new Date(now), requiredClaims: ['exp', 'iat', 'sub'], maxTokenAge: spans.token / 1000, clockTolerance: 5,
    });
    const { session, operator, organization, origin, scope, sub } = payload as Record<string, unknown>;
    const texts = [session, operator, organization, origin, sub];
    if (!texts.every((one) => typeof one === 'string') || sub !== operator || (scope !== undefined && typeof scope !== 'string')) return undefined;
    return { session: session as string, operator: operator as string, organization: organization as string, origin: origin as string, scopes: (scope as string | undefined)?.split(' ').filter(Boolean) };
  } catch {
    return undefined;
  }
}
