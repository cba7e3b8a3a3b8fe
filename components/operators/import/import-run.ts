/** Sends a file's rows, request by request: a lost connection is waited for, and the same request sent again, which changes nothing twice (ALL-3). */
import { importChunks } from '../../../schema/operator-import.ts';
import { type ImportResult, type ImportRow, importOperators, type importOutcomes } from '../../../schema/team.ts';
import { asPorticoError, passing } from '../../core/error.ts';
import type { TeamDesk } from '../team-desk.ts';

export type ImportOutcome = (typeof importOutcomes)[number];

/** Pauses before a request is tried again, in milliseconds; the last one repeats. */
const pauses = [1_000, 3_000, 10_000, 30_000];

export interface Watch {
  readonly signal: AbortSignal;
  /** How many rows are answered. */
  progress(done: number): void;
  /** Whether the connection is waited for. */
  waiting(on: boolean): void;
}

/** By line; without those that were not sent because it was stopped. */
export async function sendRows(desk: Pick<TeamDesk, 'write'>, rows: readonly ImportRow[], dryRun: boolean, { signal, progress, waiting }: Watch): Promise<Map<number, ImportResult>> {
  const results = new Map<number, ImportResult>();
  for (const chunk of importChunks(rows)) {
    for (let tries = 0; ; tries += 1) {
      if (signal.aborted) return results;
      try {
        const reply = await desk.write(importOperators, { body: { dryRun, rows: chunk } }, signal);
        // A super admin that goes along with several requests is told once: what its first one said.
        for (const result of reply.results) if (!results.has(result.line)) results.set(result.line, result);
        break;
      } catch (cause) {
        if (signal.aborted) return results;
        const { kind, problem } = asPorticoError(cause);
        if (!passing(kind) && kind !== 'rate_limit') throw cause;
        waiting(true);
        await pause(problem?.retryAfter ? problem.retryAfter * 1_000 : (pauses[tries] ?? (pauses.at(-1) as number)), signal);
      }
    }
    waiting(false);
    progress(results.size);
  }
  return results;
}
/** Over early when the network is back, or it is stopped. */
const pause = (span: number, signal: AbortSignal): Promise<void> => new Promise((resolve) => {
  const over = (): void => {
    clearTimeout(timer);
    removeEventListener('online', over);
    signal.removeEventListener('abort', over);
    resolve();
  };
  const timer = setTimeout(over, span);
  addEventListener('online', over);
  signal.addEventListener('abort', over);
});
