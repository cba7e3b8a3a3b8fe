/** What the log on screen is narrowed to. */
import type { listActivity } from '../../schema/activity.ts';
import type { RequestOf } from '../../schema/endpoint.ts';

export const periods = ['all', 'today', 'week', 'month', 'custom'] as const;
export interface LogQuery {
  /** An operator's id, or a kind of actor that is none. */
  readonly actor: string | undefined;
  readonly actorName: string | undefined;
  /** An event, or an area of them. */
  readonly event: string | undefined;
  readonly subject: string | undefined;
  readonly subjectName: string | undefined;
  readonly period: (typeof periods)[number];
  /** Of a period of one's own: calendar days here, the last one with it. */
  readonly fromOn: string;
  readonly toOn: string;
}
export const everything: LogQuery = { actor: undefined, actorName: undefined, event: undefined, subject: undefined, subjectName: undefined, period: 'all', fromOn: '', toOn: '' };
export const isNarrow = ({ actor, event, subject, period, fromOn, toOn }: LogQuery): boolean => Boolean(actor ?? event ?? subject) || (period === 'custom' ? fromOn + toOn !== '' : period !== 'all');

const days = { today: 0, week: 6, month: 29 } as const;
/** Midnight here, so many days from a day (today, if none). */
function midnight(more: number, on?: string): string | undefined {
  const at = on === undefined ? new Date() : new Date(`${on}T00:00:00`);
  at.setHours(0, 0, 0, 0);
  at.setDate(at.getDate() + more);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
export type Filters = NonNullable<RequestOf<typeof listActivity>['query']>;
export function filtersOf({ actor, event, subject, period, fromOn, toOn }: LogQuery): Filters {
  const own = period === 'custom';
  return {
    actor, event, subject,
    from: own ? (fromOn ? midnight(0, fromOn) : undefined) : period === 'all' ? undefined : midnight(-days[period]),
    to: own && toOn ? midnight(1, toOn) : undefined,
  };
}
