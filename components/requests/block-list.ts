/** The vendor's block list: what is on it, why, since when; entries are added by hand and lifted after a question (REG-11). */
import { type TemplateResult, html, nothing } from 'lit';
import { type Block, type RequestRow, blockApplicants, liftBlock, listBlocks, listRequests } from '../../schema/requests.ts';
import type { Locale } from '../../schema/values.ts';
import { timeAgo } from '../core/dates.ts';
import { dialog } from '../core/dialog.ts';
import { asPorticoError } from '../core/error.ts';
import { FormController } from '../core/form.ts';
import { failureWords, notice, panel, skeleton } from '../core/panels.ts';
import { type BlockField, addForm, blockFields, hiddenFields, targetOf } from './block-form.ts';
import { blockStyles } from './block-list.styles.ts';
import type { BlockText } from './block-text.en.ts';
import { caseStyles } from './case.styles.ts';
import type { Desk } from './desk.ts';

const texts = { en: () => import('./block-text.en.ts'), fr: () => import('./block-text.fr.ts') } satisfies Record<Locale, () => Promise<{ text: BlockText }>>;

export class BlockList {
  readonly #desk: Desk;
  #text: BlockText;
  #language: Locale;
  readonly #form: FormController<BlockField>;
  #open = false;
  #rows: Block[] | undefined;
  #next: string | null = null;
  #programs: readonly { id: string; name: string }[] = [];
  /** Id of the entry that is asked about. */
  #lifting: string | undefined;
  #busy: 'add' | 'lift' | 'more' | undefined;
  #adding = false;
  #said: { readonly tone: 'success' | 'danger'; readonly words: string } | undefined;

  constructor(desk: Desk, text: BlockText) {
    this.#desk = desk;
    this.#text = text;
    this.#language = desk.locale;
    this.#form = new FormController<BlockField>(desk.host, blockFields);
  }
  static async load(desk: Desk): Promise<BlockList> {
    desk.wear(caseStyles);
    desk.wear(blockStyles);
    return new BlockList(desk, desk.words((await texts[desk.locale]()).text));
  }

  async open(): Promise<void> {
    if (this.#language !== this.#desk.locale) {
      this.#language = this.#desk.locale;
      this.#text = this.#desk.words((await texts[this.#language]()).text);
    }
    this.#open = true;
    this.#rows = this.#lifting = this.#said = undefined;
    this.#adding = false;
    this.#form.set('kind', this.#form.value('kind') || 'address');
    this.#desk.update();
    await this.#attempt('more', async () => {
      const page = await this.#desk.read(listBlocks, { query: {} });
      this.#rows = page.rows;
      this.#next = page.next;
      await this.#findPrograms();
    });
  }
  /** Programs of this vendor that an entry can be made in: those of its requests and entries. */
  async #findPrograms(): Promise<void> {
    let found: readonly RequestRow['program'][] = [...this.#desk.programs, ...(this.#rows ?? []).map(({ program }) => program)];
    if (found.length === 0) for (const show of ['open', 'approved', 'refused'] as const) found = [...found, ...(await this.#desk.read(listRequests, { query: { show, limit: '100' } })).rows.map(({ program }) => program)];
    this.#programs = [...new Map(found.flatMap((program) => (program ? [[program.id, program] as const] : []))).values()];
    if (!this.#form.value('program')) this.#form.set('program', this.#programs[0]?.id ?? '');
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#open) return nothing;
    const text = this.#text;
    const rows = this.#rows;
    return dialog(text.title, html`<p class="muted">${text.intro}</p>
      <div role="status">${this.#said ? notice(this.#said.tone, this.#said.tone === 'danger' ? text.failed : this.#said.words, this.#said.tone === 'danger' ? this.#said.words : undefined) : nothing}</div>
      ${this.#adding ? addForm(text, { form: this.#form, programs: this.#programs, locale: this.#desk.locale, busy: this.#busy === 'add', submit: this.#add, close: this.#toggle, focus: (name) => void this.#desk.focus(`dialog [name='${name}']`) })
        : html`<div class="actions"><button type="button" data-action="block.add" @click=${this.#toggle}>${text.add}</button></div>`}
      ${rows === undefined ? (this.#said ? nothing : skeleton(3)) : rows.length === 0 ? panel('inbox', text.empty, nothing) : html`<ul class="blocks" aria-label=${text.list}>${rows.map((row) => this.#row(text, row))}</ul>`}
      ${this.#next ? html`<button type="button" class="quiet" aria-busy=${this.#busy === 'more' ? 'true' : nothing} @click=${this.#more}>${text.more}</button>` : nothing}
      <div class="actions"><button type="button" class="quiet" data-action="block.close" @click=${this.#close}>${text.close}</button></div>`, this.#close);
  }
  #row(text: BlockText, row: Block): TemplateResult {
    const country = row.country && new Intl.DisplayNames(this.#desk.locale, { type: 'region' }).of(row.country);
    return html`<li><div class="blocked"><p><strong>${row.value}</strong>${country ? html`, ${country}` : nothing}</p><p class="muted small">${[text.kinds[row.kind], row.program.name].join(' · ')}</p><p class="note">${row.reason}</p>
        <p class="muted small">${timeAgo(row.at, this.#desk.locale)}${row.by ? ` ${text.by(row.by)}` : nothing}</p></div>
      ${this.#lifting === row.id ? html`<div class="sure" role="group" aria-label=${text.liftNow(row.value)}><p>${text.liftSure(row.value)}</p><div class="actions"><button type="button" data-action="block.lift" aria-busy=${this.#busy === 'lift' ? 'true' : nothing} @click=${() => void this.#lift(row)}>${text.liftNow(row.value)}</button><button type="button" class="quiet" @click=${() => this.#sure(undefined, row)}>${text.keep}</button></div></div>`
        : html`<button type="button" class="quiet" data-lift=${row.id} aria-label=${text.liftNow(row.value)} @click=${() => this.#sure(row.id, row)}>${text.lift}</button>`}</li>`;
  }

  #sure(id: string | undefined, row: Block): void {
    this.#lifting = id;
    this.#desk.update();
    void this.#desk.focus(id ? "[data-action='block.lift']" : `[data-lift='${row.id}']`);
  }
  async #lift(row: Block): Promise<void> {
    await this.#attempt('lift', async () => {
      if (!(await this.#desk.allows('block.lift'))) return;
      await this.#desk.write(liftBlock, { params: { block: row.id }, body: {} });
      this.#rows = this.#rows?.filter(({ id }) => id !== row.id);
      this.#lifting = undefined;
      this.#said = { tone: 'success', words: this.#text.lifted(row.value) };
    });
    await this.#desk.focus(this.#lifting ? "[data-action='block.lift']" : "[data-action='block.add']");
  }
  readonly #toggle = (): void => {
    this.#adding = !this.#adding;
    this.#desk.update();
    void this.#desk.focus(this.#adding ? "dialog [name='kind']" : "[data-action='block.add']");
  };
  readonly #add = async (): Promise<void> => {
    const form = this.#form;
    if (!form.check(hiddenFields(form))) return this.#desk.focus('dialog .summary');
    await this.#attempt('add', async () => {
      if (!(await this.#desk.allows('block.add'))) return;
      const { blocks, declined } = await this.#desk.write(blockApplicants, { body: { program: form.value('program'), targets: [targetOf(form)], reason: form.sent('reason') ?? '' } });
      this.#rows = [...blocks, ...(this.#rows ?? []).filter(({ id }) => !blocks.some((block) => block.id === id))];
      this.#said = { tone: 'success', words: [this.#text.added(blocks[0]?.value ?? ''), declined.length > 0 ? this.#text.declined(declined.length) : ''].join(' ').trim() };
      const program = form.value('program');
      form.clear();
      form.set('kind', 'address');
      form.set('program', program);
      this.#adding = false;
    });
    await this.#desk.focus(form.summarized ? 'dialog .summary' : this.#adding ? 'dialog form .destructive' : "[data-action='block.add']");
  };
  readonly #more = (): Promise<void> => this.#attempt('more', async () => {
    if (!this.#next) return;
    const page = await this.#desk.read(listBlocks, { query: { cursor: this.#next } });
    this.#rows = [...(this.#rows ?? []), ...page.rows];
    this.#next = page.next;
  });
  async #attempt(what: 'add' | 'lift' | 'more', run: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = what;
    this.#said = undefined;
    this.#desk.update();
    try {
      await run();
    } catch (cause) {
      const { kind, problem } = asPorticoError(cause);
      if (!(what === 'add' && problem && this.#form.refuseAll(problem))) this.#said = { tone: 'danger', words: problem?.detail ?? failureWords(this.#text, { kind, problem }).body };
    } finally {
      this.#busy = undefined;
      this.#desk.update();
    }
  }
  readonly #close = (): void => {
    this.#open = false;
    this.#desk.update();
    void this.#desk.focus("[data-action='blocks']");
  };
}
