/** Folds text for comparing and searching: accents and case removed, spaces collapsed. SQLite's own lower() folds ASCII only. */
export const fold = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').replaceAll(/\s+/gu, ' ').trim();
