import { type TemplateResult, html, nothing } from 'lit';
import { icon } from '../../core/icons.ts';
import { around, intro } from '../steps.ts';
import type { RegistrationText } from '../text.en.ts';
import { joinStyles } from './join.styles.ts';
import type { JoinText } from './join-text.en.ts';
import type { Company, Journey } from './journey.ts';
import { refusal } from './refusal.ts';

export { joinStyles as styles };

export const where = ({ city, country }: Company, locale: string): string => [city, new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country].filter(Boolean).join(', ');

/** The approved companies of one's domain (REG-6). */
export function step(text: RegistrationText & JoinText, it: Journey): TemplateResult {
  const companies = it.progress?.companies ?? [];
  const domain = it.address.slice(it.address.lastIndexOf('@') + 1);
  const locale = it.stage.calls.locale();
  return html`<div class="step">
    ${intro(companies.length === 1 ? text.isItYours : text.whichIsYours, around(text.knownDomain, domain))}
    ${refusal(it)}
    <ul class="companies">${companies.map((company, index) => html`<li>
      <div><p class="title" id="company-${index}"><bdi>${company.name}</bdi></p><p class="muted"><bdi>${where(company, locale)}</bdi></p>
        ${company.transfer ? html`<p class="hint tied">${icon('info')}<span>${text.tied}</span></p>` : nothing}</div>
      <button type="button" aria-describedby="company-${index}" @click=${() => it.choose(company)}>${text.isMine}</button></li>`)}</ul>
    <p class="muted">${text.joinOrNot}</p>
    <div class="actions"><button type="button" @click=${() => it.choose(null)}>${text.none}</button><button type="button" class="quiet" @click=${it.back}>${text.back}</button></div>
  </div>`;
}
