/** The worker: fetch, queue, scheduled; nothing else. */
import { createApp } from './app.ts';
import type { Env } from './env.ts';
import { buryLetters, messageIn } from './jobs/dead-letters.ts';
import { housekeep } from './jobs/housekeep.ts';
import { outboxDeps } from './jobs/outbox.ts';
import { report } from './jobs/report.ts';
import { type Run, recordRuns, timed } from './jobs/runs.ts';
import { retain } from './jobs/retain.ts';
import { seal } from './jobs/seal.ts';
import { deliver, sweep } from './messages/outbox.ts';
import { openDatabase } from './store/database.ts';

const app = createApp();

export default {
  fetch: app.fetch,
  async queue(batch, env) {
    const deps = outboxDeps(env), runs: Run[] = [];
    // Each environment's queues have names of their own.
    if (!batch.queue.endsWith('-outbox-dead')) return void (await deliver(batch.messages.flatMap(({ body }) => messageIn(body) ?? []), deps));
    const buried = await timed(runs, 'dead_letters', deps.now, () => buryLetters(batch.messages, deps), (counts) => ({ ...counts }));
    console.error(JSON.stringify({ job: 'dead_letters', ...buried, alert: true }));
    await recordRuns(openDatabase(env.DB), runs).catch(() => undefined);
  },
  async scheduled(_, env) {
    const now = Date.now(), runs: Run[] = [];
    const drained = await timed(runs, 'sweep', now, () => sweep(outboxDeps(env, now)), (counts) => ({ ...counts }));
    const sealing = await timed(runs, 'seal', now, () => seal(env, now), ({ sealed }) => ({ sealed })).catch(() => undefined);
    await report(env, drained, sealing, now);
    // What ran is noted though the rest fails.
    try {
      await timed(runs, 'housekeep', now, () => housekeep(env, now));
      await retain(env, now);
    } finally { await recordRuns(openDatabase(env.DB), runs); }
  },
} satisfies ExportedHandler<Env>;
