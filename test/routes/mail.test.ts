/** ALL-6: what becomes of e-mail that has left: webhooks, suppression, what works again, and unsubscribing. */
import { SELF, createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { listActivity } from '../../schema/activity.ts';
import { receiveMailEvents, restoreApplicantAddress, restoreOperatorAddress } from '../../schema/mail.ts';
import { readRegistration, readRegistrationProgress, requestRegistration, resendRegistrationCode, resendRegistrationMail } from '../../schema/registration.ts';
import { listOperators, readOperator } from '../../schema/team.ts';
import { world } from '../../demo/world/world.ts';
import { createApp } from '../../worker/app.ts';
import type { Env } from '../../worker/env.ts';
import { suppress } from '../../worker/jobs/addresses.ts';
import { RecipientRefused } from '../../worker/messages/mailer.ts';
import { deliver } from '../../worker/messages/outbox.ts';
import { call, freshEmail, pages, portal, requestFor, sessionOf, submitted } from '../support/caller.ts';
import { bounces, eventsOf, queued, resendEvent, sending, signedEvent, standardHeaders, stateOf, suppressionOf } from '../support/mail.ts';
import { company } from '../support/scenes.ts';
import { member } from '../support/team.ts';

const live = env as unknown as Env;
const address = `${portal}/v1/mail-events/resend`;
const inEnv = async (request: Request, more: Partial<Env>) => {
  const context = createExecutionContext(), response = await createApp().fetch(request, { ...live, ...more }, context);
  await waitOnExecutionContext(context);
  return { status: response.status, json: (await response.json()) as { code?: string; suppressed?: number } };
};

describe('ALL-6: a webhook is believed by its signature alone', () => {
  const email = () => freshEmail('believed');
  test('one that is not signed, signed with another secret, changed since, or malformed is refused, and suppresses nobody', async () => {
    const of = await submitted(pages.distributor, { email: email() }), body = resendEvent(of.email), headers = await standardHeaders(body);
    const wrong: [string, Record<string, string>, string][] = [
      ['unsigned', {}, body], ['another secret', await standardHeaders(body, { secret: `whsec_${btoa('another')}` }), body], ['another body', headers, body.replace('Permanent', 'permanent')],
      ['another id', { ...headers, 'svix-id': 'msg_other' }, body], ['no timestamp', { 'svix-id': headers['svix-id'] ?? '', 'svix-signature': headers['svix-signature'] ?? '' }, body],
      ['a signature of another version', { ...headers, 'svix-signature': (headers['svix-signature'] ?? '').replace('v1,', 'v1a,') }, body], ['no base64', { ...headers, 'svix-signature': 'v1,***' }, body],
      ['a timestamp in words', { ...headers, 'svix-timestamp': 'now' }, body],
    ];
    for (const [what, sent, text] of wrong) {
      const response = await SELF.fetch(address, { method: 'POST', headers: { 'content-type': 'application/json', ...sent }, body: text });
      expect([what, response.status, ((await response.json()) as { code: string }).code]).toEqual([what, 401, 'mail_events.signature_invalid']);
    }
    expect(await suppressionOf(of.email)).toBeNull();
  });
  test('a signature of more than five minutes ago or ahead may be a copy', async () => {
    const { email: to } = await submitted(), body = resendEvent(to);
    for (const [at, status] of [[-301_000, 401], [301_000, 401], [-290_000, 200], [290_000, 200]] as const) {
      const { status: is, problem } = await call(receiveMailEvents, { params: { provider: 'resend' }, body }, { headers: await standardHeaders(body, { at: Date.now() + at }) });
      expect([at, is, problem.code]).toEqual([at, status, status === 401 ? 'mail_events.too_old' : undefined]);
    }
  });
  test('either name of the headers will do, and the last of several signatures', async () => {
    const { email: to } = await submitted(), body = resendEvent(to, { type: 'email.delivered' });
    const headers = await standardHeaders(body, { prefix: 'webhook' });
    expect((await call(receiveMailEvents, { params: { provider: 'resend' }, body }, { headers: { ...headers, 'webhook-signature': `v1,${btoa('old')} ${headers['webhook-signature']}` } })).reply).toEqual({ suppressed: 0 });
  });
  test('while a secret is exchanged, the old one and the new one both sign', async () => {
    const old = `whsec_${btoa('the old secret')}`, fresh = `whsec_${btoa('the new secret')}`, body = resendEvent(freshEmail(), { type: 'email.delivered' });
    for (const [secret, status] of [[old, 200], [fresh, 200], [`whsec_${btoa('neither')}`, 401]] as const) {
      expect((await inEnv(new Request(address, { method: 'POST', headers: { 'content-type': 'application/json', ...(await standardHeaders(body, { secret })) }, body }), { MAIL_WEBHOOK_SECRET: `${old} ${fresh}` })).status).toBe(status);
    }
  });
  test('without a secret, or for another provider than the portal’s, there is no such address', async () => {
    const { input, sent } = await signedEvent(freshEmail()), request = () => requestFor(receiveMailEvents, input, sent);
    expect((await inEnv(request(), { MAIL_WEBHOOK_SECRET: '' })).status).toBe(404);
    expect((await inEnv(request(), { MAIL_API: 'postmark' })).status).toBe(404);
    for (const provider of ['postmark', 'sendgrid', 'elsewhere']) expect((await call(receiveMailEvents, { ...input, params: { provider: provider as never } }, sent)).status).toBe(404);
  });
  test('what is no JSON, too large, of another type, or no event of the provider’s is refused with its code; never a 5xx', async () => {
    const post = async (body: string | Uint8Array, type = 'application/json') => {
      const response = await SELF.fetch(address, { method: 'POST', headers: { 'content-type': type, ...(await standardHeaders(typeof body === 'string' ? body : '')) }, body });
      return [response.status, ((await response.json()) as { code?: string }).code];
    };
    for (const body of ['', '{', '[]', 'null', '1', '"x"', '[{}]']) expect(await post(body), body).toEqual([400, 'request.malformed']);
    expect(await post(new Uint8Array([0x7b, 0xff, 0xfe]))).toEqual([400, 'request.malformed']);
    expect(await post('{}', 'text/plain')).toEqual([415, 'request.media_type']);
    expect(await post(JSON.stringify({ x: 'y'.repeat(1_100_000) }))).toEqual([413, 'request.too_large']);
    for (const body of [{}, { type: 1 }, { type: 'email.bounced' }, { type: 'email.bounced', data: 7 }, { type: 'email.bounced', data: { to: [null, {}, 'no address', 'a@b'] } }, { type: 'email.bounced', data: { to: Array(5_000).fill('a@b.example') } }, { type: 'email.opened', data: {} }, { type: '__proto__', data: { to: 'x' } }]) {
      expect(await post(JSON.stringify(body)), JSON.stringify(body).slice(0, 80)).toEqual([200, undefined]);
    }
  });
});

describe('ALL-6: bounced or complained-of addresses are suppressed and show at the operator or applicant', () => {
  test('an operator: what waits for it is put aside, the log of its organization says so, and its admins see it', async () => {
    const partner = await company(), person = await member(partner), waiting = await queued(person.email), another = await queued(freshEmail());
    expect(await bounces(person.email)).toBe(1);
    expect(await suppressionOf(person.email)).toMatchObject({ reason: 'bounce' });
    expect(await stateOf(waiting)).toMatchObject({ state: 'suppressed', error: 'bounce', attempts: 0 });
    expect((await stateOf(another))?.state).toBe('queued');
    const [entry] = await eventsOf(person.id);
    expect(entry).toMatchObject({ event: 'address.suppressed', organization: partner.organization, vendor: null, distributor: null, actor: 'portal' });
    expect([JSON.parse(entry?.['personal'] ?? '{}'), JSON.parse(entry?.['details'] ?? '{}')]).toEqual([{ email: person.email }, { reason: 'bounce' }]);
    const { reply } = await call(listOperators, {}, partner.admin), shown = reply.rows.find((row) => row.id === person.id);
    expect(shown).toMatchObject({ unreachable: { reason: 'bounce', since: expect.stringMatching(/Z$/) }, can: expect.arrayContaining([{ action: 'address.restore', allowed: true }]) });
    expect(reply.rows.filter((row) => row.unreachable).length).toBe(1);
    expect((await call(readOperator, { params: { operator: person.id } }, partner.admin)).reply.unreachable?.reason).toBe('bounce');
    expect((await call(listActivity, { query: { event: 'address' } }, partner.admin)).reply.rows[0]).toMatchObject({ event: 'address.suppressed', rule: 'ALL-6', subject: { id: person.id, name: person.email }, details: { reason: 'bounce' } });
  });
  test('an applicant: its reviewer sees it in the case, itself on its page, and vendor and distributor in their logs', async () => {
    const of = await submitted();
    await bounces(of.email, { type: 'email.complained' });
    const reviewer = await sessionOf(world.distributors.first.operators.admin), { reply } = await call(readRegistration, { params: { registration: of.registration } }, reviewer);
    expect(reply).toMatchObject({ unreachable: { reason: 'complaint' }, can: expect.arrayContaining([{ action: 'address.restore', allowed: true }]) });
    expect((await call(readRegistrationProgress, { params: { registration: of.registration } }, of.applicant)).reply).toMatchObject({ unreachable: { reason: 'complaint' }, can: ['withdraw'] });
    expect(await eventsOf(of.registration)).toMatchObject([{ event: 'address.suppressed', vendor: world.vendors.n.id, distributor: world.distributors.first.id, organization: null }]);
    expect((await call(resendRegistrationMail, { params: { registration: of.registration }, body: {} }, of.applicant)).problem.code).toBe('address.unreachable');
  });
  test('who waits for a code that cannot come is told so when it asks for another', async () => {
    const email = freshEmail();
    const { reply } = await call(requestRegistration, { body: { email: email as never, locale: 'en' } }, pages.vendor);
    await env.DB.prepare('UPDATE registrations SET code_sent_at = 0 WHERE id = ?').bind(reply.registration).run();
    await bounces(email);
    expect((await call(resendRegistrationCode, { params: { registration: reply.registration }, body: {} }, pages.vendor)).problem).toMatchObject({ code: 'address.unreachable', rule: 'ALL-6', status: 409 });
  });
  test('nothing is sent to a suppressed address: what is due is put aside by the statement that claims it', async () => {
    const partner = await company(), person = await member(partner);
    await bounces(person.email);
    const late = await queued(person.email), other = await queued(freshEmail()), sent: string[] = [];
    let statements = 0;
    const counted = { prepare: (query: string) => { statements += 1; return env.DB.prepare(query); }, batch: (all: D1PreparedStatement[]) => env.DB.batch(all) } as unknown as D1Database;
    expect(await deliver([late, other], { ...sending(async (mail) => { sent.push(mail.id); }), db: counted })).toEqual({ delivered: 1, failed: 0, parked: 0, suppressed: 1 });
    expect([sent, statements]).toEqual([[other], 2]);
    expect(await stateOf(late)).toEqual({ state: 'suppressed', attempts: 0, error: 'bounce', provider: null });
  });
  test('the provider’s id of a message is kept; told of it, the address that it went to counts, not the one that it was passed on to', async () => {
    const partner = await company(), person = await member(partner), id = await queued(person.email), given = crypto.randomUUID();
    await deliver([id], sending(async () => given));
    expect(await stateOf(id)).toMatchObject({ state: 'delivered', provider: given });
    await bounces('passed.on@elsewhere.example', { message: given });
    expect([await suppressionOf(person.email), await suppressionOf('passed.on@elsewhere.example')]).toEqual([expect.objectContaining({ reason: 'bounce', message: id }), null]);
  });
  test('a provider that refuses a recipient at once suppresses it at once: no eight tries, no address in the outbox', async () => {
    const partner = await company(), person = await member(partner), [one, two] = [await queued(person.email), await queued(person.email)];
    const tried: string[] = [];
    const drained = await deliver([one], sending(async (mail) => { tried.push(mail.id); throw new RecipientRefused('bounce', 'postmark_406'); }));
    expect([drained, tried]).toEqual([{ delivered: 0, failed: 0, parked: 0, suppressed: 1 }, [one]]);
    expect([(await stateOf(one))?.state, (await stateOf(two))?.state, (await suppressionOf(person.email))?.message]).toEqual(['suppressed', 'suppressed', one]);
    expect((await eventsOf(person.id)).length).toBe(1);
    expect(JSON.stringify(await stateOf(one))).not.toContain('@');
  });
  test('a bounce that may pass, and what else is told, suppresses nobody; it is only counted', async () => {
    const { email } = await submitted(), soft = async () => Number((await env.DB.prepare("SELECT counts ->> 'soft' AS n FROM job_runs WHERE job = 'mail_events'").first<{ n: number }>())?.n ?? 0);
    const before = await soft();
    for (const more of [{ bounce: 'Transient' }, { bounce: 'Undetermined' }, { type: 'email.delivery_delayed' }, { type: 'email.delivered' }, { type: 'email.clicked' }, { type: 'domain.updated' }]) expect(await bounces(email, more)).toBe(0);
    expect(await suppressionOf(email)).toBeNull();
    expect(await soft()).toBe(before + 3);
  });
  test('an address that nobody here has, and to which nothing went, is none of ours', async () => {
    const stranger = freshEmail('stranger');
    expect(await bounces(stranger)).toBe(0);
    expect(await suppressionOf(stranger)).toBeNull();
    // Mail that went to somebody who is nobody here any more still counts: in whose name it went reads of it.
    const id = await queued(stranger);
    expect(await bounces(stranger)).toBe(1);
    expect(await eventsOf(id)).toMatchObject([{ event: 'address.suppressed', vendor: world.vendors.n.id }]);
  });
  test('told again, and told at once by many, it happens once', async () => {
    const partner = await company(), person = await member(partner), { input, sent } = await signedEvent(person.email);
    const answers = await Promise.all(Array.from({ length: 8 }, () => call(receiveMailEvents, input, sent)));
    expect(answers.filter(({ status }) => status >= 500).map(({ text }) => text)).toEqual([]);
    expect((await eventsOf(person.id)).length).toBe(1);
    expect((await env.DB.prepare('SELECT count(*) AS n FROM suppressions WHERE address = ?').bind(person.email).first<{ n: number }>())?.n).toBe(1);
  });
  test('after an admin has said that it works, a copy of what was told before changes nothing; a new bounce does', async () => {
    const partner = await company(), person = await member(partner), { input, sent } = await signedEvent(person.email);
    await call(receiveMailEvents, input, sent);
    expect((await call(restoreOperatorAddress, { params: { operator: person.id }, body: {} }, partner.admin)).reply.unreachable).toBeNull();
    expect((await call(receiveMailEvents, input, sent)).reply).toEqual({ suppressed: 0 });
    expect(await suppressionOf(person.email)).toBeNull();
    expect(await bounces(person.email)).toBe(1);
  });
  test('a complaint outweighs a bounce, in whatever order they are told', async () => {
    for (const order of [['email.bounced', 'email.complained'], ['email.complained', 'email.bounced']]) {
      const { email } = await submitted();
      for (const type of order) await bounces(email, { type });
      expect((await suppressionOf(email))?.reason).toBe('complaint');
    }
  });
});

describe('ALL-6: an admin says that an address of its own people works again', () => {
  test('of an operator: e-mail goes there again, what was held back is not sent, and the log names who said it', async () => {
    const partner = await company(), person = await member(partner);
    await bounces(person.email);
    const held = await queued(person.email);
    await deliver([held], sending(async () => undefined));
    const { reply, status } = await call(restoreOperatorAddress, { params: { operator: person.id }, body: {} }, partner.admin);
    expect([status, reply.unreachable, reply.can.map(({ action }) => action).includes('address.restore')]).toEqual([200, null, false]);
    expect(await suppressionOf(person.email)).toBeNull();
    const next = await queued(person.email), sent: string[] = [];
    await deliver([held, next], sending(async (mail) => { sent.push(mail.id); }));
    expect([sent, (await stateOf(held))?.state]).toEqual([[next], 'suppressed']);
    expect((await eventsOf(person.id)).map((row) => [row['event'], row['actor']])).toEqual([['address.suppressed', 'portal'], ['address.restored', 'operator']]);
    expect((await call(restoreOperatorAddress, { params: { operator: person.id }, body: {} }, partner.admin)).problem.code).toBe('address.reachable');
  });
  test('of an applicant: its reviewer does, once', async () => {
    const of = await submitted(), reviewer = await sessionOf(world.distributors.first.operators.admin), params = { registration: of.registration };
    await bounces(of.email);
    const [one, two] = await Promise.all([1, 2].map(() => call(restoreApplicantAddress, { params, body: {} }, reviewer)));
    expect([one?.status, two?.status].toSorted()).toEqual([200, 409]);
    expect((await call(readRegistration, { params }, reviewer)).reply.unreachable).toBeNull();
  });
  test('another tenant’s people answer as unknown ones, and a reader is refused', async () => {
    const partner = await company(), other = await company(), person = await member(partner), reader = await member(partner);
    await bounces(person.email);
    const foreign = await call(restoreOperatorAddress, { params: { operator: person.id }, body: {} }, other.admin), unknown = await call(restoreOperatorAddress, { params: { operator: `opr_${'0'.repeat(32)}` }, body: {} }, other.admin);
    expect([foreign.status, foreign.text.replace(/rqt_\w+/, '')]).toEqual([404, unknown.text.replace(/rqt_\w+/, '')]);
    expect((await call(restoreOperatorAddress, { params: { operator: person.id }, body: {} }, reader.session)).problem.code).toBe('permission.denied');
    expect(await suppressionOf(person.email)).not.toBeNull();
  });
  test('who complained gets what is needed only, from then on', async () => {
    const partner = await company(), person = await member(partner);
    await bounces(person.email, { type: 'email.complained' });
    await call(restoreOperatorAddress, { params: { operator: person.id }, body: {} }, partner.admin);
    expect((await suppressionOf(person.email))?.reason).toBe('unsubscribed');
  });
});

test('ALL-6: of a large batch as much is taken as one commit holds; the provider sends the rest again', async () => {
  const keys = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])) as CryptoKeyPair;
  const key = btoa(String.fromCharCode(...new Uint8Array((await crypto.subtle.exportKey('spki', keys.publicKey)) as ArrayBuffer)));
  const emails = Array.from({ length: 130 }, () => freshEmail('batch'));
  await env.DB.batch(emails.map((email, index) => env.DB.prepare("INSERT INTO outbox (id, template, recipient, locale, occasion, sender_id, data, state, next_attempt_at, created_at) VALUES (?1, 'sign_in_link', ?2, 'en', ?1, ?3, '{}', 'delivered', 0, 0)").bind(`msg_${'ba'.repeat(14)}${index.toString(16).padStart(4, '0')}`, email, world.vendors.n.id)));
  const body = JSON.stringify(emails.map((email, index) => ({ email, event: 'bounce', type: 'bounce', timestamp: 1, sg_event_id: `e${index}`, sg_message_id: `m${index}.filter` })));
  const post = async () => {
    const timestamp = String(Math.floor(Date.now() / 1_000)), raw = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, new TextEncoder().encode(timestamp + body)));
    const integer = (bytes: Uint8Array): number[] => { const at = bytes.findIndex((byte) => byte !== 0), digits = [...bytes.subarray(at)], signed = (digits[0] ?? 0) > 127 ? [0, ...digits] : digits; return [2, signed.length, ...signed]; };
    const both = [...integer(raw.subarray(0, 32)), ...integer(raw.subarray(32))], signature = btoa(String.fromCharCode(0x30, both.length, ...both));
    return inEnv(new Request(`${portal}/v1/mail-events/sendgrid`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-twilio-email-event-webhook-signature': signature, 'x-twilio-email-event-webhook-timestamp': timestamp }, body }), { MAIL_API: 'sendgrid', MAIL_WEBHOOK_SECRET: key });
  };
  expect(await post()).toMatchObject({ status: 503, json: { code: 'service.unavailable' } });
  expect(await post()).toMatchObject({ status: 200, json: { suppressed: 30 } });
  expect(await post()).toMatchObject({ status: 200, json: { suppressed: 0 } });
});

test('a refusal that loses against a webhook leaves one entry, and fails nobody', async () => {
  const partner = await company(), person = await member(partner), id = await queued(person.email);
  await Promise.all([bounces(person.email), suppress(env.DB, [{ message: id, address: person.email, reason: 'bounce' }], Date.now())]);
  expect((await eventsOf(person.id)).length).toBe(1);
});
