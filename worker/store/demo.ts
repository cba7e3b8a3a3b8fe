/** What only the demo does to its data: time that passes, and the seed put back. */
import { type SQL, desc, eq, getTableColumns, getTableName, lt, sql } from 'drizzle-orm';
import type { SeedStatement } from '../../schema/demo.ts';
import * as organizationTables from '../../schema/tables/organizations.ts';
import * as registrationTables from '../../schema/tables/registration.ts';
import * as requestTables from '../../schema/tables/requests.ts';
import * as systemTables from '../../schema/tables/system.ts';
import { dateIn } from '../rules/business-days.ts';
import { as } from './columns.ts';
import type { Database, Statement } from './database.ts';
import { tables } from './tables.ts';

const { operators, programs } = organizationTables, { registrations } = registrationTables, { requests } = requestTables, { outbox } = systemTables;

/** What one subject has to do with time: the id of a registration or transfer, or the address of an operator. Nothing else of the world moves with it. */
const ofSubject = (subject: string): ReadonlyMap<string, SQL> => new Map([
  ['links', sql`used_at IS NULL AND operator_id = (SELECT id FROM ${operators} WHERE email = ${subject} AND state <> 'removed')`],
  ['registrations', sql`id = ${subject}`], ['transfers', sql`id = ${subject}`], ['requests', sql`subject_id = ${subject}`],
]);

/**
 * A running portal has only the real clock, so what it wrote down is moved into the past: every instant, and every day by whole days. Answers how
 * many rows were touched. Without a subject all of the world moves.
 */
export async function passTime(db: Database, subject: string | undefined, minutes: number): Promise<number> {
  const days = `${-Math.trunc(minutes / 1_440)} days`;
  const which = subject === undefined ? undefined : ofSubject(subject);
  const moved = tables.flatMap((table): Statement[] => {
    const name = getTableName(table);
    const sets = Object.entries(getTableColumns(table)).flatMap(([key, { name: column }]): [string, SQL][] => {
      if (/(^|_)at$|^retain_until$/.test(column)) return [[key, sql`${sql.identifier(column)} - ${minutes * 60_000}`]];
      return column.endsWith('_on') ? [[key, sql`date(${sql.identifier(column)}, ${days})`]] : [];
    });
    if (sets.length === 0 || (which && !which.has(name))) return [];
    return [db.update(table).set(Object.fromEntries(sets) as never).where(which?.get(name))];
  });
  const results = (await db.batch([...moved, ...(which ? [] : logAnew(db))] as unknown as [Statement, ...Statement[]])) as unknown as { meta?: { changes?: number } }[];
  return results.slice(0, moved.length).reduce((sum, { meta }) => sum + (meta?.changes ?? 0), 0);
}

/** Of the log also the ids hold the time, and its seals are over both: it gets other ids in the same order, and is sealed anew. */
const logAnew = (db: Database): Statement[] => [
  db.delete(systemTables.activitySeals),
  db.update(systemTables.activity).set({ personalDigest: null, digest: null, seal: null, id: sql`'act_' || printf('%012x7%03x8', at, coalesce(seq, 0) % 4096) || substr(id, 22)` }),
];

/** What stands at an instant, to tell afterwards what time has changed. */
export async function demoStand(db: Database, now: number) {
  const [due, [ended], [mail], [last]] = await db.batch([
    db.select({ request: requests.id, company: requests.company, program: requests.programName, dueOn: requests.dueOn }).from(requests).where(sql`state = 'pending' AND due_on < ${dateIn(now, 'UTC')}`).orderBy(requests.dueOn).limit(200),
    db.select({ links: sql<number>`(SELECT count(*) FROM links WHERE used_at IS NULL AND expires_at <= ${now})`.as('links'), sessions: sql<number>`(SELECT count(*) FROM sessions WHERE ended_at IS NULL AND expires_at <= ${now})`.as('sessions') }).from(sql`(SELECT 1)`),
    db.select({ count: sql<number>`count(*)`.as('mails') }).from(outbox),
    db.select({ id: sql<string | null>`max(id)`.as('last_id') }).from(systemTables.activity),
  ]);
  return { due, links: ended?.links ?? 0, sessions: ended?.sessions ?? 0, mails: mail?.count ?? 0, lastEntry: last?.id ?? '' };
}
/** How many requests the clock still has to move on. */
export const overdueCount = async (db: Database, now: number): Promise<number> =>
  (await db.select({ count: sql<number>`count(*)`.as('overdue') }).from(requests).where(sql`state = 'pending' AND deadline_at IS NOT NULL AND ${lt(requests.deadlineAt, now)}`))[0]?.count ?? 0;

/** Open requests, and registrations that were begun and not sent. */
export async function listSubjects(db: Database) {
  const [sent, begun] = await db.batch([
    db.select({ subject: requests.subjectId, what: requests.kind, company: requests.company, email: requests.email, program: requests.programName, dueOn: requests.dueOn }).from(requests).where(sql`state = 'pending'`).orderBy(desc(requests.id)).limit(60),
    db.select({ subject: as(registrations.id, 'registration_id'), name: registrations.email, program: as(programs.name, 'program_name') }).from(registrations).innerJoin(programs, eq(programs.id, registrations.programId)).where(sql`${registrations.state} IN ('draft', 'email_confirmed')`).orderBy(desc(registrations.id)).limit(40),
  ]);
  return [
    ...begun.map((one) => ({ ...one, what: 'started' as const, dueOn: null })),
    ...sent.map(({ company, email, ...one }) => ({ ...one, name: company ?? email ?? '' })),
  ];
}

/** Everything out and the seed in, in one batch: whoever comes meanwhile finds the one or the other, and of several resets at once each leaves a whole seed. */
export async function putSeedBack(d1: D1Database, seed: readonly SeedStatement[]): Promise<void> {
  await d1.batch([
    // What refers to what is looked at once, at the end.
    d1.prepare('PRAGMA defer_foreign_keys = on'),
    ...tables.map((table) => d1.prepare(`DELETE FROM "${getTableName(table)}"`)),
    ...seed.map(({ sql, params }) => d1.prepare(sql).bind(...params.map((value) => (typeof value === 'boolean' ? Number(value) : value)))),
  ]);
}
