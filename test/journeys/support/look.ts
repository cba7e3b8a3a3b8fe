/** How a page is looked at: between the two looks of a journey, each language, width and color scheme is seen. */
import { text as registrationEn } from '../../../components/registration/text.en.ts';
import { text as registrationFr } from '../../../components/registration/text.fr.ts';
import { text as codeEn } from '../../../components/registration/form/code-text.en.ts';
import { text as codeFr } from '../../../components/registration/form/code-text.fr.ts';
import { text as companyEn } from '../../../components/registration/form/company-text.en.ts';
import { text as companyFr } from '../../../components/registration/form/company-text.fr.ts';
import { text as contactsEn } from '../../../components/registration/form/contacts-text.en.ts';
import { text as contactsFr } from '../../../components/registration/form/contacts-text.fr.ts';
import { text as checkEn } from '../../../components/registration/form/review-text.en.ts';
import { text as checkFr } from '../../../components/registration/form/review-text.fr.ts';
import { text as joinEn } from '../../../components/registration/form/join-text.en.ts';
import { text as joinFr } from '../../../components/registration/form/join-text.fr.ts';
import { text as enrollmentEn } from '../../../components/enrollment/text.en.ts';
import { text as enrollmentFr } from '../../../components/enrollment/text.fr.ts';
import { text as nextEn } from '../../../components/registration/form/next-text.en.ts';
import { text as nextFr } from '../../../components/registration/form/next-text.fr.ts';
import { text as queueEn } from '../../../components/requests/text.en.ts';
import { text as queueFr } from '../../../components/requests/text.fr.ts';
import { text as caseEn } from '../../../components/requests/case-text.en.ts';
import { text as caseFr } from '../../../components/requests/case-text.fr.ts';
import { text as dialogEn } from '../../../components/requests/dialog-text.en.ts';
import { text as dialogFr } from '../../../components/requests/dialog-text.fr.ts';
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

/** Every step of the form; words of the same name differ in none but labels, which go together. */
const stepsOf = (first: typeof registrationEn, code: typeof codeEn, company: typeof companyEn, contacts: typeof contactsEn, check: typeof checkEn, next: typeof nextEn) =>
  ({ ...first, ...code, ...company, ...contacts, ...check, ...next, labels: { ...company.labels, ...contacts.labels, distributor: check.distributor }, required: { ...company.required, ...contacts.required, ...check.required } });
/** The words that each element shows, to find things by what a person reads. */
export const words = {
  en: { registration: stepsOf(registrationEn, codeEn, companyEn, contactsEn, checkEn, nextEn), join: joinEn, enrollment: enrollmentEn, review: { ...dialogEn, ...queueEn, ...caseEn }, signIn: signInEn, overview: overviewEn, panel: panelEn },
  fr: { registration: stepsOf(registrationFr, codeFr, companyFr, contactsFr, checkFr, nextFr), join: joinFr, enrollment: enrollmentFr, review: { ...dialogFr, ...queueFr, ...caseFr }, signIn: signInFr, overview: overviewFr, panel: panelFr },
} as const;
export const wordsOf = ({ language }: Look): (typeof words)['en'] => words[language];
/** One of two, by the look's language. */
export const pick = <T>({ language }: Look, en: T, fr: T): T => (language === 'fr' ? fr : en);
