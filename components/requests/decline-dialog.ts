/** Reason, note, and when to apply again: asked for one registration, or for several at once (REG-13). */
import { type TemplateResult, html, nothing } from 'lit';
import { checkFilled, checkNote } from '../../schema/checks.ts';
import { declineReasons, reapplyPolicies } from '../../schema/registration.ts';
import { field } from '../core/field.ts';
import type { FieldSpec, FormController } from '../core/form.ts';
import { noteField, radioField } from './dialog-fields.ts';
import type { DialogText } from './dialog-text.en.ts';

// The choices are the contract's own: only that one is made is left to check.
export const declineFields = {
  reason: { check: checkFilled, pointer: '/reason' },
  note: { check: checkNote, pointer: '/note', optional: true },
  reapply: { check: checkFilled, pointer: '/reapply' },
} satisfies Record<string, FieldSpec>;
export type DeclineField = keyof typeof declineFields;

export const noteToApplicant = (text: DialogText, form: FormController<string>): TemplateResult => noteField(text, form, 'note', { label: text.noteLabel, hint: text.noteHint, optional: true });
/** `reasoned`: with reason and reapply; joins get the note only. */
export const declineBody = (text: DialogText, form: FormController<string>, intro: string, reasoned = true): TemplateResult => html`<p>${intro}</p>
  ${reasoned ? field(text, form, 'reason', { label: text.reasonLabel, hint: text.reasonHint, autocomplete: 'off', required: text.required.reason, placeholder: text.chooseReason, options: declineReasons.map((value) => ({ value, label: text.reasons[value] })) }) : nothing}
  ${noteToApplicant(text, form)}
  ${reasoned ? radioField(text, form, 'reapply', text.reapplyLabel, reapplyPolicies.map((value) => ({ value, label: text.reapply[value] })), text.required.reapply) : nothing}`;
export const declineOf = (form: FormController<string>) => ({ reason: form.sent('reason') as 'other', note: form.sent('note'), reapply: form.sent('reapply') as 'now' });
