/** A page with the strictest policy and the rudest style sheet: the form is itself there, and nothing of it is blocked. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { looks, said } from '../journeys/support/look.ts';
import { pageAround } from '../journeys/support/page.ts';
import { applicant, fillCompany, formOf, proveMailbox, seeUnderReview } from '../journeys/support/registration.ts';
import { originOf, visiting } from '../journeys/support/visit.ts';

/** Nothing inline, nothing from elsewhere but the portal's scripts and replies, no string becomes markup or code unseen. */
const policy = (portal: string): string => `default-src 'none'; script-src ${portal}; connect-src ${portal}; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html`;
const styles = `
:root { background: Canvas; color: CanvasText; }
* { letter-spacing: 4px; text-transform: uppercase; text-align: right; font-style: italic; }
input, select, button { all: unset; color: red !important; font-size: 40px !important; width: 5px !important; border: 0 !important; }
label, p { color: transparent !important; font-size: 2px !important; }
form, div, h2, label { display: none !important; }
`;

describe('a page that forbids inline styles, inline scripts and strings as markup', () => {
  for (const [look, who] of [[looks[0], applicant('tam.ivory@wickfield-msp.com', 'Wickfield MSP, Inc.', 'US')], [looks[1], applicant('lise.perrot@hautebise-info.ca', 'Hautebise Informatique inc.')]] as const) {
    it(`blocks nothing of the form, and its style sheet does not reach into it — ${said(look)}`, () => visiting('hostile', look, async (visit) => {
      const portal = originOf('portal.localhost');
      await visit.serve('norderable.localhost', '/hostile.css', styles, { 'content-type': 'text/css' });
      await visit.serve('norderable.localhost', '/hostile', pageAround(look, `<script type="module" src="${portal}/sdk/v1/loader.js"></script>
<portico-provider><portico-registration-form key="${world.keys.firstSite.token}"></portico-registration-form></portico-provider>`, '<link rel="stylesheet" href="/hostile.css">'), { 'content-security-policy': policy(portal) });
      await visit.open('norderable.localhost', '/hostile');
      const { email, submit, title, text } = formOf(visit);
      await title(text.emailTitle(world.programs.n.name)).waitFor();
      const box = await email.boundingBox();
      expect(box?.width).toBeGreaterThan(200);
      await visit.settle('email');
      await proveMailbox(visit, who.email);
      await fillCompany(visit, who);
      await visit.settle('company');
      await submit.click();
      await seeUnderReview(visit, who, world.distributors.first.name);
      await visit.settle('under-review');
      expect(visit.wrong).toEqual([]);
      // The policy does hold here: the visit hears of what breaks it.
      visit.expects(/CSP style-src-attr/);
      visit.expects(/Applying inline style violates/);
      visit.expects(/CSP require-trusted-types-for|TrustedHTML/);
      await visit.page.evaluate(() => {
        document.body.setAttribute('style', 'margin: 0');
        try { document.body.insertAdjacentHTML('beforeend', '<i></i>'); } catch { /* refused, as it should be */ }
      });
      await expect.poll(() => visit.unmet, { timeout: 3_000 }).toEqual([]);
    }));
  }
});
