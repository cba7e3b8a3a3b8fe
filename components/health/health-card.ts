import { type TemplateResult, html, nothing } from 'lit';
import { type Health, type HealthState, mostCounted, readPortalHealth } from '../../schema/health.ts';
import { type Tone, chip, chipStyles } from '../core/chip.ts';
import { instantText, prepareDates } from '../core/dates.ts';
import { PorticoElement, type Status } from '../core/element.ts';
import { asPorticoError, passing } from '../core/error.ts';
import { type BeforeDetail, ask, emit } from '../core/events.ts';
import { icon } from '../core/icons.ts';
import { failureWords, notice, skeleton } from '../core/panels.ts';
import { Live } from '../requests/live.ts';
import { ago, span } from './ago.ts';
import { healthCardStyles } from './health-card.styles.ts';
import { Retry } from './retry.ts';
import type { HealthText } from './text.en.ts';

/** E-mails of one kind that gave up, about to be tried again. */
export interface BeforeRetryDetail extends BeforeDetail { readonly template: string; readonly count: number }
export interface RetriedDetail { readonly template: string; readonly count: number }
declare global {
  interface HTMLElementTagNameMap { 'portico-health-card': HealthCardElement }
  interface HTMLElementEventMap { 'portico-before-retry': CustomEvent<BeforeRetryDetail>; 'portico-retried': CustomEvent<RetriedDetail> }
}

const looks: Record<HealthState, Extract<Tone, 'success' | 'attention' | 'danger'>> = { ok: 'success', attention: 'attention', danger: 'danger' };
type Parked = Health['mail']['parkedBy'][number];

/**
 * How the portal does, for the vendor's super admins: its e-mail that waits, is late, gave up or is held back; whether the activity log is sealed; when each
 * job last ran; how large the database is. What gave up is tried again from here. Reads itself again every 15 seconds while it is in sight.
 *
 * @fires portico-ready - It is there.
 * @fires portico-load-error - It is not; `detail.kind` says why.
 * @fires portico-before-retry - Before e-mails that gave up are tried again; can be prevented, or delayed by `detail.waitUntil(promise)`.
 * @fires portico-retried - They are on their way again; `detail.count` says how many.
 * @fires portico-before-ask - Before whoever can lift a refusal is asked; can be prevented, or delayed by `detail.waitUntil(promise)`.
 * @fires portico-help-asked - They were asked: the request waits in their queue.
 * @csspart chip - A state: well, to be looked at, urgent.
 * @csspart tile - One of the things that are told.
 * @csspart dialog - The dialog that asks for a proof of who it is.
 * @csspart field - A label with its control, in the dialog.
 * @csspart panel - A message in place of all.
 * @cssstate loading, ready, empty, error, unauthorized
 */
export class HealthCardElement extends PorticoElement<HealthText> {
  static override styles = [PorticoElement.styles, chipStyles, healthCardStyles];

  protected get dictionary() { return { en: () => import('./text.en.ts'), fr: () => import('./text.fr.ts') }; }
  protected override get asking() { return () => import('../core/refusal.ts'); }
  #health: Health | undefined;
  #retry: Retry | undefined;
  #looking = false;
  #told: { readonly tone: 'success' | 'attention'; readonly title: string; readonly detail?: string } | undefined;

  constructor() {
    super();
    this.addController(new Live(() => this.#refresh()));
  }
  protected async load(signal: AbortSignal): Promise<Status> {
    prepareDates(this.language);
    this.#health = await this.read(readPortalHealth, {}, { signal });
    return this.#status;
  }
  /** Empty: there is nothing that asks for anybody. */
  get #status(): Status { return this.#health?.state === 'ok' ? 'empty' : 'ready'; }
  protected override renderSkeleton(): TemplateResult { return skeleton(7); }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#retry?.stop();
  }

  /** Quiet, unless it was asked for: a lost connection is told once. */
  async #refresh(asked = false): Promise<void> {
    if (!this.filled || this.#looking || (!asked && (this.failure || this.#retry))) return;
    this.#looking = true;
    if (asked) this.requestUpdate();
    try {
      this.#health = await this.read(readPortalHealth, {});
      this.failure = undefined;
      this.status = this.#status;
    } catch (cause) {
      const failure = asPorticoError(cause);
      if (this.isConnected && (asked || passing(failure.kind) || failure.kind === 'session')) this.fail(failure);
    } finally {
      this.#looking = false;
      this.requestUpdate();
    }
  }
  readonly #again = (): void => {
    this.#told = undefined;
    void this.#refresh(true);
  };

  async #tryAgain({ template, count }: Parked): Promise<void> {
    if (this.#retry) return;
    const text = this.text as HealthText, retry = new Retry({ read: (endpoint, request) => this.read(endpoint, request), write: (endpoint, request) => this.write(endpoint, request), update: () => this.requestUpdate() }, template, count);
    this.#told = undefined;
    let failure: string | undefined;
    try {
      if (!(await ask(this, 'portico-before-retry', { template, count }))) return;
      this.#retry = retry;
      this.requestUpdate();
      await retry.run();
    } catch (cause) {
      const { kind, problem } = asPorticoError(cause);
      failure = problem?.detail ?? failureWords(text, { kind, problem }).body;
    } finally {
      this.#retry = undefined;
    }
    if (!this.isConnected) return;
    if (retry.done > 0) emit(this, 'portico-retried', { template, count: retry.done });
    const done = retry.done > 0 ? text.retried(retry.done) : '';
    this.#told = failure === undefined ? { tone: 'success', title: done || text.retried(0) } : { tone: 'attention', title: done || text.notRetried, detail: done ? `${text.notRetried}. ${failure}` : failure };
    await this.#refresh(true);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-retry='${template}'], #title`)?.focus();
  }

  protected renderReady(text: HealthText): TemplateResult {
    const it = this.#health as Health, tone = looks[it.state], told = this.#told;
    return html`<section class="head ${tone}" aria-labelledby="title">${icon(tone)}<div><h2 id="title" tabindex="-1">${text.titles[it.state]}</h2><p>${text.bodies[it.state]}</p><p class="muted small">${text.asOf(instantText(it.at, this.language), it.version)}</p></div>
        <button type="button" data-action="refresh" aria-busy=${this.#looking ? 'true' : nothing} @click=${this.#again}>${text.refresh}</button></section>
      <div class="told" role="status">${told ? notice(told.tone, told.title, told.detail) : nothing}</div>
      <div class="tiles">${it.mail.parkedBy.length > 0 ? this.#parked(text, it) : nothing}${this.#mail(text, it)}${this.#jobs(text, it)}${this.#sealing(text, it)}${this.#database(text, it)}</div>`;
  }
  #tile(text: HealthText, name: string, title: string, state: HealthState, content: unknown, look = ''): TemplateResult {
    return html`<section class="tile ${look}" part="tile" aria-labelledby=${name}><header><h3 id=${name}>${title}</h3>${chip(looks[state], looks[state], text.states[state])}</header>${content}</section>`;
  }
  #count(text: HealthText, count: number): string {
    const words = new Intl.NumberFormat(this.language).format(count);
    return count >= mostCounted ? text.atLeast(words) : words;
  }
  #mail(text: HealthText, { mail }: Health): TemplateResult {
    return this.#tile(text, 'mail', text.mail, mail.state, html`<dl>${(['waiting', 'late', 'parked', 'suppressed'] as const).map((what) => html`<div><dt>${text.counts[what]}</dt><dd>${this.#count(text, mail[what])}</dd></div>`)}</dl>
      ${mail.suppressed > 0 ? html`<p class="muted small">${text.suppressedHint}</p>` : nothing}`);
  }
  #parked(text: HealthText, it: Health): TemplateResult {
    const running = this.#retry;
    return this.#tile(text, 'parked', text.parkedTitle, it.mail.state === 'ok' ? 'attention' : it.mail.state, html`<p class="muted small">${text.parkedHint}</p>
      <ul class="parked">${it.mail.parkedBy.map((one) => html`<li><div><strong>${text.templates[one.template]}</strong>
          <span>${one.count > 1 ? `${text.howMany(this.#count(text, one.count))} ` : nothing}${this.#why(text, one.newest.error)}</span><span class="muted small">${text.tried(one.newest.attempts, ago(one.newest.createdAt, it.at, this.language))}</span></div>
        ${running?.template === one.template ? html`<div class="running"><progress max=${running.all} value=${running.done} aria-label=${text.retrying(running.done, running.all)}></progress><span>${text.retrying(running.done, running.all)}</span><button type="button" class="quiet" data-action="stop" @click=${() => running.stop()}>${text.stop}</button></div>`
          : html`<button type="button" data-retry=${one.template} aria-disabled=${running ? 'true' : nothing} @click=${() => void this.#tryAgain(one)}>${text.retry(one.count)}<span class="hidden">, ${text.templates[one.template]}</span></button>`}</li>`)}</ul>`, 'wide');
  }
  #why(text: HealthText, word: string | null): TemplateResult | string {
    if (word === null) return text.noError;
    return Object.hasOwn(text.whys, word) ? html`${text.whys[word]} <code>${word}</code>` : html`<code>${word}</code>`;
  }
  #jobs(text: HealthText, { jobs, at }: Health): TemplateResult {
    const took = (ms: number): string => new Intl.NumberFormat(this.language, { style: 'unit', unit: ms < 10_000 ? 'millisecond' : 'second', maximumFractionDigits: 0 }).format(ms < 10_000 ? ms : ms / 1_000);
    const worst = jobs.some(({ state }) => state === 'danger') ? 'danger' : jobs.some(({ state }) => state === 'attention') ? 'attention' : 'ok';
    return this.#tile(text, 'jobs', text.jobs, worst, html`<dl class="jobs">${jobs.map((job) => html`<div><dt>${text.jobNames[job.job]}</dt><dd>${job.at === null ? html`<span class="muted">${job.state === 'ok' ? text.when.none : text.when.never}</span>`
      : html`<time datetime=${job.at} title=${instantText(job.at, this.language)}>${job.took ? text.ran(ago(job.at, at, this.language), took(job.took)) : ago(job.at, at, this.language)}</time>`}${job.state === 'ok' ? nothing : chip(looks[job.state], looks[job.state], text.states[job.state])}</dd></div>`)}</dl>`);
  }
  #sealing(text: HealthText, { sealing, at }: Health): TemplateResult {
    const { state, waiting, since } = sealing;
    return this.#tile(text, 'sealing', text.sealing, state, html`<p>${since === null || waiting === 0 ? text.sealed : text.unsealed(this.#count(text, waiting), span(since, at, this.language))}</p>`);
  }
  #database(text: HealthText, { database: it }: Health): TemplateResult {
    if (!it) return this.#tile(text, 'database', text.database, 'ok', html`<p class="muted">${text.noSize}</p>`);
    const bytes = (size: number): string => { const large = size >= 1e9; return new Intl.NumberFormat(this.language, { style: 'unit', unit: large ? 'gigabyte' : 'megabyte', maximumFractionDigits: 1 }).format(size / (large ? 1024 ** 3 : 1024 ** 2)); };
    const words = text.size(bytes(it.bytes), bytes(it.most));
    return this.#tile(text, 'database', text.database, it.state, html`<p>${words}</p><meter min="0" max=${it.most} low=${it.most * 0.7} high=${it.most * 0.9} optimum="0" value=${it.bytes} aria-label=${words}></meter>`);
  }
}
