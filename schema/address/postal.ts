/**
 * Postal codes as masks: # a digit, @ a letter, * either, & a letter of a British inward code, [..] one of a class, anything else itself. One mask
 * serves for the pattern and for the printed form: what is typed is compared without separators, which are then put back.
 */
const classes: Record<string, string> = { '#': '[0-9]', '@': '[A-Z]', '*': '[0-9A-Z]', '&': '[ABD-HJLNP-UW-Z]' };
const placesOf = (mask: string): string[] => mask.match(/\[[^\]]+\]|./gu) ?? [];
const isSeparator = (place: string): boolean => place === ' ' || place === '-';
const sourceOf = (places: readonly string[]): string => places.map((place) => classes[place] ?? place).join('');

export const postalPattern = (masks: readonly string[]): RegExp => new RegExp(`^(?:${masks.map((mask) => sourceOf(placesOf(mask))).join('|')})$`);

// The signs that the posts once put before a code from abroad, where they are not the country's own two letters.
const signs = 'ATA BEB DED ESE FIFIN FRF HUH ITI LIFL LUL NON PTP SES SISLO';
const signOf = (country: string): string => signs.split(' ').find((sign) => sign.startsWith(country))?.slice(2) ?? country;

/** The width of a character says nothing: １００ is 100, － a hyphen. */
const narrow = (text: string): string => text.replace(/[！-～]/gu, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0)).replace(/[‐-―−ー]/gu, '-').replaceAll('\u3000', ' ');

/** The code as it is printed in this country, or nothing when it has not the country's form. */
export function printedPostalCode(country: string, masks: readonly string[], typed: string): string | undefined {
  const text = narrow(typed).trim().toUpperCase().replace(/^〒/u, '');
  if (postalPattern(masks).test(text)) return text;
  const compact = text.replace(/[\s\-.]/gu, '');
  const sign = new RegExp(`^(?:${country}|${signOf(country)})(?=[0-9])`);
  // Some codes begin with letters that people leave out (LV-1010): then the country's own are put before.
  const letters = /^[A-Z]+(?=[\s\-#])/u.exec(masks[0] ?? '')?.[0] ?? '';
  const own = masks.every((mask) => mask.startsWith(letters)) ? letters : '';
  for (const mask of masks) {
    const places = placesOf(mask);
    const pattern = new RegExp(`^${sourceOf(places.filter((place) => !isSeparator(place)))}$`);
    const code = [compact, compact.replace(sign, ''), own + compact].find((candidate) => pattern.test(candidate));
    if (code === undefined) continue;
    let at = 0;
    return places.map((place) => (isSeparator(place) ? place : code[at++])).join('');
  }
  return undefined;
}
