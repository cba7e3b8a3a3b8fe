import { css } from 'lit';

/** Its few controls are styled here: those of forms come with the dialogs. */
export const operatorManagerStyles = css`
  .root { display: grid; gap: 12px; }
  .bar { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: end; gap: 8px 16px; border-bottom: 1px solid var(--_border); }
  [role='tablist'] { display: flex; flex-wrap: wrap; gap: 0 4px; min-width: 0; }
  [role='tab'] { margin-bottom: -1px; padding-inline: 10px; border: 0; border-bottom: 2px solid transparent; border-radius: var(--_radius) var(--_radius) 0 0; background: none; color: var(--_text-muted); font-weight: 500; }
  [role='tab'][aria-selected='true'] { border-color: var(--_accent); color: var(--_text); font-weight: var(--_strong-weight); }
  .bar > .menu { margin-bottom: 6px; }
  .bar > .menu > button { min-height: 32px; padding-block: 3px; }
  [role='tabpanel']:focus-visible { outline-offset: 4px; border-radius: var(--_radius); }
  .filters { flex: 1; }
  .filters search { flex: 1 1 13em; }
  .filters :is(input, select) { min-height: var(--_control-height); padding: 6px 10px; border: 1px solid var(--_border-input); border-radius: var(--_radius); background: var(--_surface); color: inherit; font: inherit; font-size: max(1em, var(--_input-size, 1em)); text-overflow: ellipsis; }
  .filters input { display: block; width: 100%; }
  .filters select { field-sizing: content; flex: 0 1 auto; width: auto !important; min-width: 0; max-width: 100%; padding-inline-end: 32px; background: linear-gradient(45deg, transparent 50%, currentColor 50%) calc(100% - 17px) 55% / 5px 5px no-repeat, linear-gradient(-45deg, transparent 50%, currentColor 50%) calc(100% - 12px) 55% / 5px 5px no-repeat, var(--_surface); appearance: none; }
  .filters select:dir(rtl) { background-position: 12px 55%, 17px 55%, 0 0; }
  @media (pointer: coarse) { :host { --_input-size: 16px; } }
  .above { grid-template-columns: minmax(0, 1fr); }
  .tabular { --_row: 54px; }
  .tabular tbody td:not(.tick, .does, .bare > td) { white-space: normal; overflow-wrap: break-word; line-height: 1.4; }
  @container (min-width: 560px) { .tabular tbody td:not(.tick, .does, .bare > td) { padding: 5px 8px; } .tabular th:not(:first-of-type) { padding-inline: 8px; } }
  .tabular thead > tr > * { height: 40px; }
  .two { min-width: 0; }
  .person, .below { display: block; overflow: hidden; text-overflow: ellipsis; }
  .person { font-weight: var(--_strong-weight); }
  .below { color: var(--_text-muted); font-size: 0.93em; }
  .person .muted { font-weight: 400; }
  td .chip { max-width: 100%; min-width: 0; border-radius: 11px; }
  td .chip > span { min-width: 0; }
  td .below { white-space: normal; }
  .failed { color: var(--_danger); }
  progress { flex: 1 1 8em; height: 8px; accent-color: var(--_accent); }
  .beneath { display: grid; justify-items: center; gap: 8px; margin-top: 8px; }
  .fresh { justify-self: start; }
  .tabular .panel { padding-block: 32px; }
  .skeleton > :nth-child(n+3) { height: 38px; }
  @media (forced-colors: active) { [role='tab'] { border: 1px solid; } [role='tab'][aria-selected='true'] { border-block-end-width: 3px; } }
  @container (max-width: 559px) { td .chip > span, .person, .below { white-space: normal; overflow-wrap: anywhere; } .filters search { flex-basis: 100%; } }
`;
