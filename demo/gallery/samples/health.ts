/** How an invented portal does. */
import type { Health } from '../../../schema/health.ts';
import { hex, instant } from './replies.ts';

const seconds = (ago: number): string => instant(-ago / 60);
const parked = (n: number, template: Health['mail']['parkedBy'][number]['template'], count: number, error: string | null, minutes: number): Health['mail']['parkedBy'][number] => ({ template, count, newest: { message: `msg_${hex(n)}`, error, attempts: 8, createdAt: instant(-minutes) } });

/** All is well. */
export const well = (more: Partial<Health> = {}): Health => ({
  at: instant(0), version: '0.1.0', state: 'ok',
  mail: { state: 'ok', waiting: 2, late: 0, parked: 0, suppressed: 3, parkedBy: [] }, sealing: { state: 'ok', waiting: 0, since: null },
  jobs: [
    { job: 'sweep', state: 'ok', at: seconds(21), took: 12 }, { job: 'seal', state: 'ok', at: seconds(21), took: 8 }, { job: 'housekeep', state: 'ok', at: seconds(20), took: 31 }, { job: 'retain', state: 'ok', at: seconds(20), took: 14 },
    { job: 'dead_letters', state: 'ok', at: null, took: null }, { job: 'mail_events', state: 'ok', at: instant(-47), took: 0 },
  ],
  database: { state: 'ok', bytes: 182_400_000, most: 10 * 1024 ** 3 }, ...more,
});
/** Some e-mails gave up. */
export const gaveUp = (more: Partial<Health['mail']> = {}): Health => well({ state: 'attention', mail: { state: 'attention', waiting: 12, late: 0, parked: 41, suppressed: 3, parkedBy: [parked(1, 'sign_in_link', 38, 'TimeoutError', 95), parked(2, 'registration_declined_by_vendor', 2, 'resend_rate_limit_exceeded', 130), parked(3, 'operator_invited', 1, null, 6_000)], ...more } });
/** Nothing goes out, nothing is sealed, and the clock stands still. */
export const stopped = (): Health => well({
  state: 'danger', mail: { state: 'danger', waiting: 1_000, late: 412, parked: 1_000, suppressed: 1_000, parkedBy: [parked(1, 'registration_code', 1_000, 'MAIL_API_unknown', 40)] }, sealing: { state: 'danger', waiting: 1_000, since: instant(-25) },
  jobs: [
    { job: 'sweep', state: 'danger', at: instant(-26), took: 40 }, { job: 'seal', state: 'danger', at: null, took: null }, { job: 'housekeep', state: 'attention', at: instant(-6), took: 31_000 }, { job: 'retain', state: 'ok', at: seconds(20), took: 14 },
    { job: 'dead_letters', state: 'ok', at: instant(-20), took: 120 }, { job: 'mail_events', state: 'ok', at: null, took: null },
  ],
  database: { state: 'danger', bytes: 9.4 * 1024 ** 3, most: 10 * 1024 ** 3 },
});
