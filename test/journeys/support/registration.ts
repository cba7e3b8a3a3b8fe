/** The registration form as its applicant uses it, found by what a person reads. */
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { type Look, pick, wordsOf } from './look.ts';
import { codeFor } from './mailbox.ts';
import type { Visit } from './visit.ts';

/** Who registers, and for which company. Every journey has its own, so that none meets another's. */
export interface Applicant {
  readonly email: string; readonly givenName: string; readonly familyName: string; readonly legalName: string; readonly country: 'CA' | 'US' | 'BE' | 'BR' | 'FR' | 'DE';
  readonly street: string; readonly city: string; readonly postalCode: string;
}
export const applicant = (email: string, legalName: string, country: Applicant['country'] = 'CA', givenName = 'Inès', familyName = 'Delorme'): Applicant => ({ email, givenName, familyName, legalName, country, street: '12, rue des Tisserands', city: 'Lévis', postalCode: 'G6V 3T1' });
export const countryName = ({ language }: Look, code: string): string => new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;

export function formOf({ page, look }: Visit) {
  const text = wordsOf(look).registration;
  const element = page.locator('portico-registration-form');
  const button = (name: string): Locator => element.getByRole('button', { name, exact: true });
  const field = (name: keyof typeof text.labels): Locator => element.getByLabel(new RegExp(`^${text.labels[name]}( \\(|$)`));
  return {
    text, element, button, field,
    email: element.getByLabel(text.emailLabel), code: element.getByLabel(text.codeLabel), consent: element.getByRole('checkbox'),
    title: (name: string): Locator => element.getByRole('heading', { name, exact: true, level: 2 }), alert: element.getByRole('alert'),
    send: button(text.sendCode), confirm: button(text.confirm), submit: button(text.sendRequest),
  };
}

/** From the address to the company's details. */
export async function proveMailbox(visit: Visit, email: string, settle = async (_step: string): Promise<void> => {}): Promise<void> {
  const form = formOf(visit);
  await form.email.fill(email);
  await settle('email');
  await form.send.click();
  await form.title(form.text.codeTitle).waitFor();
  await settle('code');
  await form.code.fill(await codeFor(email));
  await form.confirm.click();
  await form.title(form.text.companyTitle).waitFor();
}

export async function fillCompany(visit: Visit, who: Applicant): Promise<void> {
  const { field, consent } = formOf(visit);
  for (const name of ['givenName', 'familyName', 'legalName', 'street', 'city', 'postalCode'] as const) await field(name).fill(who[name]);
  await field('country').selectOption(who.country);
  await field('jobTitle').fill(pick(visit.look, 'Managing director', 'Gérante'));
  await consent.check();
}

/** The page says who reviews, and that nothing need be done. */
export async function seeUnderReview(visit: Visit, who: Applicant, reviewer: string): Promise<void> {
  const { element, text, title } = formOf(visit);
  await title(text.reviewTitle).waitFor();
  await element.getByText(text.reviewIntro(who.legalName, reviewer)).waitFor();
  expect(await element.getByText(text.timeline.answerBody(who.email)).isVisible()).toBe(true);
}
