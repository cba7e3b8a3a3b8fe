import { css } from 'lit';

/** It lies over the element, so that nothing moves when it comes; it stays in sight with the element's bottom, and never leaves the element. */
export const toastStyles = css`
  :host { position: relative; }
  .toasts { position: absolute; inset: 0; z-index: 2; display: flex; justify-content: center; align-items: flex-end; padding: 8px; pointer-events: none; }
  .toast { position: sticky; inset-block: 8px 12px; display: flex; flex-wrap: wrap; align-items: center; gap: 2px 8px; min-width: min(15em, 100%); max-width: min(544px, 100%); padding-block: 5px; padding-inline: 14px 6px; border: 1px solid color-mix(in oklab, var(--_tone) 45%, var(--_border)); border-radius: var(--_radius); background: var(--_surface); color: var(--_text); box-shadow: 0 4px 16px rgb(0 0 0 / 0.16); overflow: clip; pointer-events: auto; animation: rise var(--_duration) ease-out; }
  .toast > .icon { color: var(--_tone); }
  .toast p { flex: 1 1 8em; min-width: 0; padding-block: 5px; overflow-wrap: anywhere; }
  .toast button { flex: none; min-height: 32px; padding: 4px 10px; }
  .toast p + button { margin-inline-start: auto; }
  .toast .dismiss { width: 32px; padding: 0; color: var(--_text-muted); }
  .toast button:focus-visible { outline-offset: -2px; }
  .toast .left { position: absolute; inset-block-end: 0; inset-inline: 0; height: 2px; background: var(--_tone); transform-origin: 0 0; animation: run-out 10s linear infinite; }
  .toast .left:dir(rtl) { transform-origin: 100% 0; }
  .toast:is(:hover, :focus-within) .left { animation-play-state: paused; }
  @keyframes run-out { to { transform: scaleX(0); } }
  @keyframes rise { from { opacity: 0; translate: 0 8px; } }
  @media (pointer: coarse) { .toast button { min-height: 44px; } .toast .dismiss { width: 44px; } }
  @media (prefers-reduced-motion: reduce) { .toast .left { display: none; } }
`;
