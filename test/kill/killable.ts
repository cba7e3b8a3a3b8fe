/** A worker that can be killed, and what it needs around it: a bundle, a folder, a free port, a mailbox that outlives it. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { commandOf, localEnvironment, root } from '../../demo/local/paths.ts';
import type { Started } from './server.ts';

/** A folder that goes with the process. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portico-kill-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The worker as `wrangler deploy` would upload it. Its assets stay out: no page is asked for here. */
export async function bundleWorker(folder: string): Promise<string> {
  const config = join(folder, 'wrangler.toml');
  const text = readFileSync(join(root, 'wrangler.toml'), 'utf8');
  writeFileSync(config, text.replace(/\[assets\][^]*?\n\n/, '').replace('main = "worker/index.ts"', `main = ${JSON.stringify(join(root, 'worker/index.ts'))}`));
  const out = join(folder, 'bundle');
  await promisify(execFile)(process.execPath, [commandOf('wrangler'), 'deploy', '--dry-run', '--config', config, '--outdir', out], { cwd: root, env: localEnvironment() });
  return out;
}

export const freshSecrets = (): Started['secrets'] => ({
  LINK_SECRET: randomBytes(32).toString('base64url'),
  SIGNING_KEYS: JSON.stringify([{ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), alg: 'ES256' }]),
});

export interface Mailbox { readonly url: string; /** How often each message's id came in. */ readonly received: Map<string, number>; readonly close: () => void }
export async function openMailbox(): Promise<Mailbox> {
  const received = new Map<string, number>();
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { id } = JSON.parse(text) as { id: string };
    received.set(id, (received.get(id) ?? 0) + 1);
    response.end('kept');
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, received, close: () => { server.close(); server.closeAllConnections(); } };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

export interface Running { readonly url: string; /** SIGKILL to the whole group; answers once none of it is left. */ readonly kill: () => Promise<void> }

const patience = 60_000;
const script = fileURLToPath(new URL('server.ts', import.meta.url));
export async function start(told: Started): Promise<Running> {
  const scratch = join(told.state, '../scratch');
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  // A group of its own, so that its workerd dies with it; a place for its temporary files, for a killed process clears nothing away.
  const child = spawn(process.execPath, [script, JSON.stringify(told)], { cwd: root, env: { ...localEnvironment(), TMPDIR: scratch }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const onExit = (): void => { signal(child, 'SIGKILL'); };
  process.on('exit', onExit);
  let said = '', complained = '';
  child.stdout?.on('data', (chunk) => { said += String(chunk); });
  child.stderr?.on('data', (chunk) => { complained = (complained + String(chunk)).slice(-4_000); });
  for (const until = Date.now() + patience; !said.includes('ready'); await pause(5)) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`the worker did not start: ${said}${complained}`);
  }
  return {
    url: `http://127.0.0.1:${told.port}`,
    kill: async () => {
      signal(child, 'SIGKILL');
      for (const until = Date.now() + 5_000; alive(child.pid as number); await pause(5)) if (Date.now() > until) throw new Error(`group ${child.pid} outlived its kill`);
      process.off('exit', onExit);
    },
  };
}
const signal = (child: ChildProcess, name: NodeJS.Signals | 0): boolean => {
  try { return child.pid !== undefined && process.kill(-child.pid, name); } catch { return false; }
};

/** Whether a process of the group still runs. Its dead ones keep their number until somebody asks for their exit code, which may take a second. */
const alive = (group: number): boolean => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).some((name) => {
  try {
    const [state, , itsGroup] = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
    return Number(itsGroup) === group && state !== 'Z';
  } catch { return false; }
});

/** The database's file, once the worker has made it. */
export function databaseFile(state: string): string {
  const found = readdirSync(state, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.sqlite') && !one.includes('metadata'));
  if (found.length !== 1) throw new Error(`expected one database in ${state}: ${found.join(', ')}`);
  return join(state, found[0] as string);
}
