/** What the cases share: buttons that follow the portal's answer, facts, notes, the way. */
import { type TemplateResult, html, nothing } from 'lit';
import type { TimelineStep } from '../../schema/registration.ts';
import type { Locale } from '../../schema/values.ts';
import { timeAgo } from '../core/dates.ts';
import { icon } from '../core/icons.ts';
import { notice } from '../core/panels.ts';
import type { Askable } from '../core/refusal.ts';
import { registrationTimeline } from '../registration/timeline.ts';
import { type CaseAction, isOpen, requestOf } from './case-actions.ts';
import type { CaseText } from './case-text.en.ts';
import type { OpenCase } from './open-case.ts';

export interface Choice { readonly action: CaseAction; readonly label: string; readonly look: string }
/** Whoever can lift it is asked. */
export const asking = ({ desk }: OpenCase, problem: Askable): TemplateResult | typeof nothing => desk.askAbout(problem, { people: desk.me?.admins.filter(({ id }) => id !== desk.me?.operator.id).map(({ name }) => name) });
const whyId = (action: CaseAction): string => `why-${action.replace('.', '-')}`;

/** A row of buttons. One that is not allowed stays reachable by keyboard; below the row it says why. */
export function buttons(view: OpenCase, choices: readonly Choice[]): TemplateResult | typeof nothing {
  // Of what is decided, only what can still be done: that the rest cannot needs no saying.
  const entries = choices.flatMap((choice) => view.it.can.filter(({ action, allowed }) => action === choice.action && (allowed || isOpen(view.it))).map((can) => ({ ...choice, ...can, action: choice.action })));
  if (entries.length === 0) return nothing;
  const denied = entries.find(({ problem }) => problem?.wanted)?.problem;
  const told = entries.filter(({ allowed, problem }) => !allowed && problem);
  return html`<div class="decide">${entries.map(({ action, label, look, allowed }) => html`<button type="button" class=${look} data-action=${action} aria-disabled=${allowed ? nothing : 'true'} aria-describedby=${allowed ? nothing : whyId(action)}
      aria-busy=${view.busy === action ? 'true' : nothing} @click=${() => { if (allowed) view.act(action); }}>${allowed ? nothing : icon('lock')}${label}</button>`)}</div>
    ${told.map(({ action, label, problem }) => html`<p class="why muted" id=${whyId(action)}>${told.length > 1 ? html`<strong>${label.replace('…', '')}</strong> ` : nothing}${problem?.detail}</p>`)}${denied ? asking(view, denied) : nothing}`;
}
export const can = (view: OpenCase, action: string): boolean => view.it.can.some((entry) => entry.action === action && entry.allowed);

export const fact = (label: string, value: unknown): TemplateResult | typeof nothing => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing);
export const group = (title: string, facts: TemplateResult): TemplateResult => html`<section class="facts"><h3>${title}</h3><dl>${facts}</dl></section>`;
export const countryName = (code: string, locale: Locale): string => new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;

/** The way as the reader sees it: its own steps say "You". */
export function way(text: CaseText, view: OpenCase, steps: readonly TimelineStep[], side?: TimelineStep['actor']): TemplateResult | typeof nothing {
  if (steps.length === 0) return nothing;
  const kind = view.desk.me?.organization.kind;
  const me = side ?? (kind === 'distributor' || kind === 'vendor' ? kind : kind === 'partner' ? 'company' : 'portal');
  return html`<section><h3>${text.wayGroup}</h3>${registrationTimeline(view.timelineText, steps, view.desk.locale, me)}</section>`;
}

/** Notes of the own organization; somebody else's are not in the portal's answer (REG-14). */
export function notes(text: CaseText, view: OpenCase): TemplateResult | typeof nothing {
  const { it, desk } = view;
  if (!requestOf(it)) return nothing;
  return html`<section class="notes"><h3>${text.notesGroup}</h3><p class="muted small" id="notes-hint">${text.notesHint}</p>
    ${it.notes.length > 0 ? html`<ul>${it.notes.map((note) => html`<li><p class="muted small"><strong>${note.by}</strong> · ${timeAgo(note.at, desk.locale)}</p><p class="note">${note.text}</p></li>`)}</ul>` : nothing}
    <form class="own" @submit=${view.keepNote}><label class="hidden" for="own-note">${text.noteLabel}</label><textarea id="own-note" name="own-note" maxlength="2000" placeholder=${text.noteLabel} aria-describedby="notes-hint" .value=${view.note} @input=${view.type}></textarea>
      <button aria-busy=${view.busy === 'note' ? 'true' : nothing}>${text.noteSave}</button>
      ${view.noteFailure ? html`<p class="error" role="alert">${icon('danger')}<span>${view.noteFailure}</span></p>` : nothing}</form></section>`;
}

/** The frame of a case: back, title, what happened, the content, and the decision at its end. */
export const frame = (view: OpenCase, title: string, chips: unknown, content: TemplateResult, decision: unknown): TemplateResult => html`<article class="case" part="case" aria-labelledby="case-title">
  <button type="button" class="quiet back" @click=${view.desk.close}>${icon('back')}${view.desk.core.backToList}</button>
  <header><h2 id="case-title" tabindex="-1">${title}</h2><p class="chips">${chips}</p></header>
  <div role="status">${view.message ? notice(view.message.tone, view.message.title, view.message.detail ?? nothing, view.message.problem && asking(view, view.message.problem)) : nothing}</div>
  ${content}${decision ? html`<footer>${decision}</footer>` : nothing}</article>`;
