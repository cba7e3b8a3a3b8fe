/** The registration form on a page of its own, and what an applicant does in it. */
import { RegistrationFormElement } from '../../../components/registration/registration-form.ts';
import { until } from './check.ts';
import { define, find, put } from './page.ts';

export { fill, submit } from '../../../demo/gallery/acting.ts';
export { code, company, email, enterCode, fillCompany, person, send, toCode, toCompany, toContacts, toReview } from '../../../demo/gallery/applicant.ts';

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
export const value = (element: Element, name: string): string | undefined => find<HTMLInputElement>(element, `#${name}`)?.value;
