/** Signing in with an account, on the portal's own pages (OPR-3, OPR-9). */
import { beginSignIn, completeSignIn, listSignInMethods } from '../../schema/sign-in.ts';
import { agentOf } from '../http/agent.ts';
import { attemptCookie, holdsAttempt } from '../http/cookie.ts';
import type { RequestContext } from '../http/context.ts';
import { type Answer, accountBehind, authorizationUrl } from '../http/issuers.ts';
import { shed } from '../http/limits.ts';
import { type ConfiguredProvider, providersOf } from '../http/providers.ts';
import { route } from '../http/route.ts';
import { deriveSignIn, sameText } from '../messages/secrets.ts';
import type { Account } from '../rules/account.ts';
import { spans } from '../rules/decision.ts';
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
/** The issuer takes its code once, but a decision that lost a race is taken again, and so is a request whose answer was lost: this isolate remembers what a code stood for. Values, not promises. */
const exchanged = new Map<string, { readonly account: Account; readonly until: number }>();
async function exchange(call: RequestContext, provider: ConfiguredProvider, attempt: { readonly id: string; readonly proves: string | null }, answer: Answer) {
  const key = `${attempt.id}.${answer.code}`, known = exchanged.get(key);
  if (known && known.until > call.now) return { account: known.account };
  const answered = await accountBehind(call, provider, attempt.id, answer, attempt.proves !== null);
  for (const [other, { until }] of exchanged) if (until <= call.now) exchanged.delete(other);
  if ('account' in answered) exchanged.set(key, { account: answered.account, until: call.now + spans.lostAnswer });
  return answered;
}

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
    // The address holds what only this browser may know: a repeat derives it again.
    return {
      reply: { url: attempt }, change: { events: [{ name: 'sign_in.begun', attempt, provider: provider.id, proves: proves?.session ?? null }], actor: { kind: 'portal', id: null } },
      fresh: async () => ({ reply: begun, headers: { 'set-cookie': attemptCookie(attempt, seal) } }),
    };
  }, async (call, kept) => {
    const attempt = kept.url ?? '', { provider: name, email, prove = false } = call.input.body;
    const provider = providersOf(call.env).find(({ id }) => id === name);
    const begun = provider ? await authorizationUrl(call, provider, { attempt, email, prove }) : { refusal: { code: 'sign_in.provider_unknown' } as const };
    return 'refusal' in begun ? begun : { reply: begun, headers: { 'set-cookie': attemptCookie(attempt, (await deriveSignIn(call.env.LINK_SECRET, attempt)).seal) } };
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
    const answered = await exchange(call, provider, attempt, { state, code, iss, error });
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
