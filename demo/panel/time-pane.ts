/** The panel's clock: lets time pass, says what came of it, and starts over. */
import { type TemplateResult, html, nothing } from 'lit';
import { currentLanguage } from '../sites/shared/language.ts';
import { remember, tourKey } from '../sites/shared/storage.ts';
import { type DemoSubject, type TimePassed, passTime, readRows, resetDemo } from './demo-api.ts';
import type { DemoPanelElement } from './demo-panel.ts';

const spans = [60, 1_440, 4_320, 43_200] as const;

/** After a reset nothing that this page held is there any more: it opens afresh. */
export function openAfresh(): void {
  history.replaceState(null, '');
  remember(tourKey, undefined, 'sessionStorage');
  location.reload();
}
const dayOf = (date: string): string => new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));

export class TimePane {
  readonly #panel: DemoPanelElement;
  #subjects: DemoSubject[] = [];
  /** Of all that were ever listed: what has just ended is still called by its name. */
  readonly #names = new Map<string, string>();
  #subject: string | undefined;
  #busy = false;
  #passed: { readonly minutes: number; readonly came: TimePassed | undefined } | undefined;
  #reset: 'idle' | 'busy' | 'failed' = 'idle';

  constructor(panel: DemoPanelElement) {
    this.#panel = panel;
  }
  async refresh(): Promise<void> {
    this.#subjects = await readRows<DemoSubject>('subjects');
    for (const { subject, name } of this.#subjects) this.#names.set(subject, name);
    // What was decided meanwhile has no clock any more.
    if (!this.#subjects.some(({ subject }) => subject === this.#subject)) this.#subject = undefined;
    this.#panel.requestUpdate();
  }

  readonly #pass = (minutes: number) => async (): Promise<void> => {
    if (this.#busy) return;
    this.#busy = true;
    this.#panel.requestUpdate();
    const came = await passTime(minutes, this.#subject);
    this.#busy = false;
    this.#passed = { minutes, came };
    this.#panel.requestUpdate();
    // Lists in sight are read again, as when somebody comes back to the page.
    dispatchEvent(new Event('focus'));
    await this.#panel.refresh();
  };
  readonly #startOver = async (): Promise<void> => {
    this.#reset = 'busy';
    this.#panel.requestUpdate();
    if (await resetDemo()) return openAfresh();
    this.#reset = 'failed';
    this.#panel.requestUpdate();
  };
  get #dialog(): HTMLDialogElement | null { return this.#panel.renderRoot.querySelector('dialog'); }

  render(): TemplateResult {
    const { time, reset } = this.#panel.text;
    return html`<p class="lead">${time.lead}</p>
      <div class="pad">
        <label class="labeled">${time.for}<select .value=${this.#subject ?? ''} @change=${(event: Event) => { this.#subject = (event.target as HTMLSelectElement).value || undefined; }}>
          <option value="">${time.everything}</option>
          ${this.#subjects.map(({ subject, name, what, program }) => html`<option value=${subject} ?selected=${subject === this.#subject}>${name} · ${time.what[what]}${program ? ` · ${program}` : ''}</option>`)}
        </select></label>
        <div class="spans" role="group" aria-label=${time.let}>${spans.map((minutes) => html`<button class="action" aria-disabled=${this.#busy ? 'true' : nothing} @click=${this.#pass(minutes)}>+ ${time.spans[minutes]}</button>`)}</div>
        <div role="status" class="came">${this.#busy ? html`<p class="by">${time.busy}</p>` : this.#came()}</div>
        <fieldset class="over"><legend>${reset.title}</legend><p class="by">${reset.lead}</p><button class="action danger" @click=${() => { this.#reset = 'idle'; this.#panel.requestUpdate(); this.#dialog?.showModal(); }}>${reset.open}</button></fieldset>
      </div>${this.#question()}`;
  }

  #came(): TemplateResult | typeof nothing {
    const { time } = this.#panel.text;
    if (!this.#passed) return nothing;
    const { minutes, came } = this.#passed;
    if (!came) return html`<p class="by">${time.failed}</p>`;
    const counts = ([['mails', came.mails], ['links', came.links], ['sessions', came.sessions]] as const).flatMap(([name, count]) => (count > 0 ? [time[name](count)] : []));
    const nothingCame = counts.length === 0 && came.due.length === 0 && came.events.length === 0;
    return html`<h2>${time.passed(time.spans[minutes] ?? '')}</h2>
      ${nothingCame ? html`<p class="by">${time.quiet}</p>` : nothing}
      ${came.events.length > 0 ? html`<h3>${time.byItself}</h3><ul class="told">${came.events.map((one) => html`<li><code>${one.event}</code> <span class="by"><bdi>${this.#names.get(one.subject.id) ?? one.subject.name ?? one.details['company'] ?? one.details['email']}</bdi></span></li>`)}</ul>` : nothing}
      ${came.due.length > 0 ? html`<h3>${time.dueTitle}</h3><ul class="told">${came.due.map(({ company, program, dueOn }) => html`<li><bdi>${company ?? program ?? ''}</bdi> <span class="by">${time.due(dayOf(dueOn))}</span></li>`)}</ul>` : nothing}
      ${counts.length > 0 ? html`<p class="counts">${counts.join(' · ')}</p>` : nothing}`;
  }

  #question(): TemplateResult {
    const { reset } = this.#panel.text;
    const list = (title: string, lines: readonly string[]) => html`<div><h3>${title}</h3><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></div>`;
    return html`<dialog aria-labelledby="reset-title" @cancel=${(event: Event) => { if (this.#reset === 'busy') event.preventDefault(); }} @keydown=${(event: KeyboardEvent) => event.stopPropagation()}>
      <h2 id="reset-title">${reset.question}</h2>
      <div class="lists">${list(reset.stays, reset.staying)}${list(reset.goes, reset.going)}</div>
      <div role="alert">${this.#reset === 'failed' ? html`<p class="failed">${reset.failed}</p>` : nothing}</div>
      <div class="answers"><button class="action" autofocus @click=${() => this.#dialog?.close()}>${reset.cancel}</button>
        <button class="action danger" aria-busy=${this.#reset === 'busy' ? 'true' : nothing} @click=${this.#startOver}>${this.#reset === 'busy' ? reset.busy : reset.confirm}</button></div>
    </dialog>`;
  }
}
