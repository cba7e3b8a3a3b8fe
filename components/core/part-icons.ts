import type { TemplateResult } from 'lit';
import { outline } from './icons.ts';

/** Outlines that only the parts use, beside those of every element. */
const shapes = {
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  down: 'm4 6 4 4 4-4',
  sort: 'm5.5 6 2.5-2.5L10.5 6m-5 4L8 12.5l2.5-2.5',
  ascending: 'm4.5 7.5 3.5-4 3.5 4M8 3.5v9',
  descending: 'm4.5 8.5 3.5 4 3.5-4M8 12.5v-9',
  close: 'm4 4 8 8m0-8-8 8',
  previous: 'M10 4 6 8l4 4',
  next: 'm6 4 4 4-4 4',
  check: 'm3 8.5 3.2 3L13 4.5',
  undo: 'M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H7',
} as const;
export type PartIcon = keyof typeof shapes;

export const partIcon = (name: PartIcon): TemplateResult => outline(name, shapes[name]);
