import { env } from 'cloudflare:test';
import { beforeAll, describe, expect, test } from 'vitest';
import { listActivity } from '../../schema/activity.ts';
import { requestRegistration } from '../../schema/registration.ts';
import { world } from '../../demo/world/world.ts';
import { erase } from '../../worker/jobs/erase.ts';
import { seal } from '../../worker/jobs/seal.ts';
import { type Entry, type Proof, type SealRow, canonical, genesis, proveLog, sealAll, signSeal } from '../../worker/rules/chain.ts';
import { openLog } from '../../worker/store/chain.ts';
import { openDatabase } from '../../worker/store/database.ts';
import { call, freshEmail, pages, sessionOf, submitted } from '../support/caller.ts';
import { company } from '../support/scenes.ts';

const db = openDatabase(env.DB), keys = JSON.parse(env.SIGNING_KEYS) as JsonWebKey[];
const prove = async (expected?: { seq: number; seal: string }): Promise<Proof> => { const { entries, seals } = await openLog(db, 20); return proveLog(entries, seals, keys, expected); };
const one = <T>(query: string, ...values: unknown[]) => env.DB.prepare(query).bind(...values).first<T>();
const run = (query: string, ...values: unknown[]) => env.DB.prepare(query).bind(...values).run();

describe('OPR-10: entries are sealed in the order of their places', () => {
  test('64 concurrent writes of one organization are 64 batches and get 64 places without a gap; two runs at once seal each once', async () => {
    const before = (await one<{ seq: number }>('SELECT max(seq) AS seq FROM activity'))?.seq ?? 0;
    let batches = 0;
    await Promise.all(Array.from({ length: 64 }, async () => { const { headers, status } = await call(requestRegistration, { body: { email: freshEmail('race') as never, locale: 'en' } }, pages.distributor); expect(status).toBe(202); batches += Number(/(\d+) (?:D1 )?calls?/.exec(headers.get('server-timing') ?? '')?.[1] ?? 0); }));
    const places = (await env.DB.prepare('SELECT seq FROM activity WHERE seq > ? ORDER BY seq').bind(before).all<{ seq: number }>()).results.map(({ seq }) => seq);
    expect(places).toEqual(Array.from({ length: 128 }, (_, index) => before + 1 + index));
    // Of each: key, facts, and the one batch that writes.
    expect(batches).toBe(64 * 3);
    const runs = await Promise.all([seal(env, Date.now()), seal(env, Date.now()), seal(env, Date.now())]);
    expect(runs.reduce((sum, { sealed }) => sum + sealed, 0)).toBe(places.at(-1));
    expect(await prove()).toMatchObject({ broken: null, sealed: places.at(-1), unsealed: 0, unsigned: 0, signatures: 1 });
    expect((await seal(env, Date.now())).sealed).toBe(0);
    expect((await prove()).signatures).toBe(1);
  });

  test('a run that is killed between two chunks, or before it signs, leaves a chain that the next one continues', async () => {
    const { seq } = await one<{ seq: number }>('SELECT max(seq) AS seq FROM activity') as { seq: number };
    await run(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200) INSERT INTO activity (id, at, event, rule, actor_kind, subject_id, details, personal, salt, seq) SELECT 'act_' || printf('%032x', i), i, 'registration.requested', 'REG-1', 'applicant', 'x', '{}', '{"email":"x@y.example"}', 'aa', ? + i FROM n`, seq);
    const failing = new Proxy(env.DB, { get: (at, key) => (key === 'prepare' ? (sql: string) => { if (sql.includes('activity_seals')) throw new Error('killed'); return at.prepare(sql); } : Reflect.get(at, key)) });
    await expect(seal({ ...env, DB: failing }, Date.now(), 1)).rejects.toThrow();
    expect(await prove()).toMatchObject({ broken: null, unsigned: 500, unsealed: 700 });
    expect(await seal(env, Date.now(), 1)).toEqual({ sealed: 500, behind: true });
    expect(await seal(env, Date.now())).toEqual({ sealed: 200, behind: false });
    expect(await prove()).toMatchObject({ broken: null, unsigned: 0, unsealed: 0 });
  });

  test('an admin sees that an entry is sealed', async () => {
    const { registration } = await submitted();
    const sealed = async () => (await call(listActivity, { query: { subject: registration } }, await sessionOf(world.distributors.first.operators.admin))).reply.rows.map((row) => row.sealed);
    expect(await sealed()).toEqual([false, false]);
    await seal(env, Date.now());
    expect(await sealed()).toEqual([true, true]);
  });
});

describe('ALL-5: a person that was removed is erased, and the log is still proved', () => {
  test('name, address, values, links and mails go, and what the registration holds of the person; what was done stays; who has access is not erased', async () => {
    const { operator, admin } = await company();
    await seal(env, Date.now());
    const { email, name } = await one<{ email: string; name: string }>('SELECT email, name FROM operators WHERE id = ?', operator) as { email: string; name: string };
    expect(await erase(db, email, Date.now())).toEqual({ why: 'not_removed' });
    expect(await erase(db, 'nobody@nowhere.example', Date.now())).toEqual({ why: 'unknown' });
    await run("UPDATE operators SET state = 'removed' WHERE id = ?", operator);
    const entries = await one<{ n: number }>('SELECT count(*) AS n FROM activity');
    await erase(db, email, Date.now());
    await seal(env, Date.now());
    expect(admin.bearer).toBeTruthy();
    expect(await prove()).toMatchObject({ broken: null, erased: expect.any(Number) });
    expect(((await prove()).erased)).toBeGreaterThan(3);
    expect((await one<{ n: number }>('SELECT count(*) AS n FROM activity'))?.n).toBe((entries?.n ?? 0) + 3);
    const left = async (table: string, column: string) => (await one<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE instr(${column}, ?) > 0`, email))?.n;
    expect([await left('activity', 'personal'), await left('activity', 'details'), await left('outbox', 'recipient'), await left('operators', "email || search || sort_name")]).toEqual([0, 0, 0, 0]);
    expect(await one('SELECT name, email FROM operators WHERE id = ?', operator)).toEqual({ name: '', email: `erased-${operator}@erased.invalid` });
    expect(name).not.toBe('');
    expect(await one("SELECT event, personal FROM activity WHERE subject_id = ? ORDER BY seq DESC", operator)).toMatchObject({ event: 'operator.erased' });
  });
});

describe('OPR-10: a change of the log is found, with its first place', () => {
  const base = (seq: number): Entry => ({ id: `act_${seq}`, at: seq, event: 'operator.signed_in', rule: 'OPR-9', actorKind: 'operator', actorId: 'opr_1', programId: null, vendorId: null, distributorId: null, organizationId: 'org_1', subjectId: 'opr_1', details: { n: seq }, personal: { email: `a${seq}@b.example` }, salt: 'ab', seq, personalDigest: null, digest: null, seal: null });
  let log: Entry[] = [], seals: SealRow[] = [];
  beforeAll(async () => {
    const plain = Array.from({ length: 9 }, (_, index) => base(index + 1));
    const done = await sealAll(genesis, plain.slice(0, 8));
    log = plain.map((entry, index) => ({ ...entry, ...done[index] }));
    seals = await Promise.all([[1, 4], [2, 8]].map(([number, seq]) => signSeal(env.SIGNING_KEYS, { number: number as number, seq: seq as number, head: log[(seq as number) - 1]?.seal as string, at: 1 })));
  });
  const resealed = async (entries: Entry[]): Promise<Entry[]> => { const done = await sealAll(genesis, entries); return entries.map((entry, index) => ({ ...entry, ...done[index] })); };
  const changed = (at: number, more: Partial<Entry>) => log.map((entry) => (entry.seq === at ? { ...entry, ...more } : entry));
  const outcome = async (entries: Entry[], rows = seals, by = keys, expected?: { seq: number; seal: string }) => { const { broken } = await proveLog(entries, rows, by, expected); return broken && [broken.fault, broken.seq]; };

  test('what was sealed holds, with what waits and without what was erased', async () => {
    expect(await proveLog(log, seals, keys)).toMatchObject({ broken: null, sealed: 8, unsealed: 1, erased: 0, signatures: 2, head: { seq: 8 } });
    expect(await proveLog(changed(3, { personal: null, salt: null }), seals, keys)).toMatchObject({ broken: null, erased: 1 });
    expect(canonical({ b: [1, { d: null, c: undefined }], a: 'é' })).toBe('{"a":"é","b":[1,{"d":null}]}');
  });
  test.each<[string, () => Entry[], [string, number]]>([
    ['another detail', () => changed(5, { details: { n: 50 } }), ['changed', 5]],
    ['another reader', () => changed(2, { organizationId: 'org_2' }), ['changed', 2]],
    ['another person', () => changed(6, { personal: { email: 'x@y.example' } }), ['personal_changed', 6]],
    ['a person kept without its salt', () => changed(6, { salt: null }), ['personal_changed', 6]],
    ['dropped', () => log.filter(({ seq }) => seq !== 5), ['dropped', 5]],
    ['dropped first', () => log.slice(1), ['dropped', 1]],
    ['dropped before it was sealed', () => [...log, base(11)], ['dropped', 10]],
    ['dropped at the end', () => log.slice(0, 6), ['dropped_at_end', 7]],
    ['a seal changed', () => changed(4, { seal: 'f'.repeat(64) }), ['seal_changed', 4]],
    ['a seal taken off', () => changed(8, { seal: null, digest: null }), ['seal_missing', 8]],
  ])('%s', async (_, entries, found) => { expect(await outcome(entries())).toEqual(found); });
  test('a whole other chain does not fit the signatures, and they cannot be made without the key', async () => {
    const forged = await resealed(changed(2, { details: {} }).slice(0, 8));
    expect(await outcome(forged)).toEqual(['seal_changed', 4]);
    const other = JSON.stringify([{ ...(await crypto.subtle.exportKey('jwk', (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']) as CryptoKeyPair).privateKey) as JsonWebKey), kid: 'other' }]);
    const own = await Promise.all(seals.map(({ number, seq, at }) => signSeal(other, { number, seq, at, head: forged[seq - 1]?.seal as string })));
    expect(await outcome(forged, own)).toEqual(['signature_foreign', 4]);
    expect(await outcome(forged, own.map((row) => ({ ...row, kid: seals[0]?.kid as string })))).toEqual(['signature_changed', 4]);
    expect(await outcome(log, seals.slice(1))).toEqual(['signature_dropped', 8]);
    // Log and signatures cut together: the head of an earlier proof shows it.
    expect(await outcome(log.slice(0, 4), seals.slice(0, 1), keys, { seq: 8, seal: log[7]?.seal as string })).toEqual(['dropped_at_end', 5]);
  });
});
