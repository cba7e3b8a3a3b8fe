/** An address as printed on an envelope of its country, without the country's name. */
import { type AddressText, type Part, countryRow, partsOf, templatesOf } from './formats.ts';

/** City-states: the code stands beside the name, also where no city was asked for. */
const itself: Record<string, string> = { SG: 'Singapore', GI: 'Gibraltar', MC: 'Monaco', VA: 'Città del Vaticano' };
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The lines in the country's order; a part that this country does not write comes last rather than being lost. */
export function addressLines(country: string, address: AddressText): string[] {
  const [own, latin] = templatesOf(countryRow(country));
  const template = cjk.test([address.street, address.city, address.region].join('')) ? own : latin;
  const text = (part: Part): string => (address[part]?.trim() || (part === 'city' ? itself[country] : '')) ?? '';
  const rest = new Set<Part>((['street', 'street2', 'city', 'region', 'postalCode'] as const).filter((part) => text(part)));
  const lines = template.split(';').flatMap((line) => {
    if (line === 'S') return (['street', 'street2'] as const).map((part) => (rest.delete(part), text(part)));
    let printed = '';
    let started = false;
    // What stands before a part belongs to it: a part that is absent takes it along.
    for (const [, before = '', letter = ''] of line.matchAll(/([^CRZ]*)([CRZ])/gu)) {
      const [part] = partsOf(letter);
      if (!part || !text(part)) continue;
      rest.delete(part);
      printed += (started || /^\p{S}/u.test(before) ? before : '') + text(part);
      started = true;
    }
    return [printed];
  });
  // A city that has its region's name (Dubai, Madrid) is printed once.
  const named = text('region') && text('region') === text('city') ? text('region') : undefined;
  return [...lines, [...rest].map(text).join(' ')].filter((line, at, all) => line && !(line === named && all.slice(0, at).some((before) => before.includes(line))));
}
