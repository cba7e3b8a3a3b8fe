import type { TokenName } from '../../../schema/appearance.ts';
import type { GroupName } from './token-groups.ts';
import type { PresetName } from './presets.ts';

export const text = {
  start: 'Begin with', presets: { plain: 'Plain', kestrane: 'Kestrane', norderable: 'Nordérable', halden: 'Halden' } as Record<PresetName, string>,
  undo: 'Undo', groups: { color: 'Color', type: 'Type', shape: 'Shape', size: 'Size', motion: 'Motion' } as Record<GroupName, string>,
  light: 'Light', dark: 'Dark', value: 'value', byDefault: 'default', clear: 'Back to the default', wrong: 'Not a value that this token takes.',
  show: 'Show', shown: { form: 'Registration form', queue: 'Review queue' },
  contrast: 'Contrast', against: (front: string, back: string): string => `${front} on ${back}`, needs: (least: string): string => `needs ${least}`, fine: 'Everything can be read: all pairs stand out enough, in light and in dark.', weak: (count: number): string => (count === 1 ? '1 pair is hard to tell apart' : `${count} pairs are hard to tell apart`),
  result: 'Take it with you', ways: { css: 'CSS', attribute: 'Attribute', brand: 'Brand JSON' },
  hints: { css: 'Anywhere above the elements, in your own style sheet.', attribute: 'On the provider; as a property it follows changes at once.', brand: 'What the portal stores for an organization: PUT /v1/organization/brand. E-mails take the accent from it.' },
  copy: 'Copy', copied: 'Copied', paste: 'Read JSON back', pasteLabel: 'An appearance or a brand, as JSON', read: 'Use it', unreadable: 'This is no JSON object.', left: (names: string): string => `Left out, for they are no tokens or no values of theirs: ${names}`, took: (count: number): string => (count === 1 ? '1 token read' : `${count} tokens read`),
  keeps: 'The address of this page holds the theme: share it, or come back to it.',
  tokens: {
    'font-family': 'Font', 'font-size': 'Text size', 'line-height': 'Line height', 'heading-font-family': 'Heading font', 'heading-size': 'Heading size', 'heading-weight': 'Heading weight', 'strong-weight': 'Strong weight',
    accent: 'Accent', 'on-accent': 'On the accent', 'accent-text': 'Links', 'accent-soft': 'Accent wash', text: 'Text', 'text-muted': 'Quiet text', surface: 'Surface', 'surface-sunken': 'Sunken surface', border: 'Lines', 'border-input': 'Field borders',
    info: 'Info', success: 'Success', attention: 'Attention', danger: 'Danger', 'focus-ring': 'Focus ring', radius: 'Corners', 'radius-large': 'Large corners', 'control-height': 'Control height', 'form-width': 'Form width', shadow: 'Shadow', backdrop: 'Behind dialogs', duration: 'Transitions',
  } as Record<TokenName, string>,
};
