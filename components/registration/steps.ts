import { type TemplateResult, html, nothing } from 'lit';
import type { RegistrationText } from './text.en.ts';

export const stepNames = ['email', 'code', 'company', 'next'] as const;
export type Step = (typeof stepNames)[number];

/** "Step 2 of 4" with the names of all four. */
export function stepsHeader(text: RegistrationText, now: Step): TemplateResult {
  const at = stepNames.indexOf(now);
  return html`<nav class="steps" aria-label=${text.progress}>
    <ol>${stepNames.map((name, index) => html`<li class=${index < at ? 'done' : index === at ? 'now' : ''} aria-current=${index === at ? 'step' : nothing}><span>${text.steps[name]}</span></li>`)}</ol>
    <p class="muted">${text.step(at + 1, stepNames.length)}<span class="name">${text.steps[now]}</span></p>
  </nav>`;
}
