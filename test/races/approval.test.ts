/** Decisions under a race: one stands, and what it makes is made once. */
import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { activateProduct, approveRegistration, declineRegistration, readRegistration, submitRegistration } from '../../schema/registration.ts';
import { createApp } from '../../worker/app.ts';
import { world } from '../../demo/world/world.ts';
import { applicant, confirmed, freshCompany, freshEmail, pages, requestFor, sessionOf, submitted } from '../support/caller.ts';
import { call, count, meanwhile, race, wide } from '../support/race.ts';

const { first, second } = world.distributors;
const approve = (registration: string, sent: object) => call(approveRegistration, { params: { registration }, body: {} }, sent);
const activate = (registration: string, sent: object) => call(activateProduct, { params: { registration }, body: {} }, sent);
const decline = (registration: string, sent: object) => call(declineRegistration, { params: { registration }, body: { reason: 'other', reapply: 'now' } }, sent);
const reviewers = async () => Promise.all([sessionOf(first.operators.admin), sessionOf(first.operators.superAdmin)]);
/** What an approval makes, all counted once or not at all. */
const made = async (email: string) => Promise.all([
  count('operators WHERE email = ?', email), count('organizations WHERE id IN (SELECT organization_id FROM operators WHERE email = ?)', email),
  count('enrollments WHERE partner_id IN (SELECT organization_id FROM operators WHERE email = ?)', email), count('links WHERE operator_id IN (SELECT id FROM operators WHERE email = ?)', email),
  count("outbox WHERE recipient = ? AND template = 'registration_approved'", email),
]);

describe('REG-13: two reviewers at once, exactly one decision stands', () => {
  test('64 approvals of one registration: one company, one operator, one enrollment, one link, one mail', async () => {
    const { registration, email } = await submitted();
    const sent = await reviewers();
    await activate(registration, sent[0]);
    const { codes } = await race((index) => approve(registration, sent[index % 2] as object));
    expect(codes).toEqual({ ok: 1, 'registration.already_decided': wide - 1 });
    expect(await made(email)).toEqual([1, 1, 1, 1, 1]);
    expect(await count("activity WHERE subject_id = ? AND event = 'registration.approved'", registration)).toBe(1);
  });
  test('approve, decline and activate 64 at once: one decision, and nothing of what lost', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { registration, email } = await submitted();
      const sent = await reviewers();
      const { all } = await race((index) => [approve, decline, activate][index % 3]?.(registration, sent[index % 2] as object) as ReturnType<typeof approve>);
      expect(new Set(all.filter((one) => one.status >= 300).map((one) => one.problem.code))).not.toContain('service.unavailable');
      const row = await env.DB.prepare("SELECT state, (SELECT product_activation = 'active' FROM requests WHERE subject_id = registrations.id) AS active FROM registrations WHERE id = ?").bind(registration).first<{ state: string; active: number }>();
      expect(['approved', 'declined']).toContain(row?.state);
      const approvals = await count("activity WHERE subject_id = ? AND event = 'registration.approved'", registration), refusals = await count("activity WHERE subject_id = ? AND event = 'registration.declined'", registration);
      expect([approvals, refusals]).toEqual(row?.state === 'approved' ? [1, 0] : [0, 1]);
      expect(await made(email)).toEqual(Array(5).fill(approvals));
      expect(await count("outbox WHERE recipient = ? AND template IN ('registration_approved', 'registration_declined')", email)).toBe(1);
      // REG-9 under the race: none is approved before its product is active.
      const activations = await count("activity WHERE subject_id = ? AND event = 'product.activated'", registration);
      expect([activations, await count('product_activations WHERE registration_id = ?', registration)]).toEqual([row?.active, row?.active]);
      if (approvals) expect(row?.active).toBe(1);
    }
  });
  test('REG-9: 64 activations at once: the product is activated once', async () => {
    const { registration } = await submitted();
    const sent = await reviewers();
    const { codes } = await race((index) => activate(registration, sent[index % 2] as object));
    expect(codes).toEqual({ ok: wide });
    expect(await count('product_activations WHERE registration_id = ?', registration)).toBe(1);
    expect(await count("activity WHERE subject_id = ? AND event = 'product.activated'", registration)).toBe(1);
  });
});

test('OPR-3: one address approved in two programs at once: one operator, and the other registration is still open', async () => {
  for (let round = 0; round < 5; round += 1) {
    const email = freshEmail();
    const [here, there] = [await submitted(pages.distributor, { email }), await submitted(pages.m, { email, distributor: first.id })];
    expect([here.progress.state, there.progress.state]).toEqual(['under_review', 'under_review']);
    const [sent] = await reviewers();
    await activate(here.registration, sent as object);
    const { won, codes } = await race((index) => approve(index % 2 ? here.registration : there.registration, sent as object), 16);
    expect(won).toHaveLength(1);
    expect(Object.keys(codes).toSorted()).toEqual(['ok', 'registration.already_decided', 'registration.operator_elsewhere']);
    expect(await made(email)).toEqual([1, 1, 1, 1, 1]);
    expect(await count("registrations WHERE email = ? AND state = 'under_review'", email)).toBe(1);
  }
});

describe('REG-10: of two companies that conflict, sent at the same moment, at most one is approved automatically', () => {
  const host = () => freshEmail().split('@')[1] as string;
  const duns = () => String(100_000_000 + Math.floor(Math.random() * 800_000_000));
  type Pair = { email: string; company: object };
  const kinds: [string, () => Pair[]][] = [
    ['the same domain', () => { const at = host(); return [0, 1, 2, 3].map((index) => ({ email: `a${index}@${at}`, company: {} })); }],
    ['the same D-U-N-S', () => { const same = duns(); return [0, 1, 2, 3].map(() => ({ email: freshEmail(), company: { duns: same } })); }],
    ['the same legal name and country', () => { const same = `Aurélys ${host()}`; return [0, 1, 2, 3].map((index) => ({ email: freshEmail(), company: { legalName: index % 2 ? same.toUpperCase() : same } })); }],
  ];
  test.each(kinds)('%s', async (_, pairs) => {
    for (let round = 0; round < 5; round += 1) {
      // A request of the same domain is a conflict as soon as its mailbox is proved; the race is between those whose proof came before either was looked at.
      const started = await Promise.all(pairs().map(async (one) => ({ ...one, ...(await confirmed(pages.ac, one.email)) })));
      const { codes } = await race((index) => {
        const one = started[index] as (typeof started)[number];
        return call(submitRegistration, { params: { registration: one.registration }, body: { applicant, company: freshCompany(one.company) as never, consent: true, distributor: second.id } }, one.applicant);
      }, started.length);
      expect(codes).toEqual({ ok: started.length });
      const states = await Promise.all(started.map(async (one) => (await env.DB.prepare('SELECT state FROM registrations WHERE id = ?').bind(one.registration).first<{ state: string }>())?.state));
      expect(states.filter((state) => state === 'approved').length).toBeLessThanOrEqual(1);
      expect(states.filter((state) => state === 'under_review').length).toBeGreaterThanOrEqual(started.length - 1);
      for (const [index, state] of states.entries()) {
        const one = started[index] as (typeof started)[number];
        expect(await made(one.email)).toEqual(Array(5).fill(state === 'approved' ? 1 : 0));
        expect(await count("outbox WHERE recipient = ? AND template = 'registration_under_review'", one.email)).toBe(state === 'approved' ? 0 : 1);
      }
    }
  });
  test('one that needs a review and one that does not: whichever way it falls, the reviewer of the one is told of the other', async () => {
    const session = await sessionOf(world.vendors.ac.operators.admin);
    for (let round = 0; round < 5; round += 1) {
      const same = duns(), domain = host();
      const taken = await submitted(pages.ac, { email: `z@${domain}`, distributor: second.id });
      expect(taken.progress.state).toBe('approved');
      const pair = [await confirmed(pages.ac, `y@${domain}`), await confirmed(pages.ac)];
      const { codes } = await race((index) => {
        const one = pair[index] as (typeof pair)[number];
        return call(submitRegistration, { params: { registration: one.registration }, body: { applicant, company: freshCompany({ duns: same }) as never, consent: true, distributor: second.id } }, one.applicant);
      }, 2);
      expect(codes).toEqual({ ok: 2 });
      const seen = await call(readRegistration, { params: { registration: pair[0]?.registration ?? '' } }, session);
      expect([seen.reply.state, seen.reply.conflicts.includes('duns')]).toEqual(['under_review', true]);
    }
  });
  const open: [string, () => { mine: object; theirs: object }][] = [
    ['D-U-N-S', () => { const same = duns(); return { mine: { duns: same }, theirs: { duns: same } }; }],
    ['legal name and country', () => { const same = `Maréval ${host()}`; return { mine: { legalName: same }, theirs: { legalName: same.toUpperCase() } }; }],
  ];
  test.each(open)('a request with the same %s that comes under review between the facts and the commit keeps the other for review', async (_, companies) => {
    const { mine, theirs } = companies();
    const started = await confirmed(pages.ac);
    const reviewed = async () => {
      // Its domain belongs to a company, so it needs a review.
      const domain = host();
      await submitted(pages.ac, { email: `z@${domain}`, distributor: second.id });
      expect((await submitted(pages.ac, { email: `y@${domain}`, company: theirs, distributor: second.id })).progress.state).toBe('under_review');
    };
    const request = requestFor(submitRegistration, { params: { registration: started.registration }, body: { applicant, company: freshCompany(mine) as never, consent: true, distributor: second.id } }, started.applicant);
    const context = createExecutionContext();
    const response = await createApp().fetch(request, meanwhile(3, reviewed), context);
    await waitOnExecutionContext(context);
    expect([response.status, ((await response.json()) as { state: string }).state]).toEqual([201, 'under_review']);
    expect(await made(started.email)).toEqual([0, 0, 0, 0, 0]);
  });
  test('an organization that is no partner stands in nobody’s way', async () => {
    for (const { name, country } of [world.vendors.ac, first, world.customers.verger]) {
      const { status, progress } = await submitted(pages.ac, { company: { legalName: name, country, address: { street: '1 Rue du Test', city: 'Sherbrooke', region: 'QC', postalCode: 'J1H 1A1' } }, distributor: country === 'CA' ? first.id : second.id });
      expect([name, status, progress.state]).toEqual([name, 201, 'approved']);
    }
  });
});
