/** Ids of other tenants, wherever an id can stand; and columns in bodies, none of which is ever stored (PAG-3). */
import { env } from 'cloudflare:test';
import { getTableColumns, isTable } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { api } from '../../schema/api.ts';
import type { Endpoint } from '../../schema/endpoint.ts';
import { listActivity, listMessages } from '../../schema/activity.ts';
import { mintSession } from '../../schema/operators.ts';
import { readRegistrationForm, requestRegistration } from '../../schema/registration.ts';
import { listRequests } from '../../schema/requests.ts';
import * as organizationTables from '../../schema/tables/organizations.ts';
import * as registrationTables from '../../schema/tables/registration.ts';
import * as requestTables from '../../schema/tables/requests.ts';
import * as systemTables from '../../schema/tables/system.ts';
import { world } from '../../demo/world/world.ts';
import { type Sent, applicant, call, codeOf, confirmed, freshCompany, freshEmail, pages, requestFor, send, sessionOf, submitted } from '../support/caller.ts';
import { writes } from '../support/writes.ts';

const same = (text: string): string => text.replace(/rqt_\w+/, '');
const { n, ac, v: vendorV } = world.vendors;
const { first, second } = world.distributors;
const { vauclair } = world.partners;
const unknown = (prefix: string): string => `${prefix}_${'0'.repeat(32)}`;

describe('in the path: only who is meant to sees the record, everyone else the bytes of an unknown id', () => {
  const relations = [
    ['own distributor', first.operators.reader, 200], ['sibling distributor', second.operators.superAdmin, 404], ['parent vendor', n.operators.reader, 200],
    ['foreign vendor', ac.operators.superAdmin, 404], ['another foreign vendor', vendorV.operators.superAdmin, 404], ['child partner', vauclair.operators.superAdmin, 404],
    ['customer', world.customers.verger.operators.admin, 404],
  ] as const;
  const endpoints = api.filter((one) => one.path.includes('{registration}') && one.access.by === 'operator');
  test.each(relations.flatMap(([relation, operator, wanted]) => endpoints.map((endpoint) => [endpoint.name, relation, endpoint, operator, wanted] as const)))('%s by %s', async (_, __, endpoint, operator, wanted) => {
    const { registration } = await submitted();
    const session = await sessionOf(operator as { id: string });
    const body = endpoint.name === 'declineRegistration' ? { reason: 'other', reapply: 'now' } : {};
    const [real, none] = await Promise.all([registration, unknown('reg')].map((id) => send(requestFor(endpoint as Endpoint, { params: { registration: id }, body } as never, session))));
    if (endpoint.method === 'GET') expect(real?.status).toBe(wanted);
    else expect([403, 404]).toContain(real?.status);
    if (wanted === 404) expect(same(real?.text ?? '')).toBe(same(none?.text ?? ''));
    const row = await env.DB.prepare('SELECT state FROM registrations WHERE id = ?').bind(registration).first<{ state: string }>();
    expect(row?.state).toBe('under_review');
  });
});

describe("a registration through another program's key is unknown, whatever else is right", () => {
  test.each(['resendRegistrationCode', 'confirmRegistrationEmail', 'readRegistrationProgress', 'submitRegistration'])('%s', async (name) => {
    const endpoint = api.find((one) => one.name === name) as Endpoint;
    const started = await confirmed();
    const bodies: Record<string, object> = { resendRegistrationCode: {}, confirmRegistrationEmail: { code: await codeOf(started.registration) }, submitRegistration: { applicant, company: freshCompany(), consent: true } };
    const { status, problem } = await send(requestFor(endpoint, { params: { registration: started.registration }, body: bodies[name] } as never, { ...started.applicant, ...pages.m }));
    expect([status, problem.code]).toEqual([404, 'resource.not_found']);
  });
});

describe('in the query', () => {
  test('a key answers for programs of its own organization only; foreign and unknown ones alike', async () => {
    const bare = { key: world.keys.vendorSite.token, origin: pages.vendor.origin };
    await env.DB.prepare('UPDATE embed_keys SET program_id = NULL WHERE id = ?').bind(world.keys.vendorSite.id).run();
    const answers = await Promise.all([world.programs.m.id, unknown('prg')].map((program) => call(readRegistrationForm, { query: { program } }, bare)));
    expect((await call(readRegistrationForm, { query: { program: world.programs.n.id } }, bare)).status).toBe(200);
    await env.DB.prepare('UPDATE embed_keys SET program_id = ? WHERE id = ?').bind(world.programs.n.id, world.keys.vendorSite.id).run();
    expect(answers.map((one) => [one.status, same(one.text)])).toEqual([[404, same(answers[1]?.text ?? '')], [404, same(answers[1]?.text ?? '')]]);
  });
  test('a distributor that does not carry the program answers like one that does not exist', async () => {
    const answers = await Promise.all([vauclair.id, vendorV.id, unknown('org')].map((distributor) => call(readRegistrationForm, { query: { distributor } }, pages.vendor)));
    expect(new Set(answers.map((one) => `${one.status} ${same(one.text)}`)).size).toBe(1);
    expect(answers[0]?.problem.code).toBe('registration.distributor_unavailable');
  });
  test("a foreign record's id as cursor or search shows nothing of it", async () => {
    const { registration, email } = await submitted();
    const session = await sessionOf(second.operators.superAdmin);
    for (const query of [{ cursor: registration }, { search: email }]) {
      const { reply } = await call(listRequests, { query }, session);
      expect(JSON.stringify(reply)).not.toContain(email);
    }
    for (const endpoint of [listActivity, listMessages]) {
      const { text } = await call(endpoint, {}, session);
      expect(text).not.toContain(registration);
      expect(text).not.toContain(email);
    }
  });
});

describe('in the body', () => {
  test('an operator of any other organization answers like an unknown one', async () => {
    const ids = [second.operators.admin.id, n.operators.admin.id, vauclair.operators.admin.id, unknown('opr')];
    const answers = await Promise.all(ids.map((operator) => call(mintSession, { body: { operator, origin: pages.distributor.origin } }, { bearer: world.keys.firstSecret.token })));
    expect(new Set(answers.map((one) => `${one.status} ${same(one.text)}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
  });
  test("a program or distributor named in the body never widens what the key fixes", async () => {
    const { reply } = await call(requestRegistration, { body: { email: freshEmail() as never, locale: 'en', program: world.programs.m.id, distributor: second.id } }, pages.distributor);
    const row = await env.DB.prepare('SELECT program_id AS program, distributor_id AS distributor FROM registrations WHERE id = ?').bind(reply.registration).first();
    expect(row).toEqual({ program: world.programs.n.id, distributor: first.id });
  });
});

describe('mass assignment: every column of every table, and 50 random keys, in every body', () => {
  const tables = [organizationTables, registrationTables, requestTables, systemTables].flatMap((module) => Object.values(module).filter((one) => isTable(one)));
  const columns = [...new Set(tables.flatMap((table) => Object.entries(getTableColumns(table)).flatMap(([key, column]) => [key, column.name])))];
  test('the sweep sees columns', () => expect([tables.length > 10, columns.length > 60]).toEqual([true, true]));
  const encoded = new Set(api.filter(({ encoding }) => encoding).map(({ name }) => name));
  test.each(Object.entries(writes).filter(([name]) => !encoded.has(name)))('%s stores none of them', async (_, prepare) => {
    const { endpoint, input, sent } = await prepare();
    const allowed = Object.keys((endpoint.body as unknown as { entries: object }).entries);
    const random = Array.from({ length: 50 }, () => Math.random().toString(36).slice(2));
    const extra = [...columns, ...random, 'isAdmin', 'organization', 'can'].filter((key) => !allowed.includes(key));
    const before = await env.DB.prepare('SELECT (SELECT count(*) FROM activity) AS n').first();
    const attempt = async (body: object, as: Sent = sent) => send(requestFor(endpoint, { ...input, body } as never, as));
    const all = await attempt({ ...(input as { body: object }).body, ...Object.fromEntries(extra.map((key) => [key, 'x'])) });
    expect([all.status, all.problem.code]).toEqual([422, 'request.invalid']);
    for (const key of extra.slice(0, 12)) expect((await attempt({ ...(input as { body: object }).body, [key]: 'x' })).problem.errors).toEqual([expect.objectContaining({ pointer: `/body/${key}`, code: 'value.unknown_property' })]);
    expect(await env.DB.prepare('SELECT (SELECT count(*) FROM activity) AS n').first()).toEqual(before);
  });
});
