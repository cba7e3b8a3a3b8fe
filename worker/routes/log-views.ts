/** Rows of the log and the outbox → what an admin sees. */
import type { ActivityEntry, MessageRow } from '../../schema/activity.ts';
import type { activity, outbox } from '../../schema/tables/system.ts';
import { changesOf } from '../../schema/changes.ts';
import { instant } from './views.ts';

export type Logged = typeof activity.$inferSelect;

/** Without its personal values where they were erased (ALL-5). */
export function entryOf(row: Logged): ActivityEntry {
  const { actorName, ...personal } = row.personal ?? {};
  const company = (personal['company'] as { legalName?: string } | undefined)?.legalName;
  const values = { ...row.details, ...personal };
  const { changes, details } = changesOf(row.event, values);
  const name = typeof actorName === 'string' ? actorName : null;
  return {
    id: row.id, at: instant(row.at), event: row.event, rule: row.rule, actor: { kind: row.actorKind, id: row.actorId, name },
    subject: { id: row.subjectId, name: subjectName(row, values, company) ?? (row.subjectId === row.actorId ? name : null) }, changes,
    // The company's name is what a reader looks for; other nested values are read at the subject itself.
    details: company ? { ...details, company } : details, sealed: row.seal !== null,
  };
}
/** Of a person its name, else its address; of anything else the company's name, else the address that it began with. */
function subjectName({ event }: Logged, values: Record<string, unknown>, company: string | undefined): string | null {
  const keys = event.startsWith('operator.') ? ['person', 'email'] : ['organizationName', 'company', 'value', 'email'];
  const found = keys.map((key) => values[key]).find((value) => typeof value === 'string' && value !== '');
  return company ?? (found as string | undefined) ?? null;
}

export const messageOf = (row: typeof outbox.$inferSelect): MessageRow => ({
  id: row.id, template: row.template, recipient: row.recipient, state: row.state, attempts: row.attempts, lastError: row.lastError, createdAt: instant(row.createdAt),
  nextAttemptAt: row.state === 'queued' ? instant(row.nextAttemptAt) : null,
});
