import { type TemplateResult, html, nothing } from 'lit';
import type { FieldError, FormController } from './form.ts';
import { icon } from './icons.ts';
import { notice, urgent } from './panels.ts';
import type { CoreText } from './text.en.ts';

export interface FieldLook {
  readonly label: string;
  readonly hint?: string;
  /** Autofill token (WHATWG). */
  readonly autocomplete: string;
  readonly type?: 'text' | 'tel' | 'search';
  readonly inputmode?: 'numeric';
  readonly optional?: boolean;
  /** Shown when it is empty, in place of the general sentence. */
  readonly required?: string;
  readonly options?: readonly { value: string; label: string }[];
  /** First line of a select, shown while nothing is chosen. */
  readonly placeholder?: string;
}

export function errorText(text: CoreText, error: FieldError, required?: string): string {
  if ('detail' in error) return error.detail;
  return error.code === 'value.required' && required ? required : text.values[error.code];
}

/** Under a field: what is wrong with it. */
export const errorLine = (text: CoreText, name: string, error: FieldError | undefined, required?: string): TemplateResult | typeof nothing =>
  (error ? html`<p class="error" id="${name}-error">${icon('danger')}<span>${errorText(text, error, required)}</span></p>` : nothing);

/** What describes a control to screen readers. */
export const describedBy = (id: string, hint: string | undefined, error: FieldError | undefined): string | typeof nothing =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || nothing;

/** Label above, hint below it, the control, and its error under it. */
export function field<N extends string>(text: CoreText, form: FormController<N>, name: N, look: FieldLook): TemplateResult {
  const error = form.errors.get(name);
  const description = describedBy(name, look.hint, error);
  // Some password managers fire `change` alone.
  const change = (event: Event): void => form.set(name, (event.target as HTMLInputElement).value);
  const leave = (): void => form.leave(name);
  const control = look.options
    ? html`<select id=${name} name=${name} autocomplete=${look.autocomplete} aria-describedby=${description} aria-invalid=${error ? 'true' : nothing} aria-required=${look.optional ? nothing : 'true'} @change=${change} @blur=${leave}>
        <option value="" ?selected=${form.value(name) === ''}>${look.placeholder}</option>
        ${look.options.map(({ value, label }) => html`<option value=${value} ?selected=${form.value(name) === value}>${label}</option>`)}</select>`
    : html`<input id=${name} name=${name} type=${look.type ?? 'text'} inputmode=${look.inputmode ?? nothing} autocomplete=${look.autocomplete} aria-describedby=${description}
        aria-invalid=${error ? 'true' : nothing} aria-required=${look.optional ? nothing : 'true'} .value=${form.value(name)} @input=${change} @change=${change} @blur=${leave}>`;
  return html`<div class="field" part="field"><label for=${name}>${look.label}${look.optional ? html` <span class="muted">${text.optional}</span>` : nothing}</label>
    ${look.hint ? html`<p class="hint" id="${name}-hint">${look.hint}</p>` : nothing}${control}
    ${errorLine(text, name, error, look.required)}</div>`;
}

/** All errors above the form, each leading to its field. It takes focus when a check fails. */
export function errorSummary<N extends string>(text: CoreText, form: FormController<N>, required: Partial<Record<N, string>>, focus: (name: N) => void): TemplateResult | typeof nothing {
  if (!form.summarized || form.errors.size === 0) return nothing;
  return urgent('summary', notice('danger', text.summary(form.errors.size),
    html`<ul>${[...form.errors].map(([name, error]) => html`<li><button type="button" class="link" @click=${() => focus(name)}>${errorText(text, error, required[name])}</button></li>`)}</ul>`));
}
