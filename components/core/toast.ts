import { type ReactiveController, type ReactiveControllerHost, type TemplateResult, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Tone } from './chip.ts';
import { icon } from './icons.ts';
import { partIcon } from './part-icons.ts';
import type { ToastText } from './toast-text.en.ts';

export interface Toast {
  readonly message: string;
  readonly tone?: Exclude<Tone, 'neutral'>;
  /** Takes it back: a second change, offered for ten seconds. Says in a sentence why not by throwing an `Error`. */
  undo?(): void | Promise<void>;
}

/** How long a message stays, in milliseconds: with an offer to undo; plain; plain while others wait. What failed stays until it is dismissed. */
const spans = { undo: 10_000, plain: 6_000, hurried: 3_000 };

/**
 * Short messages at the bottom of an element, one at a time. Each is read out once, by a region that is there before. Render it last in the
 * element's root. The time does not run while the pointer or the focus is on the message.
 */
export class Toasts implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #queue: Toast[] = [];
  #shown: Toast | undefined;
  #text: ToastText | undefined;
  #undoing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #left = 0;
  #since = 0;
  /** Who keeps the time from running. */
  readonly #holds = new Set<'pointer' | 'focus'>();
  /** Where the focus was before it came here. */
  #from: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }
  hostConnected(): void { this.#host.addEventListener('keydown', this.#press); }
  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#press);
    clearTimeout(this.#timer);
    this.#queue.length = 0;
    this.#shown = undefined;
  }

  show(toast: Toast): void {
    this.#queue.push(toast);
    if (!this.#shown) this.#next();
  }
  #next(): void {
    clearTimeout(this.#timer);
    this.#leave();
    this.#undoing = false;
    this.#shown = this.#queue.shift();
    if (this.#shown) {
      this.#left = this.#shown.undo ? spans.undo : this.#shown.tone === 'danger' ? Infinity : this.#queue.length > 0 ? spans.hurried : spans.plain;
      this.#run();
    }
    this.#host.requestUpdate();
  }
  /** A message that goes with the focus on it gives it back. */
  #leave(): void {
    if (this.#holds.has('focus') && this.#from?.isConnected) this.#from.focus({ preventScroll: true });
    this.#holds.clear();
  }
  #run(): void {
    if (this.#holds.size > 0 || this.#left === Infinity) return;
    this.#since = performance.now();
    this.#timer = setTimeout(() => this.#next(), this.#left);
  }
  #hold(by: 'pointer' | 'focus'): void {
    if (this.#holds.size === 0 && this.#left !== Infinity) {
      clearTimeout(this.#timer);
      this.#left = Math.max(this.#left - (performance.now() - this.#since), spans.hurried / 3);
    }
    this.#holds.add(by);
  }
  #release(by: 'pointer' | 'focus'): void {
    if (this.#holds.delete(by) && !this.#undoing) this.#run();
  }

  readonly #press = (event: KeyboardEvent): void => {
    const typing = (event.composedPath()[0] as Element).matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || typing || !this.#shown?.undo) return;
    event.preventDefault();
    void this.#undo();
  };
  readonly #undo = async (): Promise<void> => {
    const toast = this.#shown;
    if (!toast?.undo || this.#undoing || !this.#text) return;
    const { undone, notUndone } = this.#text;
    this.#undoing = true;
    clearTimeout(this.#timer);
    this.#host.requestUpdate();
    try {
      await toast.undo();
      this.#queue.unshift({ message: undone, tone: 'info' });
    } catch (cause) {
      this.#queue.unshift({ message: cause instanceof Error && cause.message ? `${notUndone}. ${cause.message}` : notUndone, tone: 'danger' });
    }
    if (this.#shown === toast) this.#next();
  };
  readonly #dismiss = (): void => this.#next();

  render(text: ToastText): TemplateResult {
    this.#text = text;
    const toast = this.#shown;
    return html`<div class="toasts"><p class="hidden" role="status">${toast ? keyed(toast, html`<span>${toast.message}${toast.undo ? `. ${text.undoOffered}` : nothing}</span>`) : nothing}</p>${toast ? keyed(toast, this.#box(text, toast)) : nothing}</div>`;
  }
  #box(text: ToastText, { message, tone = 'success', undo }: Toast): TemplateResult {
    const enter = ({ relatedTarget }: FocusEvent): void => {
      if (!this.#holds.has('focus')) this.#from = relatedTarget as HTMLElement | null ?? undefined;
      this.#hold('focus');
    };
    const leave = ({ currentTarget, relatedTarget }: FocusEvent): void => { if (!(currentTarget as Element).contains(relatedTarget as Node | null)) this.#release('focus'); };
    return html`<div class="toast ${tone}" part="toast" role="group" aria-label=${text.label} @pointerenter=${() => this.#hold('pointer')} @pointerleave=${() => this.#release('pointer')} @focusin=${enter} @focusout=${leave}>
      ${icon(tone)}<p>${message}</p>
      ${undo ? html`<button type="button" class="quiet undo" aria-keyshortcuts="Control+Z Meta+Z" aria-busy=${this.#undoing ? 'true' : nothing} @click=${() => void this.#undo()}>${this.#undoing ? nothing : partIcon('undo')}${text.undo}</button>` : nothing}
      <button type="button" class="quiet dismiss" aria-label=${text.dismiss} title=${text.dismiss} @click=${this.#dismiss}>${partIcon('close')}</button>
      ${undo && !this.#undoing ? html`<span class="left" aria-hidden="true"></span>` : nothing}</div>`;
  }
}

export { toastStyles } from './toast.styles.ts';
