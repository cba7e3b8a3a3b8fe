import { core } from '../core/text.fr.ts';
import { timelineText } from '../registration/timeline-text.fr.ts';
import type { EnrollmentText } from './text.en.ts';

export const text: EnrollmentText = {
  ...core,
  ...timelineText,
  title: (program) => `S’inscrire à ${program}`,
  intro: (vendor) => `Votre société est déjà connue du portail : ${vendor} n’a besoin que de peu d’éléments. Une information a changé ? Corrigez-la dans le portail plutôt qu’ici.`,
  company: 'Société',
  applicant: 'Demandeur',
  email: 'Adresse e-mail',
  support: 'Contact du support client',
  supportHint: 'À qui vos clients s’adressent quand ils ont besoin d’aide avec ce produit.',
  me: (name) => `Moi, ${name}`,
  other: 'Une autre personne ou une équipe',
  labels: { supportName: 'Nom de la personne ou de l’équipe', supportEmail: 'E-mail du contact', supportPhone: 'Téléphone', distributor: 'Distributeur' },
  required: {
    supportName: 'Saisissez le nom du contact du support client', supportEmail: 'Saisissez l’e-mail du contact du support client', distributor: 'Choisissez un distributeur', consent: 'Donnez votre accord avant d’envoyer la demande',
  },
  chooseDistributor: 'Choisissez un distributeur',
  distributorHint: 'Il doit desservir le pays de votre société. Votre demande lui est adressée, et c’est lui qui vous vend les licences.',
  fixedDistributor: (name) => `Votre demande est adressée à ${name}.`,
  noDistributor: (vendor) => `${vendor} examine lui-même votre demande.`,
  send: 'Envoyer la demande',
  sentTitle: 'Votre demande est envoyée',
  sentBody: (reviewer) => `${reviewer} l’examine maintenant. Vous recevrez la réponse par e-mail ; vous n’avez rien à faire.`,
  approvedTitle: (program) => `Votre société est inscrite à ${program}`,
  approvedBody: 'Rien ne change dans les accès ni dans la façon de se connecter.',
  toPortal: 'Aller au portail',
  partnersTitle: 'Réservé aux partenaires',
  partnersBody: (program) => `Votre organisation n’est pas un partenaire ; seuls des partenaires rejoignent ${program}.`,
  adminsTitle: 'C’est à un administrateur de le demander',
  adminsBody: (program) => `Pour demander ${program}, il faut être administrateur de votre société.`,
  adminsAre: (names) => `Adressez-vous à ${names}.`,
  alreadyTitle: (program) => `Déjà inscrite à ${program}`,
  alreadyBody: (company) => `${company} fait partie de ce programme. S’il manque encore quelque chose, le portail l’indique.`,
};
