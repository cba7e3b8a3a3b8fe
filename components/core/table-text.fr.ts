import type { TableText } from './table-text.en.ts';

export const tableText: TableText = {
  select: (name) => `Sélectionner ${name}`,
  selectAll: 'Tout sélectionner',
  selected: (count) => (count === 1 ? '1 ligne sélectionnée' : `${count} lignes sélectionnées`),
  deselect: 'Désélectionner',
  actions: (name) => `Actions pour ${name}`,
  actionsColumn: 'Actions possibles',
  details: 'Ouvrir le détail',
  loading: 'Chargement de la liste',
};
