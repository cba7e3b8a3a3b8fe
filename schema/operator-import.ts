/**
 * The file of another portal's users (OPR-8): from bytes to the rows of `importOperators`, with every line that cannot be one. Pure: the element and the
 * command read it alike. Nothing is guessed in silence: what was assumed is in the answer.
 */
import { csvFormatRows, dsvFormat } from 'd3-dsv';
import { type ValueCode, canonicalEmail, isClean, limits } from './checks.ts';
import { fold } from './fold.ts';
import { type ImportRow, mostImported } from './team.ts';

/** What one file may hold: more is another kind of work, and would keep a browser busy. */
export const importLimits = { bytes: 5 * 1024 * 1024, rows: 10_000 } as const;

export const importColumns = ['organization', 'email', 'name', 'roles', 'superAdmin'] as const;
export type ImportColumn = (typeof importColumns)[number];
const needed = ['organization', 'email', 'roles'] as const satisfies readonly ImportColumn[];
/** What files call them, folded and without anything but letters and digits. */
const aliases: Record<ImportColumn | 'given' | 'family', readonly string[]> = {
  organization: ['organization', 'organisation', 'organizationname', 'organisationname', 'company', 'companyname', 'societe', 'entreprise', 'raisonsociale', 'tenant', 'tenantname', 'partner', 'partenaire', 'customer', 'client', 'domain', 'domaine', 'duns', 'dunsnumber', 'numeroduns'],
  email: ['email', 'emailaddress', 'mail', 'workemail', 'address', 'adresse', 'adressemail', 'adresseemail', 'courriel', 'emailprofessionnel', 'userprincipalname', 'upn', 'login', 'identifiant'],
  name: ['name', 'fullname', 'displayname', 'user', 'username', 'person', 'nom', 'nomcomplet', 'nomaffiche', 'utilisateur', 'personne'],
  given: ['givenname', 'firstname', 'prenom'],
  family: ['familyname', 'lastname', 'surname', 'nomdefamille'],
  roles: ['role', 'roles', 'permission', 'permissions', 'access', 'accesslevel', 'profile', 'droit', 'droits', 'acces', 'profil', 'profils'],
  superAdmin: ['superadmin', 'superadministrator', 'superadministrateur', 'accountowner', 'owner', 'globaladmin', 'globaladministrator', 'proprietaire', 'proprietaireducompte', 'administrateurgeneral'],
};
const columnOf = new Map(Object.entries(aliases).flatMap(([column, names]) => names.map((name) => [name, column as keyof typeof aliases])));
const plain = (header: string): string => fold(header).replaceAll(/[^\p{L}\p{N}]/gu, '');

export type ImportEncoding = 'utf-8' | 'utf-16' | 'windows-1252';
export type ImportFaultCode = Extract<ValueCode, 'value.required' | 'value.too_long' | 'value.characters' | 'value.email' | 'value.choice'> | 'line.formula' | 'line.unreadable' | 'line.twice';
/** A line that is left out, and why. `line` is that of the file, from 1; of JSON, the entry. */
export interface ImportFault { readonly line: number; readonly code: ImportFaultCode; readonly column: ImportColumn | null }
/** What a line says, as it stands there: for tables of what happens to it. */
export interface ImportLine { readonly line: number; readonly organization: string; readonly email: string }

export type ImportRefusal =
  | { readonly code: 'file.empty' | 'file.binary' | 'file.encoding' | 'file.json' }
  | { readonly code: 'file.too_large' | 'file.too_many_rows'; readonly most: number }
  | { readonly code: 'file.columns'; readonly missing: readonly ImportColumn[] };
export interface ImportFile {
  readonly refusal?: undefined;
  readonly format: 'csv' | 'json';
  readonly encoding: ImportEncoding;
  readonly rows: readonly ImportRow[];
  readonly faults: readonly ImportFault[];
  /** All that the file holds, those with a fault too. */
  readonly lines: readonly ImportLine[];
}
type Cells = Partial<Record<keyof typeof aliases, unknown>>;
interface Entry { readonly line: number; readonly cells: Cells | undefined }

class Refused extends Error {
  readonly refusal: ImportRefusal;
  constructor(refusal: ImportRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
const refuse = (refusal: ImportRefusal): never => { throw new Refused(refusal); };

const begins = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, at) => bytes[at] === byte);
function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: ImportEncoding } {
  const as = (label: string): string | undefined => {
    try {
      return new TextDecoder(label, { fatal: true, ignoreBOM: false }).decode(bytes);
    } catch {
      return undefined;
    }
  };
  const marked = begins(bytes, 0xff, 0xfe) ? 'utf-16le' : begins(bytes, 0xfe, 0xff) ? 'utf-16be' : undefined;
  if (!marked && bytes.includes(0)) refuse({ code: 'file.binary' });
  const text = as(marked ?? 'utf-8');
  if (text?.includes('\0')) refuse({ code: 'file.binary' });
  if (text !== undefined) return { text, encoding: marked ? 'utf-16' : 'utf-8' };
  // A mark is a promise: what breaks it is damaged, and not of another encoding.
  if (marked || begins(bytes, 0xef, 0xbb, 0xbf)) refuse({ code: 'file.encoding' });
  return { text: as('windows-1252') ?? refuse({ code: 'file.encoding' }), encoding: 'windows-1252' };
}

const delimiters = [',', ';', '\t'] as const;
/** The one that the header has most of, outside quotes. */
function delimiterOf(header: string): string {
  const bare = header.replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string): number => bare.split(delimiter).length;
  return delimiters.reduce((best, each) => (count(each) > count(best) ? each : best));
}
const named = (headers: readonly string[]): (keyof typeof aliases | undefined)[] => {
  const taken = new Set<string>();
  return headers.map((header) => {
    const column = columnOf.get(plain(header));
    if (!column || taken.has(column)) return undefined;
    taken.add(column);
    return column;
  });
};
function requireColumns(found: ReadonlySet<string | undefined>): void {
  const missing = needed.filter((column) => !found.has(column));
  if (missing.length > 0) refuse({ code: 'file.columns', missing });
}

function entriesOfCsv(text: string): Entry[] {
  // Excel's own way to name the delimiter.
  const [told, separator] = /^sep=([,;\t])(?:\r\n|\n|\r)/i.exec(text) ?? [''];
  const body = text.slice(told.length), header = /^(?:\s*(?:\n|\r))*([^\n\r]*)/.exec(body)?.[1] ?? '';
  const entries: Entry[] = [];
  let columns: ReturnType<typeof named> | undefined, line = told ? 1 : 0;
  dsvFormat(separator ?? delimiterOf(header)).parseRows(body, (cells): undefined => {
    const at = (line += 1);
    // A quoted cell may run over several lines.
    for (const cell of cells) line += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (cells.every((cell) => cell.trim() === '')) return;
    if (!columns) {
      columns = named(cells);
      requireColumns(new Set(columns));
      return;
    }
    if (entries.length === importLimits.rows) refuse({ code: 'file.too_many_rows', most: importLimits.rows });
    entries.push({ line: at, cells: Object.fromEntries(cells.flatMap((cell, index) => (columns?.[index] ? [[columns[index], cell]] : []))) });
  });
  return entries;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
function entriesOfJson(text: string): Entry[] {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return refuse({ code: 'file.json' });
  }
  const list = isObject(told) ? Object.values(told).find((value) => Array.isArray(value)) : told;
  if (!Array.isArray(list)) return refuse({ code: 'file.json' });
  if (list.length > importLimits.rows) refuse({ code: 'file.too_many_rows', most: importLimits.rows });
  const entries = (list as unknown[]).map((value, index): Entry => {
    if (!isObject(value)) return { line: index + 1, cells: undefined };
    const keys = Object.keys(value), columns = named(keys);
    return { line: index + 1, cells: Object.fromEntries(keys.flatMap((key, at) => (columns[at] ? [[columns[at], value[key]]] : []))) };
  });
  if (entries.length > 0) requireColumns(new Set(entries.flatMap(({ cells }) => Object.keys(cells ?? {}))));
  return entries;
}

/** What a spreadsheet would run as a formula. */
const isFormula = (cell: string): boolean => /^[=+\-@\t\r]/.test(cell) || /^\s*[=+\-@]/.test(cell);
const yes = new Set(['true', 'yes', 'y', '1', 'x', 'vrai', 'oui', 'o']), no = new Set(['', 'false', 'no', 'n', '0', 'faux', 'non']);
const written = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '');
const rolesOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(written) : written(value).split(/[,;|/\n]/)).map((role) => role.trim()).filter(Boolean);

function rowOf({ line, cells }: Entry, seen: Set<string>): ImportRow | ImportFault {
  const fault = (code: ImportFaultCode, column: ImportColumn | null): ImportFault => ({ line, code, column });
  if (!cells) return fault('line.unreadable', null);
  const formula = Object.entries(cells).find(([, value]) => [value].flat().some((each) => typeof each === 'string' && isFormula(each)));
  if (formula) return fault('line.formula', formula[0] === 'given' || formula[0] === 'family' ? 'name' : (formula[0] as ImportColumn));
  const organization = written(cells.organization).trim(), email = written(cells.email).trim(), roles = rolesOf(cells.roles);
  const name = [cells.given, cells.name, cells.family].map((part) => written(part).trim()).filter(Boolean).join(' ');
  const texts = [['organization', organization, limits.line], ['email', email, limits.email], ['name', name, limits.line], ...roles.map((role) => ['roles', role, 60] as const)] as const;
  for (const [column, text, most] of texts) {
    if (text === '' && column !== 'name') return fault('value.required', column);
    if (text.length > most) return fault('value.too_long', column);
    if (!isClean(text)) return fault('value.characters', column);
  }
  if (roles.length === 0) return fault('value.required', 'roles');
  if (roles.length > 10) return fault('value.too_long', 'roles');
  const canonical = canonicalEmail(email);
  if (canonical === undefined) return fault('value.email', 'email');
  const marked = fold(written(cells.superAdmin));
  if (!yes.has(marked) && !no.has(marked)) return fault('value.choice', 'superAdmin');
  if (seen.has(canonical)) return fault('line.twice', 'email');
  seen.add(canonical);
  return { line, organization, email, ...(name && { name }), roles, ...(yes.has(marked) && { superAdmin: true }) };
}

/** Reads a file whole: its rows, what was left out of them, or why nothing of it can be used. */
export function readImportFile(bytes: Uint8Array): ImportFile | { readonly refusal: ImportRefusal } {
  try {
    if (bytes.length > importLimits.bytes) refuse({ code: 'file.too_large', most: importLimits.bytes });
    const { text, encoding } = decode(bytes);
    const format = /^\s*[[{]/.test(text) ? 'json' : 'csv';
    const entries = text.trim() === '' ? [] : format === 'json' ? entriesOfJson(text) : entriesOfCsv(text);
    if (entries.length === 0) refuse({ code: 'file.empty' });
    const seen = new Set<string>(), rows: ImportRow[] = [], faults: ImportFault[] = [];
    for (const entry of entries) {
      const row = rowOf(entry, seen);
      if ('code' in row) faults.push(row);
      else rows.push(row);
    }
    return { format, encoding, rows, faults, lines: entries.map(({ line, cells }) => ({ line, organization: written(cells?.organization).trim(), email: written(cells?.email).trim() })) };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
}

/**
 * The rows as requests take them. Those of one company follow each other, its super admin first; where they are more than one request takes, the super
 * admin is sent along with each, so that none finds the company without one. A row that was taken over before changes nothing.
 */
export function importChunks(rows: readonly ImportRow[]): ImportRow[][] {
  const companies = Map.groupBy(rows, ({ organization }) => fold(organization));
  const chunks: ImportRow[][] = [];
  for (const own of companies.values()) {
    const first = own.find(({ superAdmin }) => superAdmin), rest = own.filter((row) => row !== first), all = first ? [first, ...rest] : rest, last = chunks.at(-1);
    if (last && last.length + all.length <= mostImported) last.push(...all);
    else for (let left = all; left.length > 0; left = left.slice(mostImported), left = left.length > 0 && first ? [first, ...left] : left) chunks.push(left.slice(0, mostImported));
  }
  return chunks;
}

/** A table as CSV that spreadsheets read as text: with a mark of its encoding, and without formulas. */
export const tableFile = (rows: readonly (readonly (string | number)[])[]): string => `\uFEFF${csvFormatRows(rows.map((row) => row.map((cell) => (isFormula(String(cell)) ? `'${cell}` : String(cell)))))}\r\n`;
