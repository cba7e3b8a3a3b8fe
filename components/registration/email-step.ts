import { type TemplateResult, nothing, html } from 'lit';
import type { FormController } from '../core/form.ts';
import { notice } from '../core/panels.ts';
import { slotsOf } from '../core/slotted-field.ts';
import { personalDomain } from './personal.ts';
import type { Stage } from './stage.ts';
import { intro, stepForm } from './steps.ts';
import type { RegistrationText } from './text.en.ts';

export function emailStep(text: RegistrationText, stage: Stage, email: FormController<'email'>, go: () => void, prefetch: () => void): TemplateResult {
  const { program } = stage.form;
  const warned = email.left.has('email') && !email.errors.has('email') && !stage.refusal ? personalDomain(email.value('email')) : undefined;
  return stepForm(text, stage, email, {
    intro: intro(text.emailTitle(program.name), text.emailIntro(program.vendor)),
    required: { email: text.emailRequired },
    fields: html`${slotsOf('email', email, warned ? notice('attention', text.webmailWarning(warned), text.webmailAdvice) : nothing)}<p class="muted">${text.emailPrivacy(program.vendor)}</p>`,
    send: text.sendCode, go, prefetch, focus: (name) => void stage.focus(name),
  });
}
