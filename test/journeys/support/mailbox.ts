/** The mail that the portal sent, as the demo's mailbox shows it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import { inject } from 'vitest';
import type { listDemoMessages } from '../../../schema/demo.ts';
import type { ReplyOf } from '../../../schema/endpoint.ts';
import type { Template } from '../../../schema/messages.ts';

export type Mail = ReplyOf<typeof listDemoMessages>['rows'][number];

// By address: not every resolver knows names under localhost.
const address = `http://127.0.0.1:${inject('port')}/demo/messages`;
/** A mail is there with the answer that caused it; what a second try or a queue brings may take this long. */
const patience = 5_000;

/** What was sent to an address, newest first. */
export async function mailTo(recipient: string): Promise<Mail[]> {
  const answer = await fetch(`${address}?recipient=${encodeURIComponent(recipient)}`);
  return ((await answer.json()) as { rows: Mail[] }).rows.filter(({ to }) => to === recipient);
}
/** The newest of a kind; fails when none comes. */
export async function newest(recipient: string, template: Template): Promise<Mail> {
  for (const until = Date.now() + patience; ; await pause(100)) {
    const mail = (await mailTo(recipient)).find((one) => one.template === template);
    if (mail) return mail;
    if (Date.now() > until) throw new Error(`no ${template} for ${recipient}`);
  }
}
export async function codeFor(recipient: string): Promise<string> {
  const code = /\b\d{6}\b/.exec((await newest(recipient, 'registration_code')).text)?.[0];
  if (!code) throw new Error(`no code in the mail to ${recipient}`);
  return code;
}
export async function linkFor(recipient: string, template: Template): Promise<string> {
  const link = /https?:\/\/\S+#token=\S+/.exec((await newest(recipient, template)).text)?.[0];
  if (!link) throw new Error(`no link in the mail to ${recipient}`);
  return link;
}
/** The code that a sensitive action asks for, typed where it asks. */
export async function proveByMail(element: Locator, email: string): Promise<void> {
  const question = element.locator('.step-up');
  await question.locator('[name=proof-code]').waitFor();
  await question.locator('[name=proof-code]').fill(/\b\d{6}\b/.exec((await newest(email, 'proof_code')).text)?.[0] ?? '');
  await question.locator('.primary').click();
}
