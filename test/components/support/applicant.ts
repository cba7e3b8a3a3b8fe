/** What an applicant does in the registration form, step by step. */
import { RegistrationFormElement } from '../../../components/registration/registration-form.ts';
import type { RegistrationProgress } from '../../../schema/registration.ts';
import { until } from './check.ts';
import { all, define, find, put, type } from './page.ts';
import type { Portal } from './portal.ts';
import { confirms } from './registration-samples.ts';
import { id } from './samples.ts';

define('portico-registration-form', RegistrationFormElement);
export const tag = '<portico-registration-form endpoint="https://portal.example" key="pk_test"></portico-registration-form>';

export async function open(options: Parameters<typeof put>[1] = {}, markup = tag): Promise<RegistrationFormElement> {
  const element = put<RegistrationFormElement>(markup, options);
  await until(() => element.matches(':state(ready)'), 'ready');
  await element.updateComplete;
  return element;
}
/** As after a reload or on another page: this tab's history entry holds no registration. */
export const forget = (): void => history.replaceState(null, '');
export const email = (element: Element) => element.querySelector<HTMLInputElement>('[slot=email]');
export const code = (element: Element) => element.querySelector<HTMLInputElement>('[slot=code]');
export const submit = (element: Element) => find<HTMLFormElement>(element, 'form')?.requestSubmit();
export const value = (element: Element, name: string): string | undefined => find<HTMLInputElement>(element, `#${name}`)?.value;

export async function toCode(portal: Portal, element: Element, { address = 'ines@norvent.example', ...more }: Partial<RegistrationProgress> & { address?: string } = {}): Promise<void> {
  confirms(portal, more);
  type(email(element), address);
  submit(element);
  await until(() => code(element), 'the code step');
}
export async function enterCode(element: Element, digits = '123 456'): Promise<void> {
  type(code(element), digits);
  submit(element);
  await until(() => !code(element), 'the step after the code');
}
export async function toCompany(portal: Portal, element: Element, more: Partial<RegistrationProgress> = {}): Promise<void> {
  await toCode(portal, element, more);
  await enterCode(element);
  await until(() => find(element, '#legalName'), 'the company step');
}
export function fill(element: Element, values: Readonly<Record<string, string>>): void {
  for (const [name, typed] of Object.entries(values)) type(find(element, `#${name}`), typed);
}
export const company = { legalName: 'Norvent Labs', country: 'FR', street: '12 rue des Tanneurs', postalCode: '69002', city: 'Lyon' };
export const person = { givenName: 'Inès', familyName: 'Marchetti' };
export async function fillCompany(element: Element, values: Readonly<Record<string, string>> = company): Promise<void> {
  const { country, ...others } = { country: 'FR', ...values };
  type(find(element, '#country'), country);
  await (element as RegistrationFormElement).updateComplete;
  fill(element, others);
}
export async function toContacts(portal: Portal, element: Element, more: Partial<RegistrationProgress> = {}): Promise<void> {
  await toCompany(portal, element, more);
  await fillCompany(element);
  submit(element);
  await until(() => find(element, '#givenName'), 'the contacts step');
}
export async function toReview(portal: Portal, element: Element, more: Partial<RegistrationProgress> = {}): Promise<void> {
  await toContacts(portal, element, more);
  fill(element, person);
  submit(element);
  await until(() => find(element, '#consent'), 'the review step');
}
export async function send(element: Element): Promise<void> {
  if (all(element, '#distributor option').length > 1) type(find(element, '#distributor'), id.organization(2));
  if (!find<HTMLInputElement>(element, '#consent')?.checked) find(element, '#consent')?.click();
  await (element as RegistrationFormElement).updateComplete;
  submit(element);
}
