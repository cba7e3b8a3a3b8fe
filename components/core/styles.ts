import { css, unsafeCSS } from 'lit';
import { tokenRule } from './tokens.ts';

/**
 * What every element looks like: type, buttons, notices, chips, panels, skeletons. The page's rules reach the host, and what inherits from it, but not
 * `.root`: there all begins anew but font and color scheme.
 */
export const baseStyles = css`
  ${unsafeCSS(tokenRule())}
  :host { display: block; }
  :host([hidden]) { display: none; }
  .root { all: initial; display: block; container-type: inline-size; visibility: inherit; color: var(--_text); color-scheme: inherit; font-family: var(--_font-family); font-size: var(--_font-size); line-height: var(--_line-height); }
  *, ::before, ::after { box-sizing: border-box; }
  h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; list-style: none; }
  h2 { font-family: var(--_heading-font-family); font-size: var(--_heading-size); font-weight: var(--_heading-weight); line-height: 1.3; letter-spacing: -0.01em; text-wrap: balance; }
  h3 { font-family: var(--_heading-font-family); font-size: 1em; font-weight: var(--_strong-weight); line-height: 1.4; }
  h2:focus { outline: none; }
  p { text-wrap: pretty; }
  a, .link { color: var(--_accent-text); text-decoration: underline; text-underline-offset: 2px; }
  .muted { color: var(--_text-muted); }
  .hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .i-back:dir(rtl) { scale: -1 1; }
  .icon { flex: none; width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }

  button, .button { display: inline-flex; align-items: center; justify-content: center; gap: 6px; min-height: var(--_control-height); margin: 0; padding: 6px 14px; border: 1px solid var(--_border-input); border-radius: var(--_radius); background: var(--_surface); color: var(--_text); font-family: var(--_font-family); font-size: 1em; font-weight: var(--_strong-weight); line-height: 1.3; text-decoration: none; text-align: center; cursor: pointer; transition: background-color var(--_duration); }
  button:hover, .button:hover { background: color-mix(in oklab, var(--_text) 6%, var(--_surface)); }
  .primary { border-color: transparent; background: var(--_accent); color: var(--_on-accent); }
  .primary:hover { background: color-mix(in oklab, var(--_accent) 88%, var(--_text)); }
  .destructive { border-color: var(--_danger); color: var(--_danger); }
  .quiet { border-color: transparent; background: none; color: var(--_accent-text); }
  .quiet:hover { background: var(--_accent-soft); }
  .link, .link:hover { display: inline; min-height: 0; padding: 0; border: 0; background: none; font-weight: inherit; text-align: start; }
  [aria-disabled='true'], [aria-disabled='true']:hover { border: 1px dashed var(--_border-input); background: var(--_surface-sunken); color: var(--_text-muted); cursor: not-allowed; }
  [aria-busy='true'] { cursor: progress; }
  button[aria-busy='true']::before { content: ''; width: 14px; height: 14px; border: 2px solid currentColor; border-inline-end-color: transparent; border-radius: 50%; animation: turn 700ms linear infinite; }
  :focus-visible { outline: 2px solid var(--_focus-ring); outline-offset: 2px; }
  .actions { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }

  .info { --_tone: var(--_info); } .success { --_tone: var(--_success); } .attention { --_tone: var(--_attention); } .danger { --_tone: var(--_danger); } .neutral { --_tone: var(--_text-muted); }
  .notice { display: flex; gap: 10px; padding: 12px 14px; border: 1px solid color-mix(in oklab, var(--_tone) 35%, transparent); border-radius: var(--_radius); background: color-mix(in oklab, var(--_tone) 7%, var(--_surface)); }
  .banner { margin-block-end: 16px; }
  .urgent { border-radius: var(--_radius); }
  .notice > .icon { margin-top: 0.2em; color: var(--_tone); }
  .notice > div { flex: 1; min-width: 0; overflow-wrap: anywhere; }
  .notice .title { font-weight: var(--_strong-weight); }
  .notice .actions { margin-top: 10px; }
  .notice li { margin-top: 4px; }

  .panel { display: grid; justify-items: center; gap: 8px; padding: 40px 20px; text-align: center; }
  .panel > .icon { width: 28px; height: 28px; stroke-width: 1.1; color: var(--_text-muted); }
  .panel h2 { font-size: calc(var(--_heading-size) * 0.85); }
  .panel .muted { max-width: 46ch; overflow-wrap: anywhere; }
  .panel .muted p + p { margin-top: 4px; }
  .panel .actions { margin-top: 8px; justify-content: center; }

  .skeleton { display: grid; gap: 16px; padding-block: 12px; animation: appear 0s 150ms both; }
  .skeleton > div { height: var(--_control-height); border-radius: var(--_radius); background: color-mix(in oklab, var(--_text) 8%, transparent); animation: breathe 1.6s ease-in-out infinite alternate; }
  .skeleton > :first-child { width: 55%; }

  @keyframes appear { from { visibility: hidden; } to { visibility: visible; } }
  @keyframes breathe { to { opacity: 0.45; } }
  @keyframes turn { to { rotate: 1turn; } }
  @media (pointer: coarse) { :host { --_control-height: var(--portico-control-height, 44px); } }
  @media (prefers-reduced-motion: reduce) { *, ::before, ::after { animation-duration: 0s !important; transition: none !important; } }
  @media (forced-colors: active) { button, .button { border: 1px solid; } }
`;
