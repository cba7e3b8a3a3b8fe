/** Runs one command of a start: its output goes to the log, and a failure says which step it was. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { commandOf, localEnvironment, logFile, root } from './paths.ts';

/** A failure with a sentence for whoever started it; no stack is of use to them. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

export function openLog(flags: 'w' | 'a' = 'a'): number {
  mkdirSync(dirname(logFile), { recursive: true });
  return openSync(logFile, flags);
}
/** The end of the log, for a failure. */
export const logTail = (): string => readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-15).join('\n');

/** A command of a package, or a script of ours by its path from the root. */
export async function runStep(what: string, command: 'vite' | 'wrangler' | `${string}.ts`, ...options: string[]): Promise<void> {
  const log = openLog();
  const child = spawn(process.execPath, [command === 'vite' || command === 'wrangler' ? commandOf(command) : command, ...options], { cwd: root, env: localEnvironment(), stdio: ['ignore', log, log] });
  const code = await new Promise<number | null>((resolve) => { child.on('exit', resolve); });
  closeSync(log);
  if (code !== 0) throw new StartError(`${what} failed. The end of ${logFile}:\n${logTail()}`);
}

/** Runs a start's main function: a StartError is one sentence on stderr, anything else shows in full. */
export async function main(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error);
    process.exitCode = 1;
  }
}
