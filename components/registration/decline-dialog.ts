import { type TemplateResult, html, nothing } from 'lit';
import { checkFilled, checkNote } from '../../schema/checks.ts';
import { type RegistrationCase, declineReasons, reapplyPolicies } from '../../schema/registration.ts';
import { dialog } from '../core/dialog.ts';
import { errorLine, errorSummary, field } from '../core/field.ts';
import type { FieldSpec, FormController } from '../core/form.ts';
import { notice } from '../core/panels.ts';
import { companyOf } from './review-case.ts';
import type { ReviewText } from './review-text.en.ts';

// The choices are the contract's own: only that one is made is left to check.
export const declineFields = {
  reason: { check: checkFilled, pointer: '/reason' },
  note: { check: checkNote, pointer: '/note', optional: true },
  reapply: { check: checkFilled, pointer: '/reapply' },
} satisfies Record<string, FieldSpec>;
export type DeclineField = keyof typeof declineFields;

export interface DeclineDialog {
  readonly it: RegistrationCase;
  readonly form: FormController<DeclineField>;
  readonly busy: boolean;
  /** What the portal answered, when it refused. */
  readonly refusal: string | undefined;
  submit(event: Event): void;
  close(): void;
  focus(name: DeclineField): void;
}

/** Asks for the reason, and names the company in the button. */
export function declineDialog(text: ReviewText, view: DeclineDialog): TemplateResult {
  const { form, it } = view;
  const company = companyOf(text, it);
  const reapplyError = form.errors.get('reapply');
  const noteError = form.errors.get('note');
  return dialog(text.dialogTitle(company), html`<form novalidate @submit=${view.submit}>
    <p>${text.dialogBody(it.email)}</p>
    ${errorSummary(text, form, text.required, view.focus)}
    ${view.refusal ? html`<div role="alert">${notice('danger', text.failed, view.refusal)}</div>` : nothing}
    ${field(text, form, 'reason', { label: text.reasonLabel, hint: text.reasonHint, autocomplete: 'off', required: text.required.reason, placeholder: text.chooseReason, options: declineReasons.map((value) => ({ value, label: text.reasons[value] })) })}
    <div class="field"><label for="note">${text.noteLabel} <span class="muted">${text.optional}</span></label><p class="hint" id="note-hint">${text.noteHint}</p>
      <textarea id="note" name="note" aria-describedby="note-hint${noteError ? ' note-error' : ''}" aria-invalid=${noteError ? 'true' : nothing} .value=${form.value('note')} @input=${(event: Event) => form.set('note', (event.target as HTMLTextAreaElement).value)} @blur=${() => form.leave('note')}></textarea>
      ${errorLine(text, 'note', noteError)}</div>
    <fieldset role="radiogroup" aria-describedby=${reapplyError ? 'reapply-error' : nothing}><legend>${text.reapplyLabel}</legend>
      <div class="radios">${reapplyPolicies.map((value) => html`<label><input type="radio" name="reapply" value=${value} .checked=${form.value('reapply') === value} @change=${() => form.set('reapply', value)}> ${text.reapply[value]}</label>`)}</div>
      ${errorLine(text, 'reapply', reapplyError, text.required.reapply)}</fieldset>
    <div class="actions"><button class="destructive" aria-busy=${view.busy ? 'true' : nothing}>${text.declineNow(company)}</button><button type="button" class="quiet" @click=${view.close}>${text.cancel}</button></div>
  </form>`, view.close);
}
