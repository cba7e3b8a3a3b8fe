import { type SQL, desc, sql } from 'drizzle-orm';
import { operators } from '../../schema/tables/organizations.ts';
import { activity } from '../../schema/tables/system.ts';
import type { OrganizationKind } from '../../schema/values.ts';
import type { Database } from './database.ts';

export interface Filters { readonly actor?: string | undefined; readonly event?: string | undefined; readonly subject?: string | undefined; /** Instants in ms. */ readonly from?: number | undefined; readonly to?: number | undefined }
export interface Ask extends Filters { readonly organization: string; readonly kind: OrganizationKind; readonly before: string | null; readonly limit: number }
export type Logged = typeof activity.$inferSelect;
export interface LogPage { readonly rows: Logged[]; /** The last entry that was looked at, where more may follow. */ readonly lookedAt: Pick<Logged, 'id' | 'at'> | null }

/** Entries that a search looks at before it says how far it has come: thirty pages. */
export const mostLookedAt = 1_500;
/** An id of before all that happened at an instant. Ids hold theirs (UUIDv7), so a span of time is a range of them. */
const idFrom = (at: number): string => `act_${Math.min(Math.max(at, 0), 2 ** 48 - 1).toString(16).padStart(12, '0')}`;
/** Each kind's whole log is a range of one index (store/commit.ts). */
const viewer = { vendor: sql`vendor_id`, distributor: sql`distributor_id`, partner: sql`organization_id`, customer: sql`organization_id` } as const;
const all = (parts: readonly (SQL | undefined)[]): SQL => sql.join(parts.filter((part) => part !== undefined), sql` AND `);

/**
 * A page of an organization's log, newest first (PAG-3). A subject's entries are a range of an index; so are those of an own operator, and the whole
 * log. What those ranges hold besides is looked at and left out; not without end, and never those of others, that nothing is learned of them.
 */
export async function listActivity(db: Database, ask: Ask): Promise<LogPage> {
  const { organization, kind, before, limit, actor, event, subject, from, to } = ask;
  const mine = sql`${viewer[kind]} = ${organization}`;
  const top = [before, to === undefined ? null : idFrom(to)].filter((id) => id !== null).toSorted()[0] ?? '~';
  const range = all([sql`id < ${top}`, from === undefined ? undefined : sql`id >= ${idFrom(from)}`]);
  const person = actor?.startsWith('opr_') ? actor : undefined;
  const acted = person ? sql`actor_id = ${person}` : actor ? sql`actor_kind = ${actor}` : undefined;
  const happened = event === undefined ? undefined : event.includes('.') ? sql`event = ${event}` : sql`event >= ${`${event}.`} AND event < ${`${event}/`}`;
  const page = (within: SQL): SQL => sql`${within} ORDER BY id DESC LIMIT ${limit + 1}`;
  const rest = [acted, happened].filter((part) => part !== undefined);
  const select = (where: SQL) => db.select().from(activity).where(where);

  if (subject !== undefined) return whole(await select(sql`subject_id = ${subject} AND ${all([range, sql`+${mine}`, acted && sql`+${acted}`, happened && sql`+${happened}`])} ORDER BY id DESC LIMIT ${limit + 1}`), limit);
  if (rest.length === 0) return whole(await select(page(all([mine, range]))), limit);

  const within = (first: SQL, more: readonly (SQL | undefined)[]): SQL => sql`id IN (SELECT id FROM (SELECT id, ${sql.raw(columns)} FROM ${activity} WHERE ${first} AND ${range} ORDER BY id DESC LIMIT ${mostLookedAt}) WHERE ${all(more)} LIMIT ${limit + 1})`;
  const own = person ? sql`(SELECT organization_id FROM ${operators} WHERE id = ${person}) IS ${organization}` : sql`FALSE`;
  // Of the two ranges one is empty, for it is of nobody: a condition beside it would be asked row by row.
  const byActor = sql`actor_id = iif(${own}, ${person ?? ''}, NULL)`, byViewer = sql`${viewer[kind]} = iif(${own}, NULL, ${organization})`;
  const [acting, seen] = await db.batch([select(within(byActor, [mine, happened])).orderBy(desc(activity.id)), select(within(byViewer, rest)).orderBy(desc(activity.id))]);
  const found = [...acting, ...seen];
  if (found.length > limit) return whole(found, limit);
  // Not a page full: how far the search has come.
  const last = (first: SQL) => db.select({ id: activity.id, at: activity.at }).from(activity).where(sql`${first} AND ${range} ORDER BY id DESC LIMIT 1 OFFSET ${mostLookedAt - 1}`);
  const [[actorsLast], [viewersLast]] = await db.batch([last(byActor), last(byViewer)]);
  return { rows: found, lookedAt: actorsLast ?? viewersLast ?? null };
}
/** What a search looks at beside the range that it goes along. */
const columns = 'actor_kind, actor_id, event, vendor_id, distributor_id, organization_id';
function whole(rows: Logged[], limit: number): LogPage {
  const shown = rows.slice(0, limit);
  return { rows: shown, lookedAt: rows.length > limit ? (shown.at(-1) ?? null) : null };
}

/** Everybody's newest entries, for the demo. */
export const listEverything = (db: Database, limit: number): Promise<Logged[]> => db.select().from(activity).orderBy(desc(activity.id)).limit(limit);
