/** Loads what signing in by account, pages of other origins, proofs and one's own sessions need. Each function is one round trip. */
import { type SQL, and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { enrollmentDistributors, enrollments, operators, organizations, programDistributors, programs } from '../../schema/tables/organizations.ts';
import { embedKeys, identities, proofs, sessionGrants, sessions, signInAttempts } from '../../schema/tables/system.ts';
import { as } from './columns.ts';
import type { Database } from './database.ts';
import { operatorColumns } from './operators.ts';

export const findAttempt = async (db: Database, id: string) => (await db.select().from(signInAttempts).where(eq(signInAttempts.id, id)).limit(1))[0];

const accountColumns = {
  ...operatorColumns, name: operators.name, role: operators.role, invitationLink: operators.invitationLink, invitationExpiresAt: operators.invitationExpiresAt,
  issuer: identities.issuer, subject: identities.subject,
};
const accountsWhere = (db: Database, where: SQL | undefined) => db.select(accountColumns).from(operators).leftJoin(identities, eq(identities.operatorId, operators.id)).where(where).limit(1);

/** Who an account may be, and who is signed in where it is to prove that. */
export async function loadAccount(db: Database, ask: { readonly issuer: string; readonly subject: string; readonly address: string | null; readonly session: string | null }) {
  const [tied, addressed, self] = await db.batch([
    accountsWhere(db, and(eq(identities.issuer, ask.issuer), eq(identities.subject, ask.subject), sql`state <> 'removed'`)),
    accountsWhere(db, sql`operators.email = ${ask.address ?? ''} AND state <> 'removed' AND lapsed = 0`),
    accountsWhere(db, sql`operators.id = (SELECT operator_id FROM ${sessions} WHERE id = ${ask.session ?? ''} AND ended_at IS NULL)`),
  ]);
  return { tied: tied[0], addressed: addressed[0], self: self[0] };
}

/** The key's organization is the operator's own, or has a program that the operator's organization takes part in, or carries. */
const relatedTo = sql<number>`(k.organization_id = o.organization_id
  OR EXISTS (SELECT 1 FROM ${enrollments} e JOIN ${programs} p ON p.id = e.program_id WHERE e.partner_id = o.organization_id AND e.state <> 'ended'
    AND (p.vendor_id = k.organization_id OR EXISTS (SELECT 1 FROM ${enrollmentDistributors} t WHERE t.enrollment_id = e.id AND t.distributor_id = k.organization_id)))
  OR EXISTS (SELECT 1 FROM ${programDistributors} c JOIN ${programs} p ON p.id = c.program_id WHERE (c.distributor_id = o.organization_id AND p.vendor_id = k.organization_id) OR (c.distributor_id = k.organization_id AND p.vendor_id = o.organization_id)))`;
/** A session of the portal and its operator, and the page's key. */
export async function loadGrant(db: Database, ask: { readonly key: string; readonly session: string }) {
  const [row] = await db.select({
    session: as(sessions.id, 'session_id'), origin: sessions.origin, endedAt: sessions.endedAt, expiresAt: sessions.expiresAt, provenAt: sessions.provenAt, state: operators.state, operator: as(operators.id, 'operator_id'), name: as(operators.name, 'operator_name'), email: operators.email, organization: operators.organizationId, company: sql<string>`(SELECT name FROM ${organizations} WHERE id = ${operators.organizationId})`.as('company'),
    key: as(embedKeys.id, 'key_id'), origins: embedKeys.origins, site: sql<string | null>`(SELECT name FROM ${organizations} WHERE id = ${embedKeys.organizationId})`.as('site'),
    related: sql<number>`(SELECT ${relatedTo} FROM ${embedKeys} k, ${operators} o WHERE k.id = ${embedKeys.id} AND o.id = ${operators.id})`.as('related'),
  }).from(sessions).innerJoin(operators, eq(operators.id, sessions.operatorId))
    .leftJoin(embedKeys, and(eq(embedKeys.token, ask.key), eq(embedKeys.kind, 'publishable'), isNull(embedKeys.revokedAt))).where(eq(sessions.id, ask.session)).limit(1);
  return row;
}

export const findGrant = async (db: Database, id: string) => (await db.select({
  grant: as(sessionGrants.id, 'grant_id'), key: as(sessionGrants.keyId, 'grant_key'), origin: as(sessionGrants.origin, 'grant_origin'), challenge: sessionGrants.challenge, thumbprint: as(sessionGrants.thumbprint, 'grant_thumbprint'),
  expiresAt: as(sessionGrants.expiresAt, 'grant_expires'), usedAt: sessionGrants.usedAt, parent: as(sessions.id, 'parent'), provenAt: sessions.provenAt, endedAt: sessions.endedAt, operator: as(operators.id, 'operator_id'), organization: operators.organizationId, state: operators.state,
}).from(sessionGrants).innerJoin(sessions, eq(sessions.id, sessionGrants.parentId)).innerJoin(operators, eq(operators.id, sessions.operatorId)).where(eq(sessionGrants.id, id)).limit(1))[0];

export const findPageSession = async (db: Database, id: string) => (await db.select({
  session: as(sessions.id, 'session_id'), operator: as(operators.id, 'operator_id'), organization: operators.organizationId, origin: sessions.origin, state: operators.state, key: sessions.keyId, thumbprint: sessions.thumbprint,
  sequence: sessions.sequence, seenAt: as(sessions.seenAt, 'session_seen'), endedAt: sessions.endedAt, expiresAt: sessions.expiresAt,
}).from(sessions).innerJoin(operators, eq(operators.id, sessions.operatorId)).where(eq(sessions.id, id)).limit(1))[0];

/** My sessions that stand, and the account that I am tied to. */
export async function listMySessions(db: Database, ask: { readonly operator: string; readonly now: number; readonly limit: number }) {
  const [rows, account] = await db.batch([
    db.select({ id: sessions.id, method: sessions.method, origin: sessions.origin, agent: sessions.agent, createdAt: sessions.createdAt, seenAt: sessions.seenAt, expiresAt: sessions.expiresAt }).from(sessions)
      .where(and(eq(sessions.operatorId, ask.operator), isNull(sessions.endedAt), gt(sessions.expiresAt, ask.now))).orderBy(desc(sessions.id)).limit(ask.limit),
    db.select({ provider: identities.provider, email: identities.email, since: identities.createdAt }).from(identities).where(eq(identities.operatorId, ask.operator)).limit(1),
  ]);
  return { rows, account: account[0] };
}
/** How many of an operator's sessions stand, as far as `which` says: itself and what pages began with it, or all but it. */
export const countSessions = async (db: Database, ask: { readonly operator: string; readonly session: string; readonly now: number; readonly which: 'it' | 'others' | 'all' }): Promise<number> =>
  (await db.select({ number: sql<number>`count(*)`.as('number') }).from(sessions)
    .where(and(eq(sessions.operatorId, ask.operator), isNull(sessions.endedAt), gt(sessions.expiresAt, ask.now), ask.which === 'it' ? sql`(id = ${ask.session} OR parent_id = ${ask.session})` : ask.which === 'others' ? sql`id <> ${ask.session}` : undefined)))[0]?.number ?? 0;

/** Me, as a proof asks for it: with when I was last mailed one. */
export const loadProver = async (db: Database, operator: string) => (await db.select({ ...operatorColumns, askedAt: sql<number | null>`(SELECT max(created_at) FROM ${proofs} p WHERE p.operator_id = operators.id)`.as('asked_at') }).from(operators).where(eq(operators.id, operator)).limit(1))[0];
export const findProof = async (db: Database, id: string) => (await db.select({
  proof: as(proofs.id, 'proof_id'), operator: as(operators.id, 'operator_id'), organization: operators.organizationId, session: proofs.sessionId, tries: proofs.tries, expiresAt: proofs.expiresAt, usedAt: proofs.usedAt, email: operators.email,
}).from(proofs).innerJoin(operators, eq(operators.id, proofs.operatorId)).where(eq(proofs.id, id)).limit(1))[0];
