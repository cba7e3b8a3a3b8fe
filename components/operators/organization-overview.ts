import { type TemplateResult, html, nothing } from 'lit';
import { type ActivityEntry, listActivity } from '../../schema/activity.ts';
import { type Me, readMe } from '../../schema/operators.ts';
import type { Problem } from '../../schema/problems.ts';
import { type TransferCase, cancelTransfer, readTransfer, requestTransfer } from '../../schema/requests.ts';
import { type Tone, chip, chipStyles } from '../core/chip.ts';
import { timeAgo } from '../core/dates.ts';
import { dialogStyles } from '../core/dialog-lists.ts';
import { PorticoElement, type Status } from '../core/element.ts';
import { asPorticoError } from '../core/error.ts';
import { type BeforeDetail, ask, emit } from '../core/events.ts';
import { FormController } from '../core/form.ts';
import type { IconName } from '../core/icons.ts';
import { failureWords, notice, panel, skeleton } from '../core/panels.ts';
import { formStyles } from '../core/form-styles.ts';
import { timelineStyles } from '../core/timeline.ts';
import { organizationOverviewStyles } from './organization-overview.styles.ts';
import type { OverviewText } from './overview-text.en.ts';
import { type Enrollment, transferDialog, transferFields, transferProgress } from './transfer-dialog.ts';

/** Asking for another distributor (its id), or taking that back. */
export interface BeforeTransferDetail extends BeforeDetail { readonly action: 'ask' | 'cancel'; readonly enrollment: string; readonly distributor: string | null }
export interface TransferDetail { readonly transfer: string; readonly enrollment: string }

declare global {
  interface HTMLElementTagNameMap { 'portico-organization-overview': OrganizationOverviewElement }
  interface HTMLElementEventMap {
    'portico-before-transfer': CustomEvent<BeforeTransferDetail>;
    'portico-transfer-requested': CustomEvent<TransferDetail>;
    'portico-transfer-canceled': CustomEvent<TransferDetail>;
  }
}

interface Log { rows: ActivityEntry[]; next: string | null; failed: boolean; busy: boolean }
const looks: Record<Enrollment['state'], readonly [Tone, IconName]> = {
  pending: ['attention', 'clock'], qualified: ['info', 'clock'], active: ['success', 'success'], suspended: ['attention', 'attention'], ended: ['neutral', 'danger'],
};
const initials = (name: string): string => name.split(/[\s-]+/).slice(0, 2).map((word) => [...word][0] ?? '').join('').toUpperCase();

/**
 * An operator's first page: who I am here, the programs with what is still missing, who the admins are (OPR-2, ENR-11); for admins the
 * latest activity (OPR-10). Where a program goes through one distributor at a time, an admin asks for another one here (REG-12).
 *
 * @fires portico-ready - The page is there.
 * @fires portico-load-error - It is not; `detail.kind` says why.
 * @fires portico-before-transfer - Before another distributor is asked for, or that is taken back; can be prevented, or delayed by `detail.waitUntil(promise)`.
 * @fires portico-transfer-requested - Another distributor was asked for.
 * @fires portico-transfer-canceled - That was taken back.
 * @fires portico-before-ask - Before whoever can lift a refusal is asked; can be prevented, or delayed by `detail.waitUntil(promise)`.
 * @fires portico-help-asked - They were asked: the request waits in their queue.
 * @csspart chip - A status.
 * @csspart timeline - How a change of distributor stands.
 * @csspart dialog - The dialog that asks for it.
 * @csspart field - A label with its control, in the dialog.
 * @csspart panel - A message in place of the page.
 * @cssstate loading, ready, error, unauthorized
 */
export class OrganizationOverviewElement extends PorticoElement<OverviewText> {
  static override styles = [PorticoElement.styles, chipStyles, formStyles, dialogStyles, timelineStyles, organizationOverviewStyles];

  protected get dictionary() { return { en: () => import('./overview-text.en.ts'), fr: () => import('./overview-text.fr.ts') }; }
  protected override get asking() { return () => import('../core/refusal.ts'); }
  #me: Me | undefined;
  #activity: Log | undefined;
  readonly #transfers = new Map<string, TransferCase>();
  readonly #form = new FormController(this, transferFields);
  /** The enrollment whose distributor is about to be changed. */
  #changing: string | undefined;
  #busy: 'asking' | 'taking_back' | undefined;
  #refusal: string | undefined;
  #refused: Problem | undefined;
  #message: { readonly enrollment: string; readonly tone: Tone; readonly title: string } | undefined;

  protected async load(): Promise<Status> {
    const me = await this.read(readMe, {});
    this.#me = me;
    await this.#readTransfers(me);
    if (me.can.includes('activity.read')) {
      this.#activity = { rows: [], next: null, failed: false, busy: false };
      await this.#more();
    }
    return 'ready';
  }
  protected override renderSkeleton(): TemplateResult { return skeleton(5); }

  /** The page stands without its activity: a failure there is told there. */
  readonly #more = async (): Promise<void> => {
    const activity = this.#activity;
    if (!activity || activity.busy) return;
    activity.busy = true;
    activity.failed = false;
    this.requestUpdate();
    try {
      const page = await this.read(listActivity, { query: { cursor: activity.next ?? undefined } });
      activity.rows = [...activity.rows, ...page.rows];
      activity.next = page.next;
    } catch {
      activity.failed = true;
    }
    activity.busy = false;
    this.requestUpdate();
  };

  // --- change of distributor

  /** The page stands without them, as it does without its activity. */
  async #readTransfers({ enrollments }: Me): Promise<void> {
    const open = enrollments.flatMap(({ change }) => change?.transfer ?? []);
    await Promise.all(open.map(async (transfer) => {
      const it = await this.read(readTransfer, { params: { transfer } }).catch(() => undefined);
      if (it) this.#transfers.set(transfer, it);
      else this.#transfers.delete(transfer);
    }));
  }
  readonly #retryTransfers = async (): Promise<void> => {
    await this.#readTransfers(this.#me as Me);
    this.requestUpdate();
  };
  #change(id: string | undefined): void {
    const left = this.#changing;
    this.#changing = id;
    this.#refusal = this.#refused = this.#message = undefined;
    this.#form.clear();
    if (left) void this.#focus(`[data-change='${left}']`);
  }
  readonly #ask = (event: Event): void => {
    event.preventDefault();
    const enrollment = this.#me?.enrollments.find(({ id }) => id === this.#changing);
    if (!enrollment || this.#busy) return;
    this.#refusal = this.#refused = undefined;
    if (!this.#form.check()) return void this.#focus('.summary');
    void this.#act('asking', enrollment.id, async (text) => {
      const body = { program: enrollment.programId, distributor: this.#form.sent('distributor') as string };
      if (!(await ask(this, 'portico-before-transfer', { action: 'ask', enrollment: enrollment.id, distributor: body.distributor }))) return;
      const it = await this.write(requestTransfer, { body });
      emit(this, 'portico-transfer-requested', { transfer: it.id, enrollment: enrollment.id });
      this.#change(undefined);
      this.#transfers.set(it.id, it);
      this.#set(enrollment.id, it.id);
      this.#message = { enrollment: enrollment.id, tone: 'success', title: text.transferAsked };
      await this.#focus(`#${it.id}`);
    });
  };
  #takeBack(enrollment: string, transfer: string): void {
    if (this.#busy) return;
    void this.#act('taking_back', enrollment, async (text) => {
      if (!(await ask(this, 'portico-before-transfer', { action: 'cancel', enrollment, distributor: null }))) return;
      await this.write(cancelTransfer, { params: { transfer }, body: {} });
      emit(this, 'portico-transfer-canceled', { transfer, enrollment });
      this.#set(enrollment, null);
      this.#message = { enrollment, tone: 'success', title: text.takenBack };
      await this.#focus(`[data-change='${enrollment}']`);
    });
  }
  #set(enrollment: string, transfer: string | null): void {
    const me = this.#me as Me;
    this.#me = { ...me, enrollments: me.enrollments.map((each) => (each.id === enrollment && each.change ? { ...each, change: { ...each.change, transfer } } : each)) };
  }
  async #act(what: 'asking' | 'taking_back', enrollment: string, act: (text: OverviewText) => Promise<void>): Promise<void> {
    const text = this.text as OverviewText;
    this.#busy = what;
    this.#message = undefined;
    this.requestUpdate();
    try {
      await act(text);
    } catch (cause) {
      await this.#explain(text, enrollment, cause);
    } finally {
      this.#busy = undefined;
      this.requestUpdate();
    }
  }
  async #explain(text: OverviewText, enrollment: string, cause: unknown): Promise<void> {
    const { kind, problem } = asPorticoError(cause);
    if (problem?.code === 'transfer.closed' || problem?.code === 'transfer.open') {
      // Somebody else acted meanwhile: show how it stands now.
      this.#change(undefined);
      await this.restart();
      this.#message = { enrollment, tone: 'info', title: problem.code === 'transfer.open' ? problem.detail : text.transferClosed };
      return;
    }
    const detail = problem && problem.status < 500 ? problem.detail : failureWords(text, { kind, problem }).title;
    if (!this.#changing) this.#message = { enrollment, tone: 'attention', title: detail };
    else if (problem?.code === 'registration.distributor_unavailable') this.#form.refuse('distributor', { detail });
    else {
      this.#refusal = detail;
      this.#refused = problem;
    }
    await this.#focus('.summary, .refusal');
  }
  async #focus(selector: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  protected renderReady(text: OverviewText): TemplateResult {
    const me = this.#me as Me;
    const { operator, organization } = me;
    return html`
      <header class="hello"><h2>${text.hello(operator.name)}</h2><p class="muted">${text.youAre(text.aRole[operator.role], organization.name)}</p>
        <p class="chips">${chip('neutral', 'dot', text.kinds[organization.kind])} ${chip('info', 'lock', text.roles[operator.role])}</p></header>
      <div class="layout">
        <section aria-labelledby="programs"><h3 id="programs">${text.programs}</h3>
          ${me.enrollments.length === 0 ? panel('inbox', text.noPrograms, text.noProgramsBody) : html`<div class="cards">${me.enrollments.map((it) => this.#enrollment(text, it))}</div>`}</section>
        <section aria-labelledby="admins"><h3 id="admins">${text.admins}</h3><p class="muted">${text.adminsBody}</p>
          <ul class="people">${me.admins.map(({ id, name, role }) => html`<li><span class="initials" aria-hidden="true">${initials(name)}</span><span><strong>${name}</strong>${id === operator.id ? ` (${text.you})` : nothing}<br><span class="muted">${text.roles[role]}</span></span></li>`)}</ul></section>
      </div>
      ${this.#activity ? this.#log(text, this.#activity) : nothing}
      ${me.enrollments.filter(({ id }) => id === this.#changing).map((enrollment) => transferDialog(text, {
        enrollment, form: this.#form, busy: this.#busy === 'asking', refusal: this.#refusal, asking: this.askAbout(this.#refused, { program: enrollment.programId, subject: enrollment.id }), submit: this.#ask, close: () => this.#change(undefined), focus: () => void this.#focus('#distributor'),
      }))}`;
  }

  #transfer(text: OverviewText, { id, change }: Enrollment): TemplateResult | typeof nothing {
    if (!change) return nothing;
    const may = this.#me?.can.includes('transfer.request');
    const { transfer, distributors } = change;
    const message = this.#message?.enrollment === id ? this.#message : undefined;
    return html`<div role="status">${message ? notice(message.tone, message.title) : nothing}</div>
      ${transfer ? transferProgress(text, {
        it: this.#transfers.get(transfer), locale: this.language, busy: this.#busy === 'taking_back', takeBack: may ? () => this.#takeBack(id, transfer) : undefined, retry: () => void this.#retryTransfers(),
      }) : may && distributors.length > 0 ? html`<div class="actions"><button type="button" data-change=${id} @click=${() => this.#change(id)}>${text.changeDistributor}</button></div>` : nothing}`;
  }

  #enrollment(text: OverviewText, enrollment: Enrollment): TemplateResult {
    const { program, state, distributors, missing } = enrollment;
    const names = new Intl.ListFormat(this.language, { type: 'conjunction' }).format(distributors);
    const states: Partial<Record<Enrollment['state'], string>> = { active: text.activeBody, suspended: text.suspendedBody, ended: text.endedBody };
    return html`<article class="program"><header><div><h4>${program}</h4><p class="muted">${distributors.length > 0 ? text.through(names) : text.direct}</p></div>${chip(...looks[state], text.enrollmentStates[state])}</header>
      ${missing.length > 0 && state !== 'ended' ? html`<div><p>${text.stillMissing(missing.length)}</p></div>
        <ol class="todo">${missing.map((step) => html`<li><div><strong>${text.steps[step].title}</strong><br><span class="muted">${text.steps[step].body}</span></div></li>`)}</ol>` : states[state] ? html`<p class="muted">${states[state]}</p>` : nothing}
      ${this.#transfer(text, enrollment)}</article>`;
  }

  #log(text: OverviewText, { rows, next, failed, busy }: Log): TemplateResult {
    return html`<section aria-labelledby="activity"><h3 id="activity">${text.activity}</h3>
      ${rows.length > 0 ? html`<ol class="log">${rows.map((entry) => html`<li><span class="what"><strong>${entry.actor.name ?? text.actors[entry.actor.kind]}</strong> ${text.events[entry.event]?.(entry.details) ?? entry.event}</span>${timeAgo(entry.at, this.language)}</li>`)}</ol>`
        : failed || busy ? nothing : html`<p class="muted">${text.noActivity}</p>`}
      <div role="status">${failed ? html`<p>${text.activityError} <button type="button" class="link" @click=${this.#more}>${text.tryAgain}</button></p>` : nothing}</div>
      ${next && !failed ? html`<div class="actions"><button type="button" aria-busy=${busy ? 'true' : nothing} @click=${this.#more}>${text.allActivity}</button></div>` : nothing}</section>`;
  }
}
