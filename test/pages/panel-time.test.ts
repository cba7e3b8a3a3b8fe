/** The panel's clock and its way to start over, as somebody uses them; all of the world moves only in a demo of the test's own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { freePort, startDemo, stopDemo } from '../journeys/support/demo.ts';
import { deskOf, openCase, openPanel } from '../journeys/support/desk.ts';
import { looks, otherLooks, said, wordsOf } from '../journeys/support/look.ts';
import { registered } from '../journeys/support/portal.ts';
import { applicant } from '../journeys/support/registration.ts';
import { visiting } from '../journeys/support/visit.ts';

describe('the clock', () => {
  const people = [applicant('anouk.vidal@pierrelune-it.ca', 'Pierrelune IT inc.'), applicant('dara.holm@slatecove-it.ca', 'Slatecove IT Ltd.')] as const;
  for (const [index, look] of looks.entries()) {
    it(`lets time pass for one request, says what came of it, and the page follows — ${said(look)}`, () => visiting('clock', look, async (visit) => {
      const who = people[index] ?? people[0], { panel: text, review } = wordsOf(look);
      await registered(who, look);
      await visit.open('norderable.localhost', '/desk');
      await deskOf(visit).row(who.legalName).waitFor();
      const pane = await openPanel(visit, 'time');
      await pane.getByLabel(text.time.for).selectOption({ label: `${who.legalName} · ${text.time.what.registration} · ${world.programs.n.name}` });
      await visit.settle('clock', { whole: false });
      await pane.getByRole('button', { name: `+ ${text.time.spans[60]}` }).click();
      await pane.getByRole('heading', { name: text.time.passed(text.time.spans[60] ?? '') }).waitFor();
      expect(await pane.getByText(text.time.quiet).count()).toBe(1);
      await pane.getByRole('button', { name: `+ ${text.time.spans[43_200]}` }).click();
      await pane.getByRole('heading', { name: text.time.passed(text.time.spans[43_200] ?? '') }).waitFor();
      expect(await pane.getByRole('listitem').filter({ hasText: who.legalName }).count()).toBe(1);
      await visit.settle('later', { whole: false });
      // The list behind it was read again.
      await deskOf(visit).row(who.legalName).filter({ hasText: review.overdue }).waitFor();
    }));
  }
});

describe('starting over', () => {
  for (const look of otherLooks) {
    it(`puts the seed back while everything runs: what was done is gone, whoever was signed in signs in again, other pages notice — ${said(look)}`, () => visiting('reset', look, async (visit) => {
      const home = mkdtempSync(join(tmpdir(), 'portico-reset-'));
      const port = await freePort();
      const demo = await startDemo(port, home, '--no-build');
      try {
        const at = (host: string, path = '/'): string => `http://${host}.localhost:${port}${path}`;
        const { page, context } = visit, desk = deskOf(visit), { panel: text, overview } = wordsOf(look);
        const { legalName } = world.registrations.clean.company ?? { legalName: '' };
        await page.goto(at('norderable', '/desk'));
        await openCase(visit, legalName);
        await desk.button(desk.text.approve(legalName)).click();
        await desk.status.getByText(desk.text.done['registration.approve'](world.registrations.clean.email)).waitFor();
        const pane = await openPanel(visit, 'mailbox');
        await pane.getByText(world.registrations.clean.email).first().waitFor();

        // Somebody is signed in at the portal meanwhile, in another tab.
        const mail = ((await (await context.request.get(`http://127.0.0.1:${port}/demo/messages`)).json()) as { rows: { to: string; text: string }[] }).rows.find(({ to }) => to === world.registrations.clean.email);
        const portal = await context.newPage();
        await portal.goto(/https?:\/\/\S+#token=\S+/.exec(mail?.text ?? '')?.[0] ?? '');
        await portal.locator('portico-organization-overview').getByText(overview.youAre(overview.aRole.super_admin, legalName)).waitFor();

        // A month has gone by for the desk's session too: it asks for another.
        visit.expects(/^401 GET .*\/v1\/(?:requests|registrations|transfers)\b/);
        const time = await openPanel(visit, 'time');
        await time.getByRole('button', { name: `+ ${text.time.spans[43_200]}` }).click();
        await time.getByRole('heading', { name: text.time.byItself }).waitFor();
        await visit.settle('a-month-later', { whole: false });
        await time.getByRole('button', { name: text.reset.open }).click();
        const dialog = page.locator('demo-panel').getByRole('dialog');
        await visit.settle('question', { whole: false });
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'hidden' });
        await time.getByRole('button', { name: text.reset.open }).click();
        visit.expects(/^401 POST .*\/v1\/sessions\/renewals$/);
        await Promise.all([page.waitForEvent('load'), dialog.getByRole('button', { name: text.reset.confirm, exact: true }).click()]);

        // The desk works at once, with the request undecided and in today's dates.
        await desk.row(legalName).waitFor();
        await openCase(visit, legalName);
        expect(await desk.button(desk.text.approve(legalName)).getAttribute('aria-disabled')).toBeNull();
        expect(await desk.row(legalName).filter({ hasText: desk.text.overdue }).count()).toBe(0);
        await portal.bringToFront();
        await portal.waitForURL('**/sign-in');
        for (const [host, element] of [['kestrane', 'portico-registration-form'], ['developers', 'portico-registration-form']] as const) {
          await page.goto(at(host));
          await page.locator(element).getByRole('button').first().waitFor();
        }
        await page.bringToFront();
        await visit.settle('afterwards', { whole: false });
        expect(((await (await context.request.get(`http://127.0.0.1:${port}/demo/messages`)).json()) as { rows: unknown[] }).rows).toEqual([]);
        // Nobody may still ask when it ends.
        await Promise.all(context.pages().map((each) => each.goto('about:blank')));
      } finally {
        await stopDemo(demo);
        rmSync(home, { recursive: true, force: true });
      }
    }), 300_000);
  }

  it(`refuses where the seed is out of reach, and says what to do — ${said(looks[0])}`, () => visiting('no-seed', looks[0], async (visit) => {
    const { panel: text } = wordsOf(looks[0]);
    visit.expects(/^503 POST .*\/demo\/reset$/);
    await visit.page.route('**/demo/reset', (route) => route.fulfill({ status: 503, json: {}, headers: { 'access-control-allow-origin': '*' } }));
    await visit.context.grantPermissions(['local-network-access']);
    await visit.open('kestrane.localhost');
    const pane = await openPanel(visit, 'time');
    await pane.getByRole('button', { name: text.reset.open }).click();
    const dialog = visit.page.locator('demo-panel').getByRole('dialog');
    await dialog.getByRole('button', { name: text.reset.confirm, exact: true }).click();
    await dialog.getByText(text.reset.failed).waitFor();
    await visit.settle('refused', { whole: false });
    await dialog.getByRole('button', { name: text.reset.cancel }).click();
    await dialog.waitFor({ state: 'hidden' });
  }));
});
