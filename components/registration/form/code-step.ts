import { type TemplateResult, html, nothing } from 'lit';
import type { FormController } from '../../core/form.ts';
import { slotsOf, slottedField } from '../../core/slotted-field.ts';
import { around, intro, stepForm } from '../steps.ts';
import type { RegistrationText } from '../text.en.ts';
import type { CodeText } from './code-text.en.ts';
import type { Journey } from './journey.ts';

type Text = RegistrationText & CodeText;

export function step(text: Text, it: Journey): TemplateResult {
  const { stage, code, wait: { left }, address, again } = it;
  const to = address ? around(again ? text.codeAgain : text.codeIntro, address) : text.codeToYou;
  return stepForm(text, stage, code, {
    intro: intro(again ? text.codeAgainTitle : text.codeTitle, to),
    required: { code: text.codeRequired },
    fields: slotsOf('code', code, it.done ? html`<p class="muted">${text.resent}</p>` : nothing),
    send: text.confirm, go: it.confirm, prefetch: it.prefetch, focus: (name) => void stage.focus(name),
    others: html`<button type="button" class="quiet" aria-disabled=${left > 0 ? 'true' : nothing} @click=${it.resend}>${left > 0 ? text.resendIn(left) : text.resend}</button>
      <button type="button" class="quiet" @click=${it.back}>${text.changeAddress}</button>`,
  });
}
export const slotted = (text: Text, it: Journey, id: string): TemplateResult => slottedField(text, it.stage.element, `${id}-code`, {
  name: 'code', form: it.code as FormController<string>, label: text.codeLabel, hint: text.codeHint, required: text.codeRequired, type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code', key: 'done',
});
