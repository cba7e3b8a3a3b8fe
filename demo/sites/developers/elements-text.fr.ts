import type { text as english } from './elements-text.en.ts';

export const text: typeof english = {
  list: 'Les éléments', attributes: 'Attributs', properties: 'Propriétés', methods: 'Méthodes', events: 'Événements', slots: 'Emplacements', parts: 'Parties', states: 'États',
  missing: 'Cette version n’a pas de manifeste : seul le rôle de chaque élément est indiqué. Construisez le SDK pour lire ses attributs, événements, parties et états.',
  source: 'Toutes ces informations viennent de',
  forWhom: {
    'portico-provider': 'Fixe l’adresse, la clé, la langue, la session et l’apparence de ce qu’il contient.',
    'portico-registration-form': 'Pour une entreprise qui souhaite devenir partenaire.',
    'portico-review-queue': 'Pour qui décide : distributeur, éditeur et administrateurs d’une entreprise.',
    'portico-sign-in': 'Pour les opérateurs, par le compte de leur société ou par un lien reçu par e-mail ; sur votre site dans la fenêtre du portail, sans serveur à vous.',
    'portico-my-sessions': 'Pour tout opérateur : où je suis connecté, et y mettre fin.',
    'portico-organization-overview': 'La première page après la connexion.',
    'portico-registration-status': 'Pour qui suit le lien d’un e-mail : chronologie, retrait, renvoi.',
    'portico-enrollment-form': 'Pour un partenaire connecté qui rejoint un autre programme.',
    'portico-health-card': 'Pour les super administrateurs de l’éditeur : e-mails en attente, en retard ou abandonnés, dernier passage de chaque tâche, scellement, base de données ; ce qui est abandonné se renvoie d’ici.',
    'portico-activity-log': 'Pour les administrateurs : qui a fait quoi, l’ancienne et la nouvelle valeur, quand, selon quelle règle ; filtré, et en CSV.',
  },
};
