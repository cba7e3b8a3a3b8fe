/** Signing in with an account, on the portal's own pages (OPR-3, OPR-9). */
import { beginSignIn, completeSignIn, listSignInMethods } from '../../schema/sign-in.ts';
import { agentOf } from '../http/agent.ts';
import { attemptCookie, holdsAttempt } from '../http/cookie.ts';
import type { RequestContext } from '../http/context.ts';
import { accountBehind, authorizationUrl } from '../http/issuers.ts';
import { shed } from '../http/limits.ts';
import { providersOf } from '../http/providers.ts';
import { route } from '../http/route.ts';
import { deriveSignIn, sameText } from '../messages/secrets.ts';
import { proveByAccount, signInWithAccount } from '../rules/sign-in.ts';
import { findWorkAccount } from '../store/programs.ts';
import { findAttempt, loadAccount } from '../store/sessions.ts';
import { cookieOf, cookieSession, ended, signed, tokenFor } from './operators.ts';

/** The attempt that a state names, and the seal that its browser must hold. */
async function attemptOf({ env }: RequestContext, state: string) {
  const id = state.split('.')[0] ?? '';
  const derived = await deriveSignIn(env.LINK_SECRET, id);
  return sameText(derived.state, state) ? { id, seal: derived.seal } : undefined;
}
/** A decision that lost a race is taken again, but the issuer takes its code once. */
const exchanged = new WeakMap<object, ReturnType<typeof accountBehind>>();

export const signInRoutes = [
  route(listSignInMethods, async ({ db, env, input, locale, now }) => {
    const program = input.query?.program;
    const workAccount = program !== undefined && (await findWorkAccount(db, program, now));
    const providers = providersOf(env).filter(({ kind }) => !workAccount || kind === 'microsoft').map(({ id, kind, name }) => ({ id, kind, name: name[locale] }));
    return { reply: { providers, link: !workAccount, workAccount } };
  }),

  route(beginSignIn, async (call) => {
    const { env, input, newId } = call, { provider: name, email, prove = false } = input.body;
    const burst = await shed(call, 'sign_in');
    if (burst) return { refusal: burst };
    const provider = providersOf(env).find(({ id }) => id === name);
    if (!provider) return { refusal: { code: 'sign_in.provider_unknown' } };
    const proves = prove ? await cookieSession(call) : undefined;
    if (prove && !proves) return { refusal: { code: 'session.required' } };
    const attempt = newId('attempt'), { seal } = await deriveSignIn(env.LINK_SECRET, attempt);
    const begun = await authorizationUrl(call, provider, { attempt, email, prove });
    if ('refusal' in begun) return begun;
    return {
      reply: begun, change: { events: [{ name: 'sign_in.begun', attempt, provider: provider.id, proves: proves?.session ?? null }], actor: { kind: 'portal', id: null } },
      fresh: async () => ({ reply: begun, headers: { 'set-cookie': attemptCookie(attempt, seal) } }),
    };
  }, async (call, kept) => {
    // The address holds its attempt: the same browser gets the same one again.
    const attempt = await attemptOf(call, new URL(kept.url ?? '').searchParams.get('state') ?? '');
    return { reply: { url: kept.url ?? '' }, ...(attempt && { headers: { 'set-cookie': attemptCookie(attempt.id, attempt.seal) } }) };
  }),

  route(completeSignIn, async (call) => {
    const { db, env, input, now, newId, url, request } = call, { provider: name, state, code, iss, error } = input.body;
    const burst = await shed(call, 'sign_in');
    if (burst) return { refusal: burst };
    const named = await attemptOf(call, state);
    const attempt = named && (await findAttempt(db, named.id));
    const provider = attempt && providersOf(env).find(({ id }) => id === attempt.provider);
    // Of another browser, or of another issuer's page: whoever began it is not who comes back (RFC 9700, 2.1 and 4.4).
    if (!named || !attempt || !provider || provider.id !== name || !holdsAttempt(request.headers.get('cookie') ?? '', named.id, named.seal)) return { refusal: { code: 'sign_in.attempt_invalid' } };
    if (attempt.usedAt !== null) return { refusal: { code: 'sign_in.attempt_used' } };
    if (now >= attempt.expiresAt) return { refusal: { code: 'sign_in.attempt_expired' } };
    const asking = exchanged.get(request) ?? accountBehind(call, provider, attempt.id, { state, code, iss, error }, attempt.proves !== null);
    exchanged.set(request, asking);
    const answered = await asking;
    if ('refusal' in answered) return answered;
    const { account } = answered;
    const facts = await loadAccount(db, { ...account, session: attempt.proves });
    const session = attempt.proves ?? newId('session');
    const decision = attempt.proves === null ? signInWithAccount(facts, account, { session, origin: url.origin, agent: agentOf(request), attempt: attempt.id }, now) : proveByAccount(facts.self, account, { session, attempt: attempt.id });
    const who = attempt.proves === null ? (facts.tied ?? facts.addressed) : facts.self;
    if (decision.refusal || !who) return { refusal: decision.refusal ?? { code: 'sign_in.no_access' } };
    const claims = { session, operator: who.operator, organization: who.organization, origin: url.origin, scopes: undefined }, proved = attempt.proves !== null;
    return {
      reply: { session, proved }, change: { events: decision.events, actor: { kind: 'operator', id: who.operator } },
      fresh: async () => ({ reply: { ...(await signed(call, claims)), proved }, headers: await cookieOf(env, session) }),
    };
  }, async (call, kept) => {
    const reply = await tokenFor(call, kept.session ?? '');
    return reply ? { reply: { ...reply, proved: kept.proved ?? false }, headers: await cookieOf(call.env, reply.session) } : ended;
  }),
];
