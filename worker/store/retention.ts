/** What goes by itself (schema/retention.ts), as statements whose reads are bounded: each is the beginning of a range of an index. */
import { type SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type Over, keptAs, tableNames } from '../../schema/retention.ts';
import { registrations } from '../../schema/tables/registration.ts';
import { jobRuns } from '../../schema/tables/system.ts';
import { idPrefixes } from '../../schema/values.ts';
import type { Held } from '../rules/retention.ts';
import type { Database, Statement } from './database.ts';
import { tableNamed } from './tables.ts';

const day = 86_400_000;
/** A row refers to another for minutes longer than that one stands. */
const slack = 600_000;
/** Ids of before an instant are smaller than this: they begin with theirs (UUIDv7). */
export const idBefore = (prefix: string, at: number): string => `${prefix}_${Math.max(at, 0).toString(16).padStart(12, '0')}`;

const name = (text: string): SQL => sql.identifier(text) as unknown as SQL;
function isOver({ after, days, only, also, until, behind }: Over, now: number): SQL {
  const before = now - days * day;
  const oldest = (behind ?? []).map((table) => sql`, coalesce((SELECT min(expires_at) FROM ${name(table)}), 9e15) - ${slack}`);
  const range = typeof after === 'string' ? sql`${name(after)} < ${behind ? sql`min(${before}${sql.join(oldest)})` : sql`${before}`}` : sql`id < ${idBefore(idPrefixes[after.id], before)}`;
  const same = Object.entries(only ?? {}).map(([column, value]) => sql`${name(column)} = ${value} AND `);
  return sql`${sql.join(same)}${range}${also ? sql` AND ${name(also)} < ${before}` : sql``}${until ? sql` AND ${name(until)} <= ${now}` : sql``} ORDER BY ${typeof after === 'string' ? name(after) : sql`id`}`;
}
/** For each deleted row the database looks through the tables that may refer to it. */
const fewer = 5;
/** For each table whose rows go by themselves, the statement that deletes `most` of the oldest; of those that others refer to fewer, and last. */
export const deletions = (db: Database, now: number, most: number): { readonly table: string; readonly statement: Statement }[] =>
  tableNames.flatMap((table) => { const { over } = keptAs(table); return typeof over === 'string' ? [] : [{ table, over }]; }).toSorted((a, b) => (a.over.behind?.length ?? 0) - (b.over.behind?.length ?? 0)).map(({ table, over }) => ({
    table, statement: db.delete(tableNamed.get(table) as SQLiteTable).where(sql`rowid IN (SELECT rowid FROM ${name(table)} WHERE ${isOver(over, now)} LIMIT ${over.behind ? most / fewer : most})`),
  }));

const job = 'retain';
/** Where the last run's walk ended: registrations are looked at in turn, a few a run, for whether their time is over follows from several columns. */
const walkedTo = sql`printf('reg_%012x', coalesce((SELECT counts ->> 'walkedTo' FROM ${jobRuns} WHERE job = ${job}), 0))`;
export const nextRegistrations = (db: Database, before: number, most: number) => db.select({
  id: registrations.id, programId: registrations.programId, distributorId: registrations.distributorId, state: registrations.state, email: registrations.email, submittedAt: registrations.submittedAt, decidedAt: registrations.decidedAt,
  declinedBy: registrations.declinedBy, reapply: registrations.reapply, draft: registrations.draft, applicant: registrations.applicant, contacts: registrations.contacts, note: registrations.note,
}).from(registrations).where(sql`id >= ${walkedTo} AND id < ${idBefore('reg', before)}`).orderBy(registrations.id).limit(most);
/** Where the next run goes on; at the end, from the beginning. */
export function walkOn(rows: readonly Held[], most: number, done: number): number {
  const last = rows[done - 1];
  if (!last || (done === rows.length && rows.length < most)) return 0;
  return Number.parseInt(last.id.slice(4, 16), 16) + (done === rows.length && rows[0]?.id.slice(4, 16) === last.id.slice(4, 16) ? 1 : 0);
}
/** Keeps where the walk stands. */
export const keepWalk = (db: Database, now: number, counts: Record<string, number>): Statement => db.insert(jobRuns).values({ job, at: now, took: 0, counts }).onConflictDoUpdate({ target: jobRuns.job, set: { at: now, counts } });
