/** The operators on screen: listed by what is wanted, more below, and kept up to date without moving. */
import { type OperatorRow, listOperators, type operatorFilters, type operatorSorts, readOperator } from '../../schema/team.ts';
import type { Role } from '../../schema/values.ts';
import { type PorticoError, asPorticoError } from '../core/error.ts';
import type { TeamDesk } from './team-desk.ts';

export interface TeamQuery { readonly show: (typeof operatorFilters)[number]; readonly role: Role | undefined; readonly sort: (typeof operatorSorts)[number]; readonly search: string }
const isSame = (a: TeamQuery, b: TeamQuery): boolean => a.show === b.show && a.role === b.role && a.sort === b.sort && a.search.trim() === b.search.trim();

/** Rows of a page, and the most that are read again at once. */
const pageSize = 50, mostAgain = 100;
/** Rows that left the list and are read one by one, in one go. */
const mostGone = 5;
const asked = ({ search, ...query }: TeamQuery, limit = pageSize, cursor?: string) => ({ ...query, search: search.trim() || undefined, limit: String(limit), cursor });

interface Page { readonly rows: OperatorRow[]; readonly next: string | null }
export interface TeamListHost {
  /** Other rows are on screen. */
  listed(): void;
  failed(error: PorticoError): void;
}

export class TeamList {
  readonly #desk: TeamDesk;
  readonly #host: TeamListHost;
  /** What the rows are, and what was asked for last: apart while it is on its way, or did not come. */
  shown: TeamQuery = { show: 'current', role: undefined, sort: 'name', search: '' };
  wanted = this.shown;
  rows: OperatorRow[] = [];
  /** How many came since; shown on request. */
  fresh = 0;
  next: string | null = null;
  loadingMore = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #listing: AbortController | undefined;

  constructor(desk: TeamDesk, host: TeamListHost) {
    this.#desk = desk;
    this.#host = host;
  }
  get loading(): boolean { return this.#listing !== undefined; }
  /** What was asked for last is not what is on screen. */
  get late(): boolean { return !isSame(this.shown, this.wanted); }
  stop(): void { clearTimeout(this.#waiting); }

  /** Reads what is wanted; the same as is on screen is put in place, row by row. */
  async load(signal: AbortSignal, filled: boolean): Promise<void> {
    const query = this.wanted;
    if (filled && isSame(query, this.shown)) return this.refresh();
    this.#take(await this.#desk.read(listOperators, { query: asked(query) }, signal), query);
  }
  #take(page: Page, query: TeamQuery): void {
    this.shown = query;
    this.rows = page.rows;
    this.next = page.next;
    this.fresh = 0;
    this.#host.listed();
  }

  readonly ask = (query: Partial<TeamQuery>, pause?: number): void => {
    this.wanted = { ...this.wanted, ...query };
    clearTimeout(this.#waiting);
    if (pause) this.#waiting = setTimeout(() => void this.relist(), pause);
    else void this.relist();
    this.#desk.update();
  };
  /** A list that is overtaken by the next one is dropped. */
  readonly relist = async (): Promise<void> => {
    this.#listing?.abort();
    const own = (this.#listing = new AbortController()), query = this.wanted;
    this.#desk.update();
    try {
      this.#take(await this.#desk.read(listOperators, { query: asked(query) }, own.signal), query);
    } catch (error) {
      if (!own.signal.aborted) this.#host.failed(asPorticoError(error));
    } finally {
      if (this.#listing === own) this.#listing = undefined;
      this.#desk.update();
    }
  };
  readonly more = async (): Promise<void> => {
    if (this.loadingMore || !this.next) return;
    this.loadingMore = true;
    this.#desk.update();
    const query = this.shown, first = this.rows.length;
    try {
      const page = await this.#desk.read(listOperators, { query: asked(query, pageSize, this.next) });
      if (query !== this.shown) return;
      this.rows = [...this.rows, ...page.rows.filter(({ id }) => !this.rows.some((row) => row.id === id))];
      this.next = page.next;
    } catch (error) {
      this.#host.failed(asPorticoError(error));
    } finally {
      this.loadingMore = false;
      this.#desk.update();
    }
    if (this.rows[first]) await this.#desk.focus(`[data-id='${this.rows[first].id}'] .menu > button`);
  };

  /** Reads what is on screen again: rows keep their places, each as it stands by then. */
  async refresh(): Promise<void> {
    const query = this.shown, limit = Math.min(Math.max(this.rows.length, pageSize), mostAgain);
    const page = await this.#desk.read(listOperators, { query: asked(query, limit) });
    if (query !== this.shown || this.#listing) return;
    if (this.rows.length === 0) return this.#take(page, query);
    const now = new Map(page.rows.map((row) => [row.id, row])), known = new Set(this.rows.map(({ id }) => id));
    // One that moved up into this page was below, and comes with its own.
    const reached = this.next === null ? page.rows.length : page.rows.findLastIndex(({ id }) => known.has(id));
    this.fresh = page.rows.filter(({ id }, at) => !known.has(id) && at < reached).length;
    const gone = this.rows.slice(0, limit).filter(({ id, state }) => state !== 'removed' && !now.has(id)).slice(0, mostGone);
    this.rows = this.rows.map((row) => now.get(row.id) ?? row);
    this.#desk.update();
    await Promise.all(gone.map(async ({ id }) => {
      const { sessions: _, requests: __, entries: ___, ...row } = await this.#desk.read(readOperator, { params: { operator: id } });
      this.changed(row);
    }).map((reading) => reading.catch(() => {})));
  }
  changed(now: OperatorRow): void {
    this.rows = this.rows.map((row) => (row.id === now.id ? now : row));
    this.#desk.update();
  }
}
