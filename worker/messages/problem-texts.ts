/** What a language says of every refusal and of every wrong value (ALL-1). */
import type { ProblemCode } from '../../schema/problems.ts';
import type { ValueCode } from '../../schema/checks.ts';
import type { Locale } from '../../schema/values.ts';
import type { RefusalFacts } from '../rules/decision.ts';
import { problemsEn } from './problems.en.ts';
import { problemsFr } from './problems.fr.ts';

/** What a sentence may name: the facts of the refusal. */
export type ProblemFacts = RefusalFacts;

export interface ProblemTexts {
  readonly problems: { readonly [C in ProblemCode]: { readonly title: string; readonly detail: (facts: ProblemFacts) => string } };
  readonly values: Readonly<Record<ValueCode, string>>;
}

export const problemTexts: Record<Locale, ProblemTexts> = { en: problemsEn, fr: problemsFr };
