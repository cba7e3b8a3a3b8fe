/** Colleagues: company selection, join requests and their clock, second applicants of a company under review. */
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { listActivity } from '../../schema/activity.ts';
import { readMe } from '../../schema/operators.ts';
import { activateProduct, approveRegistration, declineRegistration, joinCompany, readRegistration, readRegistrationProgress, submitRegistration } from '../../schema/registration.ts';
import { approveJoin, listRequests, refuseJoin } from '../../schema/requests.ts';
import type { Env } from '../../worker/env.ts';
import { housekeep } from '../../worker/jobs/housekeep.ts';
import { renderRow } from '../../worker/messages/outbox.ts';
import { applicant, call, freshCompany, pages, sessionOf, submitted } from '../support/caller.ts';
import { belgian, colleague, company, first, joiner, second } from '../support/scenes.ts';
import { world } from '../../demo/world/world.ts';

const live = env as unknown as Env;
const mailTo = async (email: string) => (await env.DB.prepare('SELECT * FROM outbox WHERE recipient = ? ORDER BY id').bind(email).all<{ template: string; data: string; occasion: string }>()).results;
const recipientsOf = async (template: string, registration: string) => (await env.DB.prepare('SELECT recipient FROM outbox WHERE template = ? AND occasion LIKE ? ORDER BY recipient').bind(template, `${registration}%`).all<{ recipient: string }>()).results.map((row) => row.recipient);
const row = async <T>(sql: string, ...values: unknown[]) => env.DB.prepare(sql).bind(...values).first<T>();
/** As if the request had been sent so many days ago. */
const waited = async (registration: string, days: number) => {
  const ms = days * 86_400_000;
  await env.DB.batch([
    env.DB.prepare("UPDATE registrations SET submitted_at = submitted_at - ?, due_on = date(due_on, ?) WHERE id = ?").bind(ms, `-${days} days`, registration),
    env.DB.prepare("UPDATE requests SET asked_at = asked_at - ?1, deadline_at = deadline_at - ?1, due_on = date(due_on, ?2) WHERE subject_id = ?3").bind(ms, `-${days} days`, registration),
  ]);
};

describe('REG-6: its domain belongs to approved companies, so it is asked which', () => {
  test('the confirmed mailbox sees the companies of its domain that are enrolled here, and no one else does', async () => {
    const of = await company(), started = await colleague(of);
    const { reply } = await call(readRegistrationProgress, { params: { registration: started.registration } }, started.applicant);
    expect(reply.companies).toEqual([{ id: of.organization, name: expect.any(String) as string, city: 'Namur', country: 'BE', transfer: false }]);
    const elsewhere = await colleague(of, pages.m as never);
    expect((await call(readRegistrationProgress, { params: { registration: elsewhere.registration } }, elsewhere.applicant)).reply.companies).toEqual([]);
  });
  test('"Yes" is a join request; "No" is reviewed, never approved automatically', async () => {
    const of = await company();
    expect((await joiner(of)).progress).toMatchObject({ state: 'under_review', kind: 'join', actor: 'company' });
    await env.DB.prepare('INSERT INTO product_activations (id, program_id, distributor_id, domain, created_at) VALUES (?, ?, ?, ?, 0)').bind(`pac_${crypto.randomUUID().replaceAll('-', '')}`, world.programs.n.id, first.id, of.domain).run();
    const no = await submitted(pages.distributor, { email: `other@${of.domain}`, company: belgian() });
    expect([no.progress.state, no.progress.kind, no.progress.productActivation]).toEqual(['under_review', 'company', 'active']);
  });
  test('a company that was not offered is not joined', async () => {
    const of = await company(), stranger = await company(), started = await colleague(of);
    const ask = (organization: string) => call(joinCompany, { params: { registration: started.registration }, body: { organization, applicant, consent: true } }, started.applicant);
    for (const id of [stranger.organization, world.customers.verger.id, first.id, `org_${'0'.repeat(32)}`]) expect((await ask(id)).problem.code).toBe('registration.company_unknown');
    expect((await ask(of.organization)).status).toBe(201);
    expect((await ask(of.organization)).problem.code).toBe('registration.already_submitted');
  });
});

describe('REG-7: a join request goes to every admin of the company and gives access only after one approves', () => {
  test('every admin is told, readers are not, and nothing is given meanwhile', async () => {
    const of = await company();
    for (const [name, role] of [['adm', 'admin'], ['rdr', 'reader']] as const) {
      await env.DB.prepare("INSERT INTO operators (id, organization_id, email, name, role, locale, state, created_at) VALUES (?, ?, ?, 'A B', ?, 'fr', 'active', 0)").bind(`opr_${crypto.randomUUID().replaceAll('-', '')}`, of.organization, `${name}@${of.domain}`, role).run();
    }
    const join = await joiner(of);
    expect(await recipientsOf('join_asked', join.registration)).toEqual([`adm@${of.domain}`, expect.stringContaining('@')]);
    expect(await row('SELECT id FROM operators WHERE email = ?', join.email)).toBeNull();
    expect(await mailTo(join.email).then((mails) => mails.map((mail) => mail.template))).toEqual(['registration_code', 'registration_received', 'registration_under_review']);
  });
  test('REG-8: approved, the joiner is reader unless the admin picks more, and signs in by the welcome link', async () => {
    const of = await company(), plain = await joiner(of), more = await joiner(of);
    expect((await call(approveJoin, { params: { registration: plain.registration }, body: {} }, of.admin)).reply.state).toBe('approved');
    expect((await call(approveJoin, { params: { registration: more.registration }, body: { role: 'admin' } }, of.admin)).status).toBe(200);
    const role = async (email: string) => row('SELECT role, organization_id AS organization FROM operators WHERE email = ?', email);
    expect([await role(plain.email), await role(more.email)]).toEqual([{ role: 'reader', organization: of.organization }, { role: 'admin', organization: of.organization }]);
    const mail = (await mailTo(plain.email)).find((one) => one.template === 'join_decided');
    const rendered = await renderRow({ ...mail, data: JSON.parse(mail?.data ?? '{}') } as never, { name: 'V', brand: null }, { secret: live.LINK_SECRET, portalUrl: 'http://portal.test', mailFrom: 'a@b.test' });
    expect(rendered.text).toContain('/sign-in#token=lnk_');
    expect((await call(readMe, {}, await sessionOf({ id: (await row<{ id: string }>('SELECT id FROM operators WHERE email = ?', plain.email))?.id ?? '' }))).reply.operator.role).toBe('reader');
  });
  test('OPR-6: only a super admin makes another one', async () => {
    const of = await company(), admin = await joiner(of), next = await joiner(of);
    await call(approveJoin, { params: { registration: admin.registration }, body: { role: 'admin' } }, of.admin);
    const session = await sessionOf({ id: (await row<{ id: string }>('SELECT id FROM operators WHERE email = ?', admin.email))?.id ?? '' });
    expect((await call(approveJoin, { params: { registration: next.registration }, body: { role: 'super_admin' } }, session)).problem.code).toBe('permission.denied');
    expect((await call(approveJoin, { params: { registration: next.registration }, body: { role: 'super_admin' } }, of.admin)).status).toBe(200);
  });
  test('refused with a note, the person may ask again', async () => {
    const of = await company(), join = await joiner(of);
    expect((await call(refuseJoin, { params: { registration: join.registration }, body: { note: 'Please ask Ana first.' } }, of.admin)).reply).toMatchObject({ state: 'declined', declinedBy: 'company' });
    const { reply } = await call(readRegistrationProgress, { params: { registration: join.registration } }, join.applicant);
    expect([reply.declinedBy, reply.note, reply.can]).toEqual(['company', 'Please ask Ana first.', ['restart']]);
  });
  test('PAG-3: no other company, distributor or vendor sees or decides it before it falls to them', async () => {
    const of = await company(), other = await company(), { registration } = await joiner(of);
    for (const session of [other.admin, await sessionOf(first.operators.admin), await sessionOf(second.operators.admin), await sessionOf(world.vendors.n.operators.admin)]) {
      expect((await call(readRegistration, { params: { registration } }, session)).status).toBe(404);
    }
    expect((await call(approveJoin, { params: { registration }, body: {} }, other.admin)).status).toBe(404);
    expect((await call(approveRegistration, { params: { registration }, body: {} }, await sessionOf(first.operators.admin))).status).toBe(404);
    const listed = await call(listRequests, { query: { show: 'open', kind: 'join' } }, await sessionOf(first.operators.admin));
    expect(listed.reply.rows.map((one) => one.subject)).not.toContain(registration);
    await call(refuseJoin, { params: { registration }, body: {} }, of.admin);
    for (const session of [await sessionOf(first.operators.admin), await sessionOf(world.vendors.n.operators.admin)]) expect((await call(readRegistration, { params: { registration } }, session)).status).toBe(404);
    const log = await call(listActivity, {}, await sessionOf(first.operators.admin));
    expect(log.reply.rows.filter((one) => one.subject.id === registration).map((one) => one.event)).toEqual(['registration.requested']);
  });
  test('with no admin reachable it goes to the distributor at once', async () => {
    const of = await company();
    await env.DB.prepare("UPDATE operators SET state = 'removed' WHERE organization_id = ?").bind(of.organization).run();
    const join = await joiner(of);
    expect(join.progress.actor).toBe('distributor');
    expect(await recipientsOf('join_asked', join.registration)).toEqual([first.operators.admin.email, first.operators.superAdmin.email].toSorted());
    const reviewer = await sessionOf(first.operators.admin);
    const { reply } = await call(approveRegistration, { params: { registration: join.registration }, body: {} }, reviewer);
    expect(reply.state).toBe('approved');
    expect(await row('SELECT role FROM operators WHERE email = ?', join.email)).toEqual({ role: 'reader' });
  });
  test('unanswered for 5 business days it goes to the distributor, and after 30 days it expires', async () => {
    const of = await company(), join = await joiner(of);
    await housekeep(live, Date.now());
    expect((await call(readRegistrationProgress, { params: { registration: join.registration } }, join.applicant)).reply.actor).toBe('company');
    await waited(join.registration, 12);
    await housekeep(live, Date.now());
    await housekeep(live, Date.now());
    expect((await call(readRegistrationProgress, { params: { registration: join.registration } }, join.applicant)).reply.actor).toBe('distributor');
    expect((await recipientsOf('join_asked', `${join.registration}:escalated`)).length).toBe(2);
    expect((await call(listRequests, { query: { kind: 'join' } }, await sessionOf(first.operators.admin))).reply.rows.map((one) => one.subject)).toContain(join.registration);
    // The company can still answer.
    expect((await call(readRegistration, { params: { registration: join.registration } }, of.admin)).reply.can.find((one) => one.action === 'join.approve')?.allowed).toBe(true);
    await waited(join.registration, 19);
    await housekeep(live, Date.now());
    expect((await call(readRegistrationProgress, { params: { registration: join.registration } }, join.applicant)).reply).toMatchObject({ state: 'expired', can: ['restart'] });
  });
  test('decided once: an admin and the distributor at the same moment', async () => {
    const of = await company(), join = await joiner(of);
    await waited(join.registration, 12);
    await housekeep(live, Date.now());
    const answers = await Promise.all([call(approveJoin, { params: { registration: join.registration }, body: {} }, of.admin), call(declineRegistration, { params: { registration: join.registration }, body: { reason: 'other', reapply: 'now' } }, await sessionOf(first.operators.admin))]);
    expect(answers.filter((one) => one.status === 200).length).toBe(1);
    expect(answers.find((one) => one.status !== 200)?.problem.code).toBe('registration.already_decided');
  });
});

describe('REG-5: a second applicant of a company under review is the same case', () => {
  test('the reviewer sees both; approving one turns the other into a join request of the new company', async () => {
    const one = await submitted(pages.distributor, { company: belgian() });
    const domain = one.email.slice(one.email.indexOf('@') + 1);
    const two = await submitted(pages.distributor, { email: `second@${domain}`, company: belgian() });
    const reviewer = await sessionOf(first.operators.admin);
    const seen = await call(readRegistration, { params: { registration: one.registration } }, reviewer);
    expect(seen.reply.colleagues.map((colleagueOf) => colleagueOf.registration)).toEqual([two.registration]);
    await call(activateProduct, { params: { registration: one.registration }, body: {} }, reviewer);
    expect((await call(approveRegistration, { params: { registration: one.registration }, body: {} }, reviewer)).status).toBe(200);
    const { reply } = await call(readRegistrationProgress, { params: { registration: two.registration } }, two.applicant);
    expect(reply).toMatchObject({ kind: 'join', state: 'under_review', actor: 'company' });
    expect(await recipientsOf('join_asked', two.registration)).toEqual([one.email]);
    const owner = await row<{ id: string }>('SELECT id FROM operators WHERE email = ?', one.email);
    expect((await call(approveJoin, { params: { registration: two.registration }, body: {} }, await sessionOf({ id: owner?.id ?? '' }))).status).toBe(200);
    expect((await call(approveRegistration, { params: { registration: two.registration }, body: {} }, reviewer)).problem.code).toBe('registration.already_decided');
  });
  test('two distributors approve two applicants of one company at once: one company, and one join request', async () => {
    for (let round = 0; round < 5; round += 1) {
      const one = await submitted(pages.vendor, { company: belgian(), distributor: first.id });
      const domain = one.email.slice(one.email.indexOf('@') + 1);
      const two = await submitted(pages.vendor, { email: `second@${domain}`, company: belgian(), distributor: second.id });
      const sessions = [await sessionOf(first.operators.admin), await sessionOf(second.operators.admin)] as const;
      await call(activateProduct, { params: { registration: one.registration }, body: {} }, sessions[0]);
      await call(activateProduct, { params: { registration: two.registration }, body: {} }, sessions[1]);
      const answers = await Promise.all([call(approveRegistration, { params: { registration: one.registration }, body: {} }, sessions[0]), call(approveRegistration, { params: { registration: two.registration }, body: {} }, sessions[1])]);
      expect(answers.map((each) => each.status).toSorted()).toEqual([200, 403]);
      expect(answers.find((each) => each.status === 403)?.problem.code).toBe('registration.not_reviewer');
      expect(await row("SELECT count(*) AS n FROM organization_domains WHERE domain = ?", domain)).toEqual({ n: 1 });
      expect(await row("SELECT sum(kind = 'join') AS joins, sum(state = 'approved') AS approved FROM registrations WHERE domain = ?", domain)).toEqual({ joins: 1, approved: 1 });
    }
  });
  test('an address of a shared host is nobody’s colleague', async () => {
    const name = `orvela-${Date.now()}`;
    const one = await submitted(pages.distributor, { email: `a@${name}.wordpress.com` }), two = await submitted(pages.distributor, { email: `b@other-${name}.wordpress.com` });
    const seen = await call(readRegistration, { params: { registration: one.registration } }, await sessionOf(first.operators.admin));
    expect([two.progress.state, seen.reply.colleagues]).toEqual(['under_review', []]);
  });
  test('a second one that is sent after the approval is asked whether it is that company', async () => {
    const of = await company(), late = await colleague(of);
    const { reply } = await call(submitRegistration, { params: { registration: late.registration }, body: { applicant, company: freshCompany() as never, consent: true } }, late.applicant);
    expect([reply.state, reply.kind]).toEqual(['under_review', 'company']);
    const seen = await call(readRegistration, { params: { registration: late.registration } }, await sessionOf(first.operators.admin));
    expect(seen.reply.conflicts).toEqual(['domain_company']);
  });
});
