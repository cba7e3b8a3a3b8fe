import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { listActivity } from '../../schema/activity.ts';
import { changesOf } from '../../schema/changes.ts';
import { world } from '../../demo/world/world.ts';
import { listActivity as listEntries } from '../../worker/store/activity.ts';
import { openDatabase } from '../../worker/store/database.ts';
import { call, pages, sessionOf, submitted } from '../support/caller.ts';
import { company } from '../support/scenes.ts';

const { first, second } = world.distributors, vendor = world.vendors.n;
type Query = NonNullable<Parameters<typeof call<typeof listActivity>>[1]>['query'];
const read = async (query: Query, operator: { id: string } = first.operators.admin) => call(listActivity, { query }, await sessionOf(operator));
const every = async (query: NonNullable<Query>, operator?: { id: string }) => {
  const rows = [];
  let cursor: string | undefined, turns = 0;
  do {
    const { reply } = await read({ ...query, cursor }, operator);
    rows.push(...reply.rows);
    cursor = reply.next ?? undefined;
    expect(reply.until === null).toBe(reply.next === null);
  } while (cursor && (turns += 1) < 100);
  return rows;
};

describe('OPR-10: the log is filtered by person, action, object and time', () => {
  test('each filter holds, and all together; changes say old and new, the actor its name', async () => {
    const made = await company();
    const about = await every({ subject: made.registration });
    expect(about.map(({ event }) => event)).toEqual(['registration.approved', 'product.activated', 'registration.submitted', 'registration.requested']);
    expect(about[0]).toMatchObject({
      actor: { kind: 'operator', id: first.operators.admin.id, name: first.operators.admin.name }, rule: 'REG-8', sealed: false,
      changes: [{ field: 'state', before: 'under_review', after: 'approved' }, { field: 'role', before: null, after: 'super_admin' }],
    });
    expect(about[0]?.subject).toEqual({ id: made.registration, name: about[0]?.details['organizationName'] });
    expect(about[0]?.details).not.toHaveProperty('colleagues');
    const by = await every({ actor: first.operators.admin.id, from: about[3]?.at });
    expect(by.map(({ actor }) => actor.id)).toEqual(Array(by.length).fill(first.operators.admin.id));
    expect(by.map(({ id }) => id)).toEqual(expect.arrayContaining(about.slice(0, 2).map(({ id }) => id)));
    expect((await every({ event: 'registration.approved', subject: made.registration, actor: first.operators.admin.id })).map(({ id }) => id)).toEqual([about[0]?.id]);
    expect(new Set((await every({ event: 'registration' })).map(({ event }) => event.split('.')[0]))).toEqual(new Set(['registration']));
    expect(new Set((await every({ actor: 'applicant' })).map(({ actor }) => actor.kind))).toEqual(new Set(['applicant']));
    const at = about[2]?.at as string;
    expect((await every({ subject: made.registration, from: at })).map(({ id }) => id)).toContain(about[2]?.id);
    expect((await every({ subject: made.registration, to: at })).map(({ id }) => id)).not.toContain(about[2]?.id);
  });

  test('entries of one instant are each on one page, whatever its size', async () => {
    await Promise.all(Array.from({ length: 8 }, () => submitted()));
    await env.DB.prepare('UPDATE activity SET id = substr(id, 1, 4) || ? || substr(id, 17) WHERE id IN (SELECT id FROM activity ORDER BY id DESC LIMIT 12)').bind(Date.now().toString(16).padStart(12, '0')).run();
    // Each call signs in, which is an entry, too.
    const settled = (rows: { id: string; event: string }[]) => rows.filter(({ event }) => event !== 'session.minted').map(({ id }) => id);
    const whole = settled((await read({ limit: '500' })).reply.rows), paged = settled(await every({ limit: '3' }));
    expect(paged).toEqual(whole);
    expect(new Set(paged).size).toBe(paged.length);
  });

  test('PAG-3: of another organization’s operators and registrations nothing shows, and nothing is told by where a search ends', async () => {
    const { registration } = await submitted(pages.distributor);
    for (const query of [{ subject: registration }, { actor: first.operators.admin.id }, { subject: first.operators.admin.id }, { actor: first.operators.admin.id, event: 'session' }]) {
      const { reply } = await read(query, second.operators.admin);
      expect([query, reply.rows.filter(({ actor, subject }) => actor.id === first.operators.admin.id || subject.id === registration), reply.next]).toEqual([query, [], null]);
    }
    // The vendor of both sees what they do in its programs, and not how they sign in.
    expect((await every({ actor: first.operators.admin.id }, vendor.operators.admin)).filter(({ event }) => event === 'session.minted')).toEqual([]);
  });

  test('a cursor, a filter or a limit that is none is refused', async () => {
    expect((await read({ cursor: 'act_x' })).status).toBe(404);
    for (const query of [{ limit: '501' }, { limit: '0' }, { event: 'a b' }, { actor: 'somebody' }, { subject: "' OR 1" }, { from: 'yesterday' }, { to: '2026-13-45T99:00:00.000Z' }]) expect([query, (await read(query as Query)).problem.code]).toEqual([query, 'request.invalid']);
    expect((await read({ from: '9999-12-31T23:59:59.999Z' })).reply.rows).toEqual([]);
    expect((await read({ to: '0001-01-01T00:00:00.000Z' })).reply.rows).toEqual([]);
  });

  test('hidden keys never show, and a brand changes token by token', () => {
    expect(changesOf('operator.role_changed', { from: 'reader', to: 'admin', state: 'active', email: 'a@b.example', by: 'X', link: 'l' })).toEqual({ changes: [{ field: 'role', before: 'reader', after: 'admin' }], details: { state: 'active', email: 'a@b.example' } });
    expect(changesOf('brand.changed', { changed: 'accent', brand: { appearance: { accent: '#fff' }, glossary: {} }, previous: null })).toEqual({ changes: [{ field: 'appearance.accent', before: null, after: '#fff' }], details: { changed: 'accent' } });
    expect(changesOf('registration.approved', { by: 'policy', role: 'reader' }).changes[0]).toEqual({ field: 'state', before: 'email_confirmed', after: 'approved' });
  });
});

describe('a page of the log reads its rows and one more', () => {
  const rowsRead = async (ask: Partial<Parameters<typeof listEntries>[1]>, organization: { id: string }, kind: 'vendor' | 'distributor' | 'partner') => {
    let read = 0, calls = 0;
    const counted = new Proxy(env.DB, { get: (db, key) => (key === 'prepare' ? (sql: string) => count(db.prepare(sql)) : key === 'batch' ? async (all: D1PreparedStatement[]) => { calls += 1; const results = await db.batch(all); for (const one of results) read += one.meta.rows_read; return results; } : Reflect.get(db, key)) });
    const count = (statement: D1PreparedStatement): D1PreparedStatement => new Proxy(statement, { get: (it, key) => (key === 'bind' ? (...values: unknown[]) => count(it.bind(...values)) : key === 'all' || key === 'raw' || key === 'run' ? async () => { calls += 1; const result = await it.all(); read += result.meta.rows_read; return key === 'raw' ? result.results.map((row) => Object.values(row)) : result; } : Reflect.get(it, key)) });
    const page = await listEntries(openDatabase(counted), { organization: organization.id, kind, before: null, limit: 50, ...ask });
    return { shown: page.rows.length, read, calls, lookedAt: page.lookedAt };
  };
  test('for each kind of organization, at 20,000 entries; a search looks at 1,500 at most and says how far it came', async () => {
    await env.DB.prepare(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO activity (id, at, event, rule, actor_kind, actor_id, program_id, vendor_id, distributor_id, organization_id, subject_id, details)
      SELECT 'act_' || printf('%012x', 1500000000000 + i * 1000) || '7' || printf('%019x', i), 1500000000000 + i * 1000, CASE i % 5000 WHEN 0 THEN 'block.added' ELSE 'registration.requested' END, 'REG-1', 'operator', ?, ?, ?, ?, ?, 'x', '{}' FROM n`)
      .bind(first.operators.admin.id, world.programs.n.id, vendor.id, first.id, world.partners.vauclair.id).run();
    const to = 1_500_030_000_000;
    for (const [organization, kind] of [[vendor, 'vendor'], [first, 'distributor'], [world.partners.vauclair, 'partner']] as const) {
      for (const ask of [{}, { to, from: 1_500_000_000_000 }]) {
        const page = await rowsRead(ask, organization, kind);
        expect([kind, ask, page.calls, page.read <= page.shown * 1.04]).toEqual([kind, ask, 1, true]);
      }
    }
    for (const ask of [{ event: 'block.added', to }, { actor: first.operators.admin.id, event: 'block', to }]) {
      const page = await rowsRead(ask, first, 'distributor');
      expect([page.shown > 0, page.read <= 2 * 1_500 + 10, page.lookedAt !== null]).toEqual([true, true, true]);
    }
    expect(await rowsRead({ actor: first.operators.admin.id }, second, 'distributor')).toMatchObject({ shown: 0, lookedAt: null });
  });
});
