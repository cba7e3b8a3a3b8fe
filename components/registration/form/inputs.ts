/** What several steps ask for in the same way. */
import { type TemplateResult, html, nothing } from 'lit';
import type { CoreText } from '../../core/text.en.ts';
import { type FieldLook, errorLine, field } from '../../core/field.ts';
import type { Field } from './fields.ts';
import type { Journey } from './journey.ts';

type Labels<N extends Field> = { readonly labels: Record<N, string>; readonly required: Partial<Record<N, string>> };
/** A field with its label, and what is said when it stays empty. */
export const input = <N extends Field>(text: CoreText & Labels<N>, it: Journey, name: N, autocomplete: string, more: Partial<FieldLook> = {}): TemplateResult =>
  field(text, it.fields, name, { label: text.labels[name], autocomplete, required: text.required[name], ...more });

export interface Choice { readonly value: string; readonly label: unknown }
/** One of a few, all in sight. */
export const choices = (it: Journey, name: Field, legend: string, hint: string, options: readonly Choice[]): TemplateResult => html`<fieldset class="choices" aria-describedby="${name}-hint"><legend>${legend}</legend>
    <p class="hint" id="${name}-hint">${hint}</p>
    ${options.map(({ value, label }) => html`<label><input type="radio" name=${name} value=${value} .checked=${it.fields.value(name) === value} @change=${() => it.fields.set(name, value)}><span>${label}</span></label>`)}</fieldset>`;

export function consent(text: CoreText, it: Journey): TemplateResult {
  const error = it.fields.errors.get('consent');
  return html`<div class="field check"><input type="checkbox" id="consent" name="consent" .checked=${it.fields.value('consent') !== ''} aria-required="true" aria-invalid=${error ? 'true' : nothing} aria-describedby=${error ? 'consent-error' : nothing}
      @change=${(event: Event) => it.fields.set('consent', (event.target as HTMLInputElement).checked ? 'yes' : '')}>
    <label for="consent">${it.stage.form.consent}</label>${errorLine(text, 'consent', error)}</div>`;
}
/** Beside the button: back, and whether what was typed is kept. */
export const beside = (it: Journey, back: string, unsaved: string): TemplateResult =>
  html`<button type="button" class="quiet" @click=${it.back}>${back}</button><span class="muted unsaved" role="status">${it.draft.unsaved ? unsaved : nothing}</span>`;
