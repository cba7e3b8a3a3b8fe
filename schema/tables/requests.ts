import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { CompanyDetails, conflictKinds } from '../registration.ts';
import type { blockKinds, requestKinds } from '../requests.ts';
import type { Action } from '../permissions.ts';
import type { ProblemCode } from '../problems.ts';
import type { StateOf } from '../states.ts';
import type { Role } from '../values.ts';
import { enrollments, operators, organizations, programs } from './organizations.ts';
import { registrations } from './registration.ts';

/** What somebody asks help with: the refusal, what was wanted, and what it was about. */
export interface HelpAsked { readonly code: ProblemCode; readonly action: Action | null; readonly role: Role | null; readonly subject: string | null; readonly note: string | null; /** Name of who is asked. */ readonly to: string }

/**
 * The one queue: a row for each thing that one asks of another, with what a line of the list shows, so that a page reads its rows and no more.
 * Who may see it stands in the three columns of viewers; a page is one range of a viewer's index.
 */
export const requests = sqliteTable('requests', {
  id: text().primaryKey(),
  kind: text().$type<(typeof requestKinds)[number]>().notNull(),
  state: text().$type<StateOf<'request'>>().notNull(),
  bucket: text().$type<'pending' | 'approved' | 'refused' | 'closed'>().generatedAlwaysAs(sql`(CASE state WHEN 'withdrawn' THEN 'closed' WHEN 'expired' THEN 'closed' ELSE state END)`, { mode: 'virtual' }),
  /** Id of the registration or transfer; of a request for help its own. */
  subjectId: text('subject_id').notNull(),
  /** Null where it concerns none: a request for help within a company. */
  programId: text('program_id').references(() => programs.id),
  /** Viewers. */
  vendorId: text('vendor_id').references(() => organizations.id),
  distributorId: text('distributor_id').references(() => organizations.id),
  organizationId: text('organization_id').references(() => organizations.id),
  /** Who must act; null once decided. */
  actorId: text('actor_id').references(() => organizations.id),
  actorKind: text('actor_kind').$type<'company' | 'distributor' | 'vendor'>(),
  dueOn: text('due_on'),
  /** When it moves on by itself, if it is still undecided: a join or transfer that nobody answered. */
  deadlineAt: integer('deadline_at'),
  programName: text('program_name'),
  /** For the vendor's list. */
  distributorName: text('distributor_name'),
  company: text(),
  country: text(),
  person: text(),
  email: text(),
  productActivation: text('product_activation').$type<'not_needed' | 'missing' | 'active'>().notNull().default('not_needed'),
  /** As of sending: decisions ask again. */
  conflicts: text({ mode: 'json' }).$type<(typeof conflictKinds)[number][]>().notNull().default([]),
  /** Folded text of company, person and address. */
  search: text().notNull().default(''),
  askedAt: integer('asked_at').notNull(),
  decidedAt: integer('decided_at'),
  deciderKind: text('decider_kind').$type<'operator' | 'vendor' | 'policy'>(),
  deciderName: text('decider_name'),
  /** Of a request for help: which operator asks, in whose name, what was refused, and the answer. */
  askerId: text('asker_id').references(() => operators.id),
  help: text({ mode: 'json' }).$type<HelpAsked>(),
  answer: text(),
}, (t) => [
  uniqueIndex('requests_subject').on(t.subjectId),
  index('requests_vendor').on(t.vendorId, t.bucket, t.id).where(sql`vendor_id IS NOT NULL`),
  index('requests_distributor').on(t.distributorId, t.bucket, t.id).where(sql`distributor_id IS NOT NULL`),
  index('requests_organization').on(t.organizationId, t.bucket, t.id).where(sql`organization_id IS NOT NULL`),
  index('requests_actor').on(t.actorId, t.id).where(sql`state = 'pending'`),
  // The rare kinds: found by themselves without reading all registrations.
  index('requests_vendor_kind').on(t.vendorId, t.kind, t.bucket, t.id).where(sql`kind <> 'registration'`),
  index('requests_distributor_kind').on(t.distributorId, t.kind, t.bucket, t.id).where(sql`kind <> 'registration'`),
  index('requests_asker').on(t.askerId, t.id).where(sql`asker_id IS NOT NULL`),
  index('requests_deadline').on(t.deadlineAt).where(sql`state = 'pending' AND deadline_at IS NOT NULL`),
]);

/** An organization's own notes on a request. */
export const requestNotes = sqliteTable('request_notes', {
  id: text().primaryKey(),
  requestId: text('request_id').notNull().references(() => requests.id),
  organizationId: text('organization_id').notNull().references(() => organizations.id),
  operatorId: text('operator_id').notNull().references(() => operators.id),
  text: text().notNull(),
  createdAt: integer('created_at').notNull(),
}, (t) => [index('request_notes_request').on(t.requestId, t.organizationId, t.id)]);

/** A partner's change from one distributor to another, in a program with one at a time (REG-12). */
export const transfers = sqliteTable('transfers', {
  id: text().primaryKey(),
  programId: text('program_id').notNull().references(() => programs.id),
  enrollmentId: text('enrollment_id').notNull().references(() => enrollments.id),
  organizationId: text('organization_id').notNull().references(() => organizations.id),
  fromId: text('from_id').notNull().references(() => organizations.id),
  toId: text('to_id').notNull().references(() => organizations.id),
  /** The registration that asked for it. */
  registrationId: text('registration_id').references(() => registrations.id),
  state: text().$type<StateOf<'transfer'>>().notNull(),
  askerName: text('asker_name').notNull(),
  askerEmail: text('asker_email').notNull(),
  createdAt: integer('created_at').notNull(),
  dueOn: text('due_on').notNull(),
  /** Nobody answered in time: the vendor decides. */
  escalatedAt: integer('escalated_at'),
  objection: text(),
  objectedAt: integer('objected_at'),
  decidedAt: integer('decided_at'),
  decidedBy: text('decided_by'),
  decisionNote: text('decision_note'),
}, (t) => [
  uniqueIndex('transfers_open').on(t.enrollmentId).where(sql`state IN ('requested', 'objected')`),
  index('transfers_registration').on(t.registrationId),
]);

/** Whom a vendor keeps out of a program (REG-11). Its reason is the vendor's alone. */
export const blocks = sqliteTable('blocks', {
  id: text().primaryKey(),
  programId: text('program_id').notNull().references(() => programs.id),
  kind: text().$type<(typeof blockKinds)[number]>().notNull(),
  /** What is compared: the kind and its canonical value. */
  key: text().notNull(),
  /** As shown. */
  value: text().notNull(),
  country: text(),
  reason: text().notNull(),
  createdAt: integer('created_at').notNull(),
  createdBy: text('created_by').references(() => operators.id),
  liftedAt: integer('lifted_at'),
}, (t) => [uniqueIndex('blocks_active').on(t.programId, t.key).where(sql`lifted_at IS NULL`), index('blocks_program').on(t.programId, t.id)]);

/** The embedded company directory: companies by D-U-N-S number (ENR-2). */
export const companyDirectory = sqliteTable('company_directory', {
  duns: text().primaryKey(),
  company: text({ mode: 'json' }).$type<CompanyDetails>().notNull(),
});
