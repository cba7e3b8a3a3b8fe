import { css, html } from 'lit';
import { type Toast, Toasts, toastStyles } from '../../../components/core/toast.ts';
import { toastText as en } from '../../../components/core/toast-text.en.ts';
import { toastText as fr } from '../../../components/core/toast-text.fr.ts';
import type { GalleryPage } from '../page.ts';
import { PartFrame, type Words, partState } from './frame.ts';

const words = {
  archive: { en: 'Archive the request', fr: 'Archiver la demande' }, archived: { en: 'The request of Norvent Labs is archived', fr: 'La demande de Norvent Labs est archivée' }, saved: { en: 'The note is kept', fr: 'La note est enregistrée' },
  failed: { en: 'The note could not be kept. It is still in its field.', fr: 'La note n’a pas pu être enregistrée. Elle est toujours dans son champ.' }, around: { en: 'Here stands the element. Its messages come at its bottom, and nothing moves.', fr: 'Ici se trouve le composant. Ses notifications arrivent en bas, et rien ne bouge.' },
  refused: { en: 'Somebody else has opened it since.', fr: 'Quelqu’un d’autre l’a ouverte entre-temps.' },
} satisfies Record<string, Words>;

export class GalleryToast extends PartFrame {
  static override styles = [PartFrame.styles, toastStyles, css`.stand { display: grid; align-content: start; gap: 12px; min-height: 150px; padding: 16px; border: 1px solid var(--_border); border-radius: var(--_radius-large); background: var(--_surface); }`];
  readonly toasts = new Toasts(this);

  protected show() {
    return html`<div class="stand"><p class="muted">${this.pick(words.around)}</p><div class="actions"><button type="button" @click=${() => this.say('archived', { undo: () => {} })}>${this.pick(words.archive)}</button></div></div>${this.toasts.render(this.pick({ en, fr }))}`;
  }
  say(key: keyof typeof words, more: Partial<Toast> = {}): void { this.toasts.show({ message: this.pick(words[key]), ...more }); }
  refusal(): never { throw new Error(this.pick(words.refused)); }
}
const shows = (name: string, title: Words, then: (it: GalleryToast) => void | Promise<void>) => partState('gallery-toast', GalleryToast, name, title, () => {}, then);

export const toastPage: GalleryPage = {
  name: 'toast', title: { en: 'Toast', fr: 'Notification' },
  states: [
    shows('idle', { en: 'Nothing to say', fr: 'Rien à dire' }, () => {}),
    shows('plain', { en: 'A message', fr: 'Un message' }, (it) => it.say('saved')),
    // The focus on it stops the time, so that a picture is the same at any moment.
    shows('undo', { en: 'With an undo', fr: 'Avec annulation' }, async (it) => { it.say('archived', { undo: () => {} }); await it.updateComplete; it.focusOn('.undo'); }),
    shows('undoing', { en: 'While it is undone', fr: 'Annulation en cours' }, async (it) => { it.say('archived', { undo: () => new Promise(() => {}) }); await it.updateComplete; it.find('.undo').click(); }),
    shows('not-undone', { en: 'Could not be undone', fr: 'Annulation impossible' }, async (it) => { it.say('archived', { undo: () => it.refusal() }); await it.updateComplete; it.find('.undo').click(); await Promise.resolve(); }),
    shows('failed', { en: 'A failure: it stays until it is dismissed', fr: 'Un échec : il reste jusqu’à sa fermeture' }, (it) => it.say('failed', { tone: 'danger' })),
  ],
};
