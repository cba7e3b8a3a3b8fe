/** The page at the address that an optional e-mail gives: to open it changes nothing, its button posts what a mail program would with one click (RFC 8058). */
import { unsubscribe } from '../../../schema/mail.ts';
import { followLanguageLinks } from '../shared/language.ts';
import { offerPanel } from '../shared/offer-panel.ts';

const find = <E extends HTMLElement>(selector: string): E => document.querySelector<E>(selector) as E;
const form = find<HTMLFormElement>('#unsubscribe');
const messages = ['#done', '#invalid', '#failed'] as const;
function show(message?: (typeof messages)[number]): void { for (const one of messages) find(one).hidden = one !== message; }

let busy = false;
async function send(): Promise<void> {
  if (busy) return;
  busy = true;
  show();
  const token = new URLSearchParams(location.search).get('token') ?? '';
  const status = await fetch(`${unsubscribe.path}?${new URLSearchParams({ token })}`, { method: unsubscribe.method, body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), signal: AbortSignal.timeout(15_000) }).then((answer) => answer.status, () => 0);
  busy = false;
  show(status === 200 ? '#done' : status === 422 ? '#invalid' : '#failed');
  if (status !== 200) return;
  form.hidden = true;
  find('h1').focus();
}
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void send();
});
followLanguageLinks();
await Promise.allSettled([offerPanel()]);
