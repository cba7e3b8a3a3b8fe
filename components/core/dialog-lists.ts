import { type TemplateResult, css, html } from 'lit';
import { icon } from './icons.ts';

export interface Consequences { readonly title: string; readonly points: readonly string[] }

const list = (tone: 'danger' | 'info' | 'success', { title, points }: Consequences): TemplateResult =>
  html`<div><h3 class=${tone}>${icon(tone)}${title}</h3><ul>${points.map((point) => html`<li>${point}</li>`)}</ul></div>`;

/** What an action ends (`danger`) or changes (`info`), and what stays: side by side, before it is done. */
export const consequences = (goes: Consequences, stays: Consequences, tone: 'danger' | 'info' = 'danger'): TemplateResult => html`<div class="consequences">${list(tone, goes)}${list('success', stays)}</div>`;

export const dialogStyles = css`
  dialog { width: min(576px, calc(100vw - 24px)); max-height: calc(100dvh - 24px); padding: 0; border: 1px solid var(--_border); border-radius: var(--_radius-large); background: var(--_surface); color: var(--_text); box-shadow: var(--_shadow); }
  dialog::backdrop { background: var(--_backdrop); }
  dialog .inside { display: grid; gap: 16px; padding: 20px; container-type: inline-size; }
  .consequences { display: grid; gap: 16px; }
  .consequences h3 { display: flex; align-items: center; gap: 6px; margin-bottom: 4px; }
  .consequences h3 .icon { color: var(--_tone); }
  .consequences ul { padding-inline-start: 22px; list-style: disc; }
  .consequences li + li { margin-top: 4px; }
  .consequences li::marker { color: var(--_text-muted); }
  @container (min-width: 440px) { .consequences { grid-template-columns: 1fr 1fr; } }
`;
