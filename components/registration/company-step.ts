import { type TemplateResult, html, nothing } from 'lit';
import type { RegistrationForm } from '../../schema/registration.ts';
import { type FieldLook, errorLine, field } from '../core/field.ts';
import { type CompanyField, countryOptions } from './fields.ts';
import { type RegistrationView, intro, stepForm } from './steps.ts';
import type { RegistrationText } from './text.en.ts';

/** Those that serve the chosen country. */
export const distributorsFor = (form: RegistrationForm, country: string): RegistrationForm['distributors'] =>
  form.distributors.filter(({ countries }) => (countries as string[]).includes(country));

function distributorField(text: RegistrationText, { form, company }: RegistrationView): TemplateResult | typeof nothing {
  if (form.distributor) return html`<p>${text.fixedDistributor(form.distributor.name)}</p>`;
  if (form.distributors.length === 0) return nothing;
  const country = company.value('country');
  const choices = distributorsFor(form, country);
  if (country && choices.length === 0) return html`<p role="status">${text.noDistributor(form.program.vendor)}</p>`;
  return field(text, company, 'distributor', {
    label: text.labels.distributor, hint: country ? text.distributorHint : text.countryFirst, autocomplete: 'off', required: text.required['distributor'],
    placeholder: text.chooseDistributor, options: choices.map(({ id, name }) => ({ value: id, label: name })),
  });
}

export function companyStep(text: RegistrationText, view: RegistrationView): TemplateResult {
  const { company } = view;
  const input = (name: Exclude<CompanyField, 'consent'>, autocomplete: string, more: Partial<FieldLook> = {}): TemplateResult =>
    field(text, company, name, { label: text.labels[name], autocomplete, required: text.required[name], ...more });
  const optional = true;
  const consentError = company.errors.get('consent');
  return stepForm(text, view, company, {
    intro: intro(text.companyTitle, text.companyIntro(view.address)),
    required: text.required,
    fields: html`<fieldset class="group"><legend>${text.you}</legend>
      <div class="columns two">${input('givenName', 'given-name')}${input('familyName', 'family-name')}</div>
      <div class="columns two">${input('jobTitle', 'organization-title', { optional })}${input('phone', 'tel', { optional, type: 'tel' })}</div>
    </fieldset>
    <fieldset class="group"><legend>${text.company}</legend>
      ${input('legalName', 'organization', { hint: text.legalNameHint })}
      ${input('country', 'country', { options: countryOptions(view.locale), placeholder: text.chooseCountry })}
      ${input('street', 'address-line1')}${input('street2', 'address-line2', { optional })}
      <div class="columns city">${input('postalCode', 'postal-code', { optional })}${input('city', 'address-level2')}</div>
      ${input('region', 'address-level1', { optional })}
      ${input('duns', 'off', { optional, hint: text.dunsHint, inputmode: 'numeric' })}
      ${distributorField(text, view)}
    </fieldset>
    <div class="group"><div class="field check">
      <input type="checkbox" id="consent" name="consent" .checked=${company.value('consent') !== ''} aria-required="true" aria-invalid=${consentError ? 'true' : nothing} aria-describedby=${consentError ? 'consent-error' : nothing}
        @change=${(event: Event) => company.set('consent', (event.target as HTMLInputElement).checked ? 'yes' : '')}>
      <label for="consent">${view.form.consent}</label>
      ${errorLine(text, 'consent', consentError)}
    </div></div>`,
    send: text.sendRequest,
    others: html`<button type="button" class="quiet" @click=${view.changeAddress}>${text.back}</button>`,
  });
}
