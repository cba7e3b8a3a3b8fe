import { html, type TemplateResult } from 'lit';
import type { Locale } from '../../schema/values.ts';

/** A calendar date (`YYYY-MM-DD`) as a local day: dates name a day of the program's calendar, whatever the reader's time zone. */
const dayOf = (on: string): Date => new Date(`${on}T12:00:00`);
/** Whole days from today to a calendar date; negative when past. */
export function daysUntil(on: string): number {
  const today = new Date().setHours(12, 0, 0, 0);
  return Math.round((dayOf(on).getTime() - today) / 86_400_000);
}

/** One for each language: to make one takes longer than to draw the row that it is for. */
function once<F>(make: (locale: Locale) => F): (locale: Locale) => F {
  const made: Partial<Record<Locale, F>> = {};
  return (locale) => (made[locale] ??= make(locale));
}
const days = /* @__PURE__ */ once((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }));
const instants = /* @__PURE__ */ once((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
const relative = /* @__PURE__ */ once((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

/** Makes them one by one while an answer is waited for: all at once, with the rows, they would hold up the page. */
export function prepareDates(locale: Locale): void { for (const make of [relative, instants, days]) setTimeout(() => make(locale)); }

export const dayText = (on: string, locale: Locale): string => days(locale).format(dayOf(on));
export const instantText = (at: string, locale: Locale): string => instants(locale).format(new Date(at));
/** "in 12 days", "tomorrow", "3 days ago". */
export const relativeDays = (number: number, locale: Locale): string => relative(locale).format(number, 'day');

/** An instant, said relative to today, with the exact time on hover and for screen readers. `clock`: of today, the time of day. */
export function timeAgo(at: string, locale: Locale, clock?: (at: Date) => string): TemplateResult {
  const from = Math.round((new Date(at).setHours(12, 0, 0, 0) - new Date().setHours(12, 0, 0, 0)) / 86_400_000);
  const exact = instantText(at, locale);
  return html`<time datetime=${at} title=${exact}><span aria-hidden="true">${clock && from === 0 ? clock(new Date(at)) : relativeDays(from, locale)}</span><span class="hidden">${exact}</span></time>`;
}
