import { type CSSResult, type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';
import { type Me, readMe } from '../../schema/operators.ts';
import type { RegistrationCase } from '../../schema/registration.ts';
import { type RequestRow, requestKinds } from '../../schema/requests.ts';
import { chipStyles } from '../core/chip.ts';
import { prepareDates } from '../core/dates.ts';
import { PorticoElement, type Status } from '../core/element.ts';
import { type PorticoError, asPorticoError, passing } from '../core/error.ts';
import { ask, emit } from '../core/events.ts';
import { failureWords, panel, skeleton } from '../core/panels.ts';
import { formStyles } from '../core/form-styles.ts';
import { Selection } from '../core/selection.ts';
import type { BlockList } from './block-list.ts';
import type { Bulk } from './bulk.ts';
import type { DecidedToasts } from './decided-toasts.ts';
import { type BeforeDecideDetail, type Desk, type Subject, isSame, subjectOf } from './desk.ts';
import { Live } from './live.ts';
import type { OpenCase } from './open-case.ts';
import { queueBar } from './queue-bar.ts';
import { listHead } from './queue-head.ts';
import { QueueList } from './queue-list.ts';
import { type Outcome, requestList } from './request-list.ts';
import { reviewQueueStyles } from './review-queue.styles.ts';
import type { QueueText } from './text.en.ts';

export interface DecidedDetail { readonly registration: string; readonly state: RegistrationCase['state'] }
export interface RequestDecidedDetail { readonly request: string; readonly kind: RequestRow['kind']; readonly state: RequestRow['state'] }

declare global {
  interface HTMLElementTagNameMap { 'portico-review-queue': ReviewQueueElement }
  interface HTMLElementEventMap { 'portico-before-decide': CustomEvent<BeforeDecideDetail>; 'portico-registration-decided': CustomEvent<DecidedDetail>; 'portico-request-decided': CustomEvent<RequestDecidedDetail> }
}

/** When the case's code is fetched ahead, in milliseconds after the list: opening one then needs no more than its data. */
const aheadAfter = 500;
const lost = (cause: unknown): never => { throw asPorticoError(cause, 'connection'); };

/**
 * The one queue of requests: what an organization decides, and what it may follow. List, case, decisions on one or several, and the vendor's
 * block list. What may be done comes from the portal's answer (`can`), with the reason where it may not.
 *
 * @fires portico-ready - The list is there.
 * @fires portico-load-error - It is not; `detail.kind` says why.
 * @fires portico-before-decide - Before a decision, or a change of the block list, is sent; `detail.action` names it. Can be prevented, or delayed by `detail.waitUntil(promise)`.
 * @fires portico-registration-decided - This operator approved or declined a registration.
 * @fires portico-request-decided - This operator decided a request of any kind: a registration, a join, a change of distributor, a request for help.
 * @fires portico-before-ask - Before whoever can lift a refusal is asked; can be prevented, or delayed by `detail.waitUntil(promise)`.
 * @fires portico-help-asked - They were asked: the request waits in their queue.
 * @csspart row - A request in the list.
 * @csspart case - The request that is open.
 * @csspart timeline - Its way, step by step.
 * @csspart field - A label with its control, in the dialogs.
 * @csspart chip - A status.
 * @csspart dialog - A dialog that asks before a decision, or the block list.
 * @csspart toast - What was decided, in passing.
 * @csspart panel - A message in place of the list or the case.
 * @cssstate loading, ready, empty, error, unauthorized
 */
export class ReviewQueueElement extends PorticoElement<QueueText> {
  static override properties: PropertyDeclarations = { registration: {}, request: {}, kind: {} };
  static override styles = [PorticoElement.styles, chipStyles, formStyles, reviewQueueStyles];

  /** Id of the registration that is open; set from outside, it opens. */
  declare registration: string | undefined;
  /** Id of the request that is open; set from outside, it opens. */
  declare request: string | undefined;
  /** Kinds that are shown, separated by spaces (`registration`, `join`, `transfer`, `help`); then there is no choice among them. */
  declare kind: string | undefined;

  protected get dictionary() { return { en: () => import('./text.en.ts'), fr: () => import('./text.fr.ts') }; }
  protected override get asking() { return () => import('../core/refusal.ts'); }
  readonly #desk: Desk;
  readonly #list: QueueList;
  readonly #selection = new Selection();
  readonly #worn = new Set<CSSResult>();
  #me: Me | undefined;
  #outcomes: ReadonlyMap<string, Outcome> = new Map();
  #bulk: Bulk | undefined;
  #blocks: BlockList | undefined;
  #subject: Subject | undefined;
  #openedRequest: string | undefined;
  #case: OpenCase | undefined;
  #toasts: DecidedToasts | undefined;
  #unopened: PorticoError | undefined;
  #reading: AbortController | undefined;

  constructor() {
    super();
    // Getters, for what changes; arrows, for what is protected here.
    const of = { core: () => this.text as QueueText, locale: () => this.language, me: () => this.#me, programs: () => this.#list.rows.map(({ program }) => program) };
    this.#desk = {
      host: this, get core() { return of.core(); }, get locale() { return of.locale(); }, get me() { return of.me(); }, get programs() { return of.programs(); },
      read: (endpoint, request, signal) => this.read(endpoint, request, signal ? { signal } : {}), write: (endpoint, request) => this.write(endpoint, request),
      allows: (action, request = null, subject) => ask(this, 'portico-before-decide', { action, request, subject: subject ?? null }), words: (text) => this.words(text), askAbout: (problem, about) => this.askAbout(problem, about), update: () => this.requestUpdate(), focus: (selector) => this.#focus(selector), wear: (styles) => this.#wear(styles),
      changed: (subject, row) => this.#list.changed(subject, row), decided: (request, subject, kind, row) => this.#decided(request, subject, kind, row), tell: (message) => this.#toasts?.say(message),
      open: (subject) => void this.#open(subject, true), close: () => this.#close(),
    };
    this.#list = new QueueList(this.#desk, { listed: () => this.#listed(), failed: (error) => this.fail(error) });
    this.addController(new Live(() => this.#refresh()));
  }

  protected async load(signal: AbortSignal): Promise<Status> {
    prepareDates(this.language);
    const [, me] = await Promise.all([this.#list.load(signal, this.filled), this.read(readMe, {}, { signal }).catch(() => undefined)]);
    this.#me = me;
    if (this.#subject) await this.#open(this.#subject, false, this.request);
    else await this.#openNamed();
    setTimeout(() => { import('./open-case.ts').catch(() => {}); }, aheadAfter);
    return this.#listStatus;
  }
  get #listStatus(): Status { return this.#list.rows.length > 0 ? 'ready' : 'empty'; }
  #listed(): void {
    this.#list.active = this.#list.of(this.#subject)?.id ?? this.#list.active;
    this.#selection.clear();
    this.#outcomes = new Map();
    this.#bulk?.dispose();
    this.#bulk = undefined;
    this.failure = undefined;
    if (this.filled) this.status = this.#listStatus;
  }
  /** Quiet: a lost connection is told once, any other failure waits for the next time. */
  async #refresh(): Promise<void> {
    if (!this.filled || this.failure || this.#list.loading || this.#bulk?.running) return;
    try {
      await this.#list.refresh();
      await this.#case?.refresh();
    } catch (error) {
      const failure = asPorticoError(error);
      if (this.isConnected && !this.#list.loading && (passing(failure.kind) || failure.kind === 'session')) this.fail(failure);
    }
  }
  protected override renderSkeleton(): TemplateResult { return skeleton(8); }
  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('kind')) {
      this.#list.fixed = this.kind?.trim().split(/\s+/).filter((one) => (requestKinds as readonly string[]).includes(one)).join() || undefined;
      if (this.filled) this.#list.ask({});
    }
    if (this.filled && (changed.has('registration') || changed.has('request'))) this.#openNamed().catch((cause: unknown) => this.fail(asPorticoError(cause)));
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#list.stop();
    this.#bulk?.stop();
  }

  protected renderReady(text: QueueText): TemplateResult {
    const list = this.#list, { rows } = list, bulk = this.#bulk, selected = this.#selection.of(rows);
    const chosen = bulk && (selected.length > 0 || bulk.shown);
    const late = this.failure && list.late;
    return html`
      <div class="bar"><div class="queries" ?inert=${chosen}>${queueBar(text, { shown: list.shown, wanted: list.wanted, loading: !late && list.loading, fixed: list.fixed !== undefined, ask: list.ask })}</div>${chosen ? bulk.bar(selected) : nothing}</div>
      ${late ? html`<p class="muted" role="status">${text.notShown(text.filters[list.wanted.show])}</p>` : nothing}
      <div class="columns ${this.#subject ? 'chosen' : rows.length === 0 ? 'single' : ''}">
        <div class="pane">${listHead(text, {
          rows, fresh: list.fresh.length, selected: selected.length, selectable: this.#decides, blocks: this.#me?.can.includes('partner.block') ?? false,
          selectAll: () => this.#select(() => this.#selection.toggleAll(rows)), showFresh: list.showFresh, openBlocks: () => void this.#openBlocks(),
        })}
          ${rows.length === 0 ? this.#empty(text) : html`${requestList(text, {
            rows, open: list.of(this.#subject)?.id, active: list.active, locale: this.language, selectable: this.#decides, selected: this.#selection.ids, outcomes: this.#outcomes,
            choose: (row) => void this.#open(subjectOf(row), true), select: (row, range) => this.#select(() => this.#selection.toggle(rows, row, range)), press: this.#press,
          })}
          ${list.next ? html`<div class="more"><button type="button" class="quiet" aria-busy=${list.loadingMore ? 'true' : nothing} @click=${list.more}>${text.more}</button></div>` : nothing}`}</div>
        <div class="pane" @keydown=${this.#leave}>${this.#pane(text)}</div>
      </div>
      ${this.#case?.dialog() ?? nothing}${bulk?.dialog(selected) ?? nothing}${this.#blocks?.render() ?? nothing}${this.#toasts?.render() ?? nothing}`;
  }
  get #decides(): boolean { return this.#me?.can.some((action) => action === 'registration.review' || action === 'join.decide') ?? false; }

  #pane(text: QueueText): TemplateResult | typeof nothing {
    const subject = this.#subject;
    if (!subject) return this.#list.rows.length > 0 ? panel('inbox', text.choose, text.chooseBody) : nothing;
    if (this.#case && isSame(this.#case.subject, subject)) return this.#case.render();
    if (!this.#unopened) return html`<div class="case">${skeleton(6)}</div>`;
    const back = html`<button type="button" @click=${this.#close}>${text.backToList}</button>`;
    const { kind, problem } = this.#unopened;
    const missing = problem?.status === 404;
    return html`<div class="case" role="alert">${panel('attention', missing ? text.notFound : failureWords(text, { kind, problem }).title, missing ? text.notFoundBody : (problem?.detail ?? failureWords(text, { kind, problem }).body),
      missing ? back : html`<button type="button" @click=${() => void this.#open(subject, true)}>${text.tryAgain}</button>${back}`)}</div>`;
  }
  #empty(text: QueueText): TemplateResult {
    const { ask, shown: { show, search } } = this.#list;
    if (search.trim() === '') return panel('inbox', text.empty[show], text.emptyBody[show], show === 'mine' ? html`<button type="button" @click=${() => ask({ show: 'open' })}>${text.seeOpen}</button>` : nothing);
    return panel('inbox', text.noMatch(search.trim()), text.noMatchBody, html`<button type="button" @click=${() => { ask({ search: '' }); void this.#focus('[name=search]'); }}>${text.clearSearch}</button>`);
  }

  readonly #press = (event: KeyboardEvent): void => {
    const list = this.#list, { rows } = list, at = rows.findIndex(({ id }) => id === list.active), row = rows[at];
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const next = to === undefined ? undefined : rows[to];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      if (this.#selection.ids.size > 0) this.#select(() => this.#selection.clear());
      else if (this.#subject) this.#close();
    } else if (event.key === '?') this.renderRoot.querySelector<HTMLElement>('#keys')?.togglePopover();
    else if (event.key.toLowerCase() === 'x' && row && this.#decides) this.#select(() => this.#selection.toggle(rows, row, event.shiftKey));
    else if (next) {
      event.preventDefault();
      if (event.shiftKey && row && this.#decides) this.#select(() => this.#selection.add(row, next));
      list.active = next.id;
      void list.focus();
    }
  };
  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
  #wear(styles: CSSResult): void {
    if (this.#worn.has(styles) || !styles.styleSheet) return;
    this.#worn.add(styles);
    (this.renderRoot as ShadowRoot).adoptedStyleSheets.push(styles.styleSheet);
  }
  #decided(request: string | null, subject: Subject, kind: RequestRow['kind'], { state = 'pending' }: Partial<RequestRow>): void {
    if (subject.kind === 'registration') emit(this, 'portico-registration-decided', { registration: subject.id, state: state === 'approved' ? 'approved' : 'declined' });
    if (request) emit(this, 'portico-request-decided', { request, kind, state });
  }

  // --- several at once, and the block list

  #select(change: () => void): void {
    change();
    this.requestUpdate();
    if (this.#selection.ids.size > 0 && !this.#bulk) this.#startBulk().catch((cause: unknown) => this.fail(asPorticoError(cause)));
  }
  async #startBulk(): Promise<void> {
    const { Bulk } = await import('./bulk.ts').catch(lost);
    const bulk = await Bulk.load(this.#desk, {
      show: (outcomes) => { this.#outcomes = outcomes; this.requestUpdate(); },
      drop: (id) => { this.#selection.ids.delete(id); },
      clear: () => { this.#selection.clear(); void this.#list.focus(); },
    });
    if (this.#bulk) bulk.dispose();
    else this.#bulk = bulk;
    this.requestUpdate();
  }
  async #openBlocks(): Promise<void> {
    try {
      this.#blocks ??= await (await import('./block-list.ts').catch(lost)).BlockList.load(this.#desk);
      await this.#blocks.open();
    } catch (cause) {
      this.fail(asPorticoError(cause));
    }
  }

  // --- the case

  /** Opens what `registration` or `request` names, unless it is open already. */
  async #openNamed(): Promise<void> {
    const { registration, request } = this;
    if (registration && !isSame(this.#subject, { kind: 'registration', id: registration })) return this.#open({ kind: 'registration', id: registration }, false);
    if (!request || request === this.#openedRequest) return;
    const row = await this.#list.find(request);
    if (row && request === this.request) await this.#open(subjectOf(row), false, request);
  }
  async #open(subject: Subject, focus: boolean, request?: string): Promise<void> {
    this.#reading?.abort();
    const { signal } = (this.#reading = new AbortController());
    const row = this.#list.of(subject);
    this.#subject = subject;
    this.#unopened = undefined;
    this.#list.active = row?.id ?? this.#list.active;
    this.registration = subject.kind === 'registration' ? subject.id : undefined;
    this.request = this.#openedRequest = row?.id ?? request;
    this.requestUpdate();
    try {
      const { OpenCase } = await import('./open-case.ts').catch(lost);
      const [opened, toasts] = await Promise.all([OpenCase.load(this.#desk, subject, signal), OpenCase.toasts(this.#desk)]);
      this.#toasts = toasts;
      if (signal.aborted) return;
      this.#case?.dispose();
      this.#case = opened;
    } catch (cause) {
      if (signal.aborted) return;
      this.#unopened = asPorticoError(cause);
    }
    this.requestUpdate();
    if (focus) await this.#focus('#case-title');
  }
  readonly #close = (): void => {
    this.#reading?.abort();
    this.#case?.dispose();
    this.#subject = this.registration = this.request = this.#openedRequest = this.#case = undefined;
    void this.#list.focus();
  };
  readonly #leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || (event.target as Element).matches('textarea, select, input')) return;
    event.preventDefault();
    this.#close();
  };
}
