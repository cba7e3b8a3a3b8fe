/** What every Portico element shares: where to call, in which language, and how it says that it is loading, ready, refused or broken. */
import { type CSSResultGroup, LitElement, type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';
import type { Endpoint, ReplyOf, RequestOf } from '../../schema/endpoint.ts';
import type { Locale } from '../../schema/values.ts';
import { type CallOptions, type Connection, call } from './client.ts';
import { PorticoError, asPorticoError, passing, refused } from './error.ts';
import { emit } from './events.ts';
import { Intents } from './intents.ts';
import { type Dictionary, closestComposed, localeOf, watchLanguage } from './locale.ts';
import { brokenBanner, brokenPanel, skeleton } from './panels.ts';
import type { Lender, Shown } from './lender.ts';
import type { About, Askable, Refusals } from './refusal.ts';
import { type Provided, requestProvided, sdkOrigin } from './provider-context.ts';
import { baseStyles } from './styles.ts';
import type { CoreText } from './text.en.ts';
import type { Wording } from './wording.ts';

export type Status = 'loading' | 'ready' | 'empty' | 'error' | 'unauthorized';
/** Pauses before a broken element tries again by itself, in milliseconds; the last one repeats. */
const retryPauses = [5_000, 15_000, 60_000];
type Ask = () => Promise<typeof import('./refusal.ts')>;
/** Somebody in the portal can lift it: for a missing role, where some role of the organization has it; not where they are written to by mail. */
const liftable = ({ code, wanted, fixer: { who, email } = { who: 'company_admin' } }: Askable): boolean => (code === 'permission.denied' ? Boolean(wanted) : !code.startsWith('session.')) && /adm|dis|ven/.test(who) && !email;

/**
 * What elements extend. Each lists in its own comment what it fires, its parts, and which of these states it can have:
 *
 * @cssstate loading - What it shows first is on its way.
 * @cssstate ready - It shows its content; after a failure that time can heal, under a banner.
 * @cssstate empty - There is nothing to show.
 * @cssstate error - It cannot work; `portico-load-error` says why.
 * @cssstate unauthorized - Nobody is signed in, or not with the permission.
 */
export abstract class PorticoElement<T extends CoreText> extends LitElement {
  static override properties: PropertyDeclarations = { endpoint: {}, key: {}, publishableKey: { attribute: 'publishable-key' }, locale: {}, signInUrl: { attribute: 'sign-in-url' } };
  static override styles: CSSResultGroup = baseStyles;

  /** Origin of the portal; by default the provider's, else the one the SDK came from. */
  declare endpoint: string | undefined;
  /** Publishable key; by default the provider's. */
  declare key: string | undefined;
  /** The same, for frameworks that keep `key` to themselves (React): attribute `publishable-key`. */
  declare publishableKey: string | undefined;
  /** Language of this element; by default the provider's, else that of the surrounding page. */
  declare locale: string | undefined;
  /** Where operators sign in; by default `/sign-in` of the portal. */
  declare signInUrl: string | undefined;

  protected abstract get dictionary(): Dictionary<T>;
  /** Known as soon as its texts are asked for. */
  declare protected language: Locale;
  protected text: T | undefined;
  protected failure: PorticoError | undefined;

  readonly #intents = new Intents();
  readonly #internals = this.attachInternals();
  #unwatch: (() => void) | undefined;
  #status: Status = 'loading';
  #provided: Provided | undefined;
  #leaveProvider: (() => void) | undefined;
  #run: AbortController | undefined;
  #wording: Wording | undefined;
  #refusals: Refusals | 'coming' | undefined;
  #shown: Shown | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  /** Loads what the element shows first; called again when the connection or the language changes. */
  protected abstract load(signal: AbortSignal): Promise<Status>;
  /** Shown once loaded, also under the banner of a later failure. */
  protected abstract renderReady(text: T): TemplateResult;
  /** Whether there is something to keep on screen when a load fails. */
  protected get filled(): boolean { return this.#status === 'ready' || this.#status === 'empty'; }
  /** The shape of what is coming, so that nothing jumps. */
  protected renderSkeleton(): TemplateResult { return skeleton(4); }

  /** What it is doing: the one of its states that is on, as `:state()` matches it. */
  get status(): Status { return this.#status; }
  protected set status(status: Status) {
    this.#internals.states.delete(this.#status);
    this.#internals.states.add(status);
    this.#status = status;
    this.requestUpdate();
  }

  protected get connection(): Connection {
    return {
      endpoint: (this.endpoint ?? this.#provided?.endpoint ?? sdkOrigin()).replace(/\/$/, ''), key: this.key ?? this.publishableKey ?? this.#provided?.key,
      locale: this.language, session: this.#provided?.session,
    };
  }
  protected get signInAddress(): string { return this.signInUrl ?? `${this.connection.endpoint}/sign-in`; }

  protected read<E extends Endpoint>(endpoint: E, request: RequestOf<E>, options: CallOptions = {}): Promise<ReplyOf<E>> {
    return this.#heard(call(this.connection, endpoint, request, { signal: this.#run?.signal, ...options }));
  }
  /** A write of the user: not stopped when the element reloads, and sent again under the same key while no answer came. */
  protected write<E extends Endpoint>(endpoint: E, request: RequestOf<E>, options: CallOptions = {}): Promise<ReplyOf<E>> {
    return this.#heard(this.#intents.run([endpoint.method, endpoint.path, request], (idempotencyKey) => {
      const send = () => call(this.connection, endpoint, request, { ...options, idempotencyKey });
      return send().catch((error: unknown) => this.#prove(error, send));
    }));
  }
  /** What wants a fresh proof of who it is goes on, the very same, once it is given (step-up.ts). */
  async #prove<R>(refusal: unknown, send: () => Promise<R>): Promise<R> {
    const { asking } = this;
    if (!asking || (refusal as PorticoError).kind !== 'step_up') throw refusal;
    return asking().then((part) => part.prove(this.#lender, refusal, send)).catch((cause: unknown) => { throw asPorticoError(cause, 'connection'); });
  }
  async #heard<R>(answer: Promise<R>): Promise<R> {
    try {
      return await answer;
    } catch (error) {
      throw this.#wording && error instanceof PorticoError ? this.#wording.error(error) : error;
    }
  }
  /** A dictionary that was loaded later, in the words of the page's glossary. */
  protected words<W extends object>(text: W): W { return this.#wording?.words(text) ?? text; }

  /** Of an element for operators, what asks whoever can lift a refusal: `() => import('../core/refusal.ts')`. */
  protected get asking(): Ask | undefined { return undefined; }
  /** Under a refusal's sentence: one click asks whoever can lift it, and how that stands (refusal.ts). Nothing where nobody can be asked. */
  protected askAbout(problem: Askable | undefined, about: About = {}): TemplateResult | typeof nothing {
    const { asking } = this;
    if (!asking || !problem || !this.#provided?.session || !liftable(problem)) return nothing;
    if (!this.#refusals) void this.#loadRefusals(asking);
    return this.#refusals instanceof Object ? this.#refusals.render(problem, about) : html``;
  }

  async #loadRefusals(asking: Ask): Promise<void> {
    this.#refusals = 'coming';
    const part = await asking().catch(() => undefined);
    this.#refusals = part && new part.Refusals(this.#lender);
    this.requestUpdate();
  }
  get #lender(): Lender {
    return {
      host: this, locale: () => this.language, connection: () => this.connection, session: () => this.#provided?.session, retry: this.#again, words: (text) => this.words(text),
      read: (endpoint, request) => this.read(endpoint, request, { signal: undefined }), write: (endpoint, request) => this.write(endpoint, request), show: (shown) => { this.#shown = shown; this.requestUpdate(); },
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.status = this.#status;
    this.#unwatch = watchLanguage(() => { if (this.#run && this.#localeNow() !== this.language) void this.restart(); });
    addEventListener('online', this.#retry);
    void this.#connect();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#leaveProvider?.();
    this.#leaveProvider = undefined;
    removeEventListener('online', this.#retry);
    clearTimeout(this.#timer);
    this.#run?.abort();
  }

  async #connect(): Promise<void> {
    // The loader may define the elements inside a provider before the provider itself.
    if (closestComposed(this, 'portico-provider:not(:defined)')) await customElements.whenDefined('portico-provider');
    if (!this.isConnected) return;
    this.#provided = undefined;
    let asked = false;
    requestProvided(this, (provided, leave) => {
      this.#provided = provided;
      this.#leaveProvider = leave;
      if (asked) void this.restart();
    });
    asked = true;
    await this.restart();
  }

  #localeNow(): Locale { return localeOf(this, this.locale ?? this.#provided?.locale); }

  protected async restart(): Promise<void> {
    clearTimeout(this.#timer);
    this.#run?.abort();
    const { signal } = (this.#run = new AbortController());
    const first = !this.filled;
    try {
      this.language = this.#localeNow();
      const glossary = this.#provided?.glossary;
      const [{ text }, wording] = await Promise.all([this.dictionary[this.language](), glossary && import('./wording.ts')]);
      if (signal.aborted) return;
      this.#wording = glossary && wording?.wordingOf(glossary, this.language);
      this.text = this.words(text);
      if (first) this.status = 'loading';
      const status = await this.load(signal);
      if (signal.aborted) return;
      this.failure = undefined;
      this.#failures = 0;
      this.status = status;
      await this.updateComplete;
      if (first) emit(this, 'portico-ready', null);
    } catch (error) {
      if (!signal.aborted) this.fail(asPorticoError(error));
    }
  }

  /** Shows that loading failed; what is on screen stays. */
  protected fail(error: PorticoError): void {
    this.failure = error;
    if (!this.filled || !passing(error.kind)) this.status = refused(error) ? 'unauthorized' : 'error';
    else this.requestUpdate();
    if (passing(error.kind)) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.#retry, retryPauses[this.#failures] ?? retryPauses.at(-1));
      this.#failures += 1;
    }
    emit(this, 'portico-load-error', { kind: error.kind, problem: error.problem });
  }
  readonly #retry = (): void => { if (this.failure && passing(this.failure.kind)) void this.restart(); };
  readonly #again = (): void => void this.restart();
  readonly #confirm = (): void => void this.#prove(this.failure, async () => {
    await this.restart();
    if (this.failure?.kind === 'step_up') throw this.failure;
  }).catch(() => {});

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (this.#run && ['endpoint', 'key', 'publishableKey', 'locale'].some((name) => changed.has(name))) void this.restart();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { text, failure } = this;
    if (!text) return failure ? nothing : this.renderSkeleton();
    const content = this.filled
      ? html`${failure ? brokenBanner(text, failure, this.#again) : nothing}${this.renderReady(text)}`
      : failure ? brokenPanel(text, failure, failure.kind === 'step_up' ? this.#confirm : this.#again, this.signInAddress, this.askAbout(failure.problem)) : html`<span class="hidden" role="status">${text.loading}</span>${this.renderSkeleton()}`;
    return html`<div class="root" lang=${this.language} dir=${text.direction}>${content}${this.#shown?.render()}</div>`;
  }
}
