/** Whether a server of ours is running here, and whether a port is free. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { runFile } from './paths.ts';

export interface Run { readonly pid: number; readonly port: number }

const isAlive = (pid: number): boolean => {
  try { process.kill(pid, 0); return true; } catch { return false; }
};

export const isFree = (port: number): Promise<boolean> => new Promise((resolve) => {
  const server = createServer();
  server.once('error', () => resolve(false));
  server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
});

/** The run that serves from this checkout, if one does. Its number alone proves nothing, for the system gives numbers out again. */
export async function currentRun(): Promise<Run | undefined> {
  if (!existsSync(runFile)) return undefined;
  const run = JSON.parse(readFileSync(runFile, 'utf8')) as Run;
  return isAlive(run.pid) && !(await isFree(run.port)) ? run : undefined;
}
export function noteRun(run: Run): void {
  mkdirSync(dirname(runFile), { recursive: true });
  writeFileSync(runFile, JSON.stringify(run));
}
export const forgetRun = (): void => rmSync(runFile, { force: true });
