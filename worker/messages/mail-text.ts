/** What a language says in each e-mail, as data: render.ts makes HTML and plain text of it. */
import type { MessageData, Template } from '../../schema/messages.ts';
import type { Locale } from '../../schema/values.ts';
import { templatesEn } from './templates.en.ts';
import { templatesFr } from './templates.fr.ts';

/** What is not stored with a message but made when it is rendered. */
export interface Derived { readonly code?: string | undefined; readonly url?: string | undefined; /** Where one ends messages that one can do without; only in these. */ readonly unsubscribe?: string | undefined }
export type MailFacts = MessageData & Derived;

/** A sentence or two; or a code to copy, a person's own words, or a list of points. */
export type Paragraph = string | { readonly code: string } | { readonly quote: string } | { readonly points: readonly string[] };
export interface MailText {
  readonly subject: string;
  /** What a list of messages shows beside the subject. */
  readonly preheader: string;
  readonly paragraphs: readonly Paragraph[];
  readonly action?: { readonly label: string; readonly url: string };
}
export type MailTexts = { readonly [T in Template]: (facts: MailFacts) => MailText };
/** The texts of the templates that begin with these words: each area's files hold its own. */
export type TextsOf<Area extends string> = Pick<MailTexts, Extract<Template, `${Area}_${string}`>>;
export interface MailTemplates {
  readonly texts: MailTexts;
  /** Introduces the address under a button. */
  readonly copyLink: string;
  readonly footer: (brand: string) => string;
  /** Leads to where one ends messages of this kind. */
  readonly unsubscribe: string;
}

export const mailTemplates: Record<Locale, MailTemplates> = { en: templatesEn, fr: templatesFr };
