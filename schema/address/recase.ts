/**
 * Upper and lower case of a line that was typed all in one of them (ENR-3). Only where a language's habit leaves no doubt: a word that may be an
 * abbreviation, a name that only its owner can spell, an alphabet that loses letters in capitals leave the whole line as typed.
 */
const languagesOf: Record<string, string> = {
  US: 'en', GB: 'en', IE: 'en', CA: 'en fr', AU: 'en', NZ: 'en', IN: 'en', MY: 'en', PH: 'en', HK: 'en', SG: 'en', ZA: 'en', NG: 'en', KE: 'en', GH: 'en', GG: 'en', JE: 'en fr', IM: 'en', GI: 'en', MT: 'en', JM: 'en', BB: 'en', BS: 'en', TT: 'en', BM: 'en',
  FR: 'fr', MC: 'fr', BE: 'fr nl', LU: 'fr de', CH: 'de fr it', SN: 'fr', CI: 'fr', MA: 'fr', TN: 'fr', DZ: 'fr', GP: 'fr', MQ: 'fr', GF: 'fr', RE: 'fr', YT: 'fr', PM: 'fr', BL: 'fr', MF: 'fr', NC: 'fr', PF: 'fr', WF: 'fr',
  ES: 'es', MX: 'es', AR: 'es', CL: 'es', CO: 'es', PE: 'es', UY: 'es', PY: 'es', BO: 'es', EC: 'es', CR: 'es', PA: 'es', GT: 'es', HN: 'es', SV: 'es', NI: 'es', DO: 'es', VE: 'es', CU: 'es',
  PT: 'pt', BR: 'pt', AO: 'pt', MZ: 'pt', CV: 'pt', IT: 'it', SM: 'it', VA: 'it', DE: 'de', AT: 'de', LI: 'de', NL: 'nl',
};
/** Words that stay small inside a name. */
const small: Record<string, string> = {
  en: 'of the and on upon in at by under', fr: 'de du des la le les et en sur sous aux au à lès lez', es: 'de del la las los el y e', pt: 'de da do das dos e',
  it: 'di del della dello dei degli delle da dal al alla ai in e', de: 'der die das den dem von vom zu zum zur am an im in auf bei und unter', nl: 'de het den der van aan op in te ten ter en bij',
};
const isSmallIn = (language: string, text: string): boolean => (small[language] ?? '').split(' ').includes(text);
/** Short words that are no abbreviation of capitals. */
const short = 'st rd ave av dr ln ct pl sq cir way row apt ste bldg blvd hwy pkwy no box bd bld rte imp str pza san sta sto rua rue via new old mt ft bay key oak elm sea big bad hof weg';
/** Abbreviations of capitals, also when typed small. */
const capitals: Record<string, string> = { en: 'gpo ne nw pmb po se sw', fr: 'bp cs hlm tsa za zac zi' };
const roman = /^(?:i{2,3}|iv|vi{2,3}|ix|xi{2,3}|xiv|xvi{0,3}|xix|xxi{0,3}|xxiv)$/u;

const capital = (word: string): string => word.replace(/^./u, (letter) => letter.toUpperCase());
/** Short, or without a vowel: as likely an abbreviation. */
const isUnclear = (word: string): boolean => word.length < 4 || !/[aeiouyà-öø-ýœæα-ώа-я]/u.test(word.normalize('NFC'));

interface Line { readonly languages: readonly string[]; readonly upper: boolean; readonly city: boolean }

/** One word in lower case → as it is written, or nothing when that is uncertain. */
function word(text: string, { languages, upper, city }: Line, first: boolean): string | undefined {
  const isSmall = languages.some((language) => isSmallIn(language, text));
  if (isSmall) return first ? capital(text) : text;
  if (!city && languages.some((language) => capitals[language]?.split(' ').includes(text))) return text.toUpperCase();
  if (roman.test(text)) return text.toUpperCase();
  if (text.length === 1) return upper && !/[aeoyà]/u.test(text) ? text.toUpperCase() : undefined;
  if (text.startsWith('mac') && text.length > 5) return undefined;
  if (/^mc[a-z]{3}/u.test(text)) return `Mc${capital(text.slice(2))}`;
  if (languages.includes('en') && !first && Object.keys(small).some((language) => isSmallIn(language, text))) return undefined;
  if (languages.includes('nl') && text.startsWith('ij')) return undefined;
  const isName = !isUnclear(text) || short.split(' ').includes(text) || (city && text.length === 3 && /[aeiouy]/u.test(text));
  return isName ? capital(text) : undefined;
}

/** What stands around an apostrophe: O'Brien, King's, l'Église, dell'Orso; anything else is left. */
function elided(text: string, languages: readonly string[], first: boolean): string | undefined {
  const [before = '', after = '', ...more] = text.split(/['’]/u);
  const mark = text[before.length] ?? '';
  if (more.length || !before || !after) return undefined;
  if (before === 'o' && after.length > 2) return `O${mark}${capital(after)}`;
  if (after === 's' && languages.includes('en') && before.length > 3) return capital(before) + mark + after;
  if (/^(?:[dl]|qu|dell|dall|nell|sull|all|sant)$/u.test(before) && /fr|it/u.test(languages.join(' ')) && after.length > 2) return (first || before === 'sant' ? capital(before) : before) + mark + capital(after);
  return undefined;
}

/** A line typed in one case throughout, in the case it is written in; every other line as it is. */
export function recased(country: string, line: string, city = false): string {
  const upper = line === line.toUpperCase();
  if (upper === (line === line.toLowerCase())) return line;
  const letters = line.match(/\p{L}/gu) ?? [];
  const script = [/^\p{Script=Latin}$/u, /^\p{Script=Greek}$/u, /^\p{Script=Cyrillic}$/u].findIndex((one) => letters.every((letter) => one.test(letter)));
  // Greek loses its accents in capitals, Turkish and Azeri the dot that tells two letters apart.
  if (script < 0 || (script === 1 && upper) || country === 'TR' || country === 'AZ') return line;
  const languages = script === 0 ? languagesOf[country]?.split(' ') ?? [] : [];
  const lower = line.toLowerCase();
  const words = lower.match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? [];
  // In other languages only the first word of a name is written large, or it depends: a line of one word is certain.
  if (!languages.length && words.filter((one) => /\p{L}/u.test(one)).length !== 1) return line;
  let sure = true;
  let first = true;
  const result = lower.replace(/[\p{L}\p{M}\p{N}'’]+|[^\p{L}\p{M}\p{N}'’]+/gu, (piece, at: number) => {
    if (!/[\p{L}\p{N}]/u.test(piece)) {
      if (/[,;/(]/u.test(piece)) first = true;
      return piece;
    }
    const typed = line.slice(at, at + piece.length);
    if (/\p{N}/u.test(piece)) return /^\d+(?:st|nd|rd|th|er|e|ème)$/u.test(piece) ? piece : typed;
    const written = /['’]/u.test(piece) ? elided(piece, languages, first) : word(piece, { languages, upper, city }, first);
    if (written === undefined) sure = false;
    first = false;
    return written ?? typed;
  });
  // Some letters have no single counterpart in the other case; then the line is not what was typed any more.
  return sure && result.toLowerCase() === lower && result.toUpperCase() === line.toUpperCase() ? result : line;
}
