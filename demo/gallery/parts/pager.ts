import { html } from 'lit';
import { type PagerView, pager, pagerStyles } from '../../../components/core/pager.ts';
import { pagerText as en } from '../../../components/core/pager-text.en.ts';
import { pagerText as fr } from '../../../components/core/pager-text.fr.ts';
import { formStyles } from '../../../components/core/form-styles.ts';
import type { GalleryPage } from '../page.ts';
import { PartFrame, type Words, partState } from './frame.ts';

export class GalleryPager extends PartFrame {
  static override styles = [PartFrame.styles, formStyles, pagerStyles];
  view: Partial<PagerView> = {};

  protected show() {
    return html`${pager(this.pick({ en, fr }), { id: 'pages', locale: this.locale, first: 51, shown: 50, total: { count: 1_000, atLeast: true }, hasPrevious: true, hasNext: true, previous: () => {}, next: () => {}, ...this.view })}`;
  }
}
const shows = (name: string, title: Words, view: Partial<PagerView> = {}) => partState('gallery-pager', GalleryPager, name, title, (it) => { it.view = view; });

export const pagerPage: GalleryPage = {
  name: 'pager', title: { en: 'Pager', fr: 'Pages d’une liste' },
  states: [
    shows('middle', { en: 'In the middle, counted up to a limit', fr: 'Au milieu, comptées jusqu’à une limite' }),
    shows('first', { en: 'First page, counted', fr: 'Première page, comptées' }, { first: 1, hasPrevious: false, total: { count: 1_234 } }),
    shows('last', { en: 'Last page, not counted', fr: 'Dernière page, non comptées' }, { first: 101, shown: 7, hasNext: false, total: undefined }),
    shows('busy', { en: 'The next page is on its way', fr: 'La page suivante arrive' }, { busy: 'next' }),
    shows('sizes', { en: 'With a choice of the page’s size', fr: 'Avec le choix du nombre de lignes' }, { sizes: { size: 50, offered: [25, 50, 100], resize: () => {} } }),
    shows('empty', { en: 'Nothing to show', fr: 'Rien à afficher' }, { shown: 0, hasPrevious: false, hasNext: false }),
  ],
};
