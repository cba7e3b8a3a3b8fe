/** From the schemas: whatever comes in, never a 5xx, never an undeclared field, problem+json always (ALL-1). */
import { SELF } from 'cloudflare:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { api } from '../../schema/api.ts';
import type { Endpoint } from '../../schema/endpoint.ts';
import { permissions } from '../../schema/permissions.ts';
import { Problem, problems } from '../../schema/problems.ts';
import { problemsOf } from '../../worker/http/openapi.ts';
import { world } from '../../demo/world/world.ts';
import { type Sent, confirmed, pages, requestFor, sessionOf, submitted } from '../support/caller.ts';
import { anything, naughty, near, spoiled } from '../support/arbitrary.ts';

let as: Record<Endpoint['access']['by'], Sent>;
let registration: string, queued: string;
beforeAll(async () => {
  const started = await confirmed();
  registration = started.registration;
  queued = (await submitted()).registration;
  const operator = await sessionOf(world.distributors.first.operators.superAdmin);
  for (const kind of ['partner', 'vendor'] as const) others[kind] = await sessionOf((kind === 'partner' ? world.partners.vauclair : world.vendors.n).operators.superAdmin);
  as = { anyone: {}, key: pages.distributor, applicant: started.applicant, operator, secret: { bearer: world.keys.firstSecret.token }, cookie: { sameOrigin: true }, site: { ...pages.distributor, site: 'same-site' }, webhook: {}, demo: {} };
});
const others: Partial<Record<'partner' | 'vendor', Sent>> = {};
/** An operator of a kind of organization that may, so that what is asked for is looked at at all. */
const sentTo = ({ access }: Endpoint): Sent => {
  const kind = access.by === 'operator' ? (['distributor', 'vendor', 'partner'] as const).find((one) => (permissions[access.action].kinds as readonly string[]).includes(one)) : undefined;
  return (kind && kind !== 'distributor' ? others[kind] : undefined) ?? as[access.by];
};
const paramsOf = (endpoint: Endpoint) => ({ registration: endpoint.access.by === 'operator' ? queued : registration, message: `msg_${'0'.repeat(32)}`, transfer: `trf_${'0'.repeat(32)}`, block: `blk_${'0'.repeat(32)}`, operator: `opr_${'0'.repeat(32)}`, request: `req_${'0'.repeat(32)}`, session: `ses_${'0'.repeat(32)}`, proof: `prf_${'0'.repeat(32)}`, provider: 'resend' });

/** Sends any body, and holds the answer to the contract. */
async function answers(endpoint: Endpoint, body: string | Uint8Array | undefined, headers: Record<string, string> = {}, query: Record<string, string> = {}) {
  // Who signs out everywhere has no session for the next one.
  const sent = endpoint.name === 'endSessions' ? await sessionOf(world.distributors.second.operators.superAdmin) : sentTo(endpoint);
  const sample = requestFor(endpoint, { params: paramsOf(endpoint), body: {}, query } as never, sent);
  const request = new Request(sample.url, { method: endpoint.method, headers: { ...Object.fromEntries(sample.headers), ...headers }, body: endpoint.method === 'GET' ? undefined : body });
  const response = await SELF.fetch(request);
  const reply = (await response.json()) as Record<string, unknown>;
  expect(response.status, JSON.stringify(reply)).toBeLessThan(500);
  if (response.status < 300) {
    v.parse(endpoint.reply, reply);
  } else {
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = v.parse(Problem, reply);
    expect(problem.status).toBe(response.status);
    expect(problems[problem.code].status).toBe(response.status);
    expect(problemsOf(endpoint), `${endpoint.name} does not declare ${problem.code}`).toContain(problem.code);
  }
  return { status: response.status, code: reply['code'] as string | undefined, reply, headers: response.headers };
}

// What others post in their own form has tests of its own (mail.test.ts).
const writes = api.filter((one) => one.body && !one.encoding).map((one) => [one.name, one] as const);
const reads = api.filter((one) => one.query).map((one) => [one.name, one] as const);
const json = (value: unknown): string => JSON.stringify(value) ?? 'null';

test('the sweep sees endpoints', () => expect([writes.length > 8, reads.length > 2]).toEqual([true, true]));

describe.each(writes)('%s', (_, endpoint) => {
  test('a body of another type, malformed, huge, or no object at all is refused with its code', async () => {
    for (const media of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '', 'application/jsonx']) expect((await answers(endpoint, '{}', { 'content-type': media })).code).toBe('request.media_type');
    for (const body of ['', '{', '{"a":', '[]', 'null', '1', '"x"', '{}{}', '\uFEFF{}x', "{'a':1}"]) expect((await answers(endpoint, body)).code).toBe('request.malformed');
    expect((await answers(endpoint, new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]))).code).toBe('request.malformed');
    expect((await answers(endpoint, json({ x: 'y'.repeat(70_000) }))).code).toBe('request.too_large');
    expect((await answers(endpoint, json({ x: 'y'.repeat(10_000_000) }))).code).toBe('request.too_large');
    expect((await answers(endpoint, '{"a":'.repeat(5000) + '1' + '}'.repeat(5000))).code).toBe('request.malformed');
  });
  test('unknown properties are refused, each named', async () => {
    const { reply } = await answers(endpoint, json({ surprise: 1, id: 'x', role: 'super_admin' }));
    const errors = reply['errors'] as { pointer: string; code: string }[];
    expect(errors.filter((one) => one.code === 'value.unknown_property').map((one) => one.pointer)).toContain('/body/surprise');
  });
  test('arbitrary and nearly right inputs', async () => {
    const schema = endpoint.body as never;
    await fc.assert(fc.asyncProperty(fc.oneof(near(schema), spoiled(schema), anything()), async (body) => { await answers(endpoint, json(body), { 'cf-connecting-ip': `10.${Math.floor(Math.random() * 1e6)}` }); }), { numRuns: 40 });
  }, 60_000);
  test('a refusal never echoes what was submitted', async () => {
    const marked = fc.sample(spoiled(endpoint.body as never), 15).map((body) => json({ ...(body as object), zzMarkerKey: 'zzMarkerValue' }));
    for (const body of marked) expect(JSON.stringify((await answers(endpoint, body)).reply)).not.toContain('zzMarkerValue');
  });
});

describe('naughty strings in every text field', () => {
  test('of the form: kept as typed or refused beside the field, and a lone surrogate never stored', async () => {
    const fresh = api.find((one) => one.name === 'submitRegistration') as Endpoint;
    for (const text of naughty) {
      const body = { applicant: { givenName: text, familyName: text, jobTitle: text }, company: { legalName: text, country: 'FR', address: { street: text, city: text } }, consent: true };
      const { status, code } = await answers(fresh, json(body));
      if (/\p{Cs}|[\0\r\n\t\u202e]/u.test(text.trim()) || !text.trim() || text.length > 300) expect([status, code]).toEqual([422, 'request.invalid']);
    }
  });
});

describe.each(reads)('%s', (_, endpoint) => {
  test('arbitrary query parameters and cursors', async () => {
    expect((await answers(endpoint, undefined, {}, { surprise: '1' })).code).toBe('request.invalid');
    const keys = [...Object.keys((endpoint.query as unknown as { entries: object }).entries), 'surprise'];
    await fc.assert(fc.asyncProperty(fc.constantFrom(...keys), fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...naughty)), async (key, value) => { await answers(endpoint, undefined, {}, { [key]: value }); }), { numRuns: 40 });
  }, 60_000);
});

test('unknown paths and methods answer problem+json', async () => {
  for (const [method, path, code] of [['GET', '/v1/nowhere', 'resource.not_found'], ['DELETE', '/v1/registrations', 'request.method'], ['PUT', '/healthz', 'request.method'], ['GET', '/v1/registrations/%ff', 'session.required'], ['GET', '/..%2f..%2f', 'resource.not_found']] as const) {
    const response = await SELF.fetch(`http://portal.localhost:8787${path}`, { method });
    expect([path, response.headers.get('content-type'), ((await response.json()) as { code: string }).code]).toEqual([path, 'application/problem+json', code]);
  }
});
