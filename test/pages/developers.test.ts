/** The developers' site: two lines that work, what the host's analytics hear, a request that waits for the page or is held back, the reference. */
import { describe, expect, it } from 'vitest';
import { tagNames } from '../../components/tags.ts';
import { text as elementsEn } from '../../demo/sites/developers/elements-text.en.ts';
import { text as elementsFr } from '../../demo/sites/developers/elements-text.fr.ts';
import { text as reviewEn } from '../../components/registration/form/review-text.en.ts';
import { text as reviewFr } from '../../components/registration/form/review-text.fr.ts';
import { looks, otherLooks, pick, said } from '../journeys/support/look.ts';
import { formOf } from '../journeys/support/registration.ts';
import { originOf, visiting } from '../journeys/support/visit.ts';

describe('the quick start', () => {
  for (const look of looks) {
    it(`shows the two lines that run, what analytics hear of them, and a request that the page holds back, lets wait, and lets go — ${said(look)}`, () => visiting('developers', look, async (visit) => {
      const { page } = visit;
      await visit.open('developers.localhost');
      const form = formOf(visit), heard = page.locator('#heard').getByRole('listitem');
      await heard.filter({ hasText: 'portico-ready' }).waitFor();
      await visit.settle('quick-start');
      expect(await page.locator('[data-snippet] code').textContent()).toContain(`src="${originOf('portal.localhost')}/sdk/v1/loader.js"`);
      // The code that is shown is the file that runs.
      for (const name of ['sink', 'ask']) expect(await page.locator(`[data-file$="${name}.js"] code`).textContent()).toBe((await (await page.request.get(`${originOf('localhost').replace('//localhost', '//127.0.0.1')}/sites/${name}.js`)).text()).trimEnd());

      await page.getByRole('button', { name: pick(look, 'Fill it in for me', 'Remplir pour moi') }).click();
      await form.title(form.text.checkTitle).waitFor();
      await form.consent.check();
      const stopped = pick(look, reviewEn, reviewFr).stopped;

      await page.locator('#closed').check();
      await form.submit.click();
      await form.alert.getByText(stopped).waitFor();
      await heard.filter({ hasText: 'portico-before-register' }).filter({ hasText: 'kind: company' }).waitFor();
      await visit.settle('vetoed');

      await page.locator('#closed').uncheck();
      await page.locator('#legal').check();
      await form.submit.click();
      const card = page.getByRole('alertdialog');
      await card.waitFor();
      await visit.settle('legal');
      await card.getByRole('button', { name: pick(look, 'Hold it back', 'Retenir') }).click();
      await form.alert.getByText(stopped).waitFor();
      await form.submit.click();
      await card.getByRole('button', { name: pick(look, 'Let it go', 'Laisser partir') }).click();
      await form.element.getByText(form.text.approvedTitle).first().waitFor();
      const registered = heard.filter({ hasText: 'portico-registered' });
      await registered.waitFor();
      expect(await registered.innerText()).toContain('state: approved');
      expect(await page.evaluate(() => (globalThis as unknown as { dataLayer: { event: string }[] }).dataLayer.map(({ event }) => event))).toEqual(['portico-ready', 'portico-before-register', 'portico-before-register', 'portico-before-register', 'portico-registered']);
      await visit.settle('registered');
    }));
  }
});

const manifest = {
  modules: [{ declarations: [{
    tagName: 'portico-registration-form', description: 'Registers a company; see `history.state`.', attributes: [{ name: 'program', description: 'Id of the program.', type: { text: 'string' } }], events: [{ name: 'portico-ready', description: 'It can be used.' }],
    cssParts: [{ name: 'field', description: 'A label with its control.' }], cssStates: [{ name: 'loading, ready' }], slots: [], members: [{ kind: 'method', name: 'logout', description: 'Forgets the session.' }, { kind: 'field', name: 'secret', privacy: 'private' }],
  }] }],
};
describe('the reference', () => {
  for (const look of otherLooks) {
    it(`shows what the manifest says of each element, and without one what each is for — ${said(look)}`, () => visiting('reference', look, async (visit) => {
      const { page } = visit, text = pick(look, elementsEn, elementsFr);
      await page.route('**/sdk/v1/custom-elements.json', (route) => route.fulfill({ json: manifest, headers: { 'access-control-allow-origin': '*' } }));
      await visit.context.grantPermissions(['local-network-access']);
      await visit.open('developers.localhost', '/elements');
      const article = page.getByRole('article');
      await article.getByRole('heading', { name: text.attributes }).waitFor();
      const shown = await article.innerText();
      for (const word of ['<portico-registration-form>', 'program', 'portico-ready', '::part(field)', ':state(loading)', ':state(ready)', 'logout', 'history.state']) expect(shown).toContain(word);
      expect(shown).not.toContain('secret');
      await visit.settle('manifest');

      visit.expects(/^404 GET .*custom-elements\.json$/);
      await page.unroute('**/sdk/v1/custom-elements.json');
      await page.route('**/sdk/v1/custom-elements.json', (route) => route.fulfill({ status: 404, headers: { 'access-control-allow-origin': '*' } }));
      await page.reload();
      await page.getByText(text.missing).waitFor();
      expect(await page.getByRole('article').count()).toBe(tagNames.length);
      await visit.settle('no-manifest');
    }));
  }
});
