/** Signs in with an account as a browser does: goes to the issuer, follows it, and comes back with what it said. */
import { env } from 'cloudflare:test';
import { beginSignIn, completeSignIn } from '../../schema/sign-in.ts';
import { type Got, call } from './caller.ts';
import type { ReplyOf } from '../../schema/endpoint.ts';

export interface Bend { readonly set?: Record<string, unknown>; readonly drop?: readonly string[]; readonly shift?: Record<string, number>; readonly key?: 'stranger'; readonly unsigned?: boolean }
/** Claims of an ID token, and how it is bent before it is signed. */
export type TestAccount = { readonly sub?: string; readonly bend?: Bend } & Readonly<Record<string, unknown>>;

export const workTenant = '5f1c6c1e-3a4b-4c5d-8e9f-0123456789ab', otherTenant = '6a2d7d2f-4b5c-4d6e-9fa0-123456789abc', personalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';
let subjects = 0;
/** A Microsoft work account whose sign-in name is this address. */
export const workAccount = (email: string, over: TestAccount = {}): TestAccount => ({ sub: `pairwise-${(subjects += 1)}`, oid: `oid-${subjects}`, tid: workTenant, preferred_username: email, email, name: 'Ana Ferreira', ...over });
/** An account of any other issuer, whose address it vouches for. */
export const plainAccount = (email: string, over: TestAccount = {}): TestAccount => ({ sub: `plain-${(subjects += 1)}`, email, email_verified: true, name: 'Ana Ferreira', ...over });

const hintOf = (account: TestAccount): string => btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(account)))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** Where the issuer sends the browser at last; `null` says no there. */
export async function authorize(address: string, account: TestAccount | null): Promise<URL> {
  const url = new URL(address);
  if (account) url.searchParams.set('login_hint', hintOf(account));
  else url.searchParams.delete('login_hint');
  const jar = new Map<string, string>();
  for (let at = url, hops = 0; hops < 10; hops += 1) {
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } });
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      jar.set(name, value);
    }
    const to = answer.headers.get('location');
    if (to === null) throw new Error(`the issuer stopped with ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    at = new URL(to, at);
    if (at.pathname.startsWith('/sign-in/')) return at;
  }
  throw new Error('the issuer goes round in circles');
}

export interface Begun { readonly url: string; readonly cookie: string }
export async function begin(provider: string, more: { readonly cookie?: string; readonly prove?: boolean } = {}): Promise<Begun> {
  const { reply, headers, problem } = await call(beginSignIn, { body: { provider, ...(more.prove && { prove: true }) } }, { sameOrigin: true, ...(more.cookie && { cookie: more.cookie }) });
  if (!reply?.url) throw new Error(`not begun: ${problem?.code}`);
  return { url: reply.url, cookie: [more.cookie, (headers.get('set-cookie') ?? '').split(';')[0]].filter(Boolean).join('; ') };
}
/** What the sign-in page sends, from the address that it was come back to. */
export const answerAt = (back: URL): { provider: string; state: string; code?: string; iss?: string; error?: string } => ({
  provider: back.pathname.split('/')[2] ?? '', ...(Object.fromEntries(['state', 'code', 'iss', 'error'].flatMap((name) => { const value = back.searchParams.get(name); return value === null ? [] : [[name, value]]; })) as { state: string }),
});
export type SignedIn = Got<ReplyOf<typeof completeSignIn>>;
export const complete = (body: ReturnType<typeof answerAt>, cookie: string, idempotencyKey?: string): Promise<SignedIn> => call(completeSignIn, { body }, { sameOrigin: true, cookie, ...(idempotencyKey && { idempotencyKey }) });
/** The whole way. */
export async function signInWith(provider: string, account: TestAccount | null, more: { readonly cookie?: string; readonly prove?: boolean } = {}): Promise<SignedIn> {
  const begun = await begin(provider, more);
  return complete(answerAt(await authorize(begun.url, account)), begun.cookie);
}
export const sessionCookie = (signed: Pick<SignedIn, 'headers'>): string => (signed.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
/** The issuer signs with another key from now on. */
export const rotate = async (): Promise<void> => { await fetch(`${(env as unknown as { ISSUER_CONTROL: string }).ISSUER_CONTROL}/rotate`); };
