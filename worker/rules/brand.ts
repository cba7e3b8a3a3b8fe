/** A brand changes as a whole; the log names what of it did. */
import type { Brand } from '../../schema/brand.ts';
import { type Decision, happened } from './decision.ts';

const flat = (brand: Brand | null): Map<string, string> => new Map([
  ...Object.entries(brand?.appearance ?? {}).map(([name, value]): [string, string] => [name, value ?? '']),
  ...Object.entries(brand?.glossary ?? {}).flatMap(([locale, words]) => Object.entries(words ?? {}).map(([term, word]): [string, string] => [`${locale} ${term}`, JSON.stringify(word)])),
]);

/** Saying the same again changes nothing, and is not logged. */
export function changeBrand(previous: Brand | null, brand: Brand, organization: string): Decision {
  const [before, after] = [flat(previous), flat(brand)];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name)).toSorted();
  return changed.length === 0 ? happened() : happened({ name: 'brand.changed', organization, changed: changed.join(', '), brand, previous });
}
