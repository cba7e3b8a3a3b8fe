/** The status vocabulary of registrations, in words, icons and tones. */
import { type TemplateResult, html, nothing } from 'lit';
import type { RegistrationRow } from '../../schema/registration.ts';
import type { Locale } from '../../schema/values.ts';
import { type Tone, chip } from '../core/chip.ts';
import { dayText, daysUntil, relativeDays } from '../core/dates.ts';
import type { IconName } from '../core/icons.ts';
import type { ReviewText } from './review-text.en.ts';

const looks: Record<RegistrationRow['state'], readonly [Tone, IconName]> = {
  draft: ['neutral', 'mail'], email_confirmed: ['neutral', 'dot'], under_review: ['info', 'clock'], approved: ['success', 'success'], declined: ['danger', 'danger'], withdrawn: ['neutral', 'back'], expired: ['neutral', 'clock'],
};
export const stateChip = (text: ReviewText, state: RegistrationRow['state']): TemplateResult => chip(...looks[state], text.states[state]);

/** How many days before the due day it asks for attention. */
const soon = 1;
/** Until when a decision is due, while one is; the exact day on hover and for screen readers. */
export function dueChip(text: ReviewText, { state, dueOn }: Pick<RegistrationRow, 'state' | 'dueOn'>, locale: Locale): TemplateResult | typeof nothing {
  if (state !== 'under_review' || !dueOn) return nothing;
  const days = daysUntil(dueOn);
  const exact = text.dueExact(dayText(dueOn, locale));
  const words = days < 0 ? text.overdue : text.due(relativeDays(days, locale));
  return chip(days < 0 ? 'danger' : days <= soon ? 'attention' : 'neutral', 'clock', html`<time datetime=${dueOn} title=${exact}><span aria-hidden="true">${words}</span><span class="hidden">${words}. ${exact}</span></time>`);
}
