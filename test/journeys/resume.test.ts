/** A request that is begun on a distributor's site and gone on with from its e-mail, as on another device. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { looks, said } from './support/look.ts';
import { codeFor, newest } from './support/mailbox.ts';
import { applicant, fillDetails, formOf, proveMailbox, seeUnderReview } from './support/registration.ts';
import { originOf, visiting } from './support/visit.ts';

describe('an unfinished request', () => {
  // One look: it waits for the minute between two codes.
  for (const [look, who] of [[looks[1], applicant('luc.vernay@pontmousse-info.ca', 'Pontmousse Informatique inc.')]] as const) {
    it(`goes on after a reload, and from its e-mail once the mailbox is proved again — ${said(look)}`, () => visiting('resume', look, async (visit) => {
      await visit.open('norderable.localhost');
      await proveMailbox(visit, who.email);
      const kept = visit.page.waitForResponse((answer) => answer.url().endsWith('/draft') && answer.ok());
      await fillDetails(visit, who);
      await kept;
      const { title, text, code, confirm, field, goOn, consent, submit, element, button } = formOf(visit);
      await title(text.contactsTitle).waitFor();
      await visit.page.reload();
      await title(text.contactsTitle).waitFor();

      // A page that names no program, and a minute that is not over: the form copes with both.
      visit.expects(/^404 GET .*\/v1\/registration-form\?/);
      visit.expects(/^429 POST .*\/codes$/);
      await visit.page.goto(/https?:\/\/\S+#registration=\S+/.exec((await newest(who.email, 'registration_received')).text)?.[0] ?? '');
      expect(new URL(visit.page.url()).origin).toBe(originOf('portal.localhost'));
      await title(text.codeAgainTitle).waitFor();
      await element.getByText(who.email).waitFor();
      await visit.settle('code');
      // The first code is used up, and a minute has to pass before the next.
      const first = await codeFor(who.email);
      await button(text.resend).click({ timeout: 65_000 });
      await element.getByText(text.resent).waitFor();
      await expect.poll(() => codeFor(who.email)).not.toBe(first);
      await code.fill(await codeFor(who.email));
      await confirm.click();
      await title(text.contactsTitle).waitFor();
      for (const name of ['givenName', 'familyName'] as const) await field(name).fill(who[name]);
      await goOn.click();
      await title(text.checkTitle).waitFor();
      await element.getByText(who.legalName, { exact: true }).waitFor();
      await element.getByText(text.fixedDistributor(world.distributors.first.name)).waitFor();
      await visit.settle('review');
      await consent.check();
      await submit.click();
      await seeUnderReview(visit, who, world.distributors.first.name);
      await visit.page.reload();
      await title(text.onItsWay).waitFor();
      expect(await visit.page.evaluate(() => [document.cookie, sessionStorage.length])).toEqual(['', 0]);
    }));
  }
});
