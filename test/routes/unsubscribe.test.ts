import { SELF, env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { isOptional } from '../../schema/messages.ts';
import { restoreOperatorAddress } from '../../schema/mail.ts';
import { readOperator } from '../../schema/team.ts';
import type { Env } from '../../worker/env.ts';
import type { Mail } from '../../worker/messages/mailer.ts';
import { deliver } from '../../worker/messages/outbox.ts';
import { deriveUnsubscribeToken } from '../../worker/messages/secrets.ts';
import { call, portal, send } from '../support/caller.ts';
import { bounces, eventsOf, queued, sending, stateOf, suppressionOf } from '../support/mail.ts';
import { company } from '../support/scenes.ts';
import { member } from '../support/team.ts';

const live = env as unknown as Env;
describe('ALL-6: who unsubscribes gets no more of what one can do without', () => {
  const press = (token: string, body: BodyInit = 'List-Unsubscribe=One-Click', headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' }) => send<{ unsubscribed?: boolean; code?: string }>(new Request(`${portal}/unsubscribe?${new URLSearchParams({ token })}`, { method: 'POST', headers, body }));
  async function told() {
    const partner = await company(), person = await member(partner, 'admin'), mails: Mail[] = [];
    const optional = await queued(person.email, 'operators_imported'), needed = await queued(person.email, 'operator_removed');
    await deliver([optional, needed], sending(async (mail) => { mails.push(mail); }));
    return { partner, person, optional: mails.find(({ id }) => id === optional), needed: mails.find(({ id }) => id === needed), token: await deriveUnsubscribeToken(env.LINK_SECRET, optional) };
  }
  test('only optional messages say how, in headers for one click and in words', async () => {
    const { optional, needed, token } = await told(), link = `${live.PORTAL_URL}/unsubscribe?token=${token}`;
    expect(optional?.headers).toEqual({ 'List-Unsubscribe': `<${link}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' });
    expect([optional?.text.includes(link), optional?.html.includes(link)]).toEqual([true, true]);
    expect([needed?.headers, needed?.text.includes('unsubscribe'), needed?.html.includes('unsubscribe')]).toEqual([undefined, false, false]);
    expect(isOptional('sign_in_link') || isOptional('registration_code') || isOptional('registration_approved')).toBe(false);
  });
  test('one click of a mail program, in both forms that RFC 8058 allows; needed messages still arrive', async () => {
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    const multipart = new Response(form);
    for (const [body, headers] of [['List-Unsubscribe=One-Click', { 'content-type': 'application/x-www-form-urlencoded' }], [await multipart.arrayBuffer(), { 'content-type': multipart.headers.get('content-type') ?? '' }]] as const) {
      const { partner, person, token } = await told(), waiting = await queued(person.email, 'help_asked'), needed = await queued(person.email);
      expect((await press(token, body, headers)).reply).toEqual({ unsubscribed: true });
      expect((await press(token, body, headers)).reply).toEqual({ unsubscribed: true });
      expect((await suppressionOf(person.email))?.reason).toBe('unsubscribed');
      expect([(await stateOf(waiting))?.state, (await stateOf(needed))?.state]).toEqual(['suppressed', 'queued']);
      const next = await queued(person.email, 'operators_imported'), sent: string[] = [];
      await deliver([next, needed], sending(async (mail) => { sent.push(mail.id); }));
      expect([sent, (await stateOf(next))?.error]).toEqual([[needed], 'unsubscribed']);
      // It is no fault of the address: nothing to lift.
      const { reply } = await call(readOperator, { params: { operator: person.id } }, partner.admin);
      expect([reply.unreachable, (await eventsOf(person.id)).length]).toEqual([null, 1]);
    }
  });
  test('to open the address changes nothing, and another form, token or body is refused', async () => {
    const { person, token } = await told();
    const opened = await SELF.fetch(`${portal}/unsubscribe?token=${token}`);
    await opened.text();
    const wrong = [
      [await press(token, '{"List-Unsubscribe":"One-Click"}', { 'content-type': 'application/json' }), 415, 'request.media_type'], [await press(token, 'List-Unsubscribe=No'), 422, 'request.invalid'], [await press(token, ''), 422, 'request.invalid'],
      [await press(token, 'List-Unsubscribe=One-Click&List-Unsubscribe=One-Click'), 400, 'request.malformed'], [await press(token, 'x'.repeat(70_000)), 413, 'request.too_large'], [await press(token, '--x', { 'content-type': 'multipart/form-data' }), 400, 'request.malformed'],
      [await press(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`), 422, 'address.link_invalid'], [await press('uns.msg_1.x'), 422, 'address.link_invalid'], [await press(''), 422, 'address.link_invalid'], [await press('x'.repeat(201)), 422, 'request.invalid'],
    ] as const;
    for (const [{ status, reply }, wanted, code] of wrong) expect([status, reply.code]).toEqual([wanted, code]);
    expect(await suppressionOf(person.email)).toBeNull();
  });
  test('it stays so when the address bounces and works again', async () => {
    const { partner, person, token } = await told();
    await press(token);
    await bounces(person.email);
    expect((await call(readOperator, { params: { operator: person.id } }, partner.admin)).reply.unreachable?.reason).toBe('bounce');
    await call(restoreOperatorAddress, { params: { operator: person.id }, body: {} }, partner.admin);
    expect((await suppressionOf(person.email))?.reason).toBe('unsubscribed');
  });
});
