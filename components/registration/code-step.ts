import { type TemplateResult, html, nothing } from 'lit';
import { slotsOf } from '../core/slotted-field.ts';
import { type RegistrationView, intro, stepForm } from './steps.ts';
import type { RegistrationText } from './text.en.ts';

export function codeStep(text: RegistrationText, view: RegistrationView): TemplateResult {
  const { code, wait } = view;
  const [before, after] = text.codeIntro('\u0000').split('\u0000');
  return stepForm(text, view, code, {
    intro: intro(text.codeTitle, html`${before}<span class="address">${view.address}</span>${after}`),
    required: { code: text.codeRequired },
    fields: slotsOf('code', code, view.done ? html`<p class="muted">${text.resent}</p>` : nothing),
    send: text.confirm,
    others: html`<button type="button" class="quiet" aria-disabled=${wait > 0 ? 'true' : nothing} @click=${view.resend}>${wait > 0 ? text.resendIn(wait) : text.resend}</button>
      <button type="button" class="quiet" @click=${view.changeAddress}>${text.changeAddress}</button>`,
  });
}
