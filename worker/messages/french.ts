/**
 * French typography for the literal parts of a text: a narrow no-break space (U+202F) before ; : ! ? » and after «, and the curly apostrophe.
 * Sources stay readable, and what is inserted (names, addresses) stays as it is.
 */
export const fr = (parts: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
  parts.map((part, index) => part.replaceAll(/ (?=[;:!?»])/g, '\u202f').replaceAll('« ', '«\u202f').replaceAll("'", '’') + (values[index] ?? '')).join('');

/** "de Norvent", but "d’Aurelis": de loses its vowel before another. A leading h or y is left alone: only its sound would tell. */
export const de = (name: string): string => (/^[aeiou]/i.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`);
