/** The worker: fetch, queue, scheduled; nothing else. */
import { createApp } from './app.ts';
import type { Env } from './env.ts';
import { housekeep } from './jobs/housekeep.ts';
import { outboxDeps } from './jobs/outbox.ts';
import { report } from './jobs/report.ts';
import { retain } from './jobs/retain.ts';
import { seal } from './jobs/seal.ts';
import { deliver, sweep } from './messages/outbox.ts';

const app = createApp();

export default {
  fetch: app.fetch,
  async queue(batch, env) {
    await deliver(batch.messages.map((message) => message.body.id), outboxDeps(env));
  },
  async scheduled(_, env) {
    const now = Date.now();
    const drained = await sweep(outboxDeps(env, now));
    await report(env, drained, await seal(env, now).catch(() => undefined), now);
    await housekeep(env, now);
    await retain(env, now);
  },
} satisfies ExportedHandler<Env, { id: string }>;
