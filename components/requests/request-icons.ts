import { type TemplateResult, html } from 'lit';
import type { RequestRow } from '../../schema/requests.ts';

const shapes: Record<RequestRow['kind'] | 'keys' | 'block', string> = {
  registration: 'M3 14V3h6v11M9 7h4v7M1.5 14h13M5 5.5h2M5 8h2M5 10.5h2',
  join: 'M6.5 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM2 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M12.5 5v4M10.5 7h4',
  help: 'M6 6a2 2 0 1 1 3 1.7c-.7.4-1 .8-1 1.6M8 11.2v.1M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  transfer: 'M2 5.5h11m-3-3 3 3-3 3M14 10.5H3m3-3-3 3 3 3',
  keys: 'M1.5 4h13v8.5h-13ZM4 6.5h.1M6.7 6.5h.1M9.3 6.5h.1M12 6.5h.1M5 10h6',
  block: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0ZM3.8 3.8l8.4 8.4',
};
/** Beside a word, and hidden from screen readers, which have the word. */
export const requestIcon = (name: keyof typeof shapes): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d=${shapes[name]}></path></svg>`;
