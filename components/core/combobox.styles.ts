import { css } from 'lit';

/** Beside its input in the top layer, so that no dialog clips it; where the browser cannot do that, below it in its place. */
export const comboboxStyles = css`
  .combobox { position: relative; anchor-scope: --_combobox; }
  .combobox input { padding-inline-end: 40px !important; anchor-name: --_combobox; text-overflow: ellipsis; }
  .combobox > button { position: absolute; inset-block: 1px; inset-inline-end: 1px; width: 36px; min-height: 0; padding: 0; border: 0; border-radius: var(--_radius); background: none; color: var(--_text-muted); }
  .combobox .i-down { transition: rotate var(--_duration); }
  .combobox > [aria-expanded='true'] .i-down { rotate: 180deg; }
  .combobox .options { padding: 4px; border: 1px solid var(--_border-input); border-radius: var(--_radius); background: var(--_surface); color: var(--_text); font-size: var(--_font-size); box-shadow: 0 4px 16px rgb(0 0 0 / 0.14); overflow: clip; }
  .combobox ul { position: relative; max-height: min(288px, 42dvh); overflow: auto; overscroll-behavior: contain; }
  .combobox .options[popover] { inset: auto; margin: 4px 0; width: anchor-size(inline); position-anchor: --_combobox; position-area: self-block-end span-self-inline-end; position-try-fallbacks: flip-block; }
  .combobox.inside .options { position: absolute; inset-block-start: calc(100% + 4px); inset-inline: 0; z-index: 3; }
  .combobox li { display: flex; align-items: flex-start; gap: 8px; padding: 6px 8px; border-radius: calc(var(--_radius) - 2px); line-height: 1.4; overflow-wrap: anywhere; cursor: pointer; }
  .combobox li > span { min-width: 0; }
  .combobox li > .icon { visibility: hidden; margin-top: 0.1em; color: var(--_accent-text); }
  .combobox .chosen { font-weight: var(--_strong-weight); }
  .combobox .chosen .muted { font-weight: 400; }
  .combobox .chosen > .icon { visibility: visible; }
  .combobox li:hover { background: color-mix(in oklab, var(--_text) 6%, transparent); }
  .combobox li[aria-selected='true'] { background: var(--_accent-soft); box-shadow: inset 0 0 0 1px color-mix(in oklab, var(--_accent-text) 45%, transparent); }
  .combobox .note { padding: 6px 8px; color: var(--_text-muted); font-size: 0.93em; }
  .combobox ul:not(:empty) + .note { border-block-start: 1px solid var(--_border); margin-block-start: 4px; }
  @media (pointer: coarse) { .combobox li { padding-block: 11px; } }
  @media (forced-colors: active) { .combobox > button { border: 0; } .combobox li[aria-selected='true'] { outline: 2px solid Highlight; outline-offset: -2px; } }
`;
