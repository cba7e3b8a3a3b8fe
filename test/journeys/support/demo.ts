/** `npm start` for the whole run: on a free port, with data and secrets of its own, and one Chromium beside it. Both end with the run. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type BrowserServer, chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../../.ci/chromium.mjs';
import { root } from '../../../demo/local/paths.ts';

declare module 'vitest' {
  interface ProvidedContext { port: number; folder: string; browser: string }
}

const patience = 90_000;
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
let demo: ChildProcess | undefined;
let browser: BrowserServer | undefined;
let folder: string | undefined;

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

/** Answers once it serves; `options` are the start's own. */
export async function startDemo(port: number, home: string, ...options: string[]): Promise<ChildProcess> {
  // The channel, not the process's life, is what the demo follows: it closes even when this process is killed.
  const demo = spawn(process.execPath, ['demo/start.ts', ...options], { cwd: root, env: { ...process.env, PORT: String(port), PORTICO_LOCAL: home }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let said = '';
  for (const stream of [demo.stdout, demo.stderr]) stream?.on('data', (chunk) => { said += String(chunk); });
  for (const until = Date.now() + patience; !said.includes('Portico runs:'); await pause(100)) {
    if (demo.exitCode !== null || Date.now() > until) throw new Error(`the demo did not start: ${said}`);
  }
  return demo;
}

export async function stopDemo(child: ChildProcess): Promise<void> {
  const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
  if (child.connected) child.disconnect();
  await Promise.race([ended, pause(10_000, undefined, { ref: false })]);
  child.kill('SIGKILL');
}

export async function setup(project: TestProject): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'portico-journeys-'));
  const port = await freePort();
  try {
    [browser, demo] = await Promise.all([chromium.launchServer({ executablePath: await findChromium(), args: flags }), startDemo(port, folder)]);
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide('port', port);
  project.provide('folder', folder);
  project.provide('browser', browser.wsEndpoint());
}

export async function teardown(): Promise<void> {
  await browser?.close();
  if (demo) await stopDemo(demo);
  if (!folder) return;
  const file = join(folder, 'start.log');
  // Where the start itself failed there may be none.
  const log = existsSync(file) ? readFileSync(file, 'utf8') : '';
  rmSync(folder, { recursive: true, force: true });
  // What the worker calls its own fault is one, whichever test came across it.
  const faults = log.split('\n').filter((line) => line.includes('"failed"') || line.includes('Uncaught'));
  if (faults.length > 0) throw new Error(`the worker's log: ${faults.join('\n')}`);
}
