/** Loads programs with the policy in force. */
import { type SQL, and, desc, eq, lte, sql } from 'drizzle-orm';
import { organizations, policies, programDistributors, programs } from '../../schema/tables/organizations.ts';
import type { ProgramFacts } from '../rules/registration-facts.ts';
import { as } from './columns.ts';
import type { Database } from './database.ts';

/** The two statements that load one program; `id` may be a subquery. */
export const programQueries = (db: Database, id: string | SQL, now: number) => [
  db.select({
    id: as(programs.id, 'program_id'), name: as(programs.name, 'program_name'), vendorId: as(organizations.id, 'vendor_id'), vendorName: as(organizations.name, 'vendor_name'),
    policy: policies.policy, version: policies.version,
  }).from(programs).innerJoin(organizations, eq(organizations.id, programs.vendorId))
    .innerJoin(policies, and(eq(policies.programId, programs.id), lte(policies.effectiveAt, now)))
    .where(eq(programs.id, id)).orderBy(desc(policies.version)).limit(1),
  db.select({ id: as(organizations.id, 'distributor_id'), name: as(organizations.name, 'distributor_name'), countries: programDistributors.countries })
    .from(programDistributors).innerJoin(organizations, eq(organizations.id, programDistributors.distributorId))
    .where(eq(programDistributors.programId, id)).orderBy(sql`distributor_name`),
] as const;

type Rows<Q extends PromiseLike<unknown>> = Awaited<Q>;
type Queries = ReturnType<typeof programQueries>;

/** Program facts from the rows of {@link programQueries}; `undefined` where there is no such program or it has no policy in force. */
export function programFacts(rows: Rows<Queries[0]>, distributors: Rows<Queries[1]>): ProgramFacts | undefined {
  const row = rows[0];
  return row && { id: row.id, name: row.name, vendor: { id: row.vendorId, name: row.vendorName }, policy: row.policy, policyVersion: row.version, distributors };
}

/** Whether a program lets in with a Microsoft 365 work account only; one that is not there asks for nothing. */
export const findWorkAccount = async (db: Database, id: string, now: number): Promise<boolean> =>
  (await db.select({ policy: policies.policy }).from(policies).where(and(eq(policies.programId, id), lte(policies.effectiveAt, now))).orderBy(desc(policies.version)).limit(1))[0]?.policy.workAccount === 'microsoft';
