/** Sessions of pages on other origins, my own sessions, and a fresh proof of who I am (OPR-7, OPR-9). */
import { confirmProof, endSession, endSessions, grantSession, listSessions, readGrant, redeemSession, refreshSession, requestProof, shareSession } from '../../schema/sign-in.ts';
import { agentOf } from '../http/agent.ts';
import { openCookie } from '../http/cookie.ts';
import type { KeyCaller, RequestContext } from '../http/context.ts';
import { shed } from '../http/limits.ts';
import { possessed } from '../http/possession.ts';
import { providersOf } from '../http/providers.ts';
import { route } from '../http/route.ts';
import type { SessionClaims } from '../http/tokens.ts';
import { deriveGrantCode, deriveProofCode, deriveRefreshToken, openRefreshToken, sameText, sha256Challenge } from '../messages/secrets.ts';
import { spans } from '../rules/decision.ts';
import { type GrantFacts, confirmProof as confirm, grantSession as grantTo, mayAsk, redeemSession as redeem, refreshSession as refresh, requestProof as askProof } from '../rules/sessions.ts';
import { countSessions, findGrant, findPageSession, findProof, listMySessions, loadGrant, loadProver } from '../store/sessions.ts';
import { ended, signed, tokenFor } from './operators.ts';
import { notFound } from './seen.ts';
import { instant, maybe } from './views.ts';

const shownAtMost = 100;

/** Who is signed in at the portal, and the page that asks; `undefined` where nobody is. */
async function grantFacts({ db, env, request, url, now }: RequestContext, key: string | null) {
  const session = await openCookie(env.LINK_SECRET, request.headers.get('cookie') ?? '');
  const row = session === undefined || key === null ? undefined : await loadGrant(db, { key, session });
  if (!row || row.state !== 'active' || row.endedAt !== null || row.expiresAt <= now || row.origin !== url.origin) return undefined;
  const facts: GrantFacts = { key: row.key === null || row.origins === null ? undefined : { id: row.key, organization: row.site ?? '', origins: row.origins }, self: row, related: row.related === 1 };
  return { row, facts };
}

/** What a page gets: a token for now, and one that renews it. */
async function pageSession(context: RequestContext, { sequence, endsAt, ...claims }: Omit<SessionClaims, 'scopes'> & { readonly sequence: number; readonly endsAt: number }) {
  const [reply, refreshToken] = await Promise.all([signed(context, { ...claims, scopes: undefined }), deriveRefreshToken(context.env.LINK_SECRET, claims.session, sequence)]);
  return { reply: { ...reply, refreshToken, endsAt: instant(endsAt) } };
}
/** A repeated request gets what stands by now. */
async function standing(call: RequestContext & { readonly caller: KeyCaller }, id: string | undefined) {
  const found = await findPageSession(call.db, id ?? '');
  if (!found || found.key !== call.caller.keyId || found.endedAt !== null || found.expiresAt <= call.now || found.state !== 'active') return ended;
  const { session, operator, organization, origin, sequence, expiresAt } = found;
  return pageSession(call, { session, operator, organization, origin, sequence, endsAt: expiresAt });
}

export const sessionRoutes = [
  route(readGrant, async (call) => {
    const asked = await grantFacts(call, call.input.body.key);
    if (!asked) return { refusal: { code: 'session.required' } };
    const { refusal } = mayAsk(asked.facts, call.input.body.origin);
    if (refusal) return { refusal };
    const { name, email, company, site } = asked.row;
    return { reply: { organization: site ?? '', origin: call.input.body.origin, operator: { name, email, organization: company }, provenAt: maybe(asked.row.provenAt) } };
  }),
  route(grantSession, async (call) => {
    const { input, now, newId, env } = call, { key, origin, challenge, thumbprint, prove = false } = input.body;
    const asked = await grantFacts(call, key);
    if (!asked) return { refusal: { code: 'session.required' } };
    const grant = newId('grant'), decision = grantTo(asked.facts, { origin, grant, challenge, thumbprint, prove }, now);
    if (decision.refusal) return { refusal: decision.refusal };
    // The code is derived again where it is needed: what is kept for a repeat names the grant alone.
    const code = await deriveGrantCode(env.LINK_SECRET, grant), expiresAt = instant(now + spans.grant);
    return { reply: { code: grant, expiresAt }, change: { events: decision.events, actor: { kind: 'operator', id: asked.row.operator } }, fresh: async () => ({ reply: { code, expiresAt } }) };
  }, async ({ env }, kept) => ({ reply: { code: await deriveGrantCode(env.LINK_SECRET, kept.code ?? ''), expiresAt: kept.expiresAt ?? '' } })),

  route(redeemSession, async (call) => {
    const { db, env, input, caller, origin, now, newId, request } = call, { code, verifier, proof } = input.body;
    const burst = await shed(call, 'sign_in');
    if (burst) return { refusal: burst };
    const id = code.split('.')[0] ?? '';
    const [facts, derived, thumbprint, challenge] = await Promise.all([findGrant(db, id), deriveGrantCode(env.LINK_SECRET, id), possessed(call, proof), sha256Challenge(verifier)]);
    if (thumbprint === undefined) return { refusal: { code: 'sign_in.possession_invalid' } };
    const session = newId('session');
    const decision = redeem(facts, { matches: sameText(derived, code), key: caller.keyId, origin, challenge, thumbprint, session, agent: agentOf(request) }, now);
    if (decision.refusal || !facts) return { refusal: decision.refusal ?? { code: 'sign_in.grant_invalid' } };
    return { reply: { session }, change: { events: decision.events, actor: { kind: 'operator', id: facts.operator } }, fresh: () => pageSession(call, { session, operator: facts.operator, organization: facts.organization, origin: facts.origin, sequence: 1, endsAt: now + spans.cookie }) };
  }, (call, kept) => standing(call, kept.session)),
  route(refreshSession, async (call) => {
    const { db, env, input, caller, origin, now } = call;
    const [opened, thumbprint] = await Promise.all([openRefreshToken(env.LINK_SECRET, input.body.refreshToken), possessed(call, input.body.proof)]);
    if (!opened) return ended;
    if (thumbprint === undefined) return { refusal: { code: 'sign_in.possession_invalid' } };
    const facts = await findPageSession(db, opened.session);
    const decision = refresh(facts, { sequence: opened.sequence, key: caller.keyId, origin, thumbprint }, now);
    const change = { events: decision.events, actor: { kind: 'operator', id: facts?.operator ?? null } } as const;
    if (decision.refusal || !facts) return { refusal: decision.refusal ?? ended.refusal, ...(decision.events.length > 0 && { change }) };
    const sequence = decision.events.length > 0 ? facts.sequence + 1 : facts.sequence;
    return { reply: { session: opened.session }, change, fresh: () => pageSession(call, { ...facts, sequence, endsAt: facts.expiresAt }) };
  }, (call, kept) => standing(call, kept.session)),

  route(shareSession, async (call) => {
    const origin = call.origin ?? call.url.origin, asked = await grantFacts(call, call.request.headers.get('portico-key'));
    if (!asked) return { refusal: { code: 'session.required' } };
    const { refusal } = mayAsk(asked.facts, origin);
    if (refusal) return { refusal };
    const { session, operator, organization } = asked.row;
    return { reply: { session }, fresh: async () => ({ reply: await signed(call, { session, operator, organization, origin, scopes: undefined }) }) };
  }, async (call, kept) => {
    const reply = await tokenFor(call, kept.session ?? '', undefined, call.origin ?? call.url.origin);
    return reply ? { reply } : ended;
  }),

  route(listSessions, async ({ db, env, locale, caller, now }) => {
    const { rows, account } = await listMySessions(db, { operator: caller.operatorId, now, limit: shownAtMost });
    return {
      reply: {
        sessions: rows.map(({ id, method, origin, agent, createdAt, seenAt, expiresAt }) => ({ id, current: id === caller.sessionId, method, origin, agent, beganAt: instant(createdAt), seenAt: maybe(seenAt || null), endsAt: instant(expiresAt) })),
        account: account ? { email: account.email, provider: providersOf(env).find(({ id }) => id === account.provider)?.name[locale] ?? account.provider, since: instant(account.since) } : null,
      },
    };
  }),
  route(endSession, async ({ db, caller, input, now }) => {
    const { operatorId: operator, organizationId: organization } = caller, { session } = input.params;
    const number = await countSessions(db, { operator, session, now, which: 'it' });
    if (!number) return notFound;
    return { reply: { ended: number }, change: { events: [{ name: 'session.ended', operator, organization, session, why: 'own' }], actor: { kind: 'operator', id: operator } } };
  }),
  route(endSessions, async ({ db, caller, input, now }) => {
    const { operatorId: operator, organizationId: organization, sessionId } = caller, kept = input.body.keepThis ? sessionId : null;
    const number = await countSessions(db, { operator, session: sessionId, now, which: kept === null ? 'all' : 'others' });
    return { reply: { ended: number }, change: { events: number ? [{ name: 'operator.sessions_ended', operator, organization, kept }] : [], actor: { kind: 'operator', id: operator } } };
  }),

  route(requestProof, async ({ db, caller, now, newId }) => {
    const self = await loadProver(db, caller.operatorId), proof = newId('proof');
    if (!self) return ended;
    const decision = askProof(self, { session: caller.sessionId, proof }, now);
    if (decision.refusal) return { refusal: decision.refusal };
    return {
      reply: { proof, email: self.email, expiresAt: instant(now + spans.proofCode), resendAt: instant(now + spans.codePause) },
      change: { events: decision.events, actor: { kind: 'operator', id: caller.operatorId }, messages: { sender: self.sender } },
    };
  }),
  route(confirmProof, async ({ db, env, caller, input, now }) => {
    const facts = await findProof(db, input.params.proof);
    const decision = confirm(facts, { session: caller.sessionId, matches: sameText(await deriveProofCode(env.LINK_SECRET, input.params.proof), input.body.code) }, now);
    const change = { events: decision.events, actor: { kind: 'operator', id: caller.operatorId } } as const;
    return decision.refusal ? { refusal: decision.refusal, ...(decision.events.length > 0 && { change }) } : { reply: { provenUntil: instant(now + spans.proof) }, change };
  }),
];
