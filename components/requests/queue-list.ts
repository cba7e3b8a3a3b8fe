/** The rows on screen: listed by what is wanted, more below, and kept up to date without moving. */
import { readHelp } from '../../schema/help.ts';
import { readRegistration } from '../../schema/registration.ts';
import { type RequestRow, listRequests, readTransfer } from '../../schema/requests.ts';
import { type PorticoError, asPorticoError } from '../core/error.ts';
import { type Desk, type Subject, isSame, subjectOf } from './desk.ts';
import { type Query, isSameQuery } from './queue-bar.ts';
import { ofHelp, ofRegistration, ofTransfer, refreshed, withFresh } from './request-rows.ts';

interface Page { readonly rows: RequestRow[]; readonly next: string | null }
export interface ListHost {
  /** Other rows are on screen. */
  listed(): void;
  failed(error: PorticoError): void;
}

/** Where a request named from outside is looked for: in the newest hundred of each. `mine` may hold what the others do not. */
const everywhere = ['mine', 'open', 'approved', 'refused', 'closed'] as const;
/** Rows that left the filter and are read again, in one go. */
const mostGone = 5;

export class QueueList {
  readonly #desk: Desk;
  readonly #host: ListHost;
  /** What the rows are, and what was asked for last: apart while it is on its way, or did not come. */
  shown: Query = { show: 'mine', kind: undefined, search: '' };
  wanted = this.shown;
  rows: RequestRow[] = [];
  /** Came since; offered above the list. */
  fresh: RequestRow[] = [];
  next: string | null = null;
  /** Id of the row that Tab reaches. */
  active: string | undefined;
  loadingMore = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #listing: AbortController | undefined;

  constructor(desk: Desk, host: ListHost) {
    this.#desk = desk;
    this.#host = host;
  }
  /** Kinds that the page fixes, joined by commas. */
  fixed: string | undefined;
  #asked({ show, kind, search }: Query, cursor?: string) { return { show, kind: this.fixed ?? kind, search: search.trim() || undefined, cursor }; }
  get loading(): boolean { return this.#listing !== undefined; }
  /** What was asked for last is not what is on screen. */
  get late(): boolean { return !isSameQuery(this.shown, this.wanted); }
  of(subject: Subject | undefined): RequestRow | undefined { return this.rows.find((row) => isSame(subjectOf(row), subject)); }
  stop(): void { clearTimeout(this.#waiting); }

  /** Reads what is wanted; the same as is on screen is put in place, row by row. */
  async load(signal: AbortSignal, filled: boolean): Promise<void> {
    const query = this.wanted;
    const page = await this.#desk.read(listRequests, { query: this.#asked(query) }, signal);
    if (filled && isSameQuery(query, this.shown)) await this.#merge(page);
    else this.#take(page, query);
  }
  #take(page: Page, query: Query): void {
    this.shown = query;
    this.rows = page.rows;
    this.next = page.next;
    this.fresh = [];
    this.active = page.rows[0]?.id;
    this.#host.listed();
  }

  readonly ask = (query: Partial<Query>, pause?: number): void => {
    this.wanted = { ...this.wanted, ...query };
    clearTimeout(this.#waiting);
    if (pause) this.#waiting = setTimeout(() => void this.#relist(), pause);
    else void this.#relist();
    this.#desk.update();
  };
  /** A list that is overtaken by the next one is dropped. */
  async #relist(): Promise<void> {
    this.#listing?.abort();
    const own = (this.#listing = new AbortController());
    const query = this.wanted;
    this.#desk.update();
    try {
      this.#take(await this.#desk.read(listRequests, { query: this.#asked(query) }, own.signal), query);
    } catch (error) {
      if (!own.signal.aborted) this.#host.failed(asPorticoError(error));
    } finally {
      if (this.#listing === own) this.#listing = undefined;
      this.#desk.update();
    }
  }
  readonly more = async (): Promise<void> => {
    if (this.loadingMore || !this.next) return;
    this.loadingMore = true;
    this.#desk.update();
    const query = this.shown;
    try {
      const page = await this.#desk.read(listRequests, { query: this.#asked(query, this.next) });
      if (query !== this.shown) return;
      const first = this.rows.length;
      this.rows = [...this.rows, ...page.rows.filter(({ id }) => !this.rows.some((row) => row.id === id))];
      this.next = page.next;
      this.active = this.rows[first]?.id ?? this.active;
    } catch (error) {
      this.#host.failed(asPorticoError(error));
    } finally {
      this.loadingMore = false;
      this.#desk.update();
    }
    await this.focus();
  };

  /** Reads the first page again. */
  async refresh(): Promise<void> {
    const query = this.shown;
    const page = await this.#desk.read(listRequests, { query: this.#asked(query) });
    if (query === this.shown && !this.#listing) await this.#merge(page);
  }
  async #merge(page: Page): Promise<void> {
    if (this.rows.length === 0) return this.#take(page, this.shown);
    const { rows, fresh, gone } = refreshed(this.rows, page, this.next === null);
    this.rows = rows;
    this.fresh = fresh;
    this.#desk.update();
    // A row that left the filter stays in its place, and says what became of it.
    await Promise.all(gone.slice(0, mostGone).map(async (row) => {
      const subject = subjectOf(row), { id } = subject;
      const now = subject.kind === 'help' ? this.#desk.read(readHelp, { params: { request: id } }).then(ofHelp) : subject.kind === 'transfer' ? this.#transferNow(row, id) : this.#desk.read(readRegistration, { params: { registration: id } }).then(ofRegistration);
      // Still open, and not here: it waits for somebody else now.
      await now.then((change) => this.changed(subject, change.state === 'pending' && row.actor === 'you' ? { actor: 'nobody', ...change } : change), () => {});
    }));
  }
  /** Of a canceled transfer only the vendor's reader is told by whom; whether it was refused, the list says. */
  async #transferNow(row: RequestRow, transfer: string): Promise<Partial<RequestRow>> {
    const now = ofTransfer(await this.#desk.read(readTransfer, { params: { transfer } }));
    if (now.state !== 'withdrawn') return now;
    const refused = await this.#desk.read(listRequests, { query: { show: 'refused', kind: 'transfer', limit: '100' } });
    return refused.rows.find(({ id }) => id === row.id) ?? now;
  }
  readonly showFresh = (): void => {
    this.active = this.fresh[0]?.id ?? this.active;
    this.rows = withFresh(this.rows, this.fresh);
    this.fresh = [];
    void this.focus();
  };
  changed(subject: Subject, change: Partial<RequestRow>): void {
    this.rows = this.rows.map((row) => (isSame(subjectOf(row), subject) ? { ...row, ...change } : row));
    this.#desk.update();
  }

  /** The row of a request, on screen or elsewhere. */
  async find(request: string): Promise<RequestRow | undefined> {
    let row = this.rows.find(({ id }) => id === request);
    for (const show of everywhere) {
      if (row) break;
      row = (await this.#desk.read(listRequests, { query: { show, kind: this.fixed, limit: '100' } })).rows.find(({ id }) => id === request);
    }
    return row;
  }
  async focus(): Promise<void> {
    this.#desk.update();
    await this.#desk.focus(`[data-id='${this.active}']`);
  }
}
