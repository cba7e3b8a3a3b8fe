import { html } from 'lit';
import { chip, chipStyles } from '../../../components/core/chip.ts';
import { menuStyles } from '../../../components/core/menu.ts';
import { panel } from '../../../components/core/panels.ts';
import { Selection } from '../../../components/core/selection.ts';
import { formStyles } from '../../../components/core/form-styles.ts';
import { type Sort, type TableView, table, tableStyles } from '../../../components/core/table.ts';
import { tableText as en } from '../../../components/core/table-text.en.ts';
import { tableText as fr } from '../../../components/core/table-text.fr.ts';
import type { GalleryPage } from '../page.ts';
import { PartFrame, type Words, partState } from './frame.ts';
import { type Firm, firms } from './samples.ts';

const words = {
  list: { en: 'Customers', fr: 'Clients' }, name: { en: 'Company', fr: 'Société' }, city: { en: 'Town', fr: 'Ville' }, seats: { en: 'Seats', fr: 'Postes' }, state: { en: 'Status', fr: 'État' }, since: { en: 'Customer since', fr: 'Client depuis' },
  active: { en: 'Active', fr: 'Actif' }, waiting: { en: 'Waiting', fr: 'En attente' }, paused: { en: 'Paused', fr: 'En pause' }, shown: { en: 'All customers, newest first', fr: 'Tous les clients, les plus récents d’abord' },
  open: { en: 'Open customer', fr: 'Ouvrir le client' }, unlink: { en: 'Unlink', fr: 'Dissocier le compte' }, reason: { en: 'A distributor manages its own account.', fr: 'Un distributeur gère son propre compte.' }, pause: { en: 'Pause', fr: 'Mettre en pause' },
  none: { en: 'No customers yet', fr: 'Pas encore de clients' }, noneBody: { en: 'Your customers appear here with their first order.', fr: 'Vos clients apparaissent ici à leur première commande.' }, first: { en: 'Add a customer', fr: 'Ajouter un client' },
} satisfies Record<string, Words>;
const looks = { active: ['success', 'success'], waiting: ['attention', 'clock'], paused: ['neutral', 'dot'] } as const;

export class GalleryTable extends PartFrame {
  static override styles = [PartFrame.styles, formStyles, chipStyles, menuStyles, tableStyles];
  rows: readonly Firm[] | undefined = firms;
  more: Partial<TableView<Firm>> = {};
  selectable = true;
  sort: Sort = { key: 'name', descending: false };
  readonly selection = new Selection();
  opened = '';

  protected show() {
    const word = (key: keyof typeof words): string => this.pick(words[key]), number = new Intl.NumberFormat(this.locale), date = new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium' });
    const sorted = this.rows?.toSorted((a, b) => (this.sort.descending ? -1 : 1) * (this.sort.key === 'seats' ? a.seats - b.seats : a.name.localeCompare(b.name, this.locale)));
    return html`${table<Firm>(this.pick({ en, fr }), {
      id: 'firms', label: word('list'), rows: sorted, expected: 6, sort: this.sort, sortBy: (sort) => { this.sort = sort; this.requestUpdate(); }, nameOf: ({ name }) => name,
      columns: [
        { key: 'name', label: word('name'), sortable: true, size: 'large', render: ({ name }) => name }, { key: 'city', label: word('city'), extra: true, render: ({ city, country }) => `${city} (${country})` },
        { key: 'state', label: word('state'), render: ({ state }) => chip(looks[state][0], looks[state][1], word(state)) }, { key: 'seats', label: word('seats'), align: 'end', size: 'small', sortable: true, render: ({ seats }) => number.format(seats) },
        { key: 'since', label: word('since'), extra: true, render: ({ since }) => date.format(new Date(`${since}T12:00:00`)) },
      ],
      open: ({ name }) => { this.opened = name; },
      actions: ({ id }) => [{ key: 'customer', label: word('open'), act: () => {} }, { key: 'unlink', label: word('unlink'), destructive: true, reason: id === 'f3' ? word('reason') : undefined, act: () => {} }],
      filters: html`<span class="muted">${word('shown')}</span>`,
      selecting: this.selectable ? { selection: this.selection, changed: () => this.requestUpdate(), bulk: () => html`<button type="button">${word('pause')}</button>` } : undefined,
      empty: panel('inbox', word('none'), word('noneBody'), html`<button type="button" class="primary">${word('first')}</button>`), ...this.more,
    })}`;
  }
}
const shows = (name: string, title: Words, set: (it: GalleryTable) => void, then?: (it: GalleryTable) => void) => partState('gallery-table', GalleryTable, name, title, set, then);

export const tablePage: GalleryPage = {
  name: 'table', title: { en: 'Table', fr: 'Tableau' },
  states: [
    shows('rows', { en: 'Rows', fr: 'Lignes' }, () => {}),
    shows('selected', { en: 'Some selected, one open', fr: 'Quelques lignes sélectionnées, une ouverte' }, (it) => { it.selection.add(...firms.slice(1, 3)); it.more = { current: 'f5' }; }),
    shows('compact', { en: 'Compact, without selection', fr: 'Compact, sans sélection' }, (it) => { it.selectable = false; it.more = { compact: true, filters: undefined }; }),
    shows('menu', { en: 'The actions of a row', fr: 'Les actions d’une ligne' }, () => {}, (it) => it.find("[data-id='f3'] .menu > button").click()),
    shows('busy', { en: 'Others are on their way', fr: 'D’autres lignes arrivent' }, (it) => { it.more = { busy: true }; }),
    shows('loading', { en: 'On its way', fr: 'En chargement' }, (it) => { it.rows = undefined; }),
    shows('empty', { en: 'Empty', fr: 'Vide' }, (it) => { it.rows = []; }),
  ],
};
