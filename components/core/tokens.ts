import type { TokenName } from '../../schema/appearance.ts';
export type { Appearance, TokenName } from '../../schema/appearance.ts';

/**
 * The theme: custom properties `--portico-<name>` that a page sets anywhere above an element, and their defaults. The same names, without
 * the prefix, are the keys of `appearance`. Light and dark follow the page's `color-scheme`, not the operating system.
 */
export const tokens = {
  /** Of all text; by default the page's. */
  'font-family': 'inherit',
  /** Of text; headings, hints and chips keep their ratio to it. */
  'font-size': '14px',
  /** Of text, as a number. */
  'line-height': '1.5',
  /** Of titles; by default the page's font. */
  'heading-font-family': 'inherit',
  /** Of an element's title. */
  'heading-size': '20px',
  /** Of an element's title. */
  'heading-weight': '650',
  /** Of labels, buttons and lesser titles. */
  'strong-weight': '600',
  /** The one accent; what stands on it and what is written in it derive from it. */
  accent: 'light-dark(#3452c7, #93a8ff)',
  /** Text on the accent: black or white, whichever reads better. */
  'on-accent': 'oklch(from var(--_accent) clamp(0, (0.64 - l) * 1000, 1) 0 0)',
  /** The accent as text and icons: links, the step one is at. Dark enough to read, or light enough. */
  'accent-text': 'light-dark(oklch(from var(--_accent) min(l, 0.5) c h), oklch(from var(--_accent) max(l, 0.78) min(c, 0.14) h))',
  /** The accent as a background: a chosen row, a quiet button under the pointer. */
  'accent-soft': 'color-mix(in oklab, var(--_accent) 10%, transparent)',
  /** Text. */
  text: 'light-dark(#1c2026, #eceef2)',
  /** Hints, dates, what matters less. */
  'text-muted': 'light-dark(#5a626e, #a7afbc)',
  /** Background of controls, cards and dialogs. */
  surface: 'light-dark(#ffffff, #1a1d23)',
  /** Background of what lies lower: summaries, blocked controls. */
  'surface-sunken': 'light-dark(#f4f5f7, #23272e)',
  /** Lines between things; nothing is known by them alone. */
  border: 'light-dark(#dfe2e7, #363c46)',
  /** Around inputs and buttons: at least 3:1 against the surface. */
  'border-input': 'light-dark(#858d99, #7a8390)',
  /** What is under way, and notes. */
  info: 'light-dark(#2459b8, #94bcff)',
  /** What is done or approved. */
  success: 'light-dark(#1a6b3c, #76cf9b)',
  /** What waits, or ends soon. */
  attention: 'light-dark(#855100, #f0bb62)',
  /** What failed, was refused, or cannot be undone. */
  danger: 'light-dark(#b3261e, #ffa198)',
  /** The ring around what has the focus. */
  'focus-ring': 'var(--_accent-text)',
  /** Of controls and notices. */
  radius: '6px',
  /** Of cards and dialogs. */
  'radius-large': 'calc(var(--_radius) * 1.5)',
  /** The least height of buttons and inputs. */
  'control-height': '36px',
  /** The greatest width of a form. */
  'form-width': '576px',
  /** Under what lies above the rest: dialogs, the bar of a selection. */
  shadow: '0 8px 40px rgb(0 0 0 / 0.25)',
  /** Behind dialogs, over the page. */
  backdrop: 'rgb(15 18 24 / 0.5)',
  /** Of every motion; none under reduced motion. */
  duration: '150ms',
} as const satisfies Record<TokenName, string>;

/** Elements read `--_name`: the page's token, else the default. */
export const tokenRule = (): string => `:host{${Object.entries(tokens).map(([name, value]) => `--_${name}:var(--portico-${name},${value})`).join(';')}}`;
