import type { RefusalText } from './refusal-text.en.ts';

export const refusalText: RefusalText = {
  ask: {
    person: (name) => `Demander à ${name}`, company_admin: () => 'Demander à un administrateur', distributor: (name) => (name ? `Demander à ${name}` : 'Demander au distributeur'), vendor: (name) => (name ? `Demander à ${name}` : 'Demander à l’éditeur'),
  },
  addNote: 'Ajouter une note',
  noteLabel: 'Note jointe',
  noteHint: 'Dites à quoi cela vous sert. La note figure telle quelle dans l’e-mail.',
  askedTitle: (name) => `Demande envoyée à ${name}`,
  anAdmin: 'un administrateur de votre organisation',
  waiting: 'Elle attend dans la file de demandes. Nous vous enverrons la réponse par e-mail ; elle s’affichera aussi ici.',
  asked: 'Demandé',
  yourNote: 'Votre note :',
  takeBack: 'Retirer la demande',
  takenBack: 'Vous avez retiré la demande.',
  approved: (name) => `${name} a répondu`,
  refused: (name) => `${name} a refusé`,
  somebody: 'Un administrateur',
  writes: 'Avec cette note :',
  approvedBody: 'Réessayez : ce qui manquait est peut-être en place.',
  tryAgain: 'Réessayer',
  askAgain: 'Vous pouvez demander de nouveau.',
  expired: 'La dernière demande est restée sans réponse pendant 30 jours.',
  nobody: 'Le portail ne connaît personne à qui le demander.',
  failed: 'L’envoi a échoué. Votre note est toujours là ; veuillez réessayer.',
};
