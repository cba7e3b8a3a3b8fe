/** Postmark (postmarkapp.com/developer): `ErrorCode` says what went wrong; a recipient that has bounced or complained there is inactive, and refused at once. */
import { headersOf } from '../mailer.ts';
import { type MailEvent, type Provider, at, isObject, mailbox, textAt, wordOf } from './provider.ts';
import { basicWebhook } from './signatures.ts';

/** Sent to inactive recipients only. 300 (an address that Postmark cannot read) may as well be our own, so it is not among them. */
const inactive = 406;
const hard: ReadonlySet<unknown> = new Set(['HardBounce', 'BadEmailAddress', 'ManuallyDeactivated']);

function kindOf(event: Record<string, unknown>): MailEvent['kind'] {
  switch (event['RecordType']) {
    case 'SpamComplaint': return 'complaint';
    case 'Bounce': return event['Type'] === 'SpamComplaint' ? 'complaint' : event['Inactive'] === true || hard.has(event['Type']) ? 'bounce' : 'soft';
    // Postmark sends nothing there any more, by whomever that was decided.
    case 'SubscriptionChange': return event['SuppressSending'] !== true ? 'other' : event['SuppressionReason'] === 'SpamComplaint' ? 'complaint' : 'bounce';
    default: return 'other';
  }
}

export const postmark: Provider = {
  url: 'https://api.postmarkapp.com/email',
  headers: (token) => ({ 'x-postmark-server-token': token }),
  // A link that works once must not be opened by a redirect of the provider's.
  body: (mail) => ({ From: mailbox(mail.from), To: mail.to, Subject: mail.subject, HtmlBody: mail.html, TextBody: mail.text, TrackOpens: false, TrackLinks: 'None', Headers: Object.entries(headersOf(mail)).map(([Name, Value]) => ({ Name, Value })) }),
  judge: ({ status, body }) => {
    const code = at(body, 'ErrorCode');
    if (status === 200 && code === 0) return { taken: true, id: textAt(body, 'MessageID') ?? undefined };
    return { taken: false, word: wordOf('postmark', status, code), ...(code === inactive && { refused: 'bounce' as const }) };
  },
  signed: basicWebhook,
  events: (body) => {
    if (!isObject(body)) return undefined;
    const message = textAt(body, 'MessageID');
    // A change of subscription has no number of its own: its instant tells it from the next.
    const id = [at(body, 'RecordType'), at(body, 'ID') ?? at(body, 'ChangedAt'), message].join(':');
    return [{ id, kind: kindOf(body), address: textAt(body, 'Email') ?? textAt(body, 'Recipient'), message }];
  },
};
