/** How providers prove that a webhook comes from them. Secrets are compared in constant time. */
import { sameText } from '../secrets.ts';
import type { Signature, Told } from './provider.ts';

const encoder = new TextEncoder();
/** How far a timestamp may be off, in ms: what Standard Webhooks recommends. */
const tolerance = 5 * 60_000;
const inTime = (seconds: string, now: number): boolean => Math.abs(now - Number(seconds) * 1_000) <= tolerance;
const inSeconds = /^\d{1,11}$/;

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try { return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)); } catch { return undefined; }
}
const base64Of = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** Standard Webhooks (standardwebhooks.com), as Svix signs: HMAC-SHA-256 over `id.timestamp.body`; several signatures while a secret is exchanged. */
export async function standardWebhook({ headers, body }: Told, secret: string, now: number): Promise<Signature> {
  const header = (name: string): string => headers.get(`webhook-${name}`) ?? headers.get(`svix-${name}`) ?? '';
  const id = header('id'), timestamp = header('timestamp'), key = bytesOf(secret.replace(/^whsec_/, ''));
  if (!id || !inSeconds.test(timestamp) || !key?.length) return 'bad';
  const hmac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const wanted = `v1,${base64Of(new Uint8Array(await crypto.subtle.sign('HMAC', hmac, encoder.encode(`${id}.${timestamp}.${body}`))))}`;
  const signed = header('signature').split(' ', 10).filter((one) => sameText(one, wanted)).length > 0;
  return !signed ? 'bad' : inTime(timestamp, now) ? 'good' : 'old';
}

/** SendGrid's signed event webhook: ECDSA P-256 over timestamp and body; the secret is the verification key, public as it is. */
export async function ecdsaWebhook({ headers, body }: Told, secret: string, now: number): Promise<Signature> {
  const timestamp = headers.get('x-twilio-email-event-webhook-timestamp') ?? '', key = bytesOf(secret), der = bytesOf(headers.get('x-twilio-email-event-webhook-signature') ?? ''), signature = der && rawSignature(der);
  if (!inSeconds.test(timestamp) || !key || !signature) return 'bad';
  const imported = await crypto.subtle.importKey('spki', key, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']).catch(() => undefined);
  const signed = imported && (await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, signature, encoder.encode(timestamp + body)));
  return !signed ? 'bad' : inTime(timestamp, now) ? 'good' : 'old';
}
/** Two DER integers, as OpenSSL writes a signature, into the 64 bytes that WebCrypto reads. */
function rawSignature(der: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const raw = new Uint8Array(64);
  let from = 2;
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  for (const end of [32, 64]) {
    const length = der[from + 1] ?? 0;
    const digits = der.subarray(from + 2, from + 2 + length);
    const significant = digits.subarray(Math.max(0, digits.length - 32));
    if (der[from] !== 0x02 || length === 0 || length > 33 || digits.length !== length || (length === 33 && digits[0] !== 0)) return undefined;
    raw.set(significant, end - significant.length);
    from += 2 + length;
  }
  return from === der.length ? raw : undefined;
}

/** Postmark signs nothing: user and password stand in the webhook's address, and come as HTTP Basic over TLS. */
export async function basicWebhook({ headers }: Told, secret: string): Promise<Signature> {
  if (!/^[^:]+:.+$/.test(secret)) return 'bad';
  return sameText(headers.get('authorization') ?? '', `Basic ${base64Of(encoder.encode(secret))}`) ? 'good' : 'bad';
}
