import { type TemplateResult, html } from 'lit';
import { type IconName, icon } from './icons.ts';

export type Tone = 'neutral' | 'info' | 'success' | 'attention' | 'danger';
/** A status: never color alone, always an icon and a word. */
export const chip = (tone: Tone, symbol: IconName, word: string | TemplateResult): TemplateResult =>
  html`<span class="chip ${tone}" part="chip">${icon(symbol)}<span>${word}</span></span>`;
