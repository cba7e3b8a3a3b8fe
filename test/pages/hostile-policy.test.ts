/** The strictest policy a page can have, around every element but the registration form (hostile-page.test.ts): nothing of them is blocked. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { backendOf, fetchSession } from '../journeys/support/backend.ts';
import { deskOf, openCase } from '../journeys/support/desk.ts';
import { type Look, looks, said, wordsOf } from '../journeys/support/look.ts';
import { pageAround } from '../journeys/support/page.ts';
import { registered } from '../journeys/support/portal.ts';
import { type Applicant, applicant } from '../journeys/support/registration.ts';
import { partsOf, statusLinkFor } from '../journeys/support/requests.ts';
import { type Host, type Visit, originOf, visiting } from '../journeys/support/visit.ts';

const policy = (portal: string): string => `default-src 'none'; script-src ${portal} 'self'; connect-src ${portal} 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html`;

/** A page of one host under the policy: the elements, and a script of its own, which is a file. */
async function openStrict(visit: Visit, host: Host, name: string, elements: string, script = ''): Promise<void> {
  const portal = originOf('portal.localhost');
  await visit.serve(host, `/${name}.js`, script, { 'content-type': 'text/javascript' });
  await visit.serve(host, `/${name}.css`, ':root { background: Canvas; color: CanvasText; }', { 'content-type': 'text/css' });
  await visit.serve(host, `/${name}`, pageAround(visit.look, elements, `<link rel="stylesheet" href="/${name}.css"><script type="module" src="${portal}/sdk/v1/loader.js"></script><script type="module" src="/${name}.js"></script>`), { 'content-security-policy': policy(portal) });
  await visit.open(host, `/${name}`);
}

async function queue(visit: Visit, who: Applicant): Promise<void> {
  const { admin } = world.vendors.n.operators;
  const backend = await backendOf(visit, 'kestrane.localhost', admin.id, world.keys.nSecret.token);
  // A dark accent in light and dark: what stands on it derives from it.
  await openStrict(visit, 'kestrane.localhost', 'strict-queue', `<portico-provider appearance='{"accent":"rgb(60, 90, 200)","radius":"0px","control-height":"44px","not-a-token":"1px","text":"red;}*{display:none"}'><portico-review-queue></portico-review-queue></portico-provider>`, fetchSession());
  const { text, button, dialog, row } = deskOf(visit);
  const { dialogs, blocks } = partsOf(visit.look);
  await button(text.filters.open).click();
  await row(who.legalName).waitFor();
  await openCase(visit, who.legalName);
  await visit.settle('queue');
  await button(text.block).click();
  const send = dialog.getByRole('button', { name: dialogs.blockTitle(who.legalName), exact: true });
  await send.click();
  await dialog.getByRole('alert').getByText(dialogs.required.targets).waitFor();
  await visit.settle('dialog', { whole: false });
  expect(await send.evaluate((element) => [getComputedStyle(element).borderRadius, getComputedStyle(element).minHeight])).toEqual(['0px', '44px']);
  await visit.page.keyboard.press('Escape');
  if (visit.look.width === 360) await button(text.backToList).first().click();
  await button(text.blockList).click();
  await dialog.getByRole('button', { name: blocks.close, exact: true }).waitFor();
  await visit.settle('block-list', { whole: false });
  await dialog.getByRole('button', { name: blocks.close, exact: true }).click();
  // Live: another accent, and none again.
  const accent = (): Promise<string> => visit.page.evaluate(() => getComputedStyle(document.querySelector('portico-review-queue') as Element).getPropertyValue('--portico-accent'));
  expect(await accent()).toBe('rgb(60, 90, 200)');
  await visit.page.evaluate(() => { (document.querySelector('portico-provider') as HTMLElement & { appearance?: object }).appearance = { accent: 'teal' }; });
  await expect.poll(accent).toBe('teal');
  expect(backend.asked).toBe(1);
}

async function others(visit: Visit, who: Applicant): Promise<void> {
  const { signIn, overview, enrollment } = wordsOf(visit.look);
  const { status } = partsOf(visit.look);
  // Only of the portal's own pages: its cookie is what signing in sets.
  await openStrict(visit, 'portal.localhost', 'strict-sign-in', '<portico-sign-in></portico-sign-in>');
  const form = visit.page.locator('portico-sign-in');
  await form.getByLabel(signIn.emailLabel).fill('nobody@elsewhere-it.com');
  await form.getByRole('button', { name: signIn.send }).click();
  await form.getByRole('heading', { name: signIn.sentTitle }).waitFor();
  await visit.settle('sign-in');

  const camille = world.distributors.first.operators.admin;
  await backendOf(visit, 'norderable.localhost', camille.id, world.keys.firstSecret.token);
  await openStrict(visit, 'norderable.localhost', 'strict-overview', '<portico-provider><portico-organization-overview></portico-organization-overview></portico-provider>', fetchSession());
  await visit.page.locator('portico-organization-overview').getByText(overview.youAre(overview.aRole.admin, world.distributors.first.name)).waitFor();
  await visit.settle('overview');

  const link = new URLSearchParams((await statusLinkFor(who.email)).split('#')[1]);
  await openStrict(visit, 'norderable.localhost', 'strict-status', `<portico-registration-status key="${world.keys.firstSite.token}" registration="${link.get('registration')}" token="${link.get('token')}"></portico-registration-status>`);
  const page = visit.page.locator('portico-registration-status');
  await page.getByRole('heading', { name: status.titles.under_review, exact: true, level: 2 }).waitFor();
  await page.getByRole('button', { name: status.withdraw, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: status.keep }).click();
  await visit.settle('status');

  await backendOf(visit, 'kestrane.localhost', world.partners.gruenspecht.operators.superAdmin.id);
  await openStrict(visit, 'kestrane.localhost', 'strict-enroll', `<portico-provider><portico-enrollment-form key="${world.keys.mSite.token}"></portico-enrollment-form></portico-provider>`, fetchSession());
  const enroll = visit.page.locator('portico-enrollment-form');
  await enroll.getByRole('button', { name: enrollment.send }).click();
  await enroll.getByRole('alert').getByRole('button', { name: enrollment.required['consent'] ?? '' }).waitFor();
  await visit.settle('enrollment');
}

const people: readonly (readonly [Look, Applicant])[] = [[looks[0], applicant('kit.marlow@ravensmoor-it.ca', 'Ravensmoor IT Ltd.', 'CA', 'Kit', 'Marlow')], [looks[1], applicant('o.carrier@boisclair-reseaux.ca', 'Boisclair Réseaux inc.', 'CA', 'Odette', 'Carrier')]];
describe('a page that forbids inline styles, inline scripts and strings as markup', () => {
  for (const [look, who] of people) {
    it(`blocks nothing of the queue, its dialogs and the look that a provider gives — ${said(look)}`, () => visiting('strict-queue', look, async (visit) => {
      await registered(who, look);
      await queue(visit, who);
    }));
    it(`blocks nothing of sign-in, overview, status page and enrollment — ${said(look)}`, () => visiting('strict-others', look, async (visit) => {
      const other = { ...who, email: `also-${who.email}`, legalName: `${who.legalName} 2` };
      await registered(other, look);
      await others(visit, other);
    }));
  }
});
