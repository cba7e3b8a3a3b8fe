import type { TokenName } from '../../schema/appearance.ts';
export type { Appearance, TokenName } from '../../schema/appearance.ts';

/**
 * The theme: custom properties `--portico-<name>` that a page sets anywhere above an element, and their defaults. The same names, without
 * the prefix, are the keys of `appearance`. Light and dark follow the page's `color-scheme`, not the operating system.
 */
export const tokens = {
  'font-family': 'inherit',
  'font-size': '14px',
  'line-height': '1.5',
  'heading-font-family': 'inherit',
  'heading-size': '20px',
  'heading-weight': '650',
  'strong-weight': '600',
  /** The one accent; what stands on it and what is written in it derive from it. */
  accent: 'light-dark(#3452c7, #93a8ff)',
  'on-accent': 'oklch(from var(--_accent) clamp(0, (0.64 - l) * 1000, 1) 0 0)',
  'accent-text': 'light-dark(oklch(from var(--_accent) min(l, 0.5) c h), oklch(from var(--_accent) max(l, 0.78) min(c, 0.14) h))',
  'accent-soft': 'color-mix(in oklab, var(--_accent) 10%, transparent)',
  text: 'light-dark(#1c2026, #eceef2)',
  'text-muted': 'light-dark(#5a626e, #a7afbc)',
  surface: 'light-dark(#ffffff, #1a1d23)',
  'surface-sunken': 'light-dark(#f4f5f7, #23272e)',
  border: 'light-dark(#dfe2e7, #363c46)',
  'border-input': 'light-dark(#858d99, #7a8390)',
  info: 'light-dark(#2459b8, #94bcff)',
  success: 'light-dark(#1a6b3c, #76cf9b)',
  attention: 'light-dark(#855100, #f0bb62)',
  danger: 'light-dark(#b3261e, #ffa198)',
  'focus-ring': 'var(--_accent-text)',
  radius: '6px',
  'radius-large': 'calc(var(--_radius) * 1.5)',
  'control-height': '36px',
  'form-width': '36rem',
  shadow: '0 8px 40px rgb(0 0 0 / 0.25)',
  backdrop: 'rgb(15 18 24 / 0.5)',
  duration: '150ms',
} as const satisfies Record<TokenName, string>;

/** Elements read `--_name`: the page's token, else the default. */
export const tokenRule = (): string => `:host{${Object.entries(tokens).map(([name, value]) => `--_${name}:var(--portico-${name},${value})`).join(';')}}`;
