/**
 * A brand's own words: "Distributor" may be a "Master agent" there. Words of a dictionary are replaced where they are shown, with the article and elision
 * that the new word asks for; a French word keeps the gender of the one that it replaces (masculine). Names that go into a sentence are left alone.
 */
import type { Locale } from './values.ts';

export const terms = ['distributor', 'vendor', 'partner'] as const;
export type Term = (typeof terms)[number];
/** In lower case, as within a sentence. */
export interface Word { readonly one: string; readonly many: string }
export type Glossary = { readonly [L in Locale]?: { readonly [T in Term]?: Word } };

const own: Record<Locale, Record<Term, Word>> = {
  en: { distributor: { one: 'distributor', many: 'distributors' }, vendor: { one: 'vendor', many: 'vendors' }, partner: { one: 'partner', many: 'partners' } },
  fr: { distributor: { one: 'distributeur', many: 'distributeurs' }, vendor: { one: 'éditeur', many: 'éditeurs' }, partner: { one: 'partenaire', many: 'partenaires' } },
};
/** Before a consonant, before a vowel. The longer ones first: `de l’` is not `l’`. */
const links: Record<Locale, readonly (readonly [string, string])[]> = {
  en: [['a ', 'an ']],
  fr: [['du ', 'de l’'], ['au ', 'à l’'], ['nouveau ', 'nouvel '], ['le ', 'l’'], ['ce ', 'cet '], ['de ', 'd’'], ['que ', 'qu’']],
};
const vowel: Record<Locale, RegExp> = { en: /^[aeiou]/i, fr: /^[aàâeéèêëiîïoôœuùûy]/i };
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
const isCapital = (text: string): boolean => text !== '' && text.charAt(0) !== text.charAt(0).toLocaleLowerCase();
const letter = String.raw`[\p{L}\p{N}_]`;

type Rule = (sentence: string) => string;
function ruleOf(locale: Locale, from: string, to: string): Rule {
  const pairs = links[locale], elided = vowel[locale].test(to);
  const before = pairs.flat().toSorted((a, b) => b.length - a.length).join('|');
  const found = new RegExp(`(?<!${letter})(${before})?(${from})(?!${letter})`, 'giu');
  return (sentence) => sentence.replace(found, (all: string, link: string | undefined, word: string, at: number) => {
    // A capital in mid-sentence is a name's.
    const first = link ?? word, opens = /(?:^|[.!?:…]\s+|[“«(\n]\s*)$/u.test(sentence.slice(0, at));
    if (isCapital(word) && (link !== undefined || !opens)) return all;
    if (!link) return isCapital(first) ? capital(to) : to;
    const pair = pairs.find((each) => each.includes(link.toLocaleLowerCase())) as readonly [string, string];
    const linked = pair[elided ? 1 : 0];
    return `${isCapital(link) ? capital(linked) : linked}${to}`;
  });
}
function rules(glossary: Glossary, locale: Locale): readonly Rule[] {
  const words = glossary[locale] ?? {};
  return terms.flatMap((term) => {
    const mine = own[locale][term], theirs = words[term];
    return theirs ? [ruleOf(locale, mine.many, theirs.many), ruleOf(locale, mine.one, theirs.one)] : [];
  });
}

/** Texts among a function's facts, which are other people's words. */
const namesIn = (fact: unknown, depth = 0): string[] => {
  if (typeof fact === 'string') return fact.length > 2 ? [fact] : [];
  return typeof fact === 'object' && fact !== null && depth < 4 ? Object.values(fact).flatMap((inner) => namesIn(inner, depth + 1)) : [];
};
const quoted = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

function reworded(value: unknown, all: readonly Rule[], names: readonly string[] = []): unknown {
  if (typeof value === 'string') {
    const parts = names.length > 0 ? value.split(new RegExp(`(${names.map(quoted).join('|')})`)) : [value];
    return parts.map((part, index) => (index % 2 === 1 ? part : all.reduce((text, rule) => rule(text), part))).join('');
  }
  if (typeof value === 'function') return (...facts: unknown[]) => reworded((value as (...facts: unknown[]) => unknown)(...facts), all, facts.flatMap((fact) => namesIn(fact)).toSorted((a, b) => b.length - a.length));
  if (Array.isArray(value)) return value.map((inner) => reworded(inner, all, names));
  // What is made of words alone: a template of an element holds its own values.
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype && !('_$litType$' in value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, reworded(inner, all, names)]));
  return value;
}

/** The same texts in the brand's words: strings, functions that make them, and objects of both. */
export function reword<T>(text: T, glossary: Glossary | undefined, locale: Locale): T {
  const all = glossary ? rules(glossary, locale) : [];
  return all.length > 0 ? (reworded(text, all) as T) : text;
}
