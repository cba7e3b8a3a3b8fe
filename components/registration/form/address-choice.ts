import { type TemplateResult, html } from 'lit';
import type { CompanyText } from './company-text.en.ts';
import type { AddressText } from './company-desk.ts';
import type { Journey } from './journey.ts';

/** An address as printed; the words that the other one has not are marked. */
function printed(it: Journey, address: AddressText, other: AddressText): TemplateResult {
  const country = it.fields.value('country');
  const lines = (one: AddressText): string[] => it.addresses?.linesOf(country, one) ?? Object.values(one);
  const known = new Set(lines(other).join(' ').split(/\s+/));
  return html`<p class="printed">${lines(address).map((line) => html`<bdi>${line.split(/(\s+)/).map((word) => (word.trim() && !known.has(word) ? html`<mark>${word}</mark>` : word))}</bdi>`)}</p>`;
}

/** The address as typed and as its country prints it: the person chooses (ENR-3). */
export function addressChoice(text: CompanyText, it: Journey, proposal: AddressText): TemplateResult {
  const typed = it.desk.typed();
  return html`<section class="proposal" aria-labelledby="proposal"><h3 id="proposal" tabindex="-1">${text.proposalTitle}</h3><p class="muted">${text.proposalBody}</p>
    <div class="two columns">
      <div class="card"><p class="muted">${text.proposed}</p>${printed(it, proposal, typed)}<button type="button" class="primary" @click=${it.desk.take}>${text.useProposed}</button></div>
      <div class="card"><p class="muted">${text.asTyped}</p>${printed(it, typed, proposal)}<button type="button" @click=${it.desk.keep}>${text.keepTyped}</button></div>
    </div></section>`;
}
