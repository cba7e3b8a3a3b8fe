/** Requests for help. Each function is one round trip. */
import { type SQL, and, desc, eq, sql } from 'drizzle-orm';
import type { Action } from '../../schema/permissions.ts';
import type { ProblemCode } from '../../schema/problems.ts';
import { operators, organizations } from '../../schema/tables/organizations.ts';
import { type HelpAsked, requests } from '../../schema/tables/requests.ts';
import type { OrganizationKind } from '../../schema/values.ts';
import type { HelpFacts, HelpTie } from '../rules/help.ts';
import { as } from './columns.ts';
import type { Database } from './database.ts';
import { listNotes } from './notes.ts';
import { senderOf } from './operators.ts';
import { type HelpReader, type Viewer, mineOrMay, seenBy } from './requests.ts';

/** The same thing asked by the same operator, unanswered. */
export const openHelp = (operator: string, { code, action, subject }: Pick<HelpAsked, 'code' | 'action' | 'subject'>): SQL =>
  sql`SELECT 1 FROM ${requests} WHERE asker_id = ${operator} AND state = 'pending' AND help ->> 'code' = ${code} AND help ->> 'action' IS ${action} AND help ->> 'subject' IS ${subject}`;

type Tie = { program: string; programName: string; vendor: string; vendorName: string; distributor: string | null; distributorName: string | null };
const tied: Record<OrganizationKind, (organization: string) => SQL> = {
  partner: (organization) => sql`enrollments e JOIN programs p ON p.id = e.program_id JOIN organizations v ON v.id = p.vendor_id LEFT JOIN enrollment_distributors t ON t.enrollment_id = e.id LEFT JOIN organizations d ON d.id = t.distributor_id
    WHERE e.partner_id = ${organization} AND e.state <> 'ended' ORDER BY t.created_at, t.distributor_id`,
  distributor: (organization) => sql`program_distributors t JOIN programs p ON p.id = t.program_id JOIN organizations v ON v.id = p.vendor_id JOIN organizations d ON d.id = t.distributor_id WHERE t.distributor_id = ${organization} ORDER BY p.id`,
  vendor: (organization) => sql`programs p JOIN organizations v ON v.id = p.vendor_id LEFT JOIN organizations d ON d.id IS NULL WHERE p.vendor_id = ${organization} ORDER BY p.id`,
  customer: () => sql`programs p JOIN organizations v ON v.id = p.vendor_id LEFT JOIN organizations d ON d.id IS NULL WHERE 0`,
};

/** What asking is decided on. Ties are read where a distributor or vendor is to be asked. */
export async function loadAsking(db: Database, ask: { operator: string; organization: string; kind: OrganizationKind; ties: boolean; code: ProblemCode; action: Action | null; subject: string | null }) {
  const [rows, ties, open] = await db.batch([
    db.select({ country: organizations.country, sender: senderOf(sql`operators.organization_id`).as('sender') }).from(operators).innerJoin(organizations, eq(organizations.id, operators.organizationId)).where(eq(operators.id, ask.operator)).limit(1),
    db.select({ program: sql<string>`program`, programName: sql<string>`program_name`, vendor: sql<string>`vendor`, vendorName: sql<string>`vendor_name`, distributor: sql<string | null>`distributor`, distributorName: sql<string | null>`distributor_name` })
      .from(sql`(SELECT p.id AS program, p.name AS program_name, v.id AS vendor, v.name AS vendor_name, d.id AS distributor, d.name AS distributor_name FROM ${tied[ask.ties ? ask.kind : 'customer'](ask.organization)} LIMIT 200)`),
    db.select({ open: sql<number>`EXISTS (${openHelp(ask.operator, ask)})`.as('open') }).from(sql`(SELECT 1)`),
  ]);
  const [row] = rows;
  return row && { country: row.country, sender: row.sender, ties: tiesOf(ties), open: Boolean(open[0]?.open) };
}
const tiesOf = (rows: readonly Tie[]): HelpTie[] => [...Map.groupBy(rows, ({ program }) => program).values()].flatMap((of) => {
  const [first] = of;
  return first ? [{ program: { id: first.program, name: first.programName }, vendor: { id: first.vendor, name: first.vendorName }, distributors: of.flatMap(({ distributor: id, distributorName: name }) => (id === null || name === null ? [] : [{ id, name }])) }] : [];
});

const columns = {
  id: requests.id, state: requests.state, programId: requests.programId, programName: requests.programName, vendorId: requests.vendorId, distributorId: requests.distributorId, actorId: requests.actorId, askedAt: requests.askedAt, decidedAt: requests.decidedAt,
  deciderName: requests.deciderName, help: requests.help, answer: requests.answer, asker: as(operators.id, 'asker'), name: as(operators.name, 'asker_name'), email: as(operators.email, 'asker_email'), role: as(operators.role, 'asker_role'), askerState: as(operators.state, 'asker_state'),
  locale: operators.locale, organization: as(organizations.id, 'asker_organization'), organizationName: as(organizations.name, 'asker_organization_name'), kind: as(organizations.kind, 'asker_kind'), country: as(organizations.country, 'asker_country'), sender: senderOf(sql`operators.organization_id`).as('sender'),
};
const helpRows = (db: Database, where: SQL | undefined) => db.select(columns).from(requests).innerJoin(operators, eq(operators.id, requests.askerId)).innerJoin(organizations, eq(organizations.id, operators.organizationId)).where(where).orderBy(desc(requests.id)).limit(20);
export type HelpRow = Awaited<ReturnType<typeof helpRows>>[number];

/** One request that the reader may see, with its organization's notes. */
export async function loadHelp(db: Database, id: string, reader: (Viewer & HelpReader) | null) {
  const [rows, notes] = await db.batch([
    helpRows(db, and(eq(requests.id, id), sql`${requests.kind} = 'help'`, reader ? and(seenBy(reader, 'requests.'), mineOrMay(reader)) : undefined)),
    listNotes(db, id, reader?.organizationId ?? ''),
  ]);
  return rows[0] && { row: rows[0], notes };
}
/** What this operator has asked for, newest first. */
export const listHelp = (db: Database, ask: { operator: string; code: ProblemCode | undefined; action: Action | undefined }) => helpRows(db, and(
  eq(requests.askerId, ask.operator), ask.code ? sql`${requests.help} ->> 'code' = ${ask.code}` : undefined, ask.action ? sql`${requests.help} ->> 'action' = ${ask.action}` : undefined,
));

/** Who is asked follows from whose columns are filled: the asker's organization stands in that of its kind. */
export function helpFacts(row: HelpRow): HelpFacts & { readonly help: HelpAsked } {
  const help = row.help as HelpAsked;
  const kind = row.vendorId !== null && row.kind !== 'vendor' ? 'vendor' : row.distributorId !== null && row.kind !== 'distributor' ? 'distributor' : 'company';
  return {
    request: row.id, state: row.state, code: help.code, action: help.action, role: help.role, program: row.programId === null ? null : { id: row.programId, name: row.programName ?? '' }, distributor: row.distributorId, decidedBy: row.deciderName, help,
    asker: { id: row.asker, name: row.name, email: row.email, role: row.role, state: row.askerState, locale: row.locale, organization: { id: row.organization, name: row.organizationName, kind: row.kind, country: row.country } }, to: { kind, name: help.to },
  };
}
