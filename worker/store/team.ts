/** Loads an organization's operators, what their changes are decided on, and whom an import may touch. Each function is one round trip. */
import { type SQL, and, eq, sql } from 'drizzle-orm';
import type { SuppressionReason } from '../../schema/mail.ts';
import type { operatorFilters, operatorSorts } from '../../schema/team.ts';
import { enrollments, operators, organizationDomains, organizations, policies, programDistributors, programs } from '../../schema/tables/organizations.ts';
import { requests } from '../../schema/tables/requests.ts';
import { activity, links, sessions } from '../../schema/tables/system.ts';
import type { OrganizationKind, Role } from '../../schema/values.ts';
import { fold } from '../../schema/fold.ts';
import type { ImportFacts } from '../rules/operator-import.ts';
import { type Team, mailRules } from '../rules/team.ts';
import { as } from './columns.ts';
import type { Database } from './database.ts';
import { senderOf, workAccountOf } from './operators.ts';

export type OperatorRecord = typeof operators.$inferSelect;
export type MemberRow = OperatorRecord & { readonly inviterName: string | null; /** What stands of its address (suppressions), and since when. */ readonly stands: SuppressionReason | null; readonly standsSince: number | null };
const inviterName = sql<string | null>`(SELECT i.name FROM operators i WHERE i.id = operators.invited_by)`.as('inviter_name');
const columns = {
  id: operators.id, organizationId: operators.organizationId, email: operators.email, name: operators.name, role: operators.role, locale: operators.locale, state: operators.state, createdAt: operators.createdAt, source: operators.source,
  sortName: operators.sortName, search: operators.search, rank: operators.rank, invitedAt: operators.invitedAt, invitedBy: operators.invitedBy, invitationExpiresAt: operators.invitationExpiresAt, invitationLink: operators.invitationLink,
  invitationSequence: operators.invitationSequence, lapsed: operators.lapsed, seenAt: operators.seenAt, removedAt: operators.removedAt, inviterName,
  stands: sql<SuppressionReason | null>`(SELECT reason FROM suppressions WHERE address = operators.email)`.as('stands'), standsSince: sql<number | null>`(SELECT at FROM suppressions WHERE address = operators.email)`.as('stands_since'),
};

/** Who has rights, the highest first: read only as far as it decides something, so two at most. */
const teamOf = (db: Database, organization: string) =>
  db.select({ role: operators.role }).from(operators).where(sql`organization_id = ${organization} AND state <> 'removed' AND state = 'active' AND rank >= 2`).orderBy(sql`rank DESC`).limit(2);
const teamFrom = (rows: readonly { readonly role: Role }[]): Team => ({ superAdmins: rows.filter(({ role }) => role === 'super_admin').length, admins: rows.length });

type Sort = (typeof operatorSorts)[number];
/** The columns that a sort goes by, the last one unique; each list is a range of one index. */
const keysOf: Readonly<Record<'name' | 'role' | 'seen' | 'added', readonly (keyof OperatorRecord & ('sortName' | 'rank' | 'seenAt' | 'id'))[]>> = { name: ['sortName', 'id'], role: ['rank', 'sortName', 'id'], seen: ['seenAt', 'id'], added: ['id'] };
const columnOf = { sortName: sql`sort_name`, rank: sql`rank`, seenAt: sql`seen_at`, id: sql`id` };
const sortOf = (sort: Sort) => ({ keys: keysOf[sort.replace('-', '') as keyof typeof keysOf], down: sort.startsWith('-') });
export type Cursor = readonly (string | number)[];
/** Where the page after a row begins. */
export const cursorAt = (row: OperatorRecord, sort: Sort): Cursor => sortOf(sort).keys.map((key) => row[key] as string | number);
/** Whether a cursor is one of that sort: a value for each of its columns. */
export const fitsSort = (cursor: Cursor, sort: Sort): boolean => { const { keys } = sortOf(sort); return cursor.length === keys.length && keys.every((key, at) => typeof cursor[at] === (key === 'rank' || key === 'seenAt' ? 'number' : 'string')); };

interface Ask { readonly organization: string; readonly show: (typeof operatorFilters)[number]; readonly role: Role | undefined; readonly sort: Sort; readonly search: string; readonly after: Cursor | null; readonly limit: number }
export async function listMembers(db: Database, ask: Ask): Promise<{ readonly rows: MemberRow[]; readonly team: Team }> {
  const { keys, down } = sortOf(ask.sort);
  const list = sql.join(keys.map((key) => columnOf[key]), sql`, `);
  const order = sql.join(keys.map((key) => (down ? sql`${columnOf[key]} DESC` : columnOf[key])), sql`, `);
  // An index for part of the rows is used only where the statement itself names that part.
  const shown = { current: sql`state <> 'removed'`, active: sql`state <> 'removed' AND state = 'active'`, invited: sql`state <> 'removed' AND state = 'invited'`, removed: sql`state = 'removed'` }[ask.show];
  const after = ask.after && sql`(${list}) ${sql.raw(down ? '<' : '>')} (${sql.join(ask.after.map((value) => sql`${value}`), sql`, `)})`;
  const [rows, team] = await db.batch([
    db.select(columns).from(operators).where(and(sql`organization_id = ${ask.organization}`, shown, ask.role && sql`role = ${ask.role}`, ask.search ? sql`instr(search, ${ask.search}) > 0` : undefined, after ?? undefined)).orderBy(order).limit(ask.limit + 1),
    teamOf(db, ask.organization),
  ]);
  return { rows, team: teamFrom(team) };
}

/** One operator of an organization, who else has rights there, what hangs on the operator, and in whose name e-mails go. */
export async function loadMember(db: Database, ask: { organization: string; operator: string; now: number }) {
  const own = sql`SELECT email FROM operators WHERE id = ${ask.operator}`;
  const [rows, team, more] = await db.batch([
    db.select(columns).from(operators).where(and(eq(operators.id, ask.operator), eq(operators.organizationId, ask.organization))).limit(1),
    teamOf(db, ask.organization),
    db.select({
      sessions: sql<number>`(SELECT count(*) FROM ${sessions} WHERE operator_id = ${ask.operator} AND ended_at IS NULL AND expires_at > ${ask.now})`.as('sessions'),
      requests: sql<number>`(SELECT count(*) FROM ${requests} WHERE asker_id = ${ask.operator} AND state = 'pending')`.as('requests'),
      entries: sql<number>`(SELECT count(*) FROM (SELECT 1 FROM ${activity} WHERE actor_id = ${ask.operator} LIMIT 1000))`.as('entries'),
      heldBy: sql<string | null>`(SELECT h.id FROM operators h WHERE h.email = (${own}) AND h.state <> 'removed' AND h.lapsed = 0 LIMIT 1)`.as('held_by'),
      sender: senderOf(sql`${ask.organization}`).as('sender'), workAccount: workAccountOf(sql`${ask.organization}`).as('work_account'),
    }).from(sql`(SELECT 1)`),
  ]);
  const [member] = rows, [around] = more;
  return member && around && { member, team: teamFrom(team), around };
}

/** What invitations are decided on: who holds the addresses, and what the organization's programs ask for. */
export async function loadInviting(db: Database, ask: { organization: string; emails: readonly string[]; now: number }) {
  const [held, rules, around] = await db.batch([
    db.select({ email: operators.email, organizationId: operators.organizationId }).from(operators)
      // One whose time is over holds its address no longer, whether or not the clock's job has seen it; its own organization sends it again.
      .where(sql`email IN (SELECT value FROM json_each(${JSON.stringify(ask.emails)})) AND state <> 'removed' AND (organization_id = ${ask.organization} OR NOT (lapsed = 1 OR (state = 'invited' AND invitation_expires_at <= ${ask.now})))`),
    policiesOf(db, ask.organization, ask.now),
    db.select({ sender: senderOf(sql`${ask.organization}`).as('sender'), workAccount: workAccountOf(sql`${ask.organization}`).as('work_account') }).from(sql`(SELECT 1)`),
  ]);
  return { held, mailDomains: mailRules(rules.map(({ policy }) => policy)), sender: around[0]?.sender ?? ask.organization, workAccount: Boolean(around[0]?.workAccount) };
}
/** The policies in force of the programs that an organization sells, carries or is enrolled in. */
const policiesOf = (db: Database, organization: string, now: number) => db.select({ policy: policies.policy }).from(policies)
  .where(sql`${policies.programId} IN (SELECT program_id FROM ${enrollments} WHERE partner_id = ${organization} AND state <> 'ended' UNION SELECT id FROM ${programs} WHERE vendor_id = ${organization}
    UNION SELECT program_id FROM ${programDistributors} WHERE distributor_id = ${organization}) AND version = (SELECT max(p.version) FROM policies p WHERE p.program_id = ${policies.programId} AND p.effective_at <= ${now})`).limit(50);

/** What a link invites to. */
export const findInvitation = async (db: Database, id: string) => (await db.select({
  link: as(links.id, 'link_id'), hash: links.tokenHash, expiresAt: links.expiresAt, usedAt: links.usedAt, canceledAt: links.canceledAt, operator: as(operators.id, 'operator_id'), organization: as(organizations.id, 'organization_id'),
  organizationName: as(organizations.name, 'organization_name'), email: operators.email, role: operators.role, state: operators.state, by: sql<string | null>`(SELECT i.name FROM operators i WHERE i.id = operators.invited_by)`.as('inviter_name'),
  workAccount: workAccountOf(sql`operators.organization_id`).as('work_account'),
}).from(links).innerJoin(operators, eq(operators.id, links.operatorId)).innerJoin(organizations, eq(organizations.id, operators.organizationId)).where(and(eq(links.id, id), eq(links.kind, 'invitation'))).limit(1))[0];

/** Companies that the importer may bring people into, as far as the rows name them; and who holds the rows' addresses. */
export async function loadImport(db: Database, ask: { importer: string; kind: OrganizationKind; cells: readonly string[]; emails: readonly string[]; now: number }): Promise<ImportFacts & { readonly sender: string }> {
  const hosts = ask.cells.map((cell) => cell.toLowerCase().replace(/^@/, '')), numbers = ask.cells.map((cell) => cell.replaceAll(/[\s-]/g, ''));
  const all = (values: readonly string[]): SQL => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
  const partners = ask.kind === 'vendor'
    ? sql`SELECT partner_id FROM enrollments WHERE program_id IN (SELECT id FROM programs WHERE vendor_id = ${ask.importer}) AND state <> 'ended' UNION SELECT distributor_id FROM program_distributors WHERE program_id IN (SELECT id FROM programs WHERE vendor_id = ${ask.importer})`
    : sql`SELECT e.partner_id FROM enrollment_distributors t JOIN enrollments e ON e.id = t.enrollment_id WHERE t.distributor_id = ${ask.importer} AND e.state <> 'ended'`;
  const named = sql`SELECT id FROM organizations WHERE (id IN ${all(ask.cells)} OR duns IN ${all(numbers)} OR folded_name IN ${all(ask.cells.map(fold))} OR id IN (SELECT organization_id FROM organization_domains WHERE domain IN ${all(hosts)}))
    AND (id = ${ask.importer} OR id IN (${partners}))`;
  const [companies, domains, known, rules] = await db.batch([
    db.select({ id: organizations.id, name: organizations.name, foldedName: organizations.foldedName, kind: organizations.kind, duns: organizations.duns, superAdmin: sql<number>`EXISTS (SELECT 1 FROM operators WHERE organization_id = organizations.id AND state = 'active' AND role = 'super_admin')`.as('super_admin') })
      .from(organizations).where(sql`organizations.id IN (${named})`),
    db.select({ domain: organizationDomains.domain, organizationId: organizationDomains.organizationId }).from(organizationDomains).where(sql`${organizationDomains.organizationId} IN (${named})`),
    db.select({ email: operators.email, organizationId: operators.organizationId, role: operators.role, state: operators.state, never: sql<number>`(lapsed = 1 OR (state = 'invited' AND invitation_expires_at <= ${ask.now}) OR (state = 'removed' AND source = 'invitation' AND seen_at = 0))`.as('never') })
      .from(operators).where(sql`email IN ${all(ask.emails)}`),
    policiesOf(db, ask.importer, ask.now),
  ]);
  return {
    companies: companies.map((one) => ({ ...one, superAdmin: Boolean(one.superAdmin), domains: domains.filter(({ organizationId }) => organizationId === one.id).map(({ domain }) => domain) })),
    known: known.map((one) => ({ ...one, never: Boolean(one.never) })), mailDomains: mailRules(rules.map(({ policy }) => policy)), sender: ask.importer,
  };
}

/** Invitations that nobody accepted, and that nobody sent again for as long after. */
export const listLapsed = (db: Database, before: number, limit: number) =>
  db.select({ id: operators.id, organizationId: operators.organizationId, invitationLink: operators.invitationLink }).from(operators).where(sql`state = 'invited' AND invitation_expires_at <= ${before}`).orderBy(operators.invitationExpiresAt).limit(limit);
/** What has expired holds its address no longer. */
export const releaseLapsed = (db: Database, now: number, limit: number) =>
  db.update(operators).set({ lapsed: true }).where(sql`id IN (SELECT id FROM operators WHERE state = 'invited' AND invitation_expires_at <= ${now} AND lapsed = 0 ORDER BY invitation_expires_at LIMIT ${limit})`);
