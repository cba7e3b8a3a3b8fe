import { describe, expect, test } from 'vitest';
import { type ImportFile, type ImportRefusal, importChunks, importLimits, readImportFile, tableFile } from '../../schema/operator-import.ts';
import { type ImportRow, mostImported } from '../../schema/team.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from([...text].map((character) => (character === '’' ? 0x92 : character === 'œ' ? 0x9c : character.codePointAt(0) as number)));
const utf16 = (text: string, big = false): Uint8Array => Uint8Array.from([...(`\uFEFF${text}`)].flatMap((character) => { const code = character.charCodeAt(0); return big ? [code >> 8, code & 255] : [code & 255, code >> 8]; }));
const read = (bytes: Uint8Array | string): ImportFile => {
  const file = readImportFile(typeof bytes === 'string' ? utf8(bytes) : bytes);
  if (file.refusal) throw new Error(JSON.stringify(file.refusal));
  return file;
};
const refusal = (bytes: Uint8Array | string): ImportRefusal | undefined => readImportFile(typeof bytes === 'string' ? utf8(bytes) : bytes).refusal;
const header = 'Company,E-mail,Name,Roles,Super admin';
const norvent = { organization: 'Norvent Labs', email: 'ines@norvent.example', roles: ['Invoice'] };

describe('OPR-8: a file of another portal’s users', () => {
  test('CSV: every column, quotes, several roles, and the line that each row stands on', () => {
    const { rows, faults, format, encoding } = read(`${header}\r\n"Norvent, ""Labs""",ines@norvent.example,Inès,"Invoice; Tenant admin",yes\r\n\r\n"Two\r\nlines",a@b.example,,Invoice,\r\nNorvent,o'brien@norvent.example,,Reader,no`);
    expect([format, encoding]).toEqual(['csv', 'utf-8']);
    expect(rows).toEqual([
      { line: 2, organization: 'Norvent, "Labs"', email: 'ines@norvent.example', name: 'Inès', roles: ['Invoice', 'Tenant admin'], superAdmin: true },
      { line: 6, organization: 'Norvent', email: "o'brien@norvent.example", roles: ['Reader'] },
    ]);
    expect(faults).toEqual([{ line: 4, code: 'value.characters', column: 'organization' }]);
  });
  test.each([
    ['semicolons and French headers', 'Société;Adresse e-mail;Prénom;Nom;Rôles;Propriétaire du compte\nNorvent Labs;ines@norvent.example;Inès;Marchetti;Invoice;oui'],
    ['tabs', 'Organization\tWork e-mail\tGiven name\tFamily name\tRole\tOwner\nNorvent Labs\tines@norvent.example\tInès\tMarchetti\tInvoice\tx'],
    ['the delimiter that Excel names', 'sep=;\r\nCompany;Mail;Full name;Access;Super-admin\r\nNorvent Labs;ines@norvent.example;Inès Marchetti;Invoice;1'],
    ['JSON', JSON.stringify({ users: [{ company: 'Norvent Labs', email: 'ines@norvent.example', name: 'Inès Marchetti', roles: ['Invoice'], superAdmin: true }] })],
  ])('%s', (_, text) => {
    expect(read(text).rows).toMatchObject([{ ...norvent, name: 'Inès Marchetti', superAdmin: true }]);
  });
  test.each([
    ['UTF-8', utf8(`${header}\nŒuvre d’été,a@b.example,,Invoice,`), 'utf-8'], ['UTF-8 with a mark', utf8(`\uFEFF${header}\nŒuvre d’été,a@b.example,,Invoice,`), 'utf-8'],
    ['UTF-16', utf16(`${header}\nŒuvre d’été,a@b.example,,Invoice,`), 'utf-16'], ['UTF-16, big end first', utf16(`${header}\nŒuvre d’été,a@b.example,,Invoice,`, true), 'utf-16'],
    ['Windows-1252', latin(`${header}\nœuvre d’été,a@b.example,,Invoice,`), 'windows-1252'],
  ])('%s is read, and said', (_, bytes, encoding) => {
    const file = read(bytes);
    expect([file.encoding, file.rows[0]?.organization.toLowerCase()]).toEqual([encoding, 'œuvre d’été']);
  });

  test.each<[string, Uint8Array | string, ImportRefusal]>([
    ['empty', '', { code: 'file.empty' }], ['a header alone', header, { code: 'file.empty' }], ['an empty list', '[]', { code: 'file.empty' }],
    ['a spreadsheet’s own file', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), { code: 'file.binary' }], ['zeros in UTF-16', utf16('a\0b'), { code: 'file.binary' }],
    ['a mark of UTF-8 before other bytes', Uint8Array.of(0xef, 0xbb, 0xbf, 0x41, 0xe9, 0x41), { code: 'file.encoding' }], ['half a character of UTF-16', Uint8Array.of(0xff, 0xfe, 0x41), { code: 'file.encoding' }],
    ['broken JSON', '[{"email":', { code: 'file.json' }], ['JSON without a list', '{"a":1}', { code: 'file.json' }],
    ['a missing column', 'Company,Name\nNorvent,Inès', { code: 'file.columns', missing: ['email', 'roles'] }], ['a missing member', '[{"company":"Norvent","role":"Invoice"}]', { code: 'file.columns', missing: ['email'] }],
    ['200,000 lines', `${header}\n${'N,a@b.example,,I,\n'.repeat(200_000)}`, { code: 'file.too_many_rows', most: importLimits.rows }],
    ['more than 5 MB', new Uint8Array(importLimits.bytes + 1).fill(65), { code: 'file.too_large', most: importLimits.bytes }],
  ])('refused: %s', (_, bytes, expected) => expect(refusal(bytes)).toEqual(expected));

  test.each([
    ['=HYPERLINK("x"),a@b.example,,Invoice,', 'line.formula', 'organization'], ['Norvent,+a@b.example,,Invoice,', 'line.formula', 'email'], ['Norvent,a@b.example,-1,Invoice,', 'line.formula', 'name'], ['Norvent,a@b.example,,@SUM(A1),', 'line.formula', 'roles'],
    ['"\tNorvent",a@b.example,,Invoice,', 'line.formula', 'organization'], ['" =1",a@b.example,,Invoice,', 'line.formula', 'organization'], [',a@b.example,,Invoice,', 'value.required', 'organization'], ['Norvent,,,Invoice,', 'value.required', 'email'], ['Norvent,a@b.example,,,', 'value.required', 'roles'],
    ['Norvent,nobody,,Invoice,', 'value.email', 'email'], [`${'N'.repeat(301)},a@b.example,,Invoice,`, 'value.too_long', 'organization'], ['Norvent,a@b.example,,Invoice,perhaps', 'value.choice', 'superAdmin'], ['Norvent', 'value.required', 'email'],
    ['Norvent,"a@b.example,,Invoice,', 'value.characters', 'email'],
  ])('a line is left out, and the others stay: %s', (line, code, column) => {
    const { rows, faults } = read(`${header}\nNorvent,first@b.example,,Invoice,\n${line}\nNorvent,last@b.example,,Invoice,`);
    expect(faults).toEqual([{ line: 3, code, column }]);
    expect(rows.length).toBe(line.includes(',"a@') ? 1 : 2);
  });
  test('the same address a second time, however it is written, and entries that are none', () => {
    expect(read(`${header}\nNorvent,Ines@Norvent.example,,Invoice,\nNorvent,ines@NORVENT.example,,Admin,`).faults).toEqual([{ line: 3, code: 'line.twice', column: 'email' }]);
    expect(read('[1, {"company":"N","email":"a@b.example","role":"Invoice"}, {"company":{},"email":"c@b.example","role":"Invoice"}]').faults).toEqual([{ line: 1, code: 'line.unreadable', column: null }, { line: 3, code: 'value.required', column: 'organization' }]);
  });
  test('10,000 rows are read, and every one is in a request', () => {
    const { rows } = read(`${header}\n${Array.from({ length: importLimits.rows }, (_, n) => `Company ${n % 700},p${n}@c${n % 700}.example,,Invoice,${n % 700 === n ? 'yes' : ''}`).join('\n')}`);
    const chunks = importChunks(rows);
    expect(rows).toHaveLength(importLimits.rows);
    expect(chunks.every((chunk) => chunk.length <= mostImported)).toBe(true);
    expect(new Set(chunks.flat().map(({ line }) => line)).size).toBe(importLimits.rows);
    expect([...Map.groupBy(chunks.flatMap((chunk, at) => chunk.map((row) => ({ at, company: row.organization }))), ({ company }) => company).values()].every((own) => new Set(own.map(({ at }) => at)).size === 1)).toBe(true);
  });
  test('a company’s super admin comes first, and with every request of a company that needs several', () => {
    const row = (line: number, more: Partial<ImportRow> = {}): ImportRow => ({ ...norvent, email: `p${line}@norvent.example`, line, ...more });
    const chunks = importChunks([...Array.from({ length: 120 }, (_, n) => row(n + 2)), row(122, { superAdmin: true }), row(123, { organization: 'NORVENT  labs' })]);
    expect(chunks.map((chunk) => [chunk.length, chunk[0]?.line])).toEqual([[50, 122], [50, 122], [24, 122]]);
  });
  test('what is downloaded runs no formula in a spreadsheet', () => {
    expect(tableFile([['Line', 'Company'], [2, '=1+1'], [3, 'a, "b"']])).toBe('\uFEFFLine,Company\n2,\'=1+1\n3,"a, ""b"""\r\n');
  });
});
