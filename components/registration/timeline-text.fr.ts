import type { TimelineText } from './timeline-text.en.ts';

export const timelineText: TimelineText = {
  timelineLabel: 'Étape par étape',
  timelineStates: { done: 'Fait', now: 'En cours', later: 'À venir', failed: 'Interrompu' },
  timelineYourTurn: 'À vous d’agir',
  timelineYou: 'Vous',
  timelineActors: {
    you: 'Le demandeur', company: 'Un administrateur de la société', distributor: 'Le distributeur', previous_distributor: 'Le distributeur actuel', vendor: 'L’éditeur', portal: 'Le portail',
  },
  timelineDone: {
    email: 'Adresse confirmée', details: 'Demande envoyée', transfer: 'Changement de distributeur accordé', activation: 'Produit activé', review: 'Demande acceptée', join: 'Accès accordé par la société', access: 'Première connexion effectuée',
  },
  timelineOpen: {
    email: 'Confirmer l’adresse', details: 'Envoyer la demande', transfer: 'Changement de distributeur', activation: 'Activer le produit', review: 'Examen de la demande', join: 'Décision de la société', access: 'Première connexion',
  },
  timelineFailed: {
    email: 'Adresse non confirmée', details: 'Demande non envoyée', transfer: 'Pas de changement de distributeur', activation: 'Produit non activé', review: 'Demande non retenue', join: 'Accès non accordé par la société', access: 'Pas d’accès',
  },
  timelineSince: (day) => `depuis le ${day}`,
  timelineUntil: (day, relative) => `au plus tard le ${day}, ${relative}`,
  timelineLate: (day) => `attendu pour le ${day}, cela prend un peu plus de temps`,
};
