import { css } from 'lit';

export const choiceStyles = css`
  .choices { display: grid; gap: 8px; }
  .choices legend { float: inline-start; width: 100%; margin: 0 !important; } .choices legend + * { clear: both; margin: 0 !important; }
  .choices label { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 10px; padding: 8px 12px; border: 1px solid var(--_border-input); border-radius: var(--_radius); overflow-wrap: anywhere; cursor: pointer; }
  .choices label:has(:checked) { border-color: var(--_accent); background: var(--_accent-soft); }
  .inner { display: grid; gap: 16px; padding-inline-start: 14px; border-inline-start: 2px solid var(--_border); }
  @container (min-width: 460px) { .choices { grid-template-columns: 1fr 1fr; } .choices > :is(legend, .hint) { grid-column: 1 / -1; } }
`;
