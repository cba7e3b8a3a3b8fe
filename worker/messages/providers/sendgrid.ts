/** SendGrid (twilio.com/docs/sendgrid): answers 202 with the id in a header; who takes no mail is dropped later, and told by webhook, many events at once. */
import { headersOf } from '../mailer.ts';
import { type MailEvent, type Provider, at, isObject, textAt, wordOf } from './provider.ts';
import { ecdsaWebhook } from './signatures.ts';

/** Why it dropped a message itself: its own lists. */
const dropped: ReadonlyMap<unknown, MailEvent['kind']> = new Map([['Bounced Address', 'bounce'], ['Invalid', 'bounce'], ['Spam Reporting Address', 'complaint']]);
function kindOf(event: Record<string, unknown>): MailEvent['kind'] {
  switch (event['event']) {
    case 'bounce': return event['type'] === 'blocked' ? 'soft' : 'bounce';
    case 'dropped': return dropped.get(event['reason']) ?? 'other';
    case 'spamreport': return 'complaint';
    case 'deferred': return 'soft';
    default: return 'other';
  }
}
/** The part of its id that the API answered. */
const messageOf = (id: string | null): string | null => id?.split('.')[0] || null;

export const sendgrid: Provider = {
  url: 'https://api.sendgrid.com/v3/mail/send',
  headers: (token) => ({ authorization: `Bearer ${token}` }),
  body: (mail) => ({
    personalizations: [{ to: [{ email: mail.to }] }], from: mail.from, subject: mail.subject, headers: headersOf(mail), content: [{ type: 'text/plain', value: mail.text }, { type: 'text/html', value: mail.html }],
    // A link that works once must not be opened by a redirect of the provider's.
    tracking_settings: { click_tracking: { enable: false, enable_text: false }, open_tracking: { enable: false } },
  }),
  judge: ({ status, body, headers }) => {
    if (status >= 200 && status < 300) return { taken: true, id: headers.get('x-message-id') ?? undefined };
    const field = textAt(body, 'errors', 0, 'field');
    return { taken: false, word: wordOf('sendgrid', status, field ?? undefined), ...(status === 400 && field?.startsWith('personalizations.0.to') && { refused: 'bounce' as const }) };
  },
  signed: ecdsaWebhook,
  events: (body) => (Array.isArray(body) && body.every(isObject)
    ? body.map((event, index) => ({ id: textAt(event, 'sg_event_id') ?? `${String(at(event, 'timestamp'))}:${index}`, kind: kindOf(event), address: textAt(event, 'email'), message: messageOf(textAt(event, 'sg_message_id')) })) : undefined),
};
