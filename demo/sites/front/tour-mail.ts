/** An e-mail between the windows, as it was sent. */
import { type TemplateResult, html } from 'lit';
import type { DemoMessage } from '../../panel/demo-api.ts';
import type { text as english } from './tour-text.en.ts';

export function mailView(text: typeof english, mail: DemoMessage | undefined): TemplateResult {
  if (!mail) return html`<p class="mail waiting">${text.waiting}</p>`;
  // Links open a tab of their own, as from a mail program; its document may do nothing else.
  const page = mail.html.replace(/<head[^>]*>/i, '$&<base target="_blank">');
  return html`<article class="mail" aria-label=${text.mail}><p><strong lang=${mail.locale}>${mail.subject}</strong><span>${mail.from} · ${text.to} <bdi>${mail.to}</bdi></span></p>
    <iframe title=${mail.subject} sandbox="allow-popups allow-popups-to-escape-sandbox" .srcdoc=${page}></iframe></article>`;
}
