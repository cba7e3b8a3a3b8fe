import { css } from 'lit';

export const tableStyles = css`
  .tabular { --_row: 40px; display: grid; gap: 10px; min-width: 0; }
  .tabular.compact { --_row: 32px; }
  .above { display: grid; align-items: center; min-height: 46px; }
  .above > * { grid-area: 1 / 1; display: flex; flex-wrap: wrap; align-items: center; gap: 6px 8px; min-width: 0; }
  .above > [inert] { visibility: hidden; }
  .above .chosen { padding: 4px 6px 4px 12px; padding-inline: 12px 6px; border: 1px solid var(--_accent-text); border-radius: var(--_radius); background: var(--_accent-soft); }
  .above .chosen button { padding-inline: 10px; }
  .above .count { flex: 1 1 auto; font-weight: var(--_strong-weight); font-variant-numeric: tabular-nums; }
  table { position: relative; width: 100%; border: 1px solid var(--_border); border-radius: var(--_radius-large); border-spacing: 0; background: var(--_surface); table-layout: fixed; font-variant-numeric: tabular-nums; }
  .tabular :is(th, td) { height: var(--_row); padding: 0 12px; border-block-end: 1px solid var(--_border); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 400; text-align: start; }
  .tabular tbody tr:last-child > * { border-block-end: 0; }
  .tabular .end { text-align: end; }
  .tabular thead > tr > * { position: sticky; inset-block-start: 0; z-index: 1; background: var(--_surface-sunken); color: var(--_text-muted); font-size: 0.93em; font-weight: 500; line-height: 1.25; white-space: normal; }
  .tabular thead > tr > :first-child { border-start-start-radius: calc(var(--_radius-large) - 1px); }
  .tabular thead > tr > :last-child { border-start-end-radius: calc(var(--_radius-large) - 1px); }
  .tabular .small { width: 8.5em; }
  .tabular .large { width: 30%; }
  .tabular .tick { width: 42px; padding: 0; }
  .tabular .tick label { display: grid; place-items: center; height: 100%; min-height: calc(var(--_row) - 1px); cursor: pointer; }
  .tabular .tick input { margin: 0; cursor: pointer; }
  .tabular .caption { display: none; }
  .tabular .does { width: 48px; padding: 0 8px; overflow: visible; text-align: end; vertical-align: middle; }
  .tabular .does .menu { vertical-align: middle; }
  .sort { display: inline-flex; gap: 4px; max-width: 100%; min-height: 28px; margin-inline: -8px; padding: 2px 8px; border: 0; border-radius: calc(var(--_radius) - 2px); background: none; color: inherit; font-size: inherit; font-weight: 500; line-height: 1.25; text-align: start; }
  .sort .icon { width: 14px; height: 14px; }
  .sort .i-sort { opacity: 0.55; }
  [aria-sort] { color: var(--_text) !important; }
  .tabular .name { max-width: 100%; overflow: hidden; text-overflow: ellipsis; color: var(--_text); font-weight: var(--_strong-weight); text-decoration-color: transparent; vertical-align: middle; }
  .tabular .name:hover { text-decoration-color: currentColor; }
  .tabular .name:focus-visible, .sort:focus-visible { outline-offset: -1px; }
  .tabular tbody > tr:is(.opens:hover, .selected) > * { background: var(--_surface-sunken); }
  .tabular .opens { cursor: pointer; }
  .tabular tbody > tr[aria-current] > * { background: var(--_accent-soft); }
  .tabular tr[aria-current] > :first-child { box-shadow: inset 3px 0 var(--_accent); }
  .tabular tr[aria-current] > :first-child:dir(rtl) { box-shadow: inset -3px 0 var(--_accent); }
  .coming span { display: inline-block; width: 62%; height: 10px; border-radius: 99px; background: color-mix(in oklab, var(--_text) 9%, transparent); vertical-align: middle; animation: appear 0s 150ms both, breathe 1.6s ease-in-out infinite alternate; }
  .coming:nth-child(even) span { width: 44%; }
  .tabular [aria-busy='true']:not(:has(.coming))::before { content: ''; position: absolute; inset-block-start: 0; inset-inline: 0; z-index: 2; height: 2px; background: linear-gradient(90deg, transparent, var(--_accent-text), transparent) 0 0 / 40% 100% no-repeat; animation: appear 0s 150ms both, pass-by 1.2s linear infinite; }
  .tabular .bare > td { height: auto; padding: 0; white-space: normal; }
  @keyframes pass-by { from { background-position: -70% 0; } to { background-position: 170% 0; } }
  @media (pointer: coarse) { .tabular { --_row: 48px; } .tabular.compact { --_row: 40px; } }
  @container (max-width: 759px) { .tabular .extra { display: none; } }
  @container (max-width: 559px) {
    .tabular table, .tabular :is(thead, tbody) { display: block; }
    .tabular table { border: 0; background: none; }
    .tabular thead > tr { display: flex; flex-wrap: wrap; align-items: center; gap: 0 14px; padding-inline: 2px; }
    .tabular thead > tr > * { position: static; display: flex; align-items: center; width: auto !important; padding: 0; border: 0; background: none; }
    .tabular thead > tr > th:not(.sorts), .tabular .bare.bare > td::before { display: none; }
    .tabular thead .tick label { display: flex; gap: 8px; padding-inline: 10px 0; }
    .tabular thead .caption { display: inline; }
    .tabular thead .sort { margin: 0; }
    .tabular tbody { display: grid; gap: 10px; }
    .tabular tbody > tr { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; padding: 4px 0 10px; border: 1px solid var(--_border); border-radius: var(--_radius-large); background: var(--_surface); }
    .tabular tbody > tr > * { grid-column: 1 / -1; width: auto !important; border: 0; }
    .tabular tbody > tr.opens:hover > *, .tabular tbody > tr.selected > *, .tabular tbody > tr[aria-current] > * { background: none; }
    .tabular tbody > tr:is(.selected, .opens:hover) { background: var(--_surface-sunken); }
    .tabular tbody > tr[aria-current] { border-color: var(--_accent-text); background: var(--_accent-soft); }
    .tabular tr[aria-current] > :first-child, .tabular tr[aria-current] > :first-child:dir(rtl) { box-shadow: none; }
    .tabular tbody > tr > :is(th, .tick, .does) { display: flex; align-items: center; height: auto; min-height: var(--_row); white-space: normal; }
    .tabular tbody .tick label { flex: 1; }
    .tabular tbody .tick { grid-area: 1 / 1; width: 38px !important; }
    .tabular tbody th { grid-area: 1 / 1 / auto / 3; }
    .tabular tbody > tr:not(.coming) > .tick + th { grid-column: 2; padding-inline-start: 0; }
    .tabular tbody .name { overflow: visible; overflow-wrap: anywhere; }
    .tabular tbody .does { grid-area: 1 / 3; }
    .tabular tbody td:not(.tick, .does, .bare > td) { display: grid; grid-template-columns: minmax(5em, 2fr) 3fr; gap: 12px; align-items: baseline; justify-items: start; height: auto; min-height: 28px; padding-block: 3px; white-space: normal; overflow-wrap: anywhere; text-align: start; }
    .tabular tbody td[data-label]::before { content: attr(data-label) / ''; color: var(--_text-muted); font-size: 0.93em; }
    .tabular .coming > .tick, .tabular .coming > .does { display: none !important; }
    .tabular tbody > .bare { display: block; padding: 0; }
    .tabular tbody > .bare > td { display: block; }
  }
`;
