/** The rows that an action on several is about; a range goes from the row that was selected last. */
export class Selection {
  readonly ids = new Set<string>();
  #anchor: string | undefined;

  of<R extends { readonly id: string }>(rows: readonly R[]): R[] { return rows.filter(({ id }) => this.ids.has(id)); }

  toggle(rows: readonly { readonly id: string }[], { id }: { readonly id: string }, range: boolean): void {
    const on = range || !this.ids.has(id);
    const from = rows.findIndex((row) => row.id === this.#anchor), to = rows.findIndex((row) => row.id === id);
    const touched = range && from >= 0 ? rows.slice(Math.min(from, to), Math.max(from, to) + 1) : rows.slice(to, to + 1);
    for (const row of touched) {
      if (on) this.ids.add(row.id);
      else this.ids.delete(row.id);
    }
    this.#anchor = id;
  }
  add(...rows: readonly { readonly id: string }[]): void {
    for (const { id } of rows) this.ids.add(id);
    this.#anchor = rows.at(-1)?.id;
  }
  toggleAll(rows: readonly { readonly id: string }[]): void {
    const on = rows.some(({ id }) => !this.ids.has(id));
    this.clear();
    if (on) for (const { id } of rows) this.ids.add(id);
  }
  clear(): void {
    this.ids.clear();
    this.#anchor = undefined;
  }
}
