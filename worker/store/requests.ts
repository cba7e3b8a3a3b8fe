/** The queue: pages of it, notes, transfers and blocks. Each function is one round trip. */
import { type SQL, and, desc, eq, sql } from 'drizzle-orm';
import { operators, organizations, programs } from '../../schema/tables/organizations.ts';
import { registrations } from '../../schema/tables/registration.ts';
import { blocks, requests, transfers } from '../../schema/tables/requests.ts';
import type { requestFilters, requestKinds } from '../../schema/requests.ts';
import type { BlockFacts } from '../rules/block.ts';
import type { TransferFacts } from '../rules/transfer.ts';
import { as } from './columns.ts';
import type { Database } from './database.ts';
import { type NoteRow, listNotes } from './notes.ts';
import { programFacts, programQueries } from './programs.ts';

export interface Viewer { readonly organizationId: string; readonly kind: string }
const columns = { vendor: sql`vendor_id`, distributor: sql`distributor_id` };
/** @rule PAG-3 Whose requests an organization sees: those in whose row it stands as vendor, distributor or company. */
export const seenBy = (viewer: Viewer, table = ''): SQL => sql`${sql.raw(table)}${columns[viewer.kind as keyof typeof columns] ?? sql`organization_id`} = ${viewer.organizationId}`;
export interface HelpReader { readonly operatorId: string; /** May answer what is asked of its organization. */ readonly mayAnswer: boolean }
/** Requests for help are between who asked and those who may answer. */
export const mineOrMay = ({ operatorId, mayAnswer }: HelpReader): SQL | undefined => (mayAnswer ? undefined : sql`(${requests.kind} <> 'help' OR ${requests.askerId} = ${operatorId})`);

/** Those that the reader may answer: what one asks for oneself is for the others. */
const answers = ({ operatorId, mayAnswer }: HelpReader): SQL => (mayAnswer ? sql`(kind <> 'help' OR asker_id <> ${operatorId})` : sql`kind <> 'help'`);

/**
 * One page, newest first; `before` is the last id of the page before. Reads the page's rows and one more: each condition is a range of one index.
 */
export function listRequests(db: Database, ask: { viewer: Viewer & HelpReader; show: (typeof requestFilters)[number]; kinds: readonly Kind[]; search: string; before: string | null; limit: number }) {
  const { viewer, limit } = ask;
  const bucket = { mine: 'pending', open: 'pending', approved: 'approved', refused: 'refused', closed: 'closed' }[ask.show];
  const where = ask.show === 'mine' ? sql`actor_id = ${viewer.organizationId} AND state = 'pending' AND ${answers(viewer)}` : and(sql`${seenBy(viewer)} AND bucket = ${bucket}`, mineOrMay(viewer));
  const rest = and(where, ask.search ? sql`instr(search, ${ask.search}) > 0` : undefined, ask.before ? sql`id < ${ask.before}` : undefined) as SQL;
  const page = (condition: SQL) => db.select().from(requests).where(condition).orderBy(desc(requests.id)).limit(limit + 1);
  const [only] = ask.kinds;
  if (only === undefined) return page(rest);
  if (ask.kinds.length === 1) return page(sql`${rest} AND ${ofKind(only)}`);
  // Each kind is a range of its own, cut to the page before they are joined.
  const parts = ask.kinds.map((kind) => sql`SELECT id FROM (SELECT id FROM ${requests} WHERE ${rest} AND ${ofKind(kind)} ORDER BY id DESC LIMIT ${limit + 1})`);
  return page(sql`id IN (${sql.join(parts, sql` UNION ALL `)})`);
}
type Kind = (typeof requestKinds)[number];
// Written out, not bound: an index for part of the rows is used only where the statement itself says which part.
const ofKind = (kind: Kind): SQL => (kind === 'registration' ? sql`kind = 'registration'` : sql`kind = ${sql.raw(`'${kind}'`)} AND kind <> 'registration'`);

/** A request that the viewer may see and note on: on one for help, those who answer. */
export const findRequest = async (db: Database, id: string, viewer: Viewer & HelpReader) =>
  (await db.select({ id: requests.id, subjectId: requests.subjectId }).from(requests).where(and(eq(requests.id, id), seenBy(viewer), answers(viewer))).limit(1))[0];

/** A transfer with all that is decided on; names for those who may know them. */
export async function loadTransfer(db: Database, id: string, now: number, notesOf = ''): Promise<(TransferFacts & { readonly notes: readonly NoteRow[] }) | undefined> {
  const own = (column: SQL): SQL => sql`(SELECT ${column} FROM ${transfers} WHERE id = ${id})`;
  const [record, programRows, distributors, partner, asking, extra, notes] = await db.batch([
    db.select().from(transfers).where(eq(transfers.id, id)).limit(1),
    ...programQueries(db, own(sql`program_id`), now),
    db.select({ id: organizations.id, name: organizations.name, country: organizations.country, admins: sql<number>`(SELECT count(*) FROM ${operators} a WHERE a.organization_id = organizations.id AND a.state = 'active' AND a.role IN ('admin', 'super_admin'))`.as('admins') })
      .from(organizations).where(sql`${organizations.id} = ${own(sql`organization_id`)}`).limit(1),
    db.select({ id: registrations.id, state: registrations.state, kind: registrations.kind, email: registrations.email, locale: registrations.locale, distributorId: registrations.distributorId }).from(registrations).where(sql`${registrations.id} = ${own(sql`registration_id`)}`).limit(1),
    db.select({
      request: sql<string>`(SELECT id FROM ${requests} WHERE subject_id = ${id})`.as('request'), decider: sql<string | null>`(SELECT name FROM ${operators} WHERE id = ${own(sql`decided_by`)})`.as('decider'),
      confirmed: sql<number>`EXISTS (SELECT 1 FROM ${operators} WHERE email = ${own(sql`asker_email`)} AND organization_id = ${own(sql`organization_id`)} AND state = 'active')`.as('confirmed'),
    }).from(sql`(SELECT 1)`),
    listNotes(db, id, notesOf),
  ]);
  const program = programFacts(programRows, distributors);
  const [transfer] = record, [company] = partner, [more] = extra;
  return program && transfer && company && more && { program, transfer, partner: company, asking: asking[0] ?? null, requestId: more.request, decidedByName: more.decider, askerConfirmed: Boolean(more.confirmed), notes };
}

/** What a block is decided on: the program, which of its keys are blocked already, and the open registrations, mailbox confirmed, that it would cover. */
export async function loadBlockFacts(db: Database, ask: { program: string; keys: readonly string[]; limit: number; now: number }): Promise<BlockFacts | undefined> {
  const all = sql`(SELECT value FROM json_each(${JSON.stringify(ask.keys)}))`;
  const covered = sql`SELECT id FROM ${registrations} WHERE program_id = ${ask.program} AND state IN ('email_confirmed', 'under_review')
    AND ('address:' || email IN ${all} OR 'domain:' || domain IN ${all} OR 'duns:' || duns IN ${all} OR 'company:' || folded_name || '|' || country IN ${all}) LIMIT ${ask.limit}`;
  const [programRows, distributors, active, records, queued, moved] = await db.batch([
    ...programQueries(db, ask.program, ask.now),
    db.select({ key: blocks.key }).from(blocks).where(sql`${blocks.programId} = ${ask.program} AND lifted_at IS NULL AND ${blocks.key} IN ${all}`),
    db.select().from(registrations).where(sql`id IN (${covered})`),
    db.select({ id: requests.id, subject: requests.subjectId, actorId: requests.actorId, actorKind: requests.actorKind, askedAt: requests.askedAt, vendorId: requests.vendorId, distributorId: requests.distributorId }).from(requests).where(sql`subject_id IN (${covered})`),
    db.select().from(transfers).where(sql`registration_id IN (${covered}) AND state IN ('requested', 'objected')`),
  ]);
  const program = programFacts(programRows, distributors);
  return program && {
    program, active: new Set(active.map((one) => one.key)),
    covered: records.map((registration) => ({
      program, registration, request: queued.find((one) => one.subject === registration.id) ?? null, transfer: moved.find((one) => one.registrationId === registration.id) ?? null, joining: null, tied: null,
    })),
  };
}

export const listBlocks = (db: Database, ask: { vendor: string; before: string | null; limit: number }) =>
  db.select({
    id: as(blocks.id, 'block_id'), kind: blocks.kind, value: blocks.value, country: blocks.country, reason: blocks.reason, at: as(blocks.createdAt, 'block_at'), by: as(operators.name, 'block_by'), programId: as(programs.id, 'program_id'), programName: as(programs.name, 'program_name'),
  }).from(blocks).innerJoin(programs, eq(programs.id, blocks.programId)).leftJoin(operators, eq(operators.id, blocks.createdBy))
    .where(and(eq(programs.vendorId, ask.vendor), sql`${blocks.liftedAt} IS NULL`, ask.before ? sql`${blocks.id} < ${ask.before}` : undefined)).orderBy(desc(blocks.id)).limit(ask.limit + 1);
export const findBlock = async (db: Database, id: string, vendor: string) =>
  (await db.select({ id: as(blocks.id, 'block_id'), programId: blocks.programId, liftedAt: blocks.liftedAt }).from(blocks).innerJoin(programs, eq(programs.id, blocks.programId)).where(and(eq(blocks.id, id), eq(programs.vendorId, vendor))).limit(1))[0];

/** A partner's enrollment in a program, its tie and its open transfer. */
export async function loadTies(db: Database, ask: { program: string; organization: string; now: number }) {
  const [programRows, distributors, rows, open] = await db.batch([
    ...programQueries(db, ask.program, ask.now),
    db.select({ enrollment: sql<string>`e.id`.as('enrollment'), name: sql<string>`o.name`.as('name'), country: sql<string>`o.country`.as('country'), distributor: sql<string | null>`t.distributor_id`.as('distributor') })
      .from(sql`enrollments e JOIN organizations o ON o.id = e.partner_id LEFT JOIN enrollment_distributors t ON t.enrollment_id = e.id`)
      .where(sql`e.partner_id = ${ask.organization} AND e.program_id = ${ask.program} AND e.state <> 'ended'`),
    db.select({ id: transfers.id }).from(transfers).where(sql`${transfers.organizationId} = ${ask.organization} AND ${transfers.programId} = ${ask.program} AND ${transfers.state} IN ('requested', 'objected')`).limit(1),
  ]);
  const program = programFacts(programRows, distributors);
  const [row] = rows;
  if (!program || !row) return undefined;
  const company = { id: ask.organization, name: row.name, country: row.country, city: null, enrollmentId: row.enrollment, distributorIds: rows.flatMap((one) => (one.distributor === null ? [] : [one.distributor])), admins: 1 };
  return { program, company, openTransfer: open[0]?.id ?? null };
}

/** What the clock has to look at: joins and transfers whose time is over. */
export const listOverdue = (db: Database, now: number, limit: number) =>
  db.select({ id: requests.id, kind: requests.kind, subject: requests.subjectId }).from(requests).where(sql`state = 'pending' AND deadline_at IS NOT NULL AND deadline_at <= ${now}`).orderBy(requests.deadlineAt).limit(limit);
