import { type TemplateResult, html, nothing } from 'lit';
import { type HelpCase, askForHelp, listHelp, withdrawHelp } from '../../schema/help.ts';
import { type Me, readMe } from '../../schema/operators.ts';
import { chipStyles } from '../core/chip.ts';
import { timeAgo } from '../core/dates.ts';
import { PorticoElement, type Status } from '../core/element.ts';
import { asPorticoError } from '../core/error.ts';
import { ask, emit } from '../core/events.ts';
import { icon } from '../core/icons.ts';
import { failureWords, notice, skeleton, urgent } from '../core/panels.ts';
import { Live } from '../requests/live.ts';
import { adminCheckStyles } from './admin-check.styles.ts';
import type { AdminText } from './admin-text.en.ts';
import { roleChip } from './team-table.ts';

declare global {
  interface HTMLElementTagNameMap { 'portico-admin-check': AdminCheckElement }
}

/** What a reader is refused, and asks for. */
const wanted = { code: 'permission.denied', action: 'operator.write' } as const;

/**
 * "Am I an admin, and who is?" (OPR-2): a plain answer with the role, what an admin can do, and the admins by name. A reader asks them from here to become
 * one, and sees what they answered.
 *
 * @fires portico-ready - The answer is there.
 * @fires portico-load-error - It is not; `detail.kind` says why.
 * @fires portico-before-ask - Before the admins are asked; can be prevented, or delayed by `detail.waitUntil(promise)`.
 * @fires portico-help-asked - The admins were asked.
 * @csspart chip - A role.
 * @csspart dialog - The dialog that asks for a proof of who it is.
 * @csspart field - A label with its control, in the dialog.
 * @csspart panel - A message in place of the answer.
 * @cssstate loading, ready, error, unauthorized
 */
export class AdminCheckElement extends PorticoElement<AdminText> {
  static override styles = [PorticoElement.styles, chipStyles, adminCheckStyles];

  protected get dictionary() { return { en: () => import('./admin-text.en.ts'), fr: () => import('./admin-text.fr.ts') }; }
  protected override get asking() { return () => import('../core/refusal.ts'); }
  #me: Me | undefined;
  /** The newest request of this kind. */
  #asked: HelpCase | undefined;
  #busy = false;
  #refusal: string | undefined;

  constructor() {
    super();
    this.addController(new Live(() => this.#refresh()));
  }
  protected async load(): Promise<Status> {
    // The answer stands without what was asked.
    [this.#me, this.#asked] = await Promise.all([this.read(readMe, {}), this.#latest()]);
    return 'ready';
  }
  protected override renderSkeleton(): TemplateResult { return skeleton(5); }
  #latest(): Promise<HelpCase | undefined> { return this.read(listHelp, { query: wanted }).then(({ rows }) => rows[0], () => undefined); }
  async #refresh(): Promise<void> {
    if (!this.filled || this.#asked?.state !== 'pending' || this.#busy) return;
    const now = await this.#latest() ?? this.#asked;
    // Whoever was made an admin meanwhile may more by now.
    if (now.state !== this.#asked.state) return this.restart();
  }

  readonly #ask = (): Promise<void> => this.#write(async () => {
    if (!(await ask(this, 'portico-before-ask', wanted))) return;
    this.#asked = await this.write(askForHelp, { body: wanted });
    emit(this, 'portico-help-asked', { request: this.#asked.id, code: wanted.code });
  });
  readonly #takeBack = (): Promise<void> => this.#write(async () => {
    if (this.#asked) this.#asked = await this.write(withdrawHelp, { params: { request: this.#asked.id }, body: {} });
  });
  async #write(run: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#refusal = undefined;
    this.requestUpdate();
    try {
      await run();
    } catch (cause) {
      const { kind, problem } = asPorticoError(cause);
      this.#refusal = problem?.detail ?? failureWords(this.text as AdminText, { kind, problem }).body;
      if (problem?.status === 409) this.#asked = await this.#latest() ?? this.#asked;
    }
    this.#busy = false;
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(this.#refusal ? '.refusal' : '[data-action]')?.focus();
  }

  protected renderReady(text: AdminText): TemplateResult {
    const { operator, organization, admins, can } = this.#me as Me, is = can.includes('operator.write') || operator.role !== 'reader';
    return html`<section class="answer ${is ? 'success' : 'info'}" aria-labelledby="title">${icon(is ? 'success' : 'info')}<div><h2 id="title">${text.title}</h2>
        <p><strong>${is ? text.yes(text.aRole[operator.role], organization.name) : text.no(organization.name)}</strong></p></div></section>
      <section aria-labelledby="means"><h3 id="means">${text.means}</h3><ul class="points">${text.points.map((point) => html`<li>${point}</li>`)}</ul>${is ? html`<p class="muted">${text.youCan}</p>` : nothing}</section>
      <section aria-labelledby="admins"><h3 id="admins">${text.admins}</h3>
        <ul class="people">${admins.map(({ id, name, role }) => html`<li><strong>${name}</strong>${id === operator.id ? html`<span class="muted">(${text.you})</span>` : nothing}${roleChip(text, role)}</li>`)}</ul></section>
      ${is ? nothing : html`<div class="asking">${this.#refusal ? urgent('refusal', notice('attention', text.notAsked, this.#refusal)) : nothing}<div role="status">${this.#told(text)}</div>
        ${this.#asked?.state === 'pending' ? html`<div class="actions"><button type="button" data-action="withdraw" aria-busy=${this.#busy ? 'true' : nothing} @click=${this.#takeBack}>${text.takeBack}</button></div>`
          : html`<p class="muted">${text.askBody}</p><div class="actions"><button type="button" class="primary" data-action="ask" aria-busy=${this.#busy ? 'true' : nothing} @click=${this.#ask}>${text.ask}</button></div>`}</div>`}`;
  }
  /** How the newest request stands. */
  #told(text: AdminText): TemplateResult | typeof nothing {
    const it = this.#asked;
    if (!it || it.state === 'withdrawn' || it.state === 'expired') return nothing;
    const by = it.decidedBy ?? text.somebody;
    if (it.state === 'pending') return notice('info', text.asked(it.to.name), html`${text.askedOn} ${timeAgo(it.askedAt, this.language)}`);
    if (it.state === 'refused') return notice('attention', text.refused(by), it.answer ?? nothing);
    return notice('success', text.answered(by), it.answer ?? nothing);
  }
}
