/** A partner that changes its distributor (REG-12): who is asked, who decides, and that neither distributor learns the other's name. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { readMe } from '../../schema/operators.ts';
import { readTransfer, requestTransfer } from '../../schema/requests.ts';
import { passDays } from './support/clock.ts';
import { deskOf } from './support/desk.ts';
import { type Look, looks, otherLooks, said, wordsOf } from './support/look.ts';
import { mailTo, newest } from './support/mailbox.ts';
import { applicant } from './support/registration.ts';
import { actAs, approved, comeBack, openAs, partsOf } from './support/requests.ts';
import { type Visit, originOf, visiting } from './support/visit.ts';

const { first, second } = world.distributors;
const program = world.programs.n;

/** Everything that the portal sends to this browser, and what the page shows of it in the end. */
function listen({ page }: Visit): () => Promise<string> {
  const said: Promise<string>[] = [];
  page.on('response', (response) => { if (response.url().startsWith(`${originOf('portal.localhost')}/v1/`)) said.push(response.text().catch(() => '')); });
  return async () => [...(await Promise.all(said)), ...(await page.locator('body, .root').allInnerTexts())].join('\n');
}
/** The partner's own page. */
function overviewOf({ page, look }: Visit) {
  const element = page.locator('portico-organization-overview');
  const text = wordsOf(look).overview;
  return { element, text, card: element.getByRole('article').filter({ hasText: program.name }), dialog: element.getByRole('dialog'), through: ({ name }: { name: string }) => element.getByText(text.through(name)) };
}
const openTransfer = async (visit: Visit, partner: string): Promise<void> => {
  const { row, text, case: article } = deskOf(visit);
  await row(partner).click();
  await article.getByRole('heading', { level: 2 }).filter({ hasText: partner }).waitFor();
  await article.getByRole('heading', { name: text.wayGroup }).waitFor();
};
/** Both ties as the partner's own page knows them. */
const distributorsOf = async (operator: string): Promise<string[] | undefined> => (await actAs(operator, readMe, {})).enrollments.find(({ programId }) => programId === program.id)?.distributors;
const sent = async (recipient: string, company: string): Promise<string[]> => (await mailTo(recipient)).filter(({ text }) => text.includes(company)).map(({ text, html, subject }) => text + html + subject);

describe('the distributor that a partner leaves', () => {
  const look: Look = { language: 'fr', width: 360, scheme: 'dark' };
  const { alpvane } = world.partners;
  it(`releases it: the old tie ends and the new one begins in one step, and neither learns the other’s name (REG-12) — ${said(look)}`, () => visiting('release', look, async (visit) => {
    const heard = listen(visit);
    await visit.open('norderable.localhost', '/desk');
    const { text, button, dialog, status } = deskOf(visit);
    const { dialogs } = partsOf(look);
    await openTransfer(visit, alpvane.name);
    await visit.settle('asked');
    await button(text.release(alpvane.name)).click();
    await dialog.getByText(dialogs.releaseStays.split('\n')[0] ?? '').waitFor();
    await visit.settle('before-release', { whole: false });
    await dialog.getByRole('button', { name: dialogs.releaseTitle(alpvane.name), exact: true }).click();
    await status.getByText(text.done['transfer.release'](alpvane.name)).waitFor();
    await visit.settle('released');
    const known = await heard();
    expect(known).toContain(alpvane.name);
    for (const name of [second.name, second.id]) expect(known).not.toContain(name);

    const { superAdmin: liv } = alpvane.operators;
    expect(await distributorsOf(liv.id)).toEqual([second.name]);
    await visiting('release-partner', look, async (partner) => {
      await openAs(partner, liv.id, 'portal.localhost', '/');
      const { through } = overviewOf(partner);
      await through(second).waitFor();
      expect(await through(first).count()).toBe(0);
      await partner.settle('overview');
    });
    await visiting('release-vendor', look, async (vendor) => {
      await vendor.open('kestrane.localhost', '/desk');
      const desk = deskOf(vendor);
      await desk.button(text.filters.approved).click();
      await openTransfer(vendor, alpvane.name);
      for (const { name } of [first, second]) await desk.case.getByText(name).first().waitFor();
      await vendor.settle('vendor');
    });
    const toPrevious = await sent(first.operators.admin.email, alpvane.name), toNext = await sent(second.operators.admin.email, alpvane.name);
    expect([toPrevious.length, toNext.length]).toEqual([1, 1]);
    expect(toPrevious.join()).not.toContain(second.name);
    expect(toNext.join()).not.toContain(first.name);
  }));
});

describe('a super admin of the partner', () => {
  const people = [
    [otherLooks[0], applicant('l.maes@canalvert-ict.be', 'Canalvert ICT SRL', 'BE', 'Lise', 'Maes'), 'Deux factures sont impayées.', 'Les factures ne l’empêchent pas.'],
    [otherLooks[1], applicant('l.claes@hazelgracht.be', 'Hazelgracht BV', 'BE', 'Lotte', 'Claes'), 'Two invoices are unpaid.', 'Invoices do not keep it.'],
  ] as const;
  for (const [look, who, reason, note] of people) {
    it(`asks on the overview; an objection carries its reason to the vendor, who decides (REG-12) — ${said(look)}`, () => visiting('objection', look, async (visit) => {
      const { operator } = await approved(who, look);
      await openAs(visit, operator, 'portal.localhost', '/');
      const { text, card, dialog, through, element } = overviewOf(visit);
      const { dialogs } = partsOf(look);
      await card.getByRole('button', { name: text.changeDistributor }).click();
      const send = dialog.getByRole('button', { name: text.askTransfer });
      await send.click();
      await dialog.getByRole('alert').getByText(text.distributorRequired).waitFor();
      await dialog.getByLabel(text.newDistributor).selectOption({ label: second.name });
      await visit.settle('asking', { whole: false });
      await send.click();
      await card.getByText(text.transferAsked).waitFor();
      await card.getByText(text.transferTitle(second.name)).waitFor();
      await visit.settle('asked');

      await visiting('objection-distributor', look, async (previous) => {
        const heard = listen(previous);
        await previous.open('norderable.localhost', '/desk');
        const desk = deskOf(previous);
        await openTransfer(previous, who.legalName);
        await desk.button(desk.text.object).click();
        await desk.dialog.getByRole('button', { name: dialogs.objectNow, exact: true }).click();
        await desk.dialog.getByRole('alert').getByText(dialogs.required.objection).waitFor();
        await desk.dialog.getByLabel(dialogs.objectionLabel).fill(reason);
        await previous.settle('objecting', { whole: false });
        await desk.dialog.getByRole('button', { name: dialogs.objectNow, exact: true }).click();
        await desk.status.getByText(desk.text.done['transfer.object']()).waitFor();
        await previous.settle('objected');
        expect(await heard()).not.toContain(second.name);
      });
      expect((await newest(who.email, 'transfer_objected')).text).toContain(reason);
      await visit.page.reload();
      await card.getByText(text.objected).waitFor();
      await visit.settle('objected');

      await visiting('objection-vendor', look, async (vendor) => {
        await vendor.open('kestrane.localhost', '/desk');
        const desk = deskOf(vendor);
        await openTransfer(vendor, who.legalName);
        await desk.case.getByText(reason).waitFor();
        await vendor.settle('to-decide');
        await desk.button(desk.text.decide).click();
        await desk.dialog.getByText(dialogs.decideBody(first.name, second.name)).waitFor();
        await desk.dialog.getByRole('radio', { name: dialogs.decisions.complete }).check();
        await desk.dialog.getByLabel(dialogs.decisionNoteLabel).fill(note);
        await vendor.settle('deciding', { whole: false });
        await desk.dialog.getByRole('button', { name: dialogs.decideNow, exact: true }).click();
        await desk.status.getByText(desk.text.done['transfer.decide']()).waitFor();
        await desk.case.getByText(note).waitFor();
        // An objection is no agreement: the last step is the vendor's own.
        expect(await desk.case.locator('.way li').last().innerText()).toContain(partsOf(look).status.timelineYou);
        await vendor.settle('decided');
      });
      await visit.page.reload();
      await through(second).waitFor();
      expect(await element.getByText(text.objected).count()).toBe(0);
      expect(await distributorsOf(operator)).toEqual([second.name]);
    }));
  }

  for (const [look, who] of [[looks[0], applicant('m.wouters@veldbrug-it.be', 'Veldbrug IT BV', 'BE', 'Mia', 'Wouters')]] as const) {
    it(`takes the request back, and stays (REG-12) — ${said(look)}`, () => visiting('taken-back', look, async (visit) => {
      const { operator } = await approved(who, look);
      await actAs(operator, requestTransfer, { body: { program: program.id, distributor: second.id } });
      await visiting('taken-back-distributor', look, async (previous) => {
        await previous.open('norderable.localhost', '/desk');
        const desk = deskOf(previous);
        await openTransfer(previous, who.legalName);
        await openAs(visit, operator, 'portal.localhost', '/');
        const { text, card, through } = overviewOf(visit);
        await card.getByRole('button', { name: text.takeBack }).click();
        await card.getByText(text.takenBack).waitFor();
        await through(first).waitFor();
        await visit.settle('taken-back');
        await comeBack(previous);
        await desk.status.getByText(desk.text.meanwhile).waitFor();
        await desk.case.getByText(desk.text.transferStates.canceled, { exact: true }).first().waitFor();
        expect(await desk.button(desk.text.release(who.legalName)).count()).toBe(0);
        await previous.settle('taken-back');
      });
      expect(await distributorsOf(operator)).toEqual([first.name]);
    }));
  }
});

describe('without an answer in ten business days', () => {
  for (const [look, who] of [[looks[1], applicant('n.lambert@boisgenet.be', 'Boisgenêt Systèmes SRL', 'BE', 'Noé', 'Lambert')]] as const) {
    it(`the vendor decides (REG-12) — ${said(look)}`, () => visiting('unanswered', look, async (vendor) => {
      const { operator } = await approved(who, look);
      const { id } = await actAs(operator, requestTransfer, { body: { program: program.id, distributor: second.id } });
      await vendor.open('kestrane.localhost', '/desk');
      const { text, button, row, dialog, status, case: article } = deskOf(vendor);
      const { dialogs, status: { timelineLabel, timelineYou } } = partsOf(look);
      await button(text.filters.open).click();
      await openTransfer(vendor, who.legalName);
      // Too early: the button says why not.
      expect(await button(text.decide).getAttribute('aria-disabled')).toBe('true');
      expect(await article.locator('.why').first().innerText()).not.toBe('');
      await vendor.settle('too-early');
      await passDays(id, 20);
      expect((await actAs(world.vendors.n.operators.admin.id, readTransfer, { params: { transfer: id } })).actor).toBe('you');
      expect((await newest(world.vendors.n.operators.admin.email, 'transfer_to_decide')).text).toContain(who.legalName);
      await comeBack(vendor);
      await row(who.legalName).getByText(text.waiting.you()).waitFor();
      await article.getByText(text.transferSilentBody.vendor).waitFor();
      await expect.poll(() => button(text.decide).getAttribute('aria-disabled')).toBeNull();
      expect(await article.getByRole('list', { name: timelineLabel }).innerText()).toContain(timelineYou);
      await vendor.settle('to-decide');
      await button(text.decide).click();
      await dialog.getByRole('radio', { name: dialogs.decisions.complete }).check();
      await dialog.getByRole('button', { name: dialogs.decideNow, exact: true }).click();
      await status.getByText(text.done['transfer.decide']()).waitFor();
      expect(await distributorsOf(operator)).toEqual([second.name]);
    }));
  }
});
