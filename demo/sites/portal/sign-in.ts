/** Sign-in: once it has succeeded, the portal's first page. */
import { followLanguageLinks } from '../shared/language.ts';
import { offerPanel } from '../shared/offer-panel.ts';
import { loadElements } from '../shared/portal-origin.ts';

document.addEventListener('portico-signed-in', () => location.assign('/'));
followLanguageLinks();
await Promise.allSettled([loadElements(), offerPanel()]);
