import type { ImportOutcome } from './import-run.ts';
import type { ImportColumn, ImportFaultCode, ImportRefusal } from '../../../schema/operator-import.ts';

/** Texts of the import of another portal's users. */
export const text = {
  title: 'Import operators',
  intro: 'Users of another portal get their access here, and sign in with the account they have: nobody gets an invitation. First you see what would happen; nothing changes before you say so.',
  choose: 'Choose a file…',
  drop: 'or drop it here',
  formats: 'CSV or JSON, up to 10,000 people and 5 MB',
  needs: 'The columns',
  columns: {
    organization: 'Company: its name, mail domain, D-U-N-S number or id', email: 'E-mail', name: 'Name, which may be missing', roles: 'Roles, as the other portal calls them: Invoice makes a reader, Tenant admin an admin',
    superAdmin: 'Super admin: yes for one person of each company that has none',
  } satisfies Record<ImportColumn, string>,
  columnNames: { organization: 'Company', email: 'E-mail', name: 'Name', roles: 'Roles', superAdmin: 'Super admin' } satisfies Record<ImportColumn, string>,
  refused: 'This file cannot be imported',
  refusals: {
    'file.empty': () => 'There is nobody in it.',
    'file.binary': () => 'It is no text. From a spreadsheet, save it as CSV first.',
    'file.encoding': () => 'Its characters are damaged. Save it as CSV in UTF-8.',
    'file.json': () => 'Its JSON is damaged, or holds no list.',
    'file.too_large': (most: string) => `It is larger than ${most}. Import it in several parts.`,
    'file.too_many_rows': (most: string) => `It has more than ${most} people. Import it in several parts.`,
    'file.columns': (names: string) => `A column is missing: ${names}. Look at the first line of the file.`,
  } satisfies Record<ImportRefusal['code'], (fact: string) => string>,
  faults: {
    'value.required': (column: string) => `${column}: nothing stands there`, 'value.too_long': (column: string) => `${column}: too long`, 'value.characters': (column: string) => `${column}: characters that cannot be used`, 'value.email': (column: string) => `${column}: no e-mail address`,
    'value.choice': (column: string) => `${column}: neither yes nor no`, 'line.formula': (column: string) => `${column}: a formula. Remove the first character`, 'line.twice': (column: string) => `${column}: stands in the file already`, 'line.unreadable': (line: string) => `Entry ${line} is no person`,
  } satisfies Record<ImportFaultCode, (fact: string) => string>,
  assumed: 'The file names no encoding. It was read as Windows-1252: look at names with accents below.',
  checking: (count: number, all: number) => `${count} of ${all} checked`,
  importing: (count: number, all: number) => `${count} of ${all} imported`,
  waiting: 'The connection is lost. We go on by ourselves as soon as it is back.',
  stop: 'Stop',
  again: 'Another file',
  would: 'What would happen',
  happened: 'What happened',
  stopped: 'Stopped. What is imported stays; the same file again imports the rest.',
  outcomes: { added: 'Added', unchanged: 'Already there', refused: 'Left out' } satisfies Record<ImportOutcome, string>,
  counts: { added: (count: number) => (count === 1 ? '1 person is added' : `${count} people are added`), unchanged: (count: number) => (count === 1 ? '1 is there already' : `${count} are there already`), refused: (count: number) => (count === 1 ? '1 line is left out' : `${count} lines are left out`) } satisfies Record<ImportOutcome, (count: number) => string>,
  heads: { line: 'Line', email: 'E-mail', company: 'Company', role: 'Role', outcome: 'Result', why: 'Why' },
  firstOnly: (count: number) => `The first ${count} lines are shown, those left out before the others. The download has all.`,
  download: 'Download as CSV',
  run: (count: number) => (count === 1 ? 'Import 1 person' : `Import ${count} people`),
  nothing: 'There is nobody to add.',
  close: 'Close',
};
export type ImportText = typeof text;
