import type { text as english } from './text.en.ts';

export const text: typeof english = {
  open: 'Panneau de développement', close: 'Fermer le panneau', tools: 'Outils de démonstration', unread: (count) => (count === 1 ? '1 nouvel e-mail' : `${count} nouveaux e-mails`),
  tabs: { mailbox: 'E-mails', operator: 'Opérateur', activity: 'Journal', time: 'Temps', snippet: 'Code', page: 'Page' },
  mailbox: {
    empty: 'Aucun e-mail pour l’instant. Ceux que le portail envoie apparaîtront ici.', back: 'Tous les e-mails', formatted: 'Mis en forme', plain: 'Texte brut', to: 'À', from: 'De',
    states: { queued: 'En attente', delivered: 'Remis', parked: 'Abandonné', suppressed: 'Retenu' }, search: 'Filtrer par destinataire ou objet',
  },
  operator: {
    lead: 'Les éléments de cette page utilisent la session de qui ?', own: 'Comme la page le prévoit', ownHint: 'son propre opérateur, ou personne', search: 'Filtrer par nom, entreprise ou rôle',
    none: 'Personne ne correspond.', inUse: 'Actif', roles: { reader: 'Lecteur', admin: 'Administrateur', super_admin: 'Super administrateur' },
    kinds: { vendor: 'Éditeurs', distributor: 'Distributeurs', partner: 'Partenaires', customer: 'Clients' },
  },
  activity: { empty: 'Rien ne s’est encore passé.', by: 'par', rule: 'Règle', actors: { applicant: 'le demandeur', policy: 'les règles du programme', portal: 'le portail', key: 'un site web' } },
  snippet: { lead: 'Ce qu’un site colle pour obtenir le contenu de cette page.', copy: 'Copier', copied: 'Copié', none: 'Aucun élément de Portico sur cette page.' },
  time: {
    lead: 'Des échéances tombent, des liens expirent, des demandes avancent. Faites passer le temps et observez.', for: 'Pour', everything: 'Tout ce qui est consigné', what: { started: 'commencée', registration: 'inscription', join: 'rattachement', enrollment: 'adhésion', transfer: 'transfert', help: 'demande d’aide' },
    spans: { 60: '1 heure', 1440: '1 jour', 4320: '3 jours', 43200: '30 jours' }, let: 'Faire passer', busy: 'Le temps passe…', failed: 'Le portail n’a pas répondu. Rien n’a bougé.',
    passed: (span) => `${span} plus tard`, quiet: 'Aucune échéance.', due: (day) => `à traiter avant le ${day}`, dueTitle: 'Échéance dépassée', byItself: 'Fait par le portail lui-même',
    mails: (count) => (count === 1 ? '1 e-mail est parti' : `${count} e-mails sont partis`), links: (count) => (count === 1 ? '1 lien à usage unique a expiré' : `${count} liens à usage unique ont expiré`), sessions: (count) => (count === 1 ? '1 session a pris fin' : `${count} sessions ont pris fin`),
  },
  reset: {
    title: 'Recommencer', lead: 'Remet la démonstration dans son état initial, sans l’arrêter.', open: 'Réinitialiser la démonstration…', question: 'Réinitialiser la démonstration ?', stays: 'Reste', goes: 'Disparaît', cancel: 'Annuler', confirm: 'Réinitialiser', busy: 'Réinitialisation…',
    staying: ['Les entreprises inventées, leurs opérateurs et leurs demandes, aux dates du jour', 'Les clés et les adresses des sites', 'La langue et les couleurs choisies'],
    going: ['Tout ce qui a été inscrit, décidé, écrit ou bloqué depuis', 'Tous les e-mails et le journal d’activité', 'Les connexions en cours et tous les liens de suivi'],
    failed: 'Les données initiales sont hors d’atteinte et rien n’a changé. Arrêtez le serveur puis lancez npm run reset.',
  },
  page: { language: 'Langue', scheme: 'Couleurs', schemes: { system: 'Comme le système', light: 'Clair', dark: 'Sombre' }, note: 'Ces choix restent propres à ce site.' },
  unreachable: 'Le portail ne répond pas. Nouvel essai…',
};
