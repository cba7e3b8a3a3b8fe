/** Writes the demo world into an empty or already seeded database: a second run changes nothing. */
import { type Query, getTableColumns } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { enrollmentDistributors, enrollments, operators, organizationDomains, organizations, policies, productActivations, programDistributors, programs } from '../../schema/tables/organizations.ts';
import { registrations } from '../../schema/tables/registration.ts';
import { companyDirectory, requests as queue, transfers } from '../../schema/tables/requests.ts';
import { activity, embedKeys } from '../../schema/tables/system.ts';
import { fold } from '../../schema/fold.ts';
import { colleagues, listed } from './colleagues.ts';
import { history } from './history.ts';
import { idFor } from './ids.ts';
import type { WorldOperator, WorldOrganization } from './organization.ts';
import { type KeyName, type KeyOrigins, originsFor } from './origins.ts';
import { directory } from './directory.ts';
import { registrationRow, requestRow } from './registration-row.ts';
import { day, hour } from './time.ts';
import { teamHistory } from './team-history.ts';
import { transferRows } from './transfers.ts';
import { world } from './world.ts';

/** D1 takes at most this many bound parameters a statement. */
const parameters = 100;
const sha256 = async (text: string): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

type Staff = { readonly operators?: Readonly<Record<string, WorldOperator>> };
/** Every organization of the world, with its operators where it has any. */
export const everyone = (): (WorldOrganization & Staff)[] =>
  [...Object.values(world.vendors), ...Object.values(world.distributors), ...Object.values(world.partners), world.customers.verger, ...world.customers.others];

/** Seeds relative to `now` (ms). `origins` are the exact origins of each key, by default those of the default port. */
export async function seedWorld(db: DrizzleD1Database, now: number, origins: KeyOrigins = originsFor()): Promise<void> {
  await db.batch((await seedStatements(db, now, origins)) as unknown as [BatchItem<'sqlite'>, ...BatchItem<'sqlite'>[]]);
}

type Insertion = BatchItem<'sqlite'> & { toSQL(): Query };
/** The seed as the statements that write it, in the order of what refers to what. */
export async function seedStatements(db: DrizzleD1Database, now: number, origins: KeyOrigins): Promise<Insertion[]> {
  const statements: Insertion[] = [];
  const insert = <T extends SQLiteTable>(table: T, rows: readonly T['$inferInsert'][]): void => {
    const size = Math.floor(parameters / Object.keys(getTableColumns(table)).length);
    for (let at = 0; at < rows.length; at += size) statements.push(db.insert(table).values(rows.slice(at, at + size) as never).onConflictDoNothing());
  };
  const organizationRows = everyone();
  const programRows = Object.values(world.programs);
  const requests = Object.values(world.registrations);

  insert(organizations, organizationRows.map((one) => ({
    id: one.id, kind: one.kind, name: one.name, company: one.company, foldedName: fold(one.name), country: one.country, duns: one.company?.duns ?? null, brand: one.brand, createdAt: now - one.daysAgo * day,
  })));
  insert(organizationDomains, Object.values(world.partners).map((one) => ({ domain: one.domain, organizationId: one.id })));
  insert(operators, [
    ...organizationRows.flatMap((one) => Object.values(one.operators ?? {}).map((person, at) => ({ ...person, state: 'active' as const, createdAt: now - one.daysAgo * day, seenAt: now - (at + 1) * 9 * hour, ...listed(person.name, person.email) }))), ...colleagues(now),
  ]);
  insert(programs, programRows.map(({ id, vendorId, name }) => ({ id, vendorId, name })));
  insert(policies, programRows.map(({ id, policy }) => ({ programId: id, version: 1, effectiveAt: now - 900 * day, policy })));
  insert(programDistributors, programRows.flatMap(({ id, carriedBy }) => carriedBy.map((one) => ({ programId: id, ...one }))));
  insert(enrollments, world.enrollments.map((one) => ({ id: one.id, programId: one.programId, partnerId: one.partnerId, state: one.state, createdAt: now - one.daysAgo * day })));
  insert(enrollmentDistributors, world.enrollments.flatMap((one) => one.distributorIds.map((distributorId) => ({ enrollmentId: one.id, distributorId, createdAt: now - one.daysAgo * day }))));
  insert(registrations, requests.map((one) => registrationRow(one, now)));
  const { row: moving, request: asked } = transferRows(now);
  insert(transfers, [moving]);
  insert(queue, [...requests.flatMap((one) => requestRow(one, now)), asked]);
  insert(companyDirectory, directory.map((company) => ({ duns: company.duns ?? '', company })));
  insert(productActivations, activations(now));
  insert(activity, [...requests.flatMap((one) => history(one, now)), ...teamHistory(now)].toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((entry, index) => ({ ...entry, seq: index + 1 })));
  insert(embedKeys, await Promise.all((Object.keys(world.keys) as KeyName[]).map(async (name) => {
    const { site: _, token, ...key } = world.keys[name];
    return { ...key, token: key.kind === 'secret' ? await sha256(token) : token, origins: [...origins[name]], createdAt: now - 100 * day };
  })));
  return statements;
}

/** Active products: of enrolled partners, of registrations, and one made beforehand for a mail domain. */
function activations(now: number): (typeof productActivations.$inferInsert)[] {
  const requests = Object.values(world.registrations).filter((one) => one.activated);
  const registered = new Set(requests.map((one) => one.decision?.organizationId));
  return [
    ...world.enrollments.filter((one) => one.activated && !registered.has(one.partnerId)).flatMap((one) => one.distributorIds.map((distributorId) => ({
      id: idFor('activation', `${one.id} at ${distributorId}`), programId: one.programId, distributorId, partnerId: one.partnerId, createdAt: now - one.daysAgo * day,
    }))),
    ...requests.map((one) => ({
      id: idFor('activation', one.id), programId: one.programId, distributorId: one.distributorId ?? '', domain: one.email.slice(one.email.lastIndexOf('@') + 1), registrationId: one.id,
      partnerId: one.decision?.organizationId ?? null, createdAt: now - one.daysAgo * day + 2 * day / 24,
    })),
    { id: idFor('activation', world.activatedBeforehand.domain), programId: world.programs[world.activatedBeforehand.program].id, distributorId: world.activatedBeforehand.distributorId, domain: world.activatedBeforehand.domain, createdAt: now - 3 * day },
  ];
}
