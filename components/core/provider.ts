import { ContextProvider } from '@lit/context';
import { LitElement, type PropertyDeclarations, css, html } from 'lit';
import { renewSession } from '../../schema/operators.ts';
import { call } from './client.ts';
import { type Provided, providerContext, sdkOrigin } from './provider-context.ts';
import { type FetchSession, SessionSource, type SessionToken } from './session.ts';
import { type Appearance, tokens } from './tokens.ts';

declare global {
  interface HTMLElementTagNameMap { 'portico-provider': ProviderElement }
  interface HTMLElementEventMap { 'portico-signed-in': CustomEvent<SessionToken> }
}

/**
 * Gives the elements in it their endpoint, key, language, session and appearance. Renders nothing of its own.
 *
 * Without `fetchSession`, on pages of the portal's own origin, the session comes from the portal's cookie. A `<portico-sign-in>` inside
 * hands over its session.
 *
 * @slot - The page's content, Portico elements among it.
 */
export class ProviderElement extends LitElement {
  static override properties: PropertyDeclarations = {
    endpoint: {}, key: {}, publishableKey: { attribute: 'publishable-key' }, locale: {}, appearance: { type: Object }, fetchSession: { attribute: false },
  };
  static override styles = css`:host { display: contents; }`;

  /** Origin of the portal; by default the one the SDK came from. */
  declare endpoint: string | undefined;
  /** Publishable key of this site. */
  declare key: string | undefined;
  /** The same, for frameworks that keep `key` to themselves (React): attribute `publishable-key`. */
  declare publishableKey: string | undefined;
  declare locale: string | undefined;
  /** Tokens by name; as an attribute, JSON. */
  declare appearance: Appearance | undefined;
  /** Asks the host's backend for a session; called when an element first needs one, late in its life, and after a 401. */
  declare fetchSession: FetchSession | undefined;

  #context: ContextProvider<typeof providerContext> | undefined;
  #session: SessionSource | undefined;
  #sheet: CSSStyleSheet | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('portico-signed-in', this.#adopt);
    this.#context ??= new ContextProvider(this, { context: providerContext, initialValue: this.#provided() });
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('portico-signed-in', this.#adopt);
  }

  /** Forgets the session; elements ask for a new one when they next need it. */
  logout(): void {
    this.#session?.logout();
    this.#context?.setValue(this.#provided(), true);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('fetchSession') || changed.has('endpoint')) {
      this.#session?.logout();
      this.#session = undefined;
    }
    if (changed.has('appearance')) this.#dress();
    if (['endpoint', 'key', 'publishableKey', 'locale', 'fetchSession'].some((name) => changed.has(name))) this.#context?.setValue(this.#provided());
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  #adopt = (event: HTMLElementEventMap['portico-signed-in']): void => {
    const provided = this.#provided();
    provided.session?.adopt(event.detail);
    // Elements that were refused for want of a session load again.
    this.#context?.setValue(provided, true);
  };

  #provided(): Provided {
    const { endpoint, locale } = this;
    this.#session ??= new SessionSource(this.fetchSession ?? (() => this.#fetchByCookie()));
    return { endpoint, key: this.key ?? this.publishableKey, locale, session: this.#session };
  }

  async #fetchByCookie(): Promise<SessionToken> {
    const endpoint = this.endpoint ?? sdkOrigin();
    if (new URL(endpoint).origin !== location.origin) throw new Error('<portico-provider> needs fetchSession on this origin');
    return call({ endpoint, key: undefined, locale: 'en', session: undefined }, renewSession, { body: {} });
  }

  // A constructed sheet on :host, so that strict CSP passes and the page's own rules for this element still win.
  #dress(): void {
    if (!this.#sheet) {
      this.#sheet = new CSSStyleSheet();
      this.#sheet.insertRule(':host {}');
      this.shadowRoot?.adoptedStyleSheets.push(this.#sheet);
    }
    const { style } = this.#sheet.cssRules[0] as CSSStyleRule;
    for (const name of Object.keys(tokens)) {
      const value: unknown = this.appearance?.[name as keyof typeof tokens];
      // Set by property, so a value can end neither its declaration nor its rule.
      if (typeof value === 'string') style.setProperty(`--portico-${name}`, value);
      else style.removeProperty(`--portico-${name}`);
    }
  }
}
