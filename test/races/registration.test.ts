/** The applicant's side under a race: 64 at once, conflicting or the same, and what must hold afterwards. */
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { confirmRegistrationEmail, requestRegistration, resendRegistrationCode, submitRegistration } from '../../schema/registration.ts';
import { world } from '../../demo/world/world.ts';
import { applicant, codeOf, confirmed, freshCompany, freshEmail, pages } from '../support/caller.ts';
import { call, count, race, wide } from '../support/race.ts';

const key = (): string => crypto.randomUUID();
const request = (email: string, sent: object) => call(requestRegistration, { body: { email: email as never, locale: 'en' } }, sent);
const opened = async () => (await request(freshEmail(), pages.vendor)).reply.registration;

describe('REG-3: an address has one open registration in a program', () => {
  test('64 requests at once, each with a key of its own: one registration, one code, one entry', async () => {
    const email = freshEmail();
    const { codes, all } = await race(() => request(email, { ...pages.vendor, idempotencyKey: key() }));
    expect(codes).toEqual({ ok: wide });
    expect(new Set(all.map((one) => one.reply.registration)).size).toBe(1);
    expect(await count('registrations WHERE email = ?', email)).toBe(1);
    expect(await count('outbox WHERE recipient = ?', email)).toBe(1);
    expect(await count("activity WHERE event = 'registration.requested' AND subject_id = ?", all[0]?.reply.registration)).toBe(1);
  });
  test('through two sites of one program at once: one registration, with the distributor of whoever was first', async () => {
    const email = freshEmail();
    const { codes, all } = await race((index) => request(email, index % 2 ? pages.vendor : pages.distributor));
    expect(codes).toEqual({ ok: wide });
    expect(new Set(all.map((one) => one.reply.registration)).size).toBe(1);
    const row = await env.DB.prepare('SELECT distributor_id AS at, code_sequence AS sequence FROM registrations WHERE email = ?').bind(email).all<{ at: string | null; sequence: number }>();
    expect(row.results).toHaveLength(1);
    expect([null, world.distributors.first.id]).toContain(row.results[0]?.at);
    expect(row.results[0]?.sequence).toBe(1);
  });
  test('in two programs at once: one in each, each with its own code', async () => {
    const email = freshEmail();
    const { codes } = await race((index) => request(email, index % 2 ? pages.vendor : pages.ac));
    expect(codes).toEqual({ ok: wide });
    const { results } = await env.DB.prepare('SELECT program_id AS program FROM registrations WHERE email = ? ORDER BY program_id').bind(email).all<{ program: string }>();
    expect(results.map((one) => one.program)).toEqual([world.programs.n.id, world.programs.ac.id].toSorted());
    expect(await count('outbox WHERE recipient = ?', email)).toBe(2);
  });
});

test('REG-2: a webmail address 64 times at once: declined each time, recorded once, mailed once', async () => {
  const email = `ana${Date.now()}@gmail.com`;
  const { codes } = await race(() => request(email, pages.vendor));
  expect(codes).toEqual({ 'registration.webmail_domain': wide });
  expect(await count("registrations WHERE email = ? AND state = 'declined'", email)).toBe(1);
  expect(await count('outbox WHERE recipient = ?', email)).toBe(1);
  expect(await count("activity WHERE event = 'registration.declined' AND json_extract(personal, '$.email') = ?", email)).toBe(1);
});

describe('REG-4: a one-time code', () => {
  const confirm = (registration: string, code: string) => call(confirmRegistrationEmail, { params: { registration }, body: { code } }, pages.vendor);
  const wrongOf = (right: string, index: number): string => String((Number(right) + 1 + index) % 1_000_000).padStart(6, '0');

  test('the right one 64 times at once: it is used once', async () => {
    const registration = await opened();
    const code = await codeOf(registration);
    const { codes } = await race(() => confirm(registration, code));
    expect(codes).toEqual({ ok: 1, 'registration.code_spent': wide - 1 });
    expect(await count("activity WHERE subject_id = ? AND event = 'registration.email_confirmed'", registration)).toBe(1);
  });
  test('64 wrong ones at once: each counted try is another one, and there are five and no more', async () => {
    const registration = await opened();
    const right = await codeOf(registration);
    const { all, codes } = await race((index) => confirm(registration, wrongOf(right, index)));
    expect(Object.keys(codes).toSorted()).toEqual(['registration.code_spent', 'registration.code_wrong']);
    const left = all.flatMap((one) => (one.problem.code === 'registration.code_wrong' ? [one.problem.triesLeft] : []));
    expect(new Set(left).size).toBe(left.length);
    const tries = async () => (await env.DB.prepare('SELECT code_tries AS tries FROM registrations WHERE id = ?').bind(registration).first<{ tries: number }>())?.tries;
    const counted = await tries();
    expect(await count("activity WHERE subject_id = ? AND event = 'registration.code_failed'", registration)).toBe(counted);
    expect(counted).toBeGreaterThanOrEqual(left.length);
    // A caller that keeps losing gives up with a try left at most now and then; afterwards the five are used up, and the right one with them.
    for (let more = 0; more < 5; more += 1) await confirm(registration, wrongOf(right, 100 + more));
    expect(await tries()).toBe(5);
    expect(await count("activity WHERE subject_id = ? AND event = 'registration.code_failed'", registration)).toBe(5);
    expect((await confirm(registration, right)).problem.code).toBe('registration.code_spent');
  });
  test('the right one among 63 wrong ones: it enters at most once, and never after five wrong tries', async () => {
    for (let round = 0; round < 5; round += 1) {
      const registration = await opened();
      const right = await codeOf(registration);
      const { won } = await race((index) => confirm(registration, index === wide / 2 ? right : wrongOf(right, index)));
      const failed = await count("activity WHERE subject_id = ? AND event = 'registration.code_failed'", registration);
      expect(won.length).toBeLessThanOrEqual(1);
      expect(failed).toBeLessThanOrEqual(won.length ? 4 : 5);
    }
  });
  test('64 ask for another at once: one is sent', async () => {
    const registration = await opened();
    await env.DB.prepare('UPDATE registrations SET code_sent_at = code_sent_at - 61000 WHERE id = ?').bind(registration).run();
    const { codes } = await race(() => call(resendRegistrationCode, { params: { registration }, body: {} }, pages.vendor));
    expect(codes).toEqual({ ok: 1, 'registration.code_too_soon': wide - 1 });
    expect(await count("outbox WHERE template = 'registration_code' AND occasion LIKE ?", `${registration}:%`)).toBe(2);
  });
  test('a wrong one and a fresh one at once: the fresh one has all its tries', async () => {
    const registration = await opened();
    await env.DB.prepare('UPDATE registrations SET code_sent_at = code_sent_at - 61000 WHERE id = ?').bind(registration).run();
    const right = await codeOf(registration, 2);
    const wrong = wrongOf(right, 7) === (await codeOf(registration, 1)) ? wrongOf(right, 8) : wrongOf(right, 7);
    await race((index) => (index === 3 ? call(resendRegistrationCode, { params: { registration }, body: {} }, pages.vendor) : confirm(registration, wrong)) as never, 12);
    const row = await env.DB.prepare('SELECT code_sequence AS sequence, code_tries AS tries FROM registrations WHERE id = ?').bind(registration).first<{ sequence: number; tries: number }>();
    const failed = await env.DB.prepare("SELECT count(*) AS n FROM activity WHERE subject_id = ? AND event = 'registration.code_failed' AND json_extract(details, '$.sequence') = 2").bind(registration).first<{ n: number }>();
    expect(row?.sequence).toBe(2);
    expect(row?.tries).toBe(failed?.n);
  });
});

describe('REG-5: a form is sent once', () => {
  const submit = (started: Awaited<ReturnType<typeof confirmed>>, company: object, sent = {}) =>
    call(submitRegistration, { params: { registration: started.registration }, body: { applicant, company: company as never, consent: true } }, { ...started.applicant, ...sent });
  test('64 forms of one applicant at once, each another company: one is sent, and the reviewer reads that one', async () => {
    const started = await confirmed();
    const { codes, won } = await race((index) => submit(started, freshCompany({ legalName: `Orvela Numéro ${index}` })));
    expect(codes).toEqual({ ok: 1, 'registration.already_submitted': wide - 1 });
    expect(await count("activity WHERE subject_id = ? AND event = 'registration.submitted'", started.registration)).toBe(1);
    expect(await count("outbox WHERE occasion = ? AND template = 'registration_to_review'", started.registration)).toBe(2);
    expect(await count("decisions WHERE subject_id = ? AND command = 'submitRegistration'", started.registration)).toBe(1);
    const row = await env.DB.prepare("SELECT json_extract(company, '$.legalName') AS name, folded_name AS folded FROM registrations WHERE id = ?").bind(started.registration).first<{ name: string; folded: string }>();
    const logged = await env.DB.prepare("SELECT json_extract(personal, '$.company.legalName') AS name FROM activity WHERE subject_id = ? AND event = 'registration.submitted'").bind(started.registration).first<{ name: string }>();
    expect(row?.folded).toBe(row?.name.toLowerCase().replace('é', 'e'));
    expect([logged?.name, won[0]?.reply.state]).toEqual([row?.name, 'under_review']);
  });
  test('ALL-3: the same form 64 times at once under one key: sent once, one answer', async () => {
    const started = await confirmed(), company = freshCompany(), idempotencyKey = key();
    const { codes, all } = await race(() => submit(started, company, { idempotencyKey }));
    expect(codes).toEqual({ ok: wide });
    expect(new Set(all.map((one) => one.text)).size).toBe(1);
    expect(await count("activity WHERE subject_id = ? AND event = 'registration.submitted'", started.registration)).toBe(1);
  });
  test('ALL-3: two forms under one key at once: one is sent, the other is told that the key is taken', async () => {
    const started = await confirmed(), idempotencyKey = key();
    const companies = [freshCompany(), freshCompany()] as const;
    const { codes, won } = await race((index) => submit(started, companies[index % 2] as object, { idempotencyKey }));
    expect(codes).toEqual({ ok: wide / 2, 'idempotency.mismatch': wide / 2 });
    expect(new Set(won.map((one) => one.text)).size).toBe(1);
    expect(await count("activity WHERE subject_id = ? AND event = 'registration.submitted'", started.registration)).toBe(1);
  });
});
