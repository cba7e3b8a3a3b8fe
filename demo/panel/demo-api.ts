/** What the panel reads of the demo. */
import type { ReplyOf } from '../../schema/endpoint.ts';
import type { listDemoActivity, listDemoMessages, listDemoOperators, listDemoSubjects, passDemoTime } from '../../schema/demo.ts';
import { portalOrigin } from '../sites/shared/portal-origin.ts';

export type DemoOperator = ReplyOf<typeof listDemoOperators>['rows'][number];
export type DemoMessage = ReplyOf<typeof listDemoMessages>['rows'][number];
export type DemoActivity = ReplyOf<typeof listDemoActivity>['rows'][number];

export type DemoSubject = ReplyOf<typeof listDemoSubjects>['rows'][number];
export type TimePassed = ReplyOf<typeof passDemoTime>;

export async function readRows<T>(what: 'operators' | 'messages' | 'activity' | 'subjects', query = ''): Promise<T[]> {
  const answer = await fetch(`${portalOrigin}/demo/${what}${query}`, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`${what}: ${answer.status}`);
  return ((await answer.json()) as { rows: T[] }).rows;
}

/** Answers `undefined` where the demo refuses. */
async function post<T>(what: 'time' | 'reset', body: object): Promise<T | undefined> {
  const answer = await fetch(`${portalOrigin}/demo/${what}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), credentials: 'omit' }).catch(() => undefined);
  return answer?.ok ? ((await answer.json()) as T) : undefined;
}
/** Without a subject, for everything. */
export const passTime = (minutes: number, subject: string | undefined): Promise<TimePassed | undefined> => post('time', { minutes, subject });
export const resetDemo = async (): Promise<boolean> => (await post('reset', {})) !== undefined;
