import { type TemplateResult, html, nothing } from 'lit';
import type { RegistrationForm } from '../../schema/registration.ts';
import type { Locale } from '../../schema/values.ts';
import { type FieldLook, errorSummary, errorText, field } from '../core/field.ts';
import type { FormController } from '../core/form.ts';
import { icon } from '../core/icons.ts';
import { notice } from '../core/panels.ts';
import type { Refusal } from './email-step.ts';
import { type CompanyField, countryOptions } from './fields.ts';
import type { RegistrationText } from './text.en.ts';

export interface CompanyStep {
  readonly form: RegistrationForm;
  readonly company: FormController<CompanyField>;
  readonly address: string;
  readonly locale: Locale;
  readonly refusal: Refusal | undefined;
  readonly busy: boolean;
  submit(event: Event): void;
  back(): void;
  focus(name: CompanyField): void;
}

/** Those that serve the chosen country. */
export const distributorsFor = (form: RegistrationForm, country: string): RegistrationForm['distributors'] =>
  form.distributors.filter(({ countries }) => (countries as string[]).includes(country));

function distributorField(text: RegistrationText, step: CompanyStep): TemplateResult | typeof nothing {
  const { form, company } = step;
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

export function companyStep(text: RegistrationText, step: CompanyStep): TemplateResult {
  const { form, company, refusal } = step;
  const input = (name: Exclude<CompanyField, 'consent'>, autocomplete: string, more: Partial<FieldLook> = {}): TemplateResult =>
    field(text, company, name, { label: text.labels[name], autocomplete, required: text.required[name], ...more });
  const consentError = company.errors.get('consent');
  return html`<form class="step" novalidate aria-labelledby="title" @submit=${step.submit}>
    <div class="intro"><h2 id="title" tabindex="-1">${text.companyTitle}</h2><p class="muted">${text.companyIntro(step.address)}</p></div>
    ${errorSummary(text, company, text.required, step.focus)}
    ${refusal ? html`<div class="refusal" tabindex="-1" role="alert">${notice('attention', refusal.title, refusal.detail ?? nothing)}</div>` : nothing}
    <fieldset class="group"><legend>${text.you}</legend>
      <div class="columns two">${input('givenName', 'given-name')}${input('familyName', 'family-name')}</div>
      <div class="columns two">${input('jobTitle', 'organization-title', { optional: true })}${input('phone', 'tel', { optional: true, type: 'tel' })}</div>
    </fieldset>
    <fieldset class="group"><legend>${text.company}</legend>
      ${input('legalName', 'organization', { hint: text.legalNameHint })}
      ${input('country', 'country', { options: countryOptions(step.locale), placeholder: text.chooseCountry })}
      ${input('street', 'address-line1')}${input('street2', 'address-line2', { optional: true })}
      <div class="columns city">${input('postalCode', 'postal-code', { optional: true })}${input('city', 'address-level2')}</div>
      ${input('region', 'address-level1', { optional: true })}
      ${input('duns', 'off', { optional: true, hint: text.dunsHint, inputmode: 'numeric' })}
      ${distributorField(text, step)}
    </fieldset>
    <div class="group"><div class="field check">
      <input type="checkbox" id="consent" name="consent" .checked=${company.value('consent') !== ''} aria-required="true" aria-invalid=${consentError ? 'true' : nothing} aria-describedby=${consentError ? 'consent-error' : nothing}
        @change=${(event: Event) => company.set('consent', (event.target as HTMLInputElement).checked ? 'yes' : '')}>
      <label for="consent">${form.consent}</label>
      ${consentError ? html`<p class="error" id="consent-error">${icon('danger')}<span>${errorText(text, consentError)}</span></p>` : nothing}
    </div></div>
    <div class="actions">
      <button class="primary" aria-busy=${step.busy ? 'true' : nothing}>${text.sendRequest}</button>
      <button type="button" class="quiet" @click=${step.back}>${text.back}</button>
    </div>
  </form>`;
}
