/** What the demo shows besides: its front page, the developer panel, a pasted snippet, approval without a reviewer. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { closePanel, deskOf, openCase, openPanel, playOperator } from './support/desk.ts';
import { type Look, looks, otherLooks, said, wordsOf } from './support/look.ts';
import { linkFor, mailTo, newest } from './support/mailbox.ts';
import { pageAround } from './support/page.ts';
import { type Applicant, applicant, fillCompany, formOf, proveMailbox } from './support/registration.ts';
import { type Visit, originOf, visiting } from './support/visit.ts';

const embed = (key: string): string => `<script type="module" src="${originOf('portal.localhost')}/sdk/v1/loader.js"></script>
<portico-registration-form key="${key}"></portico-registration-form>`;

describe('the front page', () => {
  for (const look of looks) {
    it(`leads to the sites, the reference, the OpenAPI document and the health check — ${said(look)}`, () => visiting('front', look, async (visit) => {
      const { page } = visit;
      await visit.open('localhost');
      await page.locator('demo-panel').waitFor({ state: 'attached' });
      await visit.settle('front');
      const links = await page.locator('main a').evaluateAll((all) => (all as HTMLAnchorElement[]).map(({ href }) => href));
      const portal = originOf('portal.localhost');
      expect(links).toEqual(expect.arrayContaining([`${originOf('kestrane.localhost')}/`, `${originOf('norderable.localhost')}/desk`, `${originOf('norderable.localhost')}/`, `${originOf('localhost')}/tour`, `${originOf('developers.localhost')}/`, `${portal}/`, `${portal}/reference`, `${portal}/openapi.json`, `${portal}/healthz`]));
      await page.locator('a[href$="/reference"]').click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.locator('body').innerText()).toContain('/v1/registrations');
      await visit.settle('reference', { language: 'en' });
      await page.goBack();
      await page.locator('a[href$="/openapi.json"]').click();
      const { openapi, paths } = JSON.parse(await page.locator('body').innerText()) as { openapi: string; paths: Record<string, unknown> };
      expect(openapi).toMatch(/^3\./);
      expect(Object.keys(paths)).toContain('/v1/registrations');
      await page.goBack();
      await page.locator('a[href$="/healthz"]').click();
      expect(JSON.parse(await page.locator('body').innerText())).toMatchObject({ status: 'ok' });
    }));
  }
});

describe('a vendor', () => {
  for (const look of otherLooks) {
    it(`decides where no distributor serves the country, and follows the others (REG-16) — ${said(look)}`, () => visiting('vendor', look, async (visit) => {
      const { vendorReview, second } = world.registrations;
      const desk = deskOf(visit);
      await visit.open('kestrane.localhost', '/desk');
      await desk.rows.first().waitFor();
      await visit.settle('desk');
      const its = vendorReview.company?.legalName ?? '';
      await openCase(visit, its);
      expect(await desk.button(desk.text.approve(its)).getAttribute('aria-disabled')).toBeNull();
      await visit.settle('own-case');

      // The portal's own page shows the same, to whom the panel plays there.
      await visit.open('portal.localhost', '/sign-in');
      await visit.page.locator('portico-sign-in').getByRole('heading', { level: 2 }).waitFor();
      await playOperator(visit, world.vendors.n.operators.superAdmin.name);
      await visit.open('portal.localhost', '/review');
      const theirs = second.company?.legalName ?? '';
      // A distributor decides it, so it is not among those that wait for the vendor.
      await desk.button(desk.text.filters.open).click();
      await openCase(visit, theirs);
      expect(await desk.button(desk.text.approve(theirs)).getAttribute('aria-disabled')).toBe('true');
      expect(await desk.case.getByText(world.distributors.second.name).count()).toBeGreaterThan(0);
      if (look.width === 1280) await closePanel(visit);
      await visit.settle('case-of-a-distributor');
    }));
  }
});

describe('the developer panel', () => {
  for (const [look, email] of [[otherLooks[0], 'remi.astier@combebleue-ti.ca'], [otherLooks[1], 'orla.finch@kelpstone-networks.com']] as const) {
    it(`shows mail, operators, events, and code that works where it is pasted — ${said(look)}`, () => visiting('panel', look, async (visit) => {
      const { panel: text } = wordsOf(look);
      await visit.open('kestrane.localhost');
      await visit.page.locator('demo-panel').getByRole('button', { name: text.open }).waitFor();
      await proveMailbox(visit, email);
      // The badge counts what came since this site was opened, to anybody.
      await visit.page.locator('demo-panel').getByRole('button', { name: new RegExp(`\\d ${text.unread(1).slice(2, 7)}`) }).waitFor();
      const mail = await openPanel(visit, 'mailbox');
      await visit.settle('mailbox', { whole: false });
      await mail.getByRole('button', { name: email }).filter({ hasText: (await newest(email, 'registration_code')).subject }).click();
      await mail.frameLocator('iframe').getByText(/^\d{6}$/).waitFor();
      await mail.getByRole('button', { name: text.mailbox.plain }).click();
      expect(await mail.locator('pre').innerText()).toMatch(/\b\d{6}\b/);
      await visit.settle('mail', { whole: false });
      await openPanel(visit, 'operator').then((pane) => pane.getByRole('button', { name: world.vendors.n.operators.admin.name }).waitFor());
      await visit.settle('operators', { whole: false });
      const events = await openPanel(visit, 'activity');
      const confirmed = events.getByRole('listitem').filter({ hasText: 'registration.email_confirmed' }).first();
      await confirmed.waitFor();
      expect(await confirmed.innerText()).toContain(`${text.activity.rule} REG-4`);
      await visit.settle('events', { whole: false });
      const page = await openPanel(visit, 'page');
      await page.getByRole('button', { name: text.page.schemes[look.scheme], exact: true }).click();
      await visit.settle('page', { whole: false });
      const snippet = await (await openPanel(visit, 'snippet')).locator('pre').textContent() ?? '';
      await visit.settle('snippet', { whole: false });
      await closePanel(visit);

      expect(snippet).toContain('<portico-registration-form');
      await visit.serve('kestrane.localhost', '/pasted', pageAround(look, snippet));
      await visit.open('kestrane.localhost', '/pasted');
      const form = formOf(visit);
      await form.title(form.text.emailTitle(world.programs.n.name)).waitFor();
      await visit.settle('pasted');
      await form.email.fill(`again-${email}`);
      await form.send.click();
      await form.title(form.text.codeTitle).waitFor();
    }));
  }
});

async function approveAtOnce(visit: Visit, who: Applicant): Promise<void> {
  await proveMailbox(visit, who.email);
  await fillCompany(visit, who);
  const { submit, element, text } = formOf(visit);
  await submit.click();
  await element.getByText(text.approvedIntro(who.email)).waitFor();
  await visit.settle('approved');
  expect((await mailTo(who.email)).map(({ template }) => template)).toEqual(['registration_approved', 'registration_received', 'registration_code']);
  await visit.page.goto(await linkFor(who.email, 'registration_approved'));
  const { overview } = wordsOf(visit.look);
  await visit.page.locator('portico-organization-overview').getByText(overview.youAre(overview.aRole.super_admin, who.legalName)).waitFor();
}

describe('approval without a reviewer', () => {
  const people: [Look, Applicant][] = [[looks[0], applicant('mara.lunt@copperwren-it.com', 'Copperwren IT, Inc.', 'US')], [looks[1], applicant('lukas.ebner@tannhof-systeme.de', 'Tannhof Systeme GmbH', 'DE', 'Lukas', 'Ebner')]];
  for (const [look, who] of people) {
    it(`is at once where the vendor’s program asks for no product activation and nothing conflicts (REG-10) — ${said(look)}`, () => visiting('automatic', look, async (visit) => {
      await visit.serve('norderable.localhost', '/palisorne', pageAround(look, embed(world.keys.acSite.token)));
      await visit.open('norderable.localhost', '/palisorne');
      await approveAtOnce(visit, who);
    }));
  }
  const look = otherLooks[1];
  it(`is at once where the distributor activated the product beforehand, as the front page says (REG-9, REG-10) — ${said(look)}`, () => visiting('beforehand', look, async (visit) => {
    await visit.open('norderable.localhost');
    await approveAtOnce(visit, applicant(`robin.ashe@${world.activatedBeforehand.domain}`, 'Marbrook Cloudworks Ltd.'));
  }));
});
