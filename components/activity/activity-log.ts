import { type CSSResult, type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';
import { type ActivityEntry, listActivity } from '../../schema/activity.ts';
import { instantText, prepareDates } from '../core/dates.ts';
import { PorticoElement, type Status } from '../core/element.ts';
import { asPorticoError, passing } from '../core/error.ts';
import { type BeforeDetail, ask, emit } from '../core/events.ts';
import { notice, panel, skeleton } from '../core/panels.ts';
import { Live } from '../requests/live.ts';
import { activityLogStyles } from './activity-log.styles.ts';
import type { Download, Page } from './download.ts';
import { logBar } from './log-bar.ts';
import { logList } from './log-list.ts';
import { type LogQuery, everything, filtersOf, isNarrow } from './log-query.ts';
import type { PersonFilter } from './person-filter.ts';
import type { LogText } from './text.en.ts';

/** All that the filters leave, as a file. */
export interface BeforeDownloadDetail extends BeforeDetail { readonly actor: string | null; readonly event: string | null; readonly subject: string | null }
export interface DownloadedDetail { readonly entries: number }

declare global {
  interface HTMLElementTagNameMap { 'portico-activity-log': ActivityLogElement }
  interface HTMLElementEventMap { 'portico-before-download': CustomEvent<BeforeDownloadDetail>; 'portico-downloaded': CustomEvent<DownloadedDetail> }
}

const exported = '500';
const lost = (cause: unknown): never => { throw asPorticoError(cause, 'connection'); };

/**
 * The activity log of an organization, for its admins (OPR-10): who did what to what, from what to what, when, by which rule, and that it was
 * sealed. Narrowed by person, action, object and time; downloaded as CSV exactly as it is narrowed.
 *
 * @fires portico-ready - The log is there.
 * @fires portico-load-error - It is not; `detail.kind` says why.
 * @fires portico-before-download - Before all that the filters leave is fetched for a file; can be prevented, or delayed by `detail.waitUntil(promise)`.
 * @fires portico-downloaded - The file was handed to the browser; `detail.entries` says how many it has.
 * @fires portico-before-ask - Before whoever can lift a refusal is asked; can be prevented, or delayed by `detail.waitUntil(promise)`.
 * @fires portico-help-asked - They were asked: the request waits in their queue.
 * @csspart log - The entries.
 * @csspart field - A label with its control.
 * @csspart dialog - The dialog that asks for a proof of who it is.
 * @csspart panel - A message in place of the entries.
 * @cssstate loading, ready, empty, error, unauthorized
 */
export class ActivityLogElement extends PorticoElement<LogText> {
  static override properties: PropertyDeclarations = { subject: {}, actor: {} };
  static override styles = [PorticoElement.styles, activityLogStyles];

  /** Id of the object that the log begins with, e.g. `reg_…`. */
  declare subject: string | undefined;
  /** Id of the operator that the log begins with, or `applicant`, `policy`, `portal`, `key`. */
  declare actor: string | undefined;

  protected get dictionary() { return { en: () => import('./text.en.ts'), fr: () => import('./text.fr.ts') }; }
  protected override get asking() { return () => import('../core/refusal.ts'); }
  /** What the entries on screen are, and what was asked for last: apart while it is on its way, or did not come. */
  #shown: LogQuery = everything;
  #wanted: LogQuery = everything;
  #rows: readonly ActivityEntry[] = [];
  /** Came since; offered above the list. */
  #fresh: readonly ActivityEntry[] = [];
  #next: string | null = null;
  #until: string | null = null;
  readonly #open = new Set<string>();
  #more = false;
  #listing: AbortController | undefined;
  #person: PersonFilter | undefined;
  #choosing = false;
  #download: Download | undefined;
  #told: { readonly tone: 'success' | 'attention'; readonly title: string } | undefined;

  constructor() {
    super();
    this.addController(new Live(() => this.#refresh()));
  }
  protected async load(signal: AbortSignal): Promise<Status> {
    prepareDates(this.language);
    const page = await this.#page(this.#wanted, undefined, signal);
    this.#take(page, this.#wanted);
    return this.#status;
  }
  get #status(): Status { return this.#rows.length > 0 || isNarrow(this.#shown) ? 'ready' : 'empty'; }
  #page(query: LogQuery, cursor: string | undefined, signal?: AbortSignal, limit?: string): Promise<Page> {
    return this.read(listActivity, { query: { ...filtersOf(query), cursor, limit } }, signal ? { signal } : {});
  }
  #take({ rows, next, until }: Page, query: LogQuery): void {
    this.#shown = query;
    this.#rows = rows;
    this.#next = next;
    this.#until = until;
    this.#fresh = [];
    this.#learn(query, rows);
    this.#open.clear();
    this.failure = undefined;
  }
  /** Named by an id, as by an attribute: the entries know what it is called. */
  #learn({ actor, subject }: LogQuery, rows: readonly ActivityEntry[]): void {
    const person = rows.find((row) => row.actor.id === actor && row.actor.name)?.actor.name, object = rows.find((row) => row.subject.id === subject && row.subject.name)?.subject.name;
    if (this.#wanted.actor === actor) this.#wanted = { ...this.#wanted, actorName: this.#wanted.actorName ?? person ?? undefined };
    if (this.#wanted.subject === subject) this.#wanted = { ...this.#wanted, subjectName: object ?? this.#wanted.subjectName };
  }
  protected override renderSkeleton(): TemplateResult { return skeleton(10); }
  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const { subject, actor } = this, named = { ...(changed.has('subject') && { subject: subject || undefined, subjectName: undefined }), ...(changed.has('actor') && { actor: actor || undefined, actorName: undefined }) };
    super.willUpdate(changed);
    if (Object.keys(named).length === 0) return;
    if (this.filled) this.#ask(named);
    else this.#wanted = { ...this.#wanted, ...named };
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#download?.stop();
  }

  /** A list that is overtaken by the next one is dropped. */
  readonly #ask = (query: Partial<LogQuery>): void => {
    this.#wanted = { ...this.#wanted, ...query };
    this.#told = undefined;
    void this.#relist();
  };
  async #relist(): Promise<void> {
    this.#listing?.abort();
    const own = (this.#listing = new AbortController()), query = this.#wanted;
    this.requestUpdate();
    try {
      const page = await this.#page(query, undefined, own.signal);
      if (own.signal.aborted) return;
      this.#take(page, query);
      this.status = this.#status;
    } catch (error) {
      if (!own.signal.aborted && this.isConnected) this.fail(asPorticoError(error));
    } finally {
      if (this.#listing === own) this.#listing = undefined;
      this.requestUpdate();
    }
  }
  readonly #further = async (): Promise<void> => {
    if (this.#more || !this.#next) return;
    this.#more = true;
    this.requestUpdate();
    const query = this.#shown, first = this.#rows.length;
    try {
      const { rows, next, until } = await this.#page(query, this.#next);
      if (query !== this.#shown) return;
      this.#rows = [...this.#rows, ...rows];
      this.#next = next;
      this.#until = until;
    } catch (error) {
      this.fail(asPorticoError(error));
    } finally {
      this.#more = false;
      this.requestUpdate();
    }
    const next = this.#rows[first]?.id;
    if (next) await this.#focus(`[data-id='${next}'] .link`);
  };
  /** Quiet: a lost connection is told once, any other failure waits for the next time. What came is offered, and nothing moves. */
  async #refresh(): Promise<void> {
    if (!this.filled || this.failure || this.#listing || this.#more) return;
    const query = this.#shown;
    try {
      const { rows } = await this.#page(query, undefined);
      if (query !== this.#shown || this.#listing) return;
      const now = new Map(rows.map((row) => [row.id, row])), newest = this.#rows[0]?.id ?? '';
      this.#rows = this.#rows.map((row) => (now.get(row.id)?.sealed ? { ...row, sealed: true } : row));
      this.#fresh = rows.filter(({ id }) => id > newest);
      this.requestUpdate();
    } catch (error) {
      const failure = asPorticoError(error);
      if (this.isConnected && !this.#listing && (passing(failure.kind) || failure.kind === 'session')) this.fail(failure);
    }
  }
  readonly #showFresh = (): void => {
    const all = this.#fresh.length, first = this.#fresh[0]?.id;
    // A whole page of them: there may be more in between.
    if (this.#rows.length > 0 && all >= 50) return this.#ask({});
    this.#rows = [...this.#fresh, ...this.#rows];
    this.#fresh = [];
    this.status = this.#status;
    void this.#focus(`[data-id='${first}'] .link`);
  };

  // --- what is asked for by a press

  readonly #choose = async (): Promise<void> => {
    this.#choosing = !this.#choosing;
    this.requestUpdate();
    try {
      this.#person ??= await (await import('./person-filter.ts').catch(lost)).PersonFilter.load({
        host: this, text: () => this.text as LogText, locale: () => this.language, read: (endpoint, request, signal) => this.read(endpoint, request, { signal }), wear: (styles) => this.#wear(styles),
        chosen: (actor, actorName) => { this.#choosing = false; this.#ask({ actor, actorName }); void this.#focus('#who'); },
      });
      this.#person.clear();
      await this.#focus('#person input');
      // Its list opens with it.
      this.renderRoot.querySelector<HTMLElement>('#person input')?.click();
    } catch (cause) {
      this.#choosing = false;
      this.fail(asPorticoError(cause));
    }
  };
  readonly #leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#choosing) return;
    this.#choosing = false;
    void this.#focus('#who');
  };
  readonly #clear = (): void => {
    this.#ask(everything);
    void this.#focus('#who');
  };
  readonly #save = async (): Promise<void> => {
    const query = this.#shown, text = this.text as LogText;
    this.#told = undefined;
    try {
      if (!(await ask(this, 'portico-before-download', { actor: query.actor ?? null, event: query.event ?? null, subject: query.subject ?? null }))) return;
      const { Download } = await import('./download.ts').catch(lost);
      const download = (this.#download = await Download.load({ text: () => text, locale: () => this.language, words: (more) => this.words(more), page: (cursor, signal) => this.#page(query, cursor, signal, exported), update: () => this.requestUpdate() }));
      this.requestUpdate();
      const entries = await download.run();
      if (entries === undefined) return;
      this.#told = { tone: 'success', title: download.saved };
      emit(this, 'portico-downloaded', { entries });
    } catch {
      if (this.isConnected) this.#told = { tone: 'attention', title: text.notSaved };
    } finally {
      this.#download = undefined;
      this.requestUpdate();
    }
  };
  #wear(styles: CSSResult): void {
    const { adoptedStyleSheets } = this.renderRoot as ShadowRoot;
    if (styles.styleSheet && !adoptedStyleSheets.includes(styles.styleSheet)) adoptedStyleSheets.push(styles.styleSheet);
  }
  async #focus(selector: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  protected renderReady(text: LogText): TemplateResult {
    const rows = this.#rows, fresh = this.#fresh.length, told = this.#told;
    return html`${logBar(text, { wanted: this.#wanted, loading: this.#listing !== undefined, choosing: this.#choosing, downloading: this.#download !== undefined, ask: this.#ask, clear: this.#clear, choose: () => void this.#choose(), download: () => void this.#save() })}
      ${this.#choosing && this.#person ? html`<div @keydown=${this.#leave}>${this.#person.render()}</div>` : nothing}
      ${this.#download?.render() ?? nothing}<div role="status">${told ? html`<div class="told">${notice(told.tone, told.title)}</div>` : nothing}${fresh > 0 ? html`<button type="button" class="fresh" @click=${this.#showFresh}>${text.fresh(fresh)}</button>` : nothing}</div>
      <div class="entries" part="log" aria-busy=${this.#listing ? 'true' : nothing}>${rows.length > 0
        ? logList(text, { rows, locale: this.language, open: this.#open, reference: (event) => `${this.connection.endpoint}/reference#${event}`, toggle: (id) => { if (!this.#open.delete(id)) this.#open.add(id); this.requestUpdate(); }, ask: this.#ask })
        : this.#empty(text)}${this.#next ? this.#end(text) : nothing}</div>`;
  }
  #end(text: LogText): TemplateResult {
    const searched = this.#shown.event !== undefined || (this.#shown.actor !== undefined && this.#shown.subject === undefined);
    return html`<div class="end">${searched && this.#until ? html`<p class="muted">${text.lookedTo(instantText(this.#until, this.language))}</p>` : nothing}<button type="button" class="quiet" data-action="more" aria-busy=${this.#more ? 'true' : nothing} @click=${this.#further}>${searched ? text.lookFurther : text.loadMore}</button></div>`;
  }
  #empty(text: LogText): TemplateResult {
    if (!isNarrow(this.#shown)) return panel('inbox', text.empty, text.emptyBody);
    return panel('inbox', text.noMatch, this.#next ? text.noMatchYet : text.noMatchBody, html`<button type="button" @click=${this.#clear}>${text.clear}</button>`);
  }
}
