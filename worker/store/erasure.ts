/** Where a person is found (schema/retention.ts): for its erasure, and for an export of all that is held. */
import { type SQL, eq, sql } from 'drizzle-orm';
import { type People, type TableName, keptAs, tableNames } from '../../schema/retention.ts';
import { operators } from '../../schema/tables/organizations.ts';
import { registrations } from '../../schema/tables/registration.ts';
import { fullName } from '../rules/contacts.ts';
import type { Erasable, Registered } from '../rules/erasure.ts';
import type { Database } from './database.ts';

export interface Person {
  readonly address: string; /** Keyed hashes of it, under the secret in force and those before. */ readonly hashed: readonly string[];
  readonly operators: readonly Erasable[]; readonly registrations: readonly Registered[];
}
/** Every operator of an address, in whatever organization, and every registration. */
export async function findPerson(db: Database, address: string, hashed: readonly string[]): Promise<Person> {
  const [people, asked] = await db.batch([
    db.select({ id: operators.id, organization: operators.organizationId, state: operators.state, name: operators.name }).from(operators).where(eq(operators.email, address)),
    db.select({ id: registrations.id, programId: registrations.programId, distributorId: registrations.distributorId, state: registrations.state, applicant: registrations.applicant }).from(registrations).where(eq(registrations.email, address)),
  ]);
  return { address, hashed, operators: people, registrations: asked.map(({ applicant, ...one }) => ({ ...one, name: applicant && fullName(applicant) })) };
}

type Row = Record<string, unknown>;
export interface Held { readonly table: TableName; /** `own`: the row is about the person; `named`: it names it. */ readonly as: 'own' | 'named'; readonly row: Row }

const list = (values: readonly string[]): SQL => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
function tied({ column, is }: People['own'][number], person: Person): SQL {
  const name = sql.identifier(column), ids = (of: readonly { readonly id: string }[]) => list(of.map(({ id }) => id));
  if (is === 'address') return sql`${name} = ${person.address}`;
  if (is === 'hashed') return sql`${name} IN ${list(person.hashed)}`;
  if (is === 'operator') return sql`${name} IN ${ids(person.operators)}`;
  if (is === 'registration') return sql`${name} IN ${ids(person.registrations)}`;
  const did = sql`(SELECT subject_id FROM activity WHERE actor_id IN ${ids(person.operators)})`;
  return sql`${name} IN ${list(person.operators.map((one) => one.name))} AND ${name} <> '' AND (id IN ${did} OR subject_id IN ${did})`;
}

/** All that is held about a person, row by row; each in the first way in which it is found. */
export async function* listHeld(db: Database, person: Person, page = 200): AsyncGenerator<Held> {
  for (const table of tableNames) {
    const { people } = keptAs(table);
    if (!people) continue;
    /** Which columns of which row were told. */
    const told = new Map<unknown, string[]>();
    const ways = [
      ...people.own.map((one) => ({ as: 'own' as const, where: tied(one, person), of: (row: Row): Row | undefined => (one.shows ? Object.fromEntries(one.shows.map((column) => [column, row[column]])) : row) })),
      ...people.named.map((column) => ({ as: 'named' as const, where: sql`instr(${sql.identifier(column)}, ${person.address}) > 0`, of: (row: Row): Row | undefined => {
        const part = naming(row[column], person.address);
        return part === undefined ? undefined : { ...('id' in row && { id: row['id'] }), [column]: part };
      } })),
    ];
    for (const { as, where, of } of ways) {
      for (let after = -1; ;) {
        const rows = await db.all<Row>(sql`SELECT rowid AS "row", * FROM ${sql.identifier(table)} WHERE rowid > ${after} AND (${where}) ORDER BY rowid LIMIT ${page}`);
        for (const { row: number, ...row } of rows) {
          const before = told.get(number), shown = of(legible(row));
          if (!shown || (before && (as === 'own' || Object.keys(shown).every((column) => before.includes(column))))) continue;
          told.set(number, [...(before ?? []), ...Object.keys(shown)]);
          yield { table, as, row: shown };
        }
        if (rows.length < page) break;
        after = Number(rows.at(-1)?.['row']);
      }
    }
  }
}

/** JSON as what it is. Who else acted is no part of what is held about this person. */
function legible(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => {
    if (typeof value !== 'string' || !/^[[{]/.test(value)) return [column, value];
    try {
      const read = JSON.parse(value) as unknown;
      if (column === 'personal') delete (read as Row)['actorName'];
      return [column, read];
    } catch { return [column, value]; }
  }));
}
/** Of a value the smallest parts that hold the text: in a list of contacts one contact. */
function naming(value: unknown, text: string): unknown {
  if (typeof value === 'string') return value.includes(text) ? value : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  if (Object.values(value).some((one) => typeof one === 'string' && one.includes(text))) return value;
  const parts = Object.entries(value).flatMap(([key, one]) => { const part = naming(one, text); return part === undefined ? [] : [[key, part] as const]; });
  return parts.length > 0 ? Object.fromEntries(parts) : undefined;
}
