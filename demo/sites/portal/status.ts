/** Where a request stands, from the link of its e-mail: `#registration=…&token=…&program=…`, which stays in the address, so that a reload works. */
import { followLanguageLinks } from '../shared/language.ts';
import { offerPanel } from '../shared/offer-panel.ts';
import { loadElements } from '../shared/portal-origin.ts';

let held = '';
function follow(): void {
  const link = new URLSearchParams(location.hash.slice(1));
  if (held && !link.has('registration')) {
    // A jump inside the page, as of the skip link, is no other request.
    history.replaceState(history.state, '', held);
    return;
  }
  held = location.hash;
  for (const status of document.querySelectorAll('portico-registration-status')) {
    for (const name of ['registration', 'token']) status.setAttribute(name, link.get(name) ?? '');
    // The way on from a link that no longer works: the form of its program.
    const program = link.get('program');
    if (program) status.setAttribute('register-url', `/register?${new URLSearchParams({ program })}`);
  }
}

follow();
// A link that is opened where this page already is only changes the part after #.
addEventListener('hashchange', follow);
followLanguageLinks();
await Promise.allSettled([loadElements(), offerPanel()]);
