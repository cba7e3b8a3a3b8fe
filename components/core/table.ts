import { type TemplateResult, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { type MenuItem, menu } from './menu.ts';
import { partIcon } from './part-icons.ts';
import type { Selection } from './selection.ts';
import type { TableText } from './table-text.en.ts';

export interface TableRow { readonly id: string }
export interface Column<R extends TableRow> {
  readonly key: string;
  readonly label: string;
  /** Numbers stand at the end, in tabular figures. */
  readonly align?: 'end';
  readonly sortable?: true;
  /** Share of the width; those without one share what is left. */
  readonly size?: 'small' | 'large';
  /** Left out between 560 and 760 pixels; a card has everything. */
  readonly extra?: true;
  /** Nothing where a row has none: a dash is shown. */
  render(row: R): unknown;
}
export interface Sort { readonly key: string; readonly descending: boolean }
export interface Selecting<R extends TableRow> {
  readonly selection: Selection;
  /** Called after the selection changed. */
  changed(): void;
  /** Buttons for the rows that are selected. */
  bulk?(rows: readonly R[]): unknown;
}
export interface TableView<R extends TableRow> {
  /** Unique in the element. */
  readonly id: string;
  /** What is listed, for screen readers. */
  readonly label: string;
  /** The first names the row. */
  readonly columns: readonly Column<R>[];
  /** `undefined` while the first ones are on their way: their places are shown. */
  readonly rows: readonly R[] | undefined;
  /** Others are on their way: those on screen stay. */
  readonly busy?: boolean;
  /** How many are expected. */
  readonly expected?: number;
  readonly compact?: boolean;
  readonly sort?: Sort | undefined;
  sortBy?(sort: Sort): void;
  nameOf(row: R): string;
  /** A press on the row. */
  open?(row: R): void;
  /** A press on the name, where that is something else; opening the row then leads the menu, for the keyboard. */
  openName?(row: R): void;
  /** Id of the row that is open. */
  readonly current?: string | undefined;
  actions?(row: R): readonly MenuItem[];
  readonly selecting?: Selecting<R> | undefined;
  /** Above the table; the selection takes its place. */
  readonly filters?: unknown;
  /** In place of the rows when there are none. */
  readonly empty?: unknown;
}

const cellClass = <R extends TableRow>({ align, size, extra }: Column<R>): string => [align, size, extra && 'extra'].filter(Boolean).join(' ');

function head<R extends TableRow>(text: TableText, { columns, rows = [], sort, sortBy, selecting, actions, open, openName }: TableView<R>): TemplateResult {
  const chosen = selecting?.selection.of(rows).length ?? 0;
  const title = ({ key, label, sortable }: Column<R>): unknown => {
    if (!sortable || !sortBy) return label;
    const own = sort?.key === key;
    return html`<button type="button" class="sort" @click=${() => sortBy({ key, descending: own && !sort.descending })}><span>${label}</span>${partIcon(!own ? 'sort' : sort.descending ? 'descending' : 'ascending')}</button>`;
  };
  return html`<thead role="rowgroup"><tr role="row">
    ${selecting ? html`<td role="cell" class="tick"><label><input type="checkbox" autocomplete="off" aria-label=${text.selectAll} .checked=${chosen > 0 && chosen === rows.length} .indeterminate=${chosen > 0 && chosen < rows.length} ?disabled=${rows.length === 0}
      @click=${() => { selecting.selection.toggleAll(rows); selecting.changed(); }}><span class="caption" aria-hidden="true">${text.selectAll}</span></label></td>` : nothing}
    ${columns.map((column) => html`<th role="columnheader" scope="col" class="${cellClass(column)} ${column.sortable && sortBy ? 'sorts' : ''}" aria-sort=${sort?.key === column.key ? (sort.descending ? 'descending' : 'ascending') : nothing}>${title(column)}</th>`)}
    ${actions || (open && openName) ? html`<th role="columnheader" scope="col" class="does"><span class="hidden">${text.actionsColumn}</span></th>` : nothing}</tr></thead>`;
}

function line<R extends TableRow>(text: TableText, view: TableView<R>, row: R): TemplateResult {
  const { selecting, columns, open, openName, actions, current } = view, [naming, ...others] = columns, name = view.nameOf(row), selected = selecting?.selection.ids.has(row.id) ?? false;
  const press = (event: Event): void => { if (open && !(event.target as Element).closest('button, a, input, label, select, [popover]') && String(getSelection()) === '') open(row); };
  const named = naming?.render(row), opensName = openName ?? open;
  const items = [...(open && openName ? [{ key: 'open', label: text.details, act: () => open(row) }] : []), ...(actions?.(row) ?? [])];
  return html`<tr role="row" class="${open ? 'opens' : ''} ${selected ? 'selected' : ''}" data-id=${row.id} aria-current=${row.id === current ? 'true' : nothing} @click=${press}>
    ${selecting ? html`<td role="cell" class="tick"><label><input type="checkbox" autocomplete="off" aria-label=${text.select(name)} .checked=${selected} @click=${(event: MouseEvent) => { selecting.selection.toggle(view.rows ?? [], row, event.shiftKey); selecting.changed(); }}></label></td>` : nothing}
    ${naming ? html`<th role="rowheader" scope="row" class=${cellClass(naming)}>${opensName ? html`<button type="button" class="link name" title=${name} @click=${() => opensName(row)}>${named}</button>` : named}</th>` : nothing}
    ${others.map((column) => {
      const content = column.render(row);
      return html`<td role="cell" class=${cellClass(column)} data-label=${column.label} title=${typeof content === 'string' ? content : nothing}>${content ?? html`<span class="muted" aria-hidden="true">–</span>`}</td>`;
    })}
    ${actions || (open && openName) ? html`<td role="cell" class="does">${items.length > 0 ? menu({ id: `${view.id}-${row.id}`, label: text.actions(name), dots: true, items }) : nothing}</td>` : nothing}</tr>`;
}

function body<R extends TableRow>(text: TableText, view: TableView<R>): unknown {
  const { rows, columns, selecting, actions, open, openName, expected = 8 } = view;
  if (rows && rows.length > 0) return repeat(rows, ({ id }) => id, (row) => line(text, view, row));
  const ends = actions || (open && openName);
  if (rows) return html`<tr role="row" class="bare"><td role="cell" colspan=${columns.length + (selecting ? 1 : 0) + (ends ? 1 : 0)}>${view.empty}</td></tr>`;
  return Array.from({ length: expected }, () => html`<tr role="row" class="coming" aria-hidden="true">${selecting ? html`<td role="cell" class="tick"></td>` : nothing}${columns.map((column, index) => (index === 0 ? html`<th role="rowheader" scope="row" class=${cellClass(column)}><span></span></th>` : html`<td role="cell" class=${cellClass(column)}><span></span></td>`))}${ends ? html`<td role="cell" class="does"></td>` : nothing}</tr>`);
}

function above<R extends TableRow>(text: TableText, { filters, selecting, rows = [] }: TableView<R>): TemplateResult | typeof nothing {
  if (!filters && !selecting) return nothing;
  const chosen = selecting?.selection.of(rows) ?? [], count = chosen.length;
  const deselect = (): void => { selecting?.selection.clear(); selecting?.changed(); };
  return html`<div class="above"><div class="filters" ?inert=${count > 0}>${filters}</div>
    <div class=${count > 0 ? 'chosen' : nothing}><span class="count" role="status">${count > 0 ? text.selected(count) : nothing}</span>${count > 0 ? html`${selecting?.bulk?.(chosen)}<button type="button" class="quiet" data-action="deselect" @click=${deselect}>${text.deselect}</button>` : nothing}</div></div>`;
}

/**
 * A native table: columns are data, sorting and paging are the owner's. Rows keep their height, loading ones too, so that nothing jumps; under 560 pixels each
 * row is a card, which its columns label. Roles are spelled out: laid out as cards, a browser would forget that it is a table.
 */
export const table = <R extends TableRow>(text: TableText, view: TableView<R>): TemplateResult => html`<div class="tabular ${view.compact ? 'compact' : ''}" part="table">${above(text, view)}
  <span class="hidden" role="status">${view.rows && !view.busy ? nothing : text.loading}</span>
  <table role="table" aria-label=${view.label} aria-busy=${view.rows && !view.busy ? nothing : 'true'}>${head(text, view)}<tbody role="rowgroup">${body(text, view)}</tbody></table></div>`;

export { tableStyles } from './table.styles.ts';
