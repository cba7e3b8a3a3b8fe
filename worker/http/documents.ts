/** What is not the API: its documents, the public keys, and the pages of the portal and demo sites. */
import type { RequestContext } from './context.ts';
import { publicKeys } from './tokens.ts';

/** Strict: no inline script or style, nothing from elsewhere, Trusted Types. */
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html portico default";

export async function serveDocument(context: RequestContext): Promise<Response | undefined> {
  const { url, request, env } = context;
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  if (url.pathname === '/.well-known/jwks.json') return json({ keys: await publicKeys(env) }, 'public, max-age=300');
  if (url.pathname === '/openapi.json') return json((await import('./openapi.ts')).openApi(env.PORTAL_URL), 'public, max-age=300');
  if (url.pathname === '/reference') return page((await import('./reference.tsx')).referencePage(), "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'");
  return site(context);
}

const json = (value: unknown, caching: string): Response =>
  Response.json(value, { headers: { 'cache-control': caching, 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' } });
const page = (html: string, csp: string): Response =>
  new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'public, max-age=300', 'content-security-policy': csp, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' } });

/** A page name: letters and dashes, so that no path climbs. */
const pageName = /^\/([a-z][a-z-]{0,40})?$/;
/** Where an account's issuer comes back to: the sign-in page, by the name of each. */
const signInPage = /^\/sign-in\/[a-z][a-z0-9-]{0,30}$/;

/** Pages live in `/sites/<site>/`: the portal's everywhere, and in the demo one site per `<site>.localhost`. */
async function site({ url, env, request }: RequestContext): Promise<Response | undefined> {
  const name = signInPage.test(url.pathname) ? ['', 'sign-in'] : pageName.exec(url.pathname);
  if (!name) return undefined;
  const demo = env.DEMO === 'true';
  const label = /^(?:([a-z-]+)\.)?localhost$/.exec(url.hostname);
  const folder = demo && label ? (label[1] ?? 'front') : 'portal';
  const asset = await env.ASSETS.fetch(new Request(new URL(`/sites/${folder}/${name[1] ?? ''}`, url), { method: request.method, headers: { accept: request.headers.get('accept') ?? '*/*' } }));
  if (asset.status !== 200) return undefined;
  const response = new Response(asset.body, asset);
  response.headers.set('cache-control', 'no-store');
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'no-referrer');
  if (!demo) response.headers.set('content-security-policy', policy);
  return response;
}
