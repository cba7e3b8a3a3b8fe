/** `wrangler dev` as a child: it is waited for, its cron is called, and it goes when we go. */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { commandOf, localEnvironment, logFile, root, stateOptions, varsOptions } from './paths.ts';
import { StartError, logTail, openLog } from './step.ts';

/** Local cron never fires by itself. */
const cronEvery = 10_000;
const patience = 90_000;

export function serve(port: number): ChildProcess {
  const log = openLog();
  // A process group of its own, so that its workers can be ended with it.
  return spawn(process.execPath, [commandOf('wrangler'), 'dev', '--local', '--ip', '127.0.0.1', '--port', String(port), '--show-interactive-dev-session=false', ...stateOptions, ...varsOptions], {
    cwd: root, env: localEnvironment(), stdio: ['ignore', log, log], detached: true,
  });
}

const ask = (port: number, path: string): Promise<Response | undefined> => fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);

export async function untilHealthy(child: ChildProcess, port: number): Promise<void> {
  const until = Date.now() + patience;
  while (child.exitCode === null && child.signalCode === null && Date.now() < until) {
    const answer = await ask(port, '/healthz');
    if (answer?.ok) return;
    await pause(150);
  }
  throw new StartError(`The worker did not come up. The end of ${logFile}:\n${logTail()}`);
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
