/**
 * What is kept how long, and why; and where a person stands in it (ALL-5). Retention (worker/jobs/retain.ts), export and erasure of a person read it:
 * a table, or a column that names somebody, is not let in by the tests before it stands here.
 */

import type { IdKind } from './values.ts';

/** Rows go by themselves: `days` after the instant in that column; or after they were made, for an id holds that instant. */
export interface Over {
  readonly after: string | { readonly id: IdKind }; readonly days: number;
  /** Another instant that must be as long ago; and one that must have come. */
  readonly also?: string;
  readonly until?: string;
  /** Those with these values only. */
  readonly only?: Readonly<Record<string, string>>;
  /** Tables whose rows refer to these: what is left of them goes first. */
  readonly behind?: readonly string[];
}
/** What makes a row a person's own: its address, that address's keyed hash, one of its operators or registrations, or that it decided it. */
export type Tie = 'address' | 'hashed' | 'operator' | 'registration' | 'decided';
export interface People {
  /** Columns that name or describe somebody: names, addresses, free text. */
  readonly columns: readonly string[];
  /** Own rows: an export shows them whole, or what `shows` lists. */
  readonly own: readonly { readonly column: string; readonly is: Tie; readonly shows?: readonly string[] }[];
  /** Columns of text or JSON in which somebody else's row may name a person: an export shows that part of it. */
  readonly named: readonly string[];
}
export interface Kept {
  /** `erased`: the row stays, and what names somebody goes out of it ({@link registrationDays}). */
  readonly over: Over | 'kept' | 'erased';
  readonly why: string;
  readonly people: People | null;
}

const kept = (why: string, people: People | null = null): Kept => ({ over: 'kept', why, people });
const goes = (over: Over, why: string, people: People | null = null): Kept => ({ over, why, people });
const own = (column: string, is: Tie, ...shows: string[]): People['own'][number] => ({ column, is, ...(shows.length > 0 && { shows }) });

const entry = ['id', 'at', 'event', 'rule', 'subject_id', 'details'] as const;

/** Of registrations that led to no partner, in days: those that were never sent after they ended, and those that were sent after the decision, as long as it can be replayed. */
export const registrationDays = { unsent: 90, decided: 730 } as const;

/** By the names that tables and columns have in the database. */
export const retention = {
  organizations: kept('The companies: what happened is about them.'),
  organization_domains: kept('Which company a mail domain belongs to (REG-6).'),
  operators: kept('Who has or had access: what they did stays under their name, until the person is erased.', { columns: ['email', 'name', 'sort_name', 'search'], own: [own('email', 'address')], named: [] }),
  programs: kept('What partners are enrolled in.'),
  policies: kept('By which rules was decided.'),
  program_distributors: kept('Who carries a program where.'),
  enrollments: kept('Who is or was a partner.'),
  enrollment_distributors: kept('Which distributor a partner works with.'),
  product_activations: kept('What a distributor stated of a company (REG-9).'),
  registrations: {
    over: 'erased', why: 'A partner’s stays with the partnership. One that led to none is erased once nobody can ask about it; a refusal for good keeps what it is recognized by (REG-13).',
    people: { columns: ['email', 'open_key', 'draft', 'applicant', 'company', 'contacts', 'folded_name', 'note'], own: [own('email', 'address')], named: ['contacts', 'draft'] },
  },
  requests: kept('The queue, and what was decided in it; erased with the registration that it is about.', {
    columns: ['person', 'email', 'search', 'help', 'answer', 'decider_name', 'company'],
    own: [own('asker_id', 'operator'), own('email', 'address'), own('decider_name', 'decided', 'id', 'kind', 'state', 'decided_at', 'decider_name')], named: ['help', 'answer', 'search'],
  }),
  request_notes: kept('An organization’s own notes; erased with the registration that they are about.', { columns: ['text'], own: [own('operator_id', 'operator')], named: ['text'] }),
  transfers: kept('How a partner changed its distributor (REG-12).', { columns: ['asker_name', 'asker_email', 'objection', 'decision_note'], own: [own('asker_email', 'address')], named: ['objection', 'decision_note'] }),
  blocks: kept('Whom a vendor keeps out: a block that stands is kept, erasure or not, for else it would end by it (REG-11).', { columns: ['key', 'value', 'reason'], own: [own('value', 'address', 'id', 'program_id', 'kind', 'value', 'created_at', 'lifted_at')], named: ['value'] }),
  company_directory: kept('A public register of companies.'),
  embed_keys: kept('Keys of sites and backends: a revoked one says until when it worked.'),
  sessions: goes({ after: 'expires_at', days: 30, behind: ['session_grants', 'proofs'] }, 'A month to look into a sign-in that nobody remembers.', { columns: ['agent'], own: [own('operator_id', 'operator')], named: [] }),
  identities: kept('The account that an operator signs in with, as long as it is one.', { columns: ['email', 'subject'], own: [own('operator_id', 'operator')], named: [] }),
  sign_in_attempts: goes({ after: 'expires_at', days: 1 }, 'Of no use once it is over; a day to look into a failure.'),
  session_grants: goes({ after: 'expires_at', days: 1 }, 'A code of one minute.'),
  proofs: goes({ after: 'expires_at', days: 1 }, 'A code of ten minutes.', { columns: [], own: [own('operator_id', 'operator')], named: [] }),
  sign_in_asks: goes({ after: 'at', days: 2 }, 'Links asked for are counted over a day.', { columns: ['address'], own: [own('address', 'hashed')], named: [] }),
  suppressions: kept('An address that bounced or complained gets nothing, until an admin says that it works again (ALL-6).', { columns: ['address'], own: [own('address', 'address')], named: [] }),
  job_runs: kept('One row for each job.'),
  links: goes({ after: { id: 'link' }, days: 60 }, 'No link stands longer than two weeks; an invitation can be sent again for thirty days more.', { columns: [], own: [own('operator_id', 'operator', 'id', 'kind', 'operator_id', 'created_at', 'expires_at', 'used_at', 'canceled_at', 'session_id')], named: [] }),
  activity: kept('The log is proved as a whole: its entries stay, and what names a person goes with the person (OPR-10).', {
    columns: ['personal'],
    own: [own('subject_id', 'operator', ...entry, 'personal'), own('subject_id', 'registration', ...entry, 'personal'), own('actor_id', 'operator', ...entry)],
    named: ['personal'],
  }),
  activity_seals: kept('Signatures of the log.'),
  decisions: goes({ after: { id: 'decision' }, days: 730, until: 'retain_until' }, 'What a rule decided on, for replays of a policy (REG-15).', { columns: ['facts', 'input'], own: [own('subject_id', 'registration', 'id', 'at', 'command', 'input', 'outcome')], named: ['facts', 'input'] }),
  outbox: goes({ after: 'next_attempt_at', also: 'delivered_at', days: 90, only: { state: 'delivered' } }, 'Bounces and questions come within weeks. What could not be delivered waits for an admin.', { columns: ['recipient', 'data'], own: [own('recipient', 'address')], named: ['data'] }),
  idempotency: goes({ after: 'created_at', days: 2 }, 'At least a day (ALL-3); two, so that a client’s retry after a weekend night still matches.', { columns: ['reply'], own: [], named: ['reply'] }),
} as const satisfies Record<string, Kept>;

export type TableName = keyof typeof retention;
export const tableNames = Object.keys(retention) as TableName[];
/** Widened: what any table says. */
export const keptAs = (table: TableName): Kept => retention[table];
