/** The activity log, and the messages that went out with it. */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { eventNames } from './events.ts';
import { Page } from './shapes.ts';
import { statesOf } from './states.ts';
import { Instant, idOf } from './values.ts';

const cursor = /* @__PURE__ */ v.optional(v.pipe(v.string(), v.maxLength(200, 'value.cursor')));

/** Who can act: an operator, or what is none. */
export const actorKinds = ['operator', 'applicant', 'policy', 'portal', 'key'] as const;
const Value = /* @__PURE__ */ v.union([v.string(), v.number(), v.boolean(), v.null()]);
export const ActivityEntry = /* @__PURE__ */ v.strictObject({
  id: idOf('activity'),
  at: Instant,
  event: v.picklist(eventNames),
  rule: v.string(),
  /** Who did it; an operator with its name, which stays after its removal until the person is erased (ALL-5). */
  actor: v.strictObject({ kind: v.picklist(actorKinds), id: v.nullable(v.string()), name: v.nullable(v.string()) }),
  /** Id of what it is about; of an operator its name or address. */
  subject: v.strictObject({ id: v.string(), name: v.nullable(v.string()) }),
  /** What changed: old → new. Old is null where there was none, or none is known. */
  changes: v.array(v.strictObject({ field: v.string(), before: Value, after: Value })),
  /** What else the entry says. */
  details: v.record(v.string(), Value),
  /** It stands in the sealed chain: a change of it would be found. */
  sealed: v.boolean(),
});
export type ActivityEntry = v.InferOutput<typeof ActivityEntry>;

/** One that the calendar has. */
const RealInstant = /* @__PURE__ */ v.pipe(Instant, v.check((at) => !Number.isNaN(Date.parse(at)), 'value.instant'));
/** What a log is narrowed to; each may be left out. */
export const activityFilters = {
  /** Who: an operator's id, or a kind of actor that is none. */
  actor: v.optional(v.pipe(v.string(), v.regex(/^(opr_[0-9a-f]{32}|applicant|policy|portal|key)$/, 'value.id'))),
  /** What: an event, or an area of them (`operator`). */
  event: v.optional(v.pipe(v.string(), v.regex(/^[a-z]+(\.[a-z_]+)?$/, 'value.choice'))),
  /** What it was about. */
  subject: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{3}_[0-9a-f]{32}$/, 'value.id'))),
  /** From this instant on. */
  from: v.optional(RealInstant),
  /** Until before this instant. */
  to: v.optional(RealInstant),
} as const;
export const listActivity = endpoint({
  name: 'listActivity', method: 'GET', path: '/v1/activity', access: { by: 'operator', action: 'activity.read' },
  summary: "What changed in this organization's world, newest first: who, what, old and new value, when, by which rule. A page of a rare event may hold fewer entries than asked for, even none, and lead on.",
  query: v.strictObject({ ...activityFilters, cursor, limit: v.optional(v.pipe(v.string(), v.regex(/^([1-9]\d?|[1-4]\d\d|500)$/, 'value.choice'))) }),
  reply: v.strictObject({ ...Page(ActivityEntry).entries, /** All entries since this instant have been looked at, so that one may say how far a search has come; null at the end. */ until: v.nullable(Instant) }), problems: [], rules: ['OPR-10'],
});

export const MessageRow = /* @__PURE__ */ v.strictObject({
  id: idOf('message'), template: v.string(), recipient: v.string(), state: v.picklist(statesOf('message')), attempts: v.number(),
  lastError: v.nullable(v.string()), createdAt: Instant, nextAttemptAt: v.nullable(Instant),
});
export type MessageRow = v.InferOutput<typeof MessageRow>;

export const listMessages = endpoint({
  name: 'listMessages', method: 'GET', path: '/v1/messages', access: { by: 'operator', action: 'message.retry' },
  summary: 'E-mails sent in the name of this organization; `parked` are those that gave up.',
  query: v.strictObject({ state: v.optional(v.picklist(statesOf('message'))), cursor }), reply: Page(MessageRow), problems: [], rules: ['ALL-2'],
});
export const retryMessage = endpoint({
  name: 'retryMessage', method: 'POST', path: '/v1/messages/{message}/retries', access: { by: 'operator', action: 'message.retry' }, status: 202,
  summary: 'Puts a parked message back in the queue, under the same id.',
  params: v.strictObject({ message: idOf('message') }), body: v.strictObject({}), reply: MessageRow, problems: ['message.not_parked'], rules: ['ALL-2'],
});

export const activityEndpoints = [listActivity, listMessages, retryMessage] as const;
