/** An address that the portal knows in another way: from another program, from an open request, from an earlier refusal. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { reword } from '../../schema/glossary.ts';
import { declineRegistration, type reapplyPolicies } from '../../schema/registration.ts';
import { passDays } from './support/clock.ts';
import { type Look, looks, otherLooks, said, wordsOf } from './support/look.ts';
import { linkFor, newest } from './support/mailbox.ts';
import { registered } from './support/portal.ts';
import { type Applicant, applicant, formOf } from './support/registration.ts';
import { actAs, partsOf, statusLinkFor } from './support/requests.ts';
import { type Visit, originOf, visiting } from './support/visit.ts';

const { first, second } = world.distributors;
const program = world.programs.n;

async function enter(visit: Visit, email: string): Promise<void> {
  await visit.open('norderable.localhost');
  const { email: field, send } = formOf(visit);
  await field.fill(email);
  await send.click();
}

describe('an operator of a partner in another program', () => {
  const people = [[otherLooks[0], world.partners.fjallripan], [otherLooks[1], world.partners.zuraw]] as const;
  for (const [look, partner] of people) {
    const { superAdmin: who } = partner.operators;
    it(`signs in, and enrolls the company here with its support contact only (REG-3, ENR-1) — ${said(look)}`, () => visiting('elsewhere', look, async (visit) => {
      visit.expects(/^409 POST .*\/v1\/registrations$/);
      await visit.open('kestrane.localhost');
      const { email, send, alert, text, element } = formOf(visit);
      await email.fill(who.email);
      await send.click();
      await alert.getByText(text.elsewhereTitle, { exact: true }).waitFor();
      await visit.settle('elsewhere');
      await element.getByRole('link', { name: text.signIn, exact: true }).click();
      await visit.page.waitForURL(`${originOf('portal.localhost')}/sign-in?enroll=${program.id}`);
      const { signIn, enrollment } = wordsOf(look);
      // The portal's pages speak as the partner's distributor does.
      const words = reword(enrollment, second.brand?.glossary, look.language);
      const form = visit.page.locator('portico-sign-in');
      await form.getByLabel(signIn.emailLabel).fill(who.email);
      await form.getByRole('button', { name: signIn.send }).click();
      await form.getByRole('heading', { name: signIn.sentTitle }).waitFor();
      await visit.page.goto(await linkFor(who.email, 'sign_in_link'));
      const enroll = visit.page.locator('portico-enrollment-form');
      await enroll.getByRole('heading', { name: words.title(program.name) }).waitFor();
      for (const known of [partner.name, who.name, who.email]) await enroll.getByText(known, { exact: true }).first().waitFor();
      await visit.settle('pre-filled');

      const sendIt = enroll.getByRole('button', { name: words.send });
      await enroll.getByRole('radio', { name: words.other }).check();
      await sendIt.click();
      for (const missing of ['supportName', 'supportEmail', 'distributor', 'consent']) await enroll.getByRole('alert').getByRole('button', { name: words.required[missing] ?? '' }).waitFor();
      await visit.settle('missing');
      await enroll.locator('[name=supportName]').fill('Support');
      await enroll.locator('[name=supportEmail]').fill(`support@${partner.domain}`);
      await enroll.getByRole('combobox', { name: words.labels.distributor }).selectOption({ label: second.name });
      await enroll.getByRole('checkbox').check();
      await sendIt.click();
      await enroll.getByRole('heading', { name: words.sentTitle }).waitFor();
      await enroll.getByText(words.sentBody(second.name)).waitFor();
      await visit.settle('under-review');
      expect((await newest(who.email, 'registration_under_review')).locale).toBe(who.locale);
    }));
  }
});

describe('an open request', () => {
  const people = [[looks[0], applicant('joan.hale@saltmeadow-it.ca', 'Saltmeadow IT Ltd.')], [looks[1], applicant('jean.halle@presale-info.ca', 'Présalé Informatique inc.')]] as const;
  for (const [look, who] of people) {
    it(`its status link is mailed again, and the form says no more (REG-3) — ${said(look)}`, () => visiting('open-request', look, async (visit) => {
      // Since yesterday: nothing is mailed twice within a minute.
      await passDays(await registered(who, look), 1);
      visit.expects(/^409 POST .*\/v1\/registrations$/);
      await enter(visit, who.email);
      const { alert, text } = formOf(visit);
      await alert.getByText(text.openTitle, { exact: true }).waitFor();
      expect(await alert.innerText()).not.toContain(who.legalName);
      await visit.settle('open');
      await visit.page.goto(await statusLinkFor(who.email, 'registration_status'));
      const { status } = partsOf(look);
      await visit.page.locator('portico-registration-status').getByRole('heading', { name: status.titles.under_review }).waitFor();
    }));
  }
});

describe('an earlier refusal', () => {
  const refuse = async (who: Applicant, look: Look, reapply: (typeof reapplyPolicies)[number]): Promise<string> => {
    const registration = await registered(who, look);
    await actAs(first.operators.admin.id, declineRegistration, { params: { registration }, body: { reason: 'unverifiable', reapply } });
    return registration;
  };
  for (const [look, domain] of [[otherLooks[0], 'lavandiere-cloud.ca'], [otherLooks[1], 'bramblehook-cloud.ca']] as const) {
    it(`lets one ask again at once, from the thirtieth day, or never (REG-3, REG-13) — ${said(look)}`, () => visiting('refused-before', look, async (visit) => {
      const [now, later, never] = ['now', 'later', 'never'].map((name) => applicant(`info@${name}-${domain}`, `${name} ${domain}`)) as [Applicant, Applicant, Applicant];
      const registration = await refuse(later, look, 'in_30_days');
      await refuse(now, look, 'now');
      await refuse(never, look, 'never');
      const { title, text, alert, element } = formOf(visit);
      await enter(visit, now.email);
      await title(text.codeTitle).waitFor();

      visit.expects(/^409 POST .*\/v1\/registrations$/);
      await passDays(registration, 29);
      await enter(visit, later.email);
      await alert.getByText(text.laterTitle, { exact: true }).waitFor();
      await visit.settle('later');
      await passDays(registration, 1);
      await enter(visit, later.email);
      await title(text.codeTitle).waitFor();

      await enter(visit, never.email);
      await alert.getByText(text.neverTitle, { exact: true }).waitFor();
      await element.getByRole('list', { name: text.contact(world.vendors.n.name) }).getByRole('link').first().waitFor();
      await visit.settle('never');
    }));
  }
});
