import { type TemplateResult, css, html } from 'lit';
import { type IconName, icon } from './icons.ts';

export type Tone = 'neutral' | 'info' | 'success' | 'attention' | 'danger';
/** A status: never color alone, always an icon and a word. */
export const chip = (tone: Tone, symbol: IconName, word: string | TemplateResult): TemplateResult =>
  html`<span class="chip ${tone}" part="chip">${icon(symbol)}<span>${word}</span></span>`;

export const chipStyles = css`
  .chip { display: inline-flex; align-items: center; gap: 4px; padding: 1px 8px 1px 6px; border-radius: 99px; background: color-mix(in oklab, currentColor 9%, transparent); color: var(--_text-muted); font-size: 0.857em; font-weight: 500; line-height: 20px; vertical-align: middle; }
  .chip .icon { width: 13px; height: 13px; }
  .chip.info, .chip.success, .chip.attention, .chip.danger { color: var(--_tone); }
`;
