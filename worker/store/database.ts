import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1';
import type { BatchItem } from 'drizzle-orm/batch';

export type Database = DrizzleD1Database;
/** One statement of a batch. */
export type Statement = BatchItem<'sqlite'>;
export const openDatabase = (d1: D1Database): Database => drizzle(d1);
