import { type ReactiveController, type ReactiveControllerHost, type TemplateResult, html, nothing } from 'lit';
import type { Check } from '../../schema/checks.ts';
import type { Locale } from '../../schema/values.ts';
import { type ComboboxOption, type ComboboxOptions, Hits } from './combobox-hits.ts';
import type { ComboboxText } from './combobox-text.en.ts';
import { describedBy, errorText } from './field.ts';
import { fold } from './fold.ts';
import type { FormController } from './form.ts';
import { icon } from './icons.ts';
import { partIcon } from './part-icons.ts';
import type { CoreText } from './text.en.ts';

export interface ComboboxLook {
  readonly label: string;
  readonly hint?: string;
  /** Autofill token (WHATWG). */
  readonly autocomplete: string;
  readonly optional?: boolean;
  readonly required?: string;
  readonly placeholder?: string;
  readonly locale: Locale;
}

/** Most lines in the list; who looks for more types on. */
const most = 100;
const anchored = (): boolean => CSS.supports('anchor-scope: --a') && 'popover' in HTMLElement.prototype;

/**
 * A field that finds its value in a list while one types (WAI-ARIA combobox: list autocomplete, manual selection). The form holds the value of the
 * chosen option; while none is chosen it holds what was typed, which `check` refuses: nothing typed is lost, and nothing unchosen is sent. A text that
 * is exactly one option's label is a choice, however it came in: autofill and password managers press no keys.
 */
export class Combobox<N extends string> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #form: () => FormController<N>;
  readonly #name: N;
  readonly #hits: Hits;
  #options: ComboboxOptions;
  #chosen: ComboboxOption | undefined;
  #typed: string | undefined;
  #open = false;
  /** Index of the marked option; the focus stays in the input. */
  #active = -1;

  /** `chosen`: what the form's value stands for, where the options cannot say. */
  constructor(host: ReactiveControllerHost & HTMLElement, form: () => FormController<N>, name: N, options: ComboboxOptions, chosen?: ComboboxOption) {
    this.#host = host;
    this.#form = form;
    this.#name = name;
    this.#options = options;
    this.#chosen = chosen;
    this.#hits = new Hits(() => this.#found());
    host.addController(this);
  }
  /** For the form's field. */
  readonly check: Check = (value) => (value === '' ? 'value.required' : value === this.chosen?.value ? undefined : 'value.choice');
  /** What is chosen, with its label. */
  get chosen(): ComboboxOption | undefined {
    const value = this.#form().value(this.#name);
    // The form was cleared, or filled from elsewhere.
    if (value !== this.#typed && value !== this.#chosen?.value) this.#typed = undefined;
    if (this.#chosen?.value !== value) this.#chosen = this.#typed === undefined && typeof this.#options !== 'function' ? this.#options.find((option) => option.value === value) : undefined;
    return this.#chosen;
  }
  /** Another list: the choice stays where it is in it. */
  set options(options: ComboboxOptions) {
    this.#options = options;
    if (this.#open) this.#find(0);
  }

  hostDisconnected(): void {
    this.#hits.stop();
    this.#open = false;
  }
  hostUpdated(): void {
    const list = this.#element<HTMLElement>('.options');
    if (!list) return;
    if (list.popover && this.#open !== list.matches(':popover-open')) list.togglePopover(this.#open);
    const option = this.#open && list.querySelector<HTMLElement>('[aria-selected=true]'), box = option && option.parentElement;
    if (!box) return;
    // The list alone scrolls: scrollIntoView would move the page too.
    if (option.offsetTop < box.scrollTop) box.scrollTop = option.offsetTop;
    else if (option.offsetTop + option.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = option.offsetTop + option.offsetHeight - box.clientHeight;
  }
  #element<E extends HTMLElement>(selector: string): E | null { return this.#host.shadowRoot?.querySelector<E>(`#${this.#name}-box ${selector}`) ?? null; }

  get #text(): string {
    const { chosen } = this;
    return this.#typed ?? chosen?.label ?? this.#form().value(this.#name);
  }
  get #shown(): readonly ComboboxOption[] { return this.#hits.options.slice(0, most); }

  /** Of an unchanged choice all are shown, so that one sees what else there is. */
  #find(pause?: number): void { this.#hits.find(this.#options, this.#typed === undefined && this.chosen ? '' : this.#text, pause); }
  #found(): void {
    this.#settle();
    if (this.#active >= this.#shown.length) this.#active = -1;
    this.#host.requestUpdate();
  }
  /** What is typed in full is a choice. */
  #settle(): void {
    if (this.#typed === undefined || this.#hits.phase !== 'ready') return;
    const typed = fold(this.#typed), same = typed === '' ? [] : this.#hits.options.filter(({ label }) => fold(label) === typed);
    if (same.length === 1) this.#choose(same[0] as ComboboxOption, this.#typed);
  }
  #choose(option: ComboboxOption, typed?: string): void {
    this.#chosen = option;
    this.#typed = typed;
    this.#form().set(this.#name, option.value);
  }
  #show(active = -1): void {
    if (!this.#open) {
      this.#open = true;
      this.#find(0);
    }
    this.#active = active;
    this.#host.requestUpdate();
  }
  #hide(): void {
    this.#open = false;
    this.#active = -1;
    this.#host.requestUpdate();
  }
  #pick(option: ComboboxOption | undefined): void {
    if (!option) return;
    this.#choose(option);
    this.#hide();
  }

  readonly #type = ({ target }: Event): void => {
    this.#take((target as HTMLInputElement).value);
    this.#open = true;
    this.#active = -1;
    this.#find();
  };
  /** Fired alone by what fills in without keys; after keys it brings nothing new. */
  readonly #change = ({ target }: Event): void => {
    const { value } = target as HTMLInputElement;
    if (value === this.#text) return;
    this.#take(value);
    this.#find(0);
  };
  #take(text: string): void {
    this.#typed = text;
    this.#chosen = undefined;
    this.#form().set(this.#name, text);
  }
  readonly #leave = (): void => {
    // A choice is written as the list writes it.
    if (this.chosen) this.#typed = undefined;
    this.#hide();
    this.#form().leave(this.#name);
  };
  readonly #press = (event: KeyboardEvent): void => {
    const { key, altKey } = event, shown = this.#shown, count = shown.length;
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const step = key === 'ArrowDown' ? 1 : -1;
      if (altKey && step < 0) this.#hide();
      else if (!this.#open || this.#hits.phase === 'failed') {
        this.#open = false;
        this.#show();
        // Of a list that is there, the chosen one or the first is marked; Alt only opens.
        if (!altKey && this.#hits.phase === 'ready') this.#show(this.#start(step));
      } else if (count > 0) this.#show(this.#active < 0 ? this.#start(step) : (this.#active + step + count) % count);
    } else if (key === 'Enter' && this.#open && this.#active >= 0) this.#pick(shown[this.#active]);
    else if (key === 'Escape' && this.#open) {
      // A dialog around it stays open.
      event.stopPropagation();
      this.#hide();
    } else {
      if (key === 'Tab' && this.#open) this.#pick(shown[this.#active]);
      // The caret moves: nothing is marked any more.
      if (['Home', 'End', 'ArrowLeft', 'ArrowRight'].includes(key) && this.#active >= 0) this.#show();
      return;
    }
    event.preventDefault();
  };
  #start(step: number): number {
    const at = this.#shown.findIndex(({ value }) => value === this.chosen?.value);
    return at >= 0 ? at : step > 0 ? 0 : this.#shown.length - 1;
  }
  readonly #toggle = (): void => {
    if (this.#open) this.#hide();
    else this.#show();
    this.#element('input')?.focus();
  };

  render(core: CoreText, text: ComboboxText, look: ComboboxLook): TemplateResult {
    const name = this.#name, error = this.#form().errors.get(name), list = `${name}-list`, floats = anchored(), open = this.#open, shown = this.#shown;
    const said = !error ? nothing : html`<p class="error" id="${name}-error">${icon('danger')}<span>${'code' in error && error.code === 'value.choice' ? text.pick : errorText(core, error, look.required)}</span></p>`;
    return html`<div class="field" part="field"><label for=${name}>${look.label}${look.optional ? html` <span class="muted">${core.optional}</span>` : nothing}</label>
      ${look.hint ? html`<p class="hint" id="${name}-hint">${look.hint}</p>` : nothing}
      <div class="combobox ${floats ? '' : 'inside'}" id="${name}-box"><input id=${name} name=${name} type="text" role="combobox" autocomplete=${look.autocomplete} autocapitalize="none" spellcheck="false" placeholder=${look.placeholder ?? nothing} aria-autocomplete="list" aria-expanded=${open ? 'true' : 'false'} aria-controls=${list}
          aria-activedescendant=${open && this.#active >= 0 ? `${list}-${this.#active}` : nothing} aria-describedby=${describedBy(name, look.hint, error)} aria-invalid=${error ? 'true' : nothing} aria-required=${look.optional ? nothing : 'true'}
          .value=${this.#text} @input=${this.#type} @change=${this.#change} @blur=${this.#leave} @keydown=${this.#press} @click=${() => { if (!this.#open) this.#show(); }}><button type="button" tabindex="-1" aria-label=${text.show} aria-expanded=${open ? 'true' : 'false'} aria-controls=${list} @mousedown=${keep} @click=${this.#toggle}>${partIcon('down')}</button>
        <div class="options" popover=${floats ? 'manual' : nothing} ?hidden=${!floats && !open} aria-busy=${this.#hits.phase === 'loading' ? 'true' : nothing} @mousedown=${keep}>
          <ul role="listbox" id=${list} aria-label=${look.label}>${open ? shown.map((option, index) => this.#line(option, index, `${list}-${index}`)) : nothing}</ul>${open ? this.#note(text, look.locale) : nothing}</div>
        <span class="hidden" role="status">${open ? this.#spoken(text, look.locale) : nothing}</span></div>
      ${said}</div>`;
  }
  #line(option: ComboboxOption, index: number, id: string): TemplateResult {
    return html`<li role="option" id=${id} class=${option.value === this.chosen?.value ? 'chosen' : nothing} aria-selected=${index === this.#active ? 'true' : 'false'} @click=${() => this.#pick(option)}>${partIcon('check')}<span>${option.label}${option.detail ? html` <span class="muted">${option.detail}</span>` : nothing}</span></li>`;
  }
  /** Below the options, or in their place. */
  #note(text: ComboboxText, locale: Locale): TemplateResult | typeof nothing {
    const { phase, options } = this.#hits;
    if (phase === 'loading') return html`<p class="note" aria-hidden="true">${text.loading}</p>`;
    if (phase === 'failed') return html`<p class="note">${text.failed} <button type="button" class="link" tabindex="-1" @click=${() => this.#find(0)}>${text.tryAgain}</button></p>`;
    return options.length === 0 ? html`<p class="note" aria-hidden="true">${text.none}</p>` : options.length > most ? html`<p class="note" aria-hidden="true">${this.#rest(text, locale)}</p>` : nothing;
  }
  #rest(text: ComboboxText, locale: Locale): string { return text.more(String(most), new Intl.NumberFormat(locale).format(this.#hits.options.length)); }
  #spoken(text: ComboboxText, locale: Locale): string {
    const { phase, options } = this.#hits;
    if (phase !== 'ready') return phase === 'loading' ? text.loading : `${text.failed} ${text.failedKeys}`;
    return options.length === 0 ? text.none : options.length > most ? this.#rest(text, locale) : text.hits(options.length);
  }
}

/** A press in the list leaves the focus in the input. */
const keep = (event: Event): void => event.preventDefault();

export { comboboxStyles } from './combobox.styles.ts';
