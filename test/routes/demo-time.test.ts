/** The demo lets time pass, so that every deadline can be tried by hand. */
import { createExecutionContext, env } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { listDemoSubjects, passDemoTime } from '../../schema/demo.ts';
import { readMe, requestSignInLink } from '../../schema/operators.ts';
import { readRegistration, readRegistrationProgress } from '../../schema/registration.ts';
import { readTransfer } from '../../schema/requests.ts';
import type { Env } from '../../worker/env.ts';
import { call, confirmed, requestFor, sessionOf, submitted } from '../support/caller.ts';
import { company, first, joiner, moving } from '../support/scenes.ts';
import { createApp } from '../../worker/app.ts';

const day = 1_440;
const one = async (sql: string, ...values: unknown[]) => (await env.DB.prepare(sql).bind(...values).first<Record<string, number | string | null>>()) ?? {};

test('what is written down of a request moves into the past, and the clock’s rules follow at once', async () => {
  const { registration, applicant } = await joiner(await company());
  const { reply } = await call(passDemoTime, { body: { subject: registration, minutes: 12 * day } });
  expect(reply.touched).toBe(2);
  // What the portal did by itself is told, and only that.
  expect(reply.events.map(({ event, subject, actor }) => [event, subject.id, actor.kind])).toEqual([['join.escalated', registration, 'portal']]);
  expect(reply.mails).toBeGreaterThan(0);
  expect((await call(readRegistrationProgress, { params: { registration } }, applicant)).reply.actor).toBe('distributor');
  expect((await call(passDemoTime, { body: { subject: 'nobody', minutes: 1 } })).reply).toEqual({ touched: 0, events: [], mails: 0, due: [], links: 0, sessions: 0 });
});

test('an hour changes no day, three days go past a due day, and each is told once', async () => {
  const { registration } = await submitted();
  const subject = registration;
  const reviewer = await sessionOf(first.operators.admin);
  const due = (await call(readRegistration, { params: { registration } }, reviewer)).reply.dueOn;
  expect((await call(passDemoTime, { body: { subject, minutes: 60 } })).reply.due).toEqual([]);
  expect((await call(readRegistration, { params: { registration } }, reviewer)).reply.dueOn).toBe(due);
  const later = (await call(passDemoTime, { body: { subject, minutes: 9 * day } })).reply;
  expect(later.due).toHaveLength(1);
  expect(later.due[0]?.dueOn).toBe(new Date(Date.parse(`${due}T00:00:00Z`) - 9 * 86_400_000).toISOString().slice(0, 10));
  expect((await call(passDemoTime, { body: { subject, minutes: day } })).reply.due).toEqual([]);
});

test('a person’s unused links lapse', async () => {
  const { operator, admin } = await company();
  const { reply: me } = await call(readMe, {}, admin);
  const { email } = (await one('SELECT email FROM operators WHERE id = ?', operator)) as { email: string };
  await call(requestSignInLink, { body: { email: email as never } }, { sameOrigin: true });
  expect(me.operator.id).toBe(operator);
  expect((await call(passDemoTime, { body: { subject: email, minutes: 60 } })).reply.links).toBe(1);
});

test('without a subject all of the world grows older: requests, transfers, links, sessions, drafts, messages, the log', async () => {
  const { transfer, partner } = await moving();
  const { registration } = await joiner(await company());
  const stands = async () => one(`SELECT (SELECT created_at FROM transfers WHERE id = '${transfer}') AS moved, (SELECT min(at) FROM activity) AS logged, (SELECT min(created_at) FROM outbox) AS mailed, (SELECT min(created_at) FROM organizations) AS founded, (SELECT max(expires_at) FROM sessions) AS session, (SELECT effective_at FROM policies LIMIT 1) AS policy`);
  const before = await stands();
  const { reply } = await call(passDemoTime, { body: { minutes: 20 * day } });
  expect(reply.touched).toBeGreaterThan(300);
  const names = reply.events.map(({ event, subject }) => `${event} ${subject.id}`);
  expect(names).toEqual(expect.arrayContaining([`transfer.escalated ${transfer}`, `join.escalated ${registration}`]));
  expect(reply.due.length).toBeGreaterThan(3);
  expect([reply.links, reply.sessions].every((number) => number > 0)).toBe(true);
  const after = await stands();
  expect(Object.entries(before).map(([name, value]) => [name, Number(value) - Number(after[name])])).toEqual(Object.keys(before).map((name) => [name, 20 * day * 60_000]));
  // Sessions of before ended with their day; the demo mints others.
  expect((await call(readTransfer, { params: { transfer } }, partner.admin)).status).toBe(401);
  expect((await call(readTransfer, { params: { transfer } }, await sessionOf(first.operators.admin))).reply.state).toBe('requested');
});

test('time can be let pass for what is open: begun, sent, or moving to another distributor; not for what is over', async () => {
  const begun = await confirmed(), sent = await submitted(), { transfer, partner } = await moving();
  const { rows } = (await call(listDemoSubjects)).reply;
  const found = (subject: string) => rows.find((row) => row.subject === subject);
  expect([found(begun.registration)?.what, found(begun.registration)?.name, found(sent.registration)?.what, found(transfer)?.what]).toEqual(['started', begun.email, 'registration', 'transfer']);
  expect(found(partner.registration)).toBeUndefined();
});

test('without the demo there is no such thing', async () => {
  const answer = await createApp().fetch(requestFor(passDemoTime, { body: { subject: 'x', minutes: 1 } }), { ...(env as unknown as Env), DEMO: undefined }, createExecutionContext());
  expect(answer.status).toBe(404);
});
