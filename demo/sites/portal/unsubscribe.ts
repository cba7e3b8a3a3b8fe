/** The page at the address that an optional e-mail gives: to open it changes nothing, its button posts what a mail program would with one click (RFC 8058). */
import { unsubscribe } from '../../../schema/mail.ts';
import { followLanguageLinks } from '../shared/language.ts';
import { offerPanel } from '../shared/offer-panel.ts';

const find = <E extends HTMLElement>(selector: string): E => document.querySelector<E>(selector) as E;
const token = new URLSearchParams(location.search).get('token') ?? '';
const messages = ['#done', '#invalid', '#failed'] as const;
function show(message?: (typeof messages)[number]): void { for (const one of messages) find(one).hidden = one !== message; }

let busy = false;
find<HTMLFormElement>('#unsubscribe').addEventListener('submit', (event) => {
  event.preventDefault();
  if (busy) return;
  busy = true;
  show();
  fetch(`${unsubscribe.path}?${new URLSearchParams({ token })}`, { method: unsubscribe.method, body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), signal: AbortSignal.timeout(15_000) })
    .then(({ ok, status }) => {
      show(ok ? '#done' : status === 422 ? '#invalid' : '#failed');
      find('#unsubscribe').hidden = ok;
      if (ok) find('h1').focus();
    }, () => show('#failed'))
    .finally(() => { busy = false; });
});
// The language of the page may change; the token goes along.
followLanguageLinks();
await Promise.allSettled([offerPanel()]);
