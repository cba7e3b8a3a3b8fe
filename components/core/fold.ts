/** A text as it is compared with what somebody types: without case, accents, hyphens, apostrophes and doubled spaces. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('ß', 'ss').replace(/[\s\p{Pd}'’.,]+/gu, ' ').trim();
