/** Where an editor may begin: nothing at all, or the look of one of the demo's sites, as values that a brand can store. */
import type { Appearance } from '../../../schema/appearance.ts';

export const presets: Readonly<Record<'plain' | 'kestrane' | 'norderable' | 'halden', Appearance>> = {
  plain: {},
  kestrane: {
    accent: 'light-dark(#0b6b5f, #4fc3b0)', text: 'light-dark(#0f1b1f, #e6eef0)', 'text-muted': 'light-dark(#4d5c61, #9fb0b5)', surface: 'light-dark(#ffffff, #131d20)', 'surface-sunken': 'light-dark(#eef2f2, #1a2629)', border: 'light-dark(#cdd6d8, #2c3a3e)',
    'font-family': '"Helvetica Neue", "Segoe UI", "Liberation Sans", Arial, sans-serif', radius: '2px', 'control-height': '34px', 'heading-size': '18px', 'heading-weight': '700',
  },
  norderable: {
    accent: 'light-dark(#a8321f, #ff9a80)', 'on-accent': 'light-dark(#fff8ef, #2a120b)', text: 'light-dark(#33241c, #f3e9df)', 'text-muted': 'light-dark(#6d5a4e, #c3b2a3)', surface: 'light-dark(#fffdf9, #2b211a)', 'surface-sunken': 'light-dark(#faf0e3, #352920)', border: 'light-dark(#e7d9c8, #4a3b31)', 'border-input': 'light-dark(#a08773, #93806f)',
    'font-family': '"Gill Sans Nova", "Gill Sans", "Trebuchet MS", sans-serif', 'font-size': '16px', 'heading-font-family': '"Palatino Linotype", Palatino, Georgia, serif', 'heading-size': '26px', 'heading-weight': '600', radius: '14px', 'radius-large': '18px', 'control-height': '46px',
  },
  halden: {
    accent: 'light-dark(#4c6400, #c6f24e)', 'on-accent': 'light-dark(#ffffff, #161a06)', text: 'light-dark(#191d12, #e9ede0)', 'text-muted': 'light-dark(#565d4b, #a3ab94)', surface: 'light-dark(#ffffff, #181c11)', 'surface-sunken': 'light-dark(#eef0e7, #20251a)', border: 'light-dark(#d9ddcf, #333a29)', 'border-input': 'light-dark(#7f876f, #79826a)',
    'font-size': '13.5px', 'heading-font-family': 'ui-monospace, "JetBrains Mono", monospace', 'heading-size': '16px', 'heading-weight': '700', radius: '5px', 'control-height': '34px',
  },
};
export type PresetName = keyof typeof presets;
export const presetNames = Object.keys(presets) as PresetName[];
