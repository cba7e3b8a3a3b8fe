import type { Env } from '../env.ts';
import { apiMailer } from '../messages/api-mailer.ts';
import { type Mailer, sendEmailMailer } from '../messages/mailer.ts';
import { suppress } from './addresses.ts';

const mailerOf = (env: Env): Mailer => (env.MAIL_API_TOKEN ? apiMailer({ name: env.MAIL_API, url: env.MAIL_API_URL || undefined, token: env.MAIL_API_TOKEN, local: env.DEMO === 'true' }) : sendEmailMailer(env.EMAIL));

/** What the outbox needs of the environment. */
export const outboxDeps = (env: Env, now: number = Date.now()) => ({
  db: env.DB, mailer: mailerOf(env), secret: env.LINK_SECRET, portalUrl: env.PORTAL_URL, mailFrom: env.MAIL_FROM, now,
  refused: (all: Parameters<typeof suppress>[1]): Promise<void> => suppress(env.DB, all, now),
});
