/** README.md's snippets, as they stand there: pasted into a page, with a backend that does what the text says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../demo/local/paths.ts';
import { world } from '../../demo/world/world.ts';
import { backendOf } from '../journeys/support/backend.ts';
import { byAccount, closes, opened } from '../journeys/support/accounts.ts';
import { looks, said, wordsOf } from '../journeys/support/look.ts';
import { pageAround } from '../journeys/support/page.ts';
import { applicant, confirmMailbox, formOf } from '../journeys/support/registration.ts';
import { registered } from '../journeys/support/portal.ts';
import { originOf, visiting } from '../journeys/support/visit.ts';

/** The HTML blocks of its part "Embed", with only the portal and the key put in. */
function snippets(): string[] {
  const part = /^## Embed$(.*?)^## /ms.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? '';
  const blocks = [...part.matchAll(/^```html\n(.*?)^```$/gms)].map(([, block]) => block as string);
  const put = (block: string, what: string, by: string): string => block.replaceAll(what, by);
  for (const word of ['https://portal.example.com', 'key="pk_…"']) expect(blocks.join()).toContain(word);
  return blocks.map((block) => put(put(block, 'https://portal.example.com', originOf('portal.localhost')), 'pk_…', world.keys.firstSite.token));
}

describe('README.md’s embed', () => {
  for (const [look, who] of [[looks[0], applicant('ivy.thorn@marlpit-it.ca', 'Marlpit IT Ltd.', 'CA', 'Ivy', 'Thorn')], [looks[1], applicant('yves.epine@marniere-ti.ca', 'Marnière TI inc.', 'CA', 'Yves', 'Épine')]] as const) {
    it(`is two lines, in the head and where the form belongs, and a provider whose queue has a session of the page’s own backend — ${said(look)}`, () => visiting('embed', look, async (visit) => {
      const [two = '', operators = '', alone = '', ...more] = snippets();
      expect(more).toEqual([]);
      expect(two.trim().split('\n')).toHaveLength(2);
      expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('In the head, and where the form belongs:');
      const { admin } = world.distributors.first.operators;
      await registered(who, look);
      const [loader = '', element = ''] = two.trim().split('\n');
      const head = `${loader}<style>:root { background: Canvas; color: CanvasText; }</style>`;
      await visit.serve('norderable.localhost', '/embed', pageAround(look, element, head));
      await visit.open('norderable.localhost', '/embed');
      const { title, text } = formOf(visit);
      await title(text.emailTitle(world.programs.n.name)).waitFor();
      await visit.settle('form');
      await confirmMailbox(visit, `also.${who.email}`);
      await visit.page.locator('portico-registration-form').getByRole('heading', { level: 2 }).filter({ hasNotText: text.codeTitle }).waitFor();

      const backend = await backendOf(visit, 'norderable.localhost', admin.id, world.keys.firstSecret.token);
      await visit.serve('norderable.localhost', '/desk-of-ours', pageAround(look, operators, head));
      await visit.open('norderable.localhost', '/desk-of-ours');
      // In the language that the snippet names, whatever the page's is.
      const queue = visit.page.locator('portico-review-queue');
      await queue.locator('.root[lang=fr]').getByRole('button', { name: who.legalName }).first().click();
      await queue.getByRole('heading', { name: who.legalName, exact: true, level: 2 }).waitFor();
      await visit.settle('queue');
      expect(backend.asked).toBe(1);
      expect(await visit.context.cookies()).toEqual([]);
      expect(await visit.page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);

      // Without a backend: the portal's window gives the page its session.
      const partner = world.partners.vauclair.operators.superAdmin;
      await visit.serve('norderable.localhost', '/without-a-backend', pageAround(look, alone, head));
      await visit.open('norderable.localhost', '/without-a-backend');
      visit.expects(/^401 POST .*\/v1\/session-grants\/previews/);
      const portal = await opened(visit, () => visit.page.locator("portico-sign-in [data-action='open']").click());
      await byAccount(visit, 'halden', partner.name, portal);
      await closes(portal, () => portal.locator("[data-action='grant']").click());
      await visit.page.locator('portico-organization-overview').getByText(wordsOf(look).overview.hello(partner.name)).waitFor();
      await visit.settle('without-a-backend');
      expect(await visit.page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(['', 0, 0]);
    }));
  }
});
