import { type TemplateResult, html, nothing } from 'lit';
import { countryCodes } from '../../../schema/countries.ts';
import type { Locale } from '../../../schema/values.ts';
import { field } from '../../core/field.ts';
import { notice } from '../../core/panels.ts';
import { around, intro, stepForm } from '../steps.ts';
import type { RegistrationText } from '../text.en.ts';
import { addressFields, partLabels } from './address-fields.ts';
import { addressChoice } from './address-choice.ts';
import { companyStyles } from './company.styles.ts';
import type { CompanyText } from './company-text.en.ts';
import { beside, input } from './inputs.ts';
import type { Journey } from './journey.ts';

export { companyStyles as styles };

/** By name, as the reader's language sorts them. */
function countryOptions(locale: Locale): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return countryCodes.map((value) => ({ value, label: names.of(value) ?? value })).toSorted(({ label: a }, { label: b }) => a.localeCompare(b, locale));
}

/** What came of looking for the number; what was found stands in the fields, to be changed. */
function searched(text: CompanyText, { desk: { search, undo } }: Journey): unknown {
  if (!search || search.state === 'busy') return search ? html`<p class="muted">${text.searching}</p>` : nothing;
  if (search.state !== 'yes') return notice('info', search.state === 'no' ? text.unknownNumber : text.noDirectory, text.byHand);
  return notice('success', text.foundTitle, html`<p>${around(text.foundBody, search.company?.legalName)}</p>`, search.before ? html`<button type="button" class="quiet" @click=${undo}>${text.putBack}</button>` : nothing);
}

export function step(text: RegistrationText & CompanyText, it: Journey): TemplateResult {
  const { stage, desk, fields } = it;
  const locale = stage.calls.locale();
  const country = {
    label: text.labels.country, autocomplete: 'country', required: text.required['country'], options: countryOptions(locale), placeholder: text.chooseCountry,
  };
  return stepForm(text, stage, fields, {
    intro: intro(text.companyTitle, around(text.companyIntro, it.address)),
    required: { ...text.required, ...Object.fromEntries(Object.entries(partLabels(text, it)).map(([part, label]) => [part, text.missing(label)])) },
    fields: html`${it.joining === null ? notice('info', text.reviewedTitle, text.reviewedBody) : nothing}
      <div class="find">${input(text, it, 'duns', 'off', { optional: true, hint: text.dunsHint, inputmode: 'numeric' })}
        <button type="button" aria-busy=${desk.search?.state === 'busy' ? 'true' : nothing} @click=${desk.find}>${text.find}</button></div>
      <div role="status" class="searched">${searched(text, it)}</div>
      ${input(text, it, 'legalName', 'organization', { hint: text.legalNameHint })}
      <div @change=${desk.chooseCountry}>${field(text, fields, 'country', country)}</div>
      <div class="address" @input=${desk.edit}>${addressFields(text, it)}</div>
      ${desk.proposal ? addressChoice(text, it, desk.proposal) : nothing}`,
    send: text.continue, go: desk.leave, prefetch: it.prefetch, focus: it.focus, others: beside(it, text.back, text.unsaved),
  });
}
