import { type TemplateResult, css, html, nothing } from 'lit';
import type { Locale } from '../../schema/values.ts';
import type { PagerText } from './pager-text.en.ts';
import { partIcon } from './part-icons.ts';

/** The way through cursor pages: a list answers with the next cursor only, so that what was behind is kept here. */
export class PageTrail {
  readonly #behind: { readonly cursor: string | undefined; readonly first: number }[] = [];
  /** Of the page on screen; `undefined` is the first. */
  cursor: string | undefined;
  /** Number of its first row. */
  first = 1;

  get hasPrevious(): boolean { return this.#behind.length > 0; }
  forward(next: string, shown: number): void {
    this.#behind.push({ cursor: this.cursor, first: this.first });
    this.cursor = next;
    this.first += shown;
  }
  back(): void { Object.assign(this, this.#behind.pop()); }
  restart(): void {
    this.#behind.length = 0;
    this.cursor = undefined;
    this.first = 1;
  }
}

export interface PagerView {
  /** Unique in the element. */
  readonly id: string;
  readonly locale: Locale;
  /** Number of the first row on screen, from 1. */
  readonly first: number;
  readonly shown: number;
  /** Rows on all pages; `atLeast` where the portal stopped counting. Unknown when absent. */
  readonly total?: { readonly count: number; readonly atLeast?: boolean } | undefined;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  /** Which page is on its way. */
  readonly busy?: 'previous' | 'next' | undefined;
  readonly sizes?: { readonly size: number; readonly offered: readonly number[]; resize(size: number): void };
  previous(): void;
  next(): void;
}

function rangeText(text: PagerText, { locale, first, shown, total }: PagerView): string {
  if (shown === 0) return text.nothing;
  const format = new Intl.NumberFormat(locale), [from, to] = [format.format(first), format.format(first + shown - 1)];
  if (!total) return text.range(from, to);
  return total.atLeast ? text.rangeOver(from, to, format.format(total.count)) : text.rangeOf(from, to, format.format(total.count));
}

/** Which rows are on screen, and the pages before and after. A button without a page stays in its place, and keeps the focus. */
export function pager(text: PagerText, view: PagerView): TemplateResult {
  const { id, busy, sizes } = view;
  const turn = (way: 'previous' | 'next', there: boolean): TemplateResult => html`<button type="button" data-page=${way} aria-disabled=${there ? nothing : 'true'} aria-describedby=${there ? nothing : `${id}-${way}`} aria-busy=${busy === way ? 'true' : nothing} @click=${() => { if (there && !busy) view[way](); }}>${way === 'previous' && busy !== way ? partIcon(way) : nothing}<span>${way === 'previous' ? text.previous : text.next}</span>${way === 'next' && busy !== way ? partIcon(way) : nothing}</button>
    ${there ? nothing : html`<span hidden id="${id}-${way}">${way === 'previous' ? text.firstPage : text.lastPage}</span>`}`;
  return html`<nav class="pager" part="pager" aria-label=${text.label}><p class="muted" role="status">${rangeText(text, view)}</p>
    ${sizes ? html`<label class="muted"><span>${text.size}</span><select autocomplete="off" @change=${(event: Event) => sizes.resize(Number((event.target as HTMLSelectElement).value))}>${sizes.offered.map((size) => html`<option value=${size} ?selected=${size === sizes.size}>${size}</option>`)}</select></label>` : nothing}
    <div class="actions">${turn('previous', view.hasPrevious)}${turn('next', view.hasNext)}</div></nav>`;
}

export const pagerStyles = css`
  .pager { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; font-variant-numeric: tabular-nums; }
  .pager > p { flex: 1 1 auto; }
  .pager label { display: flex; align-items: center; gap: 8px; }
  .pager select { width: auto !important; min-width: 4.5em; }
  .pager button { padding-inline: 12px; }
  .pager button > .icon:first-child { margin-inline-start: -4px; }
  .pager button > .icon:last-child { margin-inline-end: -4px; }
  .pager .icon:dir(rtl) { scale: -1 1; }
  @container (max-width: 420px) { .pager .actions { flex: 1 1 100%; flex-wrap: nowrap; } .pager .actions > button { flex: 1; min-width: 0; } }
`;
