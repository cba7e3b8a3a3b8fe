/** Signing in on the portal with the account of one's company (OPR-3, OPR-9, ENR-13), and seeing where one is signed in (OPR-7). */
import { describe, expect, it } from 'vitest';
import { text as sessionsEn } from '../../components/operators/sessions-text.en.ts';
import { text as sessionsFr } from '../../components/operators/sessions-text.fr.ts';
import { world } from '../../demo/world/world.ts';
import { byAccount, choose, signInAs } from './support/accounts.ts';
import { looks, otherLooks, pick, said, wordsOf } from './support/look.ts';
import { linkFor } from './support/mailbox.ts';
import { originOf, visiting } from './support/visit.ts';

/** Nobody else's journey signs this one in: it signs out everywhere. */
const walt = world.partners.tallowcreek.operators.superAdmin;
/** Of a company whose only program asks for a work account. */
const { superAdmin: ragna, admin: jon } = world.partners.skarvoy.operators;

describe('an operator', () => {
  for (const look of looks) {
    it(`signs in with the account of its company, sees where it is signed in, and signs out everywhere — ${said(look)}`, () => visiting('account', look, async (visit) => {
      const text = pick(look, sessionsEn, sessionsFr);
      await visit.open('portal.localhost', '/sign-in');
      await visit.page.locator('[data-provider=halden]').waitFor();
      await visit.settle('sign-in');
      await byAccount(visit, 'halden', walt.name);
      await visit.page.locator('portico-organization-overview').getByText(wordsOf(look).overview.hello(walt.name)).waitFor();
      expect(new URL(visit.page.url()).pathname + new URL(visit.page.url()).search).toBe('/');

      await visit.open('portal.localhost', '/sessions');
      const mine = visit.page.locator('portico-my-sessions'), rows = mine.locator('.sessions li');
      await rows.filter({ hasText: text.thisOne }).getByText(text.methods.account).waitFor();
      await mine.getByText('Halden ID').waitFor();
      await visit.settle('my-sessions');
      await visiting('account-elsewhere', look, async (other) => {
        await signInAs(other, 'halden', walt);
        await visit.page.reload();
        const there = rows.filter({ hasNotText: text.thisOne });
        await there.first().waitFor();
        await mine.locator("[data-end='others']").click();
        await visit.settle('others', { whole: false });
        await mine.getByRole('dialog').getByRole('button', { name: text.others }).click();
        await mine.getByText(text.endedOthers).waitFor();
        expect(await there.count()).toBe(0);
        other.expects(/^401 /);
        await other.page.reload();
        await other.page.waitForURL(/\/sign-in/);
      });
      visit.expects(/^401 /);
      await mine.locator("[data-end='all']").click();
      await mine.getByRole('dialog').getByRole('button', { name: text.all }).click();
      await visit.page.waitForURL(/\/sign-in$/);
      await visit.open('portal.localhost', '/');
      await visit.page.waitForURL(/\/sign-in$/);
    }));

    it(`thinks better of it, is somebody without access, and finds the way on each time — ${said(look)}`, () => visiting('account-refused', look, async (visit) => {
      const form = visit.page.locator('portico-sign-in'), register = pick(look, 'Ask for it', 'Demandez-le');
      await visit.open('portal.localhost', '/sign-in');
      visit.expects(/^422 POST .*\/v1\/sign-ins\/completions/);
      await byAccount(visit, 'halden', 'Cancel');
      await form.locator('.refusal').waitFor();
      await visit.settle('canceled');
      expect(new URL(visit.page.url()).search).toBe('');
      visit.expects(/^403 POST .*\/v1\/sign-ins\/completions/);
      await byAccount(visit, 'halden', 'Somebody without access');
      await form.locator('.refusal').waitFor();
      await visit.settle('no-access');
      await form.getByRole('link', { name: register }).waitFor();
      // The answer of before is used up, and says so.
      await visit.page.goBack();
    }));
  }

  for (const look of otherLooks) {
    it(`whose program asks for a work account is shown how to get one, and comes back to the same step (ENR-13) — ${said(look)}`, () => visiting('work-account', look, async (visit) => {
      const form = visit.page.locator('portico-sign-in'), text = wordsOf(look).signIn;
      await visit.open('portal.localhost', `/sign-in?enroll=${world.programs.v.id}`);
      await form.getByText(text.workBody).waitFor();
      expect([await form.locator('[data-provider]').count(), await form.locator('[slot=email]').count()]).toEqual([1, 0]);
      await visit.settle('work-only');
      // A personal account of a stranger: nobody here, and so no word of what its program asks for.
      visit.expects(/^403 POST .*\/v1\/sign-ins\/completions/);
      await byAccount(visit, 'microsoft', 'Cem at home');
      await form.locator('.refusal').waitFor();
      expect(new URL(visit.page.url()).search).toBe(`?enroll=${world.programs.v.id}`);
      await form.getByText(text.noWorkAccount).click();
      await visit.settle('help');
      await form.getByRole('button', { name: text.workReady }).click();
      await choose(visit.page, 'microsoft', jon.name);
      // What was being done goes on.
      await visit.page.waitForURL(`${originOf('portal.localhost')}/enroll?program=${world.programs.v.id}`);
    }));
  }

  it('is let in by its account where it was by link before, and from then on by that account only', () => visiting('tied', looks[0], async (visit) => {
    const { admin } = world.distributors.first.operators;
    await visit.open('portal.localhost', '/sign-in');
    await visit.page.locator('portico-sign-in [slot=email]').fill(admin.email);
    await visit.page.locator('portico-sign-in .primary').click();
    await visit.page.goto(await linkFor(admin.email, 'sign_in_link'));
    await visit.page.locator('portico-organization-overview').getByText(wordsOf(looks[0]).overview.hello(admin.name)).waitFor();
    await signInAs(visit, 'halden', admin);
    await visit.open('portal.localhost', '/sessions');
    await visit.page.locator('portico-my-sessions').getByText('Halden ID').waitFor();
  }));

  it('of a work account cannot use an e-mail link, whatever it asks for (OPR-3)', () => visiting('work-link', looks[0], async (visit) => {
    await visit.open('portal.localhost', '/sign-in');
    await visit.page.locator('portico-sign-in [slot=email]').fill(ragna.email);
    await visit.page.locator('portico-sign-in .primary').click();
    await visit.page.locator('portico-sign-in').getByText(wordsOf(looks[0]).signIn.sentTitle).waitFor();
    await expect(linkFor(ragna.email, 'sign_in_link')).rejects.toThrow('no sign_in_link');
  }));
});
