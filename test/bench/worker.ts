/** The worker as it is deployed, bundled once, on a real port with a database of its own, migrated and seeded. Nothing of it stays. */
import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type AnyD1Database, drizzle } from 'drizzle-orm/d1';
import type { TestHarness } from 'wrangler';
import { commandOf, localEnvironment, root } from '../../demo/local/paths.ts';
import { seedWorld } from '../../demo/world/seed.ts';
import { configuredIssuers } from '../support/issuer-ports.ts';

/** What a caller of a started worker needs of its bindings. */
export interface Bindings { readonly DB: AnyD1Database; readonly LINK_SECRET: string; readonly SIGNING_KEYS: string; readonly PORTAL_URL: string }
export interface Started { readonly fetch: (request: Request) => Promise<Response>; readonly url: URL; readonly env: Bindings; readonly close: () => Promise<void> }

/** A folder that goes with the process. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portico-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** wrangler.toml in `folder` with its paths written out, and another entry or other assets if asked: all else is the worker's own. */
export function configIn(folder: string, { entry = 'worker/index.ts', assets = 'dist/site' }: { entry?: string; assets?: string } = {}): string {
  const replaced = { 'main = "worker/index.ts"': ['main', entry], 'directory = "dist/site"': ['directory', assets], 'migrations_dir = "schema/migrations"': ['migrations_dir', 'schema/migrations'] } as const;
  // Without the environments, of which one would have to be named.
  let text = readFileSync(join(root, 'wrangler.toml'), 'utf8').replace(/\n(?:#.*\n)*\[env\.[^]*$/, '');
  for (const [line, [name, path]] of Object.entries(replaced)) {
    if (!text.includes(line)) throw new Error(`wrangler.toml has no line ${line} any more`);
    text = text.replace(line, `${name} = ${JSON.stringify(resolve(root, path))}`);
  }
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'wrangler.toml');
  writeFileSync(file, text);
  return file;
}

const dryRun = async (config: string, ...to: readonly string[]): Promise<string> => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [commandOf('wrangler'), 'deploy', '--dry-run', '--config', config, ...to], { cwd: root, env: localEnvironment() });
  return stdout + stderr;
};
/** What `wrangler deploy` would upload, as files in `bundle`; needs no account and no network. Answers what it printed. */
export const bundleWorker = (bundle: string, config: string): Promise<string> => dryRun(config, '--outdir', bundle);
/** The upload itself, in one file. */
export const packUpload = (file: string, config: string): Promise<string> => dryRun(config, '--outfile', file);

const signingKey = () => ({ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), alg: 'ES256' });

/** Starts what {@link bundleWorker} made of the same `config`. `demo` turns the costs in `server-timing` on. */
export async function startWorker({ bundle, config, demo }: { bundle: string; config: string; demo: boolean }): Promise<Started> {
  // wrangler looks at its environment when it is loaded.
  Object.assign(process.env, localEnvironment(), { WRANGLER_LOG: 'error' });
  const { createTestHarness } = await import('wrangler');
  const harness: TestHarness = createTestHarness({
    root, workers: [{
      configPath: config, prebuiltWorkerDir: bundle, vars: { DEMO: demo ? 'true' : 'false', PORTAL_URL: 'http://portal.test', MAIL_FROM: 'portal@portal.test', SIGN_IN_PROVIDERS: configuredIssuers(), MAIL_API: 'resend' },
      secrets: { LINK_SECRET: randomBytes(32).toString('base64url'), SIGNING_KEYS: JSON.stringify([signingKey()]), MAIL_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('base64')}` },
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
