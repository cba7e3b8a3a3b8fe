/** ALL-1: a refusal names who can lift it, and asks them: in their queue, answered there, told back. */
import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { answerHelp, askForHelp, listHelp, readHelp, withdrawHelp } from '../../schema/help.ts';
import { approveJoin, listRequests, noteRequest } from '../../schema/requests.ts';
import { changeBrand } from '../../schema/brand.ts';
import { listActivity, retryMessage } from '../../schema/activity.ts';
import type { Problem } from '../../schema/problems.ts';
import { createApp } from '../../worker/app.ts';
import type { Env } from '../../worker/env.ts';
import { housekeep } from '../../worker/jobs/housekeep.ts';
import { renderRow } from '../../worker/messages/outbox.ts';
import { world } from '../../demo/world/world.ts';
import { type Sent, call, requestFor, sessionOf } from '../support/caller.ts';
import { faulty } from '../support/faults.ts';
import { call as patiently, count, race } from '../support/race.ts';
import { type Approved, asking, company, first, joiner, member, moving, second } from '../support/scenes.ts';

const live = env as unknown as Env;
const role = { code: 'permission.denied', action: 'operator.write' } as const;
const ask = (sent: Sent, body: object = role, idempotencyKey?: string) => call(askForHelp, { body } as never, { ...sent, ...(idempotencyKey && { idempotencyKey }) });
const answer = (request: string, sent: Sent, decision: 'grant' | 'answer' | 'refuse', note?: string) => call(answerHelp, { params: { request }, body: { decision, note } }, sent);
const row = async (request: string) => (await env.DB.prepare('SELECT * FROM requests WHERE id = ?').bind(request).first<Record<string, unknown>>()) ?? {};
const roleOf = async (id: string) => (await env.DB.prepare('SELECT role FROM operators WHERE id = ?').bind(id).first<{ role: string }>())?.role;
const mails = async (template: string, occasion: string) => (await env.DB.prepare('SELECT * FROM outbox WHERE template = ? AND occasion = ? ORDER BY recipient').bind(template, occasion).all<{ recipient: string; data: string; locale: string }>()).results;
const rendered = async (mail: object | undefined) => renderRow({ ...mail, data: JSON.parse((mail as { data: string }).data) } as never, { name: 'V', brand: null }, { secret: live.LINK_SECRET, portalUrl: 'http://portal.test', mailFrom: 'a@b.test' });
const can = (reply: { can: readonly { action: string; allowed: boolean; problem?: { code: string } | undefined }[] }) => reply.can.map(({ action, allowed, problem }) => `${action}${allowed ? '' : ` ${problem?.code}`}`);
const queue = async (sent: Sent, query: object = {}) => (await call(listRequests, { query: { show: 'open', ...query } } as never, sent)).reply.rows;

describe('ALL-1: who meets a refusal asks whoever can lift it', () => {
  test('a role that is missing: the own admins, by a request in their queue and an e-mail to each but who asks', async () => {
    const of = await company(), admin = await member(of, 'admin'), { request, case: it, status, reader } = await asking(of);
    expect([status, it]).toEqual([201, expect.objectContaining({
      kind: 'help', state: 'pending', code: 'permission.denied', action: 'operator.write', role: 'admin', missing: 'role', program: null, note: 'For the invoices.', to: { kind: 'company', name: expect.any(String) as string },
      askedBy: expect.objectContaining({ id: reader.id, you: true, role: 'reader' }) as object,
    })]);
    expect(it.detail).toBe('This needs the role Admin. An admin of your company can change your role.');
    expect(can(it)).toEqual(['help.withdraw']);
    const told = await mails('help_asked', request);
    expect(told.map(({ recipient }) => recipient)).toHaveLength(2);
    expect(told.map(({ recipient }) => recipient)).toContain(admin.email);
    const mail = await rendered(told.find(({ recipient }) => recipient === admin.email));
    expect([mail.subject, mail.text]).toEqual([expect.stringContaining(reader.name), expect.stringContaining('Administrateur')]);
    expect(mail.text).toContain(`http://portal.test/review#request=${request}`);
    expect(await queue(admin.sent, { kind: 'help' })).toEqual([expect.objectContaining({ id: request, subject: request, actor: 'you', program: null, person: reader.name, topic: { code: 'permission.denied', title: 'You may not do this', action: 'operator.write', role: 'admin' } })]);
  });
  test('an admin asks the super admins, who alone can give it; nobody answers oneself', async () => {
    const of = await company(), admin = await member(of, 'admin'), other = await member(of, 'admin');
    const { reply } = await ask(admin.sent, { code: 'permission.denied', action: 'agreement.sign' });
    expect([reply.role, can(reply)]).toEqual(['super_admin', ['help.withdraw']]);
    expect((await mails('help_asked', reply.id)).map(({ recipient }) => recipient)).not.toContain(admin.email);
    for (const decision of ['grant', 'answer', 'refuse'] as const) expect((await answer(reply.id, admin.sent, decision)).problem.code).toBe('permission.denied');
    expect(can((await call(readHelp, { params: { request: reply.id } }, other.sent)).reply)).toEqual(['help.grant permission.denied', 'help.answer', 'help.refuse']);
    expect((await answer(reply.id, other.sent, 'grant')).problem).toMatchObject({ code: 'permission.denied' });
    expect((await answer(reply.id, of.admin, 'grant')).reply).toMatchObject({ state: 'approved', askedBy: { role: 'super_admin' } });
    expect(await roleOf(admin.id)).toBe('super_admin');
  });
  test('what the role allows already needs no asking, what the kind of organization never may has nobody to ask, and neither has what one does oneself', async () => {
    const of = await company(), reader = await member(of, 'reader');
    const codes = async (sent: Sent, ...bodies: object[]) => Promise.all(bodies.map(async (body) => (await ask(sent, body)).problem.code));
    expect(await codes(of.admin, role, { code: 'permission.denied', action: 'agreement.sign' }, { code: 'permission.denied' })).toEqual(['help.not_needed', 'help.not_needed', 'help.nobody']);
    expect(await codes(reader.sent, { code: 'permission.denied', action: 'page.read' }, { code: 'permission.denied', action: 'policy.publish' }, { code: 'request.malformed' }, { code: 'key.unknown' }, { code: 'service.failed' }, { code: 'no.such_code' }, { ...role, action: 'no.such' }, { ...role, subject: 'Robert' }, { ...role, program: 'x' }))
      .toEqual(['help.not_needed', 'help.nobody', 'help.nobody', 'help.nobody', 'help.nobody', 'request.invalid', 'request.invalid', 'request.invalid', 'request.invalid']);
    expect(await count("requests WHERE kind = 'help' AND organization_id = ?", of.organization)).toBe(0);
  });
  test('a permission that no action names is asked for too, and is answered in words', async () => {
    const of = await company(), reader = await member(of, 'reader'), { reply } = await ask(reader.sent, { code: 'permission.denied' });
    expect([reply.action, reply.role]).toEqual([null, null]);
    expect((await answer(reply.id, of.admin, 'grant')).problem.code).toBe('help.nothing_to_grant');
    expect((await answer(reply.id, of.admin, 'answer', 'Try again.')).reply.state).toBe('approved');
  });
  test('once, until it is answered: the same thing again is told, another thing is not the same', async () => {
    const { reader, partner, request } = await asking();
    expect((await ask(reader.sent)).problem.code).toBe('help.open');
    const [again, other] = [await ask(reader.sent, { ...role, subject: `org_${'1'.repeat(32)}` }), await ask(reader.sent, { code: 'permission.denied', action: 'activity.read' })];
    expect([again.status, other.status]).toEqual([201, 201]);
    await answer(request, partner.admin, 'refuse', 'Not yet.');
    expect((await ask(reader.sent)).status).toBe(201);
    const { reply } = await call(listHelp, { query: { code: 'permission.denied', action: 'operator.write' } }, reader.sent);
    expect(reply.rows.map(({ state }) => state)).toEqual(['pending', 'pending', 'refused']);
    expect((await call(listHelp, {}, reader.sent)).reply.rows).toHaveLength(4);
    expect((await call(listHelp, {}, partner.admin)).reply.rows).toEqual([]);
  });
  test('a note of 2,000 characters in any alphabet comes and goes unharmed; a longer one is refused', async () => {
    const of = await company(), reader = await member(of, 'reader', 'Ελένη Ζαχαράκη'), note = 'Δώστε μου 😀 πρόσβαση. '.repeat(90).slice(0, 1999);
    expect((await ask(reader.sent, { ...role, note: 'x'.repeat(2001) })).problem.errors?.[0]).toMatchObject({ pointer: '/body/note', code: 'value.too_long' });
    const { reply } = await ask(reader.sent, { ...role, note });
    expect(reply.note).toBe(note.trim());
    expect(await queue(of.admin, { kind: 'help', search: 'ζαχαρακη' })).toHaveLength(1);
    expect((await answer(reply.id, of.admin, 'refuse', note)).reply.answer).toBe(note.trim());
  });
});

describe('ALL-1: a distributor or vendor is asked by those that work with it', () => {
  test('the only program, or the one that is named; the answer goes back across', async () => {
    const { partner } = await moving(), { reply } = await ask(partner.admin, { code: 'transfer.open', program: world.programs.n.id, note: 'When?' });
    expect(reply).toMatchObject({ to: { kind: 'vendor', name: world.vendors.n.name }, program: { id: world.programs.n.id }, role: null });
    const vendor = await sessionOf(world.vendors.n.operators.admin);
    expect(can((await call(readHelp, { params: { request: reply.id } }, vendor)).reply)).toEqual(['help.grant help.nothing_to_grant', 'help.answer', 'help.refuse']);
    expect((await answer(reply.id, vendor, 'grant')).problem.code).toBe('help.nothing_to_grant');
    expect((await answer(reply.id, vendor, 'answer', 'Tomorrow.')).reply).toMatchObject({ state: 'approved', answer: 'Tomorrow.' });
    const { reply: asked } = await ask(partner.admin, { code: 'registration.product_inactive' });
    expect(asked.to).toEqual({ kind: 'distributor', name: first.name });
    expect((await queue(await sessionOf(first.operators.admin), { kind: 'help' })).map(({ id }) => id)).toContain(asked.id);
    const logged = async (session: Sent, subject: string): Promise<number> => (await call(listActivity, { query: { subject } }, session)).reply.rows.length;
    // Who is not asked does not read of it.
    expect([await logged(vendor, reply.id), await logged(vendor, asked.id), await logged(await sessionOf(first.operators.admin), asked.id)]).toEqual([2, 0, 1]);
  });
  test('a distributor asks the vendor of a program that it carries, and says which where it carries several', async () => {
    const distributor = await sessionOf(first.operators.admin);
    expect((await ask(distributor, { code: 'transfer.open' })).problem).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/body/program', code: 'value.required' }] });
    const { reply } = await ask(distributor, { code: 'transfer.open', program: world.programs.n.id });
    expect(reply.to).toEqual({ kind: 'vendor', name: world.vendors.n.name });
    expect((await queue(distributor, { kind: 'help' })).find(({ id }) => id === reply.id)?.actor).toBe('vendor');
    expect(can((await call(readHelp, { params: { request: reply.id } }, await sessionOf(first.operators.superAdmin))).reply)).toEqual([]);
    await call(withdrawHelp, { params: { request: reply.id }, body: {} }, distributor);
    expect((await ask(distributor, { code: 'transfer.not_yet', program: world.programs.n.id })).problem.code).toBe('help.nobody');
  });
  test('who works with no such program has nobody to ask', async () => {
    const of = await company();
    expect((await ask(of.admin, { code: 'transfer.open', program: world.programs.ac.id })).problem.code).toBe('help.nobody');
    expect((await ask(await sessionOf(world.vendors.n.operators.admin), { code: 'transfer.open' })).problem.code).toBe('help.nobody');
    expect((await ask(await sessionOf(world.customers.verger.operators.admin), { code: 'transfer.open' })).problem.code).toBe('help.nobody');
  });
});

describe('ALL-1: the answer', () => {
  test('gives the role, is told to who asked in its language, and is logged', async () => {
    const { request, reader, partner } = await asking();
    const { reply, status } = await answer(request, partner.admin, 'grant', 'Bienvenue.');
    expect([status, reply]).toEqual([200, expect.objectContaining({ state: 'approved', answer: 'Bienvenue.', decidedBy: 'Ana Ferreira', askedBy: expect.objectContaining({ role: 'admin' }) as object })]);
    expect(await roleOf(reader.id)).toBe('admin');
    const [mail, ...others] = await mails('help_answered', request);
    expect([mail?.recipient, mail?.locale, others]).toEqual([reader.email, 'fr', []]);
    expect((await rendered(mail)).subject).toContain('Administrateur');
    expect((await rendered(mail)).text).toContain('Bienvenue.');
    expect(await count("outbox WHERE template = 'operator_role_changed' AND recipient = ?", reader.email)).toBe(0);
    expect(await count("activity WHERE event IN ('help.asked', 'help.answered', 'operator.role_changed') AND organization_id = ?", partner.organization)).toBe(3);
    expect((await call(listHelp, {}, reader.sent)).reply.rows[0]).toMatchObject({ state: 'approved', answer: 'Bienvenue.', decidedBy: 'Ana Ferreira' });
  });
  test.each([['answer', 'approved'], ['refuse', 'refused']] as const)('%s leaves the role, and is closed then', async (decision, state) => {
    const { request, reader, partner } = await asking();
    expect((await answer(request, partner.admin, decision, 'See me.')).reply.state).toBe(state);
    expect(await roleOf(reader.id)).toBe('reader');
    expect((await rendered((await mails('help_answered', request))[0])).text).toContain('See me.');
    for (const again of ['grant', 'answer', 'refuse'] as const) expect((await answer(request, partner.admin, again)).problem).toMatchObject({ code: 'help.closed', detail: expect.stringContaining('Ana Ferreira') as string });
    expect((await call(withdrawHelp, { params: { request }, body: {} }, reader.sent)).problem.code).toBe('help.closed');
  });
  test('a role that came another way meanwhile is not given again, and nobody is answered who has left', async () => {
    const one = await asking(), two = await asking();
    await env.DB.prepare("UPDATE operators SET role = 'super_admin' WHERE id = ?").bind(one.reader.id).run();
    expect((await answer(one.request, one.partner.admin, 'grant')).problem.code).toBe('help.nothing_to_grant');
    expect(await roleOf(one.reader.id)).toBe('super_admin');
    await env.DB.prepare("UPDATE operators SET state = 'removed' WHERE id = ?").bind(two.reader.id).run();
    expect((await answer(two.request, two.partner.admin, 'answer')).problem.code).toBe('operator.not_active');
    expect((await ask(two.reader.sent, { code: 'permission.denied' })).problem.code).toBe('session.ended');
  });
  test('it is taken back by who asked and nobody else; unanswered for 30 days it expires', async () => {
    const one = await asking(), two = await asking();
    expect((await call(withdrawHelp, { params: { request: one.request }, body: {} }, one.partner.admin)).problem.code).toBe('permission.denied');
    expect((await call(withdrawHelp, { params: { request: one.request }, body: {} }, one.reader.sent)).reply.state).toBe('withdrawn');
    expect((await answer(one.request, one.partner.admin, 'grant')).problem.code).toBe('help.closed');
    await housekeep(live, Date.now() + 29 * 86_400_000);
    expect((await row(two.request))['state']).toBe('pending');
    await housekeep(live, Date.now() + 30 * 86_400_000 + 60_000);
    expect([(await row(two.request))['state'], (await row(one.request))['state']]).toEqual(['expired', 'withdrawn']);
    expect(await count("activity WHERE event = 'help.expired' AND subject_id = ?", two.request)).toBe(1);
  });
});

describe('PAG-3: a request for help is between who asked and those who may answer', () => {
  test('a colleague who did not ask sees nothing of it; admins of the organization do, another organization never', async () => {
    const { request, reader, partner } = await asking(), colleague = await member(partner, 'reader'), other = await company();
    const seen = async (sent: Sent) => [(await call(readHelp, { params: { request } }, sent)).status, (await queue(sent)).some(({ id }) => id === request), (await queue(sent, { show: 'mine' })).some(({ id }) => id === request)];
    expect(await seen(reader.sent)).toEqual([200, true, false]);
    expect(await seen(partner.admin)).toEqual([200, true, true]);
    for (const stranger of [colleague.sent, other.admin, await sessionOf(first.operators.superAdmin), await sessionOf(world.vendors.n.operators.superAdmin), await sessionOf(second.operators.superAdmin)]) {
      expect(await seen(stranger)).toEqual([404, false, false]);
      for (const end of [answer(request, stranger, 'answer'), call(withdrawHelp, { params: { request }, body: {} }, stranger), call(noteRequest, { params: { request }, body: { text: 'Hm.' } }, stranger)]) expect([403, 404]).toContain((await end).status);
    }
    expect((await answer(request, reader.sent, 'grant')).problem.code).toBe('permission.denied');
    expect((await row(request))['state']).toBe('pending');
  });
  test('notes are of those who answer: who asked neither reads nor writes them', async () => {
    const { request, reader, partner } = await asking();
    expect((await call(noteRequest, { params: { request }, body: { text: 'New here.' } }, partner.admin)).status).toBe(201);
    expect((await call(noteRequest, { params: { request }, body: { text: 'Please.' } }, reader.sent)).status).toBe(404);
    const notes = async (sent: Sent) => (await call(readHelp, { params: { request } }, sent)).reply.notes.length;
    expect([await notes(reader.sent), await notes(partner.admin)]).toEqual([0, 1]);
  });
  test('several kinds at once are listed in order, page by page, and an unknown kind is refused', async () => {
    const of = await company(), ids: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      ids.unshift((await asking(of)).request);
      const { registration } = await joiner(of);
      ids.unshift(String((await env.DB.prepare('SELECT id FROM requests WHERE subject_id = ?').bind(registration).first<{ id: string }>())?.id));
    }
    const page = async (query: object) => (await call(listRequests, { query: { show: 'mine', ...query } } as never, of.admin)).reply;
    const firstPage = await page({ kind: 'join,help', limit: '3' });
    expect([...firstPage.rows, ...(await page({ kind: 'join,help', limit: '3', cursor: firstPage.next })).rows].map(({ id }) => id)).toEqual(ids);
    expect((await page({ kind: 'help,help,transfer' })).rows).toHaveLength(2);
    for (const kind of ['helps', 'help,', 'help;join']) expect((await call(listRequests, { query: { kind } }, of.admin)).problem.code).toBe('request.invalid');
  });
});

describe('ALL-1: a refused permission names who can give it', () => {
  test('up to three admins, the highest first; where a super admin is needed, those; and what was wanted', async () => {
    const of = await company(), reader = await member(of, 'reader', 'Rosa Lind'), admin = await member(of, 'admin', 'Björn Åkesson');
    const refused = (sent: Sent, language = 'en') => call(answerHelp, { params: { request: `req_${'0'.repeat(32)}` }, body: { decision: 'refuse' } }, { ...sent, language });
    const { problem } = await refused(reader.sent);
    expect(problem).toMatchObject({ code: 'permission.denied', wanted: 'request.answer', fixer: { who: 'company_admin', people: ['Ana Ferreira', 'Björn Åkesson'] } });
    expect(problem.detail).toBe('This needs the role Admin. Ana Ferreira or Björn Åkesson can change your role.');
    expect((await refused(reader.sent, 'fr')).problem.detail).toContain('Ana Ferreira ou Björn Åkesson');
    for (const more of ['Cy', 'Di', 'Ed']) await member(of, 'admin', more);
    const { people } = (await refused(reader.sent)).problem.fixer;
    expect([people?.length, people?.[0]]).toEqual([3, 'Ana Ferreira']);
    const { registration } = await joiner(of);
    expect((await call(approveJoin, { params: { registration }, body: { role: 'super_admin' } }, admin.sent)).problem).toMatchObject({ wanted: 'super_admin.grant', fixer: { people: ['Ana Ferreira'] } });
  });
  test('names that cannot be read leave the refusal as it is', async () => {
    const of = await company(), reader = await member(of, 'reader'), context = createExecutionContext();
    const broken = faulty(live, { fails: (at) => (at === 2 ? { when: 'before', error: 'D1_ERROR: no such table: operators' } : undefined) });
    const response = await createApp().fetch(requestFor(answerHelp, { params: { request: `req_${'0'.repeat(32)}` }, body: { decision: 'refuse' } }, reader.sent), broken.env, context);
    await waitOnExecutionContext(context);
    expect([response.status, broken.hit.length, ((await response.json()) as Problem).fixer]).toEqual([403, 1, { who: 'company_admin' }]);
  });
  test('not where no role of the organization would do, and not for a session that was made for less', async () => {
    const of = await company();
    expect((await call(changeBrand, { body: { appearance: {}, glossary: {} } }, of.admin)).problem.fixer).toEqual({ who: 'company_admin' });
    expect((await call(retryMessage, { params: { message: `msg_${'0'.repeat(32)}` }, body: {} }, { bearer: 'nonsense' })).problem.fixer).toEqual({ who: 'you' });
  });
});

describe('ALL-1: at the same moment', () => {
  test('64 answers: exactly one counts, and it is told once', async () => {
    const { request, reader, partner } = await asking();
    const sessions = [partner.admin, ...(await Promise.all([1, 2, 3].map(async () => (await member(partner, 'super_admin')).sent)))];
    const { won, codes } = await race((index) => patiently(answerHelp, { params: { request }, body: { decision: (['grant', 'answer', 'refuse'] as const)[index % 3] as 'grant' } }, sessions[index % 4] as Sent));
    expect([won.length, codes]).toEqual([1, { ok: 1, 'help.closed': 63 }]);
    const state = (await row(request))['state'] as string;
    expect(await roleOf(reader.id)).toBe(won[0]?.reply.askedBy.role);
    expect([state, await count("activity WHERE event = 'help.answered' AND subject_id = ?", request), (await mails('help_answered', request)).length]).toEqual([won[0]?.reply.state, 1, 1]);
  });
  test('the same thing asked twice: one row', async () => {
    const of: Approved = await company(), reader = await member(of, 'reader');
    const { codes } = await race(() => patiently(askForHelp, { body: role }, reader.sent), 8);
    expect([codes, await count('requests WHERE asker_id = ?', reader.id)]).toEqual([{ ok: 1, 'help.open': 7 }, 1]);
  });
  test('a repeat with the same key is one request, and answers the same', async () => {
    const of = await company(), reader = await member(of, 'reader'), key = crypto.randomUUID();
    const [one, two] = [await ask(reader.sent, role, key), await ask(reader.sent, role, key)];
    expect([two.status, two.headers.get('idempotency-replayed'), two.reply]).toEqual([201, 'true', one.reply]);
    expect(await count('requests WHERE asker_id = ?', reader.id)).toBe(1);
  });
});
