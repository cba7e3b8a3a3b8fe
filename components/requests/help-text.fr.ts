import type { HelpText } from './help-text.en.ts';

export const helpText: HelpText = {
  kind: 'Demande d’aide',
  labels: { role: 'Rôle', organization: 'Organisation', askedOf: 'Demandé à' },
  states: { pending: 'En cours', approved: 'Réponse donnée', refused: 'Refusée', withdrawn: 'Retirée', expired: 'Sans réponse' },
  asks: (name) => `${name} demande de l’aide`,
  asksRole: { reader: (name) => `${name} demande le rôle Lecteur`, admin: (name) => `${name} demande le rôle Administrateur`, super_admin: (name) => `${name} demande le rôle Super administrateur` },
  own: 'Vous avez demandé de l’aide',
  ownRole: { reader: 'Vous avez demandé le rôle Lecteur', admin: 'Vous avez demandé le rôle Administrateur', super_admin: 'Vous avez demandé le rôle Super administrateur' },
  refused: (name) => `Le refus opposé à ${name}, mot pour mot`,
  refusedYou: 'Le refus qui vous a été opposé, mot pour mot',
  note: 'La personne ajoute',
  yourNote: 'Votre note',
  admins: (organization) => `Les administrateurs : ${organization}`,
  grant: { reader: (name) => `Donner à ${name} le rôle Lecteur`, admin: (name) => `Donner à ${name} le rôle Administrateur`, super_admin: (name) => `Donner à ${name} le rôle Super administrateur` },
  grantHint: (name) => `${name} l’apprend par e-mail.`,
  answer: 'Répondre…',
  withdraw: 'Retirer la demande',
};
