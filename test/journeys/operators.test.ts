/** A team that runs itself: an admin invites, the invited person joins by its e-mail, gets another role, and is removed; a file of another portal is taken over. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { looks, pick, said } from './support/look.ts';
import { newest } from './support/mailbox.ts';
import { openAs } from './support/requests.ts';
import { visiting } from './support/visit.ts';

const { superAdmin: dana, reader: luc } = world.distributors.first.operators;
const people = [
  [looks[0], 'karla.brandt@norderable-distribution.ca', 'Karla Brandt', 'li.wu@norderable-distribution.ca'],
  [looks[1], 'odette.caron@norderable-distribution.ca', 'Odette Caron', 'jean.hu@norderable-distribution.ca'],
] as const;

describe('operators', () => {
  for (const [look, email, name, taken] of people) {
    it(`are invited, join, change roles and leave, each told by e-mail (OPR-3, OPR-5, OPR-7) — ${said(look)}`, () => visiting('operators', look, async (visit) => {
      await openAs(visit, dana.id, 'portal.localhost', '/operators');
      const manager = visit.page.locator('portico-operator-manager'), row = manager.getByRole('row').filter({ hasText: email });
      const act = async (action: string): Promise<void> => {
        await row.locator('.menu > button').click();
        await row.locator(`[data-action='${action}']`).click();
      };
      await manager.getByText(dana.email).waitFor();
      await visit.settle('list', { whole: look.width === 1280 });
      await manager.locator('.bar > .menu > button').click();
      await manager.locator("#actions [data-action='invite']").click();
      await manager.locator('#lines').fill(`${email}, someone@gmail.com`);
      await manager.locator('dialog .primary').click();
      await manager.locator('.results').waitFor();
      await visit.settle('invited', { whole: false });
      expect(await manager.locator('#lines').inputValue()).toBe('someone@gmail.com');
      await manager.locator('dialog .actions .quiet').click();
      await row.waitFor();

      const link = /https?:\/\/\S+#invitation=\S+/.exec((await newest(email, 'operator_invited')).text)?.[0] ?? '';
      await visiting('invited', look, async (guest) => {
        await guest.page.goto(link);
        const input = guest.page.locator('portico-sign-in [slot=name]');
        await input.waitFor();
        expect(new URL(guest.page.url()).hash).toBe('');
        await guest.settle('invitation');
        await input.fill(name);
        await guest.page.locator('portico-sign-in .primary').click();
        await guest.page.locator('portico-organization-overview').getByText(name).first().waitFor();
        await guest.open('portal.localhost', '/operators');
        await guest.page.locator('portico-admin-check').getByText(dana.name).waitFor();
        await guest.settle('no-admin', { whole: look.width === 1280 });

        await visit.page.reload();
        await row.getByText(name).waitFor();
        await act('role');
        await manager.locator('dialog [value=admin]').check();
        await manager.locator('dialog .primary').click();
        await manager.locator('dialog').waitFor({ state: 'detached' });
        await guest.page.reload();
        await guest.page.locator('portico-operator-manager').getByText(dana.email).waitFor();

        await act('remove');
        await manager.locator('dialog .consequences').waitFor();
        await visit.settle('removing', { whole: false });
        await manager.locator('dialog .destructive').click();
        await manager.locator('dialog').waitFor({ state: 'detached' });
        guest.expects(/^401 /);
        await guest.page.reload();
        await guest.page.waitForURL(/\/sign-in/);
      });
      expect((await newest(email, 'operator_removed')).to).toBe(email);
    }));

    it(`are taken over from another portal's file, after a look at what would happen (OPR-8) — ${said(look)}`, () => visiting('operators-import', look, async (visit) => {
      await openAs(visit, dana.id, 'portal.localhost', '/operators');
      const manager = visit.page.locator('portico-operator-manager');
      const choose = async (): Promise<void> => {
        await manager.locator('.bar > .menu > button').click();
        await manager.locator("#actions [data-action='import']").click();
        await manager.locator('dialog [type=file]').setInputFiles({ name: 'users.csv', mimeType: 'text/csv', buffer: Buffer.from(`${pick(look, 'Company;E-mail;Roles', 'Société;Adresse e-mail;Rôles')}\n${world.distributors.first.name};${taken};Invoice\n${world.distributors.first.name};=1+1;Invoice\nNobody Inc.;x@nobody-at-all.com;Invoice\n`, 'latin1') });
        await manager.locator('#fates').waitFor();
      };
      await manager.getByText(dana.email).waitFor();
      await choose();
      await visit.settle('checked', { whole: false });
      await manager.locator("[data-action='import.run']").click();
      await manager.locator("[data-action='import.run']").waitFor({ state: 'detached' });
      await manager.locator('#fates').waitFor();
      await manager.locator("[data-action='import.close']").click();
      await manager.getByText(taken).waitFor();
      await choose();
      expect(await manager.locator("[data-action='import.run']").count()).toBe(0);
    }));
  }

  it('a reader asks its admins to become one', () => visiting('admin-check', looks[0], async (visit) => {
    await openAs(visit, luc.id, 'portal.localhost', '/operators');
    const check = visit.page.locator('portico-admin-check');
    await check.locator("[data-action='ask']").click();
    await check.locator("[data-action='withdraw']").waitFor();
    await visit.settle('asked');
    await check.locator("[data-action='withdraw']").click();
    await check.locator("[data-action='ask']").waitFor();
  }));
});
