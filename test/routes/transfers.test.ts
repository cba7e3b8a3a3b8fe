/** REG-12: the change from one distributor to another, from all four sides. */
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { listActivity } from '../../schema/activity.ts';
import { readMe } from '../../schema/operators.ts';
import { approveRegistration, readRegistration, readRegistrationProgress, withdrawRegistration } from '../../schema/registration.ts';
import { approveJoin, askForTransfer, cancelTransfer, decideTransfer, listRequests, objectToTransfer, readTransfer, refuseJoin, releasePartner, requestTransfer } from '../../schema/requests.ts';
import type { Env } from '../../worker/env.ts';
import { housekeep } from '../../worker/jobs/housekeep.ts';
import { call, pages, sessionOf } from '../support/caller.ts';
import { askedByReviewer, company, conflicting, distributorsOf, first, joiner, moving, second } from '../support/scenes.ts';
import { world } from '../../demo/world/world.ts';

const live = env as unknown as Env;
const previous = () => sessionOf(first.operators.admin), next = () => sessionOf(second.operators.admin), vendor = () => sessionOf(world.vendors.n.operators.admin);
const on = (transfer: string) => ({ params: { transfer } });
const mails = async (transfer: string) => (await env.DB.prepare('SELECT template, recipient, data FROM outbox WHERE occasion LIKE ? ORDER BY id').bind(`${transfer}%`).all<{ template: string; recipient: string; data: string }>()).results;
/** As if it had been asked for so many days ago. */
const waited = (transfer: string, days: number) => env.DB.batch([
  env.DB.prepare('UPDATE transfers SET due_on = date(due_on, ?) WHERE id = ?').bind(`-${days} days`, transfer),
  env.DB.prepare('UPDATE requests SET deadline_at = deadline_at - ? WHERE subject_id = ?').bind(days * 86_400_000, transfer),
]);

describe('REG-12: in a program with one distributor at a time, a partner tied to another asks', () => {
  test('asked by a signed-in admin: the previous distributor is asked and has 10 business days; the vendor sees it', async () => {
    const { transfer, case: it, partner } = await moving();
    expect(it).toMatchObject({ state: 'requested', side: 'partner', actor: 'previous_distributor', from: { id: first.id }, to: { id: second.id } });
    for (const [session, side] of [[await previous(), 'previous'], [await vendor(), 'vendor'], [partner.admin, 'partner']] as const) expect((await call(readTransfer, on(transfer), session)).reply.side).toBe(side);
    expect((await call(listRequests, { query: { kind: 'transfer' } }, await previous())).reply.rows.map((row) => [row.subject, row.actor])).toContainEqual([transfer, 'you']);
    expect((await mails(transfer)).filter((mail) => mail.template === 'transfer_asked').length).toBe(3);
    expect((await call(readMe, {}, partner.admin)).reply.enrollments[0]?.change).toMatchObject({ transfer, distributors: [{ id: second.id }] });
  });
  test('released: the old tie ends and the new one begins in one step', async () => {
    const { transfer, partner } = await moving();
    const { reply } = await call(releasePartner, on(transfer), await previous());
    expect([reply.state, await distributorsOf(partner.enrollment)]).toEqual(['done', [second.id]]);
    expect((await call(readMe, {}, partner.admin)).reply.enrollments[0]?.distributors).toEqual([second.name]);
    const told = await mails(transfer);
    for (const who of [first, second]) expect(told.filter((mail) => mail.template === 'transfer_released' && mail.recipient === who.operators.admin.email).length).toBe(1);
  });
  test('neither distributor learns the other’s name: not in a reply, a message, a row of the queue or a log', async () => {
    const { transfer, partner } = await moving();
    const before = [await call(readTransfer, on(transfer), await previous()), await call(listRequests, { query: { show: 'open' } }, await previous()), await call(listActivity, {}, await previous())].map((one) => one.text);
    await call(releasePartner, on(transfer), await previous());
    const after = [await call(readTransfer, on(transfer), await previous()), await call(listRequests, { query: { show: 'approved' } }, await previous())].map((one) => one.text);
    const theirs = (text: string) => text.split(/(?=\{"id")/).filter((part) => part.includes(transfer) || part.includes(partner.organization)).join('');
    for (const text of [...before, ...after].map(theirs).concat(before[0] ?? '-', after[0] ?? '-')) for (const secret of [second.name, second.id]) expect(text).not.toContain(secret);
    const log = (await call(listActivity, {}, await next())).text;
    for (const secret of [first.name, first.id]) expect(theirs(log)).not.toContain(secret);
    for (const mail of await mails(transfer)) {
      if (mail.recipient === first.operators.admin.email) expect(mail.data).not.toContain(second.name);
      if (mail.recipient === second.operators.admin.email) expect(mail.data).not.toContain(first.name);
    }
    expect((await call(readTransfer, on(transfer), await next())).status).toBe(404);
  });
  test('objected to with a reason: the vendor decides, either way', async () => {
    for (const [decision, state, tie] of [['complete', 'done', second.id], ['refuse', 'canceled', first.id]] as const) {
      const { transfer, partner } = await moving();
      expect((await call(decideTransfer, { ...on(transfer), body: { decision } }, await vendor())).problem.code).toBe('transfer.not_yet');
      expect((await call(objectToTransfer, { ...on(transfer), body: { reason: 'An invoice is open.' } }, await previous())).reply).toMatchObject({ state: 'objected', objection: { reason: 'An invoice is open.' } });
      expect((await call(releasePartner, on(transfer), await previous())).problem.code).toBe('transfer.objected');
      const { reply } = await call(decideTransfer, { ...on(transfer), body: { decision, note: 'Settled.' } }, await vendor());
      expect([reply.state, await distributorsOf(partner.enrollment)]).toEqual([state, [tie]]);
      expect((await call(objectToTransfer, { ...on(transfer), body: { reason: 'Late.' } }, await previous())).problem.code).toBe('transfer.closed');
    }
  });
  test('unanswered for 10 business days: the vendor is told, and decides', async () => {
    const { transfer, partner } = await moving();
    await housekeep(live, Date.now());
    expect((await call(readTransfer, on(transfer), await vendor())).reply.actor).toBe('previous_distributor');
    await waited(transfer, 25);
    await housekeep(live, Date.now());
    await housekeep(live, Date.now());
    expect((await mails(transfer)).filter((mail) => mail.template === 'transfer_to_decide').length).toBe(2);
    expect((await call(listRequests, { query: { kind: 'transfer' } }, await vendor())).reply.rows.map((row) => row.subject)).toContain(transfer);
    expect((await call(decideTransfer, { ...on(transfer), body: { decision: 'complete' } }, await vendor())).reply.state).toBe('done');
    expect(await distributorsOf(partner.enrollment)).toEqual([second.id]);
  });
  test('taken back, it is over: release after cancel is refused, and nothing moves', async () => {
    const { transfer, partner } = await moving();
    expect((await call(cancelTransfer, on(transfer), partner.admin)).reply.state).toBe('canceled');
    for (const answer of [await call(releasePartner, on(transfer), await previous()), await call(cancelTransfer, on(transfer), partner.admin)]) expect(answer.problem.code).toBe('transfer.closed');
    expect(await distributorsOf(partner.enrollment)).toEqual([first.id]);
    expect((await moving(partner)).status).toBe(201);
  });
  test('release and cancel at the same moment: one of them stands', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { transfer, partner } = await moving();
      const answers = await Promise.all([call(releasePartner, on(transfer), await previous()), call(cancelTransfer, on(transfer), partner.admin)]);
      expect(answers.map((one) => one.status).toSorted()).toEqual([200, 409]);
      expect(await distributorsOf(partner.enrollment)).toEqual([answers[0]?.status === 200 ? second.id : first.id]);
    }
  });
  test('asked twice, to the distributor that one has, to one that does not serve the country, or where several are allowed: refused', async () => {
    const { partner } = await moving();
    const ask = (program: string, distributor: string, session = partner.admin) => call(requestTransfer, { body: { program, distributor } }, session);
    expect((await ask(world.programs.n.id, second.id)).problem.code).toBe('transfer.open');
    const other = await company();
    expect((await ask(world.programs.n.id, first.id, other.admin)).problem.code).toBe('transfer.not_needed');
    expect((await ask(world.programs.n.id, world.vendors.n.id, other.admin)).problem.code).toBe('registration.distributor_unavailable');
    expect((await ask(world.programs.m.id, second.id, other.admin)).status).toBe(404);
    const several = await sessionOf(world.partners.vauclair.operators.superAdmin);
    expect((await ask(world.programs.m.id, second.id, several)).problem.code).toBe('transfer.not_needed');
  });
});

describe('REG-12: asked by a new registration', () => {
  test('a colleague who says "Yes" on another distributor’s page: join request and transfer; the company can take it back', async () => {
    const of = await company();
    const started = await joiner(of, pages.vendor, second.id);
    expect(started.progress).toMatchObject({ kind: 'join', steps: expect.arrayContaining([expect.objectContaining({ step: 'transfer', actor: 'previous_distributor', name: null })]) as never });
    const transfer = (await env.DB.prepare('SELECT id FROM transfers WHERE registration_id = ?').bind(started.registration).first<{ id: string }>())?.id ?? '';
    const seen = await call(readTransfer, on(transfer), await previous());
    expect(seen.reply.askedBy).toMatchObject({ email: started.email, confirmed: false });
    await call(approveJoin, { params: { registration: started.registration }, body: {} }, of.admin);
    expect((await call(readTransfer, on(transfer), await previous())).reply.askedBy?.confirmed).toBe(true);
    await call(releasePartner, on(transfer), await previous());
    expect(await distributorsOf(of.enrollment)).toEqual([second.id]);
  });
  test.each(['refused', 'withdrawn'] as const)('a join that is %s takes its transfer with it', async (how) => {
    const of = await company(), started = await joiner(of, pages.vendor, second.id);
    if (how === 'refused') await call(refuseJoin, { params: { registration: started.registration }, body: {} }, of.admin);
    else await call(withdrawRegistration, { params: { registration: started.registration }, body: {} }, started.applicant);
    expect(await env.DB.prepare('SELECT state FROM transfers WHERE registration_id = ?').bind(started.registration).first()).toEqual({ state: 'canceled' });
    expect(await distributorsOf(of.enrollment)).toEqual([first.id]);
  });
  test('a registration with the company’s number: approval waits for the transfer; released, it becomes a join request of that company', async () => {
    const scene = await conflicting(), reviewer = await next();
    const seen = await call(readRegistration, { params: { registration: scene.registration } }, reviewer);
    expect(seen.reply.conflicts).toEqual(expect.arrayContaining(['duns', 'other_distributor']));
    expect(seen.reply.conflictDetails.map((one) => one.name)).not.toContain(scene.partner.organization);
    expect(seen.text).not.toContain(first.name);
    await call(askForTransfer, { params: { registration: scene.registration } }, reviewer);
    await env.DB.prepare("INSERT INTO product_activations (id, program_id, distributor_id, domain, registration_id, created_at) VALUES (?, ?, ?, '', ?, 0)").bind(`pac_${crypto.randomUUID().replaceAll('-', '')}`, world.programs.n.id, second.id, scene.registration).run();
    expect((await call(approveRegistration, { params: { registration: scene.registration }, body: {} }, reviewer)).problem.code).toBe('registration.transfer_pending');
    const transfer = (await env.DB.prepare('SELECT id FROM transfers WHERE registration_id = ?').bind(scene.registration).first<{ id: string }>())?.id ?? '';
    await call(releasePartner, on(transfer), await previous());
    expect((await call(readRegistrationProgress, { params: { registration: scene.registration } }, scene.applicant)).reply).toMatchObject({ kind: 'join', actor: 'company' });
    expect(await distributorsOf(scene.partner.enrollment)).toEqual([second.id]);
    expect((await call(approveJoin, { params: { registration: scene.registration }, body: {} }, scene.partner.admin)).status).toBe(200);
  });
  test('without asking, a second company with that number is not approved', async () => {
    const scene = await conflicting(), reviewer = await next();
    await env.DB.prepare("INSERT INTO product_activations (id, program_id, distributor_id, domain, registration_id, created_at) VALUES (?, ?, ?, '', ?, 0)").bind(`pac_${crypto.randomUUID().replaceAll('-', '')}`, world.programs.n.id, second.id, scene.registration).run();
    expect((await call(approveRegistration, { params: { registration: scene.registration }, body: {} }, reviewer)).problem.code).toBe('registration.transfer_needed');
  });
  test('a registration that is withdrawn takes the transfer with it; asked again twice is refused', async () => {
    const scene = await askedByReviewer();
    expect((await call(askForTransfer, { params: { registration: scene.registration } }, scene.reviewer)).problem.code).toBe('transfer.open');
    await call(withdrawRegistration, { params: { registration: scene.registration }, body: {} }, scene.applicant);
    expect((await call(releasePartner, on(scene.transfer), await previous())).problem.code).toBe('transfer.closed');
  });
});
