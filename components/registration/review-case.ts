import { type TemplateResult, html, nothing } from 'lit';
import type { RegistrationCase } from '../../schema/registration.ts';
import type { CanEntry } from '../../schema/shapes.ts';
import type { Locale } from '../../schema/values.ts';
import { type Tone, chip } from '../core/chip.ts';
import { timeAgo } from '../core/dates.ts';
import { icon } from '../core/icons.ts';
import { notice } from '../core/panels.ts';
import { dueChip, stateChip } from './review-chips.ts';
import type { ReviewText } from './review-text.en.ts';

export type ReviewAction = 'registration.approve' | 'registration.decline' | 'product.activate';
export interface ReviewCase {
  readonly it: RegistrationCase;
  readonly locale: Locale;
  /** The action under way. */
  readonly busy: ReviewAction | undefined;
  readonly message: { readonly tone: Tone; readonly title: string; readonly detail?: string | undefined } | undefined;
  act(action: ReviewAction): void;
  back(): void;
}

export const companyOf = (text: ReviewText, it: RegistrationCase): string => it.companyDetails?.legalName ?? it.company ?? it.email ?? text.unnamed;

/** A button that follows the portal's answer: where not allowed it says why, and stays reachable by keyboard. */
function actionButton(view: ReviewCase, action: ReviewAction, label: string, look: string): TemplateResult | typeof nothing {
  const can: CanEntry | undefined = view.it.can.find((entry) => entry.action === action);
  if (!can) return nothing;
  const id = `why-${action.replace('.', '-')}`;
  return html`<div class="action"><button type="button" class=${look} data-action=${action} aria-disabled=${can.allowed ? nothing : 'true'} aria-describedby=${can.allowed ? nothing : id} aria-busy=${view.busy === action ? 'true' : nothing}
      @click=${() => { if (can.allowed) view.act(action); }}>${can.allowed ? nothing : icon('lock')}${label}</button>
    ${can.allowed ? nothing : html`<p class="why muted" id=${id}>${can.problem?.detail}</p>`}</div>`;
}

const fact = (label: string, value: unknown): TemplateResult | typeof nothing => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing);

export function addressLines({ companyDetails }: RegistrationCase, locale: Locale): string[] {
  if (!companyDetails) return [];
  const { street, street2, postalCode, city, region } = companyDetails.address;
  const country = new Intl.DisplayNames(locale, { type: 'region' }).of(companyDetails.country);
  return [street, street2, [postalCode, city].filter(Boolean).join(' '), region, country].filter((line): line is string => Boolean(line));
}

function facts(text: ReviewText, { it, locale }: ReviewCase): TemplateResult {
  const { applicantDetails: applicant, companyDetails: company } = it;
  const lines = addressLines(it, locale);
  return html`
    <section class="facts"><h3>${text.applicantGroup}</h3><dl>
      ${fact(text.labels.applicant, applicant ? `${applicant.givenName} ${applicant.familyName}` : it.applicant)}${fact(text.labels.jobTitle, applicant?.jobTitle)}
      ${fact(text.labels.email, html`<a href="mailto:${it.email}">${it.email}</a>`)}${fact(text.labels.phone, applicant?.phone)}
      ${fact(text.labels.locale, text.languages[it.locale])}${fact(text.labels.submittedAt, it.submittedAt && timeAgo(it.submittedAt, locale))}
    </dl></section>
    <section class="facts"><h3>${text.companyGroup}</h3><dl>
      ${fact(text.labels.legalName, company?.legalName ?? it.company)}${fact(text.labels.address, lines.length > 0 && html`<address>${lines.map((line) => html`<span>${line}</span>`)}</address>`)}
      ${fact(text.labels.duns, company?.duns && html`<span class="digits">${company.duns}</span>`)}${fact(text.labels.domain, it.domain)}
      ${fact(text.labels.program, it.program.name)}${fact(text.labels.distributor, it.distributor?.name)}
    </dl></section>
    ${it.decidedAt ? html`<section class="facts"><h3>${text.decisionGroup}</h3><dl>
      ${fact(text.labels.decidedBy, it.decidedBy ?? text.policy)}${fact(text.labels.decidedAt, timeAgo(it.decidedAt, locale))}
      ${fact(text.labels.reason, it.reason && text.reasons[it.reason])}${fact(text.labels.reapply, it.reapply && text.reapply[it.reapply])}${fact(text.labels.note, it.note && html`<span class="note">${it.note}</span>`)}
    </dl></section>` : nothing}`;
}

function activation(text: ReviewText, view: ReviewCase): TemplateResult | typeof nothing {
  if (view.it.productActivation !== 'missing' || view.it.state !== 'under_review') return nothing;
  return notice('attention', text.activationTitle, text.activationBody, actionButton(view, 'product.activate', text.activate, ''));
}

const conflicts = (text: ReviewText, { it }: ReviewCase): TemplateResult | typeof nothing => (it.conflictDetails.length === 0 ? nothing : html`
  <section class="conflicts"><h3>${text.conflictsTitle}</h3><ul>${it.conflictDetails.map(({ kind, name }) => html`<li>${chip('attention', 'attention', text.conflictWords[kind])}<span>${text.conflicts[kind](name)}</span></li>`)}</ul></section>`);

/** One registration as its reviewer sees it. */
export function reviewCase(text: ReviewText, view: ReviewCase): TemplateResult {
  const { it, message } = view;
  const name = it.applicantDetails?.givenName ?? text.theApplicant;
  const approvable = it.can.some(({ action, allowed }) => action === 'registration.approve' && allowed);
  return html`<article class="case" part="case" aria-labelledby="case-title">
    <button type="button" class="quiet back" @click=${view.back}>${icon('back')}${text.backToList}</button>
    <header><h2 id="case-title" tabindex="-1">${companyOf(text, it)}</h2><p class="chips">${stateChip(text, it.state)}${dueChip(text, it, view.locale)}${it.productActivation === 'active' ? chip('success', 'success', text.productActive) : nothing}</p></header>
    <div role="status">${message ? notice(message.tone, message.title, message.detail ?? nothing) : nothing}</div>
    ${activation(text, view)}${conflicts(text, view)}${facts(text, view)}
    ${it.state === 'under_review' ? html`<footer><div class="decide">${actionButton(view, 'registration.approve', text.approve(companyOf(text, it)), 'primary')}${actionButton(view, 'registration.decline', text.decline, '')}</div>
      ${approvable ? html`<p class="muted">${text.approveHint(name)}</p>` : nothing}</footer>` : nothing}
  </article>`;
}
