/** A page of another origin, without a backend: its own key, its verifier, and what it sends. */
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { grantSession, redeemSession, refreshSession } from '../../schema/sign-in.ts';
import { call, pages, portal } from './caller.ts';

export interface Page { readonly site: { readonly key: string; readonly origin: string }; readonly verifier: string; readonly challenge: string; readonly thumbprint: string; readonly privateKey: CryptoKey; readonly jwk: JWK }
const base64url = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

export async function openPage(site: Page['site'] = pages.distributor): Promise<Page> {
  const { privateKey, publicKey } = await generateKeyPair('ES256'), jwk = await exportJWK(publicKey), verifier = `${crypto.randomUUID()}-${crypto.randomUUID()}`;
  return { site, verifier, challenge: base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))), thumbprint: await calculateJwkThumbprint(jwk), privateKey, jwk };
}
/** A proof of the page's key for one request. */
export const proofOf = (page: Pick<Page, 'privateKey' | 'jwk'>, path: string, over: { readonly htm?: string; readonly htu?: string; readonly typ?: string; readonly iat?: number } = {}): Promise<string> =>
  new SignJWT({ htm: over.htm ?? 'POST', htu: over.htu ?? `${portal}${path}`, jti: crypto.randomUUID() }).setIssuedAt(over.iat).setProtectedHeader({ alg: 'ES256', typ: over.typ ?? 'dpop+jwt', jwk: page.jwk }).sign(page.privateKey);

export const grantTo = (page: Page, cookie: string, over: object = {}) =>
  call(grantSession, { body: { key: page.site.key, origin: page.site.origin, challenge: page.challenge, thumbprint: page.thumbprint, ...over } }, { sameOrigin: true, cookie });
export const redeemBy = async (page: Page, code: string, over: { readonly verifier?: string; readonly proof?: string; readonly idempotencyKey?: string } = {}) =>
  call(redeemSession, { body: { code, verifier: over.verifier ?? page.verifier, proof: over.proof ?? (await proofOf(page, redeemSession.path)) } }, { ...page.site, ...(over.idempotencyKey && { idempotencyKey: over.idempotencyKey }) });
export const refreshBy = async (page: Page, refreshToken: string, over: { readonly proof?: string; readonly idempotencyKey?: string } = {}) =>
  call(refreshSession, { body: { refreshToken, proof: over.proof ?? (await proofOf(page, refreshSession.path)) } }, { ...page.site, ...(over.idempotencyKey && { idempotencyKey: over.idempotencyKey }) });
/** Signed in on the page. */
export async function pageSessionOf(page: Page, cookie: string) {
  const { reply } = await grantTo(page, cookie);
  const { reply: session } = await redeemBy(page, reply.code);
  return { ...session, sent: { bearer: session.token, origin: page.site.origin } };
}
