import { type TemplateResult, html, nothing } from 'lit';
import { notice } from '../../core/panels.ts';
import { around, intro, stepForm } from '../steps.ts';
import type { RegistrationText } from '../text.en.ts';
import { where } from './choose-step.ts';
import { consent, input } from './inputs.ts';
import { joinStyles } from './join.styles.ts';
import type { JoinText } from './join-text.en.ts';
import type { Company, Journey } from './journey.ts';

export { joinStyles as styles };

/** Joins a company: its admins decide (REG-7). */
export function step(text: RegistrationText & JoinText, it: Journey): TemplateResult {
  const company = it.joining as Company;
  const { distributor } = it.stage;
  return stepForm(text, it.stage, it.fields, {
    intro: intro(text.joinTitle, around(text.joinIntro, company.name)),
    required: text.required,
    fields: html`<div class="chosen"><p class="title"><bdi>${company.name}</bdi></p><p class="muted"><bdi>${where(company, it.stage.calls.locale())}</bdi></p></div>
      ${company.transfer ? notice('info', text.transferTitle, distributor ? around(text.transferTo, distributor.name) : text.transferBody) : nothing}
      <div class="columns two">${input(text, it, 'givenName', 'given-name')}${input(text, it, 'familyName', 'family-name')}</div>
      ${input(text, it, 'jobTitle', 'organization-title', { optional: true })}
      ${consent(text, it)}`,
    send: text.sendRequest, go: () => it.send(text.stopped), prefetch: it.prefetch, focus: it.focus,
    others: html`<button type="button" class="quiet" @click=${it.back}>${text.back}</button>`,
  });
}
