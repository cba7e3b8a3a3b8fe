/** Registration on the portal itself: `?program=prg_…` begins one, `#registration=…&token=…` of an e-mail goes on with one, and stays in the address, so that a reload works. */
import { followLanguageLinks } from '../shared/language.ts';
import { offerPanel } from '../shared/offer-panel.ts';
import { loadElements } from '../shared/portal-origin.ts';

const form = document.querySelector('portico-registration-form');
const { portico } = (history.state ?? {}) as { portico?: unknown };

function follow(): void {
  const link = new URLSearchParams(location.hash.slice(1));
  if (!link.has('registration')) return;
  for (const name of ['registration', 'token']) form?.setAttribute(name, link.get(name) ?? '');
}

const asked = new URLSearchParams(location.search);
for (const name of ['program', 'distributor']) {
  const id = asked.get(name);
  if (id) form?.setAttribute(name, id);
}
if (form && !asked.has('program') && !location.hash.includes('registration=') && !portico) {
  form.remove();
  document.querySelector('#elsewhere')?.removeAttribute('hidden');
}
follow();
// A link that is opened where this page already is only changes the part after #.
addEventListener('hashchange', follow);
followLanguageLinks();
await Promise.allSettled([loadElements(), offerPanel()]);
