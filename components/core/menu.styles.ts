import { css } from 'lit';

/** Where a browser cannot place it beside its button, the menu opens in the middle, as popovers do. */
export const menuStyles = css`
  .menu { display: inline-flex; anchor-scope: --_menu; }
  .menu > button { anchor-name: --_menu; }
  .menu.dots > button { width: 28px; min-height: 28px; padding: 0; color: var(--_text-muted); }
  .menu.dots > button:is(:hover, [aria-expanded='true']) { background: color-mix(in oklab, var(--_text) 9%, transparent); color: var(--_text); }
  .menu .i-more { stroke-width: 2.2; }
  .menu > [popover] { min-width: 11em; max-width: min(320px, calc(100vw - 16px)); max-height: calc(100dvh - 16px); padding: 4px; border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_surface); color: var(--_text); font-size: var(--_font-size); font-weight: 400; line-height: var(--_line-height); text-align: start; white-space: normal; box-shadow: 0 4px 16px rgb(0 0 0 / 0.14); overflow: auto; }
  @supports (position-area: block-end) {
    .menu > [popover] { inset: auto; margin: 4px 0; position-anchor: --_menu; position-area: self-block-end span-self-inline-end; position-try-fallbacks: flip-block, flip-inline, flip-block flip-inline; }
    .menu.dots > [popover] { position-area: self-block-end span-self-inline-start; }
  }
  .menu [role='menuitem'] { display: flex; justify-content: flex-start; align-items: flex-start; gap: 8px; width: 100%; min-height: 0; padding: 6px 10px; border: 0; border-radius: calc(var(--_radius) - 2px); background: none; font-weight: 400; line-height: 1.4; text-align: start; }
  .menu [role='menuitem'] .icon { margin-top: 0.1em; color: var(--_text-muted); }
  .menu [role='menuitem']:is(:hover, :focus) { background: color-mix(in oklab, var(--_text) 8%, transparent); }
  .menu [role='menuitem']:focus-visible { outline-offset: -2px; }
  .menu > [popover]:has(> button > .icon) > :is(button:not(:has(> .icon)), .reason) { padding-inline-start: 34px; }
  .menu .label { min-width: 0; overflow-wrap: anywhere; }
  .menu .removes, .menu .removes .icon { color: var(--_danger); }
  .menu [aria-disabled='true'], .menu [aria-disabled='true'] .icon { color: var(--_text-muted); }
  .menu [aria-disabled='true'] { padding-block-end: 1px; cursor: default; }
  .menu .reason { display: block; padding: 0 10px 7px; color: var(--_text-muted); font-size: 0.93em; line-height: 1.4; overflow-wrap: anywhere; }
  .menu hr { margin: 4px 6px; border: 0; border-block-start: 1px solid var(--_border); }
  .menu > [popover]:popover-open { animation: unfold var(--_duration) ease-out; }
  @keyframes unfold { from { opacity: 0; translate: 0 -4px; } }
  @media (pointer: coarse) { .menu.dots > button { width: 40px; min-height: 40px; } .menu [role='menuitem'] { padding-block: 11px; } }
  @media (forced-colors: active) { .menu [role='menuitem'] { border: 0; } .menu [role='menuitem']:focus { outline: 2px solid Highlight; } .menu.dots > button { border: 0; } }
`;
