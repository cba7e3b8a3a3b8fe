/** REG-3, ENR-1 to ENR-4: a company known from another program enrolls here; what a company gives of itself, and how it is checked. */
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { readMe, requestSignInLink } from '../../schema/operators.ts';
import { approveRegistration, findCompany, readRegistration, requestRegistration, submitRegistration } from '../../schema/registration.ts';
import { requestEnrollment } from '../../schema/requests.ts';
import type { Env } from '../../worker/env.ts';
import { embeddedDirectory } from '../../worker/directory/embedded.ts';
import { httpDirectory } from '../../worker/directory/http.ts';
import { renderRow } from '../../worker/messages/outbox.ts';
import { openDatabase } from '../../worker/store/database.ts';
import { applicant, call, confirmed, freshCompany, pages, sessionOf } from '../support/caller.ts';
import { company, first } from '../support/scenes.ts';
import { directory } from '../../demo/world/directory.ts';
import { world } from '../../demo/world/world.ts';

const live = env as unknown as Env;
const enroll = (sent: object, over: object = {}) => call(requestEnrollment, { body: { program: world.programs.m.id, distributor: first.id, consent: true, ...over } as never }, sent);

describe('REG-3: in another program it signs in, then enrolls here, pre-filled', () => {
  test('an address of another program is told so, and its sign-in link leads on to the enrollment', async () => {
    const of = await company();
    const email = (await env.DB.prepare('SELECT email FROM operators WHERE id = ?').bind(of.operator).first<{ email: string }>())?.email ?? '';
    expect((await call(requestRegistration, { body: { email: email as never, locale: 'en' } }, pages.m)).problem.code).toBe('registration.registered_elsewhere');
    await call(requestSignInLink, { body: { email: email as never, enroll: world.programs.m.id } });
    const row = await env.DB.prepare("SELECT * FROM outbox WHERE recipient = ? AND template = 'sign_in_link'").bind(email).first<{ data: string }>();
    const mail = await renderRow({ ...row, data: JSON.parse(row?.data ?? '{}') } as never, { name: 'V', brand: null }, { secret: live.LINK_SECRET, portalUrl: 'http://portal.test', mailFrom: 'a@b.test' });
    expect(mail.text).toContain(`http://portal.test/sign-in?enroll=${world.programs.m.id}#token=`);
  });
  test('ENR-1: it gives only its support contact; the rest is what is known; the reviewer decides, and approval gives the enrollment', async () => {
    const of = await company();
    const { reply, status } = await enroll(of.admin, { support: { name: 'Help desk', email: 'help@gmail.com', phone: '+32 2 555 01 01' } });
    expect([status, reply.kind, reply.state, reply.contacts?.support.name, reply.companyDetails?.address.city]).toEqual([201, 'enrollment', 'under_review', 'Help desk', 'Namur']);
    const reviewer = await sessionOf(first.operators.admin);
    expect((await call(readRegistration, { params: { registration: reply.id } }, reviewer)).reply.conflicts).toEqual([]);
    expect((await call(approveRegistration, { params: { registration: reply.id }, body: {} }, reviewer)).status).toBe(200);
    expect((await call(readMe, {}, of.admin)).reply.enrollments.map((one) => one.programId).toSorted()).toEqual([world.programs.m.id, world.programs.n.id].toSorted());
    expect((await enroll(of.admin)).problem.code).toBe('registration.already_enrolled');
  });
  test('where the program approves by itself it is enrolled at once', async () => {
    const of = await company({ country: 'US', address: { street: '1 Main St', city: 'Portland', region: 'ME', postalCode: '04101' } });
    const { reply } = await enroll(of.admin, { program: world.programs.ac.id });
    expect(reply.state).toBe('approved');
    expect((await call(readMe, {}, of.admin)).reply.enrollments.find((one) => one.programId === world.programs.ac.id)?.state).toBe('active');
  });
  test('asked twice, at once, by a reader, or with a distributor of another country: refused', async () => {
    const of = await company();
    const both = await Promise.all([enroll(of.admin), enroll(of.admin)]);
    expect(both.map((one) => one.status).toSorted()).toEqual([201, 409]);
    expect((await enroll(of.admin)).problem.code).toBe('registration.open_request');
    expect((await enroll(await sessionOf(world.partners.vauclair.operators.reader))).problem.code).toBe('permission.denied');
    expect((await enroll((await company()).admin, { program: world.programs.ac.id })).problem.code).toBe('registration.distributor_unavailable');
  });
});

describe('ENR-2: a company found by D-U-N-S, in whichever directory', () => {
  const known = directory[0];
  const answering = (status: number, body: unknown) => httpDirectory('https://register.example/companies/', 'token', (async (input: RequestInfo | URL, init?: RequestInit) => {
    expect([String(input), new Headers(init?.headers).get('authorization'), init?.redirect]).toEqual([expect.stringMatching(/^https:\/\/register\.example\/companies\/\d{9}$/), 'Bearer token', 'manual']);
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
  }) as typeof fetch);
  const found = { embedded: () => embeddedDirectory(openDatabase(env.DB)), http: () => answering(200, { ...known, registeredSince: 1999 }) };
  test.each(Object.entries(found))('%s: a known number is answered with its company', async (_, make) => expect(await make().find(known?.duns ?? '')).toEqual({ found: 'yes', company: known }));
  test.each([['embedded', found.embedded], ['http', () => answering(404, '')]] as const)('%s: an unknown one with none', async (_, make) => expect(await make().find('999111222')).toEqual({ found: 'no', company: null }));
  test.each([['an error', 500, 'down'], ['no JSON', 200, '<html>'], ['a wrong shape', 200, { legalName: 7 }], ['another company', 200, { ...known, duns: '111222333' }], ['a redirect', 302, ''], ['too much', 200, JSON.stringify({ ...known, x: 'y'.repeat(70_000) })]] as const)('http: %s is no answer, and one goes on by hand', async (_, status, body) => {
    expect(await answering(status, body).find(known?.duns ?? '')).toEqual({ found: 'unavailable', company: null });
  });
  test('asked from the form, with a confirmed mailbox only; reserved and malformed numbers are refused', async () => {
    const { registration, applicant: sent } = await confirmed();
    const ask = (duns: string, who: object = sent) => call(findCompany, { params: { registration }, query: { duns: duns as never } }, who);
    expect((await ask(known?.duns ?? '')).reply.company?.legalName).toBe(known?.legalName);
    expect((await ask(known?.duns ?? '', pages.distributor)).problem.code).toBe('registration.token_required');
    for (const [duns, code] of [['000000000', 'value.duns_reserved'], ['999999999', 'value.duns_reserved'], ['12345678', 'value.duns'], ['12345678a', 'value.duns']] as const) expect((await ask(duns)).problem.errors?.[0]?.code).toBe(code);
  });
});

describe('what is sent of a company', () => {
  const send = async (body: object) => {
    const { registration, applicant: sent } = await confirmed();
    return { ...(await call(submitRegistration, { params: { registration }, body: { applicant, company: freshCompany(), consent: true, ...body } as never }, sent)), registration };
  };
  test('ENR-3: a missing required part of the address is refused beside it', async () => {
    const { problem } = await send({ company: freshCompany({ country: 'US', address: { street: '1 Main St', city: 'Portland' } }) });
    expect([problem.code, problem.errors?.map((one) => one.pointer)]).toEqual(['registration.address_incomplete', ['/body/company/address/region', '/body/company/address/postalCode']]);
  });
  test('ENR-4: a primary contact’s address may not be webmail; a support contact’s may', async () => {
    const colleague = (email: string) => ({ name: 'Bo Lind', email });
    expect((await send({ contacts: { primary: colleague('bo@gmail.com') } })).problem).toMatchObject({ code: 'registration.contact_webmail', errors: [{ pointer: '/body/contacts/primary/email', code: 'value.work_email' }] });
    expect((await send({ contacts: { primary: colleague('bo@orvela-colleagues.com'), support: colleague('help@gmail.com') } })).status).toBe(201);
  });
  test('ENR-1: without others the applicant is primary and support contact', async () => {
    const { registration } = await send({});
    const { reply } = await call(readRegistration, { params: { registration } }, await sessionOf(first.operators.admin));
    expect([reply.contacts?.primary.name, reply.contacts?.support]).toEqual(['Ana Ferreira', reply.contacts?.primary]);
  });
  test.each(['Ωμέγα Δίκτυα', '株式会社ひなた', 'Жёлтый мост', 'شركة القمر', 'Žluťoučký kůň', 'י״ש רשתות', 'O’Brien & Söhne «Ltd»'])('a legal name in another alphabet is kept as typed: %s', async (legalName) => {
    const { registration } = await send({ company: freshCompany({ legalName }) });
    expect((await call(readRegistration, { params: { registration } }, await sessionOf(first.operators.admin))).reply.companyDetails?.legalName).toBe(legalName);
  });
  test('one of 500 characters is refused beside the field', async () => {
    expect((await send({ company: freshCompany({ legalName: 'x'.repeat(500) }) })).problem.errors).toMatchObject([{ pointer: '/body/company/legalName', code: 'value.too_long' }]);
  });
});
