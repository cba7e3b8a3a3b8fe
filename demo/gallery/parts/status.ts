import { html } from 'lit';
import { chip, chipStyles } from '../../../components/core/chip.ts';
import { dialog } from '../../../components/core/dialog.ts';
import { consequences, dialogStyles } from '../../../components/core/dialog-lists.ts';
import type { GalleryPage } from '../page.ts';
import { PartFrame, type Words, partState } from './frame.ts';

const words = {
  info: { en: 'Waiting for you', fr: 'En attente de votre décision' }, success: { en: 'Approved', fr: 'Acceptée' }, attention: { en: 'Expires in 12 days', fr: 'Expire dans 12 jours' }, danger: { en: 'Expired', fr: 'Expirée' }, neutral: { en: 'Withdrawn', fr: 'Retirée' },
  title: { en: 'Unlink Norvent Labs?', fr: 'Dissocier le compte Norvent Labs\u202F?' }, stays: { en: 'Stays', fr: 'Ce qui reste' }, goes: { en: 'Goes', fr: 'Ce qui disparaît' },
  staysPoint: { en: 'Orders and invoices', fr: 'Commandes et factures' }, goesPoint: { en: 'Your access to their account', fr: 'Votre accès à leur compte' }, button: { en: 'Unlink Norvent Labs', fr: 'Dissocier Norvent Labs' }, ask: { en: 'Unlink…', fr: 'Dissocier…' },
} satisfies Record<string, Words>;

export class GalleryChips extends PartFrame {
  static override styles = [PartFrame.styles, chipStyles];
  protected show() {
    const looks = [['info', 'clock'], ['success', 'success'], ['attention', 'attention'], ['danger', 'danger'], ['neutral', 'back']] as const;
    return html`<div class="actions">${looks.map(([tone, symbol]) => chip(tone, symbol, this.pick(words[tone])))}</div>`;
  }
}
export class GalleryDialog extends PartFrame {
  static override styles = [PartFrame.styles, dialogStyles];
  asked = false;

  protected show() {
    const word = (key: keyof typeof words): string => this.pick(words[key]);
    const close = (): void => { this.asked = false; this.requestUpdate(); };
    return html`<button type="button" @click=${() => { this.asked = true; this.requestUpdate(); }}>${word('ask')}</button>${this.asked ? dialog(word('title'), html`${consequences({ title: word('goes'), points: [word('goesPoint')] }, { title: word('stays'), points: [word('staysPoint')] })}
      <div class="actions"><button type="button" class="destructive" @click=${close}>${word('button')}</button><button type="button" class="quiet" @click=${close}>${this.core.cancel}</button></div>`, close) : ''}`;
  }
}
export const chipPage: GalleryPage = { name: 'chip', title: { en: 'Chip', fr: 'Pastille d’état' }, states: [partState('gallery-chips', GalleryChips, 'tones', { en: 'Each tone', fr: 'Chaque ton' }, () => {})] };
export const dialogPage: GalleryPage = {
  name: 'dialog', title: { en: 'Dialog', fr: 'Boîte de dialogue' },
  states: [partState('gallery-dialog', GalleryDialog, 'closed', { en: 'Closed', fr: 'Fermée' }, () => {}), partState('gallery-dialog', GalleryDialog, 'consequences', { en: 'Before something is gone', fr: 'Avant une suppression' }, (it) => { it.asked = true; })],
};
