/** REG-11: the vendor's block list and its decline by hand, and what each side may know of it. */
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { listActivity } from '../../schema/activity.ts';
import { activateProduct, approveRegistration, confirmRegistrationEmail, declineRegistration, readRegistration, readRegistrationProgress, requestRegistration, submitRegistration } from '../../schema/registration.ts';
import { blockApplicants, liftBlock, listBlocks, listRequests } from '../../schema/requests.ts';
import type { Env } from '../../worker/env.ts';
import { renderRow } from '../../worker/messages/outbox.ts';
import { applicant, call, codeOf, confirmed, freshCompany, freshEmail, pages, sessionOf, submitted } from '../support/caller.ts';
import { askedByReviewer, first } from '../support/scenes.ts';
import { world } from '../../demo/world/world.ts';

const live = env as unknown as Env;
const vendor = () => sessionOf(world.vendors.n.operators.admin), distributor = () => sessionOf(first.operators.admin);
const on = (registration: string) => ({ params: { registration } });
const block = async (...targets: object[]) => call(blockApplicants, { body: { program: world.programs.n.id, targets: targets as never, reason: 'Our own reason.' } }, await vendor());
const mailOf = async (registration: string) => env.DB.prepare("SELECT * FROM outbox WHERE occasion = ? AND template LIKE 'registration_declined%'").bind(registration).first<{ template: string; data: string }>();
const textOf = async (row: object | null) => (await renderRow({ ...row, data: JSON.parse((row as { data?: string } | null)?.data ?? '{}') } as never, { name: 'V', brand: null }, { secret: live.LINK_SECRET, portalUrl: 'http://portal.test', mailFrom: 'a@b.test' })).text;

describe('REG-11: declined by the vendor by hand, until approval', () => {
  test('the e-mail sends to the vendor, with link, e-mail and phone, and gives no reason; the distributor sees "Declined by the vendor" and no more', async () => {
    const { registration, applicant: sent } = await submitted();
    const mine = await call(declineRegistration, { ...on(registration), body: { reason: 'not_a_reseller', note: 'Note to the applicant.', reapply: 'now' } }, await vendor());
    expect(mine.reply).toMatchObject({ state: 'declined', declinedBy: 'vendor', reason: 'not_a_reseller' });
    const mail = await mailOf(registration);
    const text = await textOf(mail);
    const { url, email, phone } = world.programs.n.policy.support;
    expect(mail?.template).toBe('registration_declined_by_vendor');
    for (const part of [url, email, phone]) expect(text).toContain(part);
    expect(text).not.toMatch(/resell/);
    const theirs = await call(readRegistration, on(registration), await distributor());
    expect(theirs.reply).toMatchObject({ state: 'declined', declinedBy: 'vendor', reason: null, note: null, reapply: null, decidedBy: null });
    const [row] = (await call(listRequests, { query: { show: 'refused', limit: '1' } }, await distributor())).reply.rows;
    expect(row?.decidedBy).toEqual({ kind: 'vendor', name: null });
    const entries = (await call(listActivity, {}, await distributor())).reply.rows.filter((entry) => entry.subject.id === registration && entry.event.includes('decline'));
    expect([entries.map((entry) => entry.event), JSON.stringify(entries)]).toEqual([['registration.declined'], expect.not.stringContaining('not_a_reseller')]);
    expect(JSON.stringify((await call(listActivity, {}, await vendor())).reply.rows.filter((entry) => entry.subject.id === registration))).toContain('not_a_reseller');
    expect((await call(readRegistrationProgress, on(registration), sent)).reply).toMatchObject({ declinedBy: 'vendor', reason: null });
  });
  test('before the details are sent, too, one after the other: each has its row in the queue', async () => {
    for (const { registration } of [await confirmed(), await confirmed()]) {
      expect((await call(declineRegistration, { ...on(registration), body: { reason: 'other', reapply: 'now' } }, await vendor())).reply).toMatchObject({ state: 'declined', declinedBy: 'vendor' });
      expect((await env.DB.prepare('SELECT id FROM requests WHERE subject_id = ?').bind(registration).first<{ id: string }>())?.id).toMatch(/^req_[0-9a-f]{32}$/);
    }
  });
  test('the distributor cannot override it', async () => {
    const { registration } = await submitted();
    await call(declineRegistration, { ...on(registration), body: { reason: 'other', reapply: 'never' } }, await vendor());
    for (const answer of [await call(approveRegistration, { ...on(registration), body: {} }, await distributor()), await call(declineRegistration, { ...on(registration), body: { reason: 'other', reapply: 'now' } }, await distributor())]) {
      expect([answer.status, answer.problem.code, answer.problem.fixer.who]).toEqual([409, 'registration.declined_by_vendor', 'vendor']);
    }
  });
  test('another program’s vendor, a distributor and a partner cannot block', async () => {
    const body = { program: world.programs.n.id, targets: [{ kind: 'address', email: freshEmail() }] as never, reason: 'x' };
    expect((await call(blockApplicants, { body }, await sessionOf(world.vendors.m.operators.admin))).status).toBe(404);
    expect((await call(blockApplicants, { body }, await distributor())).problem.code).toBe('permission.denied');
  });
});

describe('REG-11: declined by the block list', () => {
  test.each([['address', (email: string) => ({ kind: 'address', email })], ['domain', (email: string) => ({ kind: 'domain', domain: `mail.${email.slice(email.indexOf('@') + 1)}` })]] as const)('by %s: as soon as the mailbox is proved, and not before', async (_, target) => {
    const email = freshEmail();
    expect((await block(target(email))).status).toBe(201);
    const started = await call(requestRegistration, { body: { email: email as never, locale: 'en' } }, pages.distributor);
    expect(started.status).toBe(202);
    const { reply } = await call(confirmRegistrationEmail, { ...on(started.reply.registration), body: { code: await codeOf(started.reply.registration) } }, pages.distributor);
    expect(reply.progress).toMatchObject({ state: 'declined', declinedBy: 'vendor', can: ['restart'] });
    expect((await mailOf(started.reply.registration))?.template).toBe('registration_declined_by_vendor');
    expect(await env.DB.prepare("SELECT count(*) AS n FROM outbox WHERE occasion = ? AND template = 'registration_received'").bind(started.reply.registration).first()).toEqual({ n: 0 });
  });
  test.each([['company', { kind: 'company', legalName: 'Žlutý Kůň Obchodní', country: 'FR' }], ['duns', { kind: 'duns', duns: '377120948' }]] as const)('by %s: when the details are sent, however they are written', async (_, target) => {
    await block(target);
    const company = freshCompany({ legalName: '  zluty   KUN obchodni ', duns: '377120948' });
    const { progress, registration } = await submitted(pages.distributor, { company });
    expect([progress.state, progress.declinedBy, progress.company]).toEqual(['declined', 'vendor', 'zluty   KUN obchodni']);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM outbox WHERE occasion LIKE ? AND template IN ('registration_under_review', 'registration_to_review')").bind(`${registration}%`).first()).toEqual({ n: 0 });
    const { reply } = await call(listBlocks, {}, await vendor());
    for (const one of reply.rows) await call(liftBlock, { params: { block: one.id }, body: {} }, await vendor());
  });
  test('during review: what is open is declined with it, and what it asked for ends', async () => {
    const scene = await askedByReviewer();
    const { reply } = await block({ kind: 'address', email: scene.email });
    expect(reply.declined).toEqual([scene.registration]);
    expect(await env.DB.prepare('SELECT state FROM transfers WHERE id = ?').bind(scene.transfer).first()).toEqual({ state: 'canceled' });
    expect((await call(approveRegistration, { ...on(scene.registration), body: {} }, scene.reviewer)).problem.code).toBe('registration.declined_by_vendor');
  });
  test('a block and an approval at the same moment: one of them stands, and a declined one is no partner', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { registration, email } = await submitted();
      const reviewer = await distributor();
      await call(activateProduct, { ...on(registration), body: {} }, reviewer);
      const [approved, blocked] = await Promise.all([call(approveRegistration, { ...on(registration), body: {} }, reviewer), block({ kind: 'address', email })]);
      const state = (await env.DB.prepare('SELECT state FROM registrations WHERE id = ?').bind(registration).first<{ state: string }>())?.state;
      expect([state, blocked.status]).toEqual([approved.status === 200 ? 'approved' : 'declined', 201]);
      expect(await env.DB.prepare('SELECT count(*) AS n FROM operators WHERE email = ?').bind(email).first()).toEqual({ n: approved.status === 200 ? 1 : 0 });
    }
  });
  test('a form that is sent while its address is blocked is declined, too', async () => {
    const { registration, email, applicant: sent } = await confirmed();
    await block({ kind: 'address', email });
    const answer = await call(submitRegistration, { ...on(registration), body: { applicant, company: freshCompany() as never, consent: true } }, sent);
    expect(answer.problem.code).toBe('registration.closed');
    expect((await call(readRegistrationProgress, on(registration), sent)).reply.declinedBy).toBe('vendor');
  });
  test('blocked twice changes nothing; lifted, the address may ask again', async () => {
    const email = freshEmail();
    const once = await block({ kind: 'address', email }, { kind: 'address', email }), twice = await block({ kind: 'address', email });
    expect([once.reply.blocks.length, twice.reply.blocks.length]).toEqual([1, 0]);
    const listed = (await call(listBlocks, {}, await vendor())).reply.rows.find((one) => one.value === email);
    expect(listed).toMatchObject({ reason: 'Our own reason.', by: world.vendors.n.operators.admin.name });
    expect((await call(liftBlock, { params: { block: listed?.id ?? '' }, body: {} }, await sessionOf(world.vendors.m.operators.admin))).status).toBe(404);
    for (let time = 0; time < 2; time += 1) expect((await call(liftBlock, { params: { block: listed?.id ?? '' }, body: {} }, await vendor())).status).toBe(200);
    expect((await confirmed(pages.distributor, email)).applicant.bearer).toMatch(/^apt\./);
  });
});
