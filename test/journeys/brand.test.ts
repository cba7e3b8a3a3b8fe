/** A distributor runs the portal under its own brand: its partners' pages show its colors and its words. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { looks, otherLooks, pick, said } from './support/look.ts';
import { openAs } from './support/requests.ts';
import { type Visit, visiting } from './support/visit.ts';

const tokenOf = (visit: Visit, selector: string, name: string): Promise<string> =>
  visit.page.locator(selector).first().evaluate((element, property) => getComputedStyle(element).getPropertyValue(property).trim(), `--portico-${name}`);
/** Each in program n alone, through that distributor. */
const partners = { [world.distributors.first.id]: world.partners.erabliere, [world.distributors.second.id]: world.partners.elaia };

describe('the portal of a distributor’s partner', () => {
  for (const [look, distributor] of [[looks[0], world.distributors.first], [looks[1], world.distributors.second], [otherLooks[0], world.distributors.second], [otherLooks[1], world.distributors.first]] as const) {
    it(`wears its brand, header and elements alike, and speaks its words — ${said(look)}`, () => visiting('brand', look, async (visit) => {
      const partner = partners[distributor.id] as (typeof world.partners)['elaia'];
      await openAs(visit, partner.operators.superAdmin.id, 'portal.localhost', '/');
      const overview = visit.page.locator('portico-organization-overview');
      await overview.getByText(partner.name).first().waitFor();
      const { accent, radius } = distributor.brand?.appearance ?? {};
      await expect.poll(() => tokenOf(visit, 'portico-organization-overview', 'accent')).toBe(accent);
      expect([await tokenOf(visit, 'header', 'accent'), await tokenOf(visit, 'header', 'radius')]).toEqual([accent, radius]);
      await visit.settle('overview');
      await visit.open('portal.localhost', `/enroll?program=${world.programs.ac.id}`);
      const enroll = visit.page.locator('portico-enrollment-form');
      await enroll.getByRole('heading', { level: 2 }).waitFor();
      const own = pick(look, 'distributor', 'distributeur'), word = distributor.brand?.glossary[look.language]?.distributor?.one;
      const shown = await enroll.evaluate((element) => element.shadowRoot?.textContent ?? '');
      expect(shown).toMatch(new RegExp(word ?? own, 'i'));
      if (word) expect(shown).not.toMatch(new RegExp(`\\b${own}`, 'i'));
      await visit.settle('enroll');
    }));
  }
});
