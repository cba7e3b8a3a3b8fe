/** Refusals as `application/problem+json` (RFC 9457): what is missing, who can fix it, in the reader's language (ALL-1). */
import type { Problem } from '../../schema/problems.ts';
import { problems } from '../../schema/problems.ts';
import type { ProblemKind } from '../../schema/problem-kind.ts';
import type { Locale } from '../../schema/values.ts';
import { problemTexts } from '../messages/problem-texts.ts';
import type { Refusal } from '../rules/decision.ts';
import type { WrongValue } from './input.ts';

/** Where a code is explained. */
export const problemAddress = (portal: string, code: string): string => `${portal}/reference#${code}`;

export function problemOf(refusal: Refusal, to: { locale: Locale; requestId: string; portal: string }, errors?: readonly WrongValue[]): Problem {
  const kind: ProblemKind = problems[refusal.code];
  const texts = problemTexts[to.locale];
  const facts = refusal.facts ?? {};
  const text = texts.problems[refusal.code];
  const who = facts.who ?? (facts.people?.length ? new Intl.ListFormat(to.locale, { type: 'disjunction' }).format(facts.people) : undefined);
  return {
    type: problemAddress(to.portal, refusal.code), title: text.title, status: kind.status, code: refusal.code, detail: text.detail({ ...facts, ...(who !== undefined && { who }) }), language: to.locale, rule: kind.rule, missing: kind.missing,
    fixer: {
      who: kind.fixer, ...(who !== undefined && { name: who }), ...(facts.people?.length && { people: [...facts.people] }),
      ...(kind.fixer === 'vendor' && facts.support && facts.support), ...(kind.fixer === 'vendor' && facts.vendor && { name: facts.vendor }),
    },
    ...(facts.wanted && { wanted: facts.wanted }), requestId: to.requestId,
    ...(refusal.retryAfter !== undefined && { retryAfter: refusal.retryAfter }),
    ...(facts.triesLeft !== undefined && { triesLeft: facts.triesLeft }),
    ...(errors && { errors: errors.map((one) => ({ pointer: one.pointer, code: one.code, detail: texts.values[one.code] })) }),
  };
}

export function problemResponse(problem: Problem): Response {
  const headers = new Headers({ 'content-type': 'application/problem+json', 'content-language': problem.language });
  if (problem.retryAfter !== undefined) headers.set('retry-after', String(problem.retryAfter));
  if (problem.status === 401) headers.set('www-authenticate', 'Bearer realm="portico"');
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
