/** One command that brings a portal up to date: what would stop it is said before anything is touched, the database is migrated before the worker that needs it comes. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { version } from '../version.ts';
import { checkFiles, network, printed } from './check.ts';
import { type Command, CommandError } from './command.ts';
import { migrate, unapplied } from './database.ts';
import { mailsIn } from './mails.ts';
import { deployedSecrets } from './secrets-deployed.ts';
import { readVars, writeVars } from './secrets-file.ts';
import { callCron, end, isHealthy, serve } from './serve.ts';
import { type Target, localFolder, targetOf, usualPort, wranglerWords } from './target.ts';
import { complaint, localEnvironment, root, wrangler } from './wrangler.ts';

/** Of the secrets' file, what the deployed worker has no use for. */
const unsent = new Set(['RETIRED_KEYS', 'DEMO', 'DEMO_SEED_URL', 'PORTAL_URL', 'MAIL_FROM']);

/** Runs a step; where it fails, says where the portal stands. */
async function step<T>(what: string, stands: string, work: () => Promise<T>): Promise<T> {
  console.log(`${what} …`);
  try { return await work(); } catch (error) { throw error instanceof CommandError ? new CommandError(`${error.message}\n\nStopped at “${what}”. ${stands}`) : error; }
}
async function build(): Promise<void> {
  const child = spawn(process.execPath, ['demo/build.ts'], { cwd: root, env: localEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => { said += String(chunk); });
  if (await new Promise<number | null>((resolve) => { child.on('close', resolve); }) !== 0) throw new CommandError(`It could not be built.\n${said.trim()}`);
}
async function upload(target: Target): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'portico-'));
  try {
    const file = join(folder, 'secrets.json');
    writeFileSync(file, JSON.stringify(Object.fromEntries(Object.entries(readVars(target.secretsFile)).filter(([name]) => !unsent.has(name)))), { mode: 0o600 });
    const ran = await wrangler(['deploy', '--secrets-file', file, ...wranglerWords(target)]);
    if (ran.code !== 0) throw new CommandError(`The worker could not be deployed.\n${complaint(ran)}`);
  } finally { rmSync(folder, { recursive: true, force: true }); }
}
/** Where one can go back to, as the platform keeps it for thirty days. */
async function bookmark(target: Target): Promise<string> {
  const ran = await wrangler(['d1', 'time-travel', 'info', 'DB', '--json', ...wranglerWords(target)]);
  try { return (JSON.parse(ran.stdout.slice(ran.stdout.indexOf('{'))) as { bookmark: string }).bookmark; } catch { throw new CommandError(`The database has no point to go back to.\n${complaint(ran)}`); }
}
async function smoke(url: string): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    const { status, body } = await network.fetch(`${url}/healthz`).catch(() => ({ status: 0, body: null }));
    if (status === 200 && (body as { version?: string } | null)?.version === version) return;
    await pause(2_000);
  }
  throw new CommandError(`${url}/healthz does not answer with version ${version}.`);
}

/** What a deployment does, so that a test can stand in for account and platform. */
export interface Steps {
  readonly check: () => Promise<void>; readonly build: () => Promise<void>; readonly unapplied: () => Promise<string[]>; readonly bookmark: () => Promise<string>; readonly migrate: () => Promise<unknown>; readonly upload: () => Promise<void>; readonly smoke: () => Promise<void>;
}
const stepsTo = (target: Target): Steps => ({
  check: async () => {
    const lacking = checkFiles(target).filter(({ state }) => state === 'lacks');
    if (lacking.length > 0) throw new CommandError(printed(lacking));
    await deployedSecrets(target);
  },
  build, unapplied: () => unapplied(target), bookmark: () => bookmark(target), migrate: () => migrate(target), upload: () => upload(target), smoke: () => smoke(String(target.vars['PORTAL_URL'])),
});
export async function deployTo(target: Target, built: boolean, steps: Steps = stepsTo(target)): Promise<void> {
  const untouched = 'Nothing was touched.', old = 'The worker before runs on.';
  await step('Checking what is set', untouched, steps.check);
  if (!built) await step('Building', untouched, steps.build);
  const missing = await step('Looking at the database', untouched, steps.unapplied);
  if (missing.length > 0) {
    const before = await step('Noting the point to go back to', untouched, steps.bookmark);
    console.log(`  ${before}; to go back: npx wrangler d1 time-travel restore DB --bookmark ${before} --env ${target.env}`);
    await step(`Applying ${missing.join(', ')}`, `${old} Migrations that were applied only add to what it knows.`, steps.migrate);
  }
  await step('Deploying the worker', `${old} The database is migrated, which it does not mind: run the same again.`, steps.upload);
  await step('Asking it', `The new worker is deployed; npx wrangler rollback --env ${target.env} brings the one before back, and the database serves both.`, steps.smoke);
  console.log(`${target.vars['PORTAL_URL']} runs version ${version}. What may still be lacking: npm run portico -- check --env ${target.env}`);
}

const isFree = (port: number): Promise<boolean> => new Promise((resolve) => {
  const server = createServer().once('error', () => resolve(false)).listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
});
/** The same without an account, on this machine: builds, checks, migrates, bundles as for an upload, and serves the worker as in production, without the demo. */
async function rehearse(target: Target, port: number, built: boolean): Promise<number> {
  if (!await isFree(port)) throw new CommandError(`Port ${port} is in use. Choose another: --port ${port + 1}`);
  await step('Checking what is set', 'Nothing was touched.', async () => {
    const lacking = checkFiles(target).filter(({ state }) => state === 'lacks');
    if (lacking.length > 0) throw new CommandError(printed(lacking));
  });
  if (!built) await step('Building', 'Nothing was touched.', build);
  await step('Migrating the local database', 'Nothing is served.', () => migrate(target));
  await step('Bundling as for an upload', 'Nothing is served.', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portico-'));
    const ran = await wrangler(['deploy', '--dry-run', '--outdir', folder, '--env', '', '--config', join(root, 'wrangler.toml')], { env: localEnvironment() as Record<string, string> });
    rmSync(folder, { recursive: true, force: true });
    if (ran.code !== 0) throw new CommandError(`It could not be bundled.\n${complaint(ran)}`);
  });
  const vars = join(localFolder(), 'rehearsal.vars'), portal = `http://portal.localhost:${port}`;
  const { DEMO: _, DEMO_SEED_URL: __, ...kept } = readVars(target.secretsFile);
  writeVars(vars, { ...kept, PORTAL_URL: portal });
  const child = serve(port, vars, ['ignore', 'pipe', 'pipe'], { WRANGLER_LOG: 'log' });
  let asked = false, tail = '';
  const mails = mailsIn((mail) => console.log(`\n--- e-mail\n${mail.trim()}\n---`));
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => { tail = (tail + String(chunk)).slice(-4_000); mails(String(chunk)); });
  const stop = (): void => { asked = true; void end(child); };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  if (!await isHealthy(child, port)) { await end(child); if (asked) return 0; throw new CommandError(`The worker did not come up.\n${tail}`); }
  const cron = callCron(port);
  console.log(`${portal} is up, as in production: no demo, no account. E-mails are shown here. (Ctrl+C ends it)`);
  await new Promise<void>((resolve) => { child.on('exit', () => resolve()); });
  clearInterval(cron);
  if (!asked) throw new CommandError(`The worker ended by itself.\n${tail}`);
  return 0;
}

export const command: Command = {
  usage: 'deploy --env <name> | deploy --local [--port 8787] [--no-build]',
  summary: 'Brings a portal up to date: checks, builds, notes the point to go back to, migrates, deploys with the secrets of its file, and asks whether it is up; stops at the first failure and says where it stands. --local is the rehearsal without an account: the same on this machine, served as in production.',
  options: { local: { type: 'boolean' }, port: { type: 'string' }, 'no-build': { type: 'boolean' } },
  words: 0,
  async run(_, { local, port = usualPort(), 'no-build': built, ...where }) {
    const number = Number(port);
    if (!Number.isInteger(number) || number < 1 || number > 65_535) throw new CommandError('--port is a number from 1 to 65535.');
    const target = await targetOf(local === true ? {} : where);
    if (local === true) return rehearse(target, number, built === true);
    if (target.env === null) throw new CommandError('Say where: --env production, or --local for the rehearsal on this machine.');
    await deployTo(target, built === true);
    return 0;
  },
};
