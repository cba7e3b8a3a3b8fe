/** The worker as it would be deployed: it can be, it starts as it is, it tells its contract, and its database has the tables of schema/. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../../schema/api.ts';
import { demoEndpoints } from '../../schema/demo.ts';
import type { Endpoint } from '../../schema/endpoint.ts';
import * as organizationTables from '../../schema/tables/organizations.ts';
import * as registrationTables from '../../schema/tables/registration.ts';
import * as requestTables from '../../schema/tables/requests.ts';
import * as systemTables from '../../schema/tables/system.ts';
import { buildSdk } from '../bench/built.ts';
import { type Started, bundleWorker, configIn, startWorker, temporaryFolder } from '../bench/worker.ts';
import { files, read } from './support/sources.ts';

interface Fault { readonly severity: string; readonly ruleId: string; readonly message: string; readonly location: readonly { readonly pointer?: string }[] }
interface Redocly { readonly createConfig: (config: object) => Promise<object>; readonly lintFromString: (ask: object) => Promise<readonly Fault[]> }
/** By a name that the compiler does not follow: the package's own types cost twice as much to check as all of ours. */
const redocly = async (): Promise<Redocly> => (await import(String('@redocly/openapi-core'))) as Redocly;
async function lint(source: string): Promise<readonly Fault[]> {
  const { createConfig, lintFromString } = await redocly();
  return lintFromString({ source, absoluteRef: '/openapi.json', config: await createConfig({ extends: ['recommended'] }) });
}

let printed: string, script: string;
let worker: Started;
const folder = temporaryFolder();
beforeAll(async () => {
  const config = configIn(folder, { assets: join(folder, 'site') }), bundle = join(folder, 'bundle');
  await buildSdk(join(folder, 'site'));
  printed = await bundleWorker(bundle, config);
  script = readFileSync(join(bundle, 'index.js'), 'utf8');
  // As in production: with DEMO off.
  worker = await startWorker({ bundle, config, demo: false });
}, 60_000);
afterAll(async () => {
  await worker?.close();
  // The test runner ends its processes without their exit event.
  rmSync(folder, { recursive: true, force: true });
});

describe('wrangler', () => {
  test('deploys it, as far as it goes without an account', () => {
    expect(printed).toContain('--dry-run: exiting now');
    expect(printed).not.toMatch(/\[ERROR\]|✘|\[WARNING\]|▲/);
    for (const binding of ['DB', 'OUTBOX', 'EMAIL', 'ASSETS', 'CODE_LIMIT']) expect(printed).toContain(`env.${binding}`);
  });
  test('knows nothing of Node, of the demo, or of a secret', () => {
    const config = read('wrangler.toml');
    expect(config).toContain('compatibility_date');
    expect(config).not.toMatch(/nodejs_compat|compatibility_flags/);
    expect(config).not.toMatch(/^\s*(?:DEMO|SIGNING_KEYS|LINK_SECRET)\s*=/m);
    // wrangler bundles such an import without a word, and only some dates of compatibility then start it.
    expect(script.length).toBeGreaterThan(100_000);
    expect(script).not.toMatch(/\b(?:from|import|require)\s*\(?\s*["'`]node:/);
    expect(printed).not.toMatch(/env\.(?:DEMO|SIGNING_KEYS|LINK_SECRET)/);
  });
  test('starts it: it is up, and its database answers', async () => {
    const response = await worker.fetch(new Request('http://portal.test/healthz'));
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok', version: expect.stringMatching(/^\d+\.\d+\.\d+$/), parked: 0 }]);
    expect(response.headers.get('server-timing')).toBeNull();
  });
  test('has no endpoint of the demo where DEMO is off', async () => {
    expect(demoEndpoints.length).toBeGreaterThan(3);
    for (const { method, path } of demoEndpoints) expect((await worker.fetch(new Request(`http://portal.test${path}`, { method, ...(method === 'POST' && { body: '{}', headers: { 'content-type': 'application/json' } }) }))).status).toBe(404);
  });
});

describe('/openapi.json', () => {
  interface Document { readonly openapi: string; readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>> }
  let text: string;
  beforeAll(async () => { text = await (await worker.fetch(new Request('http://portal.test/openapi.json'))).text(); });
  test('is OpenAPI 3.1 without a fault or a warning, by the recommended rules', async () => {
    const found = await lint(text);
    expect((JSON.parse(text) as Document).openapi).toMatch(/^3\.1\./);
    expect(found.map(({ severity, ruleId, message, location }) => `${severity} ${ruleId}: ${message} at ${location[0]?.pointer}`)).toEqual([]);
  });
  test('is really read by those rules: a fault put in is found', async () => {
    const found = await lint(text.replace('"operationId":"readHealth"', '"operationId":"readMe"'));
    expect(found.map(({ ruleId }) => ruleId)).toContain('operation-operationId-unique');
  });
  test('holds every endpoint of the contract, and none of the demo', () => {
    const { paths } = JSON.parse(text) as Document;
    const operations = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { operationId }]) => `${method.toUpperCase()} ${path} ${operationId}`));
    expect(operations.toSorted()).toEqual(api.map(({ method, path, name }: Endpoint) => `${method} ${path} ${name}`).toSorted());
    expect(operations.length).toBeGreaterThan(20);
  });
});

describe('the database, migrated from nothing', () => {
  const modules = [organizationTables, registrationTables, requestTables, systemTables];
  const tables = modules.flatMap((module) => Object.values(module) as SQLiteTable[]).map(getTableConfig);
  const query = async <R>(sql: string, ...values: string[]): Promise<R[]> => ((await worker.env.DB.prepare(sql).bind(...values).all()) as { results: R[] }).results;
  test('the sweep sees every file of tables', () => expect([modules.length, tables.length > 10]).toEqual([files('schema/tables/*.ts').length, true]));
  test('has the tables of the schema and no others', async () => {
    const found = await query<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\' AND name <> 'd1_migrations' ORDER BY name");
    expect(found.map(({ name }) => name)).toEqual(tables.map(({ name }) => name).toSorted());
  });
  test.each(tables.map((table) => [table.name, table] as const))('%s has its columns and indexes', async (name, table) => {
    const columns = await query<{ name: string; type: string; required: number }>('SELECT name, type, "notnull" AS required FROM pragma_table_xinfo(?)', name);
    const shape = (one: { name: string; type: string; required: boolean }): string => `${one.name} ${one.type.toLowerCase()}${one.required ? ' not null' : ''}`;
    expect(columns.map((one) => shape({ ...one, required: one.required === 1 })).toSorted()).toEqual(table.columns.map((one) => shape({ name: one.name, type: one.getSQLType(), required: one.notNull })).toSorted());
    const indexes = await query<{ name: string; only: number }>(`SELECT name, "unique" AS only FROM pragma_index_list(?) WHERE origin = 'c'`, name);
    expect(indexes.map((one) => `${one.name}${one.only ? ' unique' : ''}`).toSorted()).toEqual(table.indexes.map(({ config }) => `${config.name}${config.unique ? ' unique' : ''}`).toSorted());
  });
});
