/** CSV as spreadsheets open it: RFC 4180 lines, UTF-8 with its mark, no cell that would be run as a formula. */

/** What a spreadsheet takes for the beginning of a formula; a tab or line break before it is skipped there. */
const formula = /^[\s]*[=+\-@]|^[\t\r\n]/;
const quoted = /[",\r\n;]|^\s|\s$/;

export type Cell = string | number | boolean | null;
export function csvCell(value: Cell): string {
  const text = value === null ? '' : String(value);
  // A number is a number, its sign too.
  const safe = typeof value === 'string' && formula.test(text) ? `'${text}` : text;
  return quoted.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
/** Lines, each with its end. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string => rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

/** Hands a file to the browser. */
export function saveCsv(name: string, parts: readonly string[]): void {
  const address = URL.createObjectURL(new Blob(['\ufeff', ...parts], { type: 'text/csv;charset=utf-8' })), link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Not before the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
