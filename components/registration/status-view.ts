import { type TemplateResult, html, nothing } from 'lit';
import type { RegistrationProgress, TimelineStep } from '../../schema/registration.ts';
import type { Locale } from '../../schema/values.ts';
import { type Tone, chip } from '../core/chip.ts';
import { dayText, daysUntil, instantText, relativeDays, timeAgo } from '../core/dates.ts';
import type { IconName } from '../core/icons.ts';
import { notice } from '../core/panels.ts';
import type { StatusText } from './status-text.en.ts';
import { registrationTimeline } from './timeline.ts';

export interface StatusView {
  readonly it: RegistrationProgress;
  readonly locale: Locale;
  readonly signInAddress: string;
  readonly registerUrl: string;
  readonly continueUrl: string;
  /** What was done, what changed, or why not. */
  readonly message: { readonly tone: Tone; readonly title: string; readonly detail?: string | undefined } | undefined;
  /** The e-mail is being sent. */
  readonly busy: boolean;
  /** Seconds until it can be sent again. */
  readonly wait: number;
  goOn(event: Event): void;
  resend(): void;
  askWithdrawal(): void;
}

const looks: Record<RegistrationProgress['state'], readonly [Tone, IconName]> = {
  draft: ['attention', 'mail'], email_confirmed: ['attention', 'attention'], under_review: ['info', 'clock'], approved: ['success', 'success'], declined: ['danger', 'danger'], withdrawn: ['neutral', 'dot'], expired: ['neutral', 'clock'],
};
const row = (label: string, value: unknown): TemplateResult | typeof nothing => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing);
/** A new request would be refused until then (REG-13). */
const later = ({ reapplyOn }: RegistrationProgress): string | undefined => (reapplyOn && daysUntil(reapplyOn) > 0 ? reapplyOn : undefined);
const inDays = (say: (day: string, relative: string) => string, on: string, locale: Locale): string => say(dayText(on, locale), relativeDays(daysUntil(on), locale));

const actorName = (text: StatusText, { actor, name }: TimelineStep): string => (actor === 'you' ? text.timelineYou : (name ?? text.timelineActors[actor]));

/** What is being waited for, in a sentence. */
export function waiting(text: StatusText, { state, steps, email, company, program, kind }: RegistrationProgress): string {
  const now = steps.find((step) => step.state === 'now');
  if (state === 'draft') return text.draftBody(email);
  if (state === 'email_confirmed') return text.unsentBody;
  const who = now ? actorName(text, now) : program.vendor;
  if (now?.step === 'transfer') return now.actor === 'vendor' ? text.transferDecision(program.vendor) : text.transferBody(program.vendor);
  if (now?.step === 'activation') return text.activationBody(who);
  if (kind !== 'join') return text.reviewBody(who);
  return now?.actor === 'company' ? text.joinBody(company ?? text.yourCompany) : text.joinPassedOn(who);
}

/** Open: who acts, until when, which e-mail comes. */
function openBody(text: StatusText, { it, locale }: StatusView): TemplateResult {
  // Several can be under way; the first is what the others wait for.
  const now = it.steps.find(({ state }) => state === 'now');
  const until = now?.until ?? (now?.step === 'transfer' ? null : it.dueOn);
  const late = until !== null && daysUntil(until) < 0;
  return html`<p>${waiting(text, it)}</p>
    <dl>${row(text.whoActs, now && actorName(text, now))}${row(text.untilWhen, until === null ? text.noDay : late ? text.late(dayText(until, locale)) : inDays(text.by, until, locale))}${it.state === 'under_review' && !it.unreachable ? row(text.andThen, text.mailComes(it.email)) : nothing}</dl>`;
}

function approvedBody(text: StatusText, { it }: StatusView): TemplateResult {
  return html`<p>${it.can.includes('resend') || it.unreachable ? text.approvedBody(it.email) : text.approvedWork(it.email)}</p>`;
}

/** Who declined, why as far as the applicant may know, and when to ask again (REG-11, REG-13). */
function declinedBody(text: StatusText, { it, locale }: StatusView): TemplateResult {
  const { program, declinedBy, reason, note, can } = it;
  const from = later(it);
  const by = {
    policy: reason === 'webmail' ? text.byWebmail(it.email) : text.byPolicy, reviewer: text.byReviewer(it.distributor?.name ?? program.vendor),
    vendor: text.byVendor(program.vendor), company: text.byCompany(it.company ?? text.yourCompany),
  }[declinedBy ?? 'policy'];
  const again = from ? inDays(text.reapplyFrom, from, locale)
    : can.includes('restart') ? (reason === 'webmail' ? nothing : text.reapplyNow) : declinedBy === 'reviewer' ? text.reapplyNever : nothing;
  return html`<p>${by}</p>
    <dl>${row(text.reason, declinedBy === 'reviewer' && reason && reason !== 'webmail' && text.reasons[reason])}${row(text.note, note && html`<span class="note">${note}</span>`)}</dl>
    ${again === nothing ? nothing : html`<p>${again}</p>`}`;
}

function body(text: StatusText, view: StatusView): TemplateResult {
  const { state } = view.it;
  if (state === 'approved') return approvedBody(text, view);
  if (state === 'declined') return declinedBody(text, view);
  if (state === 'withdrawn' || state === 'expired') return html`<p>${state === 'withdrawn' ? text.withdrawnBody : text.expiredBody}</p>`;
  return openBody(text, view);
}

function actions(text: StatusText, view: StatusView): TemplateResult {
  const { it, wait } = view;
  const { can, state, declinedBy, program, support } = it;
  const mail = state === 'approved' ? text.fresh : text.resend;
  return html`<div class="actions">
    ${can.includes('continue') ? html`<a class="button primary" href=${view.continueUrl} @click=${view.goOn}>${text.goOn}</a>` : nothing}
    ${can.includes('sign_in') ? html`<a class="button primary" href=${view.signInAddress}>${text.signIn}</a>` : nothing}
    ${declinedBy === 'vendor' ? html`<a class="button primary" href=${support.url}>${text.contact(program.vendor)}</a>` : nothing}
    ${can.includes('restart') && !later(it) ? html`<a class="button" href=${view.registerUrl}>${text.restart}</a>` : nothing}
    ${can.includes('resend') ? html`<button type="button" class="resend" aria-disabled=${wait > 0 ? 'true' : nothing} aria-busy=${view.busy ? 'true' : nothing} @click=${view.resend}>${wait > 0 ? text.inSeconds(mail, wait) : mail}</button>` : nothing}
    ${can.includes('withdraw') ? html`<button type="button" class="quiet withdraw" @click=${view.askWithdrawal}>${text.withdraw}</button>` : nothing}
  </div>`;
}

/** No e-mail of ours arrives: this page is what is left to follow the request by. */
function unreachable(text: StatusText, { it: { unreachable: it, email }, locale }: StatusView): TemplateResult | typeof nothing {
  return it ? notice('attention', text.unreachableTitle[it.reason], `${text.unreachableBody(email, instantText(it.since, locale))} ${text.unreachableTodo}`) : nothing;
}

function contact(text: StatusText, { it: { support, program } }: StatusView): TemplateResult {
  return html`<aside class="support"><p><strong>${text.supportTitle}</strong> <span class="muted">${text.supportBody(program.vendor)}</span></p>
    <ul><li><a href=${support.url}>${new URL(support.url).host}</a></li><li><a href="mailto:${support.email}">${support.email}</a></li><li><a href="tel:${support.phone.replace(/[^\d+]/g, '')}">${support.phone}</a></li></ul></aside>`;
}

/** One registration as its applicant follows it; `instead` takes the place of the buttons. */
export function statusView(text: StatusText, view: StatusView, instead: TemplateResult | undefined): TemplateResult {
  const { it, locale, message } = view;
  const { state } = it;
  const open = state === 'draft' || state === 'email_confirmed' || state === 'under_review';
  return html`
    <header><p class="muted">${text.requestTo(it.program.name)}</p><div class="head"><h2 id="title" tabindex="-1">${text.titles[state]}</h2>${chip(...looks[state], text.states[state])}</div>
      <div role="status">${message ? notice(message.tone, message.title, message.detail) : nothing}</div>${unreachable(text, view)}</header>
    <div class="layout">
      <section class="next" aria-labelledby="next">${open ? html`<h3 id="next">${text.next}</h3>` : html`<h3 id="next" class="hidden">${text.states[state]}</h3>`}${body(text, view)}${instead ?? actions(text, view)}</section>
      <section aria-labelledby="way"><h3 id="way" class=${open ? 'hidden' : ''}>${open ? text.timelineLabel : text.way}</h3>${registrationTimeline(text, it.steps, locale)}</section>
    </div>
    <dl class="facts">${row(text.labels.company, it.company)}${row(text.labels.email, it.email)}${row(text.labels.distributor, it.distributor?.name)}${row(text.labels.sent, it.submittedAt && timeAgo(it.submittedAt, locale))}${row(text.labels.decided, it.decidedAt && timeAgo(it.decidedAt, locale))}</dl>
    ${contact(text, view)}`;
}
