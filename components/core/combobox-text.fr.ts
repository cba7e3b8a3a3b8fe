import type { ComboboxText } from './combobox-text.en.ts';

export const comboboxText: ComboboxText = {
  show: 'Afficher la liste',
  loading: 'Chargement…',
  none: 'Rien ne correspond à votre saisie',
  failed: 'La liste n’a pas pu être chargée.',
  failedKeys: 'Appuyez sur la flèche du bas pour réessayer.',
  tryAgain: 'Réessayer',
  hits: (count) => (count === 1 ? '1 résultat' : `${count} résultats`),
  more: (shown, all) => `Les ${shown} premiers sur ${all}. Continuez à saisir pour préciser.`,
  pick: 'Choisissez un élément de la liste',
};
