/** A request that is interrupted, and gone on with: after a reload, from elsewhere in the browser, without a network, on another device, in two tabs. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { passDays } from './support/clock.ts';
import { looks, otherLooks, said } from './support/look.ts';
import { codeFor, mailTo, newest } from './support/mailbox.ts';
import { applicant, fillDetails, formOf, proveMailbox, registrationOf, seeUnderReview } from './support/registration.ts';
import { type Visit, originOf, visiting } from './support/visit.ts';

const { first } = world.distributors;
const resumeLink = async (email: string): Promise<string> => /https?:\/\/\S+#registration=\S+/.exec((await newest(email, 'registration_received')).text)?.[0] ?? '';
/** What the portal kept, once it has. */
const draftKept = ({ page }: Visit): Promise<unknown> => page.waitForResponse((answer) => answer.url().endsWith('/draft') && answer.request().method() === 'PUT' && answer.ok());

describe('an unfinished request', () => {
  const people = [[looks[0], applicant('ana.brisk@quartzfen-it.ca', 'Quartzfen IT Ltd.', 'CA', 'Ana', 'Brisk')], [looks[1], applicant('luc.vernay@pontmousse-info.ca', 'Pontmousse Informatique inc.', 'CA', 'Luc', 'Vernay')]] as const;
  for (const [look, who] of people) {
    it(`loses nothing by a reload, by the back button, or without a network — ${said(look)}`, () => visiting('interrupted', look, async (visit) => {
      const { page, context } = visit;
      await visit.open('norderable.localhost');
      await proveMailbox(visit, who.email);
      const { title, text, field, goOn, element, consent, submit, alert } = formOf(visit);
      await field('legalName').fill(who.legalName);
      await field('street').fill(who.street);
      // In the middle of a step, with the cursor still in the field.
      await page.waitForFunction((street) => JSON.stringify(history.state).includes(street), who.street);
      await page.reload();
      await title(text.companyTitle).waitFor();
      expect([await field('legalName').inputValue(), await field('street').inputValue()]).toEqual([who.legalName, who.street]);
      const kept = draftKept(visit);
      await fillDetails(visit, who);
      await kept;
      await title(text.contactsTitle).waitFor();
      await field('givenName').fill(who.givenName);
      await page.waitForFunction(() => JSON.stringify(history.state).includes('givenName'));
      await page.locator('header a[href$="/desk"]').first().click();
      await page.goBack();
      await title(text.contactsTitle).waitFor();
      expect(await field('givenName').inputValue()).toBe(who.givenName);

      await field('familyName').fill(who.familyName);
      // Time to fetch the next step: it is there before the network goes.
      await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/review-step-')));
      visit.expects(/^net::ERR_INTERNET_DISCONNECTED /);
      await context.setOffline(true);
      await goOn.click();
      await title(text.checkTitle).waitFor();
      await element.getByText(text.unsaved).waitFor();
      await visit.settle('not-saved');
      await consent.check();
      await submit.click();
      await alert.getByText(text.errors.offline.title, { exact: true }).waitFor();
      await context.setOffline(false);
      await submit.click();
      await seeUnderReview(visit, who, first.name);
      await page.reload();
      await title(text.onItsWay).waitFor();
      // What the elements keep is gone with the request; the rest of the storage is the site's own.
      const left = await page.evaluate(() => [document.cookie, JSON.stringify(sessionStorage), JSON.stringify(localStorage), JSON.stringify(history.state)].join());
      for (const typed of [who.legalName, who.street, who.familyName, who.email]) expect(left).not.toContain(typed);
      expect((await mailTo(who.email)).filter(({ template }) => template === 'registration_under_review')).toHaveLength(1);
    }));
  }

  const others = [[otherLooks[0], applicant('ugo.perrin@galetbleu-info.ca', 'Galetbleu Informatique inc.', 'CA', 'Ugo', 'Perrin')], [otherLooks[1], applicant('kay.lund@mossgate-it.ca', 'Mossgate IT Ltd.', 'CA', 'Kay', 'Lund')]] as const;
  for (const [look, who] of others) {
    it(`goes on from its e-mail on another device, by a code; sent there, the first tab shows the same (REG-4, REG-16) — ${said(look)}`, () => visiting('first-device', look, async (visit) => {
      await visit.open('norderable.localhost');
      await proveMailbox(visit, who.email);
      const kept = draftKept(visit);
      await fillDetails(visit, who);
      await kept;
      const finish = async (there: Visit): Promise<void> => {
        const { title, text, field, goOn, consent, submit, element } = formOf(there);
        await title(text.contactsTitle).waitFor();
        for (const name of ['givenName', 'familyName'] as const) await field(name).fill(who[name]);
        await goOn.click();
        await title(text.checkTitle).waitFor();
        await element.getByText(who.legalName, { exact: true }).waitFor();
        // Fixed where it began, and by this page too that names none.
        await element.getByText(text.fixedDistributor(first.name)).waitFor();
        await there.settle('review');
        await consent.check();
        await submit.click();
        await seeUnderReview(there, who, first.name);
      };
      // Since yesterday, so that another code may be sent.
      await passDays(await registrationOf(visit), 1);
      const before = await codeFor(who.email);
      await visiting('other-device', look, async (there) => {
        await there.page.goto(await resumeLink(who.email));
        expect(new URL(there.page.url()).origin).toBe(originOf('portal.localhost'));
        const { title, text, element, code, confirm } = formOf(there);
        await title(text.codeAgainTitle).waitFor();
        await element.getByText(who.email).waitFor();
        expect(await element.getByText(who.legalName).count()).toBe(0);
        await there.settle('code');
        await expect.poll(() => codeFor(who.email)).not.toBe(before);
        await code.fill(await codeFor(who.email));
        await confirm.click();
        await finish(there);
      });
      visit.expects(/^409 PUT .*\/draft$/);
      visit.expects(/^409 POST .*\/submissions$/);
      await finish(visit);
      expect((await mailTo(who.email)).filter(({ template }) => template === 'registration_under_review')).toHaveLength(1);
    }));
  }
});
