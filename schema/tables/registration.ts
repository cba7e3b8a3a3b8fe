import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ApplicantDetails, CompanyDetails, Contact, RegistrationDraft, declineReasons, decliners, reapplyPolicies, registrationKinds } from '../registration.ts';
import type { StateOf } from '../states.ts';
import type { Locale } from '../values.ts';
import { organizations, programs } from './organizations.ts';

export const registrations = sqliteTable('registrations', {
  id: text().primaryKey(),
  programId: text('program_id').notNull().references(() => programs.id),
  distributorId: text('distributor_id').references(() => organizations.id),
  kind: text().$type<(typeof registrationKinds)[number]>().notNull().default('company'),
  /** Of a join the company to join, of an enrollment the company that enrolls. */
  joiningId: text('joining_id').references(() => organizations.id),
  state: text().$type<StateOf<'registration'>>().notNull(),
  email: text().notNull(),
  /** Registrable domain of the address (public-suffix list with private suffixes). */
  domain: text().notNull(),
  locale: text().$type<Locale>().notNull(),
  /** The domain is a shared host, so it is nobody's company domain. */
  sharedDomain: integer('shared_domain', { mode: 'boolean' }).notNull().default(false),
  /** Held while open, so that an address has one open registration in a program; and once a day for automatic declines. */
  openKey: text('open_key'),
  /** The one-time code is derived from the id and this number; nothing of it is stored. */
  codeSequence: integer('code_sequence').notNull().default(0),
  codeSentAt: integer('code_sent_at'),
  codeTries: integer('code_tries').notNull().default(0),
  confirmedAt: integer('confirmed_at'),
  /** How often its status link was mailed again, and when last (REG-14). */
  mailSequence: integer('mail_sequence').notNull().default(0),
  mailedAt: integer('mailed_at'),
  /** What was typed so far; gone once it is sent. */
  draft: text({ mode: 'json' }).$type<RegistrationDraft>(),
  applicant: text({ mode: 'json' }).$type<ApplicantDetails>(),
  company: text({ mode: 'json' }).$type<CompanyDetails>(),
  contacts: text({ mode: 'json' }).$type<{ primary: Contact; support: Contact }>(),
  foldedName: text('folded_name'),
  country: text(),
  duns: text(),
  createdAt: integer('created_at').notNull(),
  submittedAt: integer('submitted_at'),
  dueOn: text('due_on'),
  decidedAt: integer('decided_at'),
  decidedBy: text('decided_by'),
  declinedBy: text('declined_by').$type<(typeof decliners)[number]>(),
  reason: text().$type<(typeof declineReasons)[number] | 'webmail'>(),
  note: text(),
  reapply: text().$type<(typeof reapplyPolicies)[number]>(),
  reapplyOn: text('reapply_on'),
  /** The company that came of it. */
  organizationId: text('organization_id').references(() => organizations.id),
}, (t) => [
  uniqueIndex('registrations_open').on(t.openKey),
  index('registrations_email').on(t.programId, t.email, t.createdAt),
  index('registrations_state').on(t.state, t.createdAt),
  index('registrations_domain').on(t.domain, t.state),
  index('registrations_duns').on(t.duns),
  index('registrations_name').on(t.foldedName, t.country),
]);
