import { css } from 'lit';

export const reviewQueueStyles = css`
  .root { display: grid; gap: calc(var(--_space) * 4); }
  .bar { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 2) calc(var(--_space) * 4); }
  .filters { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 1.5); }
  .filters legend { float: left; margin: 0 !important; font-weight: 400 !important; color: var(--_text-muted) !important; }
  .filters button { min-height: 30px; padding: 3px calc(var(--_space) * 3); border-color: var(--_border); border-radius: 99px; background: none; font-weight: 500; }
  .filters [aria-pressed='true'] { border-color: var(--_accent-text); background: var(--_accent-soft); color: var(--_accent-text); }
  .filters [aria-pressed='true'] .icon { width: 13px; height: 13px; }
  .bar search { flex: 1 1 16em; }
  .columns { display: grid; gap: 0; align-items: start; border: 1px solid var(--_border); border-radius: var(--_radius-large); background: var(--_surface); overflow: clip; }
  .list li + li { border-top: 1px solid var(--_border); }
  .row { display: grid; justify-items: stretch; gap: 2px; width: 100%; padding: calc(var(--_space) * 3) calc(var(--_space) * 4); border: 0; border-radius: 0; background: none; font-weight: 400; text-align: start; position: relative; }
  .row:hover { background: var(--_surface-sunken); }
  .row:focus-visible { outline-offset: -2px; border-radius: var(--_radius); }
  .row[aria-current] { background: var(--_accent-soft); }
  .row[aria-current]::before { content: ''; position: absolute; inset: 0 auto 0 0; width: 3px; background: var(--_accent); }
  .row strong { font-weight: var(--_strong-weight); overflow-wrap: anywhere; }
  .line { display: flex; justify-content: space-between; gap: calc(var(--_space) * 3); }
  .when { flex: none; font-size: 0.857em; line-height: 1.75; }
  .who { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 0.93em; }
  .chips { display: flex; flex-wrap: wrap; gap: var(--_space) calc(var(--_space) * 1.5); margin-top: var(--_space); }
  .more { padding: calc(var(--_space) * 2); border-top: 1px solid var(--_border); text-align: center; }
  .more button { width: 100%; }
  .case { display: grid; gap: calc(var(--_space) * 5); padding: calc(var(--_space) * 5); animation: enter var(--_duration) ease-out; min-width: 0; }
  @keyframes enter { from { opacity: 0; } }
  .case header { display: grid; gap: var(--_space); }
  .case header .chips { font-size: 1em; }
  .case h2 { overflow-wrap: anywhere; }
  .case > [role='status']:empty { display: none; }
  .back { justify-self: start; margin-inline-start: calc(var(--_space) * -2); padding-inline: calc(var(--_space) * 2); }
  .facts h3, .conflicts h3 { margin-bottom: calc(var(--_space) * 2); padding-bottom: var(--_space); border-bottom: 1px solid var(--_border); }
  .facts dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 13em), 1fr)); gap: calc(var(--_space) * 3) calc(var(--_space) * 5); }
  dt { color: var(--_text-muted); font-size: 0.857em; }
  dd { overflow-wrap: anywhere; }
  address { font-style: normal; display: grid; }
  .digits { font-variant-numeric: tabular-nums; letter-spacing: 0.03em; }
  .note { white-space: pre-line; }
  .conflicts li { display: flex; flex-wrap: wrap; gap: var(--_space) calc(var(--_space) * 2.5); padding-block: var(--_space); }
  .conflicts li > span:last-child { flex: 1 1 16em; }
  footer { display: grid; gap: calc(var(--_space) * 2); padding-top: calc(var(--_space) * 4); border-top: 1px solid var(--_border); }
  .decide { display: flex; flex-wrap: wrap; gap: calc(var(--_space) * 2); align-items: start; }
  .action { display: grid; gap: var(--_space); justify-items: start; max-width: 34em; }
  .why { font-size: 0.93em; }
  dialog { width: min(34rem, calc(100vw - 24px)); max-height: calc(100dvh - 24px); padding: 0; border: 1px solid var(--_border); border-radius: var(--_radius-large); background: var(--_surface); color: var(--_text); box-shadow: var(--_shadow); }
  dialog::backdrop { background: var(--_backdrop); }
  dialog .inside { display: grid; gap: calc(var(--_space) * 4); padding: calc(var(--_space) * 5); }
  .radios { display: grid; gap: calc(var(--_space) * 1.5); }
  .radios label { display: flex; align-items: center; gap: calc(var(--_space) * 2); }
  .radios input { width: 16px; height: 16px; margin: 0; accent-color: var(--_accent); }
  .pane { min-width: 0; }
  @container (max-width: 719px) { .columns.chosen .pane:first-child, .columns:not(.chosen) .pane:last-child { display: none; } }
  @container (min-width: 720px) {
    .columns { grid-template-columns: minmax(17em, 5fr) 8fr; }
    .back { display: none; }
    .pane:first-child { border-inline-end: 1px solid var(--_border); align-self: stretch; }
    .pane .list { max-height: 70vh; overflow-y: auto; }
  }
`;
