import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import type { MessageData, Template } from '../../schema/messages.ts';
import type { Mail, Mailer } from '../../worker/messages/mailer.ts';
import { sendEmailMailer } from '../../worker/messages/mailer.ts';
import { type OutboxDeps, deliver, pauseAfter, renderRow, sweep } from '../../worker/messages/outbox.ts';
import { deriveCode, deriveLinkToken } from '../../worker/messages/secrets.ts';

const db = (env as unknown as { DB: D1Database }).DB;
const secret = 's'.repeat(43);
const sender = `org_${'5'.repeat(32)}`;
const start = Date.UTC(2026, 10, 23, 9);
const id = (number: number): string => `msg_${number.toString(16).padStart(32, '0')}`;

/** A mailer that keeps what it sent, and fails where told. */
const mailbox = (fails: (mail: Mail) => Error | undefined = () => undefined): Mailer & { sent: Mail[] } => {
  const sent: Mail[] = [];
  return { sent, send: async (mail) => { const error = fails(mail); if (error) throw error; sent.push(mail); } };
};
const deps = (mailer: Mailer, now = start, on: D1Database = db): OutboxDeps => ({ db: on, mailer, now, secret, portalUrl: 'https://portal.example.com', mailFrom: 'portal@example.com', refused: async () => {} });
const code: MessageData = { program: 'Aurelis Partners', registration: `reg_${'1'.repeat(32)}`, sequence: 2 };
async function queue(number: number, { template = 'registration_code' as Template, data = code, due = start, attempts = 0 } = {}): Promise<string> {
  await db.prepare(`INSERT INTO outbox (id, template, recipient, locale, occasion, sender_id, data, state, attempts, next_attempt_at, created_at) VALUES (?, ?, 'ines@norvent.example', 'en', ?, ?, ?, 'queued', ?, ?, ?)`)
    .bind(id(number), template, `test:${number}`, sender, JSON.stringify(data), attempts, due, due).run();
  return id(number);
}
const row = async (number: number) => (await db.prepare('SELECT state, attempts, next_attempt_at, last_error, delivered_at FROM outbox WHERE id = ?').bind(id(number)).first<{ state: string; attempts: number; next_attempt_at: number; last_error: string | null; delivered_at: number | null }>());

beforeEach(async () => {
  await db.batch([
    db.prepare('DELETE FROM outbox'),
    db.prepare(`INSERT OR IGNORE INTO organizations (id, kind, name, folded_name, country, brand, created_at) VALUES (?, 'vendor', 'Aurelis', 'aurelis', 'FR', '{"appearance":{"accent":"#0b6e4f"},"glossary":{}}', 0)`).bind(sender),
  ]);
});

test('ALL-2: a queued message is delivered once, in its sender’s name and brand, under the id of its row', async () => {
  const mailer = mailbox();
  await queue(1);
  expect(await deliver([id(1)], deps(mailer))).toEqual({ delivered: 1, failed: 0, parked: 0, suppressed: 0 });
  expect(await deliver([id(1)], deps(mailer))).toEqual({ delivered: 0, failed: 0, parked: 0, suppressed: 0 });
  expect(mailer.sent).toHaveLength(1);
  expect(mailer.sent[0]).toMatchObject({ id: id(1), to: 'ines@norvent.example', from: { name: 'Aurelis', email: 'portal@example.com' }, subject: 'Your code for Aurelis Partners' });
  expect(mailer.sent[0]?.html).toContain('#0b6e4f');
  expect(mailer.sent[0]?.text).toContain(await deriveCode(secret, code.registration as string, 2));
  expect(await row(1)).toMatchObject({ state: 'delivered', attempts: 1, delivered_at: start, last_error: null });
});
test('ALL-2: of 8 consumers at once, one sends', async () => {
  const mailer = mailbox();
  await queue(1);
  const drained = await Promise.all(Array.from({ length: 8 }, () => deliver([id(1)], deps(mailer))));
  expect(mailer.sent).toHaveLength(1);
  expect(drained.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(1);
});
test('ALL-2: a message whose consumer died after sending is sent again, under the same id', async () => {
  const mailer = mailbox();
  await queue(1);
  const dying = { prepare: db.prepare.bind(db), batch: () => Promise.reject(new Error('killed')) } as unknown as D1Database;
  await expect(deliver([id(1)], deps(mailer, start, dying))).rejects.toThrow('killed');
  expect(await sweep(deps(mailer, start + 59_000))).toMatchObject({ delivered: 0 });
  expect(await sweep(deps(mailer, start + 60_000))).toMatchObject({ delivered: 1 });
  expect(mailer.sent.map((mail) => mail.id)).toEqual([id(1), id(1)]);
});
test('ALL-2: a failure backs off from 30 s to an hour, and parks after 8 attempts with the error’s kind alone', async () => {
  const failing = mailbox(() => Object.assign(new Error('550 ines@norvent.example refused'), { code: 'E_RECIPIENT_REFUSED' }));
  await queue(0xffff);
  let now = start;
  const pauses: number[] = [];
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    expect(await sweep(deps(failing, now))).toEqual(attempt < 8 ? { delivered: 0, failed: 1, parked: 0, suppressed: 0 } : { delivered: 0, failed: 0, parked: 1, suppressed: 0 });
    const after = await row(0xffff);
    expect(after).toMatchObject({ state: attempt < 8 ? 'queued' : 'parked', attempts: attempt, last_error: 'E_RECIPIENT_REFUSED' });
    if (attempt < 8) pauses.push((after?.next_attempt_at as number) - now);
    now = after?.next_attempt_at as number;
  }
  expect(pauses).toEqual([22_500, 45_000, 90_000, 180_000, 360_000, 720_000, 1_440_000]);
  expect(pauseAfter(8, id(0))).toBe(3_600_000);
  expect(pauseAfter(8, id(0xffff))).toBe(2_700_000);
  expect(await sweep(deps(mailbox(), now + 10 * 3_600_000))).toMatchObject({ delivered: 0 });
});
test('ALL-2: one failure does not keep the others', async () => {
  const mailer = mailbox((mail) => (mail.id === id(2) ? new TypeError('no') : undefined));
  await queue(1); await queue(2); await queue(3, { template: 'sign_in_link', data: {} }); await queue(4);
  expect(await sweep(deps(mailer))).toEqual({ delivered: 2, failed: 2, parked: 0, suppressed: 0 });
  expect((await row(2))?.last_error).toBe('TypeError');
  expect((await row(3))?.last_error).toBe('MessageIncomplete');
});
test('A delivery stands even if another consumer claimed the row meanwhile; a late failure does not undo it', async () => {
  await queue(1);
  const slow = mailbox(() => new Error('late'));
  const late: Mailer = { send: async (mail) => { await deliver([id(1)], deps(mailbox(), start + 60_000)); await slow.send(mail); } };
  expect(await deliver([id(1)], deps(late))).toMatchObject({ failed: 1 });
  expect(await row(1)).toMatchObject({ state: 'delivered', attempts: 2, last_error: null });
});
test('A sweep takes at most 100 due messages, the oldest first, in two calls to D1 and by the index', async () => {
  const insert = db.prepare(`INSERT INTO outbox (id, template, recipient, locale, occasion, sender_id, data, state, attempts, next_attempt_at, created_at) VALUES (?1, 'registration_code', 'a@norvent.example', 'fr', ?1, ?2, ?3, 'queued', 0, ?4, 0)`);
  await db.batch(Array.from({ length: 130 }, (_, index) => insert.bind(id(index), sender, JSON.stringify(code), start - index)));
  await queue(999, { due: start + 1 });
  let calls = 0;
  const counted = { prepare: (query: string) => { if (query.includes('RETURNING')) calls += 1; return db.prepare(query); }, batch: (all: D1PreparedStatement[]) => { calls += 1; return db.batch(all); } } as unknown as D1Database;
  const mailer = mailbox();
  expect(await sweep(deps(mailer, start, counted))).toEqual({ delivered: 100, failed: 0, parked: 0, suppressed: 0 });
  expect(calls).toBe(2);
  expect(new Set(mailer.sent.map((mail) => mail.id))).toEqual(new Set(Array.from({ length: 100 }, (_, index) => id(129 - index))));
  expect(await sweep(deps(mailer, start))).toMatchObject({ delivered: 30 });
  const plan = await db.prepare(`EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE state = 'queued' AND next_attempt_at <= ?1 ORDER BY next_attempt_at LIMIT 100`).bind(start).all<{ detail: string }>();
  expect(plan.results.map(({ detail }) => detail).join('\n')).toMatch(/outbox_due/);
  expect(plan.results.map(({ detail }) => detail).join('\n')).not.toMatch(/SCAN|TEMP B-TREE/);
});
test('Links lead to the portal: sign-in with the token in the fragment, the queue, or the Microsoft sign-in', async () => {
  const link = `lnk_${'2'.repeat(32)}`;
  const url = async (template: Template, data: MessageData): Promise<string | undefined> =>
    /href="([^"]+)"/.exec((await renderRow({ id: id(1), template, recipient: 'a@norvent.example', locale: 'en', data }, { name: 'Aurelis', brand: null }, deps(mailbox()))).html)?.[1];
  const signIn = `https://portal.example.com/sign-in#token=${await deriveLinkToken(secret, link)}`;
  expect(await url('sign_in_link', { link })).toBe(signIn);
  expect(await url('registration_approved', { link })).toBe(signIn);
  expect(await url('registration_approved', { workAccount: true })).toBe('https://portal.example.com/sign-in');
  for (const [template, data] of [['registration_approved', {}], ['join_decided', { approved: true }]] as const) {
    expect(await url(template, { workAccount: true, programId: 'prg_1', ...data })).toBe('https://portal.example.com/sign-in?program=prg_1');
  }
  for (const workAccount of [true, false]) expect(await url('registration_approved', { role: 'known', workAccount, programId: 'prg_1' })).toBe('https://portal.example.com/sign-in');
  expect(await url('registration_to_review', {})).toBe('https://portal.example.com/review');
});
test('The platform’s binding gets the id as a header, and no name can add one', async () => {
  const built: unknown[] = [];
  const binding = { send: async (builder: unknown) => { built.push(builder); return { messageId: 'x' }; } } as unknown as SendEmail;
  await db.prepare(`UPDATE organizations SET name = ? WHERE id = ?`).bind('Aurelis\r\nBcc: x@example.com', sender).run();
  await queue(1);
  await deliver([id(1)], deps(sendEmailMailer(binding)));
  await db.prepare(`UPDATE organizations SET name = 'Aurelis' WHERE id = ?`).bind(sender).run();
  expect(built).toEqual([expect.objectContaining({ to: 'ines@norvent.example', from: { name: 'Aurelis Bcc: x@example.com', email: 'portal@example.com' }, headers: { 'X-Portico-Id': id(1) } })]);
});
