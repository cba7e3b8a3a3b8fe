/** A brand's words in an element: loaded only where a page or brand has a glossary. */
import { type Glossary, reword } from '../../schema/glossary.ts';
import type { Locale } from '../../schema/values.ts';
import { PorticoError } from './error.ts';

export interface Wording {
  /** A dictionary, or a part of one, in the brand's words. */
  words<T extends object>(text: T): T;
  /** The portal's sentences likewise; codes and ids stay. */
  error(error: PorticoError): PorticoError;
}

export function wordingOf(glossary: Glossary, locale: Locale): Wording {
  // Dictionaries are asked for at each rendering.
  const known = new WeakMap<object, object>();
  const words = <T extends object>(text: T): T => {
    const found = known.get(text) ?? reword(text, glossary, locale);
    known.set(text, found);
    return found as T;
  };
  return {
    words,
    error({ kind, problem, cause }) {
      const say = (text: string): string => reword(text, glossary, locale);
      return new PorticoError(kind, problem && { ...problem, title: say(problem.title), detail: say(problem.detail), errors: problem.errors?.map((each) => ({ ...each, detail: say(each.detail) })) }, cause);
    },
  };
}
