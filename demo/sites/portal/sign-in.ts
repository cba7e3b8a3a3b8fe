/** Sign-in: once it has succeeded, the portal's first page. */
import { chooseOperator } from '../../panel/demo-session.ts';
import { followLanguageLinks } from '../shared/language.ts';
import { offerPanel } from '../shared/offer-panel.ts';
import { loadElements } from '../shared/portal-origin.ts';

document.addEventListener('portico-signed-in', () => {
  // Who signs in wants to be seen as themselves, whomever the developer panel played before.
  chooseOperator(undefined);
  location.assign('/');
});
followLanguageLinks();
await Promise.allSettled([loadElements(), offerPanel()]);
