/** Who can lift a refusal. */
export const fixers = ['you', 'company_admin', 'distributor', 'vendor', 'site_owner', 'portal'] as const;
export type Fixer = (typeof fixers)[number];

export interface ProblemKind {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503;
  /** Number of the rule that refuses. */
  readonly rule: string;
  /** What is missing, as a word that never changes. */
  readonly missing: string;
  readonly fixer: Fixer;
}

/** Declares one kind of refusal. */
/* @__NO_SIDE_EFFECTS__ */
export const problem = (status: ProblemKind['status'], rule: string, missing: string, fixer: Fixer): ProblemKind => ({ status, rule, missing, fixer });
