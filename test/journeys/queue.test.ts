/** One queue of requests: found, read, decided one by one and several at once, by two people at the same time, and without a pointer. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { activateProduct, approveRegistration, readRegistration } from '../../schema/registration.ts';
import { deskOf, openCase } from './support/desk.ts';
import { landed, tabTo } from './support/keys.ts';
import { type Look, looks, otherLooks, pick, said } from './support/look.ts';
import { registered } from './support/portal.ts';
import { type Applicant, applicant } from './support/registration.ts';
import { actAs, comeBack, openAs, partsOf } from './support/requests.ts';
import { type Visit, visiting } from './support/visit.ts';

const { admin: camille, superAdmin: dana } = world.distributors.first.operators;

/** Types into the search, and waits until it shows these rows and no others. */
async function search(visit: Visit, words: string, found: readonly string[]): Promise<void> {
  const { queue, text, rows, row } = deskOf(visit);
  await queue.getByRole('searchbox', { name: text.search }).fill(words);
  for (const name of found) await row(name).waitFor();
  await expect.poll(() => rows.count(), { message: `rows for ${words}` }).toBe(found.length);
}
const timelineOf = (visit: Visit) => deskOf(visit).case.getByRole('list', { name: partsOf(visit.look).status.timelineLabel });

async function keepNote(visit: Visit, words: string): Promise<void> {
  const desk = deskOf(visit);
  await desk.case.locator('[name=own-note]').fill(words);
  await desk.button(desk.text.noteSave).click();
  await desk.case.locator('.notes li').getByText(words).waitFor();
}

describe('the queue', () => {
  const people = [
    [looks[0], applicant('una.brogan@breche-haute.ca', 'Brèche-Haute Networks Ltd.', 'CA', 'Una', 'Brogan'), 'breche-haute NETW'],
    [looks[1], applicant('e.blais@paquerine-etoffe.ca', 'Pâquerine Étoffe TI inc.', 'CA', 'Éloi', 'Blais'), 'paquerine ETOFFE'],
  ] as const;
  for (const [look, who, words] of people) {
    it(`is filtered and searched, accents aside; distributor and vendor see the same steps, each with its own notes (REG-14) — ${said(look)}`, () => visiting('queue', look, async (visit) => {
      const registration = await registered(who, look);
      const ours = pick(look, 'Spoke to Una: the office moved in May.', 'Vu avec Éloi : le bureau a déménagé en mai.');
      await visit.open('norderable.localhost', '/desk');
      const desk = deskOf(visit);
      const { text, queue, button, row, rows } = desk;
      await row(who.legalName).waitFor();
      await visit.settle('list', { whole: look.width === 1280 });
      await button(text.filters.refused).click();
      await row('Pike’s Garden Centre Ltd.').getByText(text.refusedBy(camille.name)).waitFor();
      await button(text.filters.approved).click();
      await queue.getByRole('combobox', { name: text.kindLabel }).selectOption({ label: partsOf(look).queue.kinds.join });
      await queue.getByText(text.empty.approved).or(rows.first()).first().waitFor();
      await queue.getByRole('combobox', { name: text.kindLabel }).selectOption({ label: partsOf(look).queue.kinds.registration });
      await search(visit, 'erabliere', [world.partners.erabliere.name]);
      await button(text.filters.mine).click();
      await queue.getByText(text.noMatch('erabliere')).waitFor();
      await visit.settle('nothing-found');
      await button(text.clearSearch).click();
      await landed(queue.getByRole('searchbox', { name: text.search }));
      await search(visit, words, [who.legalName]);
      await search(visit, who.email, [who.legalName]);
      await openCase(visit, who.legalName);
      const steps = await timelineOf(visit).locator('.what').allInnerTexts();
      await keepNote(visit, ours);
      await visit.settle('case-with-note');

      await visiting('queue-vendor', look, async (theirs) => {
        await theirs.open('kestrane.localhost', '/desk');
        await deskOf(theirs).button(text.filters.open).click();
        await search(theirs, words, [who.legalName]);
        await openCase(theirs, who.legalName);
        expect(await timelineOf(theirs).locator('.what').allInnerTexts()).toEqual(steps);
        expect(await deskOf(theirs).case.innerText()).not.toContain(ours);
        await keepNote(theirs, 'Vendor only');
        await theirs.settle('vendor-case');
      });
      await actAs(camille.id, activateProduct, { params: { registration } });
      await comeBack(visit);
      await button(text.approve(who.legalName)).click();
      await desk.status.getByText(text.done['registration.approve'](who.email)).waitFor();
      expect(await desk.case.innerText()).not.toContain('Vendor only');
      expect(await desk.case.innerText()).toContain(ours);
      await visit.settle('approved');
      if (look.width === 360) await button(text.backToList).first().click();
      await row(who.legalName).getByText(text.approvedBy(camille.name)).waitFor();
    }));
  }
});

describe('several at once', () => {
  const named = (look: Look, name: string): Applicant[] => ['Anouk', 'Basile', 'Céleste', 'Denis'].map((given, index) =>
    applicant(`${given.normalize('NFD').replace(/\W/g, '').toLowerCase()}@${name.toLowerCase()}-${['nord', 'sud', 'est', 'ouest'][index]}.ca`, `${name} ${pick(look, ['North', 'South', 'East', 'West'], ['Nord', 'Sud', 'Est', 'Ouest'])[index]} ${pick(look, 'Ltd.', 'inc.')}`, 'CA', given, name));
  for (const [look, name] of [[otherLooks[0], 'Quillonnay'], [otherLooks[1], 'Wrenfordshire']] as const) {
    it(`each row says what became of it, and why not (REG-9, REG-13) — ${said(look)}`, () => visiting('several', look, async (visit) => {
      const people = named(look, name);
      const ids: string[] = [];
      for (const who of people) ids.push(await registered(who, look));
      const [first = '', second = '', inactive = '', gone = ''] = ids;
      for (const registration of [first, second, gone]) await actAs(camille.id, activateProduct, { params: { registration } });
      await visit.open('norderable.localhost', '/desk');
      const { text, queue, row, status } = deskOf(visit);
      const { bulk } = partsOf(look);
      await search(visit, name, people.map(({ legalName }) => legalName));
      await actAs(dana.id, approveRegistration, { params: { registration: gone } });
      await queue.getByRole('checkbox', { name: text.selectAll }).check();
      const bar = queue.getByRole('group', { name: bulk.selected(4) });
      await bar.waitFor();
      await visit.settle('selected');
      await bar.getByRole('button', { name: bulk.approve, exact: true }).click();
      await queue.getByText(bulk.summary(2, 2)).waitFor();
      const why = (await actAs(camille.id, readRegistration, { params: { registration: inactive } }, look.language)).can.find(({ action }) => action === 'registration.approve')?.problem?.detail;
      expect(why, 'why it cannot be approved').toBeTruthy();
      for (const [index, outcome] of [bulk.results.approved, bulk.results.approved, why ?? '', bulk.already(dana.name)].entries()) {
        expect(await row(people[index]?.legalName ?? '').locator('.outcome').innerText()).toBe(outcome);
      }
      await row(people[3]?.legalName ?? '').getByText(text.approvedBy(dana.name)).waitFor();
      // Only what can still be decided stays selected.
      expect(await queue.getByRole('checkbox', { checked: true }).count()).toBe(1);
      await visit.settle('each-result');
      expect(await status.count()).toBe(0);
    }));
  }
});

describe('two reviewers at once', () => {
  const cases = [
    [otherLooks[0], 'Marchessac', 'Réseaux', 'Télécom', 'Sécurité'],
    [otherLooks[1], 'Tollgreave', 'Networks', 'Telecom', 'Security'],
  ] as const;
  for (const [look, name, ...trades] of cases) {
    it(`one decision stands, the other learns whose; nothing jumps (REG-13) — ${said(look)}`, () => visiting('two-reviewers', look, async (visit) => {
      const people = trades.map((trade, index) => applicant(`info@${name.toLowerCase()}-${'abc'[index]}.ca`, `${name} ${trade}`, 'CA', 'Odile', name));
      const [one, two, three] = people as [Applicant, Applicant, Applicant];
      const ids = [await registered(one, look), await registered(two, look)];
      for (const registration of ids) await actAs(camille.id, activateProduct, { params: { registration } });
      await visit.open('norderable.localhost', '/desk');
      const desk = deskOf(visit);
      const { text, button, row, rows, queue, dialog, status } = desk;
      const { dialogs } = partsOf(look);
      await search(visit, name, [one.legalName, two.legalName]);
      const places = () => Promise.all([one, two].map(({ legalName }) => row(legalName).boundingBox()));
      const before = await places();
      await registered(three, look);
      await comeBack(visit);
      await button(text.fresh(1)).waitFor();
      expect(await places()).toEqual(before);
      expect(await rows.count()).toBe(2);
      await visit.settle('one-more');
      await button(text.fresh(1)).click();
      await landed(row(three.legalName));

      await openCase(visit, one.legalName);
      await button(text.decline).click();
      await dialog.getByLabel(dialogs.noteLabel).fill('Odile');
      await visiting('two-reviewers-other', look, async (other) => {
        await openAs(other, dana.id, 'norderable.localhost', '/desk');
        for (const who of [one, two]) {
          await search(other, who.legalName, [who.legalName]);
          await openCase(other, who.legalName);
          await deskOf(other).button(text.approve(who.legalName)).click();
          await deskOf(other).status.getByText(text.done['registration.approve'](who.email)).waitFor();
          if (look.width === 360) await deskOf(other).button(text.backToList).first().click();
        }
      });
      await comeBack(visit);
      await dialog.getByText(text.alreadyDecided(dana.name)).waitFor();
      await visit.settle('overtaken-in-dialog', { whole: false });
      await dialog.getByRole('button', { name: dialogs.close, exact: true }).click();
      await landed(desk.title(one.legalName));
      await desk.case.getByText(text.states.approved, { exact: true }).first().waitFor();

      if (look.width === 360) await button(text.backToList).first().click();
      await queue.getByRole('list', { name: text.list }).waitFor();
      await row(one.legalName).getByText(text.approvedBy(dana.name)).waitFor();
      await row(two.legalName).getByText(text.approvedBy(dana.name)).waitFor();
      await openCase(visit, two.legalName);
      await desk.case.getByText(dana.name).first().waitFor();
      expect(await button(text.approve(two.legalName)).count()).toBe(0);
      expect(await status.getByText(text.failed).count()).toBe(0);
      await visit.settle('decided-by-another');
    }));
  }
});

describe('by keyboard alone', () => {
  for (const look of [looks[1]]) {
    it(`the list is one stop: arrows move, X selects, Enter opens, Escape goes back — ${said(look)}`, () => visiting('queue-keys', look, async (visit) => {
      const name = 'Houdremont';
      const people = ['Alba', 'Brice', 'Colin'].map((given) => applicant(`${given.toLowerCase()}@${name.toLowerCase()}-${given.toLowerCase()}.ca`, `${name} ${given} inc.`, 'CA', given, name));
      for (const who of people) await registered(who, look);
      const [low, middle, high] = people.map(({ legalName }) => legalName) as [string, string, string];
      const { page } = visit;
      await visit.open('norderable.localhost', '/desk');
      const { text, queue, row, rows, title } = deskOf(visit);
      const { bulk } = partsOf(look);
      await tabTo(visit, queue.getByRole('searchbox', { name: text.search }));
      await page.keyboard.type(name);
      await expect.poll(() => rows.count()).toBe(3);
      await tabTo(visit, row(high));
      await page.keyboard.press('x');
      await queue.getByRole('group', { name: bulk.selected(1) }).waitFor();
      await page.keyboard.press('Shift+ArrowDown');
      await landed(row(middle));
      await queue.getByRole('group', { name: bulk.selected(2) }).waitFor();
      await page.keyboard.press('End');
      await landed(row(low));
      await visit.settle('two-selected');
      await page.keyboard.press('Escape');
      await queue.getByRole('group', { name: bulk.selected(2) }).waitFor({ state: 'detached' });
      await landed(row(low));
      await page.keyboard.press('Home');
      await landed(row(high));
      await page.keyboard.press('?');
      await queue.getByText(text.keys.range).waitFor();
      await visit.settle('keys');
      await page.keyboard.press('Escape');
      await queue.getByText(text.keys.range).waitFor({ state: 'hidden' });
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await landed(title(middle));
      await page.keyboard.press('Escape');
      await landed(row(middle));
      expect(await title(middle).count()).toBe(0);
    }));
  }
});
