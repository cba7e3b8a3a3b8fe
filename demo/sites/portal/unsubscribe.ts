/** The page at the address that an optional e-mail gives: to open it changes nothing, its button posts what a mail program would with one click (RFC 8058). */
import { unsubscribe } from '../../../schema/mail.ts';
import { followLanguageLinks } from '../shared/language.ts';
import { offerPanel } from '../shared/offer-panel.ts';

const find = <E extends HTMLElement>(selector: string): E => document.querySelector<E>(selector) as E;
const token = new URLSearchParams(location.search).get('token') ?? '';
const messages = ['#done', '#invalid', '#failed'] as const;
function show(message?: (typeof messages)[number]): void { for (const one of messages) find(one).hidden = one !== message; }

let busy = false;
async function leave(): Promise<void> {
  busy = true;
  show();
  const answer = await fetch(`${unsubscribe.path}?${new URLSearchParams({ token })}`, { method: unsubscribe.method, body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), signal: AbortSignal.timeout(15_000) }).catch(() => undefined);
  busy = false;
  show(answer?.ok ? '#done' : answer?.status === 422 ? '#invalid' : '#failed');
  find('#unsubscribe').hidden = answer?.ok ?? false;
  if (answer?.ok) find('h1').focus();
}
find<HTMLFormElement>('#unsubscribe').addEventListener('submit', (event) => {
  event.preventDefault();
  if (!busy) void leave();
});
// The language of the page may change; the token goes along.
followLanguageLinks();
await Promise.allSettled([offerPanel()]);
