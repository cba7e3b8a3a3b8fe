/** Withdrawing: what ends and what stays, and the code that a forwarded link does not have. */
import { type TemplateResult, html, nothing } from 'lit';
import type { RegistrationProgress } from '../../schema/registration.ts';
import { dialog } from '../core/dialog.ts';
import { consequences, dialogStyles } from '../core/dialog-lists.ts';
import { errorSummary } from '../core/field.ts';
import type { FormController } from '../core/form.ts';
import { notice, urgent } from '../core/panels.ts';
import { slotsOf } from '../core/slotted-field.ts';
import type { StatusText } from './status-text.en.ts';

export const withdrawStyles = (): CSSStyleSheet[] => (dialogStyles.styleSheet ? [dialogStyles.styleSheet] : []);

export interface WithdrawView {
  readonly it: RegistrationProgress;
  readonly busy: boolean;
  /** What the portal answered, when it refused. */
  readonly refusal: string | undefined;
  withdraw(): void;
  keep(): void;
}

export const withdrawDialog = (text: StatusText, view: WithdrawView): TemplateResult => dialog(text.withdrawTitle(view.it.program.name), html`
  <p>${text.withdrawBody}</p>
  ${consequences({ title: text.ends, points: text.endsPoints }, { title: text.stays, points: text.staysPoints })}
  ${view.refusal ? urgent('refusal', notice('attention', view.refusal)) : nothing}
  <div class="actions"><button type="button" class="destructive" aria-busy=${view.busy ? 'true' : nothing} @click=${view.withdraw}>${text.withdrawNow(view.it.program.name)}</button><button type="button" class="quiet" @click=${view.keep}>${text.keep}</button></div>`, view.keep);

export interface CodeView extends WithdrawView {
  readonly form: FormController<'code'>;
  /** Seconds until another code can be asked for. */
  readonly wait: number;
  /** Another code was sent. */
  readonly sent: boolean;
  resend(): void;
  focus(): void;
}

export function codeForm(text: StatusText, view: CodeView): TemplateResult {
  const { form, wait, it } = view;
  const submit = (event: Event): void => {
    event.preventDefault();
    view.withdraw();
  };
  const [before, after] = text.codeIntro('\u0000').split('\u0000');
  return html`<form novalidate aria-labelledby="code-title" @submit=${submit}>
    <div><h3 id="code-title">${text.codeTitle}</h3><p class="muted">${before}<strong>${it.email}</strong>${after}</p></div>
    ${errorSummary(text, form, { code: text.codeRequired }, view.focus)}
    ${view.refusal ? urgent('refusal', notice('attention', view.refusal)) : nothing}
    ${slotsOf('code', form, view.sent ? html`<p class="muted">${text.codeSent}</p>` : nothing)}
    <div class="actions"><button class="destructive" aria-busy=${view.busy ? 'true' : nothing}>${text.withdrawNow(it.program.name)}</button>
      <button type="button" class="quiet" aria-disabled=${wait > 0 ? 'true' : nothing} @click=${view.resend}>${wait > 0 ? text.inSeconds(text.newCode, wait) : text.newCode}</button>
      <button type="button" class="quiet" @click=${view.keep}>${text.keep}</button></div></form>`;
}
