/** The worker as it is deployed, bundled once, on a real port with a database of its own, migrated and seeded. Nothing of it stays. */
import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type AnyD1Database, drizzle } from 'drizzle-orm/d1';
import type { TestHarness } from 'wrangler';
import { commandOf, localEnvironment, root } from '../../demo/local/paths.ts';
import { seedWorld } from '../../demo/world/seed.ts';

/** What a caller of a started worker needs of its bindings. */
export interface Bindings { readonly DB: AnyD1Database; readonly LINK_SECRET: string; readonly SIGNING_KEYS: string; readonly PORTAL_URL: string }
export interface Started { readonly fetch: (request: Request) => Promise<Response>; readonly url: URL; readonly env: Bindings; readonly close: () => Promise<void> }

/** A folder that goes with the process. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portico-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What `wrangler deploy` would upload, as files in `folder`; needs no account and no network. Answers what it printed. */
export async function bundleWorker(folder: string, config = join(root, 'wrangler.toml')): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [commandOf('wrangler'), 'deploy', '--dry-run', '--config', config, '--outdir', folder], { cwd: root, env: localEnvironment() });
  return stdout + stderr;
}

/** wrangler.toml with another entry: all else, bindings and assets among it, is the worker's own. */
export function configFor(entry: string, folder: string): string {
  const at = (path: string): string => JSON.stringify(join(root, path));
  const text = readFileSync(join(root, 'wrangler.toml'), 'utf8')
    .replace('main = "worker/index.ts"', `main = ${JSON.stringify(entry)}`).replace('directory = "dist/site"', `directory = ${at('dist/site')}`).replace('migrations_dir = "schema/migrations"', `migrations_dir = ${at('schema/migrations')}`);
  const file = join(folder, 'wrangler.toml');
  writeFileSync(file, text);
  return file;
}

const signingKey = () => ({ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), alg: 'ES256' });

/** Starts what {@link bundleWorker} made. `demo` turns the costs in `server-timing` on. */
export async function startWorker({ bundle, config = join(root, 'wrangler.toml'), demo }: { bundle: string; config?: string; demo: boolean }): Promise<Started> {
  if (!existsSync(join(root, 'dist/site'))) throw new Error('dist/site is missing: run the build first');
  // wrangler looks at its environment when it is loaded.
  Object.assign(process.env, localEnvironment(), { WRANGLER_LOG: 'error' });
  const { createTestHarness } = await import('wrangler');
  const harness: TestHarness = createTestHarness({
    root, workers: [{
      configPath: config, prebuiltWorkerDir: bundle, vars: { DEMO: demo ? 'true' : 'false', PORTAL_URL: 'http://portal.test', MAIL_FROM: 'portal@portal.test' },
      secrets: { LINK_SECRET: randomBytes(32).toString('base64url'), SIGNING_KEYS: JSON.stringify([signingKey()]) },
    }],
  });
  const { url } = await harness.listen();
  const worker = harness.getWorker<Bindings>();
  await worker.applyD1Migrations('DB' as never);
  const env = await worker.getEnv();
  await seedWorld(drizzle(env.DB), Date.now());
  return {
    url, env, close: () => harness.close(),
    fetch: async (request) => harness.fetch(request.url, { method: request.method, headers: [...request.headers], body: request.method === 'GET' ? undefined : await request.text() }) as unknown as Promise<Response>,
  };
}
