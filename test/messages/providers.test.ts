/** Providers as their documents describe them: what is sent, what an answer means, what a webhook says. */
import { describe, expect, test } from 'vitest';
import { type MailProvider, mailProviders } from '../../schema/mail.ts';
import { apiMailer, isPublic } from '../../worker/messages/api-mailer.ts';
import { type Mail, RecipientRefused, sendEmailMailer } from '../../worker/messages/mailer.ts';
import { providerOf, providers } from '../../worker/messages/providers/providers.ts';

const mail: Mail = {
  id: `msg_${'1'.repeat(32)}`, to: 'inès@norvent.example', from: { name: 'Aurelis "A", Ltd', email: 'portal@aurelis.example' }, subject: 'Bonjour', html: '<p>é</p>', text: 'é',
  headers: { 'List-Unsubscribe': '<https://portal.example/unsubscribe?token=x>', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
};
interface Seen { url: string; headers: Headers; body: Record<string, never>; redirect: string | undefined; signal: AbortSignal | null | undefined }
/** Sends through a provider that answers as told. */
async function sent(name: MailProvider | string, answer: Response | Error, more: { url?: string; local?: boolean } = {}): Promise<{ seen: Seen[]; id?: string | void; error?: Error & { code?: string; reason?: string } }> {
  const seen: Seen[] = [];
  const mailer = apiMailer({ name, url: more.url, token: 'secret-token', local: more.local ?? false }, async (input, init) => {
    seen.push({ url: String(input), headers: new Headers(init?.headers), body: JSON.parse(String(init?.body)) as Record<string, never>, redirect: init?.redirect, signal: init?.signal });
    if (answer instanceof Error) throw answer;
    return answer;
  });
  try { return { seen, id: await mailer.send(mail) }; } catch (error) { return { seen, error: error as Error & { code?: string } }; }
}
const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

describe('ALL-2: each provider is asked as its API wants it, always under the same id', () => {
  test('Postmark', async () => {
    const { seen: [it], id } = await sent('postmark', json(200, { ErrorCode: 0, Message: 'OK', MessageID: 'b7bc2f4a' }));
    expect([it?.url, it?.headers.get('x-postmark-server-token'), it?.redirect, id]).toEqual(['https://api.postmarkapp.com/email', 'secret-token', 'manual', 'b7bc2f4a']);
    expect(it?.body).toEqual({
      From: '"Aurelis \\"A\\", Ltd" <portal@aurelis.example>', To: mail.to, Subject: 'Bonjour', HtmlBody: '<p>é</p>', TextBody: 'é', TrackOpens: false, TrackLinks: 'None',
      Headers: [{ Name: 'X-Portico-Id', Value: mail.id }, { Name: 'List-Unsubscribe', Value: mail.headers?.['List-Unsubscribe'] }, { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' }],
    });
  });
  test('Resend, with its idempotency key', async () => {
    const { seen: [it], id } = await sent('resend', json(200, { id: '49a3999c' }));
    expect([it?.url, it?.headers.get('authorization'), it?.headers.get('idempotency-key'), id]).toEqual(['https://api.resend.com/emails', 'Bearer secret-token', mail.id, '49a3999c']);
    expect(it?.body).toMatchObject({ from: '"Aurelis \\"A\\", Ltd" <portal@aurelis.example>', to: [mail.to], html: '<p>é</p>', text: 'é', headers: { 'X-Portico-Id': mail.id, ...mail.headers } });
  });
  test('SendGrid, whose id is in a header', async () => {
    const { seen: [it], id } = await sent('sendgrid', new Response(null, { status: 202, headers: { 'x-message-id': 'qNwBLgPQ' } }));
    expect([it?.url, it?.headers.get('authorization'), id]).toEqual(['https://api.sendgrid.com/v3/mail/send', 'Bearer secret-token', 'qNwBLgPQ']);
    expect(it?.body).toMatchObject({ personalizations: [{ to: [{ email: mail.to }] }], from: mail.from, headers: { 'X-Portico-Id': mail.id, ...mail.headers }, content: [{ type: 'text/plain' }, { type: 'text/html' }], tracking_settings: { click_tracking: { enable: false, enable_text: false } } });
  });
  test('another address of the same API, e.g. of a region', async () => expect((await sent('sendgrid', new Response(null, { status: 202 }), { url: 'https://api.eu.sendgrid.com/v3/mail/send' })).seen[0]?.url).toBe('https://api.eu.sendgrid.com/v3/mail/send'));
});

describe('ALL-6: what a refusal means', () => {
  test('for good: the recipient takes none', async () => {
    const cases = [
      ['postmark', json(422, { ErrorCode: 406, Message: 'You tried to send to recipient(s) that have been marked as inactive. Found inactive addresses: inès@norvent.example.' }), 'postmark_406'],
      ['sendgrid', json(400, { errors: [{ message: 'Does not contain a valid address.', field: 'personalizations.0.to.0.email', help: null }] }), 'sendgrid_personalizations_0_to_0_email'],
    ] as const;
    for (const [name, answer, code] of cases) {
      const { error } = await sent(name, answer);
      expect(error).toBeInstanceOf(RecipientRefused);
      expect([error?.code, error?.reason]).toEqual([code, 'bounce']);
    }
    const binding = { send: () => Promise.reject(Object.assign(new Error('inès@norvent.example is on your suppression list'), { code: 'E_RECIPIENT_SUPPRESSED' })) } as unknown as SendEmail;
    await expect(sendEmailMailer(binding).send(mail)).rejects.toBeInstanceOf(RecipientRefused);
  });
  test('not now, or not so: a word, and never a sentence or an address', async () => {
    const cases = [
      ['postmark', json(422, { ErrorCode: 300, Message: 'Invalid To: inès@norvent.example' }), 'postmark_300'], ['postmark', json(401, { ErrorCode: 10, Message: 'Bad token' }), 'postmark_10'], ['postmark', new Response('<html>', { status: 503 }), 'postmark_503'],
      ['postmark', json(200, {}), 'postmark_200'], ['resend', json(429, { statusCode: 429, name: 'rate_limit_exceeded', message: 'x' }), 'resend_rate_limit_exceeded'], ['resend', json(409, { name: 'concurrent_idempotent_requests' }), 'resend_concurrent_idempotent_requests'],
      ['resend', json(422, { name: 'validation_error', message: 'Invalid `to` field: inès@norvent.example' }), 'resend_validation_error'], ['resend', json(500, { name: 'it@leaks.example everything' }), 'resend_it_leaks_example_everything'],
      ['sendgrid', json(401, { errors: [{ message: 'no', field: null }] }), 'sendgrid_401'], ['sendgrid', json(400, { errors: [{ field: 'from.email' }] }), 'sendgrid_from_email'], ['sendgrid', json(413, { errors: 'no list' }), 'sendgrid_413'],
      ['resend', new Response(null, { status: 302, headers: { location: 'http://127.0.0.1/' } }), 'resend_302'], ['resend', new Response('x'.repeat(70_000), { status: 500 }), 'resend_500'],
    ] as const;
    for (const [name, answer, code] of cases) {
      const { error } = await sent(name, answer);
      expect([error instanceof RecipientRefused, error?.code]).toEqual([false, code]);
      expect(error?.code).toMatch(/^\w{1,64}$/);
      expect(`${error?.message}`).not.toContain('@');
    }
  });
  test('Resend had taken it already, under the same id, with other words: it is sent', async () => expect((await sent('resend', json(409, { name: 'invalid_idempotent_request' }))).error).toBeUndefined());
  test('each call has a time limit', async () => {
    const { seen: [it] } = await sent('resend', json(200, { id: '1' }));
    expect(it?.signal).toBeInstanceOf(AbortSignal);
  });
});

describe('where the token may go', () => {
  test.each(['http://api.example.com', 'https://localhost', 'https://127.0.0.1', 'https://2130706433', 'https://0x7f.1', 'https://[::1]', 'https://[::ffff:127.0.0.1]', 'https://10.0.0.1', 'https://192.168.1.1', 'https://169.254.169.254', 'https://portal.localhost', 'https://mail.internal', 'https://printer.local', 'https://mail', 'https://user:pass@api.example.com', 'file:///etc/passwd', 'ftp://api.example.com', 'nonsense', ''])('not to %s', async (url) => {
    expect(isPublic(url)).toBe(false);
    const { seen, error } = await sent('resend', json(200, { id: '1' }), { url: url || 'x' });
    expect([seen, error?.code]).toEqual([[], 'MAIL_API_URL_refused']);
  });
  test('but to what the providers are, and in a local run anywhere', async () => {
    for (const name of mailProviders) expect(isPublic(providers[name].url)).toBe(true);
    expect((await sent('resend', json(200, { id: '1' }), { url: 'http://127.0.0.1:9000/emails', local: true })).seen.length).toBe(1);
  });
  test('a provider that is none parks what is to be sent, with a word for why', async () => {
    expect([(await sent('elsewhere', json(200, {}))).error?.code, providerOf('constructor'), providerOf(undefined)]).toEqual(['MAIL_API_unknown', undefined, undefined]);
  });
});

describe('ALL-6: what webhooks say', () => {
  const told = (name: MailProvider, body: unknown, headers: Record<string, string> = {}) => providers[name].events(body, { headers: new Headers(headers), body: '' })?.map(({ kind, address, message }) => [kind, address, message]);
  const address = 'ines@norvent.example';
  test('Postmark: a bounce is for good where it makes the address inactive', () => {
    const bounce = (more: object) => told('postmark', { RecordType: 'Bounce', ID: 42, Type: 'SoftBounce', Email: address, MessageID: 'm1', Inactive: false, ...more });
    expect([bounce({}), bounce({ Type: 'HardBounce' }), bounce({ Type: 'Transient', Inactive: true }), bounce({ Type: 'BadEmailAddress' }), bounce({ Type: 'SpamComplaint' }), told('postmark', { RecordType: 'SpamComplaint', Email: address, MessageID: 'm1' }),
      told('postmark', { RecordType: 'SubscriptionChange', Recipient: address, MessageID: 'm1', SuppressSending: true, SuppressionReason: 'HardBounce' }), told('postmark', { RecordType: 'SubscriptionChange', Recipient: address, MessageID: 'm1', SuppressSending: false }),
      told('postmark', { RecordType: 'Delivery', Recipient: address, MessageID: 'm1' })].map((one) => one?.[0])).toEqual(['soft', 'bounce', 'bounce', 'bounce', 'complaint', 'complaint', 'bounce', 'other', 'other'].map((kind) => [kind, address, 'm1']));
    for (const none of [[], null, 'x', 1]) expect(told('postmark', none)).toBeUndefined();
  });
  test('Resend: one for each recipient', () => {
    expect(told('resend', { type: 'email.bounced', data: { email_id: 'm1', to: [address, 'b@c.example'], bounce: { type: 'Permanent' } } })).toEqual([['bounce', address, 'm1'], ['bounce', 'b@c.example', 'm1']]);
    expect(told('resend', { type: 'email.bounced', data: { email_id: 'm1', to: [address] } })?.[0]?.[0]).toBe('bounce');
    expect(['email.suppressed', 'email.complained', 'email.delivery_delayed', 'email.sent'].map((type) => told('resend', { type, data: { to: [address] } })?.[0]?.[0])).toEqual(['bounce', 'complaint', 'soft', 'other']);
  });
  test('SendGrid: many at once; its id begins with the one that its API answered', () => {
    const event = (event: string, more = {}) => ({ email: address, event, sg_event_id: event, sg_message_id: 'qNwBLgPQ.filterdrecv-1.0', ...more });
    const all = [event('bounce', { type: 'bounce' }), event('bounce', { type: 'blocked' }), event('dropped', { reason: 'Bounced Address' }), event('dropped', { reason: 'Spam Reporting Address' }), event('dropped', { reason: 'Unsubscribed Address' }), event('spamreport'), event('deferred'), event('open'), {}];
    expect(told('sendgrid', all)?.map(([kind]) => kind)).toEqual(['bounce', 'soft', 'bounce', 'complaint', 'other', 'complaint', 'soft', 'other', 'other']);
    expect(told('sendgrid', all)?.[0]).toEqual(['bounce', address, 'qNwBLgPQ']);
    for (const none of [{}, null, [1], ['x']]) expect(told('sendgrid', none)).toBeUndefined();
  });
});

describe('how they sign', () => {
  const encoder = new TextEncoder();
  test('Standard Webhooks: the example of its specification', async () => {
    const headers = new Headers({ 'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek', 'webhook-timestamp': '1614265330', 'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=' });
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', now = 1_614_265_330_000;
    expect(await providers.resend.signed({ headers, body: '{"test": 2432232314}' }, secret, now)).toBe('good');
    expect(await providers.resend.signed({ headers, body: '{"test": 2432232315}' }, secret, now)).toBe('bad');
    expect(await providers.resend.signed({ headers, body: '{"test": 2432232314}' }, secret, now + 301_000)).toBe('old');
    for (const wrong of ['', 'whsec_', 'no base64 at all!', 'whsec_AAAA']) expect(await providers.resend.signed({ headers, body: '{"test": 2432232314}' }, wrong, now)).toBe('bad');
  });
  test('Postmark: user and password of the address', async () => {
    const basic = (text: string) => ({ headers: new Headers({ authorization: `Basic ${btoa(String.fromCharCode(...encoder.encode(text)))}` }), body: '' });
    expect(await providers.postmark.signed(basic('portico:pässword'), 'portico:pässword', 0)).toBe('good');
    for (const wrong of ['portico:password', 'portico', '', ':']) expect(await providers.postmark.signed(basic(wrong), 'portico:pässword', 0)).toBe('bad');
    // A secret that is none lets nobody in.
    expect(await providers.postmark.signed(basic(''), '', 0)).toBe('bad');
    expect(await providers.postmark.signed({ headers: new Headers(), body: '' }, 'a:b', 0)).toBe('bad');
  });
  test('SendGrid: what is no signature of that form is refused, not stumbled over', async () => {
    const key = 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEDr2LjtURuePQzplybdC+u4CwrqDqBaWjcMMsTbhdbcwHBcepxo7yAQGhHPTnlvFYPAZFceEu/1FwCM/QmGUhA==', genuine = 'MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH2j/0=';
    const signed = (signature: string, timestamp = '1588788367', secret = key) => providers.sendgrid.signed({ headers: new Headers({ 'x-twilio-email-event-webhook-signature': signature, 'x-twilio-email-event-webhook-timestamp': timestamp }), body: '{}' }, secret, 1_588_788_367_000);
    for (const wrong of [genuine, '', 'MEUC', '***', btoa('\x30\x04\x02\x01\x01'), btoa(`\x30\x06\x02\x01\x01\x02\x01\x01`), btoa(`\x30${String.fromCharCode(120)}`), genuine.slice(4)]) expect(await signed(wrong), wrong).toBe('bad');
    expect(await signed(genuine, 'now')).toBe('bad');
    expect(await signed(genuine, '1588788367', 'no key')).toBe('bad');
  });
});
