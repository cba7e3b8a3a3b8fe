/** `wrangler dev` as a child: it is waited for, its cron is called, and it goes when we go. */
import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { stateFolder } from './target.ts';
import { commandOf, localEnvironment, root } from './wrangler.ts';

/** Local cron never fires by itself. */
const cronEvery = 10_000;
const patience = 90_000;

/** A process group of its own, so that its workers can be ended with it. */
export const serve = (port: number, varsFile: string, stdio: StdioOptions, env: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(process.execPath, [commandOf('wrangler'), 'dev', '--local', '--ip', '127.0.0.1', '--port', String(port), '--show-interactive-dev-session=false', '--persist-to', stateFolder(), '--env-file', varsFile], { cwd: root, env: { ...localEnvironment(), ...env }, stdio, detached: true });

const ask = (port: number, path: string): Promise<Response | undefined> => fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
/** Whether it came up. */
export async function isHealthy(child: ChildProcess, port: number): Promise<boolean> {
  const until = Date.now() + patience;
  while (child.exitCode === null && child.signalCode === null && Date.now() < until) {
    const answer = await ask(port, '/healthz');
    if (answer?.ok) return true;
    await pause(150);
  }
  return false;
}
export const callCron = (port: number): NodeJS.Timeout => setInterval(() => void ask(port, '/cdn-cgi/handler/scheduled'), cronEvery);

const signal = (child: ChildProcess, name: NodeJS.Signals | 0): boolean => {
  try { return child.pid !== undefined && process.kill(-child.pid, name); } catch { return false; }
};
/** Ends the whole group; what does not go within five seconds is killed. */
export async function end(child: ChildProcess): Promise<void> {
  signal(child, 'SIGTERM');
  for (let waited = 0; signal(child, 0); waited += 50) {
    if (waited === 5_000) signal(child, 'SIGKILL');
    if (waited > 7_000) return;
    await pause(50);
  }
}
