/** What the worker logs: one structured line per request, and nobody's data in it. */
import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { api } from '../../schema/api.ts';
import type { Endpoint, ReplyOf, RequestOf } from '../../schema/endpoint.ts';
import { listActivity } from '../../schema/activity.ts';
import { mintSession, readMe, renewSession, requestSignInLink, signIn, signOut } from '../../schema/operators.ts';
import { listSignInMethods } from '../../schema/sign-in.ts';
import { problemCodes } from '../../schema/problems.ts';
import { activateProduct, approveRegistration, confirmRegistrationEmail, declineRegistration, readRegistration, requestRegistration, resendRegistrationCode, submitRegistration } from '../../schema/registration.ts';
import { listRequests } from '../../schema/requests.ts';
import { readHealth } from '../../schema/system.ts';
import type { Env } from '../../worker/env.ts';
import worker from '../../worker/index.ts';
import { deriveLinkToken } from '../../worker/messages/secrets.ts';
import { world } from '../../demo/world/world.ts';
import { type Sent, codeOf, pages, portal, requestFor } from '../support/caller.ts';
import { faulty } from '../support/faults.ts';

/** The line's members, all of them: an id, a method, a name, numbers, and a code of ours. */
const Line = v.strictObject({
  requestId: v.pipe(v.string(), v.regex(/^rqt_[0-9a-f]{32}$/)), method: v.picklist(['GET', 'HEAD', 'POST', 'PUT', 'DELETE']), endpoint: v.picklist([...api.map((one) => one.name), ...api.map((one) => one.path), 'none']), status: v.number(),
  code: v.optional(v.picklist(problemCodes)), ms: v.number(), calls: v.number(), statements: v.number(), rowsRead: v.number(), rowsWritten: v.number(),
});

let written: string[] = [];
const methods = ['log', 'error', 'warn', 'info', 'debug'] as const;
beforeEach(() => {
  written = [];
  for (const method of methods) vi.spyOn(console, method).mockImplementation((...all: unknown[]) => { written.push(all.map((one) => (one instanceof Error ? `${one.message}\n${one.stack}` : String(one))).join(' ')); });
});
afterEach(() => { vi.restoreAllMocks(); });

/** Sends through the worker in this very isolate, whose console is watched; answers the reply and the lines that it wrote. */
async function send(request: Request, through: object = env) {
  const from = written.length;
  const context = createExecutionContext();
  const response = await worker.fetch(request, through as never, context);
  await waitOnExecutionContext(context);
  return { status: response.status, headers: response.headers, text: await response.text(), lines: written.slice(from) };
}
const marks = {
  local: 'zzlocal', host: 'zzhost-orvela.com', given: 'Zzgiven', family: 'Zzfamily', title: 'Zztitle', phone: '+33 1 99 99 77 55', company: 'Zzcompany SARL', street: '7 rue Zzstreet', city: 'Zzcity', postal: 'ZZ-997', duns: '314159265',
  note: 'Zznote to the applicant', search: 'zzsearch', network: '203.0.113.77', agent: 'Zzagent/1.0',
};

test('one line per request over the whole first path, and no name, address, note, token, code or network in any', async () => {
  const email = `${marks.local}@${marks.host}`;
  const secrets: string[] = [];
  let asked = 0;
  const step = async <E extends Endpoint>(endpoint: E, input: RequestOf<E>, sent: Sent, wanted: number): Promise<{ reply: ReplyOf<E>; headers: Headers }> => {
    asked += 1;
    const request = requestFor(endpoint, input, { ...sent, network: marks.network, ...(endpoint.method !== 'GET' && { idempotencyKey: `Zzkey-${crypto.randomUUID()}` }) });
    request.headers.set('user-agent', marks.agent);
    const { status, headers, text, lines } = await send(request);
    expect([endpoint.name, status]).toEqual([endpoint.name, wanted]);
    expect(lines, endpoint.name).toHaveLength(1);
    const line = v.parse(Line, JSON.parse(lines[0] as string));
    expect([line.endpoint, line.status, line.requestId]).toEqual([endpoint.name, status, headers.get('x-request-id')]);
    expect(line.code).toBe(status < 400 ? undefined : (JSON.parse(text) as { code: string }).code);
    expect(line.calls).toBeGreaterThan(0);
    return { reply: JSON.parse(text) as ReplyOf<E>, headers };
  };
  const page = pages.distributor;
  const applicant = { givenName: marks.given, familyName: marks.family, jobTitle: marks.title, phone: marks.phone };
  const company = { legalName: marks.company, country: 'FR' as never, address: { street: marks.street, city: marks.city, postalCode: marks.postal }, duns: marks.duns as never };
  const begin = async (address: string) => {
    const { reply: { registration } } = await step(requestRegistration, { body: { email: address as never, locale: 'fr' } }, page, 202);
    const code = await codeOf(registration);
    await step(resendRegistrationCode, { params: { registration }, body: {} }, page, 429);
    await step(confirmRegistrationEmail, { params: { registration }, body: { code: code === '999977' ? '999978' : '999977' } }, page, 422);
    const { reply: { token } } = await step(confirmRegistrationEmail, { params: { registration }, body: { code } }, page, 200);
    await step(submitRegistration, { params: { registration }, body: { applicant, company, consent: true } }, page, 401);
    await step(submitRegistration, { params: { registration }, body: { applicant, company, consent: true } }, { ...page, bearer: token }, 201);
    secrets.push(`"${code}"`, '999977', token, token.split('.')[3] as string);
    return registration;
  };

  await step(requestRegistration, { body: { email: `${marks.local}@gmail.com` as never, locale: 'fr' } }, page, 422);
  await step(requestRegistration, { body: { email: `${marks.local} @ malformed` as never, locale: 'fr' } }, page, 422);
  const one = await begin(email), two = await begin(`other${email}`);
  const minted = (await step(mintSession, { body: { operator: world.distributors.first.operators.admin.id, origin: page.origin } }, { bearer: world.keys.firstSecret.token }, 201)).reply;
  const admin = { bearer: minted.token, origin: page.origin };
  await step(listRequests, { query: { search: marks.search } }, admin, 200);
  await step(readRegistration, { params: { registration: one } }, admin, 200);
  await step(declineRegistration, { params: { registration: two }, body: { reason: 'other', note: marks.note, reapply: 'never' } }, admin, 200);
  await step(declineRegistration, { params: { registration: two }, body: { reason: 'other', note: marks.note, reapply: 'never' } }, admin, 409);
  await step(approveRegistration, { params: { registration: one }, body: {} }, admin, 409);
  await step(activateProduct, { params: { registration: one }, body: {} }, admin, 200);
  await step(approveRegistration, { params: { registration: one }, body: {} }, admin, 200);
  await step(requestRegistration, { body: { email: email as never, locale: 'fr' } }, page, 409);
  await step(listActivity, {}, admin, 200);
  await step(requestSignInLink, { body: { email: email as never } }, {}, 202);
  const link = await env.DB.prepare("SELECT id FROM links WHERE kind = 'welcome' AND operator_id = (SELECT id FROM operators WHERE email = ?)").bind(email).first<{ id: string }>();
  const token = await deriveLinkToken(env.LINK_SECRET, link?.id ?? '');
  const entered = await step(signIn, { body: { token } }, { sameOrigin: true }, 201);
  await step(signIn, { body: { token } }, { sameOrigin: true }, 410);
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] as string;
  const renewed = await step(renewSession, { body: {} }, { sameOrigin: true, cookie }, 201);
  await step(readMe, {}, { bearer: renewed.reply.token, origin: portal }, 200);
  await step(signOut, { body: {} }, { sameOrigin: true, cookie }, 200);
  await step(readHealth, {}, {}, 200);
  await worker.scheduled({} as never, env as never);

  secrets.push(minted.token, entered.reply.token, renewed.reply.token, token, token.split('.')[1] as string, cookie.split('=')[1] as string, world.keys.firstSecret.token, page.key);
  expect(asked).toBeGreaterThan(30);
  // One for each request, and the cron's own.
  expect(written.length).toBe(asked + 1);
  expect(written.at(-1)).toContain('"job":"sweep"');
  const log = written.join('\n').toLowerCase();
  expect(log).toContain('submitregistration');
  for (const mark of [...Object.values(marks), ...secrets, 'zz', env.LINK_SECRET, world.distributors.first.operators.admin.email, world.distributors.first.operators.admin.name]) expect(log.includes(mark.toLowerCase()), mark).toBe(false);
});

test('a request that fails inside logs its line and the failure’s kind, without SQL, parameters or values', async () => {
  const email = `${marks.local}2@${marks.host}`;
  await env.DB.prepare("CREATE TRIGGER broken BEFORE INSERT ON registrations BEGIN SELECT RAISE(ABORT, 'disk is full'); END").run();
  const failed = await send(requestFor(requestRegistration, { body: { email: email as never, locale: 'en' } }, { ...pages.distributor, network: marks.network }));
  await env.DB.prepare('DROP TRIGGER broken').run();
  expect(failed.status).toBe(500);
  expect(failed.lines).toHaveLength(2);
  const [failure, line] = failed.lines.map((one) => JSON.parse(one) as Record<string, string>);
  expect(line).toMatchObject({ endpoint: 'requestRegistration', status: 500, code: 'service.failed' });
  expect([failure?.['requestId'], Object.keys(failure ?? {})]).toEqual([line?.['requestId'], ['requestId', 'failed']]);
  expect(failure?.['failed']).toContain('disk is full');
  expect(failed.lines.join('\n').toLowerCase()).not.toMatch(/zz|insert|203\.0\.113|orvela/);
  expect(failed.text.toLowerCase()).not.toMatch(/disk|zz|insert|orvela/);
});

test('a query that fails logs the database’s own words, without the query and its parameters', async () => {
  const broken = faulty(env as unknown as Env, { fails: (_, site) => (site.startsWith('D1') ? { when: 'before', error: 'D1_ERROR: something is off: SQLITE_ERROR' } : undefined) });
  // A single query: the library puts its text and parameters into the error, which it does not for a batch.
  const failed = await send(requestFor(listSignInMethods, { query: { program: `prg_${'f'.repeat(32)}` as never } }, { network: marks.network }), broken.env);
  expect([failed.status, failed.lines.length, broken.hit.length]).toEqual([500, 2, 1]);
  expect(failed.lines.join('\n')).toContain('something is off');
  expect(failed.lines.join('\n').toLowerCase()).not.toMatch(/zz|select|params|orvela/);
});

test('a malformed body, an unknown path, a wrong method and a forged token each log one line with their code, and nothing of what came', async () => {
  const sample = requestFor(requestRegistration, { body: {} as never }, pages.vendor);
  const requests = [
    [new Request(sample, { method: 'POST', body: '{"email":"zzbody@' }), 'request.malformed'], [new Request(`${portal}/v1/zzpath?zzquery=zzvalue`), 'resource.not_found'], [new Request(`${portal}/v1/registrations?zz=zz`, { method: 'DELETE' }), 'request.method'],
    [new Request(`${portal}/v1/me`, { headers: { authorization: 'Bearer zzheader.zzpayload.zzsignature', origin: pages.vendor.origin } }), 'session.invalid'],
    [new Request(`${portal}/v1/registration-form`, { headers: { 'portico-key': 'pk_zzkey', origin: 'https://zzorigin.example' } }), 'key.unknown'],
  ] as const;
  for (const [request, code] of requests) {
    const { lines } = await send(request);
    expect(lines, code).toHaveLength(1);
    expect(v.parse(Line, JSON.parse(lines[0] as string)).code).toBe(code);
    expect(lines[0]).not.toContain('zz');
  }
});
