/** Two copies and two versions of the SDK on one page, and two providers: no clash, one session, each brand and language where it belongs. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { backendOf, fetchSession } from '../journeys/support/backend.ts';
import { looks, said } from '../journeys/support/look.ts';
import { pageAround } from '../journeys/support/page.ts';
import { serveCopy } from '../journeys/support/sdk-copy.ts';
import { type Visit, originOf, visiting } from '../journeys/support/visit.ts';

const elsewhere = 'http://cdn.localhost:8099';
const script = (address: string): string => `<script type="module" src="${address}"></script>`;
const own = (file: string): string => `${originOf('portal.localhost')}/sdk/v1/${file}.js`;
const queue = (attributes = ''): string => `<portico-provider endpoint="${originOf('portal.localhost')}" ${attributes}><portico-review-queue></portico-review-queue></portico-provider>`;
const { firstSite, acSite, firstSecret, nSecret } = world.keys;
const camille = world.distributors.first.operators.admin, siobhan = world.vendors.n.operators.admin;

async function openPage(visit: Visit, name: string, pasted: string): Promise<void> {
  await visit.serve('norderable.localhost', `/${name}`, pageAround(visit.look, pasted));
  await visit.open('norderable.localhost', `/${name}`);
}
const rows = (visit: Visit, at = 0) => visit.page.locator('portico-review-queue').nth(at).locator('[part~=row]');

describe('two copies of the SDK on one page', () => {
  for (const look of looks) {
    it(`one of them serves each tag, whichever came first, and elements of the one use the provider of the other — ${said(look)}`, () => visiting('copies', look, async (visit) => {
      const asked = await serveCopy(visit, elsewhere);
      const backend = await backendOf(visit, 'norderable.localhost', camille.id, firstSecret.token);
      await openPage(visit, 'copies', `<portico-provider endpoint="${originOf('portal.localhost')}" key="${firstSite.token}" appearance='{"accent":"rgb(60, 90, 200)"}'></portico-provider>${script(own('loader'))}<script type="module">${fetchSession()}</script>`);
      await visit.page.waitForFunction(() => customElements.get('portico-provider'));
      // The whole of the other, as a bundle of the host would bring it: the provider is taken, the elements are not.
      await visit.page.addScriptTag({ type: 'module', url: `${elsewhere}/sdk/v1/define.js` });
      await visit.page.waitForFunction(() => customElements.get('portico-review-queue'));
      await visit.page.evaluate(() => {
        const provider = document.querySelector('portico-provider');
        for (const tag of ['portico-review-queue', 'portico-organization-overview', 'portico-registration-form']) provider?.append(document.createElement(tag));
      });
      await rows(visit).first().waitFor();
      await visit.page.locator('portico-organization-overview').getByText(world.distributors.first.name).first().waitFor();
      await visit.page.locator('portico-registration-form').getByRole('heading', { level: 2 }).filter({ hasText: world.programs.n.name }).waitFor();
      expect(backend.asked).toBe(1);
      expect(asked).toContain('review-queue');
      expect(await visit.page.locator('portico-registration-form .primary').evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(60, 90, 200)');
      expect(await visit.page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /localhost:(?!8099)\d+\/sdk\/v1\/chunks\/(?:review|registration-form|organization)/.test(name)).length)).toBe(0);
    }));
    it(`two loaders and a define.js at once, in either order: each tag is defined once, and each element asks once — ${said(look)}`, () => visiting('loaders', look, async (visit) => {
      await serveCopy(visit, elsewhere);
      const theirs = (file: string): string => `${elsewhere}/sdk/v1/${file}.js`;
      const orders = [[own('loader'), theirs('loader')], [theirs('loader'), own('loader'), own('define')], [own('define'), theirs('define'), own('loader'), theirs('loader')]];
      await visit.context.addInitScript(() => {
        const { define } = customElements;
        customElements.define = (name, element, options) => { (globalThis as unknown as { defined: string[] }).defined = [...((globalThis as unknown as { defined?: string[] }).defined ?? []), name]; define.call(customElements, name, element, options); };
      });
      for (const [index, order] of orders.entries()) {
        const backend = await backendOf(visit, 'norderable.localhost', camille.id, firstSecret.token, `/session-${index}`);
        const reads: string[] = [];
        visit.page.on('request', (request) => { if (request.method() === 'GET' && /\/v1\/(?:requests|registration-form)/.test(request.url())) reads.push(new URL(request.url()).pathname); });
        await openPage(visit, `loaders-${index}`, `${order.map(script).join('\n')}${queue()}<portico-registration-form endpoint="${originOf('portal.localhost')}" key="${firstSite.token}"></portico-registration-form><script type="module">${fetchSession('portico-provider', `/session-${index}`)}</script>`);
        await rows(visit).first().waitFor();
        await visit.page.locator('portico-registration-form').getByRole('heading', { level: 2 }).filter({ hasText: world.programs.n.name }).waitFor();
        const defined = (await visit.page.evaluate('defined')) as string[];
        expect(defined.length).toBe(new Set(defined).size);
        expect([backend.asked, reads.toSorted()]).toEqual([1, ['/v1/registration-form', '/v1/requests']]);
        visit.page.removeAllListeners('request');
      }
    }));
  }
});

describe('two providers on one page', () => {
  for (const look of looks) {
    it(`side by side and one in the other, each with its brand, language and session — ${said(look)}`, () => visiting('providers', look, async (visit) => {
      const distributor = await backendOf(visit, 'norderable.localhost', camille.id, firstSecret.token, '/session-a'), vendor = await backendOf(visit, 'norderable.localhost', siobhan.id, nSecret.token, '/session-b');
      const form = '<portico-registration-form></portico-registration-form>', list = '<portico-review-queue></portico-review-queue>';
      await openPage(visit, 'providers', `${script(own('loader'))}
<portico-provider id="a" locale="en" key="${firstSite.token}" appearance='{"accent":"rgb(60, 90, 200)","radius":"0px"}'>${form}${list}<portico-provider id="inner" locale="fr" appearance='{"accent":"rgb(0, 90, 60)"}'>${form}</portico-provider></portico-provider>
<portico-provider id="b" locale="fr" publishable-key="${acSite.token}" appearance='{"accent":"rgb(90, 30, 60)","radius":"12px"}'>${form}${list}</portico-provider>
<script type="module">${fetchSession('#a', '/session-a')}${fetchSession('#b', '/session-b')}</script>`);
      const { page } = visit;
      for (const at of [0, 1]) await rows(visit, at).first().waitFor();
      const seen = await page.locator('portico-registration-form').evaluateAll((all) => Promise.all(all.map(async (element) => {
        for (let tries = 0; !element.shadowRoot?.querySelector('.primary') && tries < 100; tries += 1) await new Promise((resolve) => { setTimeout(resolve, 50); });
        const root = element.shadowRoot?.querySelector('.root'), style = getComputedStyle(root?.querySelector('.primary') as Element);
        return [root?.getAttribute('lang'), root?.querySelector('h2')?.textContent, style.backgroundColor, style.borderRadius];
      })));
      const { n, ac } = world.programs;
      expect(seen).toEqual([['en', `Join ${n.name}`, 'rgb(60, 90, 200)', '0px'], ['fr', `Rejoindre ${n.name}`, 'rgb(0, 90, 60)', '0px'], ['fr', `Rejoindre ${ac.name}`, 'rgb(90, 30, 60)', '12px']]);
      expect([distributor.asked, vendor.asked]).toEqual([1, 1]);
      // Only a vendor has a block list, and each reads in its own language.
      const [first, second] = [page.locator('portico-review-queue').nth(0), page.locator('portico-review-queue').nth(1)];
      await second.getByRole('button', { name: 'Liste de blocage', exact: true }).waitFor();
      expect(await first.getByRole('button', { name: 'Block list', exact: true }).count()).toBe(0);
      // One of them signs out: the other goes on.
      await page.evaluate(() => (document.querySelector('#a') as HTMLElement & { logout(): void }).logout());
      await expect.poll(() => distributor.asked).toBe(2);
      await rows(visit, 0).first().waitFor();
      expect(vendor.asked).toBe(1);
      // Moved into the other one, an element is of that one.
      await page.evaluate(() => { const [one] = document.querySelectorAll('portico-registration-form'); document.querySelector('#b')?.append(one as Element); });
      await expect.poll(() => page.locator('#b portico-registration-form').nth(1).locator('h2').first().textContent()).toBe(`Rejoindre ${ac.name}`);
    }));
  }
});
