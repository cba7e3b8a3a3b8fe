/** Taking over another portal's users (OPR-8): a file, what would happen, and then the import, which can be stopped and repeated. */
import { type TemplateResult, html, nothing } from 'lit';
import { type ImportFile, type ImportLine, type ImportRefusal, importColumns, importLimits, readImportFile, tableFile } from '../../../schema/operator-import.ts';
import { type ImportResult, importOutcomes } from '../../../schema/team.ts';
import type { Locale, Role } from '../../../schema/values.ts';
import { type Tone, chip } from '../../core/chip.ts';
import { dialog } from '../../core/dialog.ts';
import { asPorticoError } from '../../core/error.ts';
import { emit } from '../../core/events.ts';
import type { IconName } from '../../core/icons.ts';
import { failureWords, notice, skeleton, urgent } from '../../core/panels.ts';
import type { TeamDesk } from '../team-desk.ts';
import { type ImportOutcome, sendRows } from './import-run.ts';
import { importStyles } from './import.styles.ts';
import type { ImportText } from './import-text.en.ts';

const texts = { en: () => import('./import-text.en.ts'), fr: () => import('./import-text.fr.ts') } satisfies Record<Locale, () => Promise<{ text: ImportText }>>;
/** Lines on screen; all are in the download. */
const mostShown = 200;
const looks: Record<ImportOutcome, readonly [Tone, IconName]> = { added: ['success', 'success'], unchanged: ['neutral', 'dot'], refused: ['danger', 'danger'] };

/** What becomes of a line of the file. */
interface Fate extends ImportLine { readonly outcome: ImportOutcome; readonly role: Role | null; readonly why: string }
interface Progress { readonly done: number; readonly all: number; readonly waiting: boolean }
type Stage = 'file' | 'reading' | 'checking' | 'checked' | 'importing' | 'done';

export class ImportDialog {
  readonly #desk: TeamDesk;
  #text: ImportText;
  #language: Locale;
  #stage: Stage = 'file';
  #open = false;
  #over = false;
  #file: ImportFile | undefined;
  #refusal: string | undefined;
  #fates: readonly Fate[] = [];
  #progress: Progress = { done: 0, all: 0, waiting: false };
  #stopping: AbortController | undefined;
  #stopped = false;

  constructor(desk: TeamDesk, text: ImportText) {
    this.#desk = desk;
    this.#text = text;
    this.#language = desk.locale;
  }
  static async load(desk: TeamDesk): Promise<ImportDialog> {
    desk.wear(importStyles);
    return new ImportDialog(desk, desk.words((await texts[desk.locale]()).text));
  }

  /** What runs goes on, and what was checked is still there. */
  open(): void {
    this.#open = true;
    this.#desk.update();
    if (this.#language !== this.#desk.locale) void this.#translate();
  }
  async #translate(): Promise<void> {
    this.#language = this.#desk.locale;
    this.#text = this.#desk.words((await texts[this.#language]()).text);
    this.#desk.update();
  }
  stop(): void { this.#stopping?.abort(); }

  dialog(): TemplateResult | typeof nothing {
    if (!this.#open) return nothing;
    const text = this.#text;
    return dialog(text.title, html`<div class="importing">${this.#refusal ? urgent('refusal', notice('danger', text.refused, this.#refusal)) : nothing}${this.#content(text)}</div>`, this.#close);
  }
  #content(text: ImportText): TemplateResult {
    const leave = html`<button type="button" class="quiet" data-action="import.close" @click=${this.#close}>${this.#stage === 'file' ? this.#desk.core.cancel : text.close}</button>`;
    switch (this.#stage) {
      case 'reading': return skeleton(3);
      case 'checking': case 'importing': return html`${this.#bar(text)}<div class="actions"><button type="button" data-action="import.stop" @click=${() => this.stop()}>${text.stop}</button></div>`;
      case 'checked': {
        const count = this.#count('added');
        return html`${this.#file?.encoding === 'windows-1252' ? notice('attention', text.assumed) : nothing}${this.#summary(text, text.would)}
          <div class="actions">${count > 0 ? html`<button type="button" class="primary" data-action="import.run" @click=${() => void this.#run()}>${text.run(count)}</button>` : html`<p>${text.nothing}</p>`}<button type="button" data-action="import.again" @click=${this.#restart}>${text.again}</button>${leave}</div>`;
      }
      case 'done': return html`${this.#stopped ? html`<div role="status">${notice('attention', text.stopped)}</div>` : nothing}${this.#summary(text, text.happened)}
        <div class="actions"><button type="button" data-action="import.again" @click=${this.#restart}>${text.again}</button>${leave}</div>`;
      case 'file':
    }
    const over = (on: boolean) => (event: DragEvent): void => { event.preventDefault(); this.#over = on; this.#desk.update(); };
    return html`<p>${text.intro}</p>
      <div class="drop ${this.#over ? 'over' : ''}" @dragover=${over(true)} @dragleave=${over(false)} @drop=${(event: DragEvent) => { over(false)(event); const file = event.dataTransfer?.files[0]; if (file) void this.#take(file); }}>
        <button type="button" data-action="import.choose" @click=${() => this.#desk.host.shadowRoot?.querySelector<HTMLInputElement>('dialog [type=file]')?.click()}>${text.choose}</button><span class="muted">${text.drop}</span><span class="muted">${text.formats}</span>
        <input type="file" hidden autocomplete="off" accept=".csv,.tsv,.txt,.json,text/csv,application/json" aria-label=${text.choose} @change=${(event: Event) => { const input = event.target as HTMLInputElement, file = input.files?.[0]; input.value = ''; if (file) void this.#take(file); }}></div>
      <div><h3>${text.needs}</h3><ul class="needs">${importColumns.map((column) => html`<li>${text.columns[column]}</li>`)}</ul></div>
      <div class="actions">${leave}</div>`;
  }
  #bar(text: ImportText): TemplateResult {
    const { done, all, waiting } = this.#progress, words = this.#stage === 'checking' ? text.checking(done, all) : text.importing(done, all);
    return html`<div class="progressing"><progress max=${all} value=${done} aria-label=${words}></progress><span class="muted">${words}</span><div role="status">${waiting ? notice('attention', text.waiting) : nothing}</div></div>`;
  }
  #count(outcome: ImportOutcome): number { return this.#fates.filter((fate) => fate.outcome === outcome).length; }
  #summary(text: ImportText, title: string): TemplateResult {
    const { core } = this.#desk, { heads } = text;
    const shown = this.#fates.toSorted((a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused') || a.line - b.line).slice(0, mostShown);
    return html`<h3 id="fates" tabindex="-1">${title}</h3>
      <p class="counts" role="status">${importOutcomes.filter((outcome) => this.#count(outcome) > 0).map((outcome) => chip(...looks[outcome], text.counts[outcome](this.#count(outcome))))}</p>
      <div class="lines" tabindex="0" role="region" aria-labelledby="fates"><table><thead><tr><th scope="col">${heads.line}</th><th scope="col">${heads.email}</th><th scope="col" class="company">${heads.company}</th><th scope="col" class="role">${heads.role}</th><th scope="col">${heads.outcome}</th></tr></thead>
        <tbody>${shown.map(({ line, email, organization, role, outcome, why }) => html`<tr><td>${line}</td><td>${email}</td><td class="company">${organization}</td><td class="role">${role ? core.roles[role] : nothing}</td><td>${chip(...looks[outcome], text.outcomes[outcome])}${why ? html`<div class="why">${why}</div>` : nothing}</td></tr>`)}</tbody></table></div>
      <div class="actions"><button type="button" class="quiet" data-action="import.download" @click=${this.#download}>${text.download}</button>${this.#fates.length > mostShown ? html`<span class="muted">${text.firstOnly(mostShown)}</span>` : nothing}</div>`;
  }

  readonly #restart = (): void => {
    this.#stage = 'file';
    this.#file = this.#refusal = undefined;
    this.#fates = [];
    void this.#desk.focus("[data-action='import.choose']");
  };
  readonly #close = (): void => {
    // A dry run has nothing to keep; an import that runs is shown again when the dialog is opened.
    if (this.#stage === 'checking') this.stop();
    if (this.#stage === 'done') this.#restart();
    this.#open = false;
    void this.#desk.focus('.bar > .menu > button');
  };

  async #take(blob: File): Promise<void> {
    this.#stage = 'reading';
    this.#refusal = undefined;
    this.#desk.update();
    // One too large is not brought into memory.
    const read = blob.size > importLimits.bytes ? { refusal: { code: 'file.too_large', most: importLimits.bytes } as const } : await blob.arrayBuffer().then((bytes) => readImportFile(new Uint8Array(bytes)), () => ({ refusal: { code: 'file.binary' } as const }));
    if (read.refusal) return this.#refuse(this.#words(read.refusal));
    this.#file = read;
    await this.#send('checking', true, read.rows.length, (results) => {
      this.#fates = this.#fatesOf(read, results);
      this.#stage = 'checked';
    });
  }
  #words(refusal: ImportRefusal): string {
    const text = this.#text, number = new Intl.NumberFormat(this.#desk.locale), list = new Intl.ListFormat(this.#desk.locale, { type: 'conjunction' });
    if (refusal.code === 'file.columns') return text.refusals[refusal.code](list.format(refusal.missing.map((column) => text.columnNames[column])));
    if (refusal.code === 'file.too_large') return text.refusals[refusal.code](new Intl.NumberFormat(this.#desk.locale, { style: 'unit', unit: 'megabyte' }).format(refusal.most / 1_048_576));
    if (refusal.code === 'file.too_many_rows') return text.refusals[refusal.code](number.format(refusal.most));
    return text.refusals[refusal.code]();
  }
  async #refuse(words: string): Promise<void> {
    this.#stage = 'file';
    this.#refusal = words;
    await this.#desk.focus('dialog .refusal');
  }
  #fatesOf({ lines, faults }: ImportFile, results: ReadonlyMap<number, ImportResult>): Fate[] {
    const text = this.#text, wrong = new Map(faults.map((fault) => [fault.line, fault]));
    return lines.flatMap((line): Fate[] => {
      const fault = wrong.get(line.line), result = results.get(line.line);
      if (fault) return [{ ...line, outcome: 'refused', role: null, why: text.faults[fault.code](fault.column ? text.columnNames[fault.column] : String(line.line)) }];
      return result ? [{ ...line, organization: result.organization ?? line.organization, outcome: result.outcome, role: result.role, why: result.problem?.detail ?? '' }] : [];
    });
  }
  async #run(): Promise<void> {
    const file = this.#file, wanted = new Set(this.#fates.filter(({ outcome }) => outcome !== 'refused').map(({ line }) => line));
    if (!file || !(await this.#desk.allows('import'))) return;
    const before = this.#fates;
    await this.#send('importing', false, wanted.size, (results) => {
      // What the check left out was not sent.
      this.#fates = [...before.filter(({ line }) => !wanted.has(line)), ...this.#fatesOf(file, results).filter(({ line }) => wanted.has(line))].toSorted((a, b) => a.line - b.line);
      this.#stage = 'done';
      emit(this.#desk.host, 'portico-operators-imported', { added: this.#count('added'), unchanged: this.#count('unchanged'), refused: this.#count('refused') });
      void this.#desk.relist();
    }, (line) => wanted.has(line));
  }
  async #send(stage: 'checking' | 'importing', dryRun: boolean, all: number, then: (results: ReadonlyMap<number, ImportResult>) => void, keeps: (line: number) => boolean = () => true): Promise<void> {
    const { signal } = (this.#stopping = new AbortController());
    this.#stage = stage;
    this.#progress = { done: 0, all, waiting: false };
    this.#desk.update();
    const show = (more: Partial<Progress>): void => { this.#progress = { ...this.#progress, ...more }; this.#desk.update(); };
    try {
      const results = await sendRows(this.#desk, (this.#file?.rows ?? []).filter(({ line }) => keeps(line)), dryRun, { signal, progress: (done) => show({ done }), waiting: (waiting) => show({ waiting }) });
      this.#stopped = signal.aborted;
      if (signal.aborted && dryRun) this.#restart();
      else then(results);
      await this.#desk.focus(signal.aborted && dryRun ? "[data-action='import.choose']" : '#fates');
    } catch (cause) {
      const { kind, problem } = asPorticoError(cause);
      await this.#refuse(problem?.detail ?? failureWords(this.#desk.core, { kind, problem }).body);
    }
  }
  readonly #download = (): void => {
    const { heads, outcomes } = this.#text, { core } = this.#desk;
    const file = tableFile([[heads.line, heads.email, heads.company, heads.role, heads.outcome, heads.why], ...this.#fates.map(({ line, email, organization, role, outcome, why }) => [line, email, organization, role ? core.roles[role] : '', outcomes[outcome], why])]);
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob([file], { type: 'text/csv' })), download: 'import-result.csv' });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
}
