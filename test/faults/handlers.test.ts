/** The fault loop for what nobody waits for: the queue consumer and the cron sweep, each call to D1 and to the mailer. */
import { createMessageBatch, env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import type { Env } from '../../worker/env.ts';
import worker from '../../worker/index.ts';
import { submitted } from '../support/caller.ts';
import { type When, documentedErrors, faulty } from '../support/faults.ts';

const live = env as unknown as Env;
const handlers: Record<string, (through: Env, id: string) => Promise<void>> = {
  queue: (through, id) => worker.queue(createMessageBatch('portico-outbox', [{ id: 'm1', timestamp: new Date(), attempts: 1, body: { id } }]) as never, through),
  scheduled: (through) => worker.scheduled({} as never, through),
};

/** One message that is due, and nothing else that is. */
async function oneMessage(): Promise<string> {
  const { email } = await submitted();
  await env.DB.prepare("UPDATE outbox SET state = 'delivered' WHERE state = 'queued'").run();
  const row = await env.DB.prepare("UPDATE outbox SET state = 'queued', next_attempt_at = 0, attempts = 0 WHERE recipient = ? AND template = 'registration_under_review' RETURNING id").bind(email).first<{ id: string }>();
  return row?.id ?? '';
}
const rowsOf = async (id: string) => (await env.DB.prepare('SELECT state, (SELECT count(*) FROM outbox o WHERE o.occasion = outbox.occasion AND o.template = outbox.template AND o.recipient = outbox.recipient) AS rows FROM outbox WHERE id = ?').bind(id).first<{ state: string; rows: number }>());

describe.each(Object.entries(handlers))('%s', (_, run) => {
  test('any call that fails or stalls: the next sweep delivers the message, under its one id', async () => {
    const healthy = faulty(live, { fails: () => undefined });
    await run(healthy.env, await oneMessage());
    expect(healthy.calls).toContain('Email.send');
    expect(healthy.calls.length).toBeGreaterThan(2);
    for (let at = 1; at <= healthy.calls.length; at += 1) {
      for (const [when, error] of [['before', documentedErrors[0]], ['after', documentedErrors[1]], ['stall', '']] as [When, string][]) {
        const id = await oneMessage();
        const broken = faulty(live, { fails: (call) => (call === at ? { when, error } : undefined) }, 50);
        await run(broken.env, id).catch(() => undefined);
        const label = `${healthy.calls[at - 1]} #${at} ${when}`;
        expect(broken.hit.length, label).toBe(1);
        // The claim of the failed run ends by itself after a minute.
        await env.DB.prepare('UPDATE outbox SET next_attempt_at = 0 WHERE id = ?').bind(id).run();
        await worker.scheduled({} as never, live);
        expect(await rowsOf(id), label).toEqual({ state: 'delivered', rows: 1 });
      }
    }
  }, 120_000);
});
