/** How a page is looked at: between the two looks of a journey, each language, width and color scheme is seen. */
import { text as registrationEn } from '../../../components/registration/text.en.ts';
import { text as registrationFr } from '../../../components/registration/text.fr.ts';
import { text as reviewEn } from '../../../components/registration/review-text.en.ts';
import { text as reviewFr } from '../../../components/registration/review-text.fr.ts';
import { text as signInEn } from '../../../components/operators/text.en.ts';
import { text as signInFr } from '../../../components/operators/text.fr.ts';
import { text as overviewEn } from '../../../components/operators/overview-text.en.ts';
import { text as overviewFr } from '../../../components/operators/overview-text.fr.ts';
import { text as panelEn } from '../../../demo/panel/text.en.ts';
import { text as panelFr } from '../../../demo/panel/text.fr.ts';

export interface Look { readonly language: 'en' | 'fr'; readonly width: 360 | 1280; readonly scheme: 'light' | 'dark' }
const look = (language: Look['language'], width: Look['width'], scheme: Look['scheme']): Look => ({ language, width, scheme });

export const looks = [look('en', 360, 'dark'), look('fr', 1280, 'light')] as const;
export const otherLooks = [look('fr', 360, 'dark'), look('en', 1280, 'light')] as const;
/** For titles. */
export const said = ({ language, width, scheme }: Look): string => `${language}, ${width} px, ${scheme}`;

/** The words that each element shows, to find things by what a person reads. */
export const words = {
  en: { registration: registrationEn, review: reviewEn, signIn: signInEn, overview: overviewEn, panel: panelEn },
  fr: { registration: registrationFr, review: reviewFr, signIn: signInFr, overview: overviewFr, panel: panelFr },
} as const;
export const wordsOf = ({ language }: Look): (typeof words)['en'] => words[language];
/** One of two, by the look's language. */
export const pick = <T>({ language }: Look, en: T, fr: T): T => (language === 'fr' ? fr : en);
