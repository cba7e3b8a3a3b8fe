/** What several e-mails say alike, in French. */
import { longDate } from '../dates.ts';
import { fr } from '../french.ts';
import type { MailFacts, MailText, Paragraph } from '../mail-text.ts';

/** « au programme X » : l'article contracté suit la phrase, le nom reste tel quel. */
export const toProgram = (facts: MailFacts): string => (facts.program ? fr`au programme ${facts.program}` : 'au programme partenaires');
export const inProgram = (facts: MailFacts): string => (facts.program ? fr`dans le programme ${facts.program}` : 'dans le programme partenaires');
export const vendor = (facts: MailFacts): string => facts.vendor ?? fr`l'éditeur`;
export const hello = (facts: MailFacts): string => (facts.applicant ? fr`Bonjour ${facts.applicant},` : 'Bonjour,');
/** " au plus tard le lundi 7 décembre 2026", where the day is known. */
export const byDay = ({ dueOn }: MailFacts): string => (dueOn ? fr` au plus tard le ${longDate('fr', dueOn)}` : '');
export const action = (label: string, url: string | undefined): Pick<MailText, 'action'> => (url ? { action: { label, url } } : {});
/** A person's own words with who says them, where there are any. */
export const quoted = (intro: string, note: string | undefined): Paragraph[] => (note ? [intro, { quote: note }] : []);
export const microsoftOnly = fr`Connectez-vous avec le compte professionnel Microsoft 365 de cette adresse e-mail. Un compte Microsoft personnel ne convient pas.`;
export const welcomeLink = fr`Le lien ci-dessous vous connecte. Il ne sert qu'une fois, dans les 14 jours ; ensuite, demandez un nouveau lien sur la page de connexion. Ne transférez pas ce message.`;
export const everyAdmin = 'Tous les administrateurs de votre organisation reçoivent ce message. La première décision compte.';
