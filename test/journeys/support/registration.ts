/** The registration form as its applicant uses it, found by what a person reads. */
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { type Look, pick, wordsOf } from './look.ts';
import { codeFor } from './mailbox.ts';
import type { Visit } from './visit.ts';

/** Where a company stands, as its post prints it: nothing else is proposed. */
const places = {
  CA: { street: '12, rue des Tisserands', city: 'Lévis', region: 'QC', postalCode: 'G6V 3T1' }, US: { street: '12 Weaver Street', city: 'Burlington', region: 'VT', postalCode: '05401' },
  BE: { street: 'Rue des Tisserands 12', city: 'Namur', region: '', postalCode: '5000' }, BR: { street: 'Rua dos Tecelões, 12', city: 'São Paulo', region: 'SP', postalCode: '01310-100' },
  FR: { street: '12 rue des Tisserands', city: 'Lyon', region: '', postalCode: '69002' }, DE: { street: 'Weberstraße 12', city: 'Bonn', region: '', postalCode: '53113' },
} as const;
/** Who registers, and for which company. Every journey has its own, so that none meets another's. */
export interface Applicant {
  readonly email: string; readonly givenName: string; readonly familyName: string; readonly legalName: string; readonly country: keyof typeof places;
  readonly street: string; readonly city: string; readonly region: string; readonly postalCode: string;
}
export const applicant = (email: string, legalName: string, country: Applicant['country'] = 'CA', givenName = 'Inès', familyName = 'Delorme'): Applicant => ({ email, givenName, familyName, legalName, country, ...places[country] });
/** The same, somewhere else. */
export const movedTo = (who: Applicant, country: Applicant['country']): Applicant => ({ ...who, country, ...places[country] });
export const countryName = ({ language }: Look, code: string): string => new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;

export function formOf({ page, look }: Visit) {
  const text = wordsOf(look).registration;
  const element = page.locator('portico-registration-form');
  const button = (name: string): Locator => element.getByRole('button', { name, exact: true });
  /** Of an address, its parts are called as its country calls them; their names stay. */
  const field = (name: keyof typeof text.labels | 'street' | 'city' | 'region' | 'postalCode'): Locator =>
    (name in text.labels ? element.getByLabel(new RegExp(`^${text.labels[name as keyof typeof text.labels]}( \\(|$)`)) : element.locator(`[name=${name}]`));
  return {
    text, element, button, field,
    email: element.getByLabel(text.emailLabel), code: element.getByLabel(text.codeLabel), consent: element.getByRole('checkbox'),
    title: (name: string): Locator => element.getByRole('heading', { name, exact: true, level: 2 }), alert: element.getByRole('alert'),
    send: button(text.sendCode), confirm: button(text.confirm), submit: button(text.sendRequest), goOn: button(text.continue),
  };
}

/** From the address to what comes after its code. */
export async function confirmMailbox(visit: Visit, email: string, settle = async (_step: string): Promise<void> => {}): Promise<void> {
  const form = formOf(visit);
  await form.email.fill(email);
  await settle('email');
  await form.send.click();
  await form.title(form.text.codeTitle).waitFor();
  await settle('code');
  await form.code.fill(await codeFor(email));
  await form.confirm.click();
}
/** The same of an address whose company nobody knows: its details come next. */
export async function proveMailbox(visit: Visit, email: string, settle?: (step: string) => Promise<void>): Promise<void> {
  await confirmMailbox(visit, email, settle);
  const { title, text } = formOf(visit);
  await title(text.companyTitle).waitFor();
}

/** The company's details, and on to the contacts. */
export async function fillDetails(visit: Visit, who: Applicant): Promise<void> {
  const { field, goOn } = formOf(visit);
  await field('legalName').fill(who.legalName);
  await field('country').selectOption(who.country);
  for (const name of ['street', 'city', 'postalCode'] as const) await field(name).fill(who[name]);
  if (who.region) await field('region').selectOption(who.region);
  await goOn.click();
}
/** From the company's details to the review, all but sent. */
export async function fillCompany(visit: Visit, who: Applicant): Promise<void> {
  const { field, consent, goOn, title, text } = formOf(visit);
  await fillDetails(visit, who);
  await title(text.contactsTitle).waitFor();
  for (const name of ['givenName', 'familyName'] as const) await field(name).fill(who[name]);
  await field('jobTitle').fill(pick(visit.look, 'Managing director', 'Gérante'));
  await goOn.click();
  await title(text.checkTitle).waitFor();
  await consent.check();
}

/** Which registration this tab goes on with, as it remembers it. */
export const registrationOf = ({ page }: Visit): Promise<string> => page.evaluate(() => (history.state as { portico: { registration: string } }).portico.registration);

/** The page says who reviews, and that nothing need be done. */
export async function seeUnderReview(visit: Visit, who: Applicant, reviewer: string): Promise<void> {
  const { element, text, title } = formOf(visit);
  await title(text.onItsWay).waitFor();
  await element.getByText(text.reviewIntro(who.legalName, reviewer)).waitFor();
  expect(await element.getByText(text.answerTo(who.email)).isVisible()).toBe(true);
}
