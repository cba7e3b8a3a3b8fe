/** Sign-in: once it has succeeded, the portal's first page, or the enrollment in the program that the address names. */
import { chooseOperator } from '../../panel/demo-session.ts';
import { followLanguageLinks } from '../shared/language.ts';
import { offerPanel } from '../shared/offer-panel.ts';
import { loadElements } from '../shared/portal-origin.ts';

const enroll = new URLSearchParams(location.search).get('enroll');
const element = document.querySelector('portico-sign-in');
if (enroll) element?.setAttribute('enroll', enroll);
element?.setAttribute('register-url', enroll ? `/register?${new URLSearchParams({ program: enroll })}` : '/register');
document.addEventListener('portico-signed-in', () => {
  // Who signs in wants to be seen as themselves, whomever the developer panel played before.
  chooseOperator(undefined);
  location.assign(enroll ? `/enroll?${new URLSearchParams({ program: enroll })}` : '/');
});
followLanguageLinks();
await Promise.allSettled([loadElements(), offerPanel()]);
