/** The demo's worker: its output goes to the log. */
import type { ChildProcess } from 'node:child_process';
import { isHealthy, serve as start } from '../../worker/commands/serve.ts';
import { logFile, varsFile } from './paths.ts';
import { StartError, logTail, openLog } from './step.ts';

export function serve(port: number): ChildProcess {
  const log = openLog();
  return start(port, varsFile, ['ignore', log, log]);
}
export async function untilHealthy(child: ChildProcess, port: number): Promise<void> {
  if (!await isHealthy(child, port)) throw new StartError(`The worker did not come up. The end of ${logFile}:\n${logTail()}`);
}
