/** The closed lists of schema/ against each other and against what is made of them. */
import { describe, expect, test } from 'vitest';
import { eventNames, events } from '../../schema/events.ts';
import { templates } from '../../schema/messages.ts';
import { actions, may, outranks, permissions } from '../../schema/permissions.ts';
import { type Machine, type Transition, machines, nextState, statesOf } from '../../schema/states.ts';
import { locales, organizationKinds, roles } from '../../schema/values.ts';
import { mailTemplates } from '../../worker/messages/mail-text.ts';
import { type Node, type Source, sources, stringsOf, walk } from './support/sources.ts';

const all = Object.entries(machines) as unknown as [Machine, readonly Transition[]][];

describe.each(all)('the states of a %s', (machine, rows) => {
  const first = rows.some((row) => row.from === 'new') ? 'new' : rows[0]?.from;
  test('can all be reached', () => {
    const reached = new Set<string | undefined>([first]);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const row of rows) if (reached.has(row.from)) reached.add(row.to);
    }
    expect(statesOf(machine).length).toBeGreaterThan(1);
    expect(statesOf(machine).filter((state) => !reached.has(state))).toEqual([]);
  });
  test('change by one row for each command, which somebody may give', () => {
    const keys = rows.map((row) => `${row.from} ${row.command}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(rows.filter((row) => row.who.length === 0 || row.from === row.to)).toEqual([]);
    for (const row of rows) expect(nextState(machine, row.from, row.command)).toBe(row.to);
    expect(nextState(machine, rows[0]?.from as string, 'no_such_command')).toBeUndefined();
  });
});

describe('the states that tables hold', () => {
  /** Table → its machine. A machine without one is told by rows that are there or not. */
  const kept = { requests: 'request', transfers: 'transfer', registrations: 'registration', operators: 'operator', enrollments: 'enrollment', outbox: 'message' } as const;
  const columns = sources('schema/tables/*.ts').flatMap(stateColumns);
  test('the sweep sees every table with a state', () => expect(columns.map(({ table }) => table).toSorted()).toEqual(Object.keys(kept).toSorted()));
  test.each(Object.entries(kept))('%s: those of the machine, no more and no fewer', (table, machine) => {
    const column = columns.find((one) => one.table === table);
    expect((column?.states ?? statesOf(column?.machine as Machine)).toSorted()).toEqual(statesOf(machine).toSorted());
  });
});

/** `state: text().$type<…>()` of a file's tables: the union written out, or `StateOf<machine>`. */
function stateColumns({ tree }: Source): { readonly table: string; readonly states?: string[]; readonly machine?: string }[] {
  const tables = [...walk(tree)].filter((node) => node.type === 'VariableDeclarator' && ((node['init'] as Node | null)?.['callee'] as { name?: string } | undefined)?.name === 'sqliteTable');
  return tables.flatMap((table) => [...walk(table)].filter((node) => node.type === 'Property' && (node['key'] as { name?: string }).name === 'state').map((column) => {
    const literals = [...walk(column)].filter((node) => node.type === 'TSLiteralType').map((node) => String((node['literal'] as Node)['value']));
    const named = [...walk(column)].some((node) => node.type === 'TSTypeReference' && (node['typeName'] as { name?: string }).name === 'StateOf');
    return { table: (table['id'] as unknown as { name: string }).name, ...(named ? { machine: String(literals[0]) } : { states: literals }) };
  }));
}

describe('events', () => {
  const rules = sources('worker/rules/*.ts', 'worker/routes/*.ts', 'worker/jobs/*.ts');
  /** Made as `{ name: '…', … }`. */
  const made = new Set(rules.flatMap(({ tree }) => [...walk(tree)].filter((node) => node.type === 'Property' && (node['key'] as { name?: string }).name === 'name').map((node) => String((node['value'] as Node)['value']))));
  const written = new Set(sources('worker/store/writes-*.ts').flatMap(({ tree }) => [...walk(tree)].filter((node) => node.type === 'Property').map((node) => String((node['key'] as Node)['value']))));
  test('the sweep sees what makes them', () => expect([rules.length > 8, made.has('registration.approved'), written.has('registration.approved')]).toEqual([true, true, true]));
  test('each happens: a rule, a route or a job makes it, and the store writes it', () => {
    expect(eventNames.filter((name) => !made.has(name))).toEqual([]);
    expect(eventNames.filter((name) => !written.has(name))).toEqual([]);
  });
  test('are named area.past_tense', () => expect(eventNames.filter((name) => !/^[a-z]+\.(?:[a-z]+_)*(?:[a-z]+ed|(?:re)?sent|withdrawn|[a-z]+ed_(?:in|out|over|into_[a-z]+))$/.test(name))).toEqual([]));
  test('keep personal values apart: what names a person is never among the plain ones', () => {
    const naming = ['email', 'applicant', 'note'];
    const source = sources('schema/events.ts')[0] as Source;
    const payloads = [...walk(source.tree)].find((node) => node.type === 'TSInterfaceDeclaration' && (node['id'] as { name?: string }).name === 'EventPayloads') as Node;
    const keys = ((payloads['body'] as Node)['body'] as Node[]).map((one) => [String((one['key'] as Node)['value']), [...walk(one)].filter((node) => node.type === 'TSPropertySignature').map((node) => String((node['key'] as Node)['name']))] as const);
    expect(keys.length).toBe(eventNames.length);
    for (const [name, members] of keys) expect([name, naming.filter((key) => members.includes(key) && ![...events[name as keyof typeof events].personal, ...events[name as keyof typeof events].hidden].includes(key))]).toEqual([name, []]);
  });
});

describe('e-mail templates', () => {
  test.each(templates)('%s is written in every language, and something sends it', (template) => {
    for (const locale of locales) expect(typeof mailTemplates[locale].texts[template]).toBe('function');
    expect(sources('worker/messages/recipients*.ts').flatMap(stringsOf)).toContain(template);
  });
  test('no language has one more', () => {
    for (const locale of locales) expect(Object.keys(mailTemplates[locale].texts).toSorted()).toEqual([...templates].toSorted());
  });
});

describe('OPR-1: super_admin has all of admin, admin all of reader', () => {
  test('for every action of every kind of organization', () => {
    expect(actions.length).toBeGreaterThan(40);
    for (const action of actions) {
      for (const kind of organizationKinds) {
        const allowed = roles.map((role) => may({ kind, role }, action));
        // Once a role may, all above it may.
        expect([action, kind, allowed]).toEqual([action, kind, allowed.toSorted((a, b) => Number(a) - Number(b))]);
        expect(allowed.at(-1)).toBe((permissions[action].kinds as readonly string[]).includes(kind));
      }
    }
    expect(roles.map((role) => outranks(role, 'admin'))).toEqual([false, true, true]);
  });
  test('a scope takes away, and never adds', () => {
    expect(may({ kind: 'distributor', role: 'admin', scopes: ['page.read'] }, 'registration.review')).toBe(false);
    expect(may({ kind: 'distributor', role: 'reader', scopes: ['registration.review'] }, 'registration.review')).toBe(false);
  });
});
