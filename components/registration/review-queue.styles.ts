import { css } from 'lit';

export const reviewQueueStyles = css`
  .root { display: grid; gap: 16px; }
  .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; }
  .filters { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; }
  .filters legend { float: left; margin: 0 !important; font-weight: 400 !important; color: var(--_text-muted) !important; }
  .filters button { min-height: 30px; padding: 3px 12px; border-color: var(--_border); border-radius: 99px; background: none; font-weight: 500; }
  .filters [aria-pressed='true'] { border-color: var(--_accent-text); background: var(--_accent-soft); color: var(--_accent-text); }
  .filters [aria-pressed='true'] .icon { width: 13px; height: 13px; }
  .bar search { flex: 1 1 16em; }
  .columns { display: grid; gap: 0; align-items: start; border: 1px solid var(--_border); border-radius: var(--_radius-large); background: var(--_surface); overflow: clip; }
  .list li + li { border-top: 1px solid var(--_border); }
  .row { display: grid; justify-content: stretch; justify-items: stretch; gap: 2px; width: 100%; padding: 12px 16px; border: 0; border-radius: 0; background: none; font-weight: 400; text-align: start; position: relative; }
  .row:hover { background: var(--_surface-sunken); }
  .row:focus-visible { outline-offset: -2px; border-radius: var(--_radius); }
  .row[aria-current] { background: var(--_accent-soft); }
  .row[aria-current]::before { content: ''; position: absolute; inset: 0 auto 0 0; width: 3px; background: var(--_accent); }
  .row strong { font-weight: var(--_strong-weight); overflow-wrap: anywhere; }
  .line { display: flex; justify-content: space-between; gap: 12px; }
  .when { flex: none; font-size: 0.857em; line-height: 1.75; }
  .who { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 0.93em; }
  .chips { display: flex; flex-wrap: wrap; gap: 4px 6px; margin-top: 4px; }
  .more { padding: 8px; border-top: 1px solid var(--_border); text-align: center; }
  .more button { width: 100%; }
  .case { display: grid; gap: 20px; padding: 20px; animation: enter var(--_duration) ease-out; min-width: 0; }
  @keyframes enter { from { opacity: 0; } }
  .case header { display: grid; gap: 4px; }
  .case header .chips { font-size: 1em; }
  .case h2 { overflow-wrap: anywhere; }
  .case > [role='status']:empty { display: none; }
  .back { justify-self: start; margin-inline-start: -8px; padding-inline: 8px; }
  .facts h3, .conflicts h3 { margin-bottom: 8px; padding-bottom: 4px; border-bottom: 1px solid var(--_border); }
  .facts dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 13em), 1fr)); gap: 12px 20px; }
  dt { color: var(--_text-muted); font-size: 0.857em; }
  dd { overflow-wrap: anywhere; }
  address { font-style: normal; display: grid; }
  .digits { font-variant-numeric: tabular-nums; letter-spacing: 0.03em; }
  .note { white-space: pre-line; }
  .conflicts li { display: flex; flex-wrap: wrap; gap: 4px 10px; padding-block: 4px; }
  .conflicts li > span:last-child { flex: 1 1 16em; }
  footer { display: grid; gap: 8px; padding-top: 16px; border-top: 1px solid var(--_border); }
  .decide { display: flex; flex-wrap: wrap; gap: 8px; align-items: start; }
  .action { display: grid; gap: 4px; justify-items: start; max-width: 34em; }
  .why { font-size: 0.93em; }
  dialog { width: min(34rem, calc(100vw - 24px)); max-height: calc(100dvh - 24px); padding: 0; border: 1px solid var(--_border); border-radius: var(--_radius-large); background: var(--_surface); color: var(--_text); box-shadow: var(--_shadow); }
  dialog::backdrop { background: var(--_backdrop); }
  dialog .inside { display: grid; gap: 16px; padding: 20px; }
  .radios { display: grid; gap: 6px; }
  .radios label { display: flex; align-items: center; gap: 8px; }
  textarea { min-height: 6.5em !important; resize: vertical; }
  .pane { min-width: 0; }
  @container (max-width: 719px) { .columns.chosen .pane:first-child, .columns:not(.chosen) .pane:last-child { display: none; } }
  @container (min-width: 720px) {
    .columns { grid-template-columns: minmax(17em, 5fr) 8fr; }
    .back { display: none; }
    .pane:first-child { border-inline-end: 1px solid var(--_border); align-self: stretch; }
    .pane:last-child { position: sticky; top: 0; }
    .single { grid-template-columns: 1fr; }
    .single .pane:last-child { display: none; }
    .single .pane:first-child { border: 0; }
  }
`;
