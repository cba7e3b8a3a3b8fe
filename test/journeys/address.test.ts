/** What an address decides before anything about a company is asked: webmail, registered already. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { ageLinks } from './support/clock.ts';
import { looks, otherLooks, pick, said, wordsOf } from './support/look.ts';
import { linkFor, mailTo, newest } from './support/mailbox.ts';
import { formOf } from './support/registration.ts';
import { originOf, visiting } from './support/visit.ts';

describe('a public or disposable mailbox', () => {
  for (const [look, webmail, work] of [[otherLooks[0], 'atelier.brumeval@yahoo.ca', 'lea@brumeval-informatique.ca'], [otherLooks[1], 'corrin.hale@mailinator.com', 'corrin@halewick-networks.com']] as const) {
    it(`is declined at once with the reason, and one starts again with a work address (REG-2) — ${said(look)}`, () => visiting('webmail', look, async (visit) => {
      visit.expects(/^422 POST .*\/v1\/registrations$/);
      await visit.open('kestrane.localhost');
      const { email, send, alert, text, button, title, element } = formOf(visit);
      await email.fill('nobody@');
      await send.click();
      await alert.getByRole('button', { name: text.values['value.email'] }).waitFor();
      await visit.settle('malformed');
      await email.fill(webmail);
      await send.click();
      await alert.getByText(text.webmailTitle, { exact: true }).waitFor();
      expect(await alert.innerText()).toContain('Kestrane Alliance');
      await visit.settle('refused');
      const mail = await newest(webmail, 'registration_declined_webmail');
      expect(mail.locale).toBe(look.language);

      await button(text.startAgain).click();
      expect(await email.inputValue()).toBe('');
      expect(await email.evaluate((input) => input === document.activeElement)).toBe(true);
      await email.fill(work);
      await email.press('Enter');
      await title(text.codeTitle).waitFor();
      await element.getByText(work).waitFor();
      await visit.settle('code');
      expect((await mailTo(work)).map(({ template }) => template)).toEqual(['registration_code']);
    }));
  }
});

describe('an address that is registered', () => {
  const people = [[looks[0], world.partners.tallowcreek.operators.superAdmin], [looks[1], world.partners.vauclair.operators.superAdmin]] as const;
  for (const [look, person] of people) {
    it(`is told so and led to sign-in, where neither an altered nor an old link works, and a fresh one does (REG-3, OPR-9) — ${said(look)}`, () => visiting('registered', look, async (visit) => {
      visit.expects(/^409 POST .*\/v1\/registrations$/);
      visit.expects(/^422 POST .*\/v1\/sign-ins$/);
      await visit.open('kestrane.localhost');
      const form = formOf(visit);
      await form.email.fill(person.email);
      await form.send.click();
      await form.alert.getByText(form.text.registeredTitle, { exact: true }).or(form.alert.getByText(form.text.elsewhereTitle, { exact: true })).waitFor();
      await visit.settle('registered');
      await form.element.getByRole('link', { name: form.text.signIn, exact: true }).click();
      await visit.page.waitForURL(`${originOf('portal.localhost')}/sign-in`);

      const { signIn: text, overview } = wordsOf(look);
      const element = visit.page.locator('portico-sign-in');
      const ask = async (): Promise<void> => {
        await element.getByLabel(text.emailLabel).fill(person.email);
        await element.getByRole('button', { name: text.send }).click();
        await element.getByRole('heading', { name: text.sentTitle }).waitFor();
      };
      await element.getByRole('heading', { name: text.title, exact: true }).waitFor();
      await visit.settle('sign-in');
      await ask();
      await visit.settle('link-sent');
      const link = await linkFor(person.email, 'sign_in_link');
      const altered = link.replace(/.{6}$/, (end) => [...end].toReversed().join('') === end ? 'AAAAAA' : [...end].toReversed().join(''));
      await visit.page.goto(altered);
      await element.getByRole('alert').getByText(text.invalidTitle, { exact: true }).waitFor();
      await visit.settle('link-altered');
      visit.expects(/^410 POST .*\/v1\/sign-ins$/);
      await ageLinks(person.email, 20);
      await visit.page.goto(link);
      await element.getByRole('alert').getByText(text.expiredTitle, { exact: true }).waitFor();
      await visit.settle('link-expired');
      // Another one could be asked for only after a minute: this one is let live on.
      await ageLinks(person.email, -20);
      await visit.page.goto(link);
      const page = visit.page.locator('portico-organization-overview');
      await page.getByRole('heading', { name: overview.hello(person.name) }).waitFor();
      await visit.settle('first-page');
      expect(await visit.page.locator('#who').innerText()).toContain(person.name);
      // A page of distributors and vendors is not offered to a partner.
      expect(await visit.page.getByRole('link', { name: pick(look, 'Registrations', 'Demandes d’inscription') }).count()).toBe(0);
    }));
  }
});
