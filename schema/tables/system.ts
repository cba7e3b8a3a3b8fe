import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { EventName } from '../events.ts';
import type { SuppressionReason } from '../mail.ts';
import type { MessageData, Template } from '../messages.ts';
import type { StateOf } from '../states.ts';
import type { Locale } from '../values.ts';
import { operators, organizations, programs } from './organizations.ts';

/** Keys that sites embed with (publishable) and backends call with (secret). */
export const embedKeys = sqliteTable('embed_keys', {
  id: text().primaryKey(),
  kind: text().$type<'publishable' | 'secret'>().notNull(),
  /** The publishable key itself, or the SHA-256 (hex) of a secret one. */
  token: text().notNull(),
  organizationId: text('organization_id').notNull().references(() => organizations.id),
  /** What a publishable key fixes: the program, and the distributor where it is one's own (REG-16). */
  programId: text('program_id').references(() => programs.id),
  distributorId: text('distributor_id').references(() => organizations.id),
  /** Exact origins that may use it. */
  origins: text({ mode: 'json' }).$type<string[]>().notNull(),
  createdAt: integer('created_at').notNull(),
  revokedAt: integer('revoked_at'),
}, (t) => [uniqueIndex('embed_keys_token').on(t.token)]);

export const sessions = sqliteTable('sessions', {
  id: text().primaryKey(),
  operatorId: text('operator_id').notNull().references(() => operators.id),
  origin: text().notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  endedAt: integer('ended_at'),
  /** How it began, for the operator's own list. */
  method: text().$type<'link' | 'account' | 'invitation' | 'backend' | 'page'>(),
  /** Browser and system, in a few words; no version, no address. */
  agent: text(),
  /** Last renewal, 0 while there was none. */
  seenAt: integer('seen_at').notNull().default(0),
  /** When it was last proved that it is them: a mailbox, an account. What is sensitive asks for a fresh one. */
  provenAt: integer('proven_at'),
  /** Of a page on another origin: the portal's session it came from, the key it embeds with, the thumbprint (RFC 7638) of the browser's own key, and the number of its refresh token. */
  parentId: text('parent_id'),
  keyId: text('key_id').references(() => embedKeys.id),
  thumbprint: text(),
  sequence: integer().notNull().default(0),
}, (t) => [index('sessions_operator').on(t.operatorId), index('sessions_expires').on(t.expiresAt)]);

/** The account that an operator signs in with: whatever address it has today, its issuer's subject stays (OPR-3, OPR-9). */
export const identities = sqliteTable('identities', {
  issuer: text().notNull(),
  subject: text().notNull(),
  operatorId: text('operator_id').notNull().references(() => operators.id),
  /** Of the portal's configuration, e.g. `microsoft`. */
  provider: text().notNull(),
  /** The address that the account showed at first. */
  email: text().notNull(),
  createdAt: integer('created_at').notNull(),
  seenAt: integer('seen_at').notNull(),
}, (t) => [primaryKey({ columns: [t.issuer, t.subject] }), uniqueIndex('identities_operator').on(t.operatorId)]);

/** A sign-in that was begun at an issuer. State, nonce and verifier derive from the id. */
export const signInAttempts = sqliteTable('sign_in_attempts', {
  id: text().primaryKey(),
  provider: text().notNull(),
  /** The session whose operator proves that it is them. */
  proves: text(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
  /** The session that it began, or proved. */
  sessionId: text('session_id'),
}, (t) => [index('sign_in_attempts_expires').on(t.expiresAt)]);

/** A signed-in operator lets a page of another origin begin a session: a code of one minute, redeemed with the page's verifier (RFC 7636) and key. */
export const sessionGrants = sqliteTable('session_grants', {
  id: text().primaryKey(),
  /** The portal's session that gave it. */
  parentId: text('parent_id').notNull().references(() => sessions.id),
  keyId: text('key_id').notNull().references(() => embedKeys.id),
  origin: text().notNull(),
  challenge: text().notNull(),
  thumbprint: text().notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
  sessionId: text('session_id'),
}, (t) => [index('session_grants_parent').on(t.parentId), index('session_grants_expires').on(t.expiresAt)]);

/** A code to the operator's mailbox that proves a session again. The code derives from the id. */
export const proofs = sqliteTable('proofs', {
  id: text().primaryKey(),
  sessionId: text('session_id').notNull().references(() => sessions.id),
  operatorId: text('operator_id').notNull().references(() => operators.id),
  tries: integer().notNull().default(0),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
}, (t) => [index('proofs_operator').on(t.operatorId, t.createdAt), index('proofs_session').on(t.sessionId), index('proofs_expires').on(t.expiresAt)]);

/** How often an address was asked for, whether or not anybody has it: a keyed hash (HMAC), so that the table names nobody. */
export const signInAsks = sqliteTable('sign_in_asks', {
  id: text().primaryKey(),
  address: text().notNull(),
  at: integer().notNull(),
}, (t) => [index('sign_in_asks_address').on(t.address, t.at), index('sign_in_asks_at').on(t.at)]);

/** Addresses that bounced or complained: nothing is sent there until an admin says that it works again (ALL-6). */
export const suppressions = sqliteTable('suppressions', {
  /** Canonical (values.ts). */
  address: text().primaryKey(),
  reason: text().$type<SuppressionReason>().notNull(),
  /** The message it was told of, where the provider names it. */
  messageId: text('message_id'),
  at: integer().notNull(),
});

/** When each job last ran, and what it counted: the health page reads it. */
export const jobRuns = sqliteTable('job_runs', {
  job: text().primaryKey(),
  at: integer().notNull(),
  /** Ms. */
  took: integer().notNull(),
  counts: text({ mode: 'json' }).$type<Record<string, number>>().notNull(),
});

/** One-time links: the token is derived from the id when the mail is rendered; only its SHA-256 (hex) is kept. */
export const links = sqliteTable('links', {
  id: text().primaryKey(),
  kind: text().$type<'welcome' | 'sign_in' | 'invitation'>().notNull(),
  operatorId: text('operator_id').notNull().references(() => operators.id),
  tokenHash: text('token_hash').notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
  /** Taken back: it works no more. */
  canceledAt: integer('canceled_at'),
  /** The session that its use began: a replay of the same request answers the same one. */
  sessionId: text('session_id'),
}, (t) => [index('links_operator').on(t.operatorId)]);

/** What changed: one entry per event, written in the batch of the change. */
export const activity = sqliteTable('activity', {
  id: text().primaryKey(),
  at: integer().notNull(),
  event: text().$type<EventName>().notNull(),
  rule: text().notNull(),
  actorKind: text('actor_kind').$type<'operator' | 'applicant' | 'policy' | 'portal' | 'key'>().notNull(),
  actorId: text('actor_id'),
  /** The organizations whose log shows it. */
  programId: text('program_id'),
  vendorId: text('vendor_id'),
  distributorId: text('distributor_id'),
  organizationId: text('organization_id'),
  subjectId: text('subject_id').notNull(),
  details: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  /** Values that name a person, apart so that they can be erased (ALL-5); `salt` goes with them. */
  personal: text({ mode: 'json' }).$type<Record<string, unknown>>(),
  /** 128 random bits in hex: without it nobody can tell from a digest what was erased. */
  salt: text(),
  /** Its place in the order of all entries, given in its own batch. */
  seq: integer(),
  /** Once sealed, all in hex: SHA-256 of salt and personal values, of the entry, and of the chain up to here. */
  personalDigest: text('personal_digest'),
  digest: text(),
  seal: text(),
}, (t) => [
  uniqueIndex('activity_seq').on(t.seq), index('activity_unsealed').on(t.seq).where(sql`seal IS NULL`), index('activity_actor').on(t.actorId, t.id),
 index('activity_vendor').on(t.vendorId, t.id), index('activity_distributor').on(t.distributorId, t.id), index('activity_organization').on(t.organizationId, t.id), index('activity_subject').on(t.subjectId, t.id)]);

/** What the job has sealed, run by run: the chain's head after `seq`, signed (ES256) so that whoever can write to the database cannot make another chain. */
export const activitySeals = sqliteTable('activity_seals', {
  number: integer().primaryKey(),
  seq: integer().notNull(),
  /** SHA-256 in hex: `seal` of entry `seq`. */
  head: text().notNull(),
  at: integer().notNull(),
  kid: text().notNull(),
  /** base64url of the signature of `number.seq.head.at`. */
  signature: text().notNull(),
}, (t) => [uniqueIndex('activity_seals_seq').on(t.seq)]);

/** What a rule decided, on what facts, under which policy: a decision can be replayed (REG-15). */
export const decisions = sqliteTable('decisions', {
  id: text().primaryKey(),
  at: integer().notNull(),
  command: text().notNull(),
  subjectId: text('subject_id').notNull(),
  programId: text('program_id'),
  policyVersion: integer('policy_version'),
  facts: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  input: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  outcome: text({ mode: 'json' }).$type<string[]>().notNull(),
  /** After this instant it may be deleted. */
  retainUntil: integer('retain_until').notNull(),
}, (t) => [index('decisions_subject').on(t.subjectId), index('decisions_program').on(t.programId, t.at)]);

/** Messages to send: one row per recipient and occasion, whatever is retried. */
export const outbox = sqliteTable('outbox', {
  id: text().primaryKey(),
  template: text().$type<Template>().notNull(),
  recipient: text().notNull(),
  locale: text().$type<Locale>().notNull(),
  /** What it is about, e.g. `reg_…:code:2`; unique with template and recipient. */
  occasion: text().notNull(),
  /** The organization in whose name and brand it goes. */
  senderId: text('sender_id').notNull().references(() => organizations.id),
  /** No secret: codes and links are derived when it is rendered. */
  data: text({ mode: 'json' }).$type<MessageData>().notNull(),
  state: text().$type<StateOf<'message'>>().notNull(),
  /** The id that the mail provider gave it: what its webhooks speak of. */
  providerId: text('provider_id'),
  attempts: integer().notNull().default(0),
  nextAttemptAt: integer('next_attempt_at').notNull(),
  lastError: text('last_error'),
  createdAt: integer('created_at').notNull(),
  deliveredAt: integer('delivered_at'),
}, (t) => [
  uniqueIndex('outbox_occasion').on(t.occasion, t.template, t.recipient),
  index('outbox_due').on(t.state, t.nextAttemptAt),
  index('outbox_sender').on(t.senderId, t.id),
  index('outbox_sender_state').on(t.senderId, t.state, t.id),
  index('outbox_provider').on(t.providerId).where(sql`provider_id IS NOT NULL`),
  index('outbox_recipient').on(t.recipient, t.id),
]);

/** Answers of keyed requests: a repeat gets the same answer; secrets in it are derived again. */
export const idempotency = sqliteTable('idempotency', {
  /** SHA-256 (hex) of caller and key. */
  id: text().primaryKey(),
  endpoint: text().notNull(),
  /** SHA-256 (hex) of the normalized request. */
  requestHash: text('request_hash').notNull(),
  status: integer().notNull(),
  reply: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  createdAt: integer('created_at').notNull(),
}, (t) => [index('idempotency_created').on(t.createdAt)]);
