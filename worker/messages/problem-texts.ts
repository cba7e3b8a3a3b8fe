/** What a language says of every refusal and of every wrong value (ALL-1). */
import type { ProblemCode } from '../../schema/problems.ts';
import type { ValueCode } from '../../schema/checks.ts';
import type { Locale, Role } from '../../schema/values.ts';
import { problemsEn } from './problems.en.ts';
import { problemsFr } from './problems.fr.ts';

export interface Support { readonly url: string; readonly email: string; readonly phone: string }

/** What a sentence may name, all of it optional and none of it what the caller submitted. */
export interface ProblemFacts {
  readonly program?: string;
  readonly vendor?: string;
  readonly distributor?: string;
  /** Who acts: a person, or an organization. */
  readonly who?: string;
  readonly triesLeft?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  /** YYYY-MM-DD. */
  readonly date?: string;
  readonly support?: Support;
  readonly decidedBy?: string;
  /** The role that is needed. */
  readonly role?: Role;
  readonly action?: string;
}

export interface ProblemTexts {
  readonly problems: { readonly [C in ProblemCode]: { readonly title: string; readonly detail: (facts: ProblemFacts) => string } };
  readonly values: Readonly<Record<ValueCode, string>>;
}

export const problemTexts: Record<Locale, ProblemTexts> = { en: problemsEn, fr: problemsFr };
