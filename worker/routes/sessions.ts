/** Sessions of pages on other origins, my own sessions, and a fresh proof of who I am (OPR-7, OPR-9). */
import { confirmProof, endSession, endSessions, grantSession, listSessions, readGrant, redeemSession, refreshSession, requestProof } from '../../schema/sign-in.ts';
import { agentOf } from '../http/agent.ts';
import type { KeyCaller, RequestContext } from '../http/context.ts';
import { shed } from '../http/limits.ts';
import { possessed } from '../http/possession.ts';
import { route } from '../http/route.ts';
import { deriveGrantCode, deriveProofCode, deriveRefreshToken, openRefreshToken, sameText, sha256Challenge } from '../messages/secrets.ts';
import { spans } from '../rules/decision.ts';
import { type GrantFacts, confirmProof as confirm, grantSession as grantTo, mayAsk, redeemSession as redeem, refreshSession as refresh, requestProof as askProof } from '../rules/sessions.ts';
import { countSessions, findGrant, findPageSession, findProof, listMySessions, loadGrant, loadProver } from '../store/sessions.ts';
import { cookieSession, ended, signed } from './operators.ts';
import { notFound } from './seen.ts';
import { instant, maybe } from './views.ts';

const shownAtMost = 100;

type Self = NonNullable<Awaited<ReturnType<typeof cookieSession>>>;
async function grantFacts({ db }: RequestContext, self: Self, key: string): Promise<{ readonly row: NonNullable<Awaited<ReturnType<typeof loadGrant>>>; readonly facts: GrantFacts } | undefined> {
  const row = await loadGrant(db, { key, operator: self.operator });
  return row && { row, facts: { key: row.key === null || row.origins === null ? undefined : { id: row.key, organization: row.site ?? '', origins: row.origins }, self, related: row.related === 1 } };
}

/** A page's session as it stands, with the token that renews it next. */
async function pageSession(context: RequestContext & { readonly caller: KeyCaller }, id: string) {
  const found = await findPageSession(context.db, id);
  if (!found || found.key !== context.caller.keyId || found.endedAt !== null || found.expiresAt <= context.now || found.state !== 'active') return undefined;
  const { session, operator, organization, origin, sequence, expiresAt } = found;
  const [reply, refreshToken] = await Promise.all([signed(context, { session, operator, organization, origin, scopes: undefined }), deriveRefreshToken(context.env.LINK_SECRET, session, sequence)]);
  return { ...reply, refreshToken, endsAt: instant(expiresAt) };
}
const standing = async (call: Parameters<typeof pageSession>[0], session: string | undefined) => {
  const reply = await pageSession(call, session ?? '');
  return reply ? { reply } : ended;
};

export const sessionRoutes = [
  route(readGrant, async (call) => {
    const self = await cookieSession(call);
    if (!self) return { refusal: { code: 'session.required' } };
    const asked = await grantFacts(call, self, call.input.body.key);
    if (!asked) return ended;
    const { refusal } = mayAsk(asked.facts, call.input.body.origin);
    if (refusal) return { refusal };
    const { name, email, company, site } = asked.row;
    return { reply: { organization: site ?? '', origin: call.input.body.origin, operator: { name, email, organization: company }, provenAt: maybe(self.provenAt) } };
  }),
  route(grantSession, async (call) => {
    const { input, now, newId, env } = call, { key, origin, challenge, thumbprint, prove = false } = input.body;
    const self = await cookieSession(call);
    if (!self) return { refusal: { code: 'session.required' } };
    const asked = await grantFacts(call, self, key);
    if (!asked) return ended;
    const grant = newId('grant'), decision = grantTo(asked.facts, { origin, grant, challenge, thumbprint, prove }, now);
    if (decision.refusal) return { refusal: decision.refusal };
    // The code is derived again where it is needed: what is kept for a repeat names the grant alone.
    const code = await deriveGrantCode(env.LINK_SECRET, grant), expiresAt = instant(now + spans.grant);
    return { reply: { code: grant, expiresAt }, change: { events: decision.events, actor: { kind: 'operator', id: self.operator } }, fresh: async () => ({ reply: { code, expiresAt } }) };
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
    return { reply: { session }, change: { events: decision.events, actor: { kind: 'operator', id: facts.operator } }, fresh: () => standing(call, session).then((shown) => shown as Extract<typeof shown, { reply: unknown }>) };
  }, (call, kept) => standing(call, kept.session)),
  route(refreshSession, async (call) => {
    const { db, env, input, caller, origin, now } = call;
    const [opened, thumbprint] = await Promise.all([openRefreshToken(env.LINK_SECRET, input.body.refreshToken), possessed(call, input.body.proof)]);
    if (!opened) return ended;
    if (thumbprint === undefined) return { refusal: { code: 'sign_in.possession_invalid' } };
    const facts = await findPageSession(db, opened.session);
    const decision = refresh(facts, { sequence: opened.sequence, key: caller.keyId, origin, thumbprint }, now);
    const change = { events: decision.events, actor: { kind: 'operator', id: facts?.operator ?? null } } as const;
    return decision.refusal ? { refusal: decision.refusal, ...(decision.events.length > 0 && { change }) } : { reply: { session: opened.session }, change };
  }, (call, kept) => standing(call, kept.session)),

  route(listSessions, async ({ db, caller, now }) => {
    const { rows, account } = await listMySessions(db, { operator: caller.operatorId, now, limit: shownAtMost });
    return {
      reply: {
        sessions: rows.map(({ id, method, origin, agent, createdAt, seenAt, expiresAt }) => ({ id, current: id === caller.sessionId, method, origin, agent, beganAt: instant(createdAt), seenAt: maybe(seenAt || null), endsAt: instant(expiresAt) })),
        account: account ? { ...account, since: instant(account.since) } : null,
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
    return { reply: { ended: number }, change: { events: number ? [{ name: 'operator.signed_out_everywhere', operator, organization, kept }] : [], actor: { kind: 'operator', id: operator } } };
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
