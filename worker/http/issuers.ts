/** Signing in at an account's issuer: OpenID Connect Core 1.0, code flow with PKCE (RFC 7636), by a certified client library. Each function is pure but for the issuer's answers. */
import { decodeJwt } from 'jose';
import * as oauth from 'oauth4webapi';
import { deriveSignIn } from '../messages/secrets.ts';
import { type Account, type Claims, accountOf } from '../rules/account.ts';
import { type Refusal, spans } from '../rules/decision.ts';
import type { RequestContext } from './context.ts';
import { type ConfiguredProvider, isLoopback } from './providers.ts';

type Context = Pick<RequestContext, 'env' | 'now' | 'locale'>;
/** An issuer is waited for this long, in ms. */
const patience = 6_000;
const metadataLife = 3_600_000;
const metadataCache = new Map<string, { readonly as: oauth.AuthorizationServer; readonly until: number }>();
const keysCache = new Map<string, oauth.ExportedJWKSCache>();

export const redirectOf = ({ env }: Pick<RequestContext, 'env'>, provider: Pick<ConfiguredProvider, 'id'>): string => `${env.PORTAL_URL}/sign-in/${provider.id}`;
const failed = (provider: ConfiguredProvider, { locale }: Pick<Context, 'locale'>, code: 'sign_in.provider_failed' | 'sign_in.canceled' = 'sign_in.provider_failed'): Refusal => ({ code, facts: { who: provider.name[locale] } });
const options = (provider: ConfiguredProvider) => ({ [oauth.allowInsecureRequests]: isLoopback(new URL(provider.metadata)), signal: () => AbortSignal.timeout(patience) });

/** What is worth a line in the log: the library's code, never a message or a claim (personal data). */
const note = (provider: ConfiguredProvider, error: unknown): void => {
  const { code, name } = error instanceof Error ? (error as Error & { code?: unknown }) : { code: undefined, name: 'unknown' };
  console.error(JSON.stringify({ signIn: provider.id, failed: typeof code === 'string' ? code : name }));
};

/** The issuer's metadata, kept for an hour. Entra's stands for all its tenants: the library is told of one later, when the token has named it. */
async function metadataOf(provider: ConfiguredProvider): Promise<oauth.AuthorizationServer> {
  const kept = metadataCache.get(provider.metadata);
  if (kept && kept.until > Date.now()) return kept.as;
  const { [oauth.allowInsecureRequests]: insecure, signal } = options(provider);
  let as: oauth.AuthorizationServer;
  if (provider.issuer.includes('{tenantid}')) {
    const answer = await fetch(provider.metadata, { headers: { accept: 'application/json' }, redirect: 'manual', signal: signal() });
    as = (await answer.json()) as oauth.AuthorizationServer;
    if (!answer.ok || as.issuer !== provider.issuer) throw Object.assign(new Error('metadata'), { code: oauth.JSON_ATTRIBUTE_COMPARISON });
  } else {
    const issuer = new URL(provider.issuer);
    as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { [oauth.allowInsecureRequests]: insecure, signal }));
  }
  metadataCache.set(provider.metadata, { as, until: Date.now() + metadataLife });
  return as;
}

export interface Begin { readonly attempt: string; readonly email: string | undefined; readonly prove: boolean }
/** The address to go to, or why not. */
export async function authorizationUrl(context: Context, provider: ConfiguredProvider, { attempt, email, prove }: Begin): Promise<{ readonly url: string } | { readonly refusal: Refusal }> {
  try {
    const { authorization_endpoint: endpoint } = await metadataOf(provider);
    const { state, nonce, verifier } = await deriveSignIn(context.env.LINK_SECRET, attempt);
    const url = new URL(endpoint as string);
    const asked = {
      response_type: 'code', client_id: provider.clientId, redirect_uri: redirectOf(context, provider), scope: provider.scope, state, nonce, code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
      ui_locales: context.locale, ...(email !== undefined && { login_hint: email }), ...(prove ? { prompt: 'login', max_age: String(spans.proof / 1_000) } : provider.kind === 'microsoft' && { prompt: 'select_account' }),
    };
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    return { url: url.href };
  } catch (error) {
    note(provider, error);
    return { refusal: { ...failed(provider, context), retryAfter: 5 } };
  }
}

/** What came back to the sign-in page. */
export interface Answer { readonly state: string; readonly code: string | undefined; readonly iss: string | undefined; readonly error: string | undefined }
/** The account behind a code: issuer, audience, nonce, signature, times and, for a proof, `auth_time` are checked by the library; the tenant here. */
export async function accountBehind(context: Context, provider: ConfiguredProvider, attempt: string, answer: Answer, prove: boolean): Promise<{ readonly account: Account } | { readonly refusal: Refusal }> {
  try {
    const { state, nonce, verifier } = await deriveSignIn(context.env.LINK_SECRET, attempt);
    const client: oauth.Client = { client_id: provider.clientId, [oauth.clockTolerance]: 30 };
    const { [oauth.allowInsecureRequests]: insecure, signal } = options(provider);
    const requests = { [oauth.allowInsecureRequests]: insecure, signal };
    let as = await metadataOf(provider);
    const parameters = oauth.validateAuthResponse(as, client, new URLSearchParams(Object.entries({ ...answer }).filter((one): one is [string, string] => one[1] !== undefined)), state);
    const authentication = provider.clientSecret === undefined ? oauth.None() : provider.auth === 'basic' ? oauth.ClientSecretBasic(provider.clientSecret) : oauth.ClientSecretPost(provider.clientSecret);
    const response = await oauth.authorizationCodeGrantRequest(as, client, authentication, parameters, redirectOf(context, provider), verifier, requests);
    if (provider.issuer.includes('{tenantid}')) as = { ...as, issuer: issuerOf(provider, await response.clone().json()) };
    const result = await oauth.processAuthorizationCodeResponse(as, client, response, { expectedNonce: nonce, requireIdToken: true, ...(prove && { maxAge: spans.proof / 1_000 }) });
    await signedBy(as, response, requests);
    return { account: accountOf(provider, oauth.getValidatedIdTokenClaims(result) as unknown as Claims, context.now) };
  } catch (error) {
    // Somebody thought better of it, or has no right there: nothing is broken.
    if (error instanceof oauth.AuthorizationResponseError) return { refusal: failed(provider, context, 'sign_in.canceled') };
    note(provider, error);
    return { refusal: spentCode(error) ? { code: 'sign_in.attempt_used' } : failed(provider, context) };
  }
}
/** A code that the issuer takes no more: expired, or used. */
const spentCode = (error: unknown): boolean => error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant';

/** The issuer of the tenant that the token names; its signature and its own `iss` are checked against it afterwards. */
function issuerOf(provider: ConfiguredProvider, reply: unknown): string {
  const { id_token: token } = reply as { id_token?: unknown };
  const { tid } = typeof token === 'string' ? decodeJwt(token) : { tid: undefined };
  if (typeof tid !== 'string' || !/^[0-9a-f-]{36}$/.test(tid)) throw Object.assign(new Error('tenant'), { code: oauth.JWT_CLAIM_COMPARISON });
  return provider.issuer.replace('{tenantid}', tid);
}

/** By one of the issuer's keys; keys that it has changed since are fetched once more. */
async function signedBy(as: oauth.AuthorizationServer, response: Response, requests: { readonly signal: () => AbortSignal }): Promise<void> {
  // The library keeps keys by the object, too: a copy has none.
  const uri = as.jwks_uri ?? '', check = async (): Promise<void> => {
    const cache = keysCache.get(uri) ?? ({} as oauth.JWKSCacheInput);
    await oauth.validateApplicationLevelSignature({ ...as }, response, { ...requests, [oauth.jwksCache]: cache });
    keysCache.set(uri, cache as oauth.ExportedJWKSCache);
  };
  try { await check(); } catch (error) {
    if ((error as { code?: unknown }).code !== oauth.KEY_SELECTION || !keysCache.delete(uri)) throw error;
    await check();
  }
}
