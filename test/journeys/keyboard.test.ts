/** Without a pointer: what has focus is on screen, and every step leads on by Tab, Enter, Space, arrows and Escape. */
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { deskOf } from './support/desk.ts';
import { looks, otherLooks, pick, said, words } from './support/look.ts';
import { codeFor } from './support/mailbox.ts';
import { registered } from './support/portal.ts';
import { applicant, formOf, seeUnderReview } from './support/registration.ts';
import { partsOf, statusLinkFor } from './support/requests.ts';
import { type Visit, visiting } from './support/visit.ts';

/** Presses of Tab that any place on these pages may take. */
const farthest = 40;
const focused = (locator: Locator): Promise<boolean> => locator.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element).catch(() => false);

/** Tabs on until something has focus, and sees that it shows: a ring, and inside the window. */
async function tabTo({ page }: Visit, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; !(await focused(target)); presses += 1) {
    if (presses === farthest) throw new Error(`Tab does not reach ${String(target)}`);
    await page.keyboard.press('Tab');
  }
  const seen = await target.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom } = element.getBoundingClientRect();
    return { ring: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2, inside: bottom > 0 && top < innerHeight };
  });
  expect(seen, String(target)).toEqual({ ring: true, inside: true });
}
const type = async (visit: Visit, target: Locator, text: string): Promise<void> => {
  await tabTo(visit, target);
  await visit.page.keyboard.type(text);
};
const press = async (visit: Visit, target: Locator, key = 'Enter'): Promise<void> => {
  await tabTo(visit, target);
  await visit.page.keyboard.press(key);
};
const landed = (target: Locator): Promise<void> => expect.poll(() => focused(target), { message: `focus on ${String(target)}`, timeout: 5_000 }).toBe(true);

describe('by keyboard alone', () => {
  for (const [look, who] of [[looks[0], applicant('noor.haddad@tideglass-it.ca', 'Tideglass IT Ltd.')], [looks[1], applicant('paul.breton@moulinclair-info.ca', 'Moulinclair Informatique inc.')]] as const) {
    it(`a company registers (REG-1, REG-4, REG-5) — ${said(look)}`, () => visiting('keyboard-form', look, async (visit) => {
      const { page } = visit;
      await visit.open('norderable.localhost');
      const { email, code, field, consent, submit, goOn, confirm, title, text, alert } = formOf(visit);
      await email.waitFor();
      // The first stop of the page leads past its header.
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await type(visit, email, who.email);
      await page.keyboard.press('Enter');
      await landed(code);
      await page.keyboard.type(await codeFor(who.email));
      await press(visit, confirm);
      await landed(title(text.companyTitle));
      await type(visit, field('legalName'), who.legalName);
      await tabTo(visit, field('country'));
      await page.keyboard.type('Canada');
      for (const name of ['street', 'city'] as const) await type(visit, field(name), who[name]);
      await tabTo(visit, field('region'));
      await page.keyboard.type(pick(look, 'Quebec', 'Québec'));
      await type(visit, field('postalCode'), who.postalCode);
      await press(visit, goOn);
      await landed(title(text.contactsTitle));
      for (const name of ['givenName', 'familyName'] as const) await type(visit, field(name), who[name]);
      await press(visit, goOn);
      await landed(title(text.checkTitle));
      await press(visit, submit);
      // Consent is missing: the summary takes focus and leads to it.
      await landed(alert.first());
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await landed(consent);
      await page.keyboard.press('Space');
      await visit.settle('filled');
      await press(visit, submit);
      await seeUnderReview(visit, who, world.distributors.first.name);
      await landed(title(text.onItsWay));

      await page.goto(await statusLinkFor(who.email));
      const status = page.locator('portico-registration-status');
      const { status: words } = partsOf(look);
      const withdraw = status.getByRole('button', { name: words.withdraw, exact: true });
      await press(visit, withdraw);
      const keep = status.getByRole('dialog').getByRole('button', { name: words.keep });
      await keep.waitFor();
      await page.keyboard.press('Escape');
      await landed(withdraw);
      await page.keyboard.press('Enter');
      await press(visit, keep, 'Space');
      await landed(withdraw);
    }));
  }

  const cases = [
    [otherLooks[0], applicant('rose.aubin@ventclos-reseau.ca', 'Ventclos Réseau inc.', 'CA', 'Rose', 'Aubin-Marsolais'), applicant('h.aubin@pierrelongue-ti.ca', 'Pierrelongue TI inc.', 'CA', 'Henri', 'Aubin-Marsolais')],
    [otherLooks[1], applicant('ada.mossgrove@fernmere-systems.com', 'Fernmere Systems, Inc.', 'US', 'Ada', 'Mossgrove'), applicant('j.mossgrove@oxbowlane-it.com', 'Oxbowlane IT LLC', 'US', 'Jory', 'Mossgrove')],
  ] as const;
  for (const [look, wanted, unwanted] of cases) {
    it(`a reviewer activates, approves and declines (REG-9, REG-13) — ${said(look)}`, () => visiting('keyboard-queue', look, async (visit) => {
      await registered(wanted, look);
      await registered(unwanted, look);
      const { page } = visit;
      await visit.open('norderable.localhost', '/desk');
      const { text, row, title, button, status, dialog, queue } = deskOf(visit);
      await type(visit, queue.getByRole('searchbox', { name: text.search }), wanted.familyName);
      await queue.getByRole('list').getByRole('button').nth(2).waitFor({ state: 'detached' });
      // The list is one stop; arrows move in it, newest first.
      await tabTo(visit, row(unwanted.legalName));
      await page.keyboard.press('ArrowDown');
      await landed(row(wanted.legalName));
      await page.keyboard.press('Enter');
      await landed(title(wanted.legalName));
      await press(visit, button(text.activate));
      await status.getByText(text.done['product.activate']()).waitFor();
      await landed(title(wanted.legalName));
      await press(visit, button(text.approve(wanted.legalName)), 'Space');
      await status.getByText(text.done['registration.approve'](wanted.email)).waitFor();
      await visit.settle('approved');

      if (look.width === 360) await press(visit, button(text.backToList));
      else await page.keyboard.press('Shift+Tab');
      while (look.width !== 360 && !(await focused(row(wanted.legalName)))) await page.keyboard.press('Shift+Tab');
      await landed(row(wanted.legalName));
      await page.keyboard.press('ArrowUp');
      await landed(row(unwanted.legalName));
      await page.keyboard.press('Enter');
      await landed(title(unwanted.legalName));
      await press(visit, button(text.decline));
      await dialog.waitFor();
      await page.keyboard.press('Escape');
      await landed(button(text.decline));
      await page.keyboard.press('Enter');
      await tabTo(visit, dialog.getByLabel(text.reasonLabel));
      await page.keyboard.type(text.reasons.out_of_territory);
      await tabTo(visit, dialog.getByRole('radio').first());
      // The first arrow chooses the next one: at once, in 30 days, never.
      await page.keyboard.press('ArrowDown');
      expect(await dialog.getByRole('radio', { name: text.reapply.in_30_days }).isChecked()).toBe(true);
      await visit.settle('decline', { whole: false });
      await press(visit, dialog.getByRole('button', { name: text.declineTitle(unwanted.legalName) }));
      await status.getByText(text.done['registration.decline'](unwanted.email)).waitFor();
      await landed(title(unwanted.legalName));
      await visit.settle('declined');
    }));
  }
});

it('the words of both languages differ, so that finding things by them proves the language', () => {
  expect(words.en.registration.sendRequest).not.toBe(words.fr.registration.sendRequest);
  expect(words.en.review.activate).not.toBe(words.fr.review.activate);
});
