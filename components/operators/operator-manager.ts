import { type CSSResult, type TemplateResult, html, nothing } from 'lit';
import { type Me, readMe } from '../../schema/operators.ts';
import type { OperatorRow } from '../../schema/team.ts';
import type { Role } from '../../schema/values.ts';
import { chipStyles } from '../core/chip.ts';
import { prepareDates } from '../core/dates.ts';
import { PorticoElement, type Status } from '../core/element.ts';
import { asPorticoError, passing } from '../core/error.ts';
import { ask } from '../core/events.ts';
import { type MenuItem, menu, menuStyles } from '../core/menu.ts';
import { panel, skeleton } from '../core/panels.ts';
import { register } from '../core/register.ts';
import { Selection } from '../core/selection.ts';
import { table, tableStyles } from '../core/table.ts';
import { Live } from '../requests/live.ts';
import type { ImportDialog } from './import/import-dialog.ts';
import type { InviteDialog } from './invite-dialog.ts';
import type { ManagerText } from './manager-text.en.ts';
import { operatorManagerStyles } from './operator-manager.styles.ts';
import type { TeamActs } from './team-acts.ts';
import { type BeforeOperatorChangeDetail, type OperatorChangedDetail, type OperatorRemovedDetail, type OperatorsImportedDetail, type OperatorsInvitedDetail, type TeamDesk, nameOf } from './team-desk.ts';
import { TeamList, type TeamQuery } from './team-list.ts';
import { type Asked, columnsOf, menuOf, sortBy, sortOf } from './team-table.ts';

declare global {
  interface HTMLElementTagNameMap { 'portico-operator-manager': OperatorManagerElement }
  interface HTMLElementEventMap {
    'portico-before-operator-change': CustomEvent<BeforeOperatorChangeDetail>; 'portico-operators-invited': CustomEvent<OperatorsInvitedDetail>; 'portico-operator-changed': CustomEvent<OperatorChangedDetail>;
    'portico-operator-removed': CustomEvent<OperatorRemovedDetail>; 'portico-operators-imported': CustomEvent<OperatorsImportedDetail>;
  }
}

/** When the dialogs' code is fetched ahead, in milliseconds after the list. */
const aheadAfter = 500;
/** Pause in typing after which the search runs, in milliseconds. */
const searchPause = 250;
const views = ['operators', 'invitations', 'requests'] as const;
type View = (typeof views)[number];
const filters = ['current', 'active', 'removed'] as const satisfies readonly TeamQuery['show'][];
const lost = (cause: unknown): never => { throw asPorticoError(cause, 'connection'); };

/**
 * Who has access to the organization, as whom: operators and pending invitations with search, filters and sorts; adding, changing roles, handing the role
 * over, removing, and taking over another portal's users; and the requests for access. What may be done comes from the portal's answer (`can`), with the
 * reason where it may not. Only admins see it (OPR-2).
 *
 * @fires portico-ready - The list is there.
 * @fires portico-load-error - It is not; `detail.kind` says why.
 * @fires portico-before-operator-change - Before people are invited or imported, or one is changed; `detail.action` names it. Can be prevented, or delayed by `detail.waitUntil(promise)`.
 * @fires portico-operators-invited - People were invited; `detail.count` says how many.
 * @fires portico-operator-changed - An operator has another role, or its invitation was sent again.
 * @fires portico-operator-removed - An operator was removed, or its invitation canceled.
 * @fires portico-operators-imported - Users of another portal were taken over.
 * @fires portico-before-ask - Before whoever can lift a refusal is asked; can be prevented, or delayed by `detail.waitUntil(promise)`.
 * @fires portico-help-asked - Whoever can lift a refusal was asked.
 * @fires portico-before-decide - Before a request for access is decided; can be prevented, or delayed by `detail.waitUntil(promise)`.
 * @fires portico-registration-decided - A registration was decided among the requests.
 * @fires portico-request-decided - A request for access was decided.
 * @csspart table - The list.
 * @csspart menu - The actions of the list, or of a row.
 * @csspart chip - A role, or a status.
 * @csspart field - A label with its control, in the dialogs.
 * @csspart dialog - A dialog that asks before something changes, or adds people.
 * @csspart toast - What was done, in passing.
 * @csspart panel - A message in place of the list.
 * @csspart row - A request for access.
 * @csspart case - The request that is open.
 * @csspart timeline - Its way, step by step.
 * @cssstate loading, ready, empty, error, unauthorized
 */
export class OperatorManagerElement extends PorticoElement<ManagerText> {
  static override styles = [PorticoElement.styles, chipStyles, menuStyles, tableStyles, operatorManagerStyles];

  protected get dictionary() { return { en: () => import('./manager-text.en.ts'), fr: () => import('./manager-text.fr.ts') }; }
  protected override get asking() { return () => import('../core/refusal.ts'); }
  readonly #desk: TeamDesk;
  readonly #list: TeamList;
  readonly #selection = new Selection();
  readonly #worn = new Set<CSSResult>();
  #me: Me | undefined;
  #view: View = 'operators';
  #acts: TeamActs | undefined;
  #invite: InviteDialog | undefined;
  #import: ImportDialog | undefined;

  constructor() {
    super();
    // Getters, for what changes; arrows, for what is protected here.
    const of = { core: () => this.text as ManagerText, locale: () => this.language, me: () => this.#me, signInAddress: () => this.signInAddress };
    this.#desk = {
      host: this, get core() { return of.core(); }, get locale() { return of.locale(); }, get me() { return of.me(); }, get signInAddress() { return of.signInAddress(); },
      read: (endpoint, request, signal) => this.read(endpoint, request, signal ? { signal } : {}), write: (endpoint, request, signal) => this.write(endpoint, request, signal ? { signal } : {}),
      allows: (action, operator) => ask(this, 'portico-before-operator-change', { action, operator: operator ?? null }), words: (text) => this.words(text), update: () => this.requestUpdate(),
      focus: (selector) => this.#focus(selector), wear: (styles) => this.#wear(styles), changed: (row) => this.#list.changed(row), relist: () => this.#list.relist(),
    };
    this.#list = new TeamList(this.#desk, { listed: () => this.#listed(), failed: (error) => this.fail(error) });
    this.addController(new Live(() => this.#refresh()));
  }

  protected async load(signal: AbortSignal): Promise<Status> {
    prepareDates(this.language);
    const [, me] = await Promise.all([this.#list.load(signal, this.filled), this.read(readMe, {}, { signal }).catch(() => undefined)]);
    this.#me = me;
    setTimeout(() => { import('./team-acts.ts').catch(() => {}); }, aheadAfter);
    return this.#listStatus;
  }
  get #listStatus(): Status { return this.#list.rows.length > 0 ? 'ready' : 'empty'; }
  #listed(): void {
    this.failure = undefined;
    this.#selection.clear();
    this.#acts?.outcomes.clear();
    if (this.filled) this.status = this.#listStatus;
  }
  /** Quiet: a lost connection is told once, any other failure waits for the next time. */
  async #refresh(): Promise<void> {
    if (!this.filled || this.failure || this.#list.loading || this.#acts?.progress || this.#view === 'requests') return;
    try {
      await this.#list.refresh();
    } catch (error) {
      const failure = asPorticoError(error);
      if (this.isConnected && !this.#list.loading && (passing(failure.kind) || failure.kind === 'session')) this.fail(failure);
    }
  }
  protected override renderSkeleton(): TemplateResult { return skeleton(8); }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#list.stop();
    this.#import?.stop();
  }

  protected renderReady(text: ManagerText): TemplateResult {
    return html`
      <div class="bar"><div role="tablist" aria-label=${text.views} @keydown=${this.#turn}>${views.map((view) => html`<button type="button" role="tab" id="tab-${view}" data-view=${view} aria-selected=${view === this.#view ? 'true' : 'false'} aria-controls="view" tabindex=${view === this.#view ? nothing : '-1'} @click=${() => this.#show(view)}>${text.tabs[view]}</button>`)}</div>
        ${menu({ id: 'actions', label: text.actions, items: this.#actions(text) })}</div>
      <div role="tabpanel" id="view" aria-labelledby="tab-${this.#view}">${this.#view === 'requests' ? this.#requests() : this.#people(text)}</div>
      ${this.#acts?.dialog() ?? nothing}${this.#invite?.dialog() ?? nothing}${this.#import?.dialog() ?? nothing}${this.#acts?.toasts() ?? nothing}`;
  }
  #actions(text: ManagerText): MenuItem[] {
    const adding: MenuItem = { key: 'invite', label: text.add, act: () => void this.#openInvite() };
    return this.#me?.can.includes('operator.import') ? [adding, { key: 'import', label: text.import, act: () => void this.#openImport() }] : [adding];
  }
  #people(text: ManagerText): TemplateResult {
    const list = this.#list, { shown, wanted, rows } = list, late = this.failure && list.late;
    return html`${late ? html`<p class="muted" role="status">${text.notShown}</p>` : nothing}
      ${table<OperatorRow>(text.table, {
        id: 'team', label: this.#view === 'invitations' ? text.invitationsList : text.list, columns: columnsOf(text, this.language, shown.show, this.#acts?.outcomes), rows, busy: !late && list.loading, nameOf,
        sort: sortOf(shown.sort), sortBy: (sort) => list.ask({ sort: sortBy(sort) }), actions: (row) => menuOf(text, row, (what, row) => void this.#act(what, row)), filters: this.#filters(text, wanted), empty: this.#empty(text),
        selecting: shown.show === 'invited' ? { selection: this.#selection, changed: () => this.requestUpdate(), bulk: (chosen) => this.#bulk(text, chosen) } : undefined,
      })}
      <div class="beneath">${list.fresh > 0 ? html`<button type="button" class="quiet fresh" data-action="fresh" @click=${() => void list.relist()}>${text.fresh(list.fresh)}</button>` : nothing}
        ${list.next ? html`<button type="button" class="quiet" data-action="more" aria-busy=${list.loadingMore ? 'true' : nothing} @click=${list.more}>${text.more}</button>` : nothing}</div>`;
  }
  #bulk(text: ManagerText, chosen: readonly OperatorRow[]): TemplateResult {
    const progress = this.#acts?.progress;
    if (progress) return html`<progress max=${progress.all} value=${progress.done} aria-label=${text.progress(progress.done, progress.all)}></progress><span>${text.progress(progress.done, progress.all)}</span>`;
    const run = (what: 'invitation.resend' | 'invitation.cancel') => (): void => void this.#bring(async () => this.#acts?.several(what, chosen, ({ id }) => this.#selection.ids.delete(id)));
    return html`<button type="button" data-action="bulk.resend" @click=${run('invitation.resend')}>${text.resendSome}</button><button type="button" class="destructive" data-action="bulk.cancel" @click=${run('invitation.cancel')}>${text.cancelSome}</button>`;
  }
  #filters(text: ManagerText, wanted: TeamQuery): TemplateResult {
    const { ask } = this.#list;
    return html`<search><input type="search" name="search" autocomplete="off" aria-label=${text.search} placeholder=${text.searchPlaceholder} .value=${wanted.search} maxlength="100" @input=${(event: Event) => ask({ search: (event.target as HTMLInputElement).value }, searchPause)}></search>
      ${this.#view === 'operators' ? html`<select name="show" autocomplete="off" aria-label=${text.showLabel} @change=${(event: Event) => ask({ show: (event.target as HTMLSelectElement).value as TeamQuery['show'] })}>${filters.map((show) => html`<option value=${show} ?selected=${show === wanted.show}>${text.filters[show]}</option>`)}</select>` : nothing}
      <select name="role" autocomplete="off" aria-label=${text.roleLabel} @change=${(event: Event) => ask({ role: ((event.target as HTMLSelectElement).value || undefined) as TeamQuery['role'] })}>
        <option value="" ?selected=${!wanted.role}>${text.anyRole}</option>${(Object.keys(text.roles) as Role[]).map((role) => html`<option value=${role} ?selected=${role === wanted.role}>${text.roles[role]}</option>`)}</select>`;
  }
  #empty(text: ManagerText): TemplateResult {
    const { ask, shown: { show, role, search } } = this.#list;
    if (search.trim() !== '' || role) return panel('inbox', text.noMatch, text.noMatchBody, html`<button type="button" data-action="all" @click=${() => { ask({ search: '', role: undefined }); void this.#focus('[name=search]'); }}>${text.showAll}</button>`);
    if (show === 'removed') return panel('inbox', text.noneRemoved, text.noneRemovedBody);
    return panel('inbox', show === 'invited' ? text.noneInvited : text.none, show === 'invited' ? text.noneInvitedBody : text.noneBody, html`<button type="button" data-action="first" @click=${() => void this.#openInvite()}>${text.add}</button>`);
  }
  #requests(): TemplateResult {
    // What it says of its own coming is not ours.
    const own = (event: Event): void => event.stopPropagation();
    return html`<portico-review-queue kind="join help" exportparts="row, case, timeline, field, chip, dialog, toast, panel" @portico-ready=${own} @portico-load-error=${own}></portico-review-queue>`;
  }

  #show(view: View): void {
    if (view === this.#view) return;
    this.#view = view;
    if (view === 'requests') import('../requests/review-queue.ts').then(({ ReviewQueueElement }) => register('portico-review-queue', ReviewQueueElement), lost).catch((cause: unknown) => this.fail(asPorticoError(cause)));
    else this.#list.ask({ show: view === 'invitations' ? 'invited' : 'current', search: '', role: undefined });
    this.requestUpdate();
  }
  readonly #turn = (event: KeyboardEvent): void => {
    const at = views.indexOf(this.#view), forward = (event.key === 'ArrowRight') === (this.text?.direction === 'ltr');
    const to = { ArrowRight: at + (forward ? 1 : -1), ArrowLeft: at + (forward ? 1 : -1), Home: 0, End: -1 }[event.key], view = to === undefined ? undefined : views.at(to % views.length);
    if (!view || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#show(view);
    void this.#focus(`[data-view='${view}']`);
  };
  async #focus(selector: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
  #wear(styles: CSSResult): void {
    if (this.#worn.has(styles) || !styles.styleSheet) return;
    this.#worn.add(styles);
    (this.renderRoot as ShadowRoot).adoptedStyleSheets.push(styles.styleSheet);
  }

  // --- what is done comes with its code

  async #bring(run: () => Promise<void>): Promise<void> {
    try {
      this.#acts = await (await import('./team-acts.ts').catch(lost)).TeamActs.load(this.#desk, this.#acts);
      await run();
    } catch (cause) {
      this.fail(asPorticoError(cause));
    }
  }
  #act(what: Asked, row: OperatorRow): Promise<void> { return this.#bring(async () => this.#acts?.act(what, row)); }
  #openInvite(): Promise<void> {
    return this.#bring(async () => {
      this.#invite = await (await import('./invite-dialog.ts').catch(lost)).InviteDialog.load(this.#desk, this.#invite, (message) => this.#acts?.tell(message));
      this.#invite.open();
    });
  }
  #openImport(): Promise<void> {
    return this.#bring(async () => {
      this.#import ??= await (await import('./import/import-dialog.ts').catch(lost)).ImportDialog.load(this.#desk);
      this.#import.open();
    });
  }
}
