/** What is kept how long, and what is left of a person afterwards. */
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { declineRegistration, readRegistration, requestRegistration, withdrawRegistration } from '../../schema/registration.ts';
import { noteRequest, listRequests } from '../../schema/requests.ts';
import { registrationDays, retention, tableNames } from '../../schema/retention.ts';
import { world } from '../../demo/world/world.ts';
import { erase } from '../../worker/jobs/erase.ts';
import { retain } from '../../worker/jobs/retain.ts';
import { seal } from '../../worker/jobs/seal.ts';
import { proveLog } from '../../worker/rules/chain.ts';
import { erasedAddress } from '../../worker/rules/retention.ts';
import { openLog } from '../../worker/store/chain.ts';
import { countedD1, noCost } from '../../worker/store/d1.ts';
import { openDatabase } from '../../worker/store/database.ts';
import { type Held, findPerson, listHeld } from '../../worker/store/erasure.ts';
import { idBefore } from '../../worker/store/retention.ts';
import { call, confirmed, freshEmail, pages, requestFor, send, sessionOf, submitted } from '../support/caller.ts';
import { count } from '../support/race.ts';
import { asking, company, joiner, moving, requestOf } from '../support/scenes.ts';
import { writes } from '../support/writes.ts';

const day = 86_400_000, db = openDatabase(env.DB);
const run = (query: string, ...values: unknown[]) => env.DB.prepare(query).bind(...values).run();
const all = async <T = Record<string, unknown>>(query: string, ...values: unknown[]) => (await env.DB.prepare(query).bind(...values).all<T>()).results;
const wholeTable = (table: string) => all(`SELECT rowid AS "row", * FROM "${table}"`);
const many = (number: number): string => `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${number})`;
const hex = (prefix: string, at: string): string => `'${prefix}_' || printf('%012x', ${at}) || printf('%020x', i)`;
const noted = async (registration: string) => { const { status } = await call(noteRequest, { params: { request: await requestOf(registration) }, body: { text: 'Rang back, seemed fine.' } }, await sessionOf(world.distributors.first.operators.admin)); expect(status).toBeLessThan(300); };

describe('ALL-5: every table says how long it keeps what', () => {
  test('whatever is written, a column that holds somebody’s address or name is one that export and erasure know', async () => {
    for (const prepare of Object.values(writes)) {
      const { endpoint, input, sent } = await prepare();
      expect((await send(requestFor(endpoint, input as never, { ...sent, idempotencyKey: crypto.randomUUID() }))).status).toBeLessThan(300);
    }
    const people = await all<{ email: string; name: string }>(`SELECT email, name FROM operators UNION SELECT email, (applicant ->> 'givenName') || ' ' || (applicant ->> 'familyName') FROM registrations`);
    const addresses = people.map(({ email }) => email.toLowerCase()), names = people.flatMap(({ name }) => (name?.includes(' ') ? [name.toLowerCase()] : []));
    expect([addresses.length > 100, names.length > 60]).toEqual([true, true]);
    const found = new Set<string>();
    for (const table of tableNames) {
      const known: readonly string[] = retention[table].people?.columns ?? [];
      for (const row of await wholeTable(table)) {
        for (const [column, value] of Object.entries(row)) {
          if (typeof value !== 'string' || (known.includes(column) && found.has(`${table}.${column}`))) continue;
          const text = value.toLowerCase();
          if (addresses.some((one) => text.includes(one)) || names.some((one) => text.includes(one))) found.add(`${table}.${column}`);
        }
      }
    }
    const listed = new Set(tableNames.flatMap((table) => (retention[table].people?.columns ?? []).map((column) => `${table}.${column}`)));
    expect([...found].filter((one) => !listed.has(one))).toEqual([]);
    expect(found.size).toBeGreaterThan(20);
  });
});

describe('ALL-5: what is over goes by itself', () => {
  const now = Date.now();
  test('rows go after their time and not before, at most 500 of a table a run (100 of those that others refer to), and a run reads no more than it deletes and a few', async () => {
    const [operator] = [world.vendors.n.operators.admin.id], key = world.keys.vendorSite.id, sender = world.vendors.n.id;
    const fill = async (ages: readonly (readonly [number, number])[]) => {
      for (const [rows, age] of ages) {
        const at = now - age * day, made = `${at} + i`;
        const statements = [
          `INSERT INTO sessions (id, operator_id, origin, created_at, expires_at) ${many(rows)} SELECT ${hex('ses', made)}, '${operator}', 'https://a.example', ${made}, ${made} FROM n`,
          `INSERT INTO session_grants (id, parent_id, key_id, origin, challenge, thumbprint, created_at, expires_at) ${many(age < 1 ? 10 : 300)} SELECT ${hex('grt', made)}, ${hex('ses', made)}, '${key}', '', '', '', ${made}, ${made} FROM n`,
          `INSERT INTO proofs (id, session_id, operator_id, created_at, expires_at) ${many(age < 1 ? 10 : 300)} SELECT ${hex('prf', made)}, ${hex('ses', made)}, '${operator}', ${made}, ${made} FROM n`,
          `INSERT INTO sign_in_attempts (id, provider, created_at, expires_at) ${many(rows)} SELECT ${hex('att', made)}, 'x', ${made}, ${made} FROM n`,
          `INSERT INTO sign_in_asks (id, address, at) ${many(rows)} SELECT ${hex('ask', made)}, 'x', ${made} FROM n`,
          `INSERT INTO links (id, kind, operator_id, token_hash, created_at, expires_at) ${many(rows)} SELECT ${hex('lnk', made)}, 'sign_in', '${operator}', '', ${made}, ${made} FROM n`,
          `INSERT INTO decisions (id, at, command, subject_id, facts, input, outcome, retain_until) ${many(rows)} SELECT ${hex('dec', made)}, ${made}, 'x', 'x', '{}', '{}', '[]', ${made} + ${730 * day} FROM n`,
          `INSERT INTO outbox (id, template, recipient, locale, occasion, sender_id, data, state, next_attempt_at, created_at, delivered_at) ${many(rows)} SELECT ${hex('msg', made)}, 'sign_in_link', 'a@b.example', 'en', i || '-${age}', '${sender}', '{}', iif(i % 10, 'delivered', 'parked'), ${made}, ${made}, ${made} FROM n`,
          `INSERT INTO idempotency (id, endpoint, request_hash, status, reply, created_at) ${many(rows)} SELECT i || '-${age}', 'x', '', 200, '{}', ${made} FROM n`,
        ];
        for (const statement of statements) await run(statement);
      }
    };
    // Young and old of each; the younger ones by far the more.
    await fill([[4_000, 0.5], [300, 20], [600, 800]]);
    const parked = await count("outbox WHERE state = 'parked'");
    const cost = noCost();
    const first = await retain({ DB: countedD1(env.DB, cost) }, now);
    expect(first).toMatchObject({ sessions: 100, links: 500, sign_in_attempts: 500, sign_in_asks: 500, idempotency: 500, decisions: 500, outbox: 500, session_grants: 500, proofs: 500 });
    // Each deleted row is found once in its index and once in its table; a session is looked for among all that is left of the two tables that refer to it.
    expect(cost.rowsRead).toBeLessThan(8 * 500 * 4 + 100 * (2 * 110 + 10));
    for (let runs = 0; runs < 8; runs += 1) await retain(env, now);
    const idle = noCost();
    expect(await retain({ DB: countedD1(env.DB, idle) }, now)).toMatchObject({ sessions: 0, links: 0, sign_in_attempts: 0, sign_in_asks: 0, idempotency: 0, decisions: 0, outbox: 0, session_grants: 0, proofs: 0 });
    // Four thousand rows of each table that are not over cost nothing; registrations are looked at, at most 200 a run.
    expect(idle.rowsRead).toBeLessThan(260);
    expect(await count("outbox WHERE state = 'parked'")).toBe(parked);
    const left = async (table: string, column: string, days: number) => count(`${table} WHERE ${column} > 0 AND ${column} < ?`, now - days * day);
    expect(await Promise.all([left('sessions', 'expires_at', 30), left('session_grants', 'expires_at', 1), left('proofs', 'expires_at', 1), left('sign_in_attempts', 'expires_at', 1), left('sign_in_asks', 'at', 2), left('links', 'created_at', 60), left('decisions', 'at', 730), left('idempotency', 'created_at', 2)])).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    const stay = await Promise.all([count('sessions WHERE expires_at < ?', now), count('links WHERE created_at < ?', now), count('decisions WHERE at < ?', now), count('sign_in_asks WHERE at < ?', now)]);
    expect(stay.map((number, at) => number >= ([4_300, 4_300, 4_300, 4_000][at] ?? 0))).toEqual([true, true, true, true]);
  });
  test('a session waits for what refers to it', async () => {
    const at = now - 900 * day, { id } = world.vendors.n.operators.admin;
    await run("INSERT INTO sessions (id, operator_id, origin, created_at, expires_at) VALUES ('ses_old', ?, '', ?, ?)", id, at, at);
    await run(`INSERT INTO proofs (id, session_id, operator_id, created_at, expires_at) ${many(501)} SELECT 'prf_old' || i, 'ses_old', '${id}', ${at}, ${at} FROM n`);
    expect(await retain(env, now)).toMatchObject({ proofs: 500, sessions: 0 });
    expect(await retain(env, now)).toMatchObject({ proofs: 1, sessions: 1 });
  });

  const aged = (registration: string, days: number) => run('UPDATE registrations SET decided_at = decided_at - ? WHERE id = ?', days * day, registration);
  /** A whole round: registrations are looked at in turn. */
  const round = async (at = now + 4 * 365 * day) => { for (let runs = 0; runs < 40; runs += 1) if ((await retain(env, at))['walkedTo'] === 0) return; throw new Error('the walk does not end'); };
  const record = async (id: string) => (await all('SELECT * FROM registrations WHERE id = ?', id))[0] ?? {};
  test('a registration that led to no partner is erased two years after the decision, one that was never sent after 90 days; the vendor still sees that it was', async () => {
    const reviewer = await sessionOf(world.distributors.first.operators.admin);
    const declined = async (reapply: 'now' | 'never') => {
      const made = await submitted(pages.distributor, { company: { duns: String(200_000_000 + Math.floor(Math.random() * 700_000_000)) } });
      await noted(made.registration);
      expect((await call(declineRegistration, { params: { registration: made.registration }, body: { reason: 'other', note: 'We know Ana Ferreira.', reapply } }, reviewer)).status).toBe(200);
      return made;
    };
    const [early, late, forGood] = [await declined('now'), await declined('now'), await declined('never')];
    const gone = await confirmed(), waiting = await confirmed();
    expect((await call(withdrawRegistration, { params: { registration: gone.registration }, body: {} }, gone.applicant)).status).toBe(200);
    await aged(early.registration, registrationDays.decided - 1);
    for (const one of [late, forGood]) await aged(one.registration, registrationDays.decided);
    await aged(gone.registration, registrationDays.unsent);
    const approved = await company();
    // Ids of before the walk's end: it looks at what is 90 days old.
    const walk = async () => { await run("DELETE FROM job_runs WHERE job = 'retain'"); await run('UPDATE registrations SET id = id'); };
    await walk();
    await round(now + registrationDays.unsent * day + 60_000);
    // Its clock went on by 90 days, so the early one is a day over, too.
    expect(await record(waiting.registration)).toMatchObject({ email: waiting.email });
    expect(await record(approved.registration)).toMatchObject({ email: expect.stringContaining(approved.domain), applicant: expect.any(String) });
    for (const one of [late, gone]) expect(await record(one.registration)).toMatchObject({ email: erasedAddress(one.registration), applicant: null, company: null, contacts: null, note: null, duns: null, folded_name: null, domain: 'erased.invalid' });
    expect(await record(forGood.registration)).toMatchObject({ email: forGood.email, applicant: null, note: null, duns: expect.any(String), folded_name: expect.any(String) });
    for (const one of [late, gone]) expect(await leftOf(one.email, ['organizations'])).toEqual([]);
    // A refusal for good is still known by address, and by company.
    expect((await call(requestRegistration, { body: { email: forGood.email as never, locale: 'en' } }, pages.distributor)).problem.code).toBe('registration.reapply_never');
    expect((await call(requestRegistration, { body: { email: late.email as never, locale: 'en' } }, pages.distributor)).status).toBe(202);
    const seen = await call(readRegistration, { params: { registration: late.registration } }, reviewer);
    expect([seen.status, seen.reply.state, seen.reply.applicant, seen.reply.notes, seen.reply.email]).toEqual([200, 'declined', null, [], erasedAddress(late.registration)]);
    expect(await count("activity WHERE event = 'registration.erased' AND subject_id = ?", late.registration)).toBe(1);
    await round(now + registrationDays.unsent * day + 120_000);
    expect(await count("activity WHERE event = 'registration.erased' AND subject_id IN (?, ?, ?)", late.registration, gone.registration, forGood.registration)).toBe(3);
  });
  test('one decided a day less than two years ago stays as it is', async () => {
    const made = await submitted();
    await call(declineRegistration, { params: { registration: made.registration }, body: { reason: 'other', reapply: 'now' } }, await sessionOf(world.distributors.first.operators.admin));
    const at = now + registrationDays.decided * day;
    await run('UPDATE registrations SET decided_at = ? WHERE id = ?', now + day, made.registration);
    await round(at);
    expect(await record(made.registration)).toMatchObject({ email: made.email, applicant: expect.any(String) });
    await round(at + day);
    expect(await record(made.registration)).toMatchObject({ email: erasedAddress(made.registration) });
  });
  test('a walk over many goes on where the last run ended, looks at 200 a run, and begins again', async () => {
    const at = now - 2_000 * day, sample = (await all("SELECT * FROM registrations WHERE state = 'declined' LIMIT 1"))[0] as Record<string, unknown>;
    await run(`INSERT INTO registrations (id, program_id, state, email, domain, locale, created_at, decided_at, submitted_at, reapply, declined_by) ${many(650)} SELECT ${hex('reg', `${at} + i`)}, ?, 'declined', 'a' || i || '@b.example', 'b.example', 'en', ${at}, ${at}, iif(i = 630, NULL, ${at}), iif(i = 630, 'now', 'never'), 'reviewer' FROM n`, sample['program_id']);
    await run("DELETE FROM job_runs WHERE job = 'retain'");
    const walked: number[] = [], cost = noCost();
    for (let runs = 0; runs < 4; runs += 1) walked.push((await retain({ DB: countedD1(env.DB, cost) }, now))['walkedTo'] as number);
    expect(walked.slice(0, 3).every((to, index) => to > (walked[index - 1] ?? 0))).toBe(true);
    expect(await count("registrations WHERE email LIKE 'erased-%' AND created_at = ?", at)).toBe(1);
    expect(cost.rowsRead / 4).toBeLessThan(300);
    expect(await all("SELECT job FROM job_runs WHERE job = 'retain'")).toHaveLength(1);
    await run('DELETE FROM registrations WHERE created_at = ?', at);
    expect(idBefore('reg', at) < idBefore('reg', now)).toBe(true);
  });
});

/** Tables and columns in which a text still stands. */
async function leftOf(text: string, but: readonly string[] = []): Promise<string[]> {
  const found = new Set<string>();
  for (const table of tableNames) if (!but.includes(table)) for (const row of await wholeTable(table)) for (const [column, value] of Object.entries(row)) if (typeof value === 'string' && value.toLowerCase().includes(text.toLowerCase())) found.add(`${table}.${column}`);
  return [...found].toSorted();
}
const removed = (operator: string) => run("UPDATE operators SET state = 'removed', removed_at = 1 WHERE id = ?", operator);
const held = async (email: string, hashed: string[] = []): Promise<Held[]> => { const rows: Held[] = []; for await (const one of listHeld(db, await findPerson(db, email, hashed), 7)) rows.push(one); return rows; };

/** A person with something in every table that can hold anything of it, known by a name that nobody else has. */
async function everywhere() {
  const of = await company(), name = `Zdenka Querin ${Date.now()}`;
  const { reader, request } = await asking(of, `Ask zdenka or ${name}`);
  const { id, email } = reader;
  await run('UPDATE operators SET name = ?, sort_name = ?, search = ? WHERE id = ?', name, name, `${name} ${email}`, id);
  await run('UPDATE requests SET person = ?, search = ? WHERE id = ?', name, `${name} ${email}`, request);
  await run("UPDATE operators SET role = 'admin' WHERE id = ?", id);
  const session = await sessionOf({ id });
  // Decides on a colleague, asks for a transfer, writes a note, and is written about.
  const colleague = await joiner(of);
  const { approveJoin } = await import('../../schema/requests.ts');
  expect((await call(approveJoin, { params: { registration: colleague.registration }, body: { role: 'reader' } }, session)).status).toBe(200);
  await moving({ ...of, admin: session });
  const own = (await all<{ id: string }>('SELECT id FROM sessions WHERE operator_id = ?', id))[0]?.id;
  await run("UPDATE sessions SET agent = 'Firefox, Linux' WHERE operator_id = ?", id);
  await run("INSERT INTO identities (issuer, subject, operator_id, provider, email, created_at, seen_at) VALUES ('https://i.example', ?, ?, 'x', ?, 0, 0)", `sub-${id}`, id, email);
  await run("INSERT INTO proofs (id, session_id, operator_id, created_at, expires_at) VALUES (?, ?, ?, 0, 0)", `prf_${id}`, own, id);
  await run("INSERT INTO session_grants (id, parent_id, key_id, origin, challenge, thumbprint, created_at, expires_at) VALUES (?, ?, ?, '', '', '', 0, 0)", `grt_${id}`, own, world.keys.vendorSite.id);
  await run("INSERT INTO suppressions (address, reason, at) VALUES (?, 'bounce', 0)", email);
  await run("INSERT INTO sign_in_asks (id, address, at) VALUES (?, ?, 0)", `ask_${id}`, `hash of ${email}`.replace('@', ' at '));
  await run("INSERT INTO blocks (id, program_id, kind, key, value, reason, created_at, lifted_at) VALUES (?, ?, 'address', ?, ?, 'x', 0, 1)", `blk_${id}`, world.programs.n.id, `address:${email}`, email);
  const other = await submitted();
  await noted(other.registration);
  await run("UPDATE request_notes SET text = 'As ' || ? || ' said.' WHERE request_id = ?", email, await requestOf(other.registration));
  await run("UPDATE registrations SET contacts = ? WHERE id = ?", JSON.stringify({ primary: { name: 'Bo Lind', email: other.email }, support: { name, email, phone: '+33 1' } }), other.registration);
  await run("UPDATE outbox SET state = 'delivered' WHERE state = 'queued'");
  return { of, id, email, name, other, asked: [`hash of ${email}`.replace('@', ' at ')] };
}

describe('ALL-5: export and erasure of a person', () => {
  test('an export holds what every table has of the person, and nothing of others in the same rows; after erasure neither address nor name stands anywhere, the log is proved, and what was done stays', async () => {
    const { of, id, email, name, other, asked } = await everywhere();
    const rows = await held(email, asked), tables = new Set(rows.map(({ table }) => table));
    expect([...tables].toSorted()).toEqual(['activity', 'blocks', 'identities', 'operators', 'outbox', 'proofs', 'registrations', 'request_notes', 'requests', 'sessions', 'sign_in_asks', 'suppressions', 'transfers', 'decisions'].toSorted().filter((table) => tables.has(table as never)));
    expect(tables.size).toBeGreaterThan(11);
    expect(rows.filter(({ table, as }) => table === 'registrations' && as === 'named').map(({ row }) => row['contacts'])).toEqual([{ support: { name, email, phone: '+33 1' } }]);
    const text = JSON.stringify(rows);
    // Of who else acted, and of a colleague in the same record, nothing.
    expect([text.includes(other.email), text.includes('token_hash'), text.includes('"salt"'), /"actorName"/.test(text)]).toEqual([false, false, false, false]);

    await seal(env, Date.now());
    expect(await erase(db, email, Date.now(), asked)).toEqual({ why: 'not_removed' });
    await removed(id);
    const entries = await count('activity'), did = await count('activity WHERE actor_id = ?', id), seen = (await all("SELECT * FROM requests WHERE decider_name = ?", name)).length;
    expect([did > 1, seen]).toEqual([true, 1]);
    expect(await erase(db, email, Date.now(), asked)).toMatchObject({ events: [{ name: 'operator.erased', operator: id }, { name: 'portal.person_erased' }] });
    expect(await leftOf(email)).toEqual([]);
    expect(await leftOf(name)).toEqual([]);
    expect(await count('sign_in_asks WHERE address = ?', asked[0])).toBe(0);
    expect(await held(email, asked)).toEqual([]);
    expect([await count('activity'), await count('activity WHERE actor_id = ?', id)]).toEqual([entries + 2, did]);
    // The colleague's own contact stays, and the company's line of the queue is found by its name.
    expect(JSON.parse(String((await all('SELECT contacts FROM registrations WHERE id = ?', other.registration))[0]?.['contacts']))).toEqual({ primary: { name: 'Bo Lind', email: other.email }, support: { name: '–', email: 'erased@erased.invalid' } });
    const [moved] = await all<{ search: string; person: string | null }>("SELECT search, person FROM requests WHERE kind = 'transfer' AND organization_id = ?", of.organization);
    const [organization] = await all<{ folded_name: string }>('SELECT folded_name FROM organizations WHERE id = ?', of.organization);
    expect(moved).toEqual({ search: organization?.folded_name, person: null });
    const { entries: log, seals } = await (async () => { await seal(env, Date.now()); return openLog(db, 50); })();
    expect(await proveLog(log, seals, JSON.parse(env.SIGNING_KEYS) as JsonWebKey[])).toMatchObject({ broken: null, unsealed: 0, erased: expect.any(Number) });
    expect(await erase(db, email, Date.now(), asked)).toEqual({ why: 'unknown' });
  });

  test('an applicant that was never let in is erased once nothing of theirs is open; the company that came of an approval stays', async () => {
    const made = await submitted();
    await noted(made.registration);
    expect(await erase(db, made.email, Date.now())).toEqual({ why: 'open' });
    await call(withdrawRegistration, { params: { registration: made.registration }, body: {} }, made.applicant);
    expect(await erase(db, made.email, Date.now())).toMatchObject({ events: [{ name: 'registration.erased', keeps: 'nothing' }, { name: 'portal.person_erased' }] });
    expect(await leftOf(made.email)).toEqual([]);

    const of = await company(), [row] = await all<{ email: string; name: string }>('SELECT email, name FROM operators WHERE id = ?', of.operator);
    await noted(of.registration);
    await removed(of.operator);
    await erase(db, row?.email ?? '', Date.now());
    expect(await leftOf(row?.email ?? 'x')).toEqual([]);
    const reviewer = await sessionOf(world.distributors.first.operators.admin);
    const { reply, status } = await call(readRegistration, { params: { registration: of.registration } }, reviewer);
    expect([status, reply.state, reply.applicant, reply.applicantDetails, reply.notes, reply.companyDetails?.country]).toEqual([200, 'approved', null, null, [], 'BE']);
    const found = await call(listRequests, { query: { show: 'approved', search: reply.company?.slice(0, 20).toLowerCase() } }, reviewer);
    expect(found.reply.rows.map((one) => one.subject)).toContain(of.registration);
  });

  test('an address that only stands in a list or in another’s record goes too, and the log names nobody', async () => {
    const email = freshEmail('bounced');
    await run("INSERT INTO suppressions (address, reason, at) VALUES (?, 'complaint', 0)", email);
    expect((await held(email)).map(({ table, as }) => [table, as])).toEqual([['suppressions', 'own']]);
    expect(await erase(db, email, Date.now())).toMatchObject({ events: [{ name: 'portal.person_erased' }] });
    expect(await leftOf(email)).toEqual([]);
    expect((await all("SELECT details, personal, vendor_id, distributor_id, organization_id FROM activity WHERE event = 'portal.person_erased' ORDER BY seq DESC LIMIT 1"))[0]).toEqual({ details: expect.stringMatching(/^\{"person":"per_[0-9a-f]{32}"\}$/), personal: null, vendor_id: null, distributor_id: null, organization_id: null });
  });
  test('a block that stands outlives an erasure, and is told by an export', async () => {
    const email = freshEmail('blocked');
    await run("INSERT INTO blocks (id, program_id, kind, key, value, reason, created_at) VALUES ('blk_stands', ?, 'address', ?, ?, 'x', 0)", world.programs.n.id, `address:${email}`, email);
    await erase(db, email, Date.now());
    expect(await leftOf(email)).toEqual(['blocks.key', 'blocks.value']);
    expect((await held(email)).map(({ row }) => row['value'])).toEqual([email]);
  });
});
