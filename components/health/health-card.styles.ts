import { css } from 'lit';

export const healthCardStyles = css`
  .root { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; max-width: 1000px; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
  .head { display: flex; flex-wrap: wrap; gap: 12px; align-items: start; padding: 16px 20px; border: 1px solid var(--_border); border-radius: var(--_radius-large); background: var(--_surface); }
  .head > .icon { width: 24px; height: 24px; margin-top: 2px; stroke-width: 1.2; color: var(--_tone); }
  .head > div { display: grid; flex: 1 1 16em; gap: 4px; min-width: 0; }
  .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr)); gap: 16px; align-items: start; }
  .tile { display: grid; gap: 10px; padding: 14px 16px; border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_surface); min-width: 0; }
  .tile > header { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 10px; }
  dl { display: grid; gap: 6px; }
  dl > div { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 2px 12px; }
  dt { color: var(--_text-muted); }
  dd { margin-inline-start: auto; font-weight: var(--_strong-weight); text-align: end; }
  .jobs dd { display: flex; flex-wrap: wrap; align-items: center; justify-content: end; gap: 2px 8px; font-weight: inherit; }
  .small { font-size: 0.93em; }
  .wide { grid-column: 1 / -1; }
  .parked { display: grid; border: 1px solid var(--_border); border-radius: var(--_radius); overflow: clip; }
  .parked li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 16px; padding: 10px 12px; }
  .parked li + li { border-top: 1px solid var(--_border); }
  .parked li > div:not(.running) { display: grid; flex: 1 1 16em; gap: 2px; min-width: 0; }
  .parked strong { font-weight: var(--_strong-weight); }
  code { padding: 1px 5px; border-radius: 4px; background: var(--_surface-sunken); font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.93em; }
  .running { display: flex; flex: 1 1 16em; flex-wrap: wrap; align-items: center; gap: 8px 12px; min-width: 0; }
  progress { flex: 1 1 8em; min-width: 0; height: 8px; accent-color: var(--_accent); }
  meter { width: 100%; height: 10px; }
  .told:empty { display: none; }
`;
