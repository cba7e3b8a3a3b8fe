/** What an applicant does in the registration form, step by step. */
import type { LitElement } from 'lit';
import type { RegistrationProgress } from '../../schema/registration.ts';
import { all, eventually, fill, find, submit, type } from './acting.ts';
import type { Portal } from './portal.ts';
import { confirms } from './samples/registration.ts';
import { id } from './samples/replies.ts';

export const email = (element: Element) => element.querySelector<HTMLInputElement>('[slot=email]');
export const code = (element: Element) => element.querySelector<HTMLInputElement>('[slot=code]');

export async function toCode(portal: Portal, element: Element, { address = 'ines@norvent.example', ...more }: Partial<RegistrationProgress> & { address?: string } = {}): Promise<void> {
  confirms(portal, more);
  type(email(element), address);
  submit(element);
  await eventually(() => code(element), 'the code step');
}
export async function enterCode(element: Element, digits = '123 456'): Promise<void> {
  type(code(element), digits);
  submit(element);
  await eventually(() => !code(element), 'the step after the code');
}
export async function toCompany(portal: Portal, element: Element, more: Partial<RegistrationProgress> = {}): Promise<void> {
  await toCode(portal, element, more);
  await enterCode(element);
  await eventually(() => find(element, '#legalName'), 'the company step');
}
export const company = { legalName: 'Norvent Labs', country: 'FR', street: '12 rue des Tanneurs', postalCode: '69002', city: 'Lyon' };
export const person = { givenName: 'Inès', familyName: 'Marchetti' };
export async function fillCompany(element: Element, values: Readonly<Record<string, string>> = company): Promise<void> {
  const { country, ...others } = { country: 'FR', ...values };
  type(find(element, '#country'), country);
  await (element as LitElement).updateComplete;
  fill(element, others);
}
export async function toContacts(portal: Portal, element: Element, more: Partial<RegistrationProgress> = {}): Promise<void> {
  await toCompany(portal, element, more);
  await fillCompany(element);
  submit(element);
  await eventually(() => find(element, '#givenName'), 'the contacts step');
}
export async function toReview(portal: Portal, element: Element, more: Partial<RegistrationProgress> = {}): Promise<void> {
  await toContacts(portal, element, more);
  fill(element, person);
  submit(element);
  await eventually(() => find(element, '#consent'), 'the review step');
}
export async function send(element: Element): Promise<void> {
  if (all(element, '#distributor option').length > 1) type(find(element, '#distributor'), id.organization(2));
  if (!find<HTMLInputElement>(element, '#consent')?.checked) find(element, '#consent')?.click();
  await (element as LitElement).updateComplete;
  submit(element);
}
