import type { text as english } from './theme-text.en.ts';

export const text: typeof english = {
  start: 'Partir de', presets: { plain: 'Neutre', kestrane: 'Kestrane', norderable: 'Nordérable', halden: 'Halden' },
  undo: 'Annuler', groups: { color: 'Couleurs', type: 'Typographie', shape: 'Formes', size: 'Tailles', motion: 'Mouvement' },
  light: 'Clair', dark: 'Sombre', value: 'valeur', byDefault: 'par défaut', clear: 'Revenir à la valeur par défaut', wrong: 'Cette variable ne prend pas cette valeur.',
  show: 'Afficher', shown: { form: 'Formulaire d’inscription', queue: 'File des demandes' },
  contrast: 'Contrastes', against: (front, back) => `${front} sur ${back}`, needs: (least) => `minimum ${least}`, fine: 'Tout se lit : chaque paire contraste assez, en clair comme en sombre.', weak: (count) => (count === 1 ? '1 paire se distingue mal' : `${count} paires se distinguent mal`),
  result: 'À emporter', ways: { css: 'Feuille CSS', attribute: 'Attribut', brand: 'JSON de marque' },
  hints: { css: 'N’importe où au-dessus des éléments, dans votre propre feuille de style.', attribute: 'Sur le fournisseur de contexte ; en propriété, les changements sont suivis aussitôt.', brand: 'Ce que le portail enregistre pour une organisation, par PUT /v1/organization/brand. Les e-mails en reprennent la couleur d’accent.' },
  copy: 'Copier', copied: 'Copié', paste: 'Relire du JSON', pasteLabel: 'Une apparence ou une marque, en JSON', read: 'Utiliser', unreadable: 'Ce n’est pas un objet JSON.', left: (names) => `Laissés de côté, faute d’être des variables ou d’en avoir les valeurs : ${names}`, took: (count) => (count === 1 ? '1 variable lue' : `${count} variables lues`),
  keeps: 'L’adresse de cette page contient le thème : partagez-la ou revenez-y.',
  tokens: {
    'font-family': 'Police', 'font-size': 'Taille du texte', 'line-height': 'Interligne', 'heading-font-family': 'Police des titres', 'heading-size': 'Taille des titres', 'heading-weight': 'Graisse des titres', 'strong-weight': 'Graisse forte',
    accent: 'Couleur d’accent', 'on-accent': 'Texte sur l’accent', 'accent-text': 'Liens', 'accent-soft': 'Accent pâle', text: 'Texte', 'text-muted': 'Texte discret', surface: 'Fond', 'surface-sunken': 'Fond en retrait', border: 'Filets', 'border-input': 'Contours des champs',
    info: 'Information', success: 'Réussite', attention: 'À surveiller', danger: 'Erreur', 'focus-ring': 'Anneau de focus', radius: 'Arrondis', 'radius-large': 'Grands arrondis', 'control-height': 'Hauteur des champs', 'form-width': 'Largeur du formulaire', shadow: 'Ombre', backdrop: 'Voile des dialogues', duration: 'Transition',
  },
};
