import type { Env } from '../env.ts';
import { sendEmailMailer } from '../messages/mailer.ts';

/** What the outbox needs of the environment. */
export const outboxDeps = (env: Env, now: number = Date.now()) => ({
  db: env.DB, mailer: sendEmailMailer(env.EMAIL), secret: env.LINK_SECRET, portalUrl: env.PORTAL_URL, mailFrom: env.MAIL_FROM, now,
});
