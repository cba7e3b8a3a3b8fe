/** The status vocabulary of requests, in words, icons and tones. */
import { type TemplateResult, html, nothing } from 'lit';
import type { RequestRow } from '../../schema/requests.ts';
import type { Locale } from '../../schema/values.ts';
import { type Tone, chip } from '../core/chip.ts';
import { dayText, daysUntil, relativeDays } from '../core/dates.ts';
import type { IconName } from '../core/icons.ts';
import type { QueueText } from './text.en.ts';

const looks: Record<RequestRow['state'], readonly [Tone, IconName]> = {
  pending: ['info', 'clock'], approved: ['success', 'success'], refused: ['danger', 'danger'], withdrawn: ['neutral', 'back'], expired: ['neutral', 'clock'],
};

/** Where a request stands, and whose turn it is or was. */
export function stateChip(text: QueueText, { kind, state, actor, decidedBy, distributor, company }: RequestRow): TemplateResult {
  if (state === 'pending') return chip(actor === 'you' ? 'info' : 'neutral', 'clock', text.waiting[actor](actor === 'company' ? company : distributor));
  const name = decidedBy && { operator: decidedBy.name, vendor: text.theVendor, policy: text.thePolicy }[decidedBy.kind];
  const words = name && state === 'approved' ? (kind === 'help' ? text.answeredBy : text.approvedBy)(name) : name && state === 'refused' ? text.refusedBy(name) : text.states[state];
  return chip(...looks[state], words);
}

/** How many days before the due day it asks for attention. */
const soon = 1;
/** Until when a decision is due, while one is; the exact day on hover and for screen readers. */
export function dueChip(text: QueueText, dueOn: string | null, open: boolean, locale: Locale): TemplateResult | typeof nothing {
  if (!open || !dueOn) return nothing;
  const days = daysUntil(dueOn);
  const exact = text.dueExact(dayText(dueOn, locale));
  const words = days < 0 ? text.overdue : text.due(relativeDays(days, locale));
  return chip(days < 0 ? 'danger' : days <= soon ? 'attention' : 'neutral', 'clock', html`<time datetime=${dueOn} title=${exact}><span aria-hidden="true">${words}</span><span class="hidden">${words}. ${exact}</span></time>`);
}

/** What keeps it from going on, in short. */
export const missingChips = (text: QueueText, { state, productActivation, conflicts }: RequestRow): TemplateResult =>
  html`${state === 'pending' && productActivation === 'missing' ? chip('attention', 'attention', text.productMissing) : nothing}${state === 'pending' && conflicts.length > 0 ? chip('attention', 'attention', text.conflictCount(conflicts.length)) : nothing}`;
