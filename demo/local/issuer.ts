/**
 * An issuer of accounts for local runs and tests: a real OpenID provider (`oidc-provider`) on loopback, and the same one as Microsoft Entra presents itself:
 * one document for all tenants, tokens of each tenant's own issuer, no `iss` beside the code. It signs with keys of its own, so that they can be changed.
 */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { type CryptoKey, SignJWT, decodeJwt, exportJWK, generateKeyPair } from 'jose';
import { type Configuration, Provider } from 'oidc-provider';

export type AccountClaims = Readonly<Record<string, unknown>> & { readonly sub: string };
export interface IssuerOptions {
  readonly port: number;
  readonly entra?: boolean;
  readonly clientId: string; readonly clientSecret?: string; readonly redirectUris: readonly string[];
  /** Who may be chosen; without it, or with a `login_hint`, that says who. */
  readonly accounts?: readonly AccountClaims[];
  /** The account of a `login_hint`; `undefined` shows the choice. */
  readonly accountOf: (hint: string) => AccountClaims | 'refuse' | undefined;
  readonly title: string;
  /** Changes an ID token before it is signed; `key: 'stranger'` signs with one that nobody publishes. */
  readonly bend?: (claims: Record<string, unknown>) => { readonly claims: Record<string, unknown>; readonly key?: 'stranger'; readonly unsigned?: boolean };
}
export interface Issuer { readonly issuer: string; /** Signs with another key from now on; the one before is published no more. */ rotate(): Promise<void>; close(): void }

const claimNames = ['sub', 'tid', 'oid', 'idp', 'acct', 'xms_edov', 'bend'];
const escaped = (text: unknown): string => String(text ?? '').replaceAll(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

/** It warns that it keeps its codes in memory: here that is the point. */
function quietly<T>(make: () => T): T {
  const { warn } = console;
  console.warn = () => {};
  try { return make(); } finally { console.warn = warn; }
}
async function freshKey(): Promise<{ readonly kid: string; readonly privateKey: CryptoKey; readonly jwk: object }> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true }), kid = crypto.randomUUID();
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}

export async function startIssuer(options: IssuerOptions): Promise<Issuer> {
  const base = `http://127.0.0.1:${options.port}`, known = new Map<string, AccountClaims>();
  let key = await freshKey();
  const stranger = await freshKey();
  const configuration: Configuration = {
    clients: [{
      client_id: options.clientId, ...(options.clientSecret ? { client_secret: options.clientSecret, token_endpoint_auth_method: 'client_secret_post' } : { token_endpoint_auth_method: 'none' }),
      redirect_uris: [...options.redirectUris], grant_types: ['authorization_code'], response_types: ['code'], id_token_signed_response_alg: 'ES256',
    }],
    jwks: { keys: [{ ...(await exportJWK(key.privateKey)), kid: key.kid, alg: 'ES256', use: 'sig' }] } as NonNullable<Configuration['jwks']>,
    cookies: { keys: ['local runs only'] }, conformIdTokenClaims: false, pkce: { required: () => true },
    claims: { openid: claimNames, email: ['email', 'email_verified'], profile: ['name', 'preferred_username'] },
    features: { devInteractions: { enabled: false } }, interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...known.get(id), sub: id }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client?.clientId, accountId: ctx.oidc.session?.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    ttl: { AuthorizationCode: 60, Interaction: 600, Session: 600, Grant: 600, IdToken: 300, AccessToken: 300 },
  };
  const provider = quietly(() => new Provider(base, configuration));
  const tokenOf = async (text: string): Promise<string> => {
    const decoded = decodeJwt(text) as Record<string, unknown>, read: Record<string, unknown> = { ...decoded, sub: known.get(String(decoded['sub']))?.sub ?? decoded['sub'] }, { claims, key: by, unsigned } = options.bend?.(read) ?? { claims: read };
    if (options.entra && claims['iss'] === base) claims['iss'] = `${base}/${String(claims['tid'])}/v2.0`;
    if (unsigned) return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;
    const signer = by === 'stranger' ? stranger : key;
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: signer.kid, typ: 'JWT' }).sign(signer.privateKey);
  };
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.oidc?.route === 'token' && typeof (ctx.body as { id_token?: unknown }).id_token === 'string') (ctx.body as { id_token: string }).id_token = await tokenOf((ctx.body as { id_token: string }).id_token);
    if (ctx.oidc?.route === 'jwks') ctx.body = { keys: [key.jwk] };
    if (options.entra && ctx.status >= 300 && ctx.status < 400) ctx.redirect(String(ctx.response.get('location')).replace(/([?&])iss=[^&]*&?/, '$1').replace(/[?&]$/, ''));
  });

  async function choose(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { uid, params } = await provider.interactionDetails(request, response);
    const chosen = new URL(request.url ?? '', base).searchParams.get('account');
    const account = chosen === null ? options.accountOf(String(params['login_hint'] ?? '')) : chosen === '' ? 'refuse' : options.accounts?.[Number(chosen)];
    if (account === 'refuse') return provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'Nobody signed in.' });
    if (account === undefined) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>${escaped(options.title)}</title><style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui;max-width:26rem;margin:10vh auto;padding:0 1rem}a{display:block;padding:.7rem 1rem;border:1px solid #8886;border-radius:8px;margin:.5rem 0;text-decoration:none;color:inherit}small{display:block;opacity:.75}</style>
        <h1>${escaped(options.title)}</h1><p>An issuer of accounts for local runs. Who are you?</p>${(options.accounts ?? []).map((one, at) => `<a href="/interaction/${uid}?account=${at}">${escaped(one['name'])}<small>${escaped(one['email'] ?? one['preferred_username'])}</small></a>`).join('')}<a href="/interaction/${uid}?account=">Cancel</a></html>`);
      return undefined;
    }
    const id = `${account.sub} ${crypto.randomUUID()}`;
    known.set(id, account);
    return provider.interactionFinished(request, response, { login: { accountId: id, remember: false } });
  }
  const callback = provider.callback();
  async function metadata(response: ServerResponse): Promise<void> {
    const read = (await (await fetch(`${base}/.well-known/openid-configuration`)).json()) as Record<string, unknown>;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ...read, issuer: `${base}/{tenantid}/v2.0`, authorization_response_iss_parameter_supported: undefined }));
  }
  const server: Server = createServer((request, response) => {
    // To choose an account anew is to sign in anew: its own choice is the page that asks.
    request.url = request.url?.replace('prompt=select_account', 'prompt=login');
    const path = new URL(request.url ?? '/', base).pathname;
    const serve = path.startsWith('/interaction/') ? choose(request, response) : options.entra && path === '/organizations/v2.0/.well-known/openid-configuration' ? metadata(response) : callback(request, response);
    Promise.resolve(serve).catch((error: unknown) => { response.statusCode = 400; response.end(String(error)); });
  });
  await new Promise<void>((resolve, reject) => { server.once('error', reject); server.listen(options.port, '127.0.0.1', resolve); });
  server.unref();
  return { issuer: base, rotate: async () => { key = await freshKey(); }, close: () => { server.close(); server.closeAllConnections(); } };
}
