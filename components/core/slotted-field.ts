/** An input in the light DOM, slotted into the element: password managers look there, and not into shadow roots. */
import { type TemplateResult, html, nothing, render } from 'lit';
import { describedBy, errorText } from './field.ts';
import type { FormController } from './form.ts';
import { icon } from './icons.ts';
import type { CoreText } from './text.en.ts';

export interface SlottedLook {
  readonly name: string;
  readonly form: FormController<string>;
  readonly label: string;
  readonly hint?: string;
  readonly required: string;
  readonly type: 'email' | 'text';
  readonly inputmode: 'email' | 'numeric' | 'text';
  readonly autocomplete: string;
  /** Label of the Enter key on touch keyboards. */
  readonly key: 'send' | 'done';
}

/** Rendered into the element itself: label, hint, input and error share the page's tree, so that their ids meet. */
export function slottedField(text: CoreText, host: HTMLElement, id: string, look: SlottedLook): TemplateResult {
  const { name, form } = look;
  const error = form.errors.get(name);
  const take = (event: Event): void => form.set(name, (event.target as HTMLInputElement).value);
  // In a page's own form it would be sent along, and Enter would send that form: `form` names nobody. By itself, Enter then sends nothing.
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    host.shadowRoot?.querySelector('form')?.requestSubmit();
  };
  return html`<label slot="${name}-label" for=${id}>${look.label}</label>${look.hint ? html`<p slot="${name}-hint" id="${id}-hint">${look.hint}</p>` : nothing}
    <input slot=${name} id=${id} name=${name} form="portico-none" type=${look.type} inputmode=${look.inputmode} autocomplete=${look.autocomplete} enterkeyhint=${look.key} autocapitalize=${look.inputmode === 'text' ? 'words' : 'none'} spellcheck="false" aria-required="true"
      aria-invalid=${error ? 'true' : nothing} aria-describedby=${describedBy(id, look.hint, error)} .value=${form.value(name)} @input=${take} @change=${take} @blur=${() => form.leave(name)} @keydown=${enter}>
    ${error ? html`<p slot="${name}-error" id="${id}-error">${errorText(text, error, look.required)}</p>` : nothing}`;
}

const drawn = /* @__PURE__ */ new WeakSet<HTMLElement>();
/** Draws in the element itself. What stands there before came with a copy of its markup, by a router's snapshot or a cloned node, and would be a second field. */
export function renderSlotted(host: HTMLElement, content: unknown): void {
  if (!drawn.has(host)) for (const stale of host.querySelectorAll(':scope > [slot]')) stale.remove();
  drawn.add(host);
  render(content, host, { host });
}

/** Where the shadow tree takes it in, with what is said below it in passing. */
export const slotsOf = <N extends string>(name: N, form: FormController<N>, status: unknown = nothing): TemplateResult => html`<div class="field" part="field">
  <slot name="${name}-label"></slot><slot name="${name}-hint"></slot><slot name=${name}></slot>
  <div class=${form.errors.has(name) ? 'slotted' : nothing}>${form.errors.has(name) ? icon('danger') : nothing}<slot name="${name}-error"></slot></div><div role="status">${status}</div></div>`;
