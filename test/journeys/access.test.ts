/** Who has access, as whom: invited, joined, given more, handed over, removed; asked for and granted; imported; and who did that. */
import { describe, expect, it } from 'vitest';
import { text as adminEn } from '../../components/operators/admin-text.en.ts';
import { text as adminFr } from '../../components/operators/admin-text.fr.ts';
import { text as importEn } from '../../components/operators/import/import-text.en.ts';
import { text as importFr } from '../../components/operators/import/import-text.fr.ts';
import { text as inviteEn } from '../../components/operators/invite-text.en.ts';
import { text as inviteFr } from '../../components/operators/invite-text.fr.ts';
import { text as managerEn } from '../../components/operators/manager-text.en.ts';
import { text as managerFr } from '../../components/operators/manager-text.fr.ts';
import { text as teamEn } from '../../components/operators/team-dialog-text.en.ts';
import { text as teamFr } from '../../components/operators/team-dialog-text.fr.ts';
import { text as logEn } from '../../components/activity/text.en.ts';
import { text as logFr } from '../../components/activity/text.fr.ts';
import { world } from '../../demo/world/world.ts';
import { type Look, looks, otherLooks, pick, said, wordsOf } from './support/look.ts';
import { newest } from './support/mailbox.ts';
import { applicant } from './support/registration.ts';
import { approved, openAs } from './support/requests.ts';
import { type Visit, visiting } from './support/visit.ts';

const english = { admin: adminEn, import: importEn, invite: inviteEn, manager: managerEn, team: teamEn, log: logEn };
const wordsHere = (look: Look): typeof english => pick(look, english, { admin: adminFr, import: importFr, invite: inviteFr, manager: managerFr, team: teamFr, log: logFr });

/** The operators' page as an admin uses it. */
function teamOf({ page, look }: Visit) {
  const text = wordsHere(look), manager = page.locator('portico-operator-manager');
  const row = (name: string) => manager.getByRole('row').filter({ hasText: name });
  return {
    text, manager, row, dialog: manager.getByRole('dialog'), tab: (view: keyof typeof text.manager.tabs) => manager.getByRole('tab', { name: text.manager.tabs[view] }),
    act: async (name: string, action: string) => {
      await row(name).getByRole('button', { name: new RegExp(name) }).last().click();
      await manager.getByRole('menuitem', { name: action, exact: true }).click();
    },
    begin: async (action: string) => {
      await manager.getByRole('button', { name: text.manager.actions, exact: true }).first().click();
      await manager.getByRole('menuitem', { name: action, exact: true }).click();
    },
  };
}
const invitationOf = async (email: string): Promise<string> => /https?:\/\/\S+#invitation=\S+/.exec((await newest(email, 'operator_invited')).text)?.[0] ?? '';

describe('operators', () => {
  const people = [
    [looks[0], applicant('vera.stone@halloway-grove.ca', 'Halloway Grove Ltd.', 'CA', 'Vera', 'Stone'), 'Juno Hart'],
    [looks[1], applicant('m.gervais@bois-claret.ca', 'Bois-Claret TI inc.', 'CA', 'Maude', 'Gervais'), 'Éloïse Roy'],
    [otherLooks[0], applicant('a.caron@mare-luisante.ca', 'Mare-Luisante inc.', 'CA', 'Ariane', 'Caron'), 'Zoé Pagé'],
    [otherLooks[1], applicant('i.frost@kelp-and-cove.ca', 'Kelp and Cove Ltd.', 'CA', 'Ida', 'Frost'), 'Otis Reed'],
  ] as const;
  for (const [look, who, name] of people) {
    it(`are invited by a pasted list, join by the e-mail's link, get a role and have one handed over (OPR-3, OPR-5, OPR-7) — ${said(look)}`, () => visiting('operators', look, async (visit) => {
      const { operator } = await approved(who, look);
      const domain = who.email.slice(who.email.indexOf('@')), email = `invited${domain}`;
      await openAs(visit, operator, 'portal.localhost', '/operators');
      const { text, manager, row, dialog, tab, act, begin } = teamOf(visit);
      await row(who.givenName).waitFor();
      await visit.settle('alone');
      await begin(text.manager.add);
      await dialog.getByRole('textbox', { name: text.invite.linesLabel }).fill(`${name} <${email}>\nsomebody@gmail.com, ${who.email}`);
      await dialog.getByRole('button', { name: text.invite.apply, exact: true }).click();
      await dialog.getByText(text.invite.invited(1)).waitFor();
      await visit.settle('results', { whole: false });
      await dialog.getByRole('button', { name: text.invite.close, exact: true }).last().click();
      await tab('invitations').click();
      await row(name).waitFor();
      await visit.settle('invitations');

      await visiting('operators-invited', look, async (guest) => {
        const { signIn: words } = wordsOf(look);
        await guest.page.goto(await invitationOf(email));
        const card = guest.page.locator('portico-sign-in');
        await card.getByText(words.invitedBy(`${who.givenName} ${who.familyName}`, who.legalName)).waitFor();
        expect(guest.page.url()).not.toContain('invitation=');
        await guest.settle('invitation');
        await guest.page.getByLabel(words.nameLabel).fill(name);
        await card.getByRole('button', { name: words.join(who.legalName) }).click();
        await guest.page.locator('portico-organization-overview').getByText(wordsOf(look).overview.hello(name)).waitFor();
        await guest.open('portal.localhost', '/operators');
        await guest.page.locator('portico-admin-check').getByText(text.admin.no(who.legalName)).waitFor();
        await guest.settle('reader');

        await tab('operators').click();
        await row(name).waitFor();
        await act(name, text.manager.handOver);
        await dialog.getByRole('button', { name: text.team.handOver(name) }).waitFor();
        await visit.settle('hand-over', { whole: false });
        await dialog.getByRole('button', { name: text.team.handOver(name) }).click();
        await manager.getByText(text.team.handedOver(name)).waitFor();
        await guest.page.reload();
        await guest.page.locator('portico-operator-manager').getByRole('row').filter({ hasText: who.givenName }).waitFor();
      });
    }));
  }
});

describe('access', () => {
  for (const [look, who] of [
    [looks[0], applicant('r.ames@otter-and-pine.ca', 'Otter and Pine Ltd.', 'CA', 'Rhea', 'Ames')], [looks[1], applicant('s.lemay@grand-saule.ca', 'Grand-Saule inc.', 'CA', 'Simon', 'Lemay')],
  ] as const) {
    it(`is asked for by one click where it is refused, granted in the queue, and told back (ALL-1) — ${said(look)}`, () => visiting('access', look, async (visit) => {
      const { operator } = await approved(who, look);
      const domain = who.email.slice(who.email.indexOf('@')), email = `reader${domain}`, name = pick(look, 'Noel Ward', 'Noé Gagné');
      const text = wordsHere(look), { signIn: words, review } = wordsOf(look);
      await openAs(visit, operator, 'portal.localhost', '/operators');
      const team = teamOf(visit);
      await team.row(who.givenName).waitFor();
      await team.begin(text.manager.add);
      await team.dialog.getByRole('textbox', { name: text.invite.linesLabel }).fill(email);
      await team.dialog.getByRole('button', { name: text.invite.apply, exact: true }).click();
      await team.dialog.getByText(text.invite.invited(1)).waitFor();

      await visiting('access-reader', look, async (guest) => {
        await guest.page.goto(await invitationOf(email));
        await guest.page.getByLabel(words.nameLabel).fill(name);
        await guest.page.locator('portico-sign-in').getByRole('button', { name: words.join(who.legalName) }).click();
        await guest.page.locator('portico-organization-overview').waitFor();
        await guest.open('portal.localhost', '/operators');
        const check = guest.page.locator('portico-admin-check');
        await check.getByRole('button', { name: text.admin.ask }).click();
        await check.getByText(text.admin.asked(who.legalName)).waitFor();
        await guest.settle('asked');

        await visit.open('portal.localhost', '/review');
        const queue = visit.page.locator('portico-review-queue');
        await queue.getByRole('list', { name: review.list }).getByRole('button', { name }).click();
        await queue.getByRole('article').getByText(email).first().waitFor();
        await visit.settle('case');
        await queue.getByRole('article').getByRole('button', { name: new RegExp(pick(look, 'Make|Give', 'Nommer|Donner')) }).first().click();
        await queue.locator('.toasts [role=status]').getByText(name).waitFor();
        expect((await newest(email, 'help_answered')).text).toContain(`${who.givenName} ${who.familyName}`);
        await guest.page.reload();
        await guest.page.locator('portico-operator-manager').getByRole('row').filter({ hasText: who.givenName }).waitFor();
      });
    }));
  }
});

describe('the log', () => {
  for (const look of [looks[0], looks[1]]) {
    it(`tells an admin who did what, narrowed to a person, and as a file (OPR-10) — ${said(look)}`, () => visiting('log', look, async (visit) => {
      const text = wordsHere(look).log;
      await openAs(visit, world.distributors.first.operators.admin.id, 'portal.localhost', '/activity');
      const log = visit.page.locator('portico-activity-log');
      await log.getByRole('listitem').first().waitFor();
      await visit.settle('log', { whole: false });
      await log.getByRole('button', { name: text.onlyBy(world.distributors.first.operators.admin.name) }).first().click();
      await expect.poll(() => log.getByRole('button', { name: text.clear }).count()).toBe(1);
      await visit.settle('one-person', { whole: false });
      const [file] = await Promise.all([visit.page.waitForEvent('download'), log.getByRole('button', { name: text.download }).click()]);
      const lines = (await (await import('node:fs/promises')).readFile(await file.path(), 'utf8')).split('\r\n');
      expect(lines[0]?.startsWith('\uFEFF')).toBe(true);
      expect(lines.slice(1).filter((line) => line !== '').every((line) => line.includes(world.distributors.first.operators.admin.name))).toBe(true);
    }));
  }
});

describe('another portal’s users', () => {
  for (const [look, who] of [
    [looks[0], applicant('t.vale@marsh-and-lantern.ca', 'Marsh and Lantern Ltd.', 'CA', 'Tess', 'Vale')], [looks[1], applicant('l.roy@vieux-moulin-ti.ca', 'Vieux-Moulin TI inc.', 'CA', 'Léa', 'Roy')],
  ] as const) {
    it(`are taken over from a file: what would happen, then what did, and the same again (OPR-8) — ${said(look)}`, () => visiting('import', look, async (visit) => {
      const { organization } = await approved(who, look), domain = who.email.slice(who.email.indexOf('@') + 1);
      await openAs(visit, world.distributors.first.operators.admin.id, 'portal.localhost', '/operators');
      const { text, dialog, begin, manager } = teamOf(visit);
      await manager.getByRole('row').nth(2).waitFor();
      const rows = Array.from({ length: 60 }, (_, at) => `${organization};p${at}@${domain};Personne n° ${at};${at % 2 ? 'Invoice' : 'Tenant admin'}`);
      const bytes = Buffer.from(['Société;Courriel;Nom;Rôles', ...rows, `${organization};x@gmail.com;=1+1;Invoice`, `nobody;y@${domain};Y;Invoice`].join('\r\n'), 'latin1');
      const give = async () => { await dialog.locator('input[type=file]').setInputFiles({ name: 'utilisateurs.csv', mimeType: 'text/csv', buffer: bytes }); };
      await begin(text.manager.import);
      await give();
      await dialog.getByRole('button', { name: text.import.run(60) }).waitFor();
      await dialog.getByText(text.import.assumed).waitFor();
      await visit.settle('would', { whole: false });
      await dialog.getByRole('button', { name: text.import.run(60) }).click();
      await dialog.getByText(text.import.happened).waitFor();
      await visit.settle('did', { whole: false });
      await dialog.getByRole('button', { name: text.import.again }).click();
      await give();
      await dialog.getByText(text.import.nothing).waitFor();
    }));
  }
});
