/** A decision on several requests: each is sent on its own, four at a time, and each row says what became of it. */
import { type TemplateResult, html, nothing } from 'lit';
import { type RegistrationCase, approveRegistration, declineRegistration, readRegistration } from '../../schema/registration.ts';
import { type RequestRow, approveJoin, refuseJoin } from '../../schema/requests.ts';
import type { Locale } from '../../schema/values.ts';
import { asPorticoError } from '../core/error.ts';
import { FormController } from '../core/form.ts';
import type { BulkText } from './bulk-text.en.ts';
import type { CaseAction } from './case-actions.ts';
import { caseStyles } from './case.styles.ts';
import { declineBody, declineFields, declineOf } from './decline-dialog.ts';
import { type Desk, subjectOf } from './desk.ts';
import type { DialogText } from './dialog-text.en.ts';
import { askingDialog, dialogTexts } from './dialogs.ts';
import type { Outcome } from './request-list.ts';
import { ofRegistration } from './request-rows.ts';

const texts = { en: () => import('./bulk-text.en.ts'), fr: () => import('./bulk-text.fr.ts') } satisfies Record<Locale, () => Promise<{ text: BulkText }>>;
/** How many are on their way at once. */
const atOnce = 4;

type Verdict = { readonly approve: true } | { readonly approve: false; readonly body: ReturnType<typeof declineOf> };
export interface BulkHost {
  show(outcomes: ReadonlyMap<string, Outcome>): void;
  /** It is decided: no longer selected. */
  drop(id: string): void;
  clear(): void;
}

export class Bulk {
  readonly #desk: Desk;
  readonly #host: BulkHost;
  readonly #text: BulkText;
  readonly #dialogText: DialogText;
  readonly #form: FormController<string>;
  readonly #outcomes = new Map<string, Outcome>();
  #asking = false;
  #left: RequestRow[] = [];
  #count = { all: 0, done: 0, failed: 0 };
  #summary = '';
  running = false;

  constructor(desk: Desk, host: BulkHost, text: BulkText, dialogText: DialogText) {
    this.#desk = desk;
    this.#host = host;
    this.#text = text;
    this.#dialogText = dialogText;
    this.#form = new FormController<string>(desk.host, declineFields);
  }
  static async load(desk: Desk, host: BulkHost): Promise<Bulk> {
    desk.wear(caseStyles);
    const [{ text }, dialogs] = await Promise.all([texts[desk.locale](), dialogTexts[desk.locale]()]);
    return new Bulk(desk, host, desk.words(text), desk.words(dialogs.text));
  }

  /** Whether it has something to say without a selection. */
  get shown(): boolean { return this.running || this.#summary !== ''; }

  bar(selected: readonly RequestRow[]): TemplateResult {
    const text = this.#text;
    const { all, done, failed } = this.#count;
    if (this.running) return html`<div class="bulk" role="group" aria-label=${text.selected(all)}><progress max=${all} value=${done + failed} aria-label=${text.progress(done + failed, all)}></progress>
      <span class="count">${text.progress(done + failed, all)}</span><button type="button" @click=${this.stop}>${text.stop}</button></div>`;
    const can = selected.length > 0;
    return html`<div class="bulk" role="group" aria-label=${text.selected(selected.length)}><span class="count" role="status">${this.#summary || text.selected(selected.length)}</span>
      ${can ? html`<button type="button" class="primary" data-action="bulk.approve" @click=${() => void this.#run(selected, { approve: true })}>${text.approve}</button><button type="button" data-action="bulk.decline" @click=${this.#ask}>${text.decline}</button>` : nothing}
      <button type="button" class="quiet" data-action="bulk.clear" @click=${this.#clear}>${can ? text.deselect : text.close}</button></div>`;
  }
  dialog(selected: readonly RequestRow[]): TemplateResult | typeof nothing {
    if (!this.#asking || selected.length === 0) return nothing;
    const text = this.#dialogText;
    const form = this.#form;
    const title = text.declineManyTitle(selected.length);
    const [reasoned, joins] = [selected.some(({ kind }) => kind !== 'join'), selected.some(({ kind }) => kind === 'join')];
    return askingDialog({
      text, title, form, required: text.required, refusal: undefined, busy: false, button: title, look: 'destructive',
      content: html`${declineBody(text, form, text.declineMany(selected.length), reasoned)}${reasoned && joins ? html`<p class="muted">${text.joinsGetNote}</p>` : nothing}`,
      submit: () => {
        if (!form.check(reasoned ? [] : ['reason', 'reapply'])) return void this.#desk.focus('dialog .summary');
        this.#asking = false;
        void this.#run(selected, { approve: false, body: declineOf(form) });
      },
      close: () => {
        this.#asking = false;
        this.#desk.update();
        void this.#desk.focus("[data-action='bulk.decline']");
      },
      focus: (selector) => void this.#desk.focus(selector),
    });
  }
  readonly #ask = (): void => {
    this.#asking = true;
    this.#desk.update();
  };
  readonly #clear = (): void => {
    this.#summary = '';
    this.#outcomes.clear();
    this.#tell();
    this.#host.clear();
  };
  dispose(): void {
    this.stop();
    this.#desk.host.removeController(this.#form);
    this.#form.hostDisconnected();
  }

  /** What is under way comes to its end; the rest is not sent. */
  readonly stop = (): void => { this.#left = []; };

  async #run(rows: readonly RequestRow[], verdict: Verdict): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.#summary = '';
    this.#left = [...rows];
    this.#count = { all: rows.length, done: 0, failed: 0 };
    this.#outcomes.clear();
    this.#tell();
    await Promise.all(Array.from({ length: atOnce }, async () => {
      for (let row = this.#left.shift(); row; row = this.#left.shift()) await this.#one(row, verdict);
    }));
    const { all, done, failed } = this.#count;
    this.running = false;
    if (failed === 0 && done === all) this.#form.clear();
    this.#summary = [this.#text.summary(done, failed), done + failed < all ? this.#text.stopped : ''].join(' ').trim();
    this.#tell();
    await this.#desk.focus("[data-action='bulk.clear']");
  }
  async #one(row: RequestRow, verdict: Verdict): Promise<void> {
    this.#outcomes.set(row.id, { tone: 'neutral', words: this.#text.working });
    this.#tell();
    const outcome = await this.#decide(row, verdict).catch((cause: unknown): Outcome => {
      const { problem } = asPorticoError(cause);
      return { tone: 'danger', words: problem?.detail ?? this.#text.lost };
    });
    const done = outcome.tone === 'success';
    this.#count[done ? 'done' : 'failed'] += 1;
    this.#outcomes.set(row.id, outcome);
    if (done) this.#host.drop(row.id);
    this.#tell();
  }
  /** The portal says of each whether, and as what, this operator may decide it. */
  async #decide(row: RequestRow, verdict: Verdict): Promise<Outcome> {
    const text = this.#text, desk = this.#desk, subject = subjectOf(row);
    if (subject.kind !== 'registration') return { tone: 'attention', words: text.oneByOne };
    const params = { registration: subject.id };
    const now = await desk.read(readRegistration, { params });
    if (now.state !== 'under_review') {
      desk.changed(subject, ofRegistration(now));
      // Nothing is left to decide.
      this.#host.drop(row.id);
      return { tone: 'attention', words: now.decidedBy ? text.already(now.decidedBy) : text.closed };
    }
    const wanted = verdict.approve ? ['join.approve', 'registration.approve'] : ['join.refuse', 'registration.decline'];
    const entry = now.can.find(({ action }) => wanted.includes(action));
    if (!entry?.allowed) return { tone: 'attention', words: entry?.problem?.detail ?? text.notYours };
    if (!(await desk.allows(entry.action as CaseAction, row.id, subject.id))) return { tone: 'attention', words: text.byPage };
    const own = entry.action.startsWith('join.');
    let it: RegistrationCase;
    if (verdict.approve) it = own ? await desk.write(approveJoin, { params, body: {} }) : await desk.write(approveRegistration, { params, body: {} });
    else it = own ? await desk.write(refuseJoin, { params, body: { note: verdict.body.note } }) : await desk.write(declineRegistration, { params, body: verdict.body });
    desk.changed(subject, ofRegistration(it));
    desk.decided(it.request, subject, row.kind, ofRegistration(it));
    return { tone: 'success', words: text.results[verdict.approve ? 'approved' : 'declined'] };
  }
  #tell(): void { this.#host.show(new Map(this.#outcomes)); }
}
