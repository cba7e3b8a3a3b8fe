/** Guards: conditions that must hold at write time, checked by the database inside the batch (design.md, idea 3). */
import { type SQL, sql } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ProblemCode } from '../../schema/problems.ts';
import type { Database, Statement } from './database.ts';

/** The view of migration 0001, whose trigger aborts. It is not among schema/tables, for drizzle-kit would make a table of it. */
const guards = sqliteTable('guard', { code: text().notNull(), holds: integer().notNull() });

/** Aborts its batch with `code` unless `holds`. Guards are a batch's first statements. */
export const guard = (db: Database, code: ProblemCode, holds: SQL): Statement => db.insert(guards).values({ code, holds: sql`(${holds}) IS TRUE` });

/** The code of the guard that aborted a batch. */
export function guardCode(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const found = /^(?:D1_ERROR: )?([a-z_]+\.[a-z_]+): SQLITE_CONSTRAINT/.exec(at.message);
    if (found) return found[1];
  }
  return undefined;
}

/** `table.column` of the unique index that aborted a batch. */
export function uniqueViolation(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const found = /UNIQUE constraint failed: ([a-z_]+\.[a-z_]+)/.exec(at.message);
    if (found) return found[1];
  }
  return undefined;
}
