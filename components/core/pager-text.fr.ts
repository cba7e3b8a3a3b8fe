import type { PagerText } from './pager-text.en.ts';

export const pagerText: PagerText = {
  label: 'Pagination',
  previous: 'Précédent',
  next: 'Suivant',
  range: (first, last) => `Lignes ${first} à ${last}`,
  rangeOf: (first, last, all) => `Lignes ${first} à ${last} sur ${all}`,
  rangeOver: (first, last, all) => `Lignes ${first} à ${last} sur plus de ${all}`,
  nothing: 'Rien à afficher',
  size: 'Lignes par page',
  firstPage: 'Vous êtes à la première page',
  lastPage: 'Vous êtes à la dernière page',
};
