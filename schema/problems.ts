/**
 * Every refusal code: HTTP status, the rule it serves, what is missing, and who can fix it (ALL-1).
 * The only list of codes; codes are public, and never renamed. Sentences per language: worker/messages/problems.<locale>.ts.
 */
import * as v from 'valibot';
import { valueCodes } from './checks.ts';
import { actions } from './permissions.ts';
import { mailProblems } from './mail.problems.ts';
import { operatorProblems } from './operators.problems.ts';
import { type ProblemKind, fixers, problem } from './problem-kind.ts';
import { registrationProblems } from './registration.problems.ts';
import { requestProblems } from './requests.problems.ts';
import { Locale } from './values.ts';

export const commonProblems = {
  'request.malformed': problem(400, 'ALL-1', 'well_formed_json', 'you'),
  'request.invalid': problem(422, 'ALL-1', 'valid_values', 'you'),
  'request.too_large': problem(413, 'ALL-1', 'smaller_body', 'you'),
  'request.media_type': problem(415, 'ALL-1', 'json_body', 'you'),
  'request.method': problem(405, 'ALL-1', 'allowed_method', 'you'),
  'request.rate_limited': problem(429, 'ALL-1', 'pause', 'you'),
  'resource.not_found': problem(404, 'PAG-3', 'known_id', 'you'),
  'idempotency.key_malformed': problem(400, 'ALL-3', 'valid_key', 'you'),
  'idempotency.mismatch': problem(422, 'ALL-3', 'fresh_key', 'you'),
  'key.required': problem(401, 'REG-16', 'publishable_key', 'site_owner'),
  'key.unknown': problem(401, 'REG-16', 'publishable_key', 'site_owner'),
  'key.origin_not_allowed': problem(403, 'REG-16', 'allowed_origin', 'site_owner'),
  'session.required': problem(401, 'OPR-9', 'session', 'you'),
  'session.invalid': problem(401, 'OPR-9', 'session', 'you'),
  'session.ended': problem(401, 'OPR-7', 'active_operator', 'company_admin'),
  'session.origin_not_allowed': problem(403, 'OPR-9', 'allowed_origin', 'site_owner'),
  'session.step_up_required': problem(401, 'OPR-9', 'fresh_proof', 'you'),
  'permission.denied': problem(403, 'OPR-1', 'role', 'company_admin'),
  'service.unavailable': problem(503, 'ALL-2', 'service', 'portal'),
  'service.failed': problem(500, 'ALL-1', 'service', 'portal'),
} as const satisfies Record<string, ProblemKind>;

export const problems = { ...commonProblems, ...registrationProblems, ...requestProblems, ...operatorProblems, ...mailProblems } as const;
export type ProblemCode = keyof typeof problems;
export const problemCodes = Object.keys(problems) as ProblemCode[];

/** The body of every refusal: `application/problem+json` (RFC 9457) with our members. Never echoes what was submitted. */
export const Problem = /* @__PURE__ */ v.strictObject({
  /** Address of the code's documentation. */
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.picklist(problemCodes),
  /** A sentence in the reader's language: what is missing, and who can fix it. */
  detail: v.string(),
  language: Locale,
  rule: v.string(),
  missing: v.string(),
  fixer: v.object({ who: v.picklist(fixers), name: v.optional(v.string()), /** Whom of them one can ask, at most three. */ people: v.optional(v.array(v.string())), url: v.optional(v.string()), email: v.optional(v.string()), phone: v.optional(v.string()) }),
  /** What was wanted (permissions.ts), where the operator's role is too low for it. */
  wanted: v.optional(v.picklist(actions)),
  requestId: v.string(),
  /** Seconds to wait before the same request can succeed. */
  retryAfter: v.optional(v.number()),
  /** Tries left for a one-time code. */
  triesLeft: v.optional(v.number()),
  /** One per wrong value: a JSON pointer into the request, and a value code with its sentence. */
  errors: v.optional(v.array(v.object({ pointer: v.string(), code: v.picklist(valueCodes), detail: v.string() }))),
});
export type Problem = v.InferOutput<typeof Problem>;
