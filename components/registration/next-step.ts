import { type TemplateResult, html, nothing } from 'lit';
import type { RegistrationForm, RegistrationProgress } from '../../schema/registration.ts';
import type { Locale } from '../../schema/values.ts';
import { dayText, daysUntil, relativeDays, timeAgo } from '../core/dates.ts';
import { type IconName, icon } from '../core/icons.ts';
import { notice } from '../core/panels.ts';
import type { Refusal } from './email-step.ts';
import type { RegistrationText } from './text.en.ts';

export interface NextStep {
  readonly form: RegistrationForm;
  readonly progress: RegistrationProgress;
  /** As typed; unknown when the request was sent elsewhere. */
  readonly companyName: string | undefined;
  readonly locale: Locale;
  readonly signInAddress: string;
  readonly busy: boolean;
  readonly refusal: Refusal | undefined;
  /** The reader asked for news, and there was none. */
  readonly refreshed: boolean;
  refresh(): void;
  restart(): void;
}

const point = (state: 'done' | 'now' | 'later', symbol: IconName, title: string, body: unknown): TemplateResult =>
  html`<li class=${state} aria-current=${state === 'now' ? 'step' : nothing}><span class="bullet">${icon(symbol)}</span><div><h3>${title}</h3><div class="muted">${body}</div></div></li>`;

/** Who acts, until when, and which e-mail comes. */
function underReview(text: RegistrationText, step: NextStep): TemplateResult {
  const { form, progress, locale } = step;
  const distributor = progress.distributor?.name ?? text.theReviewer;
  const reviewer = progress.actor === 'vendor' ? form.program.vendor : distributor;
  const due = progress.dueOn;
  const days = due ? daysUntil(due) : 0;
  const { timeline } = text;
  return html`<div class="step">
    <div class="intro"><h2 id="title" tabindex="-1">${text.reviewTitle}</h2><p class="muted">${text.reviewIntro(step.companyName ?? text.yourCompany, reviewer)}</p></div>
    <ol class="timeline">
      ${point('done', 'success', timeline.confirmed, progress.email)}
      ${point('done', 'success', timeline.sent, progress.submittedAt ? timeAgo(progress.submittedAt, locale) : nothing)}
      ${progress.productActivation === 'missing' ? point('now', 'clock', timeline.activation(distributor), timeline.activationBody) : nothing}
      ${point('now', 'clock', timeline.review(reviewer), due ? (days < 0 ? timeline.reviewLate(dayText(due, locale)) : timeline.reviewUntil(dayText(due, locale), relativeDays(days, locale))) : nothing)}
      ${point('later', 'mail', timeline.answer, timeline.answerBody(progress.email))}
    </ol>
    ${step.refusal ? html`<div class="refusal" tabindex="-1" role="alert">${notice('attention', step.refusal.title)}</div>` : nothing}
    <div class="actions"><button type="button" aria-busy=${step.busy ? 'true' : nothing} @click=${step.refresh}>${text.refresh}</button><span class="muted" role="status">${step.refreshed ? text.refreshed : nothing}</span></div>
  </div>`;
}

function ended(text: RegistrationText, step: NextStep): TemplateResult {
  const { progress, locale } = step;
  const again = html`<button type="button" @click=${step.restart}>${text.restart}</button>`;
  if (progress.state !== 'declined') return html`<h2 id="title" tabindex="-1" class="hidden">${text.endedTitle}</h2>${notice('neutral', text.endedTitle, text.endedIntro, again)}`;
  const later = progress.reapplyOn !== null && daysUntil(progress.reapplyOn) > 0 ? progress.reapplyOn : undefined;
  return html`<h2 id="title" tabindex="-1" class="hidden">${text.declinedTitle}</h2>
    ${notice('danger', text.declinedTitle, html`<p>${text.declinedIntro(progress.email)}</p>${later ? html`<p>${text.reapplyFrom(dayText(later, locale))}</p>` : nothing}`, later ? nothing : again)}`;
}

const approved = (text: RegistrationText, step: NextStep): TemplateResult => html`<h2 id="title" tabindex="-1" class="hidden">${text.approvedTitle}</h2>
  ${notice('success', text.approvedTitle, step.form.workAccount === 'microsoft' ? text.approvedWork : text.approvedIntro(step.progress.email), html`<a class="button" href=${step.signInAddress}>${text.openPortal}</a>`)}`;

export function nextStep(text: RegistrationText, step: NextStep): TemplateResult {
  const { support, program } = step.form;
  const { state } = step.progress;
  return html`${state === 'under_review' ? underReview(text, step) : state === 'approved' ? approved(text, step) : ended(text, step)}
    <aside class="support"><p><strong>${text.supportTitle}</strong> <span class="muted">${text.supportBody(program.vendor)}</span></p>
      <ul><li><a href="mailto:${support.email}">${support.email}</a></li><li><a href="tel:${support.phone.replace(/[^\d+]/g, '')}">${support.phone}</a></li><li><a href=${support.url}>${new URL(support.url).host}</a></li></ul></aside>`;
}
