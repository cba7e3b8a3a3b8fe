import { type TemplateResult, html } from 'lit';

/** 16 px outlines in the text's color. */
const shapes = {
  info: 'M8 7.2v4M8 4.9v.1M8 14.3A6.3 6.3 0 1 0 8 1.7a6.3 6.3 0 0 0 0 12.6Z',
  success: 'm5.3 8.2 1.9 1.9 3.6-4M8 14.3A6.3 6.3 0 1 0 8 1.7a6.3 6.3 0 0 0 0 12.6Z',
  attention: 'M8 6.3v3M8 11.4v.1M7.1 2.4 1.7 11.8a1 1 0 0 0 .9 1.5h10.8a1 1 0 0 0 .9-1.5L8.9 2.4a1 1 0 0 0-1.8 0Z',
  danger: 'm6.1 6.1 3.8 3.8m0-3.8L6.1 9.9M8 14.3A6.3 6.3 0 1 0 8 1.7a6.3 6.3 0 0 0 0 12.6Z',
  clock: 'M8 4.6V8l2.2 1.4M8 14.3A6.3 6.3 0 1 0 8 1.7a6.3 6.3 0 0 0 0 12.6Z',
  mail: 'm2 4.6 6 4.2 6-4.2M2.6 3.2h10.8c.5 0 .9.4.9.9v7.8c0 .5-.4.9-.9.9H2.6a.9.9 0 0 1-.9-.9V4.1c0-.5.4-.9.9-.9Z',
  lock: 'M4.6 7V4.9a3.4 3.4 0 0 1 6.8 0V7M3.7 7h8.6c.4 0 .7.3.7.7v5.4c0 .4-.3.7-.7.7H3.7a.7.7 0 0 1-.7-.7V7.7c0-.4.3-.7.7-.7Z',
  inbox: 'M1.8 9h3.3l1 1.9h3.8l1-1.9h3.3M3.9 2.7h8.2l2.2 6.1v3.6c0 .5-.4.9-.9.9H2.6a.9.9 0 0 1-.9-.9V8.8l2.2-6.1Z',
  dot: 'M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  back: 'M9.8 3.5 5.3 8l4.5 4.5',
} as const;
export type IconName = keyof typeof shapes;

/** An icon beside a word: hidden from screen readers, which have the word. */
export const icon = (name: IconName): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d=${shapes[name]}></path></svg>`;
