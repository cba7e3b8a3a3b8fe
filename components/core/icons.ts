import { type TemplateResult, html } from 'lit';

/** 16 px outlines in the text's color. */
const shapes = {
  info: 'M8 7v4M8 5v.1M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  success: 'm5 8 2 2 4-4M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  attention: 'M8 6v3.5M8 11.5v.1M8 2 1.5 13.3h13Z',
  danger: 'm6 6 4 4m0-4-4 4M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  clock: 'M8 5v3l2 1M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  mail: 'm2 4 6 5 6-5M2 3h12v10H2Z',
  lock: 'M5 7V5a3 3 0 0 1 6 0v2M3 7h10v7H3Z',
  inbox: 'M2 9h3l1 2h4l1-2h3M4 3h8l2 6v4H2V9Z',
  dot: 'M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  back: 'M10 4 6 8l4 4',
} as const;
export type IconName = keyof typeof shapes;

/** An icon beside a word: hidden from screen readers, which have the word. */
export const icon = (name: IconName): TemplateResult => outline(name, shapes[name]);
export const outline = (name: string, path: string): TemplateResult =>
  html`<svg class="icon i-${name}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d=${path}></path></svg>`;
