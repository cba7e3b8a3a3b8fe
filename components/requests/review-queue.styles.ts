import { css } from 'lit';

/** Of the list. Those of the case and the dialogs come with them. */
export const reviewQueueStyles = css`
  .root { display: grid; gap: 12px; }
  .bar { display: grid; align-items: center; }
  .bar > * { grid-area: 1 / 1; min-width: 0; }
  .queries { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; }
  .queries[inert] { visibility: hidden; }
  .filters { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; min-width: 0; }
  .filters button { min-height: 30px; padding: 3px 12px; border-color: var(--_border-input); border-radius: 99px; background: none; font-weight: 500; }
  .filters [aria-pressed='true'] { border-color: var(--_accent-text); background: var(--_accent-soft); color: var(--_accent-text); }
  .filters [aria-pressed='true'] .icon { width: 13px; height: 13px; }
  .filters select { field-sizing: content; width: auto !important; min-width: 0; max-width: 100%; min-height: 30px !important; padding-block: 3px !important; padding-inline: 12px 28px !important; border-radius: 99px !important; font-weight: 500 !important; }
  .queries search { flex: 1 1 12em; }
  .queries input { text-overflow: ellipsis; }
  .bulk { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 6px 12px; border: 1px solid var(--_accent-text); border-radius: var(--_radius); background: var(--_accent-soft); }
  .bulk .count { flex: 1 1 auto; font-weight: var(--_strong-weight); font-variant-numeric: tabular-nums; }
  progress { flex: 2 1 10em; height: 8px; accent-color: var(--_accent); }
  .columns { display: grid; gap: 0; align-items: start; border: 1px solid var(--_border); border-radius: var(--_radius-large); background: var(--_surface); overflow: clip; }
  .head { display: flex; flex-wrap: wrap; align-items: center; gap: 4px; min-height: 40px; padding: 2px 6px 2px 0; border-bottom: 1px solid var(--_border); font-size: 0.93em; }
  .head.bare { display: none; }
  .head button { min-height: 32px; padding: 2px 8px; font-weight: 500; }
  .head .fresh { flex: 1; min-width: 0; padding-inline-start: 10px; }
  .head button { white-space: nowrap; }
  .ask { min-width: 32px; }
  .tick { display: flex; align-items: center; gap: 8px; padding-inline-start: 14px; cursor: pointer; }
  .tick input { flex: none; margin: 0 !important; cursor: pointer; }
  .tick.all span { white-space: nowrap; }
  [popover] { max-width: min(416px, calc(100vw - 24px)); margin: auto; padding: 16px 20px; border: 1px solid var(--_border); border-radius: var(--_radius-large); background: var(--_surface); color: var(--_text); box-shadow: var(--_shadow); font-size: var(--_font-size); }
  [popover] dl { display: grid; gap: 6px; margin-top: 8px; }
  [popover] dl > div { display: grid; grid-template-columns: 8em 1fr; gap: 12px; align-items: baseline; }
  kbd { padding: 1px 6px; border: 1px solid var(--_border); border-radius: 4px; background: var(--_surface-sunken); font: inherit; font-size: 0.93em; white-space: nowrap; }
  .list li { display: flex; position: relative; }
  .list li + li { border-top: 1px solid var(--_border); }
  .list .tick { align-items: start; padding-block-start: 15px; padding-inline-end: 3px; }
  .list li:hover, .list .selected { background: var(--_surface-sunken); }
  .row { flex: 1; display: grid; justify-content: stretch; justify-items: stretch; gap: 1px; min-width: 0; padding: 12px 16px; border: 0; border-radius: 0; background: none; font-weight: 400; text-align: start; }
  .tick + .row { padding-inline-start: 7px; }
  .row:hover { background: none; }
  .row:focus-visible { outline-offset: -2px; border-radius: var(--_radius); }
  .list li:has(> [aria-current]) { background: var(--_accent-soft); }
  .list li:has(> [aria-current])::before { content: ''; position: absolute; inset-block: 0; inset-inline-start: 0; width: 3px; background: var(--_accent); }
  .row strong { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; font-weight: var(--_strong-weight); overflow-wrap: anywhere; }
  .line { display: flex; justify-content: space-between; gap: 12px; }
  .when { flex: none; font-size: 0.857em; line-height: 1.75; }
  .kind { display: inline-flex; align-items: center; gap: 6px; min-width: 0; font-size: 0.93em; }
  .kind > .icon { width: 14px; height: 14px; color: var(--_text-muted); }
  .kind > span { min-width: 0; overflow-wrap: anywhere; }
  .who { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 0.93em; }
  .chips { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 6px; margin-top: 4px; }
  .chip { min-width: 0; }
  .chip > span { min-width: 0; overflow-wrap: anywhere; }
  .outcome { display: flex; gap: 6px; margin-top: 4px; color: var(--_tone); font-size: 0.93em; font-weight: 500; overflow-wrap: anywhere; }
  .outcome .icon { margin-top: 0.2em; }
  .more { padding: 8px; border-top: 1px solid var(--_border); text-align: center; }
  .more button { width: 100%; }
  .case { display: grid; gap: 18px; padding: 20px; min-width: 0; }
  .pane { min-width: 0; }
  @container (max-width: 719px) { .columns.chosen .pane:first-child, .columns:not(.chosen) .pane:last-child { display: none; } }
  @container (max-width: 360px) { .case { padding: 16px 14px; } .head .fresh { padding-inline-start: 0; } }
  @container (min-width: 720px) {
    .case > footer { position: sticky; bottom: 0; z-index: 1; margin-block-end: -20px; padding-block-end: 20px; background: var(--_surface); }
    .columns { grid-template-columns: minmax(17em, 5fr) 8fr; }
    .case > .back { display: none; }
    .pane:first-child { border-inline-end: 1px solid var(--_border); align-self: stretch; }
    .single { grid-template-columns: 1fr; }
    .single .pane:last-child { display: none; }
    .single .pane:first-child { border: 0; }
  }
  .skeleton > :nth-child(n+2) { height: 119px; } :is(.case, dialog) .skeleton > div { height: var(--_control-height); }
`;
