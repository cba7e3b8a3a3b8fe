import { css } from 'lit';

/**
 * Of forms. Inputs, labels, hints and errors may stand in the light DOM, slotted: rules of the page would win there without `!important`,
 * and do not with it (CSS Cascade 5, context). What those rules could say beyond ours is unset, so that it inherits from here.
 */
export const formStyles = css`
  form { display: grid; gap: 20px; max-width: var(--_form-width); }
  ::slotted(*) { all: unset !important; display: block !important; }
  ::slotted(*)::before, ::slotted(*)::after { content: none !important; }
  input:not([type='checkbox'], [type='radio']), select, textarea, ::slotted(input) {
    display: block !important; box-sizing: border-box !important; width: 100% !important; min-height: var(--_control-height) !important; padding: 6px 10px !important;
    border: 1px solid var(--_border-input) !important; border-radius: var(--_radius) !important; background: var(--_surface) !important; color: inherit !important; font: inherit !important; font-size: max(1em, var(--_input-size, 1em)) !important;
  }
  :is(input, select, textarea)[aria-invalid='true'], ::slotted([aria-invalid='true']) { border-color: var(--_danger) !important; box-shadow: inset 0 0 0 1px var(--_danger) !important; }
  ::slotted(:focus-visible) { outline: 2px solid var(--_focus-ring) !important; outline-offset: 2px !important; }
  ::slotted([name='code']) { max-width: 11em !important; font-size: 1.43em !important; font-variant-numeric: tabular-nums !important; letter-spacing: 0.25em !important; }
  .field label, legend, ::slotted(label) { margin: 0 0 4px !important; padding: 0 !important; font-weight: var(--_strong-weight) !important; line-height: 1.4 !important; }
  label .muted { font-weight: 400; }
  .hint, .error, ::slotted(p) { margin: 0 0 6px !important; color: var(--_text-muted) !important; font-size: 0.93em !important; line-height: 1.45 !important; }
  .error, ::slotted([slot$='-error']) { margin: 6px 0 0 !important; color: var(--_danger) !important; font-weight: 500 !important; }
  .field label { display: block; }
  .error, .slotted { display: flex; gap: 6px; }
  .slotted { color: var(--_danger); }
  .error .icon { margin-top: 0.2em; }
  .slotted .icon { margin-top: 8px; }
  .field [role='status'] > * { margin-top: 10px; }
  select { appearance: none; padding-inline-end: 32px !important; background: linear-gradient(45deg, transparent 50%, currentColor 50%) calc(100% - 17px) 55% / 5px 5px no-repeat, linear-gradient(-45deg, transparent 50%, currentColor 50%) calc(100% - 12px) 55% / 5px 5px no-repeat, var(--_surface) !important; text-overflow: ellipsis; }
  select:dir(rtl) { background-position: 12px 55%, 17px 55%, 0 0 !important; }
  fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
  .columns { display: grid; gap: 20px 16px; align-items: start; }
  .check { display: grid; grid-template-columns: auto 1fr; gap: 0 10px; }
  .check label { margin: 0 !important; font-weight: 400 !important; }
  [type='checkbox'], [type='radio'] { width: 18px; height: 18px; margin: 0.1em 0 0; accent-color: var(--_accent); }
  .check .error { grid-column: 2; }
  @container (min-width: 460px) { .two { grid-template-columns: 1fr 1fr; } .city { grid-template-columns: 13em 1fr; } }
  @media (pointer: coarse) { :host { --_input-size: 16px; } }
`;
