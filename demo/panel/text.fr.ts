import type { text as english } from './text.en.ts';

export const text: typeof english = {
  open: 'Panneau de développement', close: 'Fermer le panneau', tools: 'Outils de démonstration', unread: (count) => (count === 1 ? '1 nouvel e-mail' : `${count} nouveaux e-mails`),
  tabs: { mailbox: 'E-mails', operator: 'Opérateur', activity: 'Journal', snippet: 'Code', page: 'Page' },
  mailbox: {
    empty: 'Aucun e-mail pour l’instant. Ceux que le portail envoie apparaîtront ici.', back: 'Tous les e-mails', formatted: 'Mis en forme', plain: 'Texte brut', to: 'À', from: 'De',
    states: { queued: 'En attente', delivered: 'Remis', parked: 'Abandonné' }, search: 'Filtrer par destinataire ou objet',
  },
  operator: {
    lead: 'Les éléments de cette page utilisent la session de qui ?', own: 'Comme la page le prévoit', ownHint: 'son propre opérateur, ou personne', search: 'Filtrer par nom, entreprise ou rôle',
    none: 'Personne ne correspond.', inUse: 'Actif', roles: { reader: 'Lecteur', admin: 'Administrateur', super_admin: 'Super administrateur' },
    kinds: { vendor: 'Éditeurs', distributor: 'Distributeurs', partner: 'Partenaires', customer: 'Clients' },
  },
  activity: { empty: 'Rien ne s’est encore passé.', by: 'par', rule: 'Règle', actors: { applicant: 'le demandeur', policy: 'les règles du programme', portal: 'le portail', key: 'un site web' } },
  snippet: { lead: 'Ce qu’un site colle pour obtenir le contenu de cette page.', copy: 'Copier', copied: 'Copié', none: 'Aucun élément de Portico sur cette page.' },
  page: { language: 'Langue', scheme: 'Couleurs', schemes: { system: 'Comme le système', light: 'Clair', dark: 'Sombre' }, note: 'Ces choix restent propres à ce site.' },
  unreachable: 'Le portail ne répond pas. Nouvel essai…',
};
