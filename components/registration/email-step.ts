import { type TemplateResult, html, nothing } from 'lit';
import type { ProblemCode } from '../../schema/problems.ts';
import type { RegistrationForm } from '../../schema/registration.ts';
import { errorSummary } from '../core/field.ts';
import type { FormController } from '../core/form.ts';
import { notice } from '../core/panels.ts';
import { slotsOf } from '../core/slotted-field.ts';
import { personalDomain } from './fields.ts';
import type { RegistrationText } from './text.en.ts';

/** A refusal of the portal, or a failure, which has no code. */
export interface Refusal { readonly title: string; readonly detail?: string | undefined; readonly code?: ProblemCode }
export interface EmailStep {
  readonly form: RegistrationForm;
  readonly email: FormController<'email'>;
  readonly refusal: Refusal | undefined;
  readonly busy: boolean;
  readonly signInAddress: string;
  submit(event: Event): void;
  startAgain(): void;
  focus(): void;
}

/** Why the portal refuses this address, and the way on from there. */
function refusalNotice(text: RegistrationText, step: EmailStep, refusal: Refusal): TemplateResult {
  const signIn = html`<a class="button" href=${step.signInAddress}>${text.signIn}</a>`;
  const { support, program } = step.form;
  switch (refusal.code) {
    case 'registration.webmail_domain':
      return notice('danger', text.webmailTitle, refusal.detail, html`<button type="button" class="primary" @click=${step.startAgain}>${text.startAgain}</button>`);
    case 'registration.already_registered': return notice('info', text.registeredTitle, refusal.detail, signIn);
    case 'registration.registered_elsewhere': return notice('info', text.elsewhereTitle, refusal.detail, signIn);
    case 'registration.reapply_later':
    case 'registration.reapply_never':
      return notice('attention', text.laterTitle, refusal.detail, html`<a class="button" href="mailto:${support.email}">${text.contact(program.vendor)}</a>`);
    default: return notice('attention', refusal.title, refusal.detail ?? nothing);
  }
}

export function emailStep(text: RegistrationText, step: EmailStep): TemplateResult {
  const { form, email, refusal } = step;
  const warned = email.left.has('email') && !email.errors.has('email') ? personalDomain(email.value('email')) : undefined;
  return html`<form class="step" novalidate aria-labelledby="title" @submit=${step.submit}>
    <div class="intro"><h2 id="title" tabindex="-1">${text.emailTitle(form.program.name)}</h2><p class="muted">${text.emailIntro(form.program.vendor)}</p></div>
    ${errorSummary(text, email, { email: text.emailRequired }, step.focus)}
    ${refusal ? html`<div class="refusal" tabindex="-1" role="alert">${refusalNotice(text, step, refusal)}</div>` : nothing}
    ${slotsOf('email', email, warned && !refusal ? notice('attention', text.webmailWarning(warned), text.webmailAdvice) : nothing)}
    <p class="muted">${text.emailPrivacy(form.program.vendor)}</p>
    <div class="actions"><button class="primary" aria-busy=${step.busy ? 'true' : nothing}>${text.sendCode}</button></div>
  </form>`;
}
