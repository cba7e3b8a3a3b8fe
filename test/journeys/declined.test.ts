/** From the vendor's site to a distributor of the applicant's country, who declines. */
import { describe, expect, it } from 'vitest';
import { world } from '../../demo/world/world.ts';
import { deskOf, openCase } from './support/desk.ts';
import { type Look, looks, pick, said } from './support/look.ts';
import { newest } from './support/mailbox.ts';
import { type Applicant, applicant, fillCompany, fillDetails, formOf, movedTo, proveMailbox, seeUnderReview } from './support/registration.ts';
import { partsOf } from './support/requests.ts';
import { type Visit, visiting } from './support/visit.ts';

const { first, second } = world.distributors;
const { n: vendor } = world.vendors;

async function register(visit: Visit, who: Applicant): Promise<void> {
  await visit.open('kestrane.localhost');
  await proveMailbox(visit, who.email, (step) => visit.settle(step));
  const { field, text, element, submit, title } = formOf(visit);
  await fillCompany(visit, movedTo(who, 'BR'));
  await element.getByText(text.noDistributor(vendor.name)).waitFor();
  const move = async (country: Applicant['country']): Promise<void> => {
    await element.getByRole('button', { name: `${text.change} ${text.company}` }).click();
    await fillDetails(visit, movedTo(who, country));
    await title(text.checkTitle).waitFor();
  };
  // One distributor serves Canada: nothing to choose between.
  await move('CA');
  expect(await field('distributor').inputValue()).toBe(first.id);
  await move('BE');
  // The choice from before serves Belgium too, and stays.
  expect(await field('distributor').inputValue()).toBe(first.id);
  await field('distributor').selectOption('');
  await submit.click();
  await element.getByRole('alert').getByRole('button', { name: text.required['distributor'] ?? '' }).click();
  await visit.settle('distributor-missing');
  expect(await field('distributor').evaluate((select) => select === (select.getRootNode() as ShadowRoot).activeElement)).toBe(true);
  await field('distributor').selectOption(second.name);
  await field('distributor').selectOption(first.name);
  await submit.click();
  await seeUnderReview(visit, who, first.name);
  await visit.settle('under-review');
}

async function decline(visit: Visit, who: Applicant, note: string): Promise<void> {
  await visit.open('norderable.localhost', '/desk');
  const { button, dialog, text, status } = deskOf(visit);
  await openCase(visit, who.legalName);
  await button(text.decline).click();
  await dialog.waitFor();
  const send = dialog.getByRole('button', { name: text.declineTitle(who.legalName) });
  await send.click();
  await dialog.getByRole('alert').getByText(text.summary(2)).waitFor();
  await visit.settle('decline-missing', { whole: false });
  await dialog.getByLabel(text.reasonLabel).selectOption({ label: text.reasons.unverifiable });
  await dialog.getByLabel(partsOf(visit.look).dialogs.noteLabel).fill(note);
  await dialog.getByRole('radio', { name: text.reapply.in_30_days }).check();
  await visit.settle('decline', { whole: false });
  await send.click();
  await status.getByText(text.done['registration.decline'](who.email)).waitFor();
  await visit.settle('case-declined');
}

async function tryAgain(visit: Visit, who: Applicant, day: string): Promise<void> {
  visit.expects(/^409 POST .*\/v1\/registrations$/);
  await visit.open('kestrane.localhost');
  const { email, send, alert, text, element } = formOf(visit);
  await email.fill(who.email);
  await send.click();
  await alert.getByText(text.laterTitle, { exact: true }).waitFor();
  expect(await alert.innerText()).toContain(day);
  expect(await element.getByRole('link', { name: text.contact(vendor.name) }).getAttribute('href')).toBe('mailto:partners@kestrane-endpoint.com');
  await visit.settle('not-yet');
}

const journey = (look: Look, who: Applicant, note: string): Promise<void> => visiting('declined', look, async (visit) => {
  await register(visit, who);
  await decline(visit, who, note);
  const mail = await newest(who.email, 'registration_declined');
  const reason = pick(look, 'The company could not be verified', 'la société n’a pas pu être vérifiée');
  for (const part of [who.legalName, reason, note, first.name, 'partners@kestrane-endpoint.com']) expect(mail.text).toContain(part);
  const day = pick(look, /from (\w+, \w+ \d{1,2}, \d{4})/, /à partir du (\S+ \d{1,2}(?:er)? \S+ \d{4})/).exec(mail.text)?.[1];
  expect(day, 'the day from which one may try again').toBeDefined();
  await tryAgain(visit, who, day ?? '');
});

describe('a reviewer’s refusal', () => {
  const people = [
    [looks[0], applicant('t.vandamme@zilverkaai-ict.be', 'Zilverkaai ICT BV', 'BE', 'Tess', 'Van Damme'), 'We found no trace of the company at this address.'],
    [looks[1], applicant('o.lacroix@cimefroide-services.be', 'Cimefroide Services SRL', 'BE', 'Odile', 'Lacroix'), 'L’adresse ne correspond à aucune société de ce nom.'],
  ] as const;
  for (const [look, who, note] of people) {
    it(`carries a reason, a note and when to reapply; mail and form name the same day (REG-13, REG-16) — ${said(look)}`, () => journey(look, who, note));
  }
});
