import { type TemplateResult, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { RequestRow } from '../../schema/requests.ts';
import type { Locale } from '../../schema/values.ts';
import type { Tone } from '../core/chip.ts';
import { timeAgo } from '../core/dates.ts';
import { icon } from '../core/icons.ts';
import { dueChip, missingChips, stateChip } from './request-chips.ts';
import { requestIcon } from './request-icons.ts';
import type { QueueText } from './text.en.ts';

/** What became of a row in a decision on several. */
export interface Outcome { readonly tone: Tone; readonly words: string }

export interface RequestList {
  readonly rows: readonly RequestRow[];
  /** Id of the request that is open. */
  readonly open: string | undefined;
  /** The row that Tab reaches; arrows move it. */
  readonly active: string | undefined;
  readonly locale: Locale;
  /** Whether this operator may decide, so that rows can be selected. */
  readonly selectable: boolean;
  readonly selected: ReadonlySet<string>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  choose(row: RequestRow): void;
  select(row: RequestRow, range: boolean): void;
  press(event: KeyboardEvent): void;
}

export const nameOf = (text: QueueText, { kind, company, person, email }: Pick<RequestRow, 'kind' | 'company' | 'person' | 'email'>): string => (kind === 'help' ? person : company) ?? email ?? text.unnamed;
/** What is asked, in words. */
const askedOf = (text: QueueText, { kind, topic }: RequestRow): string => (!topic ? text.kindWords[kind] : topic.role ? text.asksRole[topic.role] : text.asksAbout(topic.title));

function line(text: QueueText, list: RequestList, it: RequestRow): TemplateResult {
  const tab = it.id === list.active ? 0 : -1;
  const name = nameOf(text, it);
  const outcome = list.outcomes.get(it.id);
  return html`<li class=${list.selected.has(it.id) ? 'selected' : nothing}>${list.selectable ? html`<label class="tick"><input type="checkbox" tabindex=${tab} aria-label=${text.selectOne(name)} .checked=${list.selected.has(it.id)}
      @click=${(event: MouseEvent) => list.select(it, event.shiftKey)}></label>` : nothing}
    <button type="button" class="row" part="row" data-id=${it.id} tabindex=${tab} aria-current=${it.id === list.open ? 'true' : nothing} @click=${() => list.choose(it)}>
      <span class="line"><strong>${name}</strong><span class="muted when">${timeAgo(it.askedAt, list.locale)}</span></span>
      <span class="kind">${requestIcon(it.kind)}<span>${[askedOf(text, it), it.distributor ?? it.program?.name].filter(Boolean).join(' · ')}</span></span>
      ${it.person || it.email ? html`<span class="muted who">${[it.kind === 'help' ? it.company : it.person, it.company && it.email].filter(Boolean).join(' · ')}</span>` : nothing}
      <span class="chips">${stateChip(text, it)}${dueChip(text, it.dueOn, it.state === 'pending', list.locale)}${missingChips(text, it)}</span>
      ${outcome ? html`<span class="outcome ${outcome.tone}">${icon(outcome.tone === 'neutral' ? 'dot' : outcome.tone)}<span>${outcome.words}</span></span>` : nothing}
    </button></li>`;
}

export const requestList = (text: QueueText, list: RequestList): TemplateResult =>
  html`<ul class="list" aria-label=${text.list} aria-describedby="keys-hint" @keydown=${list.press}>${repeat(list.rows, ({ id }) => id, (it) => line(text, list, it))}</ul>`;
