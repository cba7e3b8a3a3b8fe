import { css } from 'lit';

/** Of the dialogs; comes with the first of them. */
export const teamDialogStyles = css`
  .radios { display: grid; gap: 8px; }
  .choice { display: grid; grid-template-columns: auto 1fr; gap: 0 10px; padding: 10px 12px; border: 1px solid var(--_border-input); border-radius: var(--_radius); cursor: pointer; }
  .choice:has(:checked) { border-color: var(--_accent-text); background: var(--_accent-soft); }
  .choice:has(:disabled) { border-style: dashed; background: var(--_surface-sunken); cursor: not-allowed; }
  .choice strong { font-weight: var(--_strong-weight); }
  .choice span { min-width: 0; overflow-wrap: anywhere; }
  .choice .muted { display: block; font-size: 0.93em; }
  textarea { min-height: 6.5em !important; resize: vertical; }
  .results { display: grid; border: 1px solid var(--_border); border-radius: var(--_radius); overflow: clip; }
  .results li { display: flex; gap: 8px; padding: 8px 12px; }
  .results li + li { border-top: 1px solid var(--_border); }
  .results .icon { flex: none; margin-top: 0.2em; color: var(--_tone); }
  .results span { min-width: 0; overflow-wrap: anywhere; }
  .steps { display: grid; gap: 6px; padding-inline-start: 22px; list-style: decimal; overflow-wrap: anywhere; }
  .progressing { display: grid; gap: 6px; font-variant-numeric: tabular-nums; }
  progress { width: 100%; height: 8px; accent-color: var(--_accent); }
  dialog form > [role='status']:not(:empty) { display: grid; gap: 12px; }
  dialog h2, dialog p { overflow-wrap: anywhere; }
  dialog form { max-width: none; gap: 16px; }
  dialog .skeleton > div { height: 60px; }
`;
