/**
 * The worker on a port, in a process of its own that can be killed: workerd with D1 on disk and the local queue. It is told what to do by one
 * argument (JSON), says `ready` on stdout, and lives until somebody ends it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyD1Database } from 'drizzle-orm/d1';
import { Miniflare, convertV4MiniflareOptions } from 'miniflare';
import { root } from '../../demo/local/paths.ts';

export interface Started {
  readonly bundle: string; readonly state: string; readonly port: number;
  /** Where mail goes: each message is posted there, and counts as sent once that was answered. */
  readonly mailbox: string;
  readonly secrets: { readonly LINK_SECRET: string; readonly SIGNING_KEYS: string };
  /** Migrate and seed first. */
  readonly prepare: boolean;
}
const told = JSON.parse(process.argv[2] ?? '') as Started;

/** Stands for `send_email`, and outlives the worker: the process that kills keeps what was sent. */
const mailboxWorker = `import { WorkerEntrypoint } from 'cloudflare:workers';
export default class extends WorkerEntrypoint {
  async send(mail) {
    const answer = await fetch(${JSON.stringify(told.mailbox)}, { method: 'POST', body: JSON.stringify({ id: mail.headers['X-Portico-Id'], to: mail.to }) });
    if (!answer.ok) throw new Error('mailbox');
    return { messageId: 'kept' };
  }
}`;

const compatibilityDate = /compatibility_date = "([\d-]+)"/.exec(readFileSync(join(root, 'wrangler.toml'), 'utf8'))?.[1] ?? '';
const server = new Miniflare(convertV4MiniflareOptions({
  host: '127.0.0.1', port: told.port, unsafeTriggerHandlers: true, resourcePersistencePath: told.state, cf: false,
  workers: [
    {
      name: 'portico', modules: true, modulesRoot: told.bundle, scriptPath: join(told.bundle, 'index.js'), compatibilityDate,
      d1Databases: { DB: 'portico' }, queueProducers: { OUTBOX: 'portico-outbox' }, queueConsumers: { 'portico-outbox': { maxBatchSize: 10, maxBatchTimeout: 1, maxRetries: 3 } },
      // Writers share one address here: shedding them would test nothing.
      ratelimits: { CODE_LIMIT: { namespace_id: '1001', simple: { limit: 1_000_000, period: 60 } } },
      serviceBindings: { EMAIL: 'mailbox' },
      bindings: { ...told.secrets, DEMO: 'true', PORTAL_URL: 'http://portal.test', MAIL_FROM: 'portal@portal.test' },
    },
    { name: 'mailbox', modules: true, script: mailboxWorker, compatibilityDate },
  ],
}));

/** Statements of the migrations, in the order of their numbers. */
const migrations = (): string[] => {
  const { entries } = JSON.parse(readFileSync(join(root, 'schema/migrations/meta/_journal.json'), 'utf8')) as { entries: { tag: string }[] };
  return entries.flatMap(({ tag }) => readFileSync(join(root, `schema/migrations/${tag}.sql`), 'utf8').split('--> statement-breakpoint')).map((one) => one.trim()).filter(Boolean);
};

await server.ready;
if (told.prepare) {
  // Only the first start needs them; every other one is to be quick.
  const [{ drizzle }, { seedWorld }] = await Promise.all([import('drizzle-orm/d1'), import('../../demo/world/seed.ts')]);
  const db = (await server.getD1Database('DB', 'portico')) as unknown as AnyD1Database & { prepare: (sql: string) => { run: () => Promise<unknown> } };
  for (const statement of migrations()) await db.prepare(statement).run();
  await seedWorld(drizzle(db), Date.now());
}
process.stdout.write('ready\n');
