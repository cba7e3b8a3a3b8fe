import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { approveRegistration, activateProduct, confirmRegistrationEmail, declineRegistration, readRegistration, readRegistrationForm, requestRegistration, resendRegistrationCode, submitRegistration } from '../../schema/registration.ts';
import { listRequests } from '../../schema/requests.ts';
import { readMe, signIn } from '../../schema/operators.ts';
import { deriveLinkToken } from '../../worker/messages/secrets.ts';
import { world } from '../../demo/world/world.ts';
import { applicant, call, codeOf, confirmed, freshCompany, freshEmail, pages, portal, sessionOf, submitted } from '../support/caller.ts';

const mailTo = async (recipient: string) => (await env.DB.prepare('SELECT template, occasion, data FROM outbox WHERE recipient = ? ORDER BY id').bind(recipient).all<{ template: string; occasion: string; data: string }>()).results;
const rowsOf = async (email: string) => (await env.DB.prepare('SELECT id, state, reason FROM registrations WHERE email = ?').bind(email).all<{ id: string; state: string; reason: string }>()).results;
const { first } = world.distributors;

describe('REG-1: the form asks for the work e-mail first', () => {
  test.each(['', 'plain', 'a@b', '@x.com', 'a b@x.com', 'a@x..com', 'a@-x.com', 'a@x.com@y.com', `${'a'.repeat(65)}@x.com`, 'a@[127.0.0.1]', 'a@127.0.0.1', 'é@'])('malformed is refused beside the field: %s', async (email) => {
    const { status, problem } = await call(requestRegistration, { body: { email: email as never, locale: 'en' } }, pages.vendor);
    expect([status, problem.code, problem.errors?.[0]?.pointer]).toEqual([422, 'request.invalid', '/body/email']);
    expect(JSON.stringify(problem)).not.toContain(email || '\u0000');
  });
  test.each([["o'brien@{}", "o'brien@{}"], ['Ana+portal@{}', 'ana+portal@{}'], ['ana@BÜCHER-{}', 'ana@xn--bcher-']])('valid and kept in one form: %s', async (typed, kept) => {
    const domain = freshEmail().split('@')[1] as string;
    const { status, reply } = await call(requestRegistration, { body: { email: typed.replace('{}', domain) as never, locale: 'en' } }, pages.vendor);
    const row = await env.DB.prepare('SELECT email FROM registrations WHERE id = ?').bind(reply.registration).first<{ email: string }>();
    expect(status).toBe(202);
    expect(row?.email.startsWith(kept.replace('{}', domain))).toBe(true);
  });
});

describe('REG-2: a public webmail or disposable domain is declined automatically', () => {
  test.each(['gmail.com', 'yahoo.co.uk', 'orange.fr', 't-online.de', 'mailinator.com'])('%s: recorded, mailed once a day, nothing the sender typed in the mail, and one can start again at once', async (domain) => {
    const email = `ana${Date.now()}@${domain}`;
    for (let time = 0; time < 3; time += 1) {
      const { status, problem } = await call(requestRegistration, { body: { email: email as never, locale: 'fr' } }, { ...pages.vendor, language: 'fr' });
      expect([status, problem.code, problem.rule, problem.language, problem.fixer.who]).toEqual([422, 'registration.webmail_domain', 'REG-2', 'fr', 'you']);
    }
    expect((await rowsOf(email)).map((row) => [row.state, row.reason])).toEqual([['declined', 'webmail']]);
    const mail = await mailTo(email);
    expect(mail.map((one) => one.template)).toEqual(['registration_declined_webmail']);
    expect(mail[0]?.data).not.toContain('ana');
  });
});

describe('REG-4: the mailbox is proved by a one-time code before anything about a company is shown', () => {
  test('6 digits, 5 tries, then only a fresh code helps', async () => {
    const { reply } = await call(requestRegistration, { body: { email: freshEmail() as never, locale: 'en' } }, pages.vendor);
    const right = await codeOf(reply.registration);
    const wrong = right === '000000' ? '000001' : '000000';
    const params = { registration: reply.registration };
    for (const left of [4, 3, 2, 1]) {
      const { status, problem } = await call(confirmRegistrationEmail, { params, body: { code: wrong } }, pages.vendor);
      expect([status, problem.code, problem.triesLeft]).toEqual([422, 'registration.code_wrong', left]);
    }
    expect((await call(confirmRegistrationEmail, { params, body: { code: wrong } }, pages.vendor)).problem.code).toBe('registration.code_spent');
    expect((await call(confirmRegistrationEmail, { params, body: { code: right } }, pages.vendor)).problem.code).toBe('registration.code_spent');
  });
  test('a code of 15 minutes; another only after 60 seconds', async () => {
    const { reply } = await call(requestRegistration, { body: { email: freshEmail() as never, locale: 'en' } }, pages.vendor);
    const params = { registration: reply.registration };
    const soon = await call(resendRegistrationCode, { params, body: {} }, pages.vendor);
    expect([soon.status, soon.problem.code]).toEqual([429, 'registration.code_too_soon']);
    expect(Number(soon.headers.get('retry-after'))).toBeGreaterThan(50);
    await env.DB.prepare('UPDATE registrations SET code_sent_at = code_sent_at - 61000 WHERE id = ?').bind(reply.registration).run();
    expect((await call(resendRegistrationCode, { params, body: {} }, pages.vendor)).status).toBe(202);
    expect((await call(confirmRegistrationEmail, { params, body: { code: await codeOf(reply.registration, 1) } }, pages.vendor)).problem.code).toBe('registration.code_wrong');
    await env.DB.prepare('UPDATE registrations SET code_sent_at = code_sent_at - 900001 WHERE id = ?').bind(reply.registration).run();
    expect((await call(confirmRegistrationEmail, { params, body: { code: await codeOf(reply.registration, 2) } }, pages.vendor)).problem.code).toBe('registration.code_expired');
  });
  test('a used code opens nothing again, and another registration’s code neither', async () => {
    const one = await confirmed(pages.vendor), two = await call(requestRegistration, { body: { email: freshEmail() as never, locale: 'en' } }, pages.vendor);
    expect((await call(confirmRegistrationEmail, { params: { registration: one.registration }, body: { code: await codeOf(one.registration) } }, pages.vendor)).problem.code).toBe('registration.code_spent');
    expect((await call(confirmRegistrationEmail, { params: { registration: two.reply.registration }, body: { code: await codeOf(one.registration) } }, pages.vendor)).problem.code).toBe('registration.code_wrong');
  });
  test('company details without the proof, or with the proof of another registration, are refused', async () => {
    const one = await confirmed(), two = await confirmed();
    const body = { applicant, company: freshCompany() as never, consent: true as const };
    const refusals = [
      await call(submitRegistration, { params: { registration: one.registration }, body }, pages.distributor),
      await call(submitRegistration, { params: { registration: one.registration }, body }, two.applicant),
      await call(submitRegistration, { params: { registration: `reg_${'0'.repeat(32)}` }, body }, two.applicant),
    ];
    expect(refusals.map((refusal) => `${refusal.status} ${refusal.problem.code}`)).toEqual(Array(3).fill('401 registration.token_required'));
  });
});

describe('REG-5: the first request of its company gives the company details and is reviewed', () => {
  test('under review: the applicant and every admin of the reviewer are told, once each', async () => {
    const { progress, email, registration } = await submitted();
    expect(progress).toMatchObject({ state: 'under_review', actor: 'distributor', distributor: { id: first.id }, productActivation: 'missing' });
    expect(progress.dueOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect((await mailTo(email)).map((one) => one.template)).toEqual(['registration_code', 'registration_received', 'registration_under_review']);
    const { results } = await env.DB.prepare("SELECT recipient, id FROM outbox WHERE occasion = ? AND template = 'registration_to_review' ORDER BY recipient").bind(registration).all<{ recipient: string; id: string }>();
    expect(results.map((one) => one.recipient)).toEqual([first.operators.admin.email, first.operators.superAdmin.email].toSorted());
    for (const one of results) expect(one.id).toMatch(/^msg_[0-9a-f]{32}$/);
  });
  test('a second sending is refused', async () => {
    const one = await submitted();
    const again = await call(submitRegistration, { params: { registration: one.registration }, body: { applicant, company: freshCompany() as never, consent: true } }, one.applicant);
    expect([again.status, again.problem.code]).toEqual([409, 'registration.already_submitted']);
  });
});

describe('REG-16: a registration names its program and one distributor', () => {
  test('fixed by the embed key, whatever the page says', async () => {
    const { progress } = await submitted(pages.distributor, { distributor: world.distributors.second.id });
    expect(progress.distributor?.id).toBe(first.id);
  });
  test('otherwise chosen by the applicant among those of its country', async () => {
    const { reply } = await call(readRegistrationForm, {}, pages.vendor);
    expect(reply.distributor).toBeNull();
    expect(reply.distributors.length).toBeGreaterThan(0);
    expect((await submitted(pages.vendor)).problem.code).toBe('registration.distributor_required');
    const offered = reply.distributors.find((one) => one.countries.includes('FR' as never));
    expect((await submitted(pages.vendor, { distributor: offered?.id })).progress.distributor?.id).toBe(offered?.id);
    const elsewhere = reply.distributors[0];
    const foreign = await submitted(pages.vendor, { distributor: elsewhere?.id, company: { country: 'AQ' } });
    expect(foreign.problem.code).toBe('registration.distributor_unavailable');
  });
});

describe('REG-8 and REG-9: approved once the product is active, and the first person becomes super_admin', () => {
  test('missing activation is named to reviewer and applicant; activated from the same screen; then approved; the welcome link signs in once', async () => {
    const { registration, email, applicant: as } = await submitted();
    const admin = await sessionOf(first.operators.admin);
    const seen = await call(readRegistration, { params: { registration } }, admin);
    expect(seen.reply.can).toContainEqual(expect.objectContaining({ action: 'registration.approve', allowed: false, problem: expect.objectContaining({ code: 'registration.product_inactive' }) }));
    const early = await call(approveRegistration, { params: { registration }, body: {} }, admin);
    expect([early.status, early.problem.code, early.problem.rule, early.problem.fixer.who]).toEqual([409, 'registration.product_inactive', 'REG-9', 'distributor']);
    const active = await call(activateProduct, { params: { registration }, body: {} }, admin);
    expect(active.reply).toMatchObject({ productActivation: 'active' });
    expect(active.reply.can.find((one) => one.action === 'registration.approve')?.allowed).toBe(true);
    const approved = await call(approveRegistration, { params: { registration }, body: {} }, admin);
    expect(approved.reply).toMatchObject({ state: 'approved', decidedBy: first.operators.admin.name });
    const mail = (await mailTo(email)).at(-1);
    expect(mail?.template).toBe('registration_approved');
    const { link } = JSON.parse(mail?.data ?? '{}') as { link: string };
    const token = await deriveLinkToken(env.LINK_SECRET, link);
    expect(JSON.stringify(mail)).not.toContain(token.split('.')[1]);
    const entered = await call(signIn, { body: { token } }, { sameOrigin: true });
    expect(entered.status).toBe(201);
    expect(entered.headers.get('set-cookie')).toMatch(/^__Host-portico=.+; Path=\/; Secure; HttpOnly; SameSite=Strict/);
    const me = await call(readMe, {}, { bearer: entered.reply.token, origin: portal });
    expect(me.reply).toMatchObject({ operator: { role: 'super_admin', email }, organization: { kind: 'partner' }, enrollments: [{ state: 'active', distributors: [first.name] }] });
    expect((await call(signIn, { body: { token } }, { sameOrigin: true })).problem.code).toBe('sign_in.link_used');
    void as;
  });
  test('two reviewers at once: exactly one decision stands, and nothing of the other is written', async () => {
    const { registration, email } = await submitted();
    const admin = await sessionOf(first.operators.admin), chief = await sessionOf(first.operators.superAdmin);
    await call(activateProduct, { params: { registration }, body: {} }, admin);
    const answers = await Promise.all(Array.from({ length: 32 }, (_, index) => (index % 2
      ? call(approveRegistration, { params: { registration }, body: {} }, admin)
      : call(declineRegistration, { params: { registration }, body: { reason: 'other', reapply: 'now' } }, chief))));
    expect(answers.filter((one) => one.status === 200)).toHaveLength(1);
    expect(new Set(answers.filter((one) => one.status !== 200).map((one) => one.problem.code))).toEqual(new Set(['registration.already_decided']));
    expect((await mailTo(email)).filter((one) => ['registration_approved', 'registration_declined'].includes(one.template))).toHaveLength(1);
  });
  test('a refusal carries reason, note and when to reapply; the address is held to it', async () => {
    const { registration, email } = await submitted();
    const admin = await sessionOf(first.operators.admin);
    const declined = await call(declineRegistration, { params: { registration }, body: { reason: 'unverifiable', note: 'Please send your register entry.', reapply: 'in_30_days' } }, admin);
    expect(declined.reply).toMatchObject({ state: 'declined', reason: 'unverifiable', reapply: 'in_30_days' });
    expect((await mailTo(email)).at(-1)).toMatchObject({ template: 'registration_declined' });
    const again = await call(requestRegistration, { body: { email: email as never, locale: 'en' } }, pages.distributor);
    expect(again.problem.code).toBe('registration.reapply_later');
  });
});

describe('REG-10: automatic approval only if nothing stands against it', () => {
  const decider = async (company: object = {}, email?: string) => submitted(pages.ac, { company, email, distributor: (await carriersOfAc())[0] });
  const carriersOfAc = async () => (await call(readRegistrationForm, {}, pages.ac)).reply.distributors.filter((one) => one.countries.includes('FR' as never)).map((one) => one.id);
  test('approved at once, with the same welcome e-mail as by hand', async () => {
    const { progress, email, problem } = await decider();
    expect(problem.code).toBeUndefined();
    expect(progress.state).toBe('approved');
    expect((await mailTo(email)).map((one) => one.template)).toEqual(['registration_code', 'registration_received', 'registration_approved']);
  });
  test('another company or open request with the same domain, D-U-N-S, or legal name and country keeps it for review', async () => {
    const domain = freshEmail().split('@')[1] as string;
    const duns = String(100_000_000 + Math.floor(Math.random() * 800_000_000));
    const one = await decider({ duns, legalName: `Élan ${domain}` }, `ana@${domain}`);
    expect(one.progress.state).toBe('approved');
    expect((await decider({}, `bob@${domain}`)).progress.state).toBe('under_review');
    expect((await decider({ duns })).progress.state).toBe('under_review');
    expect((await decider({ legalName: `ELAN ${domain}` })).progress.state).toBe('under_review');
    expect((await decider({ legalName: `Élan ${domain}`, country: 'BE' })).progress.state).toBe('approved');
  });
});

describe('the queue', () => {
  test('a distributor sees its own, newest first, by pages; another distributor the same id as unknown', async () => {
    const made = [await submitted(), await submitted(), await submitted()];
    const admin = await sessionOf(first.operators.admin), other = await sessionOf(world.distributors.second.operators.admin);
    const page = await call(listRequests, { query: { limit: '2' } }, admin);
    expect(page.reply.rows.map((row) => row.subject)).toEqual([made[2]?.registration, made[1]?.registration]);
    const next = await call(listRequests, { query: { limit: '2', cursor: page.reply.next ?? '' } }, admin);
    expect(next.reply.rows[0]?.subject).toBe(made[0]?.registration);
    const foreign = await call(readRegistration, { params: { registration: made[0]?.registration ?? '' } }, other), unknown = await call(readRegistration, { params: { registration: `reg_${'0'.repeat(32)}` } }, other);
    const same = (text: string) => text.replace(/rqt_\w+/, '');
    expect([foreign.status, same(foreign.text)]).toEqual([404, same(unknown.text)]);
    expect((await call(listRequests, {}, other)).reply.rows.map((row) => row.subject)).not.toContain(made[0]?.registration);
  });
});
