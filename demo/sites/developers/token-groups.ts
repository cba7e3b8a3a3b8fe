/** The tokens in the order in which one chooses a look. */
import type { TokenName } from '../../../schema/appearance.ts';

export const groups = {
  color: ['accent', 'on-accent', 'accent-text', 'accent-soft', 'text', 'text-muted', 'surface', 'surface-sunken', 'border', 'border-input', 'info', 'success', 'attention', 'danger', 'focus-ring', 'backdrop'],
  type: ['font-family', 'font-size', 'line-height', 'heading-font-family', 'heading-size', 'heading-weight', 'strong-weight'],
  shape: ['radius', 'radius-large', 'shadow'],
  size: ['control-height', 'form-width'],
  motion: ['duration'],
} as const satisfies Record<string, readonly TokenName[]>;
export type GroupName = keyof typeof groups;
export const groupNames = Object.keys(groups) as GroupName[];
type Grouped = (typeof groups)[GroupName][number];
/** A token without a place here does not compile. */
export const everyTokenHasItsPlace: Exclude<TokenName, Grouped> extends never ? true : never = true;

/** What must be told apart: a token, what lies under it, and the ratio it needs. */
export const pairs: readonly (readonly [front: TokenName, back: TokenName, least: number])[] = [
  ['text', 'surface', 4.5], ['text-muted', 'surface', 4.5], ['on-accent', 'accent', 4.5], ['accent-text', 'surface', 4.5], ['danger', 'surface', 4.5], ['border-input', 'surface', 3], ['focus-ring', 'surface', 3],
];
/** Bounds of what a slider offers, in the unit of the token's default. */
export const spans: Partial<Record<TokenName, readonly [least: number, most: number, step: number, unit: string]>> = {
  'font-size': [12, 20, 0.5, 'px'], 'line-height': [1.2, 1.9, 0.05, ''], 'heading-size': [14, 36, 1, 'px'], 'heading-weight': [300, 900, 50, ''], 'strong-weight': [400, 900, 50, ''],
  radius: [0, 24, 1, 'px'], 'radius-large': [0, 32, 1, 'px'], 'control-height': [28, 56, 1, 'px'], 'form-width': [320, 960, 16, 'px'], duration: [0, 500, 10, 'ms'],
};
