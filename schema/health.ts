/** How the portal does, for the vendor's super admins: its own e-mail, and the jobs that everything waits for (ALL-2). */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { templates } from './messages.ts';
import { Instant, idOf } from './values.ts';

/** `attention`: look at it today. `danger`: people wait for what does not come. */
export const healthStates = ['ok', 'attention', 'danger'] as const;
export type HealthState = (typeof healthStates)[number];
const State = /* @__PURE__ */ v.picklist(healthStates);
/** What the clock starts each minute, and what starts by itself: each last run is told. */
export const jobNames = ['sweep', 'seal', 'housekeep', 'retain', 'dead_letters', 'mail_events'] as const;
export type JobName = (typeof jobNames)[number];
/** Counted no further. */
export const mostCounted = 1_000;

export const Health = /* @__PURE__ */ v.strictObject({
  at: Instant,
  version: v.string(),
  /** The worst of all below. */
  state: State,
  /** E-mail in this vendor's name; each count ends at 1,000. */
  mail: v.strictObject({
    state: State, waiting: v.number(), /** Waiting for more than fifteen minutes. */ late: v.number(), /** Given up, until somebody tries them again. */ parked: v.number(), /** Held back in the last thirty days, for their addresses take none. */ suppressed: v.number(),
    /** Of each kind that has some, the newest that gave up. */
    parkedBy: v.array(v.strictObject({ template: v.picklist(templates), count: v.number(), newest: v.strictObject({ message: idOf('message'), /** A word for what went wrong. */ error: v.nullable(v.string()), attempts: v.number(), createdAt: Instant }) })),
  }),
  /** The activity log's chain: entries that wait for their seal, and since when the oldest does. */
  sealing: v.strictObject({ state: State, waiting: v.number(), since: v.nullable(Instant) }),
  jobs: v.array(v.strictObject({ job: v.picklist(jobNames), state: State, /** Null where it has not run yet. */ at: v.nullable(Instant), /** Ms. */ took: v.nullable(v.number()) })),
  /** Null where the database does not say how large it is. */
  database: v.nullable(v.strictObject({ state: State, bytes: v.number(), /** It grows no further. */ most: v.number() })),
});
export type Health = v.InferOutput<typeof Health>;

export const readPortalHealth = endpoint({
  name: 'readPortalHealth', method: 'GET', path: '/v1/health', access: { by: 'operator', action: 'health.read' },
  summary: "How the portal does: this vendor's e-mail that waits, is late, gave up or is held back; how far the log is sealed; when each job last ran; size and version.",
  reply: Health, problems: [], rules: ['ALL-2'],
});
export const healthEndpoints = [readPortalHealth] as const;
