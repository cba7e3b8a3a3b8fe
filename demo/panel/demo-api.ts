/** What the panel reads of the demo. */
import type { ReplyOf } from '../../schema/endpoint.ts';
import type { listDemoActivity, listDemoMessages, listDemoOperators } from '../../schema/demo.ts';
import { portalOrigin } from '../sites/shared/portal-origin.ts';

export type DemoOperator = ReplyOf<typeof listDemoOperators>['rows'][number];
export type DemoMessage = ReplyOf<typeof listDemoMessages>['rows'][number];
export type DemoActivity = ReplyOf<typeof listDemoActivity>['rows'][number];

export async function readRows<T>(what: 'operators' | 'messages' | 'activity'): Promise<T[]> {
  const answer = await fetch(`${portalOrigin}/demo/${what}`, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`${what}: ${answer.status}`);
  return ((await answer.json()) as { rows: T[] }).rows;
}
