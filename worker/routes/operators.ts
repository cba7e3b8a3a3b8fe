/** Sessions and sign-in. */
import { may, actions } from '../../schema/permissions.ts';
import { mintSession, readMe, renewSession, requestSignInLink, signIn, signOut } from '../../schema/operators.ts';
import { agentOf } from '../http/agent.ts';
import { sealCookie, cookieHeader, openCookie } from '../http/cookie.ts';
import type { RequestContext } from '../http/context.ts';
import { shed } from '../http/limits.ts';
import { route } from '../http/route.ts';
import { type SessionClaims, signSessionToken } from '../http/tokens.ts';
import { deriveLinkToken, hashAddress, sameText, sha256Hex } from '../messages/secrets.ts';
import { happened, spans } from '../rules/decision.ts';
import { resendInvitation } from '../rules/team.ts';
import { askedTooOften, mintSession as mint, requestSignInLink as requestLink, signIn as enter } from '../rules/sign-in.ts';
import { findAsked, findLink, findOperator, findSession, loadMe } from '../store/operators.ts';
import { instant } from './views.ts';

export const ended = { refusal: { code: 'session.ended' } } as const;

export async function signed({ env, now }: RequestContext, claims: SessionClaims) {
  const { token, expiresAt } = await signSessionToken(env, claims, now);
  return { session: claims.session, token, expiresAt: instant(expiresAt) };
}
/** Signs a token for a session that stands: how a repeated request gets one again, since none is kept. */
export async function tokenFor(context: RequestContext, id: string, scopes?: readonly string[], origin?: string) {
  const found = await findSession(context.db, id);
  if (!found || found.state !== 'active' || found.endedAt !== null || found.expiresAt <= context.now) return undefined;
  return signed(context, { session: found.session, operator: found.operator, organization: found.organization, origin: origin ?? found.origin, scopes });
}
export const cookieOf = async (env: RequestContext['env'], session: string) => ({ 'set-cookie': cookieHeader(await sealCookie(env.LINK_SECRET, session), spans.cookie) });

/** The session of the portal's own cookie, if it stands. */
export async function cookieSession(context: RequestContext) {
  const id = await openCookie(context.env.LINK_SECRET, context.request.headers.get('cookie') ?? '');
  const found = id && (await findSession(context.db, id));
  return found && found.state === 'active' && found.endedAt === null && found.expiresAt > context.now && found.origin === context.url.origin ? found : undefined;
}

export const operatorRoutes = [
  route(mintSession, async (call) => {
    const { db, caller, input } = call;
    const session = call.newId('session');
    const decision = mint(await findOperator(db, input.body.operator), { by: caller.organizationId, session, origin: input.body.origin, provenAt: input.body.provenAt === undefined ? null : Math.min(Date.parse(input.body.provenAt), call.now) });
    if (decision.refusal) return { refusal: decision.refusal };
    const { operator, origin, scopes } = input.body;
    return {
      reply: { session }, change: { events: decision.events, actor: { kind: 'key', id: caller.keyId } },
      fresh: async () => ({ reply: await signed(call, { session, operator, organization: caller.organizationId, origin, scopes }) }),
    };
  }, async (call, kept) => {
    const reply = await tokenFor(call, kept.session ?? '', call.input.body.scopes);
    return reply ? { reply } : ended;
  }),

  route(requestSignInLink, async (call) => {
    const { db, env, input, now, newId } = call;
    const burst = await shed(call, 'link');
    if (burst) return { refusal: burst };
    // The same reads and writes for every address: neither the answer nor its time tells who has access.
    const address = await hashAddress(env.LINK_SECRET, input.body.email);
    const { operator, asked } = await findAsked(db, input.body.email, address, now);
    const tooOften = askedTooOften(asked);
    if (tooOften) return tooOften.refusal ? { refusal: tooOften.refusal } : ended;
    const id = newId('link');
    const link = { id, hash: await sha256Hex(await deriveLinkToken(env.LINK_SECRET, id)) };
    // Who is invited has no access yet: the invitation is mailed again, which the answer does not tell.
    const decision = operator?.state === 'invited'
      ? { events: resendInvitation({ ...operator, id: operator.operator, organizationId: operator.organization }, { name: operator.inviter ?? operator.company, organization: { id: operator.organization, name: operator.company, kind: 'partner' } }, link, null, Boolean(operator.workAccount), now).events }
      : requestLink(operator, link, now, input.body.enroll ?? null);
    return { reply: { resendAt: instant(now + spans.codePause) }, change: { events: [{ name: 'sign_in.asked', ask: newId('ask'), address }, ...decision.events], actor: { kind: 'portal', id: null }, messages: { sender: operator?.sender } } };
  }),

  route(signIn, async (call) => {
    const { db, env, input, now, newId, url } = call;
    const { token } = input.body;
    const id = token.split('.')[0] ?? '';
    const [facts, hash, derived] = await Promise.all([findLink(db, id), sha256Hex(token), deriveLinkToken(env.LINK_SECRET, id)]);
    const session = newId('session');
    const matches = facts !== undefined && sameText(facts.hash, hash) && sameText(derived, token);
    const decision = enter(facts, { matches, session, origin: url.origin, agent: agentOf(call.request) }, now);
    if (decision.refusal || !facts) return { refusal: decision.refusal ?? { code: 'sign_in.link_invalid' } };
    return {
      reply: { session }, change: { events: decision.events, actor: { kind: 'operator', id: facts.operator } },
      fresh: async () => ({ reply: await signed(call, { session, operator: facts.operator, organization: facts.organization, origin: url.origin, scopes: undefined }), headers: await cookieOf(env, session) }),
    };
  }, async (call, kept) => {
    const reply = await tokenFor(call, kept.session ?? '');
    return reply ? { reply, headers: await cookieOf(call.env, reply.session) } : ended;
  }),

  route(renewSession, async (call) => {
    const found = await cookieSession(call);
    if (!found) return { refusal: { code: 'session.required' } };
    const late = call.now - found.seenAt >= spans.codePause;
    return { reply: { session: found.session }, ...(late && { change: { events: [{ name: 'session.renewed', session: found.session }], actor: { kind: 'operator', id: found.operator } } as const }), fresh: async () => ({ reply: await signed(call, { ...found, scopes: undefined }) }) };
  }, async (call, kept) => {
    const reply = await tokenFor(call, kept.session ?? '');
    return reply ? { reply } : ended;
  }),

  route(signOut, async (call) => {
    const found = await cookieSession(call);
    const decision = found ? happened({ name: 'operator.signed_out', operator: found.operator, organization: found.organization, session: found.session }) : happened();
    return { reply: { signedOut: true as const }, change: { events: decision.events, actor: { kind: 'operator', id: found?.operator ?? null } } };
  }, async () => ({ reply: { signedOut: true as const }, headers: { 'set-cookie': cookieHeader('', 0) } })),

  route(readMe, async ({ db, caller, now }) => {
    const { self, admins, enrollments } = await loadMe(db, { operator: caller.operatorId, organization: caller.organizationId, now });
    if (!self) return ended;
    const steps = (row: (typeof enrollments)[number]) => (row.state !== 'pending' && row.state !== 'qualified' ? [] : ([['vetting', row.policy.vetting], ['partner_id', row.policy.partnerId], ['agreement', row.policy.agreement]] as const).filter(([, asked]) => asked).map(([step]) => step));
    const change = (row: (typeof enrollments)[number]) => (row.policy.distributors === 'one' && row.ties > 0 && row.state !== 'ended' ? { distributors: row.others, transfer: row.transfer } : null);
    return {
      reply: {
        operator: { id: self.id, name: self.name, email: self.email, role: self.role, locale: self.locale }, organization: { id: self.organizationId, name: self.organizationName, kind: self.kind, brand: self.brand },
        admins, enrollments: enrollments.map((row) => ({ id: row.id, program: row.program, programId: row.programId, state: row.state, distributors: row.distributors, change: change(row), missing: steps(row) })),
        can: actions.filter((action) => may(caller, action)),
      },
    };
  }),
];
