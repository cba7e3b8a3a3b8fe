import { css } from 'lit';

export const companyStyles = css`
  .find { display: grid; grid-template-columns: minmax(8em, 14em) max-content minmax(0, 1fr); column-gap: 8px; }
  .find .field { display: contents; }
  .find .field > * { grid-column: 1 / -1; }
  .find .field > input { grid-area: 3 / 1; }
  .find > button { grid-area: 3 / 2; }
  /* Nothing to say yet: it takes no gap, and is there to be read out later. */
  .searched:empty, .address > [role='status']:empty { position: absolute; }
  .address { display: grid; gap: 20px; }
  .line { display: grid; gap: 20px 16px; }
  .part { flex: 1 1 10em; min-width: 0; }
  @container (min-width: 460px) { .line { display: flex; align-items: flex-start; } .line .postalCode:not(:only-child) { flex: 0 1 13em; } }
  .unusual { display: flex; gap: 6px; margin-top: -8px; color: var(--_tone); font-size: 0.93em; font-weight: 500; } .unusual .icon { margin-top: 0.2em; }
  .proposal { display: grid; gap: 8px; padding: 14px; border: 1px solid color-mix(in oklab, var(--_info) 35%, transparent); border-radius: var(--_radius); background: color-mix(in oklab, var(--_info) 5%, var(--_surface)); }
  .proposal:has(h3:focus) { outline: 2px solid var(--_focus-ring); outline-offset: 2px; } .proposal h3:focus { outline: none; }
  .proposal .card { display: grid; gap: 8px; grid-template-rows: auto 1fr auto; align-content: start; padding: 12px; border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_surface); height: 100%; }
  .printed { display: grid; overflow-wrap: anywhere; }
  mark { padding: 0 2px; border-radius: 3px; background: color-mix(in oklab, var(--_attention) 25%, transparent); color: inherit; }
`;
