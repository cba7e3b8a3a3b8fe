/** Webhooks as their providers send them, and addresses that bounce. */
import { env } from 'cloudflare:test';
import { receiveMailEvents } from '../../schema/mail.ts';
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
