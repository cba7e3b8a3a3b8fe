/** Joins, transfers, blocks and enrollments under a race: one of them stands, each other is refused with a declared code, and nothing is half-written. */
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import type { Endpoint } from '../../schema/endpoint.ts';
import { activateProduct, approveRegistration, declineRegistration, joinCompany, submitRegistration, withdrawRegistration } from '../../schema/registration.ts';
import { approveJoin, askForTransfer, blockApplicants, cancelTransfer, decideTransfer, objectToTransfer, releasePartner, requestEnrollment, requestTransfer } from '../../schema/requests.ts';
import type { Env } from '../../worker/env.ts';
import { housekeep } from '../../worker/jobs/housekeep.ts';
import { world } from '../../demo/world/world.ts';
import { type Got, applicant, freshEmail, pages, sessionOf, submitted } from '../support/caller.ts';
import { type Outcomes, call, count, race, wide } from '../support/race.ts';
import { type Approved, askedByReviewer, belgian, colleague, company, conflicting, distributorsOf, first, joiner, moving, second } from '../support/scenes.ts';

const live = env as unknown as Env;
const vendor = () => sessionOf(world.vendors.n.operators.admin);
const on = (registration: string) => ({ params: { registration } });
const row = <T>(sql: string, ...values: unknown[]) => env.DB.prepare(sql).bind(...values).first<T>();
const logged = (subject: string, ...events: string[]) => count(`activity WHERE subject_id = ? AND event IN (${events.map((event) => `'${event}'`).join(', ')})`, subject);
/** Whoever lost was told so by a code of the endpoint it asked. */
const declared = (outcomes: Outcomes<unknown>, ...endpoints: Endpoint[]): void =>
  expect(Object.keys(outcomes.codes).filter((code) => code !== 'ok' && !endpoints.some((one) => one.problems.includes(code as never)))).toEqual([]);
/** Whoever begins is likely first: rounds begin with another each. */
const take = <T>(list: readonly (() => Promise<Got<T>>)[], index: number): Promise<Got<T>> => (list[index % list.length] as () => Promise<Got<T>>)();
/** A second person of the company who may decide. */
async function secondAdmin(of: Approved) {
  const more = await joiner(of);
  expect((await call(approveJoin, { ...on(more.registration), body: { role: 'admin' } }, of.admin)).status).toBe(200);
  return sessionOf({ id: (await row<{ id: string }>('SELECT id FROM operators WHERE email = ?', more.email))?.id ?? '' });
}

describe('REG-7: a join request', () => {
  test('approved by two admins and the distributor, and refused by it, 64 at once: one decision, one operator or none', async () => {
    for (let round = 0; round < 3; round += 1) {
      const of = await company(), other = await secondAdmin(of), join = await joiner(of), reviewer = await sessionOf(first.operators.admin);
      await env.DB.batch([
        env.DB.prepare('UPDATE registrations SET submitted_at = submitted_at - ?, due_on = date(due_on, ?) WHERE id = ?').bind(12 * 86_400_000, '-12 days', join.registration),
        env.DB.prepare('UPDATE requests SET deadline_at = deadline_at - ? WHERE subject_id = ?').bind(12 * 86_400_000, join.registration),
      ]);
      await housekeep(live, Date.now());
      const outcomes = await race<unknown>((index) => take<unknown>([
        () => call(approveJoin, { ...on(join.registration), body: {} }, of.admin), () => call(approveJoin, { ...on(join.registration), body: { role: 'admin' } }, other),
        () => call(approveRegistration, { ...on(join.registration), body: {} }, reviewer), () => call(declineRegistration, { ...on(join.registration), body: { reason: 'other', reapply: 'now' } }, reviewer),
      ], index));
      expect(outcomes.codes).toEqual({ ok: 1, 'registration.already_decided': wide - 1 });
      const state = (await row<{ state: string }>('SELECT state FROM registrations WHERE id = ?', join.registration))?.state;
      const entered = state === 'approved' ? 1 : 0;
      expect([await count('operators WHERE email = ?', join.email), await logged(join.registration, 'registration.approved'), await logged(join.registration, 'registration.declined')]).toEqual([entered, entered, 1 - entered]);
      expect(await count("outbox WHERE recipient = ? AND template IN ('join_decided', 'registration_declined')", join.email)).toBe(1);
      expect(await row('SELECT state, actor_id AS actor FROM requests WHERE subject_id = ?', join.registration)).toEqual({ state: entered ? 'approved' : 'refused', actor: null });
    }
  });
  test('asked 64 times at once: one request, each admin told once', async () => {
    const of = await company(), started = await colleague(of);
    const outcomes = await race(() => call(joinCompany, { ...on(started.registration), body: { organization: of.organization, applicant, consent: true } }, started.applicant));
    expect(outcomes.codes).toEqual({ ok: 1, 'registration.already_submitted': wide - 1 });
    expect([await count('requests WHERE subject_id = ?', started.registration), await count("outbox WHERE template = 'join_asked' AND occasion = ?", started.registration), await logged(started.registration, 'registration.submitted')]).toEqual([1, 1, 1]);
  });
  test('asked and the company details sent at once: one of the two', async () => {
    for (let round = 0; round < 3; round += 1) {
      const of = await company(), started = await colleague(of);
      const outcomes = await race<unknown>((index) => take<unknown>([
        () => call(joinCompany, { ...on(started.registration), body: { organization: of.organization, applicant, consent: true } }, started.applicant),
        () => call(submitRegistration, { ...on(started.registration), body: { applicant, company: { legalName: `Orvela ${started.email}`, ...belgian() } as never, consent: true } }, started.applicant),
      ], index), 16);
      expect(outcomes.codes).toEqual({ ok: 1, 'registration.already_submitted': 15 });
      expect(await row("SELECT (SELECT count(*) FROM requests WHERE subject_id = r.id) AS requests, (r.kind = 'join') = (r.joining_id IS NOT NULL) AS whole FROM registrations r WHERE id = ?", started.registration)).toEqual({ requests: 1, whole: 1 });
    }
  });
  test('REG-12: by eight colleagues on another distributor’s page at once: all of them join, and one transfer is asked for', async () => {
    const of = await company();
    const started = await Promise.all(Array.from({ length: 8 }, () => colleague(of, pages.vendor)));
    const outcomes = await race((index) => {
      const one = started[index] as (typeof started)[number];
      return call(joinCompany, { ...on(one.registration), body: { organization: of.organization, applicant, distributor: second.id, consent: true } }, one.applicant);
    }, started.length);
    declared(outcomes, joinCompany);
    expect(outcomes.codes).toEqual({ ok: 8 });
    expect([await count("transfers WHERE enrollment_id = ? AND state = 'requested'", of.enrollment), await count("requests WHERE organization_id = ? AND kind = 'join' AND state = 'pending'", of.organization)]).toEqual([1, 8]);
  });
});

describe('REG-12: a transfer', () => {
  const settled = async (transfer: string, enrollment: string): Promise<void> => {
    const it = await row<{ state: string; tie: string; ties: number; request: string; entries: number }>(`SELECT t.state AS state, (SELECT max(distributor_id) FROM enrollment_distributors WHERE enrollment_id = t.enrollment_id) AS tie,
      (SELECT count(*) FROM enrollment_distributors WHERE enrollment_id = t.enrollment_id) AS ties, (SELECT state FROM requests WHERE subject_id = t.id) AS request,
      (SELECT count(*) FROM activity WHERE subject_id = t.id AND event IN ('transfer.completed', 'transfer.canceled', 'transfer.refused')) AS entries FROM transfers t WHERE t.id = ?`, transfer);
    expect(it?.ties).toBe(1);
    expect([['done', second.id, 'approved', 1], ['canceled', first.id, 'withdrawn', 1], ['objected', first.id, 'pending', 0]]).toContainEqual([it?.state, it?.tie, it?.request, it?.entries]);
    expect(await count("outbox WHERE template = 'transfer_released' AND occasion LIKE ?", `${transfer}%`) > 0).toBe(it?.state === 'done');
    expect(await distributorsOf(enrollment)).toEqual([it?.tie]);
  };
  test('released, objected to and taken back, 64 at once: one tie, one end', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { transfer, partner } = await moving(), previous = await sessionOf(first.operators.admin);
      const at = { params: { transfer } };
      const outcomes = await race<unknown>((index) => take<unknown>([
        () => call(releasePartner, { ...at, body: {} }, previous), () => call(objectToTransfer, { ...at, body: { reason: 'An invoice is open.' } }, previous), () => call(cancelTransfer, { ...at, body: {} }, partner.admin),
      ], index + round));
      declared(outcomes, releasePartner, objectToTransfer, cancelTransfer);
      expect(await logged(transfer, 'transfer.released', 'transfer.objected', 'transfer.canceled')).toBe(outcomes.codes['ok']);
      await settled(transfer, partner.enrollment);
    }
  });
  test('decided by the vendor both ways and taken back, 64 at once: one of them', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { transfer, partner } = await moving(), decider = await vendor();
      await call(objectToTransfer, { params: { transfer }, body: { reason: 'An invoice is open.' } }, await sessionOf(first.operators.admin));
      const outcomes = await race<unknown>((index) => take<unknown>([
        () => call(decideTransfer, { params: { transfer }, body: { decision: 'complete' } }, decider), () => call(decideTransfer, { params: { transfer }, body: { decision: 'refuse' } }, decider), () => call(cancelTransfer, { params: { transfer }, body: {} }, partner.admin),
      ], index + round));
      expect(outcomes.codes).toEqual({ ok: 1, 'transfer.closed': wide - 1 });
      expect(await logged(transfer, 'transfer.completed', 'transfer.refused', 'transfer.canceled')).toBe(1);
      const done = await count("transfers WHERE id = ? AND state = 'done'", transfer);
      expect(await distributorsOf(partner.enrollment)).toEqual([done ? second.id : first.id]);
    }
  });
  test('asked 64 times at once by two admins: one transfer, the previous distributor asked once', async () => {
    const of = await company(), other = await secondAdmin(of);
    const outcomes = await race((index) => call(requestTransfer, { body: { program: world.programs.n.id, distributor: second.id } }, index % 2 ? of.admin : other));
    expect(outcomes.codes).toEqual({ ok: 1, 'transfer.open': wide - 1 });
    const { id } = (await row<{ id: string }>('SELECT id FROM transfers WHERE enrollment_id = ?', of.enrollment)) ?? { id: '' };
    expect([await count('transfers WHERE enrollment_id = ?', of.enrollment), await count("outbox WHERE template = 'transfer_asked' AND occasion = ? AND recipient = ?", `${id}:previous`, first.operators.admin.email), await logged(id, 'transfer.requested')]).toEqual([1, 1, 1]);
  });
  test('asked by the partner and by the next distributor for a registration at once: one of them', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { partner, registration } = await conflicting(), reviewer = await sessionOf(second.operators.admin);
      const outcomes = await race<unknown>((index) => take<unknown>([
        () => call(requestTransfer, { body: { program: world.programs.n.id, distributor: second.id } }, partner.admin), () => call(askForTransfer, { ...on(registration), body: {} }, reviewer),
      ], index + round), 16);
      expect(outcomes.codes).toEqual({ ok: 1, 'transfer.open': 15 });
      expect(await count('transfers WHERE enrollment_id = ?', partner.enrollment)).toBe(1);
    }
  });
  test('released while its registration is withdrawn: both are over, and the tie says which came first', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { transfer, registration, partner, applicant: sent } = await askedByReviewer(), previous = await sessionOf(first.operators.admin);
      const outcomes = await race<unknown>((index) => take<unknown>([
        () => call(releasePartner, { params: { transfer }, body: {} }, previous), () => call(withdrawRegistration, { ...on(registration), body: {} }, sent),
      ], index + round), 16);
      declared(outcomes, releasePartner, withdrawRegistration);
      expect(await row('SELECT state FROM registrations WHERE id = ?', registration)).toEqual({ state: 'withdrawn' });
      await settled(transfer, partner.enrollment);
    }
  });
});

describe('what ends a registration, and what approves it', () => {
  const reviewed = async () => {
    const one = await submitted(), reviewer = await sessionOf(first.operators.admin);
    await call(activateProduct, { ...on(one.registration), body: {} }, reviewer);
    return { ...one, reviewer };
  };
  const whole = async (registration: string, email: string): Promise<void> => {
    const state = (await row<{ state: string }>('SELECT state FROM registrations WHERE id = ?', registration))?.state;
    const entered = state === 'approved' ? 1 : 0;
    expect([await count('operators WHERE email = ?', email), await count("outbox WHERE recipient = ? AND template = 'registration_approved'", email), await logged(registration, 'registration.approved')]).toEqual([entered, entered, entered]);
    expect(await logged(registration, 'registration.approved', 'registration.declined', 'registration.withdrawn')).toBe(1);
    expect(await row('SELECT count(*) AS n, max(state) AS state FROM requests WHERE subject_id = ?', registration)).toEqual({ n: 1, state: { approved: 'approved', declined: 'refused', withdrawn: 'withdrawn' }[state ?? ''] });
  };
  test('REG-14: withdrawn and approved, 64 at once: one of them', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { registration, email, applicant: sent, reviewer } = await reviewed();
      const outcomes = await race<unknown>((index) => take<unknown>([() => call(approveRegistration, { ...on(registration), body: {} }, reviewer), () => call(withdrawRegistration, { ...on(registration), body: {} }, sent)], index + round));
      declared(outcomes, approveRegistration, withdrawRegistration);
      expect(outcomes.codes['ok']).toBe(1);
      await whole(registration, email);
    }
  });
  test('REG-11: blocked and approved, 64 at once: one block, one decision, and nobody blocked comes in', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { registration, email, reviewer } = await reviewed(), blocker = await vendor();
      const outcomes = await race<unknown>((index) => take<unknown>([
        () => call(approveRegistration, { ...on(registration), body: {} }, reviewer), () => call(blockApplicants, { body: { program: world.programs.n.id, targets: [{ kind: 'address', email: email as never }], reason: 'Known to us.' } }, blocker),
      ], index));
      declared(outcomes, approveRegistration, blockApplicants);
      expect(await count('blocks WHERE key = ? AND lifted_at IS NULL', `address:${email}`)).toBe(1);
      expect(outcomes.all.filter((one, index) => index % 2 === 1 && one.status !== 201).map((one) => one.text)).toEqual([]);
      await whole(registration, email);
    }
  });
});

test('ENR-1: an enrollment asked for 64 times at once by two admins: one request', async () => {
  const of = await company(), other = await secondAdmin(of);
  const outcomes = await race((index) => call(requestEnrollment, { body: { program: world.programs.m.id, distributor: first.id, consent: true } }, index % 2 ? of.admin : other));
  declared(outcomes, requestEnrollment);
  expect(outcomes.codes).toEqual({ ok: 1, 'registration.open_request': wide - 1 });
  expect([await count('registrations WHERE joining_id = ? AND program_id = ?', of.organization, world.programs.m.id), await count("requests WHERE organization_id = ? AND program_id = ? AND state = 'pending'", of.organization, world.programs.m.id)]).toEqual([1, 1]);
});
test('REG-5: four applicants of one company approved at once: one company, and the others ask to join it', async () => {
  const domain = freshEmail().split('@')[1] as string, reviewer = await sessionOf(first.operators.admin);
  const all = await Promise.all([0, 1, 2, 3].map((index) => submitted(pages.distributor, { email: `a${index}@${domain}`, company: belgian() })));
  for (const one of all) await call(activateProduct, { ...on(one.registration), body: {} }, reviewer);
  const outcomes = await race((index) => call(approveRegistration, { ...on(all[index % all.length]?.registration ?? ''), body: {} }, reviewer), 16);
  declared(outcomes, approveRegistration);
  expect(outcomes.codes['ok']).toBe(1);
  expect(await row("SELECT sum(state = 'approved') AS approved, sum(kind = 'join' AND state = 'under_review') AS joins, (SELECT count(*) FROM organization_domains WHERE domain = ?1) AS companies FROM registrations WHERE domain = ?1", domain)).toEqual({ approved: 1, joins: 3, companies: 1 });
});
