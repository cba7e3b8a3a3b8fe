/** From an unknown company to its first page, across the distributor's site and the portal. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { closePanel, deskOf, openCase, openPanel, playOperator } from './support/desk.ts';
import { type Look, otherLooks, pick, said, wordsOf } from './support/look.ts';
import { linkFor, mailTo, newest } from './support/mailbox.ts';
import { applicant, fillCompany, formOf, proveMailbox, seeUnderReview } from './support/registration.ts';
import { type Visit, originOf, visiting } from './support/visit.ts';

const { first } = world.distributors;
const cookie = '__Host-portico';

async function register(visit: Visit, who: ReturnType<typeof applicant>): Promise<void> {
  await visit.open('norderable.localhost');
  await proveMailbox(visit, who.email, (step) => visit.settle(step));
  await visit.settle('company-empty');
  await fillCompany(visit, who);
  const form = formOf(visit);
  expect(await form.element.getByText(form.text.fixedDistributor(first.name)).isVisible()).toBe(true);
  await visit.settle('company');
  await form.submit.click();
  await seeUnderReview(visit, who, first.name);
  // The applicant sees what is missing, and who sees to it (REG-9).
  await form.element.locator('.way').getByText(form.text.timelineOpen.activation).waitFor();
  await form.element.locator('.way').getByText(first.name).first().waitFor();
  await visit.settle('under-review');
}

async function review(visit: Visit, who: ReturnType<typeof applicant>): Promise<void> {
  await visit.open('norderable.localhost', '/desk');
  const desk = deskOf(visit);
  await playOperator(visit, first.operators.reader.name);
  await openCase(visit, who.legalName);
  // A reader sees the case and why its buttons do nothing.
  expect(await desk.button(desk.text.approve(who.legalName)).getAttribute('aria-disabled')).toBe('true');
  expect(await desk.button(desk.text.activate).getAttribute('aria-disabled')).toBe('true');
  await visit.settle('case-reader');

  await playOperator(visit, first.operators.admin.name);
  await desk.row(who.legalName).waitFor();
  if (visit.look.width === 1280) await closePanel(visit);
  await visit.settle('queue');
  await openCase(visit, who.legalName);
  await desk.case.getByText(desk.text.activationTitle).waitFor();
  expect(await desk.button(desk.text.approve(who.legalName)).getAttribute('aria-disabled')).toBe('true');
  await visit.settle('case-inactive');
  await desk.button(desk.text.activate).click();
  await desk.status.getByText(desk.text.done['product.activate']()).waitFor();
  await visit.settle('case-active');
  await desk.button(desk.text.approve(who.legalName)).click();
  await desk.status.getByText(desk.text.done['registration.approve'](who.email)).waitFor();
  await desk.case.getByText(desk.text.states.approved, { exact: true }).first().waitFor();
  await visit.settle('case-approved');
}

/** Opens the welcome mail in the developer panel, and its link in the tab that a mail program would open. */
async function openWelcome(visit: Visit, who: ReturnType<typeof applicant>): Promise<void> {
  const { panel: text } = wordsOf(visit.look);
  const welcome = await newest(who.email, 'registration_approved');
  expect(welcome.locale).toBe(visit.look.language);
  const pane = await openPanel(visit, 'mailbox');
  await pane.getByRole('searchbox', { name: text.mailbox.search }).fill(who.email);
  await pane.getByRole('button', { name: welcome.subject }).click();
  await visit.settle('welcome-mail', { whole: false });
  const link = pane.frameLocator('iframe').getByRole('link', { name: pick(visit.look, 'Sign in', 'Se connecter') });
  const [tab] = await Promise.all([visit.context.waitForEvent('page'), link.click()]);
  visit.front(tab);
}

async function beSignedIn(visit: Visit, who: ReturnType<typeof applicant>): Promise<void> {
  const text = wordsOf(visit.look).overview;
  const overview = visit.page.locator('portico-organization-overview');
  await overview.getByText(text.youAre(text.aRole.super_admin, who.legalName)).waitFor();
  expect(new URL(visit.page.url()).origin).toBe(originOf('portal.localhost'));
  expect(visit.page.url()).not.toContain('token');
  const cookies = await visit.context.cookies();
  expect(cookies.find(({ name }) => name === cookie)).toMatchObject({ domain: 'portal.localhost', httpOnly: true, secure: true, sameSite: 'Strict', path: '/' });
}

async function leave(visit: Visit): Promise<void> {
  await visit.page.getByRole('button', { name: pick(visit.look, 'Sign out', 'Se déconnecter') }).click();
  await visit.page.waitForURL('**/sign-in');
  expect(await visit.context.cookies()).toEqual([]);
  // Signed out, the first page leads to sign-in.
  visit.expects(/^401 POST .*\/v1\/sessions\/renewals$/);
  await visit.open('portal.localhost');
  await visit.page.waitForURL('**/sign-in');
}

async function useLinkAgain(visit: Visit, who: ReturnType<typeof applicant>): Promise<void> {
  const text = wordsOf(visit.look).signIn;
  visit.expects(/^410 POST .*\/v1\/sign-ins$/);
  await visit.page.goto(await linkFor(who.email, 'registration_approved'));
  const element = visit.page.locator('portico-sign-in');
  await element.getByRole('alert').getByText(text.usedTitle, { exact: true }).waitFor();
  await visit.settle('link-used');
  await element.getByLabel(text.emailLabel).fill(who.email);
  await element.getByRole('button', { name: text.send }).click();
  await element.getByRole('heading', { name: text.sentTitle }).waitFor();
  await visit.settle('link-sent');
  await visit.page.goto(await linkFor(who.email, 'sign_in_link'));
  await beSignedIn(visit, who);
}

async function path(look: Look, who: ReturnType<typeof applicant>): Promise<void> {
  await visiting('first-path', look, async (visit) => {
    await register(visit, who);
    expect((await mailTo(who.email)).map(({ template }) => template)).toEqual(['registration_under_review', 'registration_received', 'registration_code']);
    await review(visit, who);
    await openWelcome(visit, who);
    await beSignedIn(visit, who);
    await visit.settle('first-page');
    await visit.page.reload();
    await beSignedIn(visit, who);
    await leave(visit);
    await useLinkAgain(visit, who);
  });
}

describe('a new company', () => {
  const people = [
    [otherLooks[1], applicant('ines.delorme@brindelune-it.ca', 'Brindelune IT Ltd.')],
    [otherLooks[0], applicant('ines.delorme@quaiverre-infogerance.ca', 'Quaiverre Infogérance inc.')],
  ] as const;
  for (const [look, who] of people) {
    it(`registers on the distributor’s site, is approved once the product is active, and signs in (REG-4, REG-8, REG-9, OPR-9) — ${said(look)}`, () => path(look, who));
  }
});
