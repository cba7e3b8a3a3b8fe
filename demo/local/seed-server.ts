/** Answers the seed as it would be written now, to the worker of this run and to nobody else: the demo resets itself by it, and no build holds any of it. */
import { randomBytes } from 'node:crypto';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AnyD1Database, drizzle } from 'drizzle-orm/d1';
import type { SeedStatement } from '../../schema/demo.ts';
import { originsFor } from '../world/origins.ts';
import { seedStatements } from '../world/seed.ts';

/** No database: statements are only written down. */
const paper = drizzle({} as AnyD1Database);
const written = async (port: number): Promise<SeedStatement[]> => (await seedStatements(paper, Date.now(), originsFor(port))).map((one) => {
  const { sql, params } = one.toSQL();
  return { sql, params: params as SeedStatement['params'] };
});

/** `port`: that of the run, which decides the keys' origins. Its address cannot be guessed. */
export async function serveSeed(port: number): Promise<{ readonly url: string; readonly close: () => void }> {
  const path = `/${randomBytes(16).toString('hex')}`;
  const server: Server = createServer((request, response) => {
    if (request.url !== path) return void response.writeHead(404).end();
    written(port).then((statements) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(statements)), () => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  // The run ends with its worker, whoever still asks here.
  server.unref();
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, close: () => { server.close(); server.closeAllConnections(); } };
}
