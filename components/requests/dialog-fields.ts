/** Controls that the dialogs share, beside those of core/field.ts. */
import { type TemplateResult, html, nothing } from 'lit';
import { type Check, checkFilled, checkNote } from '../../schema/checks.ts';
import { errorLine } from '../core/field.ts';
import type { FormController } from '../core/form.ts';
import type { CoreText } from '../core/text.en.ts';

/** Some lines that are asked for. */
export const checkWritten: Check = (text) => checkFilled(text) ?? checkNote(text);

export interface NoteLook { readonly label: string; readonly hint?: string; readonly optional?: boolean; readonly required?: string }
export function noteField<N extends string>(text: CoreText, form: FormController<N>, name: N, { label, hint, optional, required }: NoteLook): TemplateResult {
  const error = form.errors.get(name);
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return html`<div class="field"><label for=${name}>${label}${optional ? html` <span class="muted">${text.optional}</span>` : nothing}</label>${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
    <textarea id=${name} name=${name} autocomplete="off" aria-describedby=${described || nothing} aria-required=${optional ? nothing : 'true'} aria-invalid=${error ? 'true' : nothing} .value=${form.value(name)}
      @input=${(event: Event) => form.set(name, (event.target as HTMLTextAreaElement).value)} @blur=${() => form.leave(name)}></textarea>${errorLine(text, name, error, required)}</div>`;
}

export interface Option { readonly value: string; readonly label: string; readonly hint?: string }
export function radioField<N extends string>(text: CoreText, form: FormController<N>, name: N, legend: string, options: readonly Option[], required: string): TemplateResult {
  const error = form.errors.get(name);
  return html`<fieldset role="radiogroup" aria-describedby=${error ? `${name}-error` : nothing}><legend>${legend}</legend>
    <div class="radios">${options.map(({ value, label, hint }) => html`<label><input type="radio" name=${name} value=${value} .checked=${form.value(name) === value} @change=${() => form.set(name, value)}><span>${label}${hint ? html` <span class="muted">${hint}</span>` : nothing}</span></label>`)}</div>
    ${errorLine(text, name, error, required)}</fieldset>`;
}

/** Several of a list: the field's value is their values, parted by a space. */
export function tickField<N extends string>(text: CoreText, form: FormController<N>, name: N, legend: string, options: readonly Option[], required: string): TemplateResult {
  const error = form.errors.get(name);
  const chosen = new Set(form.value(name).split(' ').filter(Boolean));
  const toggle = (value: string): void => {
    if (!chosen.delete(value)) chosen.add(value);
    form.set(name, [...chosen].join(' '));
  };
  return html`<fieldset role="group" aria-describedby=${error ? `${name}-error` : nothing}><legend>${legend}</legend>
    <div class="radios">${options.map(({ value, label, hint }) => html`<label><input type="checkbox" name=${name} value=${value} .checked=${chosen.has(value)} @change=${() => toggle(value)}><span>${label}${hint ? html` <span class="muted">${hint}</span>` : nothing}</span></label>`)}</div>
    ${errorLine(text, name, error, required)}</fieldset>`;
}

/** What a decision cannot take back, as two lists; each of the texts is a list, a line an item. */
export const consequences = (text: { readonly goes: string; readonly stays: string }, goes: string, stays: string): TemplateResult => html`<div class="ends">
  <div><h3>${text.goes}</h3><ul>${goes.split('\n').map((each) => html`<li>${each}</li>`)}</ul></div><div><h3>${text.stays}</h3><ul>${stays.split('\n').map((each) => html`<li>${each}</li>`)}</ul></div></div>`;
