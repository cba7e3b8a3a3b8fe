import { type SQL, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import { operators, programs } from '../../schema/tables/organizations.ts';
import { activity } from '../../schema/tables/system.ts';
import type { OrganizationKind } from '../../schema/values.ts';
import type { Database } from './database.ts';

/** Whose log shows an entry (PAG-3): its organization's, its distributor's, and its program's vendor's. */
const shownTo = (organization: string, kind: OrganizationKind): SQL => {
  const own = sql`SELECT id FROM ${activity} WHERE organization_id = ${organization}`;
  if (kind === 'distributor') return sql`${activity.id} IN (${own} UNION SELECT id FROM ${activity} WHERE distributor_id = ${organization})`;
  if (kind === 'vendor') return sql`${activity.id} IN (${own} UNION SELECT id FROM ${activity} WHERE program_id IN (SELECT id FROM ${programs} WHERE vendor_id = ${organization}))`;
  return eq(activity.organizationId, organization);
};

export const listActivity = (db: Database, ask: { organization: string | null; kind: OrganizationKind; before: string | null; limit: number }) =>
  db.select({ ...getTableColumns(activity), actorName: sql<string | null>`(SELECT name FROM ${operators} o WHERE o.id = activity.actor_id)`.as('actor_name') }).from(activity)
    .where(sql`${ask.organization === null ? sql`1` : shownTo(ask.organization, ask.kind)} AND ${ask.before ? sql`${activity.id} < ${ask.before}` : sql`1`}`)
    .orderBy(desc(activity.id)).limit(ask.limit);
