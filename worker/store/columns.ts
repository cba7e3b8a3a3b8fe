import { type Column, type SQL, sql } from 'drizzle-orm';

/**
 * A column under a name of its own. D1 answers rows as objects, so two selected columns of one name collapse into one in a batch, silently
 * (platform.md, Drizzle): every joined column is selected through this.
 */
export const as = <C extends Column>(column: C, name: string): SQL.Aliased<ValueOf<C>> =>
  sql`${column}`.mapWith((value: unknown) => (value === null ? null : column.mapFromDriverValue(value)) as ValueOf<C>).as(name);
type ValueOf<C extends Column> = C['_']['notNull'] extends true ? C['_']['data'] : C['_']['data'] | null;
