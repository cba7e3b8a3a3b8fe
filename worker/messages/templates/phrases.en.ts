/** What several e-mails say alike, in English. */
import { longDate } from '../dates.ts';
import type { MailFacts, MailText, Paragraph } from '../mail-text.ts';

export const program = (facts: MailFacts): string => facts.program ?? 'the partner program';
export const vendor = (facts: MailFacts): string => facts.vendor ?? 'the vendor';
export const hello = (facts: MailFacts): string => (facts.applicant ? `Hello ${facts.applicant},` : 'Hello,');
/** " by Monday, December 7, 2026", where the day is known. */
export const byDay = ({ dueOn }: MailFacts): string => (dueOn ? ` by ${longDate('en', dueOn)}` : '');
export const action = (label: string, url: string | undefined): Pick<MailText, 'action'> => (url ? { action: { label, url } } : {});
/** A person's own words with who says them, where there are any. */
export const quoted = (intro: string, note: string | undefined): Paragraph[] => (note ? [intro, { quote: note }] : []);
export const microsoftOnly = 'Sign in with your Microsoft 365 work account of this e-mail address. A personal Microsoft account does not work.';
export const welcomeLink = 'The link below signs you in. It works once, within 14 days; later, ask for a new link on the sign-in page. Do not forward this message.';
export const everyAdmin = 'Every admin of your organization receives this message. The first decision counts.';
