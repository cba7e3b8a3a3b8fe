/** The applicant's way: resumed after a reload and from the e-mail's link, followed, taken back; and who may not. */
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { activateProduct, approveRegistration, confirmRegistrationEmail, declineRegistration, readRegistration, readRegistrationForm, readRegistrationProgress, requestRegistration, resendRegistrationCode, resendRegistrationMail, saveRegistrationDraft, submitRegistration, withdrawRegistration } from '../../schema/registration.ts';
import { noteRequest } from '../../schema/requests.ts';
import type { Env } from '../../worker/env.ts';
import { renderRow } from '../../worker/messages/outbox.ts';
import { deriveStatusToken } from '../../worker/messages/secrets.ts';
import { applicant, call, codeOf, confirmed, freshCompany, freshEmail, pages, portal, sessionOf, submitted } from '../support/caller.ts';
import { first, requestOf } from '../support/scenes.ts';
import { world } from '../../demo/world/world.ts';

const live = env as unknown as Env;
const linkOf = async (registration: string) => ({ ...pages.distributor, bearer: await deriveStatusToken(live.LINK_SECRET, registration) });
const mailsOf = async (email: string, template: string) => (await env.DB.prepare('SELECT * FROM outbox WHERE recipient = ? AND template = ? ORDER BY id').bind(email, template).all<{ data: string; locale: string }>()).results;
const rendered = async (row: object | undefined) => renderRow({ ...row, data: JSON.parse((row as { data?: string })?.data ?? '{}') } as never, { name: 'V', brand: null }, { secret: live.LINK_SECRET, portalUrl: portal, mailFrom: 'a@b.test' });
const on = (registration: string) => ({ params: { registration } });

describe('REG-14: from the e-mail’s link the applicant follows a timeline', () => {
  test('each step, who must act, since when, until when', async () => {
    const { registration, applicant: sent, progress } = await submitted();
    expect(progress.steps.map((step) => [step.step, step.state, step.actor, step.name])).toEqual([
      ['email', 'done', 'you', null], ['details', 'done', 'you', null], ['activation', 'now', 'distributor', first.name], ['review', 'now', 'distributor', first.name], ['access', 'later', 'you', null],
    ]);
    const review = progress.steps.find((step) => step.step === 'review');
    expect([typeof review?.since, review?.until]).toEqual(['string', progress.dueOn]);
    const reviewer = await sessionOf(first.operators.admin);
    expect((await call(readRegistration, on(registration), reviewer)).reply.steps).toEqual((await call(readRegistrationProgress, on(registration), sent)).reply.steps);
    await call(activateProduct, { ...on(registration), body: {} }, reviewer);
    await call(approveRegistration, { ...on(registration), body: {} }, reviewer);
    expect((await call(readRegistrationProgress, on(registration), sent)).reply.steps.map((step) => step.state)).toEqual(['done', 'done', 'done', 'done', 'now']);
  });
  test('the under-review e-mail leads to the status page, and its token shows the way', async () => {
    const { registration, email } = await submitted();
    const mail = await rendered((await mailsOf(email, 'registration_under_review'))[0]);
    const token = new RegExp(`/status#registration=${registration}&token=([\\w.-]+)`).exec(mail.text)?.[1] ?? '';
    expect((await call(readRegistrationProgress, on(registration), { ...pages.distributor, bearer: token })).reply.state).toBe('under_review');
  });
  test('distributor and vendor keep notes of their own: neither the other nor the applicant sees them', async () => {
    const { registration, applicant: sent } = await submitted();
    const sides = [await sessionOf(first.operators.admin), await sessionOf(world.vendors.n.operators.admin)];
    const request = await requestOf(registration);
    for (const [index, side] of sides.entries()) expect((await call(noteRequest, { params: { request }, body: { text: `Ours ${index}` } }, side)).status).toBe(201);
    for (const [index, side] of sides.entries()) expect((await call(readRegistration, on(registration), side)).reply.notes.map((note) => note.text)).toEqual([`Ours ${index}`]);
    expect((await call(readRegistrationProgress, on(registration), sent)).text).not.toContain('Ours');
    expect((await call(noteRequest, { params: { request }, body: { text: 'Mine' } }, await sessionOf(world.distributors.second.operators.admin))).status).toBe(404);
  });
  test('it can be taken back while it is open; what is decided or closed cannot', async () => {
    for (const begin of [async () => confirmed(), async () => submitted()]) {
      const { registration, applicant: sent, email } = await begin();
      expect((await call(withdrawRegistration, { ...on(registration), body: {} }, sent)).reply).toMatchObject({ state: 'withdrawn', can: ['restart'] });
      expect((await call(withdrawRegistration, { ...on(registration), body: {} }, sent)).problem.code).toBe('registration.closed');
      expect((await call(requestRegistration, { body: { email: email as never, locale: 'en' } }, pages.distributor)).status).toBe(202);
    }
    const { registration, applicant: sent } = await submitted();
    await call(declineRegistration, { ...on(registration), body: { reason: 'other', reapply: 'now' } }, await sessionOf(first.operators.admin));
    expect((await call(withdrawRegistration, { ...on(registration), body: {} }, sent)).problem.code).toBe('registration.already_decided');
  });
  test('its e-mail is sent again on request, once a minute; once approved, a fresh sign-in link', async () => {
    const { registration, applicant: sent, email } = await submitted();
    expect((await call(resendRegistrationMail, { ...on(registration), body: {} }, sent)).status).toBe(202);
    const soon = await call(resendRegistrationMail, { ...on(registration), body: {} }, sent);
    expect([soon.problem.code, Number(soon.headers.get('retry-after')) > 50]).toEqual(['registration.code_too_soon', true]);
    expect((await mailsOf(email, 'registration_status')).length).toBe(1);
    const reviewer = await sessionOf(first.operators.admin);
    await call(activateProduct, { ...on(registration), body: {} }, reviewer);
    await call(approveRegistration, { ...on(registration), body: {} }, reviewer);
    await env.DB.prepare('UPDATE registrations SET mailed_at = 0 WHERE id = ?').bind(registration).run();
    expect((await call(resendRegistrationMail, { ...on(registration), body: {} }, sent)).status).toBe(202);
    expect((await rendered((await mailsOf(email, 'sign_in_link'))[0])).text).toContain('/sign-in#token=lnk_');
  });
});

describe('a status link that is forwarded shows the way and opens no more', () => {
  test('it neither withdraws, sends, saves nor looks up, and shows nothing that was typed', async () => {
    const { registration, applicant: sent } = await confirmed();
    await call(saveRegistrationDraft, { ...on(registration), body: { draft: { legalName: 'Secret Plans Ltd' } } }, sent);
    const link = await linkOf(registration);
    const seen = await call(readRegistrationProgress, on(registration), link);
    expect([seen.status, seen.reply.draft, seen.text.includes('Secret Plans')]).toEqual([200, null, false]);
    const answers = [await call(withdrawRegistration, { ...on(registration), body: {} }, link), await call(saveRegistrationDraft, { ...on(registration), body: { draft: {} } }, link), await call(submitRegistration, { ...on(registration), body: { applicant, company: freshCompany() as never, consent: true } }, link)];
    for (const answer of answers) expect([answer.status, answer.problem.code]).toEqual([401, 'registration.token_required']);
  });
  test('of another request, altered, or long after the end: refused', async () => {
    const one = await submitted(), two = await submitted();
    const link = await linkOf(one.registration);
    expect((await call(readRegistrationProgress, on(two.registration), link)).problem.code).toBe('registration.token_required');
    expect((await call(readRegistrationProgress, on(one.registration), { ...link, bearer: `${link.bearer.slice(0, -2)}AA` })).problem.code).toBe('registration.token_required');
    await call(withdrawRegistration, { ...on(one.registration), body: {} }, one.applicant);
    expect((await call(readRegistrationProgress, on(one.registration), link)).status).toBe(200);
    await env.DB.prepare('UPDATE registrations SET decided_at = decided_at - 61 * 86400000 WHERE id = ?').bind(one.registration).run();
    expect((await call(readRegistrationProgress, on(one.registration), link)).problem.code).toBe('registration.token_required');
  });
  test('on the portal’s own pages it needs no key; from elsewhere it does', async () => {
    const { registration } = await submitted();
    const { bearer } = await linkOf(registration);
    expect((await call(readRegistrationProgress, on(registration), { bearer, sameOrigin: true })).status).toBe(200);
    expect((await call(readRegistrationForm, { query: { program: world.programs.n.id } }, { sameOrigin: true })).status).toBe(200);
    for (const sent of [{ bearer }, { bearer, origin: 'https://elsewhere.example' }]) expect((await call(readRegistrationProgress, on(registration), sent)).problem.code).toBe('key.required');
  });
});

describe('resumed after a reload, and from the e-mail’s link on another device', () => {
  test('the received e-mail leads on; a fresh code there brings back what was typed', async () => {
    const { registration, email, applicant: sent } = await confirmed();
    const draft = { legalName: 'Société «Ωμέγα» 株式会社 שלום', city: 'Lyon', primary: 'me' };
    expect((await call(saveRegistrationDraft, { ...on(registration), body: { draft } }, sent)).status).toBe(200);
    expect((await rendered((await mailsOf(email, 'registration_received'))[0])).text).toContain(`/register?program=${world.programs.n.id}#registration=${registration}&token=ast.`);
    await env.DB.prepare('UPDATE registrations SET code_sent_at = code_sent_at - 61000 WHERE id = ?').bind(registration).run();
    const elsewhere = { sameOrigin: true };
    await call(resendRegistrationCode, { ...on(registration), body: {} }, elsewhere);
    const { reply } = await call(confirmRegistrationEmail, { ...on(registration), body: { code: await codeOf(registration, 2) } }, elsewhere);
    expect(reply.progress.draft).toEqual(draft);
    const done = await call(submitRegistration, { ...on(registration), body: { applicant, company: freshCompany() as never, consent: true } }, { ...elsewhere, bearer: reply.token });
    expect([done.status, done.reply.draft]).toEqual([201, null]);
    expect((await call(saveRegistrationDraft, { ...on(registration), body: { draft } }, sent)).problem.code).toBe('registration.already_submitted');
  });
  test('a draft of unknown fields, huge or broken text is refused', async () => {
    const { registration, applicant: sent } = await confirmed();
    for (const draft of [{ role: 'super_admin' }, { legalName: 'x'.repeat(301) }, { city: 'a\u202eb' }, { city: 7 }]) {
      expect((await call(saveRegistrationDraft, { ...on(registration), body: { draft } } as never, sent)).problem.code).toBe('request.invalid');
    }
  });
});

test('REG-4: the code of another request opens nothing', async () => {
  const ask = async () => (await call(requestRegistration, { body: { email: freshEmail() as never, locale: 'en' } }, pages.distributor)).reply.registration;
  const one = await ask(), two = await ask();
  const codes = [await codeOf(one), await codeOf(two)];
  expect(codes[0]).not.toBe(codes[1]);
  expect((await call(confirmRegistrationEmail, { ...on(one), body: { code: codes[1] ?? '' } }, pages.distributor)).problem.code).toBe('registration.code_wrong');
});

describe('REG-3: registered already', () => {
  test('an open request that was sent: its status link is mailed again, at most once a minute', async () => {
    const { email } = await submitted();
    const ask = () => call(requestRegistration, { body: { email: email as never, locale: 'fr' } }, pages.distributor);
    expect([(await ask()).problem.code, (await ask()).problem.code]).toEqual(['registration.open_request', 'registration.open_request']);
    expect((await mailsOf(email, 'registration_status')).length).toBe(1);
  });
  test('one whose mailbox is not proved yet goes on with a fresh code', async () => {
    const email = freshEmail();
    const ask = () => call(requestRegistration, { body: { email: email as never, locale: 'en' } }, pages.distributor);
    const [one, two] = [await ask(), await ask()];
    expect([one.reply.registration, two.status]).toEqual([two.reply.registration, 202]);
  });
});

describe('REG-13: a refusal holds for the address and for its company, as long as its reviewer said', () => {
  test.each([['never', 'registration.reapply_never'], ['in_30_days', 'registration.reapply_later']] as const)('%s: a colleague of the same domain is refused once the mailbox is proved, not before', async (reapply, code) => {
    const { registration, email } = await submitted();
    await call(declineRegistration, { ...on(registration), body: { reason: 'not_a_reseller', reapply } }, await sessionOf(first.operators.admin));
    const other = `other@${email.slice(email.indexOf('@') + 1)}`;
    const started = await call(requestRegistration, { body: { email: other as never, locale: 'en' } }, pages.distributor);
    expect(started.status).toBe(202);
    const entered = await call(confirmRegistrationEmail, { ...on(started.reply.registration), body: { code: await codeOf(started.reply.registration) } }, pages.distributor);
    expect(entered.problem.code).toBe(code);
    await env.DB.prepare("UPDATE registrations SET reapply = 'in_30_days', reapply_on = '2026-01-01' WHERE id = ?").bind(registration).run();
    expect((await call(confirmRegistrationEmail, { ...on(started.reply.registration), body: { code: await codeOf(started.reply.registration) } }, pages.distributor)).status).toBe(200);
    expect((await call(requestRegistration, { body: { email: email as never, locale: 'en' } }, pages.distributor)).status).toBe(202);
  });
  test('one that only gives the same name or number is shown to the reviewer', async () => {
    const company = freshCompany({ duns: '431118207' });
    const { registration } = await submitted(pages.distributor, { company });
    await call(declineRegistration, { ...on(registration), body: { reason: 'unverifiable', reapply: 'never' } }, await sessionOf(first.operators.admin));
    const again = await submitted(pages.distributor, { company });
    expect(again.progress.state).toBe('under_review');
    expect((await call(readRegistration, on(again.registration), await sessionOf(first.operators.admin))).reply.conflicts).toEqual(['refused_before']);
  });
});
