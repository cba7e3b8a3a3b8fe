import { readPortalHealth } from '../../schema/health.ts';
import { route } from '../http/route.ts';
import { late } from '../jobs/report.ts';
import { spans } from '../rules/decision.ts';
import { databaseState, jobsOf, largest, mailState, sealingState, worst } from '../rules/health.ts';
import { loadHealth } from '../store/health.ts';
import { version } from '../version.ts';
import { instant, maybe } from './views.ts';

export const healthRoutes = [
  route(readPortalHealth, async ({ db, caller, cost, now }) => {
    const { counts, parkedBy, runs, unsealedSince } = await loadHealth(db, { sender: caller.organizationId, lateBefore: now - late, suppressedSince: now - 30 * spans.day });
    const { unsealed, ...mail } = counts, jobs = jobsOf(runs, now), states = { mail: mailState(mail), sealing: sealingState(unsealedSince, now), database: databaseState(cost.size) };
    return {
      reply: {
        at: instant(now), version, state: worst(...Object.values(states), ...jobs.map(({ state }) => state)),
        mail: { state: states.mail, ...mail, parkedBy: parkedBy.map(({ template, count, message, error, attempts, createdAt }) => ({ template, count, newest: { message, error, attempts, createdAt: instant(createdAt) } })) },
        sealing: { state: states.sealing, waiting: unsealed, since: maybe(unsealedSince) }, jobs: jobs.map((job) => ({ ...job, at: maybe(job.at) })),
        database: cost.size > 0 ? { state: states.database, bytes: cost.size, most: largest } : null,
      },
    };
  }),
];
