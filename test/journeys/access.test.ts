/** Rights that change hands: a role handed over, access asked for where it is refused and granted in the queue; and the log, which tells who did that. */
import type { Download } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { text as adminEn } from '../../components/operators/admin-text.en.ts';
import { text as adminFr } from '../../components/operators/admin-text.fr.ts';
import { text as managerEn } from '../../components/operators/manager-text.en.ts';
import { text as managerFr } from '../../components/operators/manager-text.fr.ts';
import { text as teamEn } from '../../components/operators/team-dialog-text.en.ts';
import { text as teamFr } from '../../components/operators/team-dialog-text.fr.ts';
import { text as logEn } from '../../components/activity/text.en.ts';
import { text as logFr } from '../../components/activity/text.fr.ts';
import { world } from '../../demo/world/world.ts';
import { inviteOperators } from '../../schema/team.ts';
import { type Look, looks, otherLooks, pick, said, wordsOf } from './support/look.ts';
import { newest, proveByMail } from './support/mailbox.ts';
import { type Applicant, applicant } from './support/registration.ts';
import { actAs, approved, openAs } from './support/requests.ts';
import { type Visit, visiting } from './support/visit.ts';

const english = { admin: adminEn, manager: managerEn, team: teamEn, log: logEn };
const wordsHere = (look: Look): typeof english => pick(look, english, { admin: adminFr, manager: managerFr, team: teamFr, log: logFr });

/** A colleague of `who` is invited, and joins under a name with the e-mail's link. */
async function join(guest: Visit, operator: string, who: Applicant, name: string): Promise<void> {
  const { look } = guest, { signIn: text, overview } = wordsOf(look), email = colleague(who);
  await actAs(operator, inviteOperators, { body: { lines: [email], roles: ['reader'] } }, look.language);
  await guest.page.goto(/https?:\/\/\S+#invitation=\S+/.exec((await newest(email, 'operator_invited')).text)?.[0] ?? '');
  await guest.page.getByLabel(text.nameLabel).fill(name);
  await guest.page.locator('portico-sign-in').getByRole('button', { name: text.join(who.legalName) }).click();
  await guest.page.locator('portico-organization-overview').getByText(overview.hello(name)).waitFor();
}
const colleague = ({ email }: Applicant): string => `colleague${email.slice(email.indexOf('@'))}`;
const managed = ({ page }: Visit, name: string) => page.locator('portico-operator-manager').getByRole('row').filter({ hasText: name });

describe('a role', () => {
  for (const [look, who, name] of [
    [otherLooks[0], applicant('a.caron@mare-luisante.ca', 'Mare-Luisante inc.', 'CA', 'Ariane', 'Caron'), 'Zoé Pagé'], [otherLooks[1], applicant('i.frost@kelp-and-cove.ca', 'Kelp and Cove Ltd.', 'CA', 'Ida', 'Frost'), 'Otis Reed'],
  ] as const) {
    it(`is handed over entirely, after a look at what that means (OPR-5, OPR-6) — ${said(look)}`, () => visiting('hand-over', look, async (visit) => {
      const { operator } = await approved(who, look), text = wordsHere(look), manager = visit.page.locator('portico-operator-manager');
      await visiting('hand-over-guest', look, async (guest) => {
        await join(guest, operator, who, name);
        await openAs(visit, operator, 'portal.localhost', '/operators');
        await managed(visit, name).getByRole('button', { name: new RegExp(name) }).last().click();
        await managed(visit, name).getByRole('menuitem', { name: text.manager.handOver, exact: true }).click();
        await manager.getByRole('dialog').getByText(text.team.youBecome).waitFor();
        await visit.settle('before', { whole: false });
        visit.expects(/^401 POST .*\/hand-overs/);
        await manager.getByRole('dialog').getByRole('button', { name: text.team.handOver(name) }).click();
        await proveByMail(manager, who.email);
        await manager.getByText(text.team.handedOver(name)).waitFor();
        await visit.settle('after', { whole: false });
        await guest.open('portal.localhost', '/operators');
        await managed(guest, who.givenName).waitFor();
      });
      await visit.page.reload();
      await visit.page.locator('portico-admin-check').getByText(text.admin.no(who.legalName)).waitFor();
    }));
  }
});

describe('access', () => {
  for (const [look, who, name] of [
    [looks[0], applicant('r.ames@otter-and-pine.ca', 'Otter and Pine Ltd.', 'CA', 'Rhea', 'Ames'), 'Noel Ward'], [looks[1], applicant('s.lemay@grand-saule.ca', 'Grand-Saule inc.', 'CA', 'Simon', 'Lemay'), 'Noé Gagné'],
  ] as const) {
    it(`is asked for by one click, granted in the queue, and told back (ALL-1) — ${said(look)}`, () => visiting('access', look, async (visit) => {
      const { operator } = await approved(who, look), text = wordsHere(look).admin, { review } = wordsOf(look);
      await visiting('access-reader', look, async (guest) => {
        await join(guest, operator, who, name);
        await guest.open('portal.localhost', '/operators');
        const check = guest.page.locator('portico-admin-check');
        await check.getByRole('button', { name: text.ask }).click();
        await check.getByText(text.asked(who.legalName)).waitFor();
        await guest.settle('asked');
        await openAs(visit, operator, 'portal.localhost', '/review');
        const queue = visit.page.locator('portico-review-queue'), open = queue.getByRole('article');
        await queue.getByRole('list', { name: review.list }).getByRole('button', { name }).click();
        await open.getByText(colleague(who)).first().waitFor();
        await visit.settle('case');
        await open.locator("[data-action='help.grant']").click();
        await queue.locator('.toasts [role=status]').getByText(name).waitFor();
        expect((await newest(colleague(who), 'help_answered')).text).toContain(`${who.givenName} ${who.familyName}`);
        await guest.page.reload();
        await managed(guest, who.givenName).waitFor();
      });
    }));
  }
});

/** The browser is not ours, and keeps what it saves to itself. */
async function textOf(file: Download): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of await file.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
describe('the log', () => {
  for (const look of [looks[0], looks[1]]) {
    it(`tells an admin who did what, narrowed to a person, and as a file (OPR-10) — ${said(look)}`, () => visiting('log', look, async (visit) => {
      const text = wordsHere(look).log, { admin } = world.distributors.first.operators, log = visit.page.locator('portico-activity-log');
      await openAs(visit, admin.id, 'portal.localhost', '/activity');
      await log.getByRole('listitem').first().waitFor();
      await visit.settle('log', { whole: false });
      await log.getByTitle(text.onlyBy(admin.name)).first().click();
      await log.getByRole('button', { name: text.clear }).waitFor();
      await log.locator('.entries:not([aria-busy])').waitFor();
      await visit.settle('one-person', { whole: false });
      const [file] = await Promise.all([visit.page.waitForEvent('download'), log.getByRole('button', { name: text.download }).click()]);
      const [head = '', ...lines] = (await textOf(file)).split('\r\n');
      expect(head.startsWith('\uFEFF')).toBe(true);
      expect([lines.length > 2, lines.filter((line) => line !== '' && !line.includes(admin.name))]).toEqual([true, []]);
    }));
  }
});
