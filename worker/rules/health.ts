/** How the portal does, of counts and instants: what is fine, what somebody should look at, and where people wait for what does not come. */
import { type HealthState, type JobName, healthStates, jobNames } from '../../schema/health.ts';

export interface MailCounts { readonly waiting: number; readonly late: number; readonly parked: number; readonly suppressed: number }
export interface LastRun { readonly job: string; readonly at: number; readonly took: number }

/** The clock starts these each minute. */
const everyMinute: ReadonlySet<JobName> = new Set(['sweep', 'seal', 'housekeep', 'retain']);
/** In ms. A minute or two are missed now and then; after ten minutes nothing runs any more. */
const missed = 3 * 60_000, stopped = 10 * 60_000;
/** D1's limit for one database, and from where on one should plan for more (platform.md, D1). */
export const largest = 10 * 1024 ** 3, large = largest * 0.7, tooLarge = largest * 0.9;

export const worst = (...states: readonly HealthState[]): HealthState => healthStates[Math.max(0, ...states.map((state) => healthStates.indexOf(state)))] ?? 'ok';

/** Late mail is what people wait for now; what gave up waits for somebody to look. Suppressed mail shows at whom it concerns. */
export const mailState = ({ late, parked }: MailCounts): HealthState => (late > 0 ? 'danger' : parked > 0 ? 'attention' : 'ok');
/** An entry is sealed within a minute or two. */
export const sealingState = (since: number | null, now: number): HealthState => (since === null || now - since < missed ? 'ok' : now - since < stopped ? 'attention' : 'danger');
export const databaseState = (bytes: number): HealthState => (bytes >= tooLarge ? 'danger' : bytes >= large ? 'attention' : 'ok');

/** Every job, whether or not it has ever run; what runs by itself only when something happens is never late. */
export function jobsOf(runs: readonly LastRun[], now: number): { readonly job: JobName; readonly state: HealthState; readonly at: number | null; readonly took: number | null }[] {
  return jobNames.map((job) => {
    const run = runs.find((one) => one.job === job), age = run ? now - run.at : Infinity;
    return { job, state: !everyMinute.has(job) || age < missed ? 'ok' : age < stopped ? 'attention' : 'danger', at: run?.at ?? null, took: run?.took ?? null };
  });
}
