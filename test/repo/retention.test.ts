/** What is said of every table: how long it keeps what, and who stands in it. */
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import { type Kept, retention } from '../../schema/retention.ts';
import { tables } from '../../worker/store/tables.ts';
import { files } from './support/sources.ts';

const said: Readonly<Record<string, Kept>> = retention;
const configs = tables.map(getTableConfig);
test('the sweep sees every file of tables', () => expect([configs.length > 25, files('schema/tables/*.ts').length]).toEqual([true, 4]));
test('every table says how long it keeps what, and why, and nothing else does', () => {
  expect(Object.keys(said).toSorted()).toEqual(configs.map(({ name }) => name).toSorted());
  expect(Object.entries(said).filter(([, { why }]) => !/^[A-Z].{10,}\.$/.test(why)).map(([name]) => name)).toEqual([]);
});
describe.each(configs.map((config) => [config.name, config] as const))('%s', (name, { columns, indexes }) => {
  const { over, people } = said[name] as Kept, has = columns.map((one) => one.name);
  test('names columns that it has', () => {
    const named = [...(people?.columns ?? []), ...(people?.named ?? []), ...(people?.own ?? []).flatMap(({ column, shows = [] }) => [column, ...shows])];
    if (typeof over !== 'string') named.push(...Object.keys(over.only ?? {}), ...(over.until ? [over.until] : []), ...(over.also ? [over.also] : []), typeof over.after === 'string' ? over.after : 'id');
    expect(named.filter((column) => !has.includes(column))).toEqual([]);
  });
  test('finds by an index what is over', () => {
    if (typeof over === 'string') return;
    const ways = [['id'], ...indexes.map(({ config }) => config.columns.map((column) => ('name' in column ? column.name : '')))];
    const wanted = [...Object.keys(over.only ?? {}), typeof over.after === 'string' ? over.after : 'id'];
    expect(ways.map((way) => way.slice(0, wanted.length))).toContainEqual(wanted);
    for (const table of over.behind ?? []) expect(configs.find((one) => one.name === table)?.indexes.map(({ config }) => config.columns.map((column) => ('name' in column ? column.name : ''))[0])).toContain('expires_at');
  });
  test('has no address, name, note or text that is nobody’s', () => {
    const personal = has.filter((column) => /email|address$|recipient|(^|_)person$|(^|_)note$|asker_name|decider_name|^text$|^agent$/.test(column));
    expect(personal.filter((column) => ![...(people?.columns ?? []), ...(people?.own ?? []).map((one) => one.column)].includes(column))).toEqual([]);
  });
});
