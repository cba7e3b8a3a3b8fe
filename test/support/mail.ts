/** Webhooks as their providers send them, and addresses that bounce. */
import { env } from 'cloudflare:test';
import { receiveMailEvents } from '../../schema/mail.ts';
import type { Template } from '../../schema/messages.ts';
import { world } from '../../demo/world/world.ts';
import type { Env } from '../../worker/env.ts';
import { outboxDeps } from '../../worker/jobs/outbox.ts';
import type { Mail } from '../../worker/messages/mailer.ts';
import { type Sent, call } from './caller.ts';

const encoder = new TextEncoder();
/** The headers of Standard Webhooks over a body. */
export async function standardHeaders(body: string, { secret = env.MAIL_WEBHOOK_SECRET, id = `msg_${crypto.randomUUID()}`, at = Date.now(), prefix = 'svix' } = {}): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1_000)), key = Uint8Array.from(atob(secret.replace('whsec_', '')), (char) => char.charCodeAt(0));
  const hmac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signature = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign('HMAC', hmac, encoder.encode(`${id}.${timestamp}.${body}`)))));
  return { [`${prefix}-id`]: id, [`${prefix}-timestamp`]: timestamp, [`${prefix}-signature`]: `v1,${signature}` };
}
/** What Resend says of an address: that mail came back for good, unless said otherwise. */
export const resendEvent = (email: string | readonly string[], { type = 'email.bounced', bounce = 'Permanent', message = crypto.randomUUID() } = {}): string =>
  JSON.stringify({ type, created_at: new Date().toISOString(), data: { email_id: message, to: [email].flat(), from: 'portal@portal.test', subject: 'x', ...(type === 'email.bounced' && { bounce: { type: bounce, subType: 'General', message: `550 5.1.1 <${String(email)}> unknown` } }) } });
export async function signedEvent(email: string, more: Parameters<typeof resendEvent>[1] = {}): Promise<{ readonly input: { readonly params: { readonly provider: 'resend' }; readonly body: string }; readonly sent: Sent }> {
  const body = resendEvent(email, more);
  return { input: { params: { provider: 'resend' }, body }, sent: { headers: await standardHeaders(body) } };
}
/** Mail to an address comes back for good, or is reported. */
export async function bounces(email: string, more: Parameters<typeof resendEvent>[1] = {}): Promise<number> {
  const { input, sent } = await signedEvent(email, more);
  const { reply, status, text } = await call(receiveMailEvents, input, sent);
  if (status !== 200) throw new Error(`the webhook answered ${status}: ${text}`);
  return reply.suppressed;
}
export const suppressionOf = (email: string) => env.DB.prepare('SELECT reason, message_id AS message, at FROM suppressions WHERE address = ?').bind(email).first<{ reason: string; message: string | null; at: number }>();

export const stateOf = (id: string) => env.DB.prepare('SELECT state, attempts, last_error AS error, provider_id AS provider FROM outbox WHERE id = ?').bind(id).first<{ state: string; attempts: number; error: string | null; provider: string | null }>();
let made = 0;
/** A row of the outbox that is due, to whom it says. */
export async function queued(recipient: string, template: Template = 'operator_removed', sender: string = world.vendors.n.id): Promise<string> {
  const id = `msg_${Date.now().toString(16).padStart(12, '0')}${(made += 1).toString(16).padStart(20, '0')}`;
  await env.DB.prepare("INSERT INTO outbox (id, template, recipient, locale, occasion, sender_id, data, state, next_attempt_at, created_at) VALUES (?, ?, ?, 'en', ?, ?, '{}', 'queued', 0, ?)").bind(id, template, recipient, id, sender, Date.now()).run();
  return id;
}
export const sending = (send: (mail: Mail) => Promise<string | void>, now = Date.now()) => ({ ...outboxDeps(env as unknown as Env, now), mailer: { send } });
/** What the log says of addresses. */
export const eventsOf = async (subject: string) => (await env.DB.prepare("SELECT event, personal, details, vendor_id AS vendor, distributor_id AS distributor, organization_id AS organization, actor_kind AS actor FROM activity WHERE subject_id = ? AND event LIKE 'address.%' ORDER BY id").bind(subject).all<Record<string, string | null>>()).results;
