/** Rows of the log and the outbox → what an admin sees. */
import type { ActivityEntry, MessageRow } from '../../schema/activity.ts';
import type { activity, outbox } from '../../schema/tables/system.ts';
import { instant } from './views.ts';

type Logged = typeof activity.$inferSelect & { readonly actorName: string | null };
type Scalar = string | number | boolean | null;
const isScalar = (value: unknown): value is Scalar => value === null || ['string', 'number', 'boolean'].includes(typeof value);

export const entryOf = (row: Logged): ActivityEntry => ({
  id: row.id, at: instant(row.at), event: row.event, rule: row.rule, actor: row.actorName ?? row.actorKind, subject: row.subjectId,
  // The company's name is what a reader looks for; other nested values are read at the subject itself.
  details: Object.fromEntries([...Object.entries({ ...row.details, ...row.personal }).filter((pair): pair is [string, Scalar] => isScalar(pair[1])), ...companyOf(row)]),
});
const companyOf = (row: Logged): [string, string][] => {
  const company = (row.personal as { company?: { legalName?: string } } | null)?.company;
  return company?.legalName ? [['company', company.legalName]] : [];
};

export const messageOf = (row: typeof outbox.$inferSelect): MessageRow => ({
  id: row.id, template: row.template, recipient: row.recipient, state: row.state, attempts: row.attempts, lastError: row.lastError, createdAt: instant(row.createdAt),
  nextAttemptAt: row.state === 'queued' ? instant(row.nextAttemptAt) : null,
});
