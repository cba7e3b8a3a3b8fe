/** Generated from schema/api.ts: every endpoint is closed unless it says otherwise, to each kind and role exactly as the permission table says. */
import { createExecutionContext, env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { api } from '../../schema/api.ts';
import { demoEndpoints } from '../../schema/demo.ts';
import type { Endpoint } from '../../schema/endpoint.ts';
import { may, permissions } from '../../schema/permissions.ts';
import { createApp } from '../../worker/app.ts';
import { demoRoutes } from '../../worker/routes/demo.ts';
import { routes } from '../../worker/routes/routes.ts';
import type { Env } from '../../worker/env.ts';
import { world } from '../../demo/world/world.ts';
import { pages, requestFor, send, sessionOf } from '../support/caller.ts';

const foreignId = Object.values(world.registrations)[0]?.id ?? '';
/** Ids of the right form that nobody has. */
const unknownParams = (endpoint: Endpoint) => Object.fromEntries([...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, `${{ registration: 'reg', message: 'msg', operator: 'opr', request: 'req', transfer: 'trf', block: 'blk', session: 'ses', proof: 'prf' }[name as string] ?? 'org'}_${'0'.repeat(32)}`]).map(([name, value]) => [name, name === 'provider' ? 'resend' : value]));
const ask = (endpoint: Endpoint, sent = {}, params: object = unknownParams(endpoint)) => send(requestFor(endpoint, { params, body: {} } as never, sent));

test('every endpoint of the contract is served, and nothing else', () => {
  expect(api.length).toBeGreaterThan(15);
  expect(routes.map((one) => one.endpoint.name).toSorted()).toEqual(api.map((one) => one.name).toSorted());
  expect(demoRoutes.map((one) => one.endpoint.name).toSorted()).toEqual(demoEndpoints.map((one) => one.name).toSorted());
});

const open = ['readHealth', 'unsubscribe', 'requestSignInLink', 'listSignInMethods'];
test('the open endpoints are these', () => expect(api.filter((one) => one.access.by === 'anyone').map((one) => one.name)).toEqual(open));

describe('without credentials each closed endpoint answers 401 or 403', () => {
  const closed = api.filter((one) => one.access.by !== 'anyone');
  test.each(closed.map((one) => [one.name, one] as const))('%s', async (_, endpoint) => {
    const { status, problem, headers } = await ask(endpoint, { origin: pages.vendor.origin });
    const expected = { key: [401, 'key.required'], applicant: [401, 'key.required'], operator: [401, 'session.required'], secret: [401, 'key.required'], cookie: [403, 'session.origin_not_allowed'], site: [403, 'session.origin_not_allowed'], webhook: [401, 'mail_events.signature_invalid'] };
    expect([status, problem.code]).toEqual(expected[endpoint.access.by as keyof typeof expected]);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(problem.requestId).toMatch(/^rqt_/);
  });
});

describe('keys work from their exact origins only', () => {
  const keyed = api.filter((one) => one.access.by === 'key' || one.access.by === 'applicant');
  const { key, origin } = pages.vendor;
  test.each(keyed.map((one) => [one.name, one] as const))('%s', async (_, endpoint) => {
    for (const wrong of [null, 'null', 'https://elsewhere.example', origin.replace('http:', 'https:'), `${origin}0`, origin.replace('.localhost', '.localhost.evil.example')]) {
      expect((await ask(endpoint, { key, origin: wrong })).problem.code).toBe('key.origin_not_allowed');
    }
    expect((await ask(endpoint, { key: 'pk_demo_unknown', origin })).problem.code).toBe('key.unknown');
    expect((await ask(endpoint, { key: world.keys.firstSecret.token, origin })).problem.code).toBe('key.unknown');
  });
});

describe('each role of each kind, exactly as the permission table says', () => {
  const staffed = [['vendor', world.vendors.n], ['distributor', world.distributors.first], ['partner', world.partners.vauclair]] as const;
  const cases = api.flatMap((endpoint) => (endpoint.access.by === 'operator' ? staffed.flatMap(([kind, organization]) => (['reader', 'admin', 'super_admin'] as const).map((role) => [endpoint.name, kind, role, endpoint, organization] as const)) : []));
  test('the sweep sees cases', () => expect(cases.length).toBeGreaterThan(50));
  test.each(cases)('%s as %s %s', async (_, kind, role, endpoint, organization) => {
    const operator = organization.operators[role === 'super_admin' ? 'superAdmin' : role];
    const answer = await ask(endpoint, await sessionOf(operator as { id: string }));
    const action = endpoint.access.by === 'operator' ? endpoint.access.action : 'page.read';
    if (!may({ kind, role }, action)) expect([answer.status, answer.problem.code, answer.problem.rule]).toEqual([403, 'permission.denied', 'OPR-1']);
    else expect([200, 201, 404, 422]).toContain(answer.status);
  });
});

describe("another tenant's id answers with the same bytes as an unknown one", () => {
  const withIds = api.filter((one) => one.path.includes('{registration}') && one.access.by === 'operator');
  const strangers = [['another distributor', world.distributors.second.operators.superAdmin], ['another vendor', world.vendors.v.operators.superAdmin], ['a partner', world.partners.vauclair.operators.superAdmin]] as const;
  test('the sweep sees cases', () => expect(withIds.length).toBeGreaterThan(3));
  test.each(withIds.flatMap((endpoint) => strangers.map(([who, operator]) => [endpoint.name, who, endpoint, operator] as const)))('%s to %s', async (_, __, endpoint, operator) => {
    const session = await sessionOf(operator as { id: string });
    const body = { reason: 'other', reapply: 'now' };
    const answerFor = (params: object) => send(requestFor(endpoint, { params, body: endpoint.name === 'declineRegistration' ? body : {} } as never, session));
    const [foreign, unknown] = [await answerFor({ registration: foreignId }), await answerFor(unknownParams(endpoint))];
    expect([403, 404]).toContain(foreign.status);
    expect([foreign.status, foreign.text.replace(/rqt_\w+/, '')]).toEqual([unknown.status, unknown.text.replace(/rqt_\w+/, '')]);
  });
});

describe('the demo exists in local runs only', () => {
  test.each(demoEndpoints.map((one) => [one.name, one] as const))('%s answers 404 elsewhere', async (_, endpoint) => {
    for (const demo of [undefined, '', 'false', '1']) {
      const response = await createApp().fetch(requestFor(endpoint, { body: { operator: world.distributors.first.operators.admin.id } } as never, { origin: pages.vendor.origin }), { ...env, DEMO: demo } as unknown as Env, createExecutionContext());
      expect(response.status).toBe(404);
      expect(response.headers.get('server-timing')).toBeNull();
    }
  });
});

test('the permission table names each action once, and every endpoint an action of it', () => {
  const used = api.flatMap((one) => (one.access.by === 'operator' ? [one.access.action] : []));
  expect(used.length).toBeGreaterThan(5);
  for (const action of used) expect(Object.keys(permissions)).toContain(action);
});
