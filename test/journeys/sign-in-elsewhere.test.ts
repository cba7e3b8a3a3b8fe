/** Signing in on a site that embeds the portal and has no backend: in the portal's window, or by going there and back (OPR-9, REG-16). */
import { describe, expect, it } from 'vitest';
import { text as siteEn } from '../../components/operators/sign-in/elsewhere-text.en.ts';
import { text as siteFr } from '../../components/operators/sign-in/elsewhere-text.fr.ts';
import { text as grantEn } from '../../components/operators/sign-in/grant-text.en.ts';
import { text as grantFr } from '../../components/operators/sign-in/grant-text.fr.ts';
import { world } from '../../demo/world/world.ts';
import { byAccount, closes, opened, signInAs } from './support/accounts.ts';
import { type Look, looks, pick, said, wordsOf } from './support/look.ts';
import { linkFor, proveByMail } from './support/mailbox.ts';
import { type Visit, originOf, visiting } from './support/visit.ts';

const { vauclair, tallowcreek } = world.partners, solene = vauclair.operators.superAdmin;
const site = (look: Look) => pick(look, siteEn, siteFr), words = (look: Look) => pick(look, grantEn, grantFr);
const button = ({ page, look }: Visit) => page.locator('portico-sign-in').getByRole('button', { name: site(look).open, exact: true });
const overview = ({ page, look }: Visit, name: string) => page.locator('portico-organization-overview').getByText(wordsOf(look).overview.hello(name));
const nobody = /^401 POST .*\/v1\/session-grants\/previews/;
/** Databases of the page's own that the SDK made. */
const stored = (visit: Visit): Promise<number> => visit.page.evaluate(async () => (await indexedDB.databases()).filter(({ name }) => name === 'portico').length);

describe('on a site without a backend', () => {
  for (const look of looks) {
    it(`a partner signs in by the portal's window, stays signed in, and signs out — ${said(look)}`, () => visiting('site', look, async (visit) => {
      await visit.open('kestrane.localhost', '/partners');
      await button(visit).waitFor();
      expect(await stored(visit)).toBe(0);
      await visit.settle('site');
      visit.expects(nobody);
      const portal = await opened(visit, () => button(visit).click());
      await portal.locator('[data-provider=halden]').waitFor();
      visit.front(portal);
      await visit.settle('window');
      await byAccount(visit, 'halden', solene.name, portal);
      const grant = portal.getByRole('button', { name: words(look).goOn });
      await grant.waitFor();
      await portal.getByText(words(look).asks('Kestrane Security', new URL(originOf('kestrane.localhost')).host)).waitFor();
      await visit.settle('asks');
      const [page] = visit.context.pages();
      visit.front(page as NonNullable<typeof page>);
      await closes(portal, () => grant.click());
      await overview(visit, solene.name).waitFor();
      await visit.settle('signed-in');

      // On the next page, and in another tab, at once.
      await visit.page.reload();
      await overview(visit, solene.name).waitFor();
      const tab = await visit.context.newPage();
      await tab.goto(`${originOf('kestrane.localhost')}/partners`);
      await tab.getByText(site(look).as(solene.name, vauclair.name)).waitFor();
      await visit.page.locator('portico-sign-in').getByRole('button', { name: site(look).signOut }).click();
      await button(visit).waitFor();
      await tab.locator('portico-sign-in').getByRole('button', { name: site(look).open, exact: true }).waitFor();
      await visit.page.reload();
      await button(visit).waitFor();
      expect(await visit.page.locator('portico-organization-overview').isVisible()).toBe(false);
    }));

    it(`the link of an e-mail, opened in another tab, is noticed by the window — ${said(look)}`, () => visiting('site-link', look, async (visit) => {
      const { admin, reader } = tallowcreek.operators, who = pick(look, admin, reader);
      await visit.open('kestrane.localhost', '/partners');
      visit.expects(nobody);
      const portal = await opened(visit, () => button(visit).click());
      await portal.locator('portico-sign-in [slot=email]').fill(who.email);
      await portal.locator('portico-sign-in .primary').click();
      await portal.getByText(wordsOf(look).signIn.sentTitle).waitFor();
      const tab = await visit.context.newPage();
      await tab.goto(await linkFor(who.email, 'sign_in_link'));
      await closes(portal, () => portal.getByRole('button', { name: words(look).goOn }).click());
      await overview(visit, who.name).waitFor();
    }));

    it(`cancels, and is as before; asks to be somebody else — ${said(look)}`, () => visiting('site-cancel', look, async (visit) => {
      const { superAdmin, reader } = world.partners.gruenspecht.operators;
      await signInAs(visit, 'microsoft', superAdmin);
      await visit.open('kestrane.localhost', '/partners');
      const first = await opened(visit, () => button(visit).click());
      await closes(first, () => first.getByRole('button', { name: wordsOf(look).signIn.cancel }).click());
      await button(visit).waitFor();
      expect(await visit.page.locator('portico-sign-in .refusal').count()).toBe(0);
      const second = await opened(visit, () => button(visit).click());
      await second.getByRole('button', { name: words(look).other }).click();
      await byAccount(visit, 'microsoft', reader.name, second);
      await closes(second, () => second.getByRole('button', { name: words(look).goOn }).click());
      await overview(visit, reader.name).waitFor();
    }));
  }

  const page = (attributes: string, inside = ''): string => `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>Partners</title><script type="module" src="${originOf('portal.localhost')}/sdk/v1/loader.js"></script></head><body><main><h1>Partners</h1>
    <portico-provider key="${world.keys.vendorSite.token}"><portico-sign-in ${attributes}></portico-sign-in>${inside}</portico-provider></main></body></html>`;

  it('goes to the portal and back to the same page, where no window is wanted', () => visiting('site-redirect', looks[0], async (visit) => {
    const path = '/shop', address = `${originOf('kestrane.localhost')}${path}#list`;
    await visit.serve('kestrane.localhost', path, page('mode="redirect"', '<portico-organization-overview></portico-organization-overview>'));
    await visit.page.goto(address);
    visit.expects(nobody);
    await button(visit).click();
    await visit.page.waitForURL(`${originOf('portal.localhost')}/connect**`);
    await byAccount(visit, 'halden', solene.name);
    await visit.page.getByRole('button', { name: words(looks[0]).goOn }).click();
    await overview(visit, solene.name).waitFor();
    expect(visit.page.url()).toBe(address);
  }));
  it('a window that loses its page brings the session there by itself', () => visiting('site-severed', looks[1], async (visit) => {
    const path = '/isolated';
    await visit.serve('kestrane.localhost', path, page('').replace('lang="en"', 'lang="fr"'), { 'cross-origin-opener-policy': 'same-origin' });
    await visit.page.goto(originOf('kestrane.localhost') + path);
    visit.expects(nobody);
    const portal = await opened(visit, () => button(visit).click());
    await byAccount(visit, 'halden', solene.name, portal);
    await portal.getByRole('button', { name: words(looks[1]).goOn }).click();
    await visit.page.locator('portico-sign-in').getByText(site(looks[1]).as(solene.name, vauclair.name)).waitFor();
  }));
  it('a sensitive action is proved on the site itself, and goes on', () => visiting('site-step-up', looks[0], async (visit) => {
    const { admin } = vauclair.operators, path = '/team';
    await visit.serve('kestrane.localhost', path, page('', '<portico-operator-manager></portico-operator-manager>'));
    await signInAs(visit, 'halden', solene);
    await visit.page.goto(originOf('kestrane.localhost') + path);
    const portal = await opened(visit, () => button(visit).click());
    await closes(portal, () => portal.getByRole('button', { name: words(looks[0]).goOn }).click());
    const manager = visit.page.locator('portico-operator-manager'), row = manager.getByRole('row').filter({ hasText: admin.email });
    await row.locator('.menu > button').click();
    await row.locator("[data-action='role']").click();
    await manager.locator('dialog [value=super_admin]').check();
    visit.expects(/^401 PUT .*\/role/);
    await manager.locator('dialog .primary').click();
    await proveByMail(manager, solene.email);
    await manager.locator('dialog').first().waitFor({ state: 'detached' });
  }));
  it('somebody who does not work with the site gets no session there', () => visiting('site-stranger', looks[0], async (visit) => {
    const stranger = world.partners.gruenspecht.operators.superAdmin;
    await visit.serve('norderable.localhost', '/shop', page('').replace(world.keys.vendorSite.token, world.keys.firstSite.token));
    await signInAs(visit, 'microsoft', stranger);
    await visit.page.goto(`${originOf('norderable.localhost')}/shop`);
    visit.expects(/^403 POST .*\/v1\/session-grants\/previews/);
    const portal = await opened(visit, () => button(visit).click());
    await portal.locator('.refusal').waitFor();
    await closes(portal, () => portal.getByRole('button', { name: words(looks[0]).backTo(new URL(originOf('norderable.localhost')).host) }).click());
    await button(visit).waitFor();
  }));
});
