import { type SQL, desc, getTableColumns, sql } from 'drizzle-orm';
import { operators } from '../../schema/tables/organizations.ts';
import { activity } from '../../schema/tables/system.ts';
import type { OrganizationKind } from '../../schema/values.ts';
import type { Database } from './database.ts';

interface Ask { readonly organization: string | null; readonly kind: OrganizationKind; readonly before: string | null; readonly limit: number }

/**
 * Ids of one page of an organization's log (PAG-3): its own entries, and as a distributor or vendor those of its registrations. Each part is cut
 * to the page before they are joined, so that a page costs the same at any size.
 */
function pageOf({ organization, kind, before, limit }: Ask): SQL {
  const part = (column: SQL): SQL => sql`SELECT id FROM (SELECT id FROM activity WHERE ${column} = ${organization} AND id < ${before ?? '~'} ORDER BY id DESC LIMIT ${limit})`;
  const own = part(sql`organization_id`);
  const wider = { distributor: sql`distributor_id`, vendor: sql`vendor_id`, partner: undefined, customer: undefined }[kind];
  return wider ? sql`${own} UNION ${part(wider)}` : own;
}

/** One page, newest first; `organization: null` is everybody's log, for the demo. */
export const listActivity = (db: Database, ask: Ask) =>
  db.select({ ...getTableColumns(activity), actorName: sql<string | null>`(SELECT name FROM ${operators} o WHERE o.id = activity.actor_id)`.as('actor_name') }).from(activity)
    .where(ask.organization === null ? sql`${activity.id} < ${ask.before ?? '~'}` : sql`${activity.id} IN (${pageOf(ask)})`)
    .orderBy(desc(activity.id)).limit(ask.limit);
