/** The one queue: who sees what, by which filter, and what a page of it costs at 10,000 requests. */
import { env } from 'cloudflare:test';
import { beforeAll, describe, expect, test } from 'vitest';
import { activateProduct, declineRegistration, withdrawRegistration } from '../../schema/registration.ts';
import { listRequests } from '../../schema/requests.ts';
import { call, callsOf, pages, rowsRead, sessionOf, submitted } from '../support/caller.ts';
import { first, joiner, company, moving, second } from '../support/scenes.ts';
import { world } from '../../demo/world/world.ts';

const many = 10_000;

describe('PAG-3: each sees the requests that concern it, one row whoever looks', () => {
  test('registrations: their distributor and their vendor; another distributor, vendor or partner none', async () => {
    const { registration } = await submitted();
    const seen = async (operator: { id: string }) => (await call(listRequests, { query: { show: 'open' } }, await sessionOf(operator))).reply.rows.find((row) => row.subject === registration);
    expect(await seen(first.operators.reader)).toMatchObject({ kind: 'registration', actor: 'you' });
    expect(await seen(world.vendors.n.operators.reader)).toMatchObject({ actor: 'distributor', distributor: first.name });
    for (const other of [second.operators.admin, world.vendors.m.operators.admin, world.partners.vauclair.operators.superAdmin, world.customers.verger.operators.superAdmin]) expect(await seen(other)).toBeUndefined();
  });
  test('joins: the company; transfers: the previous distributor, the vendor and the partner', async () => {
    const of = await company(), join = await joiner(of), { transfer } = await moving(of);
    const subjects = async (sent: object) => (await call(listRequests, { query: { show: 'open' } }, sent)).reply.rows.map((row) => row.subject);
    expect(await subjects(of.admin)).toEqual([transfer, join.registration]);
    expect(await subjects(await sessionOf(first.operators.admin))).toContain(transfer);
    expect(await subjects(await sessionOf(world.vendors.n.operators.admin))).toContain(transfer);
    expect(await subjects(await sessionOf(second.operators.admin))).not.toContain(transfer);
  });
});

describe('filters read as they say', () => {
  test('waiting for us, open, approved, declined, withdrawn; by kind; by name, accents and case aside', async () => {
    const admin = await sessionOf(first.operators.admin), vendor = await sessionOf(world.vendors.n.operators.admin);
    const name = `Žluťoučký Kůň ${Date.now()}`;
    const one = await submitted(pages.distributor, { company: { legalName: name } }), two = await submitted(), three = await submitted();
    await call(declineRegistration, { params: { registration: two.registration }, body: { reason: 'other', reapply: 'now' } }, admin);
    await call(withdrawRegistration, { params: { registration: three.registration }, body: {} }, three.applicant);
    const subjects = async (query: object, sent = admin) => (await call(listRequests, { query: { limit: '100', ...query } }, sent)).reply.rows.map((row) => row.subject);
    for (const [query, inside, outside] of [[{ show: 'mine' }, one, two], [{ show: 'open' }, one, three], [{ show: 'refused' }, two, one], [{ show: 'closed' }, three, two], [{ kind: 'registration' }, one, two]] as const) {
      const found = await subjects(query);
      expect([found.includes(inside.registration), found.includes(outside.registration)]).toEqual([true, false]);
    }
    expect(await subjects({ kind: 'join' })).not.toContain(one.registration);
    expect(await subjects({ search: name.toUpperCase().replace('ŽLUŤOUČKÝ KŮŇ', 'ZLUTOUCKY KUN') })).toEqual([one.registration]);
    expect(await subjects({ show: 'mine' }, vendor)).not.toContain(one.registration);
  });
  test('a decided row says who decided, and the product’s state follows', async () => {
    const { registration } = await submitted();
    const admin = await sessionOf(first.operators.admin);
    const row = async (show: 'open' | 'refused') => (await call(listRequests, { query: { show } }, admin)).reply.rows.find((each) => each.subject === registration);
    expect((await row('open'))?.productActivation).toBe('missing');
    await call(activateProduct, { params: { registration }, body: {} }, admin);
    expect((await row('open'))?.productActivation).toBe('active');
    await call(declineRegistration, { params: { registration }, body: { reason: 'other', reapply: 'now' } }, admin);
    expect(await row('refused')).toMatchObject({ state: 'refused', actor: 'nobody', decidedBy: { kind: 'operator', name: first.operators.admin.name } });
  });
});

describe('at 10,000 requests', () => {
  beforeAll(async () => {
    await env.DB.prepare(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${many})
      INSERT INTO requests (id, kind, state, subject_id, program_id, vendor_id, distributor_id, actor_id, actor_kind, program_name, company, email, search, asked_at)
      SELECT 'req_' || printf('%032x', i), CASE WHEN i % 200 = 0 THEN 'transfer' ELSE 'registration' END, CASE i % 4 WHEN 0 THEN 'pending' WHEN 1 THEN 'approved' WHEN 2 THEN 'refused' ELSE 'withdrawn' END,
        's' || i, ?, ?, ?, ?, 'distributor', 'P', 'Company ' || i, 'a@b.test', 'company ' || i, i FROM n`).bind(world.programs.n.id, world.vendors.n.id, second.id, second.id).run();
  }, 60_000);
  test.each([
    ['waiting for us', { show: 'mine' }, 'distributor'], ['open', { show: 'open' }, 'distributor'], ['approved', { show: 'approved' }, 'distributor'], ['withdrawn or expired', { show: 'closed' }, 'distributor'],
    ['transfers only', { show: 'open', kind: 'transfer' }, 'distributor'], ['the vendor’s', { show: 'open' }, 'vendor'], ['the vendor’s transfers', { show: 'open', kind: 'transfer' }, 'vendor'],
  ] as const)('%s: a page is one round trip and reads at most 1.04 rows for each that it shows', async (_, query, viewer) => {
    const session = await sessionOf(viewer === 'vendor' ? world.vendors.n.operators.admin : second.operators.admin);
    // Who calls is found out by the first call: a session, its operator, its organization.
    const identified = 3;
    for (const limit of ['25', '100']) {
      const start = await call(listRequests, { query: { ...query, limit } }, session);
      const next = await call(listRequests, { query: { ...query, limit, cursor: start.reply.next ?? '' } }, session);
      for (const page of query.show === 'open' && 'kind' in query ? [start] : [start, next]) {
        const shown = page.reply.rows.length;
        expect([shown > 20, callsOf(page.headers), rowsRead(page.headers) - identified <= Math.ceil(shown * 1.04)]).toEqual([true, 2, true]);
      }
    }
  });
  test('a page goes on where the last one ended, and every request is on one of them', async () => {
    const session = await sessionOf(second.operators.admin), seen = new Set<string>();
    let cursor: string | null | undefined;
    for (let page = 0; page < 40 && cursor !== null; page += 1) {
      const { reply }: { reply: { rows: { id: string }[]; next: string | null } } = await call(listRequests, { query: { show: 'approved', limit: '100', cursor: cursor ?? undefined } }, session);
      for (const row of reply.rows) { expect(seen.has(row.id)).toBe(false); seen.add(row.id); }
      cursor = reply.next;
    }
    expect(seen.size).toBe((await env.DB.prepare("SELECT count(*) AS n FROM requests WHERE distributor_id = ? AND state = 'approved'").bind(second.id).first<{ n: number }>())?.n);
  });
});
