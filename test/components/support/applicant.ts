/** What an applicant does in the registration form, step by step. */
import { RegistrationFormElement } from '../../../components/registration/registration-form.ts';
import { confirmRegistrationEmail, requestRegistration } from '../../../schema/registration.ts';
import { until } from './check.ts';
import { all, define, find, put, type } from './page.ts';
import type { Portal } from './portal.ts';
import { id, instant, progress } from './samples.ts';

define('portico-registration-form', RegistrationFormElement);
export const tag = '<portico-registration-form endpoint="https://portal.example" key="pk_test"></portico-registration-form>';

export async function open(options: Parameters<typeof put>[1] = {}, markup = tag): Promise<RegistrationFormElement> {
  const element = put<RegistrationFormElement>(markup, options);
  await until(() => element.matches(':state(ready)'), 'ready');
  await element.updateComplete;
  return element;
}
export const email = (element: Element) => element.querySelector<HTMLInputElement>('[slot=email]');
export const code = (element: Element) => element.querySelector<HTMLInputElement>('[slot=code]');
export const submit = (element: Element) => find<HTMLFormElement>(element, 'form')?.requestSubmit();

export async function toCode(portal: Portal, element: Element, address = 'ines@norvent.example'): Promise<void> {
  portal.anew(requestRegistration).replies(requestRegistration, { registration: id.registration(), resendAt: instant(1), expiresAt: instant(15) });
  type(email(element), address);
  submit(element);
  await until(() => code(element), 'the code step');
}
export async function toCompany(portal: Portal, element: Element): Promise<void> {
  await toCode(portal, element);
  portal.replies(confirmRegistrationEmail, { token: 'applicant-token', progress: progress() });
  type(code(element), '123 456');
  submit(element);
  await until(() => find(element, '#legalName'), 'the company step');
}
export function fill(element: Element): void {
  for (const [name, value] of Object.entries({ givenName: 'Inès', familyName: 'Marchetti', legalName: 'Norvent Labs', country: 'FR', street: '12 rue des Tanneurs', city: 'Lyon' })) type(find(element, `#${name}`), value);
}
export async function sendCompany(element: Element): Promise<void> {
  fill(element);
  await until(() => all(element, '#distributor option').length > 1, 'distributors');
  type(find(element, '#distributor'), id.organization(2));
  find(element, '#consent')?.click();
  submit(element);
}
