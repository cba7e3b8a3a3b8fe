import { type TemplateResult, html, nothing } from 'lit';
import type { RegistrationProgress } from '../../schema/registration.ts';
import type { Tone } from '../core/chip.ts';
import { dayText, daysUntil, relativeDays, timeAgo } from '../core/dates.ts';
import { type IconName, icon } from '../core/icons.ts';
import { notice, urgent } from '../core/panels.ts';
import { type RegistrationView, intro } from './steps.ts';
import type { RegistrationText } from './text.en.ts';

/** What was done, is under way (attention), or comes. */
const point = (tone: 'success' | 'attention' | '', symbol: IconName, title: string, body: unknown): TemplateResult =>
  html`<li aria-current=${tone === 'attention' ? 'step' : nothing}><span class="bullet ${tone}">${icon(symbol)}</span><div><h3>${title}</h3><div class="muted">${body}</div></div></li>`;

/** Who acts, until when, and which e-mail comes. */
function underReview(text: RegistrationText, view: RegistrationView, progress: RegistrationProgress): TemplateResult {
  const { locale, refusal } = view;
  const { dueOn: due, email, submittedAt } = progress;
  const distributor = progress.distributor?.name ?? text.theReviewer;
  const reviewer = progress.actor === 'vendor' ? view.form.program.vendor : distributor;
  const days = due ? daysUntil(due) : 0;
  const { timeline } = text;
  return html`<div class="step">
    ${intro(text.reviewTitle, text.reviewIntro(view.company.sent('legalName') ?? text.yourCompany, reviewer))}
    <ol class="timeline">
      ${point('success', 'success', timeline.confirmed, email)}
      ${point('success', 'success', timeline.sent, submittedAt ? timeAgo(submittedAt, locale) : nothing)}
      ${progress.productActivation === 'missing' ? point('attention', 'clock', timeline.activation(distributor), timeline.activationBody) : nothing}
      ${point('attention', 'clock', timeline.review(reviewer), due ? (days < 0 ? timeline.reviewLate(dayText(due, locale)) : timeline.reviewUntil(dayText(due, locale), relativeDays(days, locale))) : nothing)}
      ${point('', 'mail', timeline.answer, timeline.answerBody(email))}
    </ol>
    ${refusal ? urgent('refusal', notice('attention', refusal.title)) : nothing}
    <div class="actions"><button type="button" aria-busy=${view.busy ? 'true' : nothing} @click=${view.refresh}>${text.refresh}</button><span class="muted" role="status">${view.done ? text.refreshed : nothing}</span></div>
  </div>`;
}

/** Decided, or ended: a message, whose title is also the step's. */
function outcome(text: RegistrationText, view: RegistrationView, { state, email, reapplyOn }: RegistrationProgress): TemplateResult {
  const say = (tone: Tone, title: string, body: unknown, action: unknown): TemplateResult => html`<h2 id="title" tabindex="-1" class="hidden">${title}</h2>${notice(tone, title, body, action)}`;
  if (state === 'approved') {
    return say('success', text.approvedTitle, view.form.workAccount === 'microsoft' ? text.approvedWork : text.approvedIntro(email), html`<a class="button" href=${view.signInAddress}>${text.openPortal}</a>`);
  }
  const again = html`<button type="button" @click=${view.restart}>${text.restart}</button>`;
  if (state !== 'declined') return say('neutral', text.endedTitle, text.endedIntro, again);
  const later = reapplyOn && daysUntil(reapplyOn) > 0;
  return say('danger', text.declinedTitle, html`<p>${text.declinedIntro(email)}</p>${later ? html`<p>${text.reapplyFrom(dayText(reapplyOn, view.locale))}</p>` : nothing}`, later ? nothing : again);
}

export function nextStep(text: RegistrationText, view: RegistrationView): TemplateResult {
  const { support, program } = view.form;
  const progress = view.progress as RegistrationProgress;
  return html`${(progress.state === 'under_review' ? underReview : outcome)(text, view, progress)}
    <aside class="support"><p><strong>${text.supportTitle}</strong> <span class="muted">${text.supportBody(program.vendor)}</span></p>
      <ul><li><a href="mailto:${support.email}">${support.email}</a></li><li><a href="tel:${support.phone.replace(/[^\d+]/g, '')}">${support.phone}</a></li><li><a href=${support.url}>${new URL(support.url).host}</a></li></ul></aside>`;
}
