/** Brands. Each function is one round trip. */
import { eq, sql } from 'drizzle-orm';
import type { Brand } from '../../schema/brand.ts';
import { enrollmentDistributors, enrollments, organizations } from '../../schema/tables/organizations.ts';
import type { Database } from './database.ts';

export const findBrand = async (db: Database, organization: string): Promise<Brand | null> =>
  (await db.select({ brand: organizations.brand }).from(organizations).where(eq(organizations.id, organization)).limit(1))[0]?.brand ?? null;

/** Of an organization's pages: its own, else that of the distributor it has worked with longest. */
export async function findPageBrand(db: Database, organization: string): Promise<Brand | null> {
  const theirs = sql<string | null>`(SELECT d.brand FROM ${enrollments} e JOIN ${enrollmentDistributors} t ON t.enrollment_id = e.id JOIN ${organizations} d ON d.id = t.distributor_id
    WHERE e.partner_id = organizations.id AND e.state <> 'ended' AND d.brand IS NOT NULL ORDER BY t.created_at, t.distributor_id LIMIT 1)`;
  const [row] = await db.select({ own: organizations.brand, theirs: theirs.as('theirs') }).from(organizations).where(eq(organizations.id, organization)).limit(1);
  return row?.own ?? (row?.theirs ? (JSON.parse(row.theirs) as Brand) : null);
}
