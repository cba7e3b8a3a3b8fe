/** The accounts that people sign in with, as SIGN_IN_PROVIDERS configures them. */
import * as v from 'valibot';
import type { Locale } from '../../schema/values.ts';
import type { Env } from '../env.ts';

const isHttps = (text: string): boolean => URL.canParse(text) && (new URL(text).protocol === 'https:' || isLoopback(new URL(text)));
/** An issuer of a local run speaks http. */
export const isLoopback = ({ hostname, protocol }: URL): boolean => protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost' || hostname.endsWith('.localhost'));

const Names = v.union([v.string(), v.strictObject({ en: v.string(), fr: v.string() })]);
const Id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,30}$/));
const Client = { id: Id, clientId: v.pipe(v.string(), v.minLength(1)), clientSecret: v.optional(v.pipe(v.string(), v.minLength(1))), /** How the secret is sent. */ auth: v.optional(v.picklist(['post', 'basic'])), name: v.optional(Names) };
/**
 * `entra`: Microsoft Entra ID, work and school accounts of any tenant (`tenant`: `organizations` by default, `common` for personal accounts too, or one
 * tenant's id). Else any OpenID Connect issuer with discovery. Without a client secret PKCE alone protects the code (a public client).
 */
const Configured = v.union([
  v.strictObject({ ...Client, preset: v.literal('entra'), tenant: v.optional(v.pipe(v.string(), v.regex(/^[\w.-]{1,100}$/))), authority: v.optional(v.pipe(v.string(), v.check(isHttps))) }),
  v.strictObject({ ...Client, issuer: v.pipe(v.string(), v.check(isHttps)), scope: v.optional(v.string()) }),
]);
export const SignInProviders = v.pipe(v.array(Configured), v.maxLength(20), v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'ids differ'));

export interface ConfiguredProvider {
  readonly id: string; readonly kind: 'microsoft' | 'oidc'; readonly clientId: string; readonly clientSecret: string | undefined; readonly auth: 'post' | 'basic';
  readonly name: Readonly<Record<Locale, string>>; readonly scope: string;
  /** Where its metadata is, and the issuer that must be in it; Entra's of many tenants holds `{tenantid}`. */
  readonly metadata: string; readonly issuer: string;
}

function configured(one: v.InferOutput<typeof Configured>): ConfiguredProvider {
  const { id, clientId, clientSecret, auth = 'post' } = one;
  const named = (fallback: string): ConfiguredProvider['name'] => (typeof one.name === 'string' ? { en: one.name, fr: one.name } : (one.name ?? { en: fallback, fr: fallback }));
  if ('preset' in one) {
    const authority = one.authority ?? 'https://login.microsoftonline.com', tenant = one.tenant ?? 'organizations', many = ['organizations', 'common', 'consumers'].includes(tenant);
    return { id, kind: 'microsoft', clientId, clientSecret, auth, name: named('Microsoft'), scope: 'openid profile email', metadata: `${authority}/${tenant}/v2.0/.well-known/openid-configuration`, issuer: `${authority}/${many ? '{tenantid}' : tenant}/v2.0` };
  }
  const issuer = one.issuer.replace(/\/$/, '');
  return { id, kind: 'oidc', clientId, clientSecret, auth, name: named(new URL(issuer).hostname), scope: one.scope ?? 'openid profile email', metadata: `${issuer}/.well-known/openid-configuration`, issuer: one.issuer };
}

let known: { readonly text: string; readonly providers: readonly ConfiguredProvider[] } | undefined;
/** @throws where SIGN_IN_PROVIDERS is not what it should be: a sign-in page that silently lacks a way in would be looked for elsewhere. `npm run portico -- check` says what is wrong. */
export function providersOf({ SIGN_IN_PROVIDERS: text = '[]' }: Pick<Env, 'SIGN_IN_PROVIDERS'>): readonly ConfiguredProvider[] {
  if (known?.text === text) return known.providers;
  let parsed: unknown;
  try { parsed = JSON.parse(text); } catch { throw new Error('SIGN_IN_PROVIDERS is not JSON'); }
  const read = v.safeParse(SignInProviders, parsed);
  if (!read.success) throw new Error(`SIGN_IN_PROVIDERS: ${v.getDotPath(read.issues[0]) ?? 'it'} is not as it should be`);
  known = { text, providers: read.output.map(configured) };
  return known.providers;
}
