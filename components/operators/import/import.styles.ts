import { css } from 'lit';

export const importStyles = css`
  dialog:has(.importing) { width: min(880px, calc(100vw - 24px)); }
  .importing { display: grid; gap: 16px; min-width: 0; }
  .drop { display: grid; justify-items: center; gap: 6px; padding: 28px 16px; border: 1px dashed var(--_border-input); border-radius: var(--_radius-large); background: var(--_surface-sunken); text-align: center; }
  .drop.over { border-color: var(--_accent-text); background: var(--_accent-soft); }
  .needs { display: grid; gap: 4px; padding-inline-start: 20px; list-style: disc; }
  .needs::marker { color: var(--_text-muted); }
  .counts { display: flex; flex-wrap: wrap; gap: 8px; }
  .counts .chip { font-size: 1em; padding-block: 3px; }
  .lines { max-height: 40dvh; overflow: auto; border: 1px solid var(--_border); border-radius: var(--_radius); }
  .lines:focus-visible { outline-offset: -2px; }
  .lines table { width: 100%; table-layout: auto; border: 0; border-spacing: 0; font-variant-numeric: tabular-nums; font-size: 0.93em; }
  .lines :is(th, td) { padding: 6px 10px; border-bottom: 1px solid var(--_border); text-align: start; vertical-align: top; font-weight: 400; overflow-wrap: anywhere; }
  .lines thead th { position: sticky; top: 0; z-index: 1; background: var(--_surface-sunken); color: var(--_text-muted); font-weight: 500; white-space: nowrap; }
  .lines tr:last-child > * { border-bottom: 0; }
  .lines .role { overflow-wrap: normal; }
  .lines :is(th, td):last-child { width: 40%; min-width: 12em; }
  .lines .why { color: var(--_text-muted); }
  .lines .chip { white-space: nowrap; }
  @container (max-width: 519px) { .lines :is(.company, .role) { display: none; } .lines :is(th, td):last-child { width: 55%; min-width: 8em; } }
`;
