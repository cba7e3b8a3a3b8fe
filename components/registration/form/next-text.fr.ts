import { timelineText } from '../timeline-text.fr.ts';
import type { NextText } from './next-text.en.ts';

export const text: NextText = {
  ...timelineText,
  onItsWay: 'Votre demande est envoyée',
  reviewIntro: (company, reviewer) => `${reviewer} examine maintenant la demande de ${company} : vous n’avez rien à faire.`,
  joinIntro: (company) => `Les administrateurs de ${company} sont prévenus par e-mail. L’un d’eux doit vous donner accès ; vous n’avez rien à faire.`,
  transferNext: (vendor) => `Le distributeur actuel de votre société est d’abord invité à la libérer ; sans réponse dans les délais, ${vendor} décide.`,
  yourCompany: 'votre société',
  answerTo: (email) => `La réponse est envoyée à ${email}. Si elle est positive, un lien vous connecte au portail. L’e-mail qui part à présent vous ramène à ces étapes depuis tout appareil.`,
  refresh: 'Actualiser',
  refreshed: 'À jour',
  approvedTitle: 'Bienvenue, votre demande est acceptée',
  approvedIntro: (email) => `Nous avons envoyé à ${email} un lien qui vous connecte. Il sert une seule fois, pendant 14 jours.`,
  approvedWork: 'Connectez-vous avec le compte professionnel Microsoft de cette adresse.',
  openPortal: 'Aller à la connexion',
  declinedTitle: 'Votre demande a été refusée',
  declinedIntro: (email) => `L’e-mail envoyé à ${email} en donne la raison.`,
  notLetIn: (company) => `Les administrateurs de ${company} ne vous ont pas donné accès. Si vous pensez à une erreur, adressez-vous à eux.`,
  askVendor: (vendor) => `Adressez-vous directement à ${vendor} : son équipe seule peut vous en dire plus.`,
  reapplyFrom: (day) => `Vous pourrez faire une nouvelle demande à partir du ${day}.`,
  endedTitle: 'Cette demande a pris fin',
  endedIntro: 'Vous pouvez en faire une nouvelle à tout moment.',
  supportTitle: 'Une question ?',
  supportBody: (vendor) => `L’équipe partenaires de ${vendor} vous aide :`,
};
