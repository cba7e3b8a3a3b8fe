import { type TemplateResult, css, html, nothing } from 'lit';
import type { RegistrationProgress } from '../../../schema/registration.ts';
import { dayText, daysUntil } from '../../core/dates.ts';
import { notice } from '../../core/panels.ts';
import { timelineStyles } from '../../core/timeline.ts';
import { around, intro, supportLinks } from '../steps.ts';
import type { RegistrationText } from '../text.en.ts';
import { registrationTimeline } from '../timeline.ts';
import type { Journey } from './journey.ts';
import type { NextText } from './next-text.en.ts';
import { refusal } from './refusal.ts';

export const styles = css`${timelineStyles} .note { white-space: pre-line; overflow-wrap: anywhere; }`;
type Text = RegistrationText & NextText;

/** Who acts, in a sentence with the company's name. */
function waiting(text: Text, { kind, actor, company, distributor, program, steps }: RegistrationProgress): unknown {
  const whose = company ?? text.yourCompany;
  if (kind === 'join' && actor === 'company') return around(text.joinIntro, whose);
  const now = steps.find(({ state }) => state === 'now');
  const reviewer = now?.name ?? (actor === 'vendor' ? program.vendor : distributor?.name) ?? program.vendor;
  return html`${around((name) => text.reviewIntro(name, reviewer), whose)}${now?.step === 'transfer' ? ` ${text.transferNext(program.vendor)}` : nothing}`;
}
function underReview(text: Text, it: Journey, progress: RegistrationProgress): TemplateResult {
  return html`<div class="step">${intro(text.onItsWay, waiting(text, progress))}
    ${registrationTimeline(text, progress.steps, it.stage.calls.locale())}
    <p>${around(text.answerTo, progress.email)}</p>
    ${refusal(it)}
    <div class="actions"><button type="button" aria-busy=${it.stage.busy ? 'true' : nothing} @click=${it.refresh}>${text.refresh}</button><span class="muted" role="status">${it.done ? text.refreshed : nothing}</span></div>
  </div>`;
}

/** Decided, or ended: what it means, and the way on from there. */
function outcome(text: Text, it: Journey, progress: RegistrationProgress): TemplateResult {
  const { stage } = it;
  const { state, email, reapplyOn, declinedBy, note, can, program, company } = progress;
  const title = html`<h2 id="title" tabindex="-1" class="hidden">${state === 'approved' ? text.approvedTitle : state === 'declined' ? text.declinedTitle : text.endedTitle}</h2>`;
  if (state === 'approved') {
    return html`${title}${notice('success', text.approvedTitle, stage.form.workAccount === 'microsoft' ? text.approvedWork : around(text.approvedIntro, email), html`<a class="button" href=${stage.calls.signIn()}>${text.openPortal}</a>`)}`;
  }
  const restart = html`<button type="button" @click=${() => stage.calls.toEmail(true)}>${text.restart}</button>`;
  if (state !== 'declined') return html`${title}${notice('neutral', text.endedTitle, text.endedIntro, restart)}`;
  // Why stays with the vendor (REG-11).
  if (declinedBy === 'vendor') return html`${title}${notice('danger', text.declinedTitle, html`<p>${text.askVendor(program.vendor)}</p>${note ? html`<p class="note"><bdi>${note}</bdi></p>` : nothing}`, html`${supportLinks(text, stage)}${can.includes('restart') ? restart : nothing}`)}`;
  const later = reapplyOn !== null && daysUntil(reapplyOn) > 0;
  const body = html`<p>${declinedBy === 'company' ? around(text.notLetIn, company ?? text.yourCompany) : around(text.declinedIntro, email)}</p>${note ? html`<p class="note"><bdi>${note}</bdi></p>` : nothing}
    ${later ? html`<p>${text.reapplyFrom(dayText(reapplyOn, stage.calls.locale()))}</p>` : nothing}`;
  return html`${title}${notice('danger', text.declinedTitle, body, !later && can.includes('restart') ? restart : nothing)}`;
}

export function step(text: Text, it: Journey): TemplateResult {
  const progress = it.progress as RegistrationProgress;
  const { vendor } = it.stage.form.program;
  return html`${(progress.state === 'under_review' ? underReview : outcome)(text, it, progress)}
    ${progress.declinedBy === 'vendor' ? nothing : html`<aside class="questions"><p><strong>${text.supportTitle}</strong> <span class="muted">${text.supportBody(vendor)}</span></p>${supportLinks(text, it.stage)}</aside>`}`;
}
