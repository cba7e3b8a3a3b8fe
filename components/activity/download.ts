/** The log as CSV, exactly as it is filtered: all of its pages, from the newest on. */
import { type TemplateResult, html } from 'lit';
import type { ActivityEntry } from '../../schema/activity.ts';
import type { Locale } from '../../schema/values.ts';
import { type Cell, csvLines, saveCsv } from '../core/csv.ts';
import { instantText } from '../core/dates.ts';
import { actorText, fieldText, sentenceText, valueText } from './log-list.ts';
import type { DownloadText } from './download-text.en.ts';
import type { LogText } from './text.en.ts';

const texts = { en: () => import('./download-text.en.ts'), fr: () => import('./download-text.fr.ts') };
export interface Page { readonly rows: readonly ActivityEntry[]; readonly next: string | null; readonly until: string | null }
export interface DownloadHost {
  text(): LogText;
  locale(): Locale;
  page(cursor: string | undefined, signal: AbortSignal): Promise<Page>;
  words(text: DownloadText): DownloadText;
  update(): void;
}

function cells(text: LogText, it: ActivityEntry): Cell[] {
  const join = (pick: (one: ActivityEntry['changes'][number]) => string): string => it.changes.map(pick).join('; ');
  return [
    it.at, actorText(text, it.actor), it.actor.id ?? it.actor.kind, sentenceText(text, it), it.event, it.subject.name, it.subject.id, join(({ field }) => fieldText(text, field)), join(({ before }) => valueText(text, before)), join(({ after }) => valueText(text, after)),
    it.rule, valueText(text, it.sealed), Object.entries(it.details).map(([field, value]) => `${fieldText(text, field)}: ${valueText(text, value)}`).join('; '), it.id,
  ];
}

export class Download {
  readonly #of: DownloadHost;
  readonly #text: DownloadText;
  readonly #stop = new AbortController();
  #rows = 0;
  #until: string | null = null;

  static async load(of: DownloadHost): Promise<Download> { return new Download(of, of.words((await texts[of.locale()]()).downloadText)); }
  constructor(of: DownloadHost, text: DownloadText) {
    this.#of = of;
    this.#text = text;
  }
  /** Answers how many entries the file has, or nothing where it was stopped. */
  async run(): Promise<number | undefined> {
    const { signal } = this.#stop, text = this.#of.text(), parts = [csvLines([this.#text.columns])];
    let cursor: string | undefined;
    do {
      const page = await this.#of.page(cursor, signal).catch((error: unknown) => { if (!signal.aborted) throw error; });
      if (!page || signal.aborted) return undefined;
      parts.push(csvLines(page.rows.map((row) => cells(text, row))));
      this.#rows += page.rows.length;
      this.#until = page.until;
      cursor = page.next ?? undefined;
      this.#of.update();
    } while (cursor);
    saveCsv(`${this.#text.fileName}-${new Date().toISOString().slice(0, 10)}.csv`, parts);
    return this.#rows;
  }
  stop(): void { this.#stop.abort(); }
  /** What to say when it is done. */
  get saved(): string { return this.#text.saved(this.#number); }
  get #number(): string { return new Intl.NumberFormat(this.#of.locale()).format(this.#rows); }

  /** How long the log is, nobody has counted: how many are there, and how far back it has come. */
  render(): TemplateResult {
    const text = this.#text;
    return html`<div class="running"><progress aria-label=${text.downloading}></progress><span role="status">${text.downloaded(this.#number, this.#until ? instantText(this.#until, this.#of.locale()) : undefined)}</span><button type="button" data-action="stop" @click=${() => this.stop()}>${this.#of.text().cancel}</button></div>`;
  }
}
