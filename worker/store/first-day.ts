/** What is there of what whoever runs a portal sets up. Each function is one round trip. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { operators, organizations, policies, programDistributors, programs } from '../../schema/tables/organizations.ts';
import { embedKeys } from '../../schema/tables/system.ts';
import { fold } from '../../schema/fold.ts';
import type { FirstDayFacts, Holder, RestoreFacts } from '../rules/first-day.ts';
import type { Database } from './database.ts';

const holderColumns = { email: operators.email, operator: operators.id, organization: operators.organizationId, state: operators.state, role: operators.role, name: operators.name, locale: operators.locale };
const holding = sql`state <> 'removed' AND lapsed = 0`;

export async function loadFirstDay(db: Database, ask: { readonly vendor: string; readonly program: string; readonly distributor: string | null; readonly emails: readonly string[] }): Promise<FirstDayFacts> {
  const named = (kind: 'vendor' | 'distributor', name: string) => sql`(SELECT id FROM ${organizations} WHERE kind = ${kind} AND folded_name = ${fold(name)})`;
  const vendor = named('vendor', ask.vendor), distributor = named('distributor', ask.distributor ?? '');
  const program = sql`(SELECT id FROM ${programs} WHERE vendor_id = ${vendor} AND name = ${ask.program})`;
  const organization = (id: ReturnType<typeof named>) => db.select({ id: organizations.id, name: organizations.name }).from(organizations).where(sql`id = ${id}`).limit(1);
  const [vendors, found, distributors, carried, people, keys] = await db.batch([
    organization(vendor),
    db.select({ id: programs.id, name: programs.name, policyVersion: sql<number>`coalesce((SELECT max(version) FROM ${policies} WHERE program_id = programs.id), 0)`.as('policy_version') }).from(programs).where(sql`id = ${program}`).limit(1),
    organization(distributor),
    db.select({ id: programDistributors.distributorId }).from(programDistributors).where(sql`program_id = ${program} AND distributor_id = ${distributor}`).limit(1),
    db.select(holderColumns).from(operators).where(and(sql`email IN (SELECT value FROM json_each(${JSON.stringify(ask.emails)}))`, holding)),
    db.select({ id: embedKeys.id, kind: embedKeys.kind, programId: embedKeys.programId, origins: embedKeys.origins, token: embedKeys.token }).from(embedKeys).where(and(sql`organization_id = ${vendor}`, isNull(embedKeys.revokedAt))),
  ]);
  return { vendor: vendors[0] ?? null, program: found[0] ?? null, distributor: distributors[0] ?? null, carries: carried.length > 0, holders: new Map(people.map((one) => [one.email, one as Holder])), keys };
}

export async function loadRestore(db: Database, ask: { readonly email: string; readonly organization: string | null }): Promise<RestoreFacts> {
  const [[holder]] = await db.batch([db.select(holderColumns).from(operators).where(and(eq(operators.email, ask.email), holding)).limit(1)]);
  const id = holder?.organization ?? ask.organization ?? '';
  const [[organization], others] = await db.batch([
    db.select({ id: organizations.id, name: organizations.name, kind: organizations.kind }).from(organizations).where(eq(organizations.id, id)).limit(1),
    db.select({ email: operators.email }).from(operators).where(sql`organization_id = ${id} AND state = 'active' AND role = 'super_admin' AND email <> ${ask.email}`).limit(10),
  ]);
  return { holder: (holder as Holder | undefined) ?? null, organization: organization ?? null, others: others.map(({ email }) => email) };
}

/** A key by its id, or by the key itself as far as the database holds it. */
export const findKey = async (db: Database, id: string) => (await db.select().from(embedKeys).where(sql`id = ${id} OR (kind = 'publishable' AND token = ${id})`).limit(1))[0];
export const listKeys = (db: Database) => db.select({
  id: embedKeys.id, kind: embedKeys.kind, token: embedKeys.token, origins: embedKeys.origins, organization: sql<string>`(SELECT name FROM ${organizations} WHERE id = embed_keys.organization_id)`.as('organization'),
  program: sql<string | null>`(SELECT name FROM ${programs} WHERE id = embed_keys.program_id)`.as('program'), createdAt: embedKeys.createdAt, revokedAt: embedKeys.revokedAt,
}).from(embedKeys).orderBy(embedKeys.organizationId, embedKeys.createdAt, embedKeys.id);
/** Whose key it is to be: an organization by its id or name, with the one program that it sells, where it is one. */
export async function findOwner(db: Database, name: string) {
  const [organization] = await db.select({ id: organizations.id, name: organizations.name, kind: organizations.kind }).from(organizations).where(sql`kind IN ('vendor', 'distributor') AND (id = ${name} OR folded_name = ${fold(name)})`).limit(1);
  if (!organization) return undefined;
  const sold = await db.select({ id: programs.id, name: programs.name }).from(programs).where(organization.kind === 'vendor' ? eq(programs.vendorId, organization.id) : sql`id IN (SELECT program_id FROM ${programDistributors} WHERE distributor_id = ${organization.id})`).orderBy(programs.name).limit(50);
  return { ...organization, programs: sold };
}
