import { html } from 'lit';
import { type MenuItem, menu, menuStyles } from '../../../components/core/menu.ts';
import { partIcon } from '../../../components/core/part-icons.ts';
import type { GalleryPage } from '../page.ts';
import { PartFrame, type Words, partState } from './frame.ts';

const words = {
  button: { en: 'Actions', fr: 'Actions possibles' }, row: { en: 'Actions for Norvent Labs', fr: 'Actions pour Norvent Labs' },
  details: { en: 'Open the details', fr: 'Ouvrir le détail' }, customer: { en: 'Open customer', fr: 'Ouvrir le client' }, link: { en: 'Send activation link', fr: 'Envoyer le lien d’activation' },
  reason: { en: 'The company has no confirmed e-mail address.', fr: 'La société n’a pas d’adresse e-mail confirmée.' }, unlink: { en: 'Unlink Norvent Labs…', fr: 'Dissocier le compte Norvent Labs…' }, done: { en: 'Last chosen:', fr: 'Dernier choix :' },
} satisfies Record<string, Words>;

export class GalleryMenu extends PartFrame {
  static override styles = [PartFrame.styles, menuStyles];
  refused = false;
  dots = false;
  chosen = '';

  protected show() {
    const item = (key: 'details' | 'customer' | 'link' | 'unlink', more: Partial<MenuItem> = {}): MenuItem => ({ key, label: this.pick(words[key]), act: () => { this.chosen = this.pick(words[key]); this.requestUpdate(); }, ...more });
    const items = [item('details', { icon: partIcon('next') }), item('customer'), item('link', this.refused ? { reason: this.pick(words.reason) } : {}), item('unlink', { destructive: true, icon: partIcon('close') })];
    return html`<div class="actions">${menu({ id: 'actions', label: this.pick(this.dots ? words.row : words.button), items, ...(this.dots ? { dots: true } : {}) })}<span role="status" class="muted">${this.chosen ? `${this.pick(words.done)} ${this.chosen}` : ''}</span></div>`;
  }
  open(): void { this.find('button').click(); }
}
const shows = (name: string, title: Words, set: (it: GalleryMenu) => void, then?: (it: GalleryMenu) => void) => partState('gallery-menu', GalleryMenu, name, title, set, then);

export const menuPage: GalleryPage = {
  name: 'menu', title: { en: 'Menu', fr: 'Menu déroulant' },
  states: [
    shows('closed', { en: 'Closed', fr: 'Fermé' }, () => {}),
    shows('dots', { en: 'Closed, at the end of a row', fr: 'Fermé, en fin de ligne' }, (it) => { it.dots = true; }),
    shows('open', { en: 'Open', fr: 'Ouvert' }, () => {}, (it) => it.open()),
    shows('refused', { en: 'An action that cannot be done, with its reason', fr: 'Une action impossible, avec sa raison' }, (it) => { it.dots = true; it.refused = true; }, (it) => it.open()),
  ],
};
