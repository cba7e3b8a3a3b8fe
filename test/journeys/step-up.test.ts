/** What is sensitive asks for a fresh proof, in place, and then goes on (OPR-9): by a code to the mailbox, or by the work account in a window of the portal. */
import { describe, expect, it } from 'vitest';
import { text as managerEn } from '../../components/operators/manager-text.en.ts';
import { text as stepUpEn } from '../../components/core/step-up-text.en.ts';
import { text as stepUpFr } from '../../components/core/step-up-text.fr.ts';
import { world } from '../../demo/world/world.ts';
import { byAccount, closes, opened } from './support/accounts.ts';
import { type Look, looks, otherLooks, pick, said } from './support/look.ts';
import { newest } from './support/mailbox.ts';
import { openAs } from './support/requests.ts';
import { type Visit, visiting } from './support/visit.ts';

const text = (look: Look) => pick(look, stepUpEn, stepUpFr);
const managed = ({ page }: Visit) => page.locator('portico-operator-manager');
/** Chooses to make somebody a super admin, and says yes. */
async function grant(visit: Visit, name: string): Promise<void> {
  const row = managed(visit).getByRole('row').filter({ hasText: name });
  await row.locator('.menu > button').click();
  await row.locator("[data-action='role']").click();
  await managed(visit).locator('dialog [value=super_admin]').check();
  await managed(visit).locator('dialog .primary').click();
}
const granted = async (visit: Visit, name: string): Promise<void> => {
  await managed(visit).locator('dialog').first().waitFor({ state: 'detached' });
  await managed(visit).getByRole('row').filter({ hasText: name }).getByText(pick(visit.look, managerEn.roles.super_admin, 'Super administrateur')).waitFor();
};
const refused = /^401 PUT .*\/role/;

describe('naming a super admin', () => {
  for (const [look, company] of [[looks[0], world.vendors.ac], [looks[1], world.vendors.m]] as const) {
    it(`asks for the code of an e-mail, bears a wrong one and a change of mind, and goes on — ${said(look)}`, () => visiting('step-up', look, async (visit) => {
      const { superAdmin, reader } = company.operators, words = text(look), question = managed(visit).locator('.step-up');
      await openAs(visit, superAdmin.id, 'portal.localhost', '/operators');
      await managed(visit).getByText(reader.email).waitFor();
      visit.expects(refused);
      await grant(visit, reader.name);
      await question.getByLabel(words.codeLabel).waitFor();
      await visit.settle('code', { whole: false });
      await question.getByRole('button', { name: words.cancel }).click();
      await question.waitFor({ state: 'detached' });
      await managed(visit).locator('dialog .primary').click();
      visit.expects(/^422 POST .*\/v1\/me\/proofs\//);
      const code = /\b\d{6}\b/.exec((await newest(superAdmin.email, 'proof_code')).text)?.[0] ?? '';
      await question.getByLabel(words.codeLabel).fill(code === '000000' ? '000001' : '000000');
      await question.getByRole('button', { name: words.confirm }).click();
      await question.locator('.error').waitFor();
      await question.getByLabel(words.codeLabel).fill(`${code.slice(0, 3)} ${code.slice(3)}`);
      await question.getByRole('button', { name: words.confirm }).click();
      await granted(visit, reader.name);
      await visit.settle('granted', { whole: false });
    }));
  }

  for (const look of otherLooks) {
    it(`asks who signs in with a work account only for that account, in a window — ${said(look)}`, () => visiting('step-up-account', look, async (visit) => {
      const { superAdmin, reader, admin } = world.partners.skarvoy.operators, whom = look === otherLooks[0] ? reader : admin, words = text(look), question = managed(visit).locator('.step-up');
      await openAs(visit, superAdmin.id, 'portal.localhost', '/operators');
      await managed(visit).getByText(whom.email).waitFor();
      visit.expects(refused);
      visit.expects(/^403 POST .*\/v1\/me\/proofs$/);
      await grant(visit, whom.name);
      await question.getByText(words.accountBody).waitFor();
      await visit.settle('account', { whole: false });
      const portal = await opened(visit, () => question.getByRole('button', { name: words.openWindow }).click());
      // Nobody is signed in at the portal itself, for the page's session is of the developer panel: signing in proves it as well.
      visit.expects(/^401 POST .*\/v1\/sign-ins\/attempts/);
      await closes(portal, () => byAccount(visit, 'microsoft', superAdmin.name, portal));
      await granted(visit, whom.name);
      expect(await question.count()).toBe(0);
    }));
  }
});
