/** The guided tour: each step done for somebody or by hand, told by what really happened; left, come back to, begun anew. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { text as en } from '../../demo/sites/front/tour-text.en.ts';
import { text as fr } from '../../demo/sites/front/tour-text.fr.ts';
import { steps } from '../../demo/sites/front/tour-steps.ts';
import { tabTo } from '../journeys/support/keys.ts';
import { type Look, looks, otherLooks, pick, said, wordsOf } from '../journeys/support/look.ts';
import { codeFor } from '../journeys/support/mailbox.ts';
import { type Visit, originOf, visiting } from '../journeys/support/visit.ts';

type StepName = (typeof steps)[number];
const tourOf = ({ page, look }: Visit) => {
  const text = pick(look, en, fr);
  return {
    text, guide: page.locator('.guide'), vendor: page.frameLocator('iframe[data-side=vendor]'), desk: page.frameLocator('iframe[data-side=distributor]'),
    at: (step: StepName): Locator => page.getByRole('heading', { name: text.steps[step].title, level: 2 }), doIt: (step: StepName): Locator => page.getByRole('button', { name: text.steps[step].do, exact: true }),
  };
};

async function allDone(visit: Visit, settled: readonly StepName[]): Promise<void> {
  const { at, doIt, text } = tourOf(visit);
  for (const step of steps.slice(0, -1)) {
    await at(step).waitFor();
    if (settled.includes(step)) await visit.settle(step, { whole: false });
    await doIt(step).and(visit.page.locator(':not([aria-disabled])')).click();
  }
  await at('signIn').waitFor();
  const follow = doIt('signIn').and(visit.page.locator(':not([aria-disabled])'));
  await follow.waitFor();
  await visit.settle('sign-in', { whole: false });
  const [tab] = await Promise.all([visit.context.waitForEvent('page'), follow.click()]);
  await tab.locator('portico-organization-overview').getByRole('heading').first().waitFor();
  expect(new URL(tab.url()).origin).toBe(originOf('portal.localhost'));
  await tab.close();
  await visit.page.getByRole('heading', { name: text.done.title }).waitFor();
  await visit.settle('done', { whole: false });
}

/** The window of a site, where there is room for one at a time. */
async function turnTo({ page, look }: Visit, side: 'vendor' | 'distributor'): Promise<void> {
  if (look.width === 360) await page.getByRole('button', { name: pick(look, en, fr).sides[side], exact: true }).click();
  await page.locator(`iframe[data-side=${side}]`).scrollIntoViewIfNeeded();
}
/** Presses in the window of a site, again where the page has moved on meanwhile: a browser leaves a frame that is out of sight unpainted, and what is not painted is never at rest. */
async function pressIn(visit: Visit, side: 'vendor' | 'distributor', button: Locator): Promise<void> {
  await expect.poll(async () => {
    await turnTo(visit, side);
    return button.click({ timeout: 3000 }).then(() => 'pressed', String);
  }, { timeout: 30_000 }).toBe('pressed');
}

describe('the guided tour', () => {
  for (const look of looks) {
    it(`can all be done for who would rather watch, to the first page of the portal — ${said(look)}`, () => visiting('tour', look, async (visit) => {
      await visit.open('localhost');
      await visit.page.getByRole('link', { name: pick(look, 'Take the tour', 'Commencer la visite') }).click();
      await visit.page.locator('demo-panel').waitFor({ state: 'attached' });
      const { vendor } = tourOf(visit);
      await vendor.locator('portico-registration-form').getByRole('button').first().waitFor();
      await allDone(visit, ['address', 'code', 'send', 'activate']);
    }));
  }

  const byHand = async (look: Look): Promise<void> => visiting('tour-by-hand', look, async (visit) => {
    const { page } = visit, { text, at, vendor, desk, guide, doIt } = tourOf(visit), form = vendor.locator('portico-registration-form'), words = wordsOf(look);
    const email = `tour.${look.language}@${look.width}-hollin-systems.ca`;
    await visit.open('localhost', '/tour');
    await at('address').waitFor();
    // By keyboard: the guide's button is on the way, and says what it does.
    await tabTo(visit, doIt('address'));
    await form.getByLabel(words.registration.emailLabel).fill(email);
    await pressIn(visit, 'vendor', form.getByRole('button', { name: words.registration.sendCode, exact: true }));
    await at('code').waitFor();
    // The e-mail in the middle is the one that was sent.
    const code = await codeFor(email);
    await guide.frameLocator('iframe').getByText(code).waitFor();
    await form.getByLabel(words.registration.codeLabel).fill(code);
    await pressIn(visit, 'vendor', form.getByRole('button', { name: words.registration.confirm, exact: true }));
    await at('details').waitFor();

    // Left and come back to: nothing is lost, in the tour or in its windows.
    await visit.open('localhost');
    await visit.open('localhost', '/tour');
    await at('details').waitFor();
    await form.getByRole('heading', { name: words.registration.companyTitle }).waitFor();
    await doIt('details').click();
    await at('send').waitFor();
    await doIt('send').and(page.locator(':not([aria-disabled])')).click();
    await at('arrives').waitFor();
    const company = (await form.getByText(/ IT Inc\./).first().textContent())?.trim() ?? '';
    await pressIn(visit, 'distributor', desk.getByRole('list', { name: words.review.list }).getByRole('button', { name: company }));
    await at('activate').waitFor();
    await pressIn(visit, 'distributor', desk.getByRole('button', { name: words.review.activate, exact: true }));
    await at('approve').waitFor();
    await page.getByRole('button', { name: text.again, exact: true }).click();
    await at('address').waitFor();
    await turnTo(visit, 'vendor');
    await form.getByLabel(words.registration.emailLabel).waitFor();
    expect(await page.locator('.rail .past').count()).toBe(0);
    await visit.settle('again', { whole: false });
  });
  for (const look of otherLooks) it(`goes on by what somebody does in its windows, can be left, and begun anew — ${said(look)}`, () => byHand(look));
});

describe('the windows of the tour', () => {
  const look = looks[1];
  it(`listen to the tour alone, and switch language and colors with it — ${said(look)}`, () => visiting('tour-windows', look, async (visit) => {
    const { page } = visit, { vendor } = tourOf(visit);
    await visit.open('localhost', '/tour');
    const form = vendor.locator('portico-registration-form');
    await form.getByLabel(wordsOf(look).registration.emailLabel).waitFor();
    // A wish from elsewhere, into a window that thinks it is the tour's: nothing happens.
    await visit.serve('norderable.localhost', '/stranger', `<!doctype html><html lang="fr"><head><title>x</title><link rel="icon" href="data:,"></head><body><iframe title="x" name='portico-tour:${JSON.stringify({ tour: originOf('localhost') })}' src="${originOf('kestrane.localhost')}/"></iframe></body></html>`);
    const stranger: Page = await visit.context.newPage();
    await stranger.goto(`${originOf('norderable.localhost')}/stranger`);
    const field = stranger.frameLocator('iframe').locator('portico-registration-form input[name=email]');
    await field.waitFor();
    await stranger.evaluate((to) => document.querySelector('iframe')?.contentWindow?.postMessage({ do: 'email', who: { email: 'nobody@example.com' } }, to), originOf('kestrane.localhost'));
    await stranger.waitForTimeout(500);
    expect(await field.inputValue()).toBe('');
    await stranger.close();

    await page.getByRole('link', { name: 'English' }).click();
    await form.getByLabel(wordsOf({ ...look, language: 'en' }).registration.emailLabel).waitFor();
    await page.evaluate(() => { document.documentElement.dataset['scheme'] = 'dark'; });
    await vendor.locator('html[data-scheme=dark]').waitFor({ state: 'attached' });
  }));
});
