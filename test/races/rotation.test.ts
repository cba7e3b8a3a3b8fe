/** Secrets that are replaced while requests come in: workers with the value before and workers with the one after serve side by side, and nobody is refused. */
import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import type { Endpoint, ReplyOf, RequestOf } from '../../schema/endpoint.ts';
import { mintSession, readMe, renewSession, requestSignInLink, signIn } from '../../schema/operators.ts';
import { confirmRegistrationEmail, readRegistrationProgress, requestRegistration } from '../../schema/registration.ts';
import { idPrefixes } from '../../schema/values.ts';
import { world } from '../../demo/world/world.ts';
import { createApp } from '../../worker/app.ts';
import { publicKeys } from '../../worker/http/tokens.ts';
import { seal } from '../../worker/jobs/seal.ts';
import { secretsOf, writtenAs } from '../../worker/messages/link-secret.ts';
import { deriveCode, deriveLinkToken, deriveStatusToken } from '../../worker/messages/secrets.ts';
import { proveLog } from '../../worker/rules/chain.ts';
import { type Key, leading, published, retired } from '../../worker/rules/rotation.ts';
import { openLog } from '../../worker/store/chain.ts';
import { openDatabase } from '../../worker/store/database.ts';
import type { Env } from '../../worker/env.ts';
import { type Sent, freshEmail, pages, requestFor } from '../support/caller.ts';

const live = env as unknown as Env;
const clock = { now: Date.now() };
const newId = (kind: keyof typeof idPrefixes): string => `${idPrefixes[kind]}_${clock.now.toString(16).padStart(12, '0')}7${[...crypto.getRandomValues(new Uint8Array(10))].map((byte) => byte.toString(16).padStart(2, '0')).join('').slice(1)}`;
const app = createApp({ now: () => clock.now, newId, patience: { call: 30_000, request: 60_000 } });
/** Through a worker that has these secrets. */
async function through<E extends Endpoint>(secrets: Partial<Env>, endpoint: E, input: RequestOf<E>, sent: Sent): Promise<{ status: number; reply: ReplyOf<E>; headers: Headers; code?: string }> {
  const context = createExecutionContext(), response = await app.fetch(requestFor(endpoint, input, sent), { ...live, ...secrets }, context), reply = await response.json() as ReplyOf<E>;
  await waitOnExecutionContext(context);
  return { status: response.status, reply, headers: response.headers, code: (reply as { code?: string }).code };
}
const any = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)] as T;
const freshKey = async (kid: string): Promise<Key> => {
  const { d, x, y } = await crypto.subtle.exportKey('jwk', (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']) as CryptoKeyPair).privateKey) as JsonWebKey & { d: string; x: string; y: string };
  return { kid, kty: 'EC', crv: 'P-256', x, y, d };
};
const { admin } = world.distributors.first.operators, secretKey = world.keys.firstSecret.token, origin = pages.distributor.origin;
const mint = (secrets: Partial<Env>) => through(secrets, mintSession, { body: { operator: admin.id, origin } }, { bearer: secretKey });
const me = (secrets: Partial<Env>, token: string) => through(secrets, readMe, {}, { bearer: token, origin });

describe('signing keys', () => {
  test('while they are rotated nobody is refused, whichever worker signs and whichever verifies; a token of before still counts after', async () => {
    const old = await freshKey('old'), fresh = await freshKey('fresh');
    const values = [[old], published([old], fresh), leading(published([old], fresh), 'fresh')].map((keys) => ({ SIGNING_KEYS: JSON.stringify(keys) }));
    const steps = values.map((value, index) => [values[Math.max(index - 1, 0)] as typeof value, value]);
    const tokens = [(await mint(values[0] as Partial<Env>)).reply.token];
    const answers: number[] = [];
    for (const sides of steps) {
      // Forty at once, on workers of both sides, with tokens of this step and those before.
      await Promise.all(Array.from({ length: 40 }, async (_, index) => {
        if (index % 4 === 0) { const { status, reply } = await mint(any(sides)); answers.push(status); tokens.push(reply.token); } else answers.push((await me(any(sides), any(tokens))).status);
      }));
    }
    expect(answers.filter((status) => status >= 300)).toEqual([]);
    expect(answers.length).toBe(120);
    const kids = new Set(tokens.map((token) => (JSON.parse(atob((token.split('.')[0] as string).replaceAll('-', '+').replaceAll('_', '/'))) as { kid: string }).kid));
    expect([...kids].toSorted()).toEqual(['fresh', 'old']);
    expect((await me(values[2] as Partial<Env>, tokens[0] as string)).status).toBe(200);
    // Without its private half, nothing is signed by the old one again.
    expect((JSON.parse(values[2]?.SIGNING_KEYS ?? '[]') as Key[]).map(({ kid, d }) => [kid, d !== undefined])).toEqual([['fresh', true], ['old', false]]);
    expect((await publicKeys({ ...live, ...values[2] } as Env)).map(({ kid }) => kid)).toEqual(['fresh', 'old']);
  });
  test('skipping the first step would have refused somebody', async () => {
    const old = await freshKey('old'), fresh = await freshKey('fresh');
    const token = (await mint({ SIGNING_KEYS: JSON.stringify(leading([old, fresh], 'fresh')) })).reply.token;
    expect((await me({ SIGNING_KEYS: JSON.stringify([old]) }, token)).code).toBe('session.invalid');
  });
  test('OPR-10: a retired key verifies no token, and the log that it signed is still proved by its public half', async () => {
    const old = await freshKey('old'), fresh = await freshKey('fresh'), led = leading(published([old], fresh), 'fresh');
    await seal({ DB: env.DB, SIGNING_KEYS: JSON.stringify([old]) }, clock.now);
    const token = (await mint({ SIGNING_KEYS: JSON.stringify([old]) })).reply.token;
    await seal({ DB: env.DB, SIGNING_KEYS: JSON.stringify(led) }, clock.now);
    const done = retired(led, 'old');
    if ('why' in done) throw new Error(done.why);
    expect((await me({ SIGNING_KEYS: JSON.stringify(done.keys) }, token)).code).toBe('session.invalid');
    const prove = async (keys: readonly Key[]) => { const { entries, seals } = await openLog(openDatabase(env.DB)); return proveLog(entries, seals, [...keys]); };
    expect(await prove([...done.keys, done.gone])).toMatchObject({ broken: null, signatures: 2 });
    expect((await prove(done.keys)).broken?.fault).toBe('signature_foreign');
    expect([retired(led, 'fresh'), retired(led, 'none')]).toEqual([{ why: 'signs' }, { why: 'unknown' }]);
    expect('d' in done.gone).toBe(false);
  });
});

describe('the link secret', () => {
  test('while it is rotated, links, codes, forms, status links and cookies that were begun before go on, on workers of before and after', async () => {
    const before = 'b'.repeat(43), after = 'a'.repeat(43), from = clock.now + 600_000;
    const old = { LINK_SECRET: before }, fresh = { LINK_SECRET: writtenAs([{ secret: after, from }, ...secretsOf(before)]) }, both = [old, fresh];
    /** Each goes on through any worker: what one gives out, another takes. */
    const walk = async (sides: readonly { LINK_SECRET: string }[], secret: string) => {
      const asked = await through(any(sides), requestRegistration, { body: { email: freshEmail() as never, locale: 'en' } }, pages.distributor), { registration } = asked.reply;
      const code = await deriveCode(secret, registration, 1);
      const confirmed = await through(any(sides), confirmRegistrationEmail, { params: { registration }, body: { code } }, pages.distributor);
      const form = await through(any(sides), readRegistrationProgress, { params: { registration } }, { ...pages.distributor, bearer: confirmed.reply.token });
      const status = await through(any(sides), readRegistrationProgress, { params: { registration } }, { ...pages.distributor, bearer: await deriveStatusToken(secret, registration) });
      return { answers: [asked.status, confirmed.status, form.status, status.status], goOn: async (later: readonly { LINK_SECRET: string }[]) => (await through(any(later), readRegistrationProgress, { params: { registration } }, { ...pages.distributor, bearer: confirmed.reply.token })).status };
    };
    const signedIn = async (sides: readonly { LINK_SECRET: string }[], secret: string) => {
      const { email } = world.distributors.first.operators.reader;
      await env.DB.prepare("UPDATE links SET created_at = 0 WHERE kind = 'sign_in'").run();
      const asked = await through(any(sides), requestSignInLink, { body: { email: email as never } }, {});
      const link = (await env.DB.prepare("SELECT id FROM links WHERE kind = 'sign_in' ORDER BY id DESC LIMIT 1").first<{ id: string }>())?.id ?? '';
      const entered = await through(any(sides), signIn, { body: { token: await deriveLinkToken(secret, link) } }, { sameOrigin: true }), cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0];
      return { answers: [asked.status, entered.status], renew: async (later: readonly { LINK_SECRET: string }[]) => (await through(any(later), renewSession, { body: {} }, { sameOrigin: true, cookie })).status };
    };
    // Before it counts, some workers have it and some have not.
    const walks = await Promise.all(Array.from({ length: 12 }, () => walk(both, before))), entry = await signedIn(both, before);
    expect([...walks.flatMap(({ answers }) => answers), ...entry.answers].filter((status) => status >= 300)).toEqual([]);
    expect(await entry.renew(both)).toBeLessThan(300);
    // Now it counts: everyone has it, new things are by it, and the open ones go on.
    clock.now = from + 1_000;
    const later = await Promise.all(Array.from({ length: 12 }, () => walk([fresh], after))), again = await signedIn([fresh], after);
    expect([...later.flatMap(({ answers }) => answers), ...again.answers, await entry.renew([fresh]), ...await Promise.all(walks.map(({ goOn }) => goOn([fresh])))].filter((status) => status >= 300)).toEqual([]);
    // Retired: what was begun by it ends, the rest goes on.
    const alone = [{ LINK_SECRET: `${after}@${from}` }];
    expect([await entry.renew(alone), await again.renew(alone), await walks[0]?.goOn(alone), await later[0]?.goOn(alone)]).toEqual([401, 201, 401, 200]);
  });
});
