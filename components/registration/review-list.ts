import { type TemplateResult, html, nothing } from 'lit';
import type { RegistrationRow } from '../../schema/registration.ts';
import type { Locale } from '../../schema/values.ts';
import { chip } from '../core/chip.ts';
import { timeAgo } from '../core/dates.ts';
import { dueChip, stateChip } from './review-chips.ts';
import type { ReviewText } from './review-text.en.ts';

export interface ReviewList {
  readonly rows: readonly RegistrationRow[];
  readonly selected: string | undefined;
  /** The row that Tab reaches; arrows move it. */
  readonly active: string | undefined;
  readonly locale: Locale;
  choose(id: string): void;
  move(event: KeyboardEvent): void;
}

function row(text: ReviewText, list: ReviewList, it: RegistrationRow): TemplateResult {
  return html`<li><button type="button" class="row" part="row" data-id=${it.id} tabindex=${it.id === list.active ? 0 : -1} aria-current=${it.id === list.selected ? 'true' : nothing} @click=${() => list.choose(it.id)}>
    <span class="line"><strong>${it.company ?? text.unnamed}</strong>${it.submittedAt ? html`<span class="muted when">${timeAgo(it.submittedAt, list.locale)}</span>` : nothing}</span>
    <span class="muted who">${it.applicant ? `${it.applicant} · ${it.email}` : it.email}</span>
    <span class="chips">${stateChip(text, it.state)}${dueChip(text, it, list.locale)}
      ${it.state === 'under_review' && it.productActivation === 'missing' ? chip('attention', 'attention', text.productMissing) : nothing}
      ${it.conflicts.length > 0 ? chip('attention', 'attention', text.conflictCount(it.conflicts.length)) : nothing}</span>
  </button></li>`;
}

export const reviewList = (text: ReviewText, list: ReviewList): TemplateResult =>
  html`<ul class="list" aria-label=${text.list} @keydown=${list.move}>${list.rows.map((it) => row(text, list, it))}</ul>`;
