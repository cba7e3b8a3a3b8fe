import { type TemplateResult, html, nothing } from 'lit';
import { notice } from '../core/panels.ts';
import { slotsOf } from '../core/slotted-field.ts';
import { personalDomain } from './fields.ts';
import { type RegistrationView, intro, stepForm } from './steps.ts';
import type { RegistrationText } from './text.en.ts';

export function emailStep(text: RegistrationText, view: RegistrationView): TemplateResult {
  const { email, form: { program } } = view;
  const warned = email.left.has('email') && !email.errors.has('email') && !view.refusal ? personalDomain(email.value('email')) : undefined;
  return stepForm(text, view, email, {
    intro: intro(text.emailTitle(program.name), text.emailIntro(program.vendor)),
    required: { email: text.emailRequired },
    fields: html`${slotsOf('email', email, warned ? notice('attention', text.webmailWarning(warned), text.webmailAdvice) : nothing)}<p class="muted">${text.emailPrivacy(program.vendor)}</p>`,
    send: text.sendCode,
  });
}
