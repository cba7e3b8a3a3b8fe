/** A request that is begun on a distributor's site and gone on with from its e-mail, as on another device. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { looks, said } from './support/look.ts';
import { codeFor, newest } from './support/mailbox.ts';
import { applicant, fillDetails, formOf, proveMailbox, seeUnderReview } from './support/registration.ts';
import { originOf, visiting } from './support/visit.ts';

describe('an unfinished request', () => {
  for (const [look, who] of [[looks[0], applicant('ana.brisk@quartzfen-it.ca', 'Quartzfen IT Ltd.')], [looks[1], applicant('luc.vernay@pontmousse-info.ca', 'Pontmousse Informatique inc.')]] as const) {
    it(`goes on after a reload, and from its e-mail once the mailbox is proved again — ${said(look)}`, () => visiting('resume', look, async (visit) => {
      await visit.open('norderable.localhost');
      await proveMailbox(visit, who.email);
      const kept = visit.page.waitForResponse((answer) => answer.url().endsWith('/draft') && answer.ok());
      await fillDetails(visit, who);
      await kept;
      const { title, text, code, confirm, field, goOn, consent, submit, element } = formOf(visit);
      await title(text.contactsTitle).waitFor();
      await visit.page.reload();
      await title(text.contactsTitle).waitFor();

      // The link's own page leads on; nothing of this tab's is known there.
      await visit.page.goto(/https?:\/\/\S+#registration=\S+/.exec((await newest(who.email, 'registration_received')).text)?.[0] ?? '');
      await visit.page.locator('portico-registration-status').locator('a.primary').click();
      await visit.page.waitForURL(`${originOf('portal.localhost')}/register#*`);
      await title(text.codeAgainTitle).waitFor();
      await element.getByText(who.email).waitFor();
      await visit.settle('code');
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
