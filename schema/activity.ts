/** The activity log, and the messages that went out with it. */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { eventNames } from './events.ts';
import { Page } from './shapes.ts';
import { statesOf } from './states.ts';
import { Instant, idOf } from './values.ts';

const cursor = /* @__PURE__ */ v.optional(v.pipe(v.string(), v.maxLength(200, 'value.cursor')));

export const ActivityEntry = /* @__PURE__ */ v.strictObject({
  id: idOf('activity'),
  at: Instant,
  event: v.picklist(eventNames),
  rule: v.string(),
  /** Who did it: an operator's name, or the kind of actor. */
  actor: v.string(),
  subject: v.string(),
  /** New values of the change. */
  details: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
});
export type ActivityEntry = v.InferOutput<typeof ActivityEntry>;

export const listActivity = endpoint({
  name: 'listActivity', method: 'GET', path: '/v1/activity', access: { by: 'operator', action: 'activity.read' },
  summary: "What changed in this organization's world, newest first.",
  query: v.strictObject({ cursor }), reply: Page(ActivityEntry), problems: [], rules: ['OPR-10'],
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
