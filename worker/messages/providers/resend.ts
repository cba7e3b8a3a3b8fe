/** Resend (resend.com/docs): takes an idempotency key, so that a repeat sends nothing twice; who has bounced or complained is told by webhook only. */
import { headersOf } from '../mailer.ts';
import { type MailEvent, type Provider, at, isObject, mailbox, textAt, wordOf } from './provider.ts';
import { standardWebhook } from './signatures.ts';

const kinds: ReadonlyMap<string, MailEvent['kind']> = new Map([['email.bounced', 'bounce'], ['email.suppressed', 'bounce'], ['email.complained', 'complaint'], ['email.delivery_delayed', 'soft']]);

export const resend: Provider = {
  url: 'https://api.resend.com/emails',
  headers: (token, { id }) => ({ authorization: `Bearer ${token}`, 'idempotency-key': id }),
  body: (mail) => ({ from: mailbox(mail.from), to: [mail.to], subject: mail.subject, html: mail.html, text: mail.text, headers: headersOf(mail) }),
  judge: ({ status, body }) => {
    if (status === 200 || status === 201) return { taken: true, id: textAt(body, 'id') ?? undefined };
    const name = textAt(body, 'name');
    // Taken before under this id, with words that have changed since (a brand's color): once is what was wanted.
    if (status === 409 && name === 'invalid_idempotent_request') return { taken: true };
    return { taken: false, word: wordOf('resend', status, name) };
  },
  signed: standardWebhook,
  events: (body, { headers }) => {
    if (!isObject(body)) return undefined;
    const named = kinds.get(textAt(body, 'type') ?? '') ?? 'other', to = at(body, 'data', 'to'), id = headers.get('webhook-id') ?? headers.get('svix-id') ?? '';
    // Only what is for good is called a bounce there; should one say otherwise, it is believed.
    const kind = named === 'bounce' && /^(transient|undetermined)$/i.test(textAt(body, 'data', 'bounce', 'type') ?? '') ? 'soft' : named;
    return (Array.isArray(to) ? to : [to]).slice(0, 50).map((one) => ({ id: `${id}:${typeof one === 'string' ? one : ''}`, kind, address: typeof one === 'string' ? one : null, message: textAt(body, 'data', 'email_id') }));
  },
};
