/** Texts of the table. */
export const tableText = {
  select: (name: string) => `Select ${name}`,
  selectAll: 'Select all',
  selected: (count: number) => (count === 1 ? '1 selected' : `${count} selected`),
  deselect: 'Deselect',
  actions: (name: string) => `Actions for ${name}`,
  actionsColumn: 'Actions',
  details: 'Open the details',
  loading: 'Loading the list',
};
export type TableText = typeof tableText;
