import { css } from 'lit';

export const activityLogStyles = css`
  .root { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; }
  .bar { display: flex; flex-wrap: wrap; align-items: start; justify-content: space-between; gap: 8px 16px; }
  .filters { display: flex; flex: 1 1 18em; flex-wrap: wrap; align-items: center; gap: 6px; min-width: 0; }
  .filters > button, .filters select, .day input { min-height: 32px !important; max-width: 100%; padding-block: 3px !important; border: 1px solid var(--_border-input) !important; border-radius: 99px !important; background-color: var(--_surface); color: inherit; font: inherit !important; font-weight: 500 !important; line-height: 1.3 !important; }
  .filters > button { padding-inline: 12px 10px; }
  .filters > button > span { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .filters > .quiet { border-color: transparent !important; background: none; color: var(--_accent-text); }
  .filters select { field-sizing: content; width: auto !important; max-width: min(100%, 24em); padding-inline: 12px 8px !important; text-overflow: ellipsis; }
  .filters .on { border-color: var(--_accent-text) !important; background-color: var(--_accent-soft) !important; color: var(--_accent-text) !important; }
  .filters button .icon { width: 13px; height: 13px; }
  .day { display: inline-flex; align-items: center; gap: 6px; font-size: 0.93em; }
  .day input { width: auto !important; padding-inline: 10px !important; }
  .person { max-width: 26em; padding: 12px 14px; border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_surface-sunken); }
  .running { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; padding: 8px 12px; border: 1px solid var(--_border); border-radius: var(--_radius); font-variant-numeric: tabular-nums; }
  .running progress { flex: 1 1 8em; height: 8px; accent-color: var(--_accent); }
  .running span { flex: 2 1 14em; }
  .fresh { width: 100%; min-height: 32px; border-color: var(--_accent-text); background: var(--_accent-soft); color: var(--_accent-text); }
  [role='status']:empty { display: none; }
  .entries { border: 1px solid var(--_border); border-radius: var(--_radius-large); background: var(--_surface); overflow: clip; }
  .entries[aria-busy] { opacity: 0.6; }
  .log li + li { border-top: 1px solid var(--_border); }
  .log li:hover { background: var(--_surface-sunken); }
  .line { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 2px 12px; padding: 8px 6px 8px 14px; align-items: start; }
  .said { grid-column: 1 / 3; min-width: 0; overflow-wrap: anywhere; }
  .who { color: var(--_text); font-weight: var(--_strong-weight); text-decoration: none; }
  .link.who:hover, .link.object:hover { color: var(--_accent-text); text-decoration: underline; }
  .object { grid-column: 1 / -1; min-width: 0; justify-self: start; color: var(--_text-muted); text-decoration: none; overflow-wrap: anywhere; }
  .when { grid-column: 1; color: var(--_text-muted); font-size: 0.93em; }
  .proof { display: inline-flex; grid-column: 2 / -1; align-items: center; gap: 8px; color: var(--_text-muted); font-size: 0.857em; white-space: nowrap; }
  .proof a, .link.who, .link.object { display: inline-block; min-height: 24px; }
  .proof a { min-width: 24px; line-height: 24px; color: inherit; text-decoration: none; font-variant-numeric: tabular-nums; }
  .proof a:hover { color: var(--_accent-text); text-decoration: underline; }
  .proof .icon { display: block; width: 13px; height: 13px; }
  .sealed { color: var(--_success); }
  .fold { grid-row: 1; grid-column: 3; min-height: 28px; padding: 2px 6px; color: var(--_text-muted); }
  .fold[aria-expanded='true'] .icon { rotate: 180deg; }
  dl > div { display: flex; flex-wrap: wrap; gap: 0 8px; min-width: 0; }
  dt { min-width: 0; color: var(--_text-muted); overflow-wrap: anywhere; }
  dd { min-width: 0; overflow-wrap: anywhere; }
  .changes { display: flex; flex-wrap: wrap; gap: 0 16px; font-size: 0.93em; }
  .old { color: var(--_text-muted); text-decoration: line-through; text-decoration-thickness: 1px; }
  .arrow { margin-inline: 6px; color: var(--_text-muted); }
  .arrow:dir(rtl) { display: inline-block; scale: -1 1; }
  .more { display: grid; gap: 2px; padding: 2px 14px 12px; font-size: 0.93em; }
  .more[hidden] { display: none; }
  .more > div { display: grid; grid-template-columns: minmax(7em, 12em) minmax(0, 1fr); }
  code { font-size: 0.93em; overflow-wrap: anywhere; }
  .end { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 4px 12px; padding: 8px; border-top: 1px solid var(--_border); }
  .skeleton { gap: 9px; }
  @container (min-width: 640px) {
    .line { grid-template-columns: minmax(0, 1fr) minmax(0, 13em) 8em 6.5em auto; align-items: baseline; min-height: 40px; }
    .said, .object, .when, .proof, .fold { grid-row: 1; grid-column: auto; }
    .when { text-align: end; }
    .proof { justify-content: end; }
    .fold { align-self: start; margin-block-start: -3px; }
    .more { padding-inline-start: 30px; }
  }
  @container (max-width: 420px) { .more > div { grid-template-columns: minmax(0, 1fr); } .more > div + div { margin-top: 4px; } }
  @media (forced-colors: active) { .fold { border-color: transparent; } }
`;
