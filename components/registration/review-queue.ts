import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';
import {
  type RegistrationCase, type RegistrationRow, activateProduct, approveRegistration, declineRegistration, listRegistrations, readRegistration,
} from '../../schema/registration.ts';
import { PorticoElement, type Status } from '../core/element.ts';
import { asPorticoError, passing } from '../core/error.ts';
import { chipStyles } from '../core/chip.ts';
import { emit } from '../core/events.ts';
import { FormController } from '../core/form.ts';
import { icon } from '../core/icons.ts';
import { panel, skeleton } from '../core/panels.ts';
import { formStyles } from '../core/styles.ts';
import { type DeclineField, declineDialog, declineFields } from './decline-dialog.ts';
import { type ReviewAction, type ReviewCase, reviewCase } from './review-case.ts';
import { reviewList } from './review-list.ts';
import { reviewQueueStyles } from './review-queue.styles.ts';
import type { ReviewText } from './review-text.en.ts';

export interface DecidedDetail { readonly registration: string; readonly state: RegistrationCase['state'] }

declare global {
  interface HTMLElementTagNameMap { 'portico-review-queue': ReviewQueueElement }
  interface HTMLElementEventMap { 'portico-registration-decided': CustomEvent<DecidedDetail> }
}

const filters = ['open', 'approved', 'declined'] as const;
type Filter = (typeof filters)[number];
/** Pause in typing after which the search runs, in milliseconds. */
const searchPause = 250;

/**
 * The registrations that a distributor or vendor reviews: list, case, approve, decline, activate the product (REG-8, REG-9, REG-13).
 * What may be done comes from the portal's answer (`can`), with the reason where it may not.
 *
 * @fires portico-ready - The list is there.
 * @fires portico-load-error - It is not; `detail.kind` says why.
 * @fires portico-registration-decided - This operator approved or declined a registration.
 * @csspart row - A registration in the list.
 * @csspart case - The registration that is open.
 * @csspart chip - A status.
 * @csspart dialog - The decline dialog.
 * @csspart panel - A message in place of the list or the case.
 * @cssstate loading, ready, empty, error, unauthorized
 */
export class ReviewQueueElement extends PorticoElement<ReviewText> {
  static override properties: PropertyDeclarations = { registration: {} };
  static override styles = [PorticoElement.styles, chipStyles, formStyles, reviewQueueStyles];

  /** Id of the registration that is open. */
  declare registration: string | undefined;

  protected get dictionary() { return { en: () => import('./review-text.en.ts'), fr: () => import('./review-text.fr.ts') }; }
  readonly #decline = new FormController<DeclineField>(this, declineFields);
  #filter: Filter = 'open';
  #search = '';
  #searching: ReturnType<typeof setTimeout> | undefined;
  #rows: RegistrationRow[] = [];
  #next: string | null = null;
  #active: string | undefined;
  #case: RegistrationCase | undefined;
  /** The one asked for last: setting `registration` from outside opens another, from here not again. */
  #opened: string | undefined;
  #reading: AbortController | undefined;
  #listing: AbortController | undefined;
  #busy: ReviewAction | 'more' | undefined;
  #message: ReviewCase['message'];
  #declining = false;
  #refusal: string | undefined;

  protected async load(signal: AbortSignal): Promise<Status> {
    await this.#list(signal);
    if (this.registration) await this.#open(this.registration, false);
    return this.#rows.length > 0 ? 'ready' : 'empty';
  }
  protected override renderSkeleton(): TemplateResult { return skeleton(6); }
  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('registration') && this.filled && this.registration && this.registration !== this.#opened) void this.#open(this.registration, false);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#searching);
  }

  protected renderReady(text: ReviewText): TemplateResult {
    const view = this.#case;
    return html`
      <div class="bar"><fieldset class="filters"><legend>${text.show}</legend>${filters.map((filter) => html`<button type="button" aria-pressed=${filter === this.#filter ? 'true' : 'false'} @click=${() => this.#showOnly(filter)}>${filter === this.#filter ? icon('success') : nothing}${text.filters[filter]}</button>`)}</fieldset>
        <search><input type="search" name="search" autocomplete="off" aria-label=${text.search} placeholder=${text.search} .value=${this.#search} maxlength="100" @input=${this.#type}></search></div>
      <div class="columns ${this.registration ? 'chosen' : this.#rows.length === 0 ? 'single' : ''}">
        <div class="pane">${this.#rows.length === 0 ? this.#empty(text) : html`${reviewList(text, { rows: this.#rows, selected: this.registration, active: this.#active, locale: this.language, choose: (id) => void this.#open(id, true), move: this.#move })}
          ${this.#next ? html`<div class="more"><button type="button" class="quiet" aria-busy=${this.#busy === 'more' ? 'true' : nothing} @click=${this.#more}>${text.more}</button></div>` : nothing}`}</div>
        <div class="pane">${view && view.id === this.registration ? reviewCase(text, { it: view, locale: this.language, busy: this.#busy === 'more' ? undefined : this.#busy, message: this.#message, act: this.#act, back: this.#close })
          : this.registration ? html`<div class="case">${this.#message ? panel('attention', this.#message.title, this.#message.detail ?? nothing, html`<button type="button" @click=${this.#close}>${text.backToList}</button>`) : skeleton(5)}</div>`
          : this.#rows.length > 0 ? panel('inbox', text.choose, text.chooseBody) : nothing}</div>
      </div>
      ${this.#declining && view ? declineDialog(text, {
        it: view, form: this.#decline, busy: this.#busy === 'registration.decline', refusal: this.#refusal, submit: this.#sendDecline, close: this.#closeDialog,
        focus: (name) => this.renderRoot.querySelector<HTMLElement>(`dialog [name='${name}']`)?.focus(),
      }) : nothing}`;
  }

  #empty(text: ReviewText): TemplateResult {
    return this.#search.trim() === '' ? panel('inbox', text.empty[this.#filter], text.emptyBody[this.#filter])
      : panel('inbox', text.noMatch(this.#search.trim()), text.noMatchBody, html`<button type="button" @click=${this.#clearSearch}>${text.clearSearch}</button>`);
  }

  // --- the list

  async #list(signal?: AbortSignal): Promise<void> {
    this.#listing?.abort();
    const own = (this.#listing = new AbortController()).signal;
    const page = await this.read(listRegistrations, { query: this.#query() }, { signal: signal ? AbortSignal.any([signal, own]) : own });
    this.#rows = page.rows;
    this.#next = page.next;
    this.#active = page.rows.find(({ id }) => id === this.registration)?.id ?? page.rows[0]?.id;
  }
  #query(cursor?: string) { return { state: this.#filter, search: this.#search.trim() || undefined, cursor }; }

  /** Lists again by another filter; a list that is overtaken by the next one is dropped. */
  async #relist(): Promise<void> {
    try {
      await this.#list();
      this.failure = undefined;
      this.status = this.#rows.length > 0 ? 'ready' : 'empty';
    } catch (error) {
      if (!(error instanceof DOMException)) this.fail(asPorticoError(error));
    }
  }
  #showOnly(filter: Filter): void {
    this.#filter = filter;
    this.requestUpdate();
    void this.#relist();
  }
  readonly #type = (event: Event): void => {
    this.#search = (event.target as HTMLInputElement).value;
    clearTimeout(this.#searching);
    this.#searching = setTimeout(() => void this.#relist(), searchPause);
  };
  readonly #clearSearch = (): void => {
    this.#search = '';
    void this.#relist();
    this.renderRoot.querySelector<HTMLElement>('[name=search]')?.focus();
  };
  readonly #more = async (): Promise<void> => {
    if (this.#busy || !this.#next) return;
    this.#busy = 'more';
    this.requestUpdate();
    const first = this.#rows.length;
    try {
      const page = await this.read(listRegistrations, { query: this.#query(this.#next) });
      this.#rows = [...this.#rows, ...page.rows];
      this.#next = page.next;
      this.#active = this.#rows[first]?.id ?? this.#active;
    } catch (error) {
      this.fail(asPorticoError(error));
    } finally {
      this.#busy = undefined;
      this.requestUpdate();
    }
    await this.#focusRow();
  };
  readonly #move = (event: KeyboardEvent): void => {
    const at = this.#rows.findIndex(({ id }) => id === this.#active);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: this.#rows.length - 1 }[event.key];
    const row = to === undefined ? undefined : this.#rows[to];
    if (!row) return;
    event.preventDefault();
    this.#active = row.id;
    this.requestUpdate();
    void this.#focusRow();
  };
  async #focusRow(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-id='${this.#active}']`)?.focus();
  }

  // --- the case

  async #open(id: string, focus: boolean): Promise<void> {
    this.#reading?.abort();
    const { signal } = (this.#reading = new AbortController());
    this.registration = this.#active = this.#opened = id;
    this.#message = undefined;
    this.requestUpdate();
    try {
      const it = await this.read(readRegistration, { params: { registration: id } }, { signal });
      if (signal.aborted) return;
      this.#case = it;
    } catch (cause) {
      if (signal.aborted) return;
      this.#say(cause);
    }
    this.requestUpdate();
    if (focus) await this.#focusTitle();
  }
  async #focusTitle(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#case-title')?.focus();
  }
  readonly #close = (): void => {
    this.#reading?.abort();
    this.registration = this.#opened = undefined;
    this.#message = undefined;
    void this.#focusRow();
  };
  #say(cause: unknown): void {
    const { kind, problem } = asPorticoError(cause);
    const error = this.text?.errors[kind];
    this.#message = { tone: passing(kind) ? 'attention' : 'danger', title: (problem ? this.text?.failed : error?.title) ?? kind, detail: problem?.detail ?? error?.body };
  }

  readonly #act = (action: ReviewAction): void => {
    if (action === 'registration.decline') {
      this.#declining = true;
      this.#refusal = undefined;
      this.requestUpdate();
      return;
    }
    const params = { registration: this.registration as string };
    void this.#decide(action, () => this.write(action === 'registration.approve' ? approveRegistration : activateProduct, { params, body: {} }));
  };
  readonly #sendDecline = (event: Event): void => {
    event.preventDefault();
    if (!this.#decline.check()) return void this.#focusSummary();
    const body = { reason: this.#decline.sent('reason') as 'other', note: this.#decline.sent('note'), reapply: this.#decline.sent('reapply') as 'now' };
    void this.#decide('registration.decline', () => this.write(declineRegistration, { params: { registration: this.registration as string }, body }));
  };
  async #focusSummary(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('dialog .summary')?.focus();
  }
  readonly #closeDialog = (): void => {
    this.#declining = false;
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("[data-action='registration.decline']")?.focus());
  };

  async #decide(action: ReviewAction, act: () => Promise<RegistrationCase>): Promise<void> {
    const { text } = this;
    if (this.#busy || !text) return;
    this.#busy = action;
    this.#message = this.#refusal = undefined;
    this.requestUpdate();
    try {
      const it = await act();
      this.#show(it);
      this.#message = { tone: 'success', title: action === 'product.activate' ? text.activated : action === 'registration.approve' ? text.approved(it.email) : text.declined(it.email) };
      if (action !== 'product.activate') emit(this, 'portico-registration-decided', { registration: it.id, state: it.state });
    } catch (cause) {
      await this.#refused(action, cause, text);
    } finally {
      this.#busy = undefined;
      this.requestUpdate();
    }
    if (!this.#declining) await this.#focusTitle();
  }

  /** The row stays in its place and shows the new state: nothing jumps away under the pointer. */
  #show(it: RegistrationCase): void {
    if (it.id === this.registration) this.#case = it;
    this.#declining = false;
    this.#decline.clear();
    const { id, state, program, distributor, email, applicant, company, country, submittedAt, dueOn, decidedAt, productActivation, conflicts } = it;
    const row = { id, state, program, distributor, email, applicant, company, country, submittedAt, dueOn, decidedAt, productActivation, conflicts };
    this.#rows = this.#rows.map((each) => (each.id === id ? row : each));
  }

  async #refused(action: ReviewAction, cause: unknown, text: ReviewText): Promise<void> {
    const { kind, problem } = asPorticoError(cause);
    if (problem?.status === 409) {
      // Somebody else acted meanwhile: show how it stands now, and who decided.
      const it = await this.read(readRegistration, { params: { registration: this.registration as string } }).catch(() => undefined);
      if (it) this.#show(it);
      this.#message = it && problem.code === 'registration.already_decided'
        ? { tone: 'info', title: text.alreadyDecided(it.decidedBy ?? text.aColleague) }
        : { tone: 'attention', title: text.failed, detail: problem.detail };
    } else if (action === 'registration.decline') {
      if (problem && this.#decline.refuseAll(problem)) await this.#focusSummary();
      else this.#refusal = problem?.detail ?? `${text.errors[kind].title}. ${text.notSent}`;
    } else this.#say(cause);
  }
}
