import { html, type TemplateResult } from 'lit';
import type { Locale } from '../../schema/values.ts';

/** A calendar date (`YYYY-MM-DD`) as a local day: dates name a day of the program's calendar, whatever the reader's time zone. */
const dayOf = (on: string): Date => new Date(`${on}T12:00:00`);
/** Whole days from today to a calendar date; negative when past. */
export function daysUntil(on: string): number {
  const today = new Date().setHours(12, 0, 0, 0);
  return Math.round((dayOf(on).getTime() - today) / 86_400_000);
}

export const dayText = (on: string, locale: Locale): string => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(dayOf(on));
export const instantText = (at: string, locale: Locale): string => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
/** "in 12 days", "tomorrow", "3 days ago". */
export const relativeDays = (days: number, locale: Locale): string => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');

/** An instant, said relative to today, with the exact time on hover and for screen readers. */
export function timeAgo(at: string, locale: Locale): TemplateResult {
  const days = Math.round((new Date(at).setHours(12, 0, 0, 0) - new Date().setHours(12, 0, 0, 0)) / 86_400_000);
  const exact = instantText(at, locale);
  return html`<time datetime=${at} title=${exact}><span aria-hidden="true">${relativeDays(days, locale)}</span><span class="hidden">${exact}</span></time>`;
}
