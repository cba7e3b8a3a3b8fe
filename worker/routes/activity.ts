/** The activity log and the messages of an organization. */
import { listActivity, listMessages, retryMessage } from '../../schema/activity.ts';
import { route } from '../http/route.ts';
import { happened } from '../rules/decision.ts';
import { listActivity as listEntries } from '../store/activity.ts';
import { findMessage, listMessages as listOutbox } from '../store/messages.ts';
import { entryOf, messageOf } from './log-views.ts';
import { instant } from './views.ts';

const pageSize = 50;
const entryForm = /^act_[0-9a-f]{32}$/, cursorForm = /^msg_[0-9a-f]{32}$/;
const ms = (at: string | undefined): number | undefined => (at === undefined ? undefined : Date.parse(at));
const notFound = { refusal: { code: 'resource.not_found' } } as const;

export const activityRoutes = [
  route(listActivity, async ({ db, caller, input }) => {
    const { cursor = null, limit, from, to, ...filters } = input.query ?? {};
    if (cursor !== null && !entryForm.test(cursor)) return notFound;
    const { rows, lookedAt } = await listEntries(db, { ...filters, organization: caller.organizationId, kind: caller.kind, before: cursor, limit: limit ? Number(limit) : pageSize, from: ms(from), to: ms(to) });
    return { reply: { rows: rows.map(entryOf), next: lookedAt?.id ?? null, until: lookedAt ? instant(lookedAt.at) : null } };
  }),
  route(listMessages, async ({ db, caller, input }) => {
    const before = input.query?.cursor ?? null;
    if (before !== null && !cursorForm.test(before)) return notFound;
    const rows = await listOutbox(db, { sender: caller.organizationId, state: input.query?.state, before, limit: pageSize + 1 });
    return { reply: { rows: rows.slice(0, pageSize).map(messageOf), next: rows.length > pageSize ? (rows[pageSize - 1]?.id ?? null) : null } };
  }),
  route(retryMessage, async ({ db, caller, input, now }) => {
    const row = await findMessage(db, input.params.message);
    if (!row || row.senderId !== caller.organizationId) return notFound;
    if (row.state !== 'parked') return { refusal: { code: 'message.not_parked' } };
    return {
      reply: messageOf({ ...row, state: 'queued', attempts: 0, nextAttemptAt: now, lastError: null }),
      change: { events: happened({ name: 'message.retried', message: row.id, organization: caller.organizationId }).events, actor: { kind: 'operator', id: caller.operatorId } },
    };
  }),
];
