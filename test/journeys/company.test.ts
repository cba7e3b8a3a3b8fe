/** Whose company it is: found by its number, known by its domain, asked for by two at once, or named in five alphabets. */
import { describe, expect, it } from 'vitest';
import { directory } from '../../demo/world/directory.ts';
import { world } from '../../demo/world/world.ts';
import { readRegistration } from '../../schema/registration.ts';
import { deskOf, openCase } from './support/desk.ts';
import { landed } from './support/keys.ts';
import { type Look, looks, otherLooks, pick, said, wordsOf } from './support/look.ts';
import { linkFor, mailTo, newest } from './support/mailbox.ts';
import { registered } from './support/portal.ts';
import { type Applicant, applicant, confirmMailbox, fillCompany, formOf, proveMailbox, registrationOf, seeUnderReview } from './support/registration.ts';
import { actAs, openAs } from './support/requests.ts';
import { type Visit, visiting } from './support/visit.ts';

const { first } = world.distributors;
const fullName = ({ givenName, familyName }: Applicant): string => `${givenName} ${familyName}`;

describe('a company that the directory knows', () => {
  const people = [
    [otherLooks[0], '204518837', applicant('c.aubertin@brumecale-infogerance.fr', '', 'FR', 'Cléo', 'Aubertin')],
    [looks[0], '253340118', applicant('m.legros@roche-percee.ca', '', 'CA', 'Maude', 'Legros')],
  ] as const;
  for (const [look, duns, who] of people) {
    it(`is filled in by its number, its address put right, a colleague named, everything reviewed and changed without loss (ENR-1 to ENR-4) — ${said(look)}`, () => visiting('directory', look, async (visit) => {
      const company = directory.find((one) => one.duns === duns);
      if (!company) throw new Error(`${duns} is not in the directory`);
      const { city, postalCode } = company.address;
      await visit.open('norderable.localhost');
      await proveMailbox(visit, who.email);
      const { element, text, field, button, goOn, title, alert, submit, consent } = formOf(visit);
      await field('duns').fill(duns.slice(0, 5));
      await button(text.find).click();
      await element.getByText(text.values['value.duns']).first().waitFor();
      await field('duns').fill(`${duns.slice(0, 3)} ${duns.slice(3, 6)} ${duns.slice(6)}`);
      await button(text.find).click();
      await element.getByText(text.foundBody(company.legalName)).waitFor();
      expect([await field('legalName').inputValue(), await field('country').inputValue(), await field('postalCode').inputValue()]).toEqual([company.legalName, company.country, postalCode]);
      await visit.settle('found');

      await field('city').fill(city?.toLocaleUpperCase('fr') ?? '');
      await goOn.click();
      await landed(element.getByRole('heading', { name: text.proposalTitle }));
      await visit.settle('proposal');
      await button(text.useProposed).click();
      await title(text.contactsTitle).waitFor();
      for (const name of ['givenName', 'familyName'] as const) await field(name).fill(who[name]);
      await element.getByRole('radio', { name: text.colleague }).check();
      await goOn.click();
      await alert.getByRole('button', { name: text.required['primaryEmail'] ?? '' }).waitFor();
      await visit.settle('contact-missing');
      await element.locator('[name=primaryName]').fill('Ophélie Brancard');
      await element.locator('[name=primaryEmail]').fill('ophelie.brancard@gmail.com');
      await goOn.click();
      await title(text.checkTitle).waitFor();
      for (const part of [company.legalName, duns, city ?? '', fullName(who), 'Ophélie Brancard']) await element.getByText(part).first().waitFor();
      await visit.settle('review');

      await button(`${text.change} ${text.company}`).click();
      await title(text.companyTitle).waitFor();
      expect(await field('city').inputValue()).toBe(city);
      await field('street').fill('31, quai Vauban');
      await goOn.click();
      await title(text.checkTitle).waitFor();
      await element.getByText('31, quai Vauban').waitFor();
      await consent.check();
      // The primary contact's own mailbox has to be at work too.
      visit.expects(/^422 POST .*\/submissions$/);
      await submit.click();
      await title(text.contactsTitle).waitFor();
      await visit.settle('contact-webmail');
      const colleague = who.email.replace(/.*@/, 'o.brancard@');
      await element.locator('[name=primaryEmail]').fill(colleague);
      await goOn.click();
      await title(text.checkTitle).waitFor();
      expect(await consent.isChecked()).toBe(true);
      await submit.click();
      await seeUnderReview(visit, { ...who, legalName: company.legalName }, first.name);
      const { companyDetails, contacts } = await actAs(first.operators.admin.id, readRegistration, { params: { registration: await registrationOf(visit) } });
      expect(companyDetails).toEqual({ ...company, address: { ...company.address, street: '31, quai Vauban' } });
      expect(contacts?.primary).toEqual({ name: 'Ophélie Brancard', email: colleague });
    }));
  }
});

/** One of a company lets a colleague in, on the portal's page of requests, with a role. */
async function letIn(admin: Visit, who: Applicant, role: 'reader' | 'admin'): Promise<void> {
  const { text, case: article, button, row, status } = deskOf(admin);
  if (await article.count() === 0) await row(fullName(who)).click();
  await article.getByText(text.joinProof(who.email)).waitFor();
  await article.getByRole('radio', { name: text.roles[role] }).and(article.locator(`[value=${role}]`)).check();
  await admin.settle('join-case');
  await button(text.letIn(fullName(who))).click();
  await status.getByText(text.done['join.approve'](who.email)).waitFor();
  await admin.settle('let-in');
}
/** The joiner's link leads into the company. */
async function beIn(visit: Visit, who: Applicant, company: string, role: 'reader' | 'admin'): Promise<void> {
  const { overview } = wordsOf(visit.look);
  await visit.page.goto(await linkFor(who.email, 'join_decided'));
  await visit.page.locator('portico-organization-overview').getByText(overview.youAre(overview.aRole[role], company)).waitFor();
}

describe('an address at the domain of approved companies', () => {
  const { vauclair, vauclairOcean } = world.partners;
  const people = [
    [looks[0], applicant('odile.morvan@vauclair-reseau.fr', '', 'FR', 'Odile', 'Morvan'), vauclair, 'admin'],
    [looks[1], applicant('axel.grondin@vauclair-reseau.fr', '', 'FR', 'Axel', 'Grondin'), vauclairOcean, 'reader'],
  ] as const;
  for (const [look, who, company, role] of people) {
    it(`yes: asks to join, and an admin lets in with a role (REG-6, REG-7, REG-8) — ${said(look)}`, () => visiting('join', look, async (visit) => {
      await visit.open('norderable.localhost');
      await confirmMailbox(visit, who.email);
      const { element, text, field, title, submit, consent } = formOf(visit);
      const { join } = wordsOf(look);
      await title(join.whichIsYours).waitFor();
      for (const { name } of [vauclair, vauclairOcean]) await element.getByText(name, { exact: true }).waitFor();
      await visit.settle('which');
      await element.getByRole('listitem').filter({ hasText: company.name }).getByRole('button', { name: join.isMine }).click();
      await title(join.joinTitle).waitFor();
      for (const name of ['givenName', 'familyName'] as const) await field(name).fill(who[name]);
      await consent.check();
      await visit.settle('about-you');
      await submit.click();
      await title(text.onItsWay).waitFor();
      await element.getByText(text.joinIntro(company.name)).waitFor();
      await visit.settle('asked');

      const asked = await newest(company.operators.superAdmin.email, 'join_asked');
      expect(asked.text).toContain(who.email);
      const link = new URL(/https?:\/\/\S+\/review#request=\S+/.exec(asked.text)?.[0] ?? '');
      await visiting('join-admin', look, async (admin) => {
        await openAs(admin, company.operators.superAdmin.id, 'portal.localhost', link.pathname + link.hash);
        await deskOf(admin).case.waitFor();
        await letIn(admin, who, role);
      });
      await beIn(visit, who, company.name, role);
    }));
  }

  for (const [look, who] of [[otherLooks[0], applicant('lise.jezequel@vauclair-reseau.fr', 'Jézéquel Télécom SARL', 'FR', 'Lise', 'Jézéquel')]] as const) {
    it(`no: gives its own company, which a person reviews (REG-6, REG-10) — ${said(look)}`, () => visiting('not-joined', look, async (visit) => {
      await visit.open('norderable.localhost');
      await confirmMailbox(visit, who.email);
      const { text, title, button, submit, element } = formOf(visit);
      const { join, review } = wordsOf(look);
      await title(join.whichIsYours).waitFor();
      await button(join.none).click();
      await title(text.companyTitle).waitFor();
      await element.getByText(text.reviewedTitle).waitFor();
      await visit.settle('own-company');
      await fillCompany(visit, who);
      await submit.click();
      await seeUnderReview(visit, who, first.name);
      await visit.open('norderable.localhost', '/desk');
      await openCase(visit, who.legalName);
      await deskOf(visit).case.getByText(review.conflictWords.domain_company).first().waitFor();
      await visit.settle('case');
    }));
  }
});

describe('two of one new company', () => {
  const name = (look: Look): string => pick(look, 'Cobblestair Cloud Ltd.', 'Escalier Nuage inc.');
  const people = [
    [looks[0], applicant('ned.barlow@cobblestair-cloud.ca', name(looks[0]), 'CA', 'Ned', 'Barlow'), applicant('iris.kwan@cobblestair-cloud.ca', name(looks[0]), 'CA', 'Iris', 'Kwan')],
    [looks[1], applicant('remi.talon@escalier-nuage.ca', name(looks[1]), 'CA', 'Rémi', 'Talon'), applicant('ines.caza@escalier-nuage.ca', name(looks[1]), 'CA', 'Inès', 'Caza')],
  ] as const;
  for (const [look, one, other] of people) {
    it(`are one case; approving the first turns the second into a request to join, which the new super admin answers (REG-5) — ${said(look)}`, () => visiting('two-of-one', look, async (visit) => {
      await registered(one, look);
      await visit.open('norderable.localhost');
      await proveMailbox(visit, other.email);
      await fillCompany(visit, other);
      const { submit, button, element, text } = formOf(visit);
      await submit.click();
      await seeUnderReview(visit, other, first.name);

      await visiting('two-of-one-reviewer', look, async (reviewer) => {
        await reviewer.open('norderable.localhost', '/desk');
        const desk = deskOf(reviewer);
        await desk.row(fullName(one)).click();
        await desk.case.getByText(desk.text.colleaguesTitle(2)).waitFor();
        await reviewer.settle('one-case');
        await desk.button(desk.text.colleagueOpen(fullName(other))).click();
        await desk.button(desk.text.colleagueOpen(fullName(one))).click();
        await desk.button(desk.text.activate).click();
        await desk.status.getByText(desk.text.done['product.activate']()).waitFor();
        await desk.button(desk.text.approve(one.legalName)).click();
        await desk.status.getByText(desk.text.done['registration.approve'](one.email)).waitFor();
        await reviewer.settle('approved');
      });
      await button(text.refresh).click();
      await element.getByText(text.joinIntro(other.legalName)).waitFor();
      await visit.settle('now-a-join');
      await visiting('two-of-one-admin', look, async (admin) => {
        await admin.page.goto(await linkFor(one.email, 'registration_approved'));
        await admin.page.locator('portico-organization-overview').waitFor();
        await admin.page.getByRole('link', { name: pick(look, 'Requests', 'Demandes'), exact: true }).click();
        await letIn(admin, other, 'reader');
      });
      await beIn(visit, other, one.legalName, 'reader');
      expect((await mailTo(other.email)).map(({ template }) => template)).not.toContain('registration_declined');
    }));
  }
});

describe('a name of 300 characters in five alphabets', () => {
  const scripts = 'שלום תקשורת בע״מ · Société Ærø Łódź · Ανεμόεσσα Δίκτυα · Северный Ветер · 株式会社みなと · ';
  for (const [look, host] of [[looks[0], 'crossing-scripts.ca'], [otherLooks[0], 'croisee-alphabets.ca']] as const) {
    it(`is kept to the letter and breaks no page (ENR-1) — ${said(look)}`, () => visiting('alphabets', look, async (visit) => {
      const who = applicant(`noa@${host}`, `${scripts.repeat(9).slice(0, 296 - host.length)} ${host} X`.slice(0, 300), 'CA', 'נועה', 'أحمد الرافد');
      expect([...who.legalName].length).toBeGreaterThan(280);
      await visit.open('norderable.localhost');
      await proveMailbox(visit, who.email);
      await fillCompany(visit, who);
      const { submit } = formOf(visit);
      await visit.settle('review');
      await submit.click();
      await seeUnderReview(visit, who, first.name);
      await visit.settle('under-review');
      await visit.open('norderable.localhost', '/desk');
      const { row, rows, title, queue, text } = deskOf(visit);
      await queue.getByRole('searchbox', { name: text.search }).fill(who.email);
      await expect.poll(() => rows.count()).toBe(1);
      await visit.settle('list');
      await row(who.email).click();
      await title(who.legalName).waitFor();
      expect(await title(who.legalName).textContent()).toBe(who.legalName);
      await visit.settle('case');
      expect((await newest(who.email, 'registration_under_review')).html).toContain(who.legalName.slice(0, 40));
    }));
  }
});
