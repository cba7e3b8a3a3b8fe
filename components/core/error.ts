import type { Problem } from '../../schema/problems.ts';

/** What can keep an element from working: a closed union, public in `portico-load-error`. */
export type LoadErrorKind = 'connection' | 'authentication' | 'session' | 'request' | 'rate_limit' | 'render' | 'api' | 'unavailable' | 'step_up';

/** A refusal, with the portal's problem, or a failure without an answer. */
export class PorticoError extends Error {
  readonly kind: LoadErrorKind;
  readonly problem: Problem | undefined;
  constructor(kind: LoadErrorKind, problem?: Problem, cause?: unknown) {
    super(problem?.detail ?? kind, { cause });
    this.name = 'PorticoError';
    this.kind = kind;
    this.problem = problem;
  }
}

/** Kinds that time can heal: shown with what still works, and tried again by themselves. */
export const passing = (kind: LoadErrorKind): boolean => kind === 'connection' || kind === 'unavailable' || kind === 'api';

/** The reader may not see this: signed out, or without the permission. */
export const refused = ({ kind, problem }: Pick<PorticoError, 'kind' | 'problem'>): boolean => kind === 'session' || kind === 'step_up' || (kind === 'request' && problem?.status === 403);

export function kindOf(status: number, code: string | undefined): LoadErrorKind {
  if (code?.startsWith('key.')) return 'authentication';
  if (code?.startsWith('session.')) return code.endsWith('step_up_required') ? 'step_up' : 'session';
  if (status === 429) return 'rate_limit';
  if (status === 503) return 'unavailable';
  return status >= 500 || code === undefined ? 'api' : 'request';
}

/** As it is, or of a kind, by default a fault of ours in showing. */
export const asPorticoError = (error: unknown, kind: LoadErrorKind = 'render'): PorticoError => (error instanceof PorticoError ? error : new PorticoError(kind, undefined, error));
