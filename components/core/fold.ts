import { fold as folded } from '../../schema/fold.ts';

/** A text as it is compared with what somebody types: folded, and without ligatures, hyphens, apostrophes and points, which few people type. */
export const fold = (text: string): string => folded(text).replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll(/[\s\p{Pd}'’.,]+/gu, ' ').trim();
