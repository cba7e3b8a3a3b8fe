import { ContextProvider } from '@lit/context';
import { LitElement, type PropertyDeclarations, css, html } from 'lit';
import { type Brand, readBrand, readSiteBrand } from '../../schema/brand.ts';
import type { Glossary } from '../../schema/glossary.ts';
import { renewSession } from '../../schema/operators.ts';
import { type Connection, call } from './client.ts';
import { PorticoError, asPorticoError } from './error.ts';
import { emit } from './events.ts';
import { type Provided, providerContext, requestProvided, sdkOrigin } from './provider-context.ts';
import { type FetchSession, SessionSource, type SignedInDetail } from './session.ts';
import type { Sink } from './sink.ts';
import { type Appearance, tokens } from './tokens.ts';

declare global {
  interface HTMLElementTagNameMap { 'portico-provider': ProviderElement }
  interface HTMLElementEventMap { 'portico-signed-in': CustomEvent<SignedInDetail>; 'portico-signed-out': CustomEvent<null> }
}

/** What a `<script type="application/json">` in a provider may hold. */
export interface SetUp { readonly endpoint?: string; readonly key?: string; readonly locale?: string; readonly appearance?: Appearance; readonly glossary?: Glossary; readonly brand?: boolean }
type BrandOf = Pick<Provided, 'key' | 'endpoint' | 'session'>;
const given = ['endpoint', 'key', 'publishableKey', 'locale', 'glossary', 'fetchSession', 'brand'] as const;

/**
 * Gives the elements in it their endpoint, key, language, session, look and words. Renders nothing of its own.
 *
 * Set up by attributes, by properties, or by a `<script type="application/json">` as its child; what an attribute says counts more. In another provider, it
 * takes over what it is not told itself. Without `fetchSession`, on pages of the portal's own origin, the session comes from the portal's cookie, and on
 * others from what a `<portico-sign-in>` of this page or an earlier one has begun.
 *
 * @slot - The page's content, Portico elements among it.
 * @fires portico-signed-out - `signOut()` has ended the session.
 * @fires portico-load-error - The stored brand could not be read, or the JSON in it is none; the elements work without.
 */
export class ProviderElement extends LitElement {
  static override properties: PropertyDeclarations = {
    endpoint: {}, key: {}, publishableKey: { attribute: 'publishable-key' }, locale: {}, appearance: { type: Object }, glossary: { type: Object }, brand: { type: Boolean }, fetchSession: { attribute: false }, sink: { attribute: false },
  };
  static override styles = css`:host { display: contents; }`;

  /** Origin of the portal; by default the one the SDK came from. */
  declare endpoint: string | undefined;
  /** Publishable key of this site. */
  declare key: string | undefined;
  /** The same, for frameworks that keep `key` to themselves (React): attribute `publishable-key`. */
  declare publishableKey: string | undefined;
  /** Language of the elements; by default that of the surrounding page. */
  declare locale: string | undefined;
  /** Tokens by name; as an attribute, JSON. */
  declare appearance: Appearance | undefined;
  /** Other words for the portal's terms, per language; as an attribute, JSON. */
  declare glossary: Glossary | undefined;
  /** Shows the brand that is stored at the portal: of the key's organization, or of the operator's. `appearance` and `glossary` count more. */
  declare brand: boolean | undefined;
  /** Asks the host's backend for a session: when the provider starts, late in its life, after a 401, and for a fresh proof of who it is (`reason`). */
  declare fetchSession: FetchSession | undefined;
  /** Is told every public event of the elements inside: for the page's own analytics. */
  declare sink: Sink | undefined;

  #context: ContextProvider<typeof providerContext> | undefined;
  #session: SessionSource | undefined;
  #sheet: CSSStyleSheet | undefined;
  #setUp: SetUp = {};
  #stored: Brand | null = null;
  /** Whose brand was asked for last. */
  #brandOf: BrandOf | undefined;
  /** What the session was made with. */
  #sessionOf: readonly [fetchSession: FetchSession | undefined, endpoint: string | undefined] | undefined;
  #outer: Provided | undefined;
  #leaveOuter: (() => void) | undefined;
  #hush: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('portico-signed-in', this.#adopt);
    this.addEventListener('portico-signed-out', this.logout);
    this.#read();
    let asked = false;
    requestProvided(this, (outer, leave) => {
      this.#outer = outer;
      this.#leaveOuter = leave;
      if (asked) this.#give();
    });
    asked = true;
    this.#context ??= new ContextProvider(this, { context: providerContext, initialValue: this.#provided() });
    // Moved into another provider, or out of one.
    this.#give();
    if (this.sink) void this.#tell();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('portico-signed-in', this.#adopt);
    this.removeEventListener('portico-signed-out', this.logout);
    this.#leaveOuter?.();
    this.#outer = this.#leaveOuter = undefined;
    this.#hush?.();
  }

  /** Forgets the session; elements ask for a new one when they next need it. */
  logout(): void {
    this.#session?.logout();
    this.#give(true);
  }
  /** Signs the operator out: ends the session at the portal, and forgets it here and for this site's other pages. One that your backend makes comes again when `fetchSession` answers. */
  async signOut(): Promise<void> {
    const { signedOut } = await import('./sign-out.ts');
    await signedOut(this.#connection(this.#provided()), !!this.fetchSession);
    emit(this, 'portico-signed-out', null);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('appearance')) this.#dress();
    if (changed.has('sink')) void this.#tell();
    if (given.some((name) => changed.has(name))) {
      this.#give();
      // Before the elements' own code has arrived.
      if (this.fetchSession && changed.has('fetchSession')) this.#provided().session?.tokenFor(false).catch(() => {});
    }
  }

  protected override render() {
    return html`<slot @slotchange=${this.#reread}></slot>`;
  }

  #give(force = false): void {
    const provided = this.#provided();
    this.#context?.setValue(provided, force);
    void this.#readBrand(provided);
  }
  readonly #adopt = (event: HTMLElementEventMap['portico-signed-in']): void => {
    this.#provided().session?.adopt(event.detail);
    this.#brandOf = undefined;
    // Elements that were refused for want of a session load again.
    this.#give(true);
  };

  #read(): void {
    const script = this.querySelector(':scope > script[type="application/json"]');
    if (!script) return;
    try {
      this.#setUp = JSON.parse(script.textContent) as SetUp;
    } catch {
      emit(this, 'portico-load-error', { kind: 'request' });
    }
    this.#dress();
  }
  // A page that is still being parsed, or that puts it in later.
  readonly #reread = (): void => {
    const before = this.#setUp;
    this.#read();
    if (JSON.stringify(before) !== JSON.stringify(this.#setUp)) this.#give();
  };

  #provided(): Provided {
    const setUp = this.#setUp, outer = this.#outer;
    const own = this.fetchSession || !outer?.session, { fetchSession, endpoint } = this;
    if (own && (!this.#session || this.#sessionOf?.[0] !== fetchSession || this.#sessionOf?.[1] !== endpoint)) {
      this.#session?.logout();
      this.#sessionOf = [fetchSession, endpoint];
      this.#session = new SessionSource(fetchSession ?? this.#fetchHere);
    }
    return {
      endpoint: this.endpoint ?? setUp.endpoint ?? outer?.endpoint, key: this.key ?? this.publishableKey ?? setUp.key ?? outer?.key, locale: this.locale ?? setUp.locale ?? outer?.locale,
      session: own ? this.#session : outer?.session, glossary: this.glossary ?? setUp.glossary ?? this.#stored?.glossary ?? outer?.glossary,
    };
  }
  #connection({ endpoint, key, session }: Provided): Connection {
    return { endpoint: endpoint ?? sdkOrigin(), key, locale: 'en', session };
  }

  /** The session that this browser has: the cookie's, or one that this page keeps. To prove who it is takes more. */
  readonly #fetchHere: FetchSession = async ({ signal, reason }) => {
    const connection = this.#connection({ ...this.#provided(), session: undefined });
    if (reason === 'step_up') throw new PorticoError(reason);
    return new URL(connection.endpoint).origin === location.origin ? call(connection, renewSession, { body: {} }, { signal }) : (await import('./session-here.ts')).sessionHere(connection, signal);
  };

  /** Once for each portal, and key or session; an answer that another question has overtaken is dropped. */
  async #readBrand(provided: Provided): Promise<void> {
    const { key, endpoint } = provided, session = key ? undefined : provided.session, wanted = this.brand ?? this.#setUp.brand, last = this.#brandOf;
    if (!wanted) return this.#wear(null, undefined);
    if (last && last.key === key && last.endpoint === endpoint && last.session === session) return;
    const asked = (this.#brandOf = { key, endpoint, session });
    try {
      const { brand } = await call(this.#connection(provided), key ? readSiteBrand : readBrand, {});
      if (this.#brandOf === asked) this.#wear(brand, asked);
    } catch (cause) {
      if (this.#brandOf !== asked) return;
      const { kind, problem } = asPorticoError(cause);
      emit(this, 'portico-load-error', { kind, problem });
    }
  }
  #wear(brand: Brand | null, of: BrandOf | undefined): void {
    this.#brandOf = of;
    if (this.#stored === brand) return;
    this.#stored = brand;
    this.#dress();
    this.#give();
  }

  // A constructed sheet on :host, so that strict CSP passes and the page's own rules for this element still win.
  #dress(): void {
    if (!this.#sheet) {
      this.#sheet = new CSSStyleSheet();
      this.#sheet.insertRule(':host {}');
    }
    const sheets = (this.renderRoot as ShadowRoot | undefined)?.adoptedStyleSheets;
    if (sheets && !sheets.includes(this.#sheet)) sheets.push(this.#sheet);
    const { style } = this.#sheet.cssRules[0] as CSSStyleRule;
    const values = { ...this.#stored?.appearance, ...this.#setUp.appearance, ...this.appearance };
    for (const name of Object.keys(tokens)) {
      const value: unknown = values[name as keyof typeof tokens];
      // Set by property, so a value can end neither its declaration nor its rule.
      if (typeof value === 'string') style.setProperty(`--portico-${name}`, value);
      // Each change of a sheet makes the page look at its styles again.
      else if (style.getPropertyValue(`--portico-${name}`)) style.removeProperty(`--portico-${name}`);
    }
  }

  async #tell(): Promise<void> {
    this.#hush?.();
    const { sink } = this;
    if (!sink) return;
    const { tell } = await import('./sink.ts');
    if (this.sink === sink && this.isConnected) this.#hush = tell(this, (told) => this.sink?.(told));
  }
}
