/** A mail provider as data: how its API is asked, what its answers mean, how its webhooks are signed, and what they tell. */
import type { Mail } from '../mailer.ts';

export interface Answer { readonly status: number; readonly body: unknown; readonly headers: Headers }
/** `refused` where the recipient takes none, whatever is tried; `word` goes into the outbox, so it is a word and never a sentence of the provider's: those quote addresses. */
export type Verdict = { readonly taken: true; readonly id?: string | undefined } | { readonly taken: false; readonly word: string; readonly refused?: 'bounce' | 'complaint' };

/** A request to a webhook: the body as it came. */
export interface Told { readonly headers: Headers; readonly body: string }
/** `old`: rightly signed, but so long ago that it may be a copy. */
export type Signature = 'good' | 'bad' | 'old';
/** What one event says of one address. `soft`: not this time; it is counted. `other`: nothing of ours. */
export interface MailEvent { /** The provider's own id of the event. */ readonly id: string; readonly kind: 'bounce' | 'complaint' | 'soft' | 'other'; readonly address: string | null; /** The provider's id of the message. */ readonly message: string | null }

export interface Provider {
  readonly url: string;
  readonly headers: (token: string, mail: Mail) => Readonly<Record<string, string>>;
  readonly body: (mail: Mail) => unknown;
  readonly judge: (answer: Answer) => Verdict;
  readonly signed: (told: Told, secret: string, now: number) => Promise<Signature>;
  /** `undefined` where the body is none of its own. */
  readonly events: (body: unknown, told: Told) => MailEvent[] | undefined;
}

/** A member of foreign JSON, some levels down. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown => path.reduce<unknown>((found, key) => (typeof found === 'object' && found !== null ? (found as Record<string | number, unknown>)[key] : undefined), value);
export const textAt = (value: unknown, ...path: readonly (string | number)[]): string | null => { const found = at(value, ...path); return typeof found === 'string' && found !== '' ? found : null; };
export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `"Norvent, Inc." <portal@…>` (RFC 5322 §3.4). */
export const mailbox = ({ name, email }: Mail['from']): string => `"${name.replaceAll(/["\\]/g, '\\$&')}" <${email}>`;
const unsafe = /\W+/g;
/** What went wrong, as a word that an outbox keeps. */
export const wordOf = (provider: string, status: number, code?: unknown): string => [provider, typeof code === 'string' || typeof code === 'number' ? String(code).replaceAll(unsafe, '_') : status].join('_').slice(0, 64);
