import { type TemplateResult, html, nothing } from 'lit';
import { errorSummary } from '../core/field.ts';
import type { FormController } from '../core/form.ts';
import { notice } from '../core/panels.ts';
import { slotsOf } from '../core/slotted-field.ts';
import type { Refusal } from './email-step.ts';
import type { RegistrationText } from './text.en.ts';

export interface CodeStep {
  readonly address: string;
  readonly code: FormController<'code'>;
  readonly refusal: Refusal | undefined;
  readonly busy: boolean;
  /** Seconds until another code may be asked for. */
  readonly wait: number;
  readonly resent: boolean;
  submit(event: Event): void;
  resend(): void;
  changeAddress(): void;
  restart(): void;
  focus(): void;
}

export function codeStep(text: RegistrationText, step: CodeStep): TemplateResult {
  const { code, refusal, wait } = step;
  const closed = refusal?.code === 'registration.closed';
  const [before, after] = text.codeIntro('\u0000').split('\u0000');
  return html`<form class="step" novalidate aria-labelledby="title" @submit=${step.submit}>
    <div class="intro"><h2 id="title" tabindex="-1">${text.codeTitle}</h2><p class="muted">${before}<span class="address">${step.address}</span>${after}</p></div>
    ${errorSummary(text, code, { code: text.codeRequired }, step.focus)}
    ${refusal ? html`<div class="refusal" tabindex="-1" role="alert">${notice(closed ? 'danger' : 'attention', closed ? text.closedTitle : refusal.title, refusal.detail ?? nothing,
      closed ? html`<button type="button" @click=${step.restart}>${text.restart}</button>` : nothing)}</div>` : nothing}
    ${slotsOf('code', code, step.resent ? html`<p class="muted">${text.resent}</p>` : nothing)}
    <div class="actions">
      <button class="primary" aria-busy=${step.busy ? 'true' : nothing}>${text.confirm}</button>
      <button type="button" class="quiet" aria-disabled=${wait > 0 ? 'true' : nothing} @click=${step.resend}>${wait > 0 ? text.resendIn(wait) : text.resend}</button>
      <button type="button" class="quiet" @click=${step.changeAddress}>${text.changeAddress}</button>
    </div>
  </form>`;
}
