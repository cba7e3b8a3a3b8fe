/** The words of the way of a registration or a transfer, shown as the timeline that all share. */
import { type TemplateResult, html, nothing } from 'lit';
import type { TimelineStep } from '../../schema/registration.ts';
import type { Locale } from '../../schema/values.ts';
import { dayText, daysUntil, instantText, relativeDays } from '../core/dates.ts';
import { type TimelinePoint, timeline } from '../core/timeline.ts';
import type { TimelineText } from './timeline-text.en.ts';

/** Day and month; with the year where it is not this one. */
function shortDay(date: Date, locale: Locale): string {
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year }).format(date);
}

/** Until when: near days are also said from today, and what is past without blame. */
function deadline(text: TimelineText, on: string, locale: Locale): TemplateResult {
  const days = daysUntil(on);
  const day = shortDay(new Date(`${on}T12:00:00`), locale);
  return html`<time datetime=${on} title=${dayText(on, locale)}>${days < 0 ? text.timelineLate(day) : text.timelineUntil(day, relativeDays(days, locale))}</time>`;
}
function since(text: TimelineText, { since: at, state }: TimelineStep, locale: Locale): TemplateResult | typeof nothing {
  if (!at || state === 'later') return nothing;
  const day = shortDay(new Date(at), locale);
  return html`<time datetime=${at} title=${instantText(at, locale)}>${state === 'now' ? text.timelineSince(day) : day}</time>`;
}

function point(text: TimelineText, it: TimelineStep, locale: Locale, me: TimelineStep['actor']): TimelinePoint {
  const { step, state, actor, name, until } = it;
  const mine = actor === me;
  // Who was to decide did not: it was taken back, or its time ran out.
  const undecided = (step === 'review' || step === 'join') && (actor === 'you' || actor === 'portal');
  const what = { done: text.timelineDone[step], now: text.timelineOpen[step], later: text.timelineOpen[step], failed: undecided ? text.timelineOpen[step] : text.timelineFailed[step] }[state];
  const who = mine ? text.timelineYou : (name ?? text.timelineActors[actor]);
  return {
    state, what, word: state === 'now' && mine ? text.timelineYourTurn : text.timelineStates[state],
    facts: [html`<span>${who}</span>`, since(text, it, locale), until && (state === 'now' || state === 'later') ? deadline(text, until, locale) : nothing],
  };
}

/**
 * The way of a registration or transfer (REG-14): each step, its state, who must act, since when, until when. The same for applicant, distributor
 * and vendor: `me` is whose eyes it is seen with, and that actor's steps say "You"; by default the applicant's.
 */
export const registrationTimeline = (text: TimelineText, steps: readonly TimelineStep[], locale: Locale, me: TimelineStep['actor'] = 'you'): TemplateResult =>
  timeline(text.timelineLabel, steps.map((step) => point(text, step, locale, me)));
