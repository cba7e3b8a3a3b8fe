/** Every table, by the name that it has in the database. */
import { getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as organizationTables from '../../schema/tables/organizations.ts';
import * as registrationTables from '../../schema/tables/registration.ts';
import * as requestTables from '../../schema/tables/requests.ts';
import * as systemTables from '../../schema/tables/system.ts';

export const tables: readonly SQLiteTable[] = [organizationTables, registrationTables, requestTables, systemTables].flatMap((area) => Object.values(area)).filter((one): one is SQLiteTable => is(one, SQLiteTable));
export const tableNamed: ReadonlyMap<string, SQLiteTable> = new Map(tables.map((table) => [getTableName(table), table]));
