/** Who calls: resolves an endpoint's declared access from headers, in one round trip together with the stored answer of the same key. */
import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Endpoint } from '../../schema/endpoint.ts';
import { type Permission, may, outranks, permissions } from '../../schema/permissions.ts';
import { operators, organizations } from '../../schema/tables/organizations.ts';
import { embedKeys, idempotency, sessions } from '../../schema/tables/system.ts';
import { sha256Hex, verifyApplicantToken, verifyStatusToken } from '../messages/secrets.ts';
import type { Refusal } from '../rules/decision.ts';
import { isFresh, isSensitive } from '../rules/sessions.ts';
import { as } from '../store/columns.ts';
import { named } from './named.ts';
import type { Caller, KeyCaller, RequestContext, StoredAnswer } from './context.ts';
import { type SessionClaims, verifySessionToken } from './tokens.ts';

export interface Identified { readonly caller: Caller; readonly stored: StoredAnswer | null }
type Outcome = Identified | Refusal;

/** Pages of this very origin send no Origin header on GET; only then Sec-Fetch-Site speaks for them. */
const calledFrom = (context: RequestContext): string | null =>
  context.origin ?? (context.request.headers.get('sec-fetch-site') === 'same-origin' ? context.url.origin : null);

const bearer = (request: Request): string | null => /^Bearer ([\w.~+/=-]{1,4096})$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;

export async function identify(context: RequestContext, endpoint: Endpoint, params: unknown, replayId: string | null): Promise<Outcome> {
  switch (endpoint.access.by) {
    case 'key': return keyed(context, replayId);
    case 'applicant': return applicant(context, endpoint.access.link === true, params, replayId);
    case 'operator': return operating(context, endpoint.access, replayId);
    case 'secret': return secret(context, replayId);
    case 'cookie': return context.origin === context.url.origin && context.request.headers.get('sec-fetch-site') === 'same-origin'
      ? open(context, 'cookie', replayId) : { code: 'session.origin_not_allowed' };
    // What a browser calls the same site sends the cookie of SameSite=Strict; any other page has none, and is refused before that shows.
    case 'site': return ['same-site', 'same-origin'].includes(context.request.headers.get('sec-fetch-site') ?? '') ? keyed(context, replayId) : { code: 'session.origin_not_allowed' };
    case 'demo': return open(context, 'demo', null);
    // What its signature covers is the body, so the route itself asks for it.
    case 'webhook':
    case 'anyone': return open(context, endpoint.access.by, replayId);
  }
}

const storedAnswer = (context: RequestContext, replayId: string | null) =>
  context.db.select({ endpoint: idempotency.endpoint, requestHash: idempotency.requestHash, status: idempotency.status, reply: idempotency.reply }).from(idempotency).where(eq(idempotency.id, replayId ?? '')).limit(1);

async function open(context: RequestContext, by: 'anyone' | 'cookie' | 'webhook' | 'demo', replayId: string | null): Promise<Outcome> {
  const stored = replayId ? await storedAnswer(context, replayId) : [];
  return { caller: { by }, stored: stored[0] ?? null };
}

const keyRow = (context: RequestContext, kind: 'publishable' | 'secret', token: string) =>
  context.db.select({ id: embedKeys.id, organizationId: embedKeys.organizationId, programId: embedKeys.programId, distributorId: embedKeys.distributorId, origins: embedKeys.origins })
    .from(embedKeys).where(and(eq(embedKeys.token, token), eq(embedKeys.kind, kind), isNull(embedKeys.revokedAt))).limit(1);

async function keyed(context: RequestContext, replayId: string | null): Promise<Outcome> {
  const token = context.request.headers.get('portico-key');
  if (!token && calledFrom(context) === context.url.origin) return ownPage(context, replayId);
  if (!token) return { code: 'key.required' };
  const [keys, stored] = replayId ? await context.db.batch([keyRow(context, 'publishable', token), storedAnswer(context, replayId)]) : [await keyRow(context, 'publishable', token), []];
  const key = keys[0];
  if (!key) return { code: 'key.unknown' };
  const from = calledFrom(context);
  if (from === null || !key.origins.includes(from)) return { code: 'key.origin_not_allowed' };
  const caller: KeyCaller = { by: 'key', keyId: key.id, organizationId: key.organizationId, programId: key.programId, distributorId: key.distributorId };
  return { caller, stored: stored[0] ?? null };
}

/** The portal's own pages need no key: the status page, and the form that an e-mail's link goes on with. */
async function ownPage(context: RequestContext, replayId: string | null): Promise<Outcome> {
  const stored = replayId ? await storedAnswer(context, replayId) : [];
  return { caller: { by: 'key', keyId: null, organizationId: '', programId: null, distributorId: null }, stored: stored[0] ?? null };
}

async function applicant(context: RequestContext, link: boolean, params: unknown, replayId: string | null): Promise<Outcome> {
  const identified = await keyed(context, replayId);
  if ('code' in identified) return identified;
  const token = bearer(context.request) ?? '';
  const confirmed = await verifyApplicantToken(context.env.LINK_SECRET, token, context.now);
  const registration = confirmed ?? (link ? await verifyStatusToken(context.env.LINK_SECRET, token) : undefined);
  // Another registration's token answers like none, whether or not that registration exists.
  if (!registration || registration !== (params as { registration?: string } | undefined)?.registration) return { code: 'registration.token_required' };
  return { ...identified, caller: { ...(identified.caller as KeyCaller), holds: confirmed ? 'token' : 'link' } };
}

async function operating(context: RequestContext, access: Extract<Endpoint['access'], { by: 'operator' }>, replayId: string | null): Promise<Outcome> {
  const token = bearer(context.request);
  if (!token) return { code: 'session.required' };
  const claims = await verifySessionToken(context.env, token, context.now);
  if (!claims) return { code: 'session.invalid' };
  if (claims.origin !== calledFrom(context)) return { code: 'session.origin_not_allowed' };
  const row = context.db.select({
    session: as(sessions.id, 'session_id'), endedAt: sessions.endedAt, expiresAt: sessions.expiresAt, provenAt: sessions.provenAt, operator: as(operators.id, 'operator_id'), name: as(operators.name, 'operator_name'), email: operators.email, role: operators.role, state: operators.state,
    organization: as(organizations.id, 'organization_id'), organizationName: as(organizations.name, 'organization_name'), kind: organizations.kind,
  }).from(sessions).innerJoin(operators, eq(operators.id, sessions.operatorId)).innerJoin(organizations, eq(organizations.id, operators.organizationId))
    .where(and(eq(sessions.id, claims.session), ne(operators.state, 'invited'))).limit(1);
  const [rows, stored] = replayId ? await context.db.batch([row, storedAnswer(context, replayId)]) : [await row, []];
  const found = rows[0];
  if (!found || !matches(found, claims)) return { code: 'session.invalid' };
  if (found.state !== 'active' || found.endedAt !== null || found.expiresAt <= context.now) return { code: 'session.ended' };
  const who = { kind: found.kind, role: found.role, scopes: claims.scopes };
  // What was answered is answered again, though the request itself took the right away (a role that was handed over).
  if (!may(who, access.action) && !stored[0]) {
    const { kinds, role }: Permission = permissions[access.action];
    if (!kinds.includes(found.kind)) return { code: 'permission.denied' };
    // A role that would do already: it is the session that was made for less.
    if (outranks(found.role, role)) return { code: 'permission.denied', facts: { role } };
    return named(context.db, { code: 'permission.denied', facts: { role, wanted: access.action } }, { organizationId: found.organization, operatorId: found.operator });
  }
  const fresh = isFresh(found.provenAt, context.now);
  if (isSensitive(access.action) && !fresh && !stored[0]) return { code: 'session.step_up_required' };
  return {
    caller: {
      by: 'operator', operatorId: found.operator, name: found.name, email: found.email, organizationId: found.organization, organizationName: found.organizationName, kind: found.kind, role: found.role, sessionId: found.session, fresh,
      scopes: claims.scopes, may: (action) => may(who, action),
    },
    stored: stored[0] ?? null,
  };
}
const matches = (found: { operator: string; organization: string }, claims: SessionClaims): boolean => found.operator === claims.operator && found.organization === claims.organization;

async function secret(context: RequestContext, replayId: string | null): Promise<Outcome> {
  const token = bearer(context.request);
  if (!token?.startsWith('sk_')) return { code: 'key.required' };
  const row = keyRow(context, 'secret', await sha256Hex(token));
  const [keys, stored] = replayId ? await context.db.batch([row, storedAnswer(context, replayId)]) : [await row, []];
  const key = keys[0];
  return key ? { caller: { by: 'secret', keyId: key.id, organizationId: key.organizationId }, stored: stored[0] ?? null } : { code: 'key.unknown' };
}
