import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { CompanyDetails } from '../registration.ts';
import type { Brand } from '../brand.ts';
import type { Policy } from '../programs.ts';
import type { Locale, OrganizationKind, Role } from '../values.ts';

/** Instants are milliseconds since 1970 UTC; ids are prefixed text (values.ts). */
export const organizations = sqliteTable('organizations', {
  id: text().primaryKey(),
  kind: text().$type<OrganizationKind>().notNull(),
  name: text().notNull(),
  /** Legal data (ENR-10); null for seeded organizations that never registered. */
  company: text({ mode: 'json' }).$type<CompanyDetails>(),
  /** Legal name, folded (accents and case removed), and its country: what REG-10 compares. */
  foldedName: text('folded_name').notNull(),
  country: text().notNull(),
  duns: text(),
  brand: text({ mode: 'json' }).$type<Brand>(),
  createdAt: integer('created_at').notNull(),
}, (t) => [index('organizations_duns').on(t.duns), index('organizations_name').on(t.foldedName, t.country)]);

/** Mail domains of approved companies. Several companies may share one; a shared host is nobody's. */
export const organizationDomains = sqliteTable('organization_domains', {
  domain: text().notNull(),
  organizationId: text('organization_id').notNull().references(() => organizations.id),
}, (t) => [primaryKey({ columns: [t.domain, t.organizationId] }), index('organization_domains_organization').on(t.organizationId)]);

export const operators = sqliteTable('operators', {
  id: text().primaryKey(),
  organizationId: text('organization_id').notNull().references(() => organizations.id),
  /** Canonical (values.ts); an address is operator of one organization (OPR-3). */
  email: text().notNull(),
  name: text().notNull(),
  role: text().$type<Role>().notNull(),
  locale: text().$type<Locale>().notNull(),
  state: text().$type<'invited' | 'active' | 'removed'>().notNull(),
  createdAt: integer('created_at').notNull(),
  /** How it came: of a registration, an invitation (OPR-3) or an import (OPR-8). */
  source: text().$type<'registration' | 'invitation' | 'import'>().notNull().default('registration'),
  /** Name, or address while there is none, folded: what a list is sorted by; and with the address what is searched. */
  sortName: text('sort_name').notNull().default(''),
  search: text().notNull().default(''),
  rank: integer().generatedAlwaysAs(sql`(CASE role WHEN 'super_admin' THEN 3 WHEN 'admin' THEN 2 ELSE 1 END)`, { mode: 'virtual' }),
  /** Of the last invitation: when it was mailed, by whom, until when it stands, its link, and how many there were. */
  invitedAt: integer('invited_at'),
  invitedBy: text('invited_by'),
  invitationExpiresAt: integer('invitation_expires_at'),
  invitationLink: text('invitation_link'),
  invitationSequence: integer('invitation_sequence').notNull().default(0),
  /** An invitation that nobody accepted in time holds its address no longer; it can still be sent again. */
  lapsed: integer({ mode: 'boolean' }).notNull().default(false),
  /** Last sign-in, 0 while there was none: a sorted index needs a value. */
  seenAt: integer('seen_at').notNull().default(0),
  removedAt: integer('removed_at'),
}, (t) => [
  uniqueIndex('operators_email').on(t.email).where(sql`state <> 'removed' AND lapsed = 0`),
  // An index for part of the rows is used only where a statement names that part.
  index('operators_address').on(t.email),
  index('operators_organization').on(t.organizationId, t.state, t.role),
  // One for each way to sort: a page of the list is a range of one.
  index('operators_name').on(t.organizationId, t.sortName, t.id).where(sql`state <> 'removed'`),
  index('operators_rank').on(t.organizationId, t.rank, t.sortName, t.id).where(sql`state <> 'removed'`),
  index('operators_seen').on(t.organizationId, t.seenAt, t.id).where(sql`state <> 'removed'`),
  index('operators_added').on(t.organizationId, t.id).where(sql`state <> 'removed'`),
  index('operators_invited').on(t.invitationExpiresAt).where(sql`state = 'invited'`),
]);

export const programs = sqliteTable('programs', {
  id: text().primaryKey(),
  vendorId: text('vendor_id').notNull().references(() => organizations.id),
  name: text().notNull(),
}, (t) => [index('programs_vendor').on(t.vendorId)]);

/** Versions of a program's policy; the one in force is the newest whose `effectiveAt` has come. Never edited. */
export const policies = sqliteTable('policies', {
  programId: text('program_id').notNull().references(() => programs.id),
  version: integer().notNull(),
  effectiveAt: integer('effective_at').notNull(),
  policy: text({ mode: 'json' }).$type<Policy>().notNull(),
}, (t) => [primaryKey({ columns: [t.programId, t.version] })]);

/** Which distributors carry a program, and for partners of which countries (ISO codes). */
export const programDistributors = sqliteTable('program_distributors', {
  programId: text('program_id').notNull().references(() => programs.id),
  distributorId: text('distributor_id').notNull().references(() => organizations.id),
  countries: text({ mode: 'json' }).$type<string[]>().notNull(),
}, (t) => [primaryKey({ columns: [t.programId, t.distributorId] }), index('program_distributors_distributor').on(t.distributorId)]);

export const enrollments = sqliteTable('enrollments', {
  id: text().primaryKey(),
  programId: text('program_id').notNull().references(() => programs.id),
  partnerId: text('partner_id').notNull().references(() => organizations.id),
  state: text().$type<'pending' | 'qualified' | 'active' | 'suspended' | 'ended'>().notNull(),
  createdAt: integer('created_at').notNull(),
}, (t) => [uniqueIndex('enrollments_partner').on(t.partnerId, t.programId), index('enrollments_program').on(t.programId)]);

/** Ties of an enrollment to its distributors: one at a time or several, as the policy says. */
export const enrollmentDistributors = sqliteTable('enrollment_distributors', {
  enrollmentId: text('enrollment_id').notNull().references(() => enrollments.id),
  distributorId: text('distributor_id').notNull().references(() => organizations.id),
  createdAt: integer('created_at').notNull(),
}, (t) => [primaryKey({ columns: [t.enrollmentId, t.distributorId] }), index('enrollment_distributors_distributor').on(t.distributorId)]);

/** The distributor's statement that the product is active: for a registration under review, then for the partner that came of it. */
export const productActivations = sqliteTable('product_activations', {
  id: text().primaryKey(),
  programId: text('program_id').notNull().references(() => programs.id),
  distributorId: text('distributor_id').notNull().references(() => organizations.id),
  /** Set for an activation made beforehand, by the company's domain. */
  domain: text(),
  registrationId: text('registration_id'),
  partnerId: text('partner_id').references(() => organizations.id),
  createdAt: integer('created_at').notNull(),
}, (t) => [
  uniqueIndex('product_activations_registration').on(t.registrationId),
  index('product_activations_domain').on(t.programId, t.distributorId, t.domain),
]);
