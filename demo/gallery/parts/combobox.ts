import { css, html } from 'lit';
import { Combobox, comboboxStyles } from '../../../components/core/combobox.ts';
import type { ComboboxOption, ComboboxOptions } from '../../../components/core/combobox-hits.ts';
import { comboboxText as en } from '../../../components/core/combobox-text.en.ts';
import { comboboxText as fr } from '../../../components/core/combobox-text.fr.ts';
import { FormController } from '../../../components/core/form.ts';
import { formStyles } from '../../../components/core/form-styles.ts';
import type { GalleryPage } from '../page.ts';
import { PartFrame, type Words, partState } from './frame.ts';
import { distributors } from './samples.ts';

const label: Words = { en: 'Distributor', fr: 'Distributeur' }, hint: Words = { en: 'Who bills you. Type a part of the name or the town.', fr: 'Celui qui vous facture. Saisissez une partie du nom ou de la ville.' };

export class GalleryCombobox extends PartFrame {
  // Its list floats: in the gallery no state covers another.
  static override styles = [PartFrame.styles, formStyles, comboboxStyles, css`.root:has([aria-expanded='true']) { min-block-size: 27em; }`];
  readonly form: FormController<'distributor'> = new FormController(this, { distributor: { check: (value) => this.box.check(value), pointer: '/distributor' } });
  readonly box = new Combobox(this, () => this.form, 'distributor', distributors);
  set options(options: ComboboxOptions) { this.box.options = options; }

  protected show() {
    return html`<form novalidate @submit=${(event: Event) => { event.preventDefault(); this.form.check(); }}>${this.box.render(this.core, this.pick({ en, fr }), { label: this.pick(label), hint: this.pick(hint), autocomplete: 'off', locale: this.locale })}</form>`;
  }
  async type(text: string): Promise<void> {
    const input = this.find<HTMLInputElement>('input');
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.updateComplete;
  }
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.find('input').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
      await this.updateComplete;
    }
  }
}
const shows = (name: string, title: Words, set: (it: GalleryCombobox) => void, then?: (it: GalleryCombobox) => void | Promise<void>) => partState('gallery-combobox', GalleryCombobox, name, title, set, then);
const many: readonly ComboboxOption[] = Array.from({ length: 1_234 }, (_, index) => ({ value: String(index), label: `Orvela ${index + 1}` }));
const never = (): Promise<never> => new Promise(() => {});
const refuses = (): Promise<never> => Promise.reject(new Error('unreachable'));
const settled = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 60); });

export const comboboxPage: GalleryPage = {
  name: 'combobox', title: { en: 'Combobox', fr: 'Liste à saisie' },
  states: [
    shows('closed', { en: 'Closed', fr: 'Fermée' }, () => {}),
    shows('open', { en: 'Open, an entry marked', fr: 'Ouverte, un élément repéré' }, () => {}, (it) => it.press('ArrowDown', 'ArrowDown')),
    shows('chosen', { en: 'Chosen, opened again', fr: 'Choisi, de nouveau ouverte' }, (it) => it.form.set('distributor', 'f3'), (it) => it.press('ArrowDown')),
    shows('filtered', { en: 'Filtered without accents', fr: 'Filtrée sans accents' }, () => {}, (it) => it.type('etien')),
    shows('many', { en: 'More than it shows', fr: 'Plus qu’elle n’en montre' }, (it) => { it.options = many; }, (it) => it.type('orv')),
    shows('none', { en: 'Nothing found', fr: 'Rien trouvé' }, () => {}, (it) => it.type('zzz')),
    shows('loading', { en: 'Loading', fr: 'Chargement' }, (it) => { it.options = never; }, (it) => it.type('nor')),
    shows('failed', { en: 'Could not be loaded', fr: 'Chargement impossible' }, (it) => { it.options = refuses; }, async (it) => { await it.press('ArrowDown'); await settled(); }),
    shows('unchosen', { en: 'Typed, not chosen', fr: 'Saisi, pas choisi' }, (it) => { it.form.set('distributor', 'Brume'); it.form.check(); }),
    shows('required', { en: 'Left empty', fr: 'Laissée vide' }, (it) => { it.form.check(); }),
  ],
};
