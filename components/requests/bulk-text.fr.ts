import type { BulkText } from './bulk-text.en.ts';

export const text: BulkText = {
  selected: (count) => (count === 1 ? '1 demande sélectionnée' : `${count} demandes sélectionnées`),
  approve: 'Accepter',
  decline: 'Refuser…',
  deselect: 'Désélectionner',
  stop: 'Arrêter',
  close: 'Fermer',
  progress: (now, all) => `${now} sur ${all}`,
  summary: (count, failed) => `${count === 0 ? 'Aucune décision prise' : count === 1 ? '1 décision prise' : `${count} décisions prises`}${failed > 0 ? `, ${failed} sans suite. La raison figure à côté de chaque demande.` : '.'}`,
  stopped: 'Arrêté. Ce qui n’a pas été envoyé reste sélectionné.',
  results: { approved: 'Acceptée', declined: 'Refusée' },
  working: 'Décision en cours',
  oneByOne: 'Un changement de distributeur se traite à part : ouvrez-le.',
  already: (name) => `${name} a déjà décidé.`,
  closed: 'Cette demande n’est plus en cours.',
  notYours: 'Cette demande attend quelqu’un d’autre : vous ne pouvez pas en décider.',
  byPage: 'Cette page n’a pas permis l’envoi.',
  lost: 'Aucune réponse reçue. Réessayez pour celle-ci.',
};
