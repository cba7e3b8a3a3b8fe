/** Loads operators, their sessions and links. Each function is one round trip. */
import { type SQL, and, eq, gt, ne, sql } from 'drizzle-orm';
import { enrollmentDistributors, enrollments, operators, organizations, policies, programDistributors, programs } from '../../schema/tables/organizations.ts';
import { transfers } from '../../schema/tables/requests.ts';
import { links, sessions, signInAsks } from '../../schema/tables/system.ts';
import { spans } from '../rules/decision.ts';
import { as } from './columns.ts';
import type { Database } from './database.ts';

// Outer columns are written out: Drizzle drops a lone table's name, and inside a subquery its columns would be taken for the inner table's.
/** Whether an operator's organization takes part only in programs that let nobody in by e-mail link (OPR-3). */
export const workAccountOf = (organization: SQL) => sql<number>`(SELECT count(*) > 0 AND min(json_extract(p.policy, '$.workAccount') = 'microsoft') FROM ${enrollments} e
  JOIN ${policies} p ON p.program_id = e.program_id WHERE e.partner_id = ${organization} AND e.state <> 'ended')`;
/** The vendor whose program brought the organization here; its own e-mails go in that vendor's name. */
export const senderOf = (organization: SQL) => sql<string>`coalesce((SELECT pr.vendor_id FROM ${enrollments} e JOIN ${programs} pr ON pr.id = e.program_id WHERE e.partner_id = ${organization} ORDER BY e.created_at LIMIT 1), ${organization})`;
const own = sql`operators.organization_id`;

export const operatorColumns = {
  operator: as(operators.id, 'operator_id'), organization: as(operators.organizationId, 'organization_id'), email: operators.email, locale: operators.locale, state: operators.state,
  workAccount: workAccountOf(own).as('work_account'), sender: senderOf(own).as('sender'),
};

/** With when the last sign-in link was asked for; somebody who is invited, with the invitation that stands. */
const byEmail = (db: Database, email: string) =>
  db.select({ ...operatorColumns, askedAt: sql<number | null>`(SELECT max(created_at) FROM ${links} l WHERE l.operator_id = operators.id AND l.kind = 'sign_in')`.as('asked_at'), 
    name: operators.name, role: operators.role, invitedAt: operators.invitedAt, invitationExpiresAt: operators.invitationExpiresAt, invitationSequence: operators.invitationSequence,
    inviter: sql<string | null>`(SELECT i.name FROM operators i WHERE i.id = operators.invited_by)`.as('inviter'), company: sql<string>`(SELECT c.name FROM organizations c WHERE c.id = operators.organization_id)`.as('company') }).from(operators).where(and(eq(operators.email, email), ne(operators.state, 'removed'), eq(operators.lapsed, false))).limit(1);

/** How often an address was asked for: a day's entries are all that count, and few, for more are refused. */
const asked = (db: Database, address: string, now: number) => db.select({
  lastHour: sql<number>`count(*) FILTER (WHERE at > ${now - 3_600_000})`.as('last_hour'), lastDay: sql<number>`count(*)`.as('last_day'),
}).from(signInAsks).where(and(eq(signInAsks.address, address), gt(signInAsks.at, now - spans.day)));
/** Who has an address, and how often a link was asked for it; `address` is its keyed hash. */
export async function findAsked(db: Database, email: string, address: string, now: number) {
  const [found, counts] = await db.batch([byEmail(db, email), asked(db, address, now)]);
  return { operator: found[0], asked: counts[0] ?? { lastHour: 0, lastDay: 0 } };
}

export const findOperator = async (db: Database, id: string) => (await db.select(operatorColumns).from(operators).where(eq(operators.id, id)).limit(1))[0];

export const findLink = async (db: Database, id: string) =>
  (await db.select({ ...operatorColumns, link: as(links.id, 'link_id'), hash: links.tokenHash, expiresAt: links.expiresAt, usedAt: links.usedAt, canceledAt: links.canceledAt, kind: links.kind })
    .from(links).innerJoin(operators, eq(operators.id, links.operatorId)).where(eq(links.id, id)).limit(1))[0];

export const findSession = async (db: Database, id: string) =>
  (await db.select({ session: as(sessions.id, 'session_id'), origin: sessions.origin, endedAt: sessions.endedAt, expiresAt: sessions.expiresAt, seenAt: as(sessions.seenAt, 'session_seen'), provenAt: sessions.provenAt,
    operator: as(operators.id, 'operator_id'), organization: as(operators.organizationId, 'organization_id'), state: operators.state })
    .from(sessions).innerJoin(operators, eq(operators.id, sessions.operatorId)).where(eq(sessions.id, id)).limit(1))[0];

/** What an operator's first page shows. */
export async function loadMe(db: Database, ask: { operator: string; organization: string; now: number }) {
  const [self, admins, enrolled] = await db.batch([
    db.select({ id: as(operators.id, 'operator_id'), name: as(operators.name, 'operator_name'), email: operators.email, role: operators.role, locale: operators.locale, organizationId: as(organizations.id, 'organization_id'), organizationName: as(organizations.name, 'organization_name'), kind: organizations.kind, brand: organizations.brand })
      .from(operators).innerJoin(organizations, eq(organizations.id, operators.organizationId)).where(eq(operators.id, ask.operator)).limit(1),
    db.select({ id: operators.id, name: operators.name, role: operators.role }).from(operators)
      .where(and(eq(operators.organizationId, ask.organization), eq(operators.state, 'active'), sql`${operators.role} IN ('admin', 'super_admin')`)).orderBy(operators.id).limit(100),
    db.select({
      id: as(enrollments.id, 'enrollment_id'), state: enrollments.state, program: as(programs.name, 'program_name'), policy: policies.policy,
      programId: as(programs.id, 'program_id'),
      others: sql<string>`(SELECT coalesce(json_group_array(json_object('id', o.id, 'name', o.name)), '[]') FROM ${programDistributors} c JOIN ${organizations} o ON o.id = c.distributor_id JOIN ${organizations} own ON own.id = ${ask.organization}
        WHERE c.program_id = ${programs.id} AND EXISTS (SELECT 1 FROM json_each(c.countries) WHERE value = own.country) AND c.distributor_id NOT IN (SELECT distributor_id FROM ${enrollmentDistributors} WHERE enrollment_id = ${enrollments.id}))`.as('others'),
      ties: sql<number>`(SELECT count(*) FROM ${enrollmentDistributors} WHERE enrollment_id = ${enrollments.id})`.as('ties'),
      transfer: sql<string | null>`(SELECT m.id FROM ${transfers} m WHERE m.enrollment_id = ${enrollments.id} AND m.state IN ('requested', 'objected'))`.as('transfer'),
      distributors: sql<string>`(SELECT coalesce(json_group_array(o.name), '[]') FROM ${enrollmentDistributors} t JOIN ${organizations} o ON o.id = t.distributor_id WHERE t.enrollment_id = ${enrollments.id})`.as('distributors'),
    }).from(enrollments).innerJoin(programs, eq(programs.id, enrollments.programId))
      .innerJoin(policies, and(eq(policies.programId, programs.id), sql`${policies.version} = (SELECT max(p.version) FROM policies p WHERE p.program_id = ${programs.id} AND p.effective_at <= ${ask.now})`))
      .where(eq(enrollments.partnerId, ask.organization)).orderBy(programs.name).limit(50),
  ]);
  return { self: self[0], admins, enrollments: enrolled.map((row) => ({ ...row, distributors: JSON.parse(row.distributors) as string[], others: JSON.parse(row.others) as { id: string; name: string }[] })) };
}

/** Up to three who hold the role or a higher one, the highest first. */
export const listAdminNames = async (db: Database, ask: { organization: string; but: string; role: 'admin' | 'super_admin' }): Promise<string[]> =>
  (await db.select({ name: operators.name }).from(operators)
    .where(sql`organization_id = ${ask.organization} AND state = 'active' AND (role = 'super_admin' OR role = ${ask.role}) AND id <> ${ask.but} AND name <> ''`).orderBy(sql`role = 'super_admin' DESC`, operators.id).limit(3)).map(({ name }) => name);
