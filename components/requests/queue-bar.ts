/** What the list shows, as a sentence of chips: "Show all requests that are open". */
import { type TemplateResult, html, nothing } from 'lit';
import { requestFilters, requestKinds } from '../../schema/requests.ts';
import { icon } from '../core/icons.ts';
import type { QueueText } from './text.en.ts';

export interface Query { readonly show: (typeof requestFilters)[number]; readonly kind: (typeof requestKinds)[number] | undefined; readonly search: string }
export const isSameQuery = (a: Query, b: Query): boolean => a.show === b.show && a.kind === b.kind && a.search.trim() === b.search.trim();

export interface QueueBar {
  /** What the rows on screen are. */
  readonly shown: Query;
  /** What was asked for last: on its way, or not loaded. */
  readonly wanted: Query;
  readonly loading: boolean;
  /** The page fixes the kinds: nothing to choose. */
  readonly fixed: boolean;
  ask(query: Partial<Query>, pause?: number): void;
}

/** Pause in typing after which the search runs, in milliseconds. */
const searchPause = 250;

export function queueBar(text: QueueText, { shown, wanted, loading, fixed, ask }: QueueBar): TemplateResult {
  const chips = requestFilters.map((show) => html`<button type="button" data-filter=${show} aria-pressed=${show === shown.show ? 'true' : 'false'} aria-busy=${loading && show === wanted.show && show !== shown.show ? 'true' : nothing} @click=${() => ask({ show })}>${show === shown.show ? icon('success') : nothing}${text.filters[show]}</button>`);
  return html`<div class="filters" role="group" aria-label=${text.show}><span class="muted">${text.show}</span>
      ${fixed ? nothing : html`<select name="kind" autocomplete="off" aria-label=${text.kindLabel} @change=${(event: Event) => ask({ kind: ((event.target as HTMLSelectElement).value || undefined) as Query['kind'] })}>
        <option value="" ?selected=${!wanted.kind}>${text.kinds.all}</option>${requestKinds.map((kind) => html`<option value=${kind} ?selected=${wanted.kind === kind}>${text.kinds[kind]}</option>`)}</select>
      <span class="muted">${text.thatAre}</span>`}${chips}</div>
    <search><input type="search" name="search" autocomplete="off" aria-label=${text.search} placeholder=${text.searchPlaceholder} .value=${wanted.search} maxlength="100"
      @input=${(event: Event) => ask({ search: (event.target as HTMLInputElement).value }, searchPause)}></search>`;
}
