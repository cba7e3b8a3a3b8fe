/** One structured line per request. Ids, codes and counts only: no personal data, no addresses, no values. */
import type { RequestContext } from './context.ts';

export interface LogLine { readonly endpoint: string; readonly status: number; readonly code: string | undefined; /** Milliseconds. */ readonly ms: number }
export function logRequest({ requestId, cost, request }: RequestContext, line: LogLine): void {
  console.log(JSON.stringify({ requestId, method: request.method, ...line, calls: cost.calls, statements: cost.statements, rowsRead: cost.rowsRead, rowsWritten: cost.rowsWritten }));
}
