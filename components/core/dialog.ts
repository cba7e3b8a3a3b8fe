import { type TemplateResult, html } from 'lit';
import { ref } from 'lit/directives/ref.js';

/** A modal dialog, open as long as it is rendered. Escape and the backdrop ask to close; focus goes back by itself. `id` is the title's: another one's over a dialog that is open. */
export const dialog = (title: string, content: TemplateResult, close: () => void, id = 'dialog-title'): TemplateResult => html`
  <dialog part="dialog" aria-labelledby=${id} ${ref(open)} @cancel=${(event: Event) => { event.preventDefault(); close(); }}
    @pointerdown=${pressed} @click=${(event: Event) => { if (event.target === event.currentTarget && press === event.target) close(); }}><div class="inside"><h2 id=${id}>${title}</h2>${content}</div></dialog>`;

/** Where the last press began: text that is selected out over the edge does not close. */
let press: EventTarget | null;
function pressed({ target }: Event): void { press = target; }

function open(element: Element | undefined): void {
  // After the first render, when the element is in its tree.
  if (element instanceof HTMLDialogElement) queueMicrotask(() => { if (element.isConnected && !element.open) element.showModal(); });
}
