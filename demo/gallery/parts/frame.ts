/** Shows a part as an element of the SDK would: with the tokens, in the language of its place. */
import { type CSSResultGroup, LitElement, type TemplateResult, html } from 'lit';
import { localeOf } from '../../../components/core/locale.ts';
import { baseStyles } from '../../../components/core/styles.ts';
import { type CoreText, core as en } from '../../../components/core/text.en.ts';
import { core as fr } from '../../../components/core/text.fr.ts';
import type { Locale } from '../../../schema/values.ts';
import type { GalleryState } from '../page.ts';

export interface Words { readonly en: string; readonly fr: string }

export abstract class PartFrame extends LitElement {
  static override styles: CSSResultGroup = baseStyles;
  locale: Locale = 'en';

  protected abstract show(): TemplateResult;
  protected override render(): TemplateResult { return html`<div class="root">${this.show()}</div>`; }
  protected get core(): CoreText { return this.locale === 'fr' ? fr : en; }
  protected pick<T>(pair: { readonly en: T; readonly fr: T }): T { return pair[this.locale]; }
  find<E extends HTMLElement>(selector: string): E {
    const found = this.renderRoot.querySelector<E>(selector);
    if (!found) throw new Error(`${this.localName} shows no ${selector}`);
    return found;
  }
  focusOn(selector: string): void { this.find(selector).focus({ preventScroll: true }); }
}

/** A state of a part: `set` before it is shown, `then` on what is shown. */
export function partState<E extends PartFrame>(tag: string, element: new () => E, name: string, title: Words, set: (it: E) => void, then?: (it: E) => void | Promise<void>): GalleryState {
  return {
    name, title,
    async show(place) {
      if (!customElements.get(tag)) customElements.define(tag, element);
      const it = document.createElement(tag) as E;
      it.locale = localeOf(place, undefined);
      set(it);
      place.replaceChildren(it);
      await it.updateComplete;
      await then?.(it);
      await it.updateComplete;
    },
  };
}
