/** The panel looks the same on every site, and like none of them: a tool, not part of the page. */
import { css } from 'lit';

export const panelStyles = css`
  :host { color-scheme: dark; --ink: #e9ebf0; --soft: #a3abba; --line: #343a47; --back: #16191f; --raised: #20242d; --accent: #ffd166; font: 13px/1.5 system-ui, "Liberation Sans", sans-serif; color: var(--ink); }
  * { box-sizing: border-box; }
  button, input, select { font: inherit; color: inherit; }
  button { cursor: pointer; background: none; border: 0; padding: 0; text-align: start; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  .launch { position: fixed; z-index: 2147483000; inset: auto 16px 16px auto; width: 48px; height: 48px; border-radius: 50%; display: grid; place-items: center; background: var(--back); border: 1px solid #ffffff30; box-shadow: 0 4px 16px rgb(0 0 0 / .3); }
  .badge { position: absolute; inset: -4px -4px auto auto; min-width: 20px; height: 20px; padding-inline: 5px; border-radius: 10px; background: var(--accent); color: #231a00; font-weight: 700; font-size: 11px; line-height: 20px; text-align: center; }
  .dock { position: fixed; z-index: 2147483000; inset: 0 0 0 auto; width: min(420px, 100vw); display: flex; flex-direction: column; background: var(--back); border-inline-start: 1px solid var(--line); box-shadow: -12px 0 32px rgb(0 0 0 / .2); }
  .head { display: flex; align-items: center; justify-content: space-between; padding: 10px 8px 0 16px; color: var(--soft); }
  .close { padding: 6px 10px; border-radius: 6px; } .close:hover { background: var(--raised); color: var(--ink); }
  .tabs { display: flex; gap: 4px; padding: 4px 12px 0; border-block-end: 1px solid var(--line); overflow-x: auto; }
  .tabs button { padding: 8px; color: var(--soft); border-block-end: 2px solid transparent; white-space: nowrap; } .tabs button[aria-selected="true"] { color: var(--ink); border-color: var(--accent); font-weight: 600; }
  .pane { flex: 1; min-height: 0; overflow: auto; overscroll-behavior: contain; display: flex; flex-direction: column; }
  .pad { padding: 14px 16px; } .lead, .empty { color: var(--soft); padding: 14px 16px 6px; margin: 0; }
  .filter { margin: 10px 16px; padding: 7px 10px; width: calc(100% - 32px); background: var(--raised); border: 1px solid #6b7486; border-radius: 6px; }
  ul { list-style: none; margin: 0; padding: 0; }
  .row { display: grid; width: 100%; grid-template-columns: minmax(0, 1fr) auto; gap: 0 12px; padding: 9px 16px; border-block-end: 1px solid var(--line); } button.row:hover { background: var(--raised); }
  .row strong { font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .row span, .row time { color: var(--soft); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .row > :nth-child(even) { text-align: end; } .row time { font-variant-numeric: tabular-nums; } .row[data-new] strong::before { content: "● "; color: var(--accent); }
  .row[aria-pressed="true"] { background: #ffd16618; } .row .mark { color: var(--accent); }
  h3 { margin: 0; padding: 12px 16px 4px; font-size: 11.5px; color: var(--soft); font-weight: 600; }
  .mail { flex: 1; min-height: 0; display: flex; flex-direction: column; } .mail .top { padding: 10px 16px; border-block-end: 1px solid var(--line); } .mail h2 { font-size: 15px; line-height: 1.35; margin: 6px 0; }
  .back { color: var(--accent); } dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 10px; margin: 0; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
  .switch { display: inline-flex; flex-wrap: wrap; border: 1px solid #6b7486; border-radius: 6px; overflow: hidden; } .switch button { padding: 5px 10px; } .switch button[aria-pressed="true"] { background: var(--accent); color: #231a00; font-weight: 600; }
  iframe { flex: 1; min-height: 240px; width: 100%; border: 0; background: #fff; color-scheme: light; }
  pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 12px/1.6 ui-monospace, "DejaVu Sans Mono", monospace; } pre a { color: #9ec5ff; }
  .code { background: var(--raised); border: 1px solid var(--line); border-radius: 6px; padding: 12px; }
  .action { padding: 6px 14px; border: 1px solid #6b7486; border-radius: 6px; margin-block-start: 10px; } .action:hover { background: var(--raised); }
  .event { padding: 9px 16px; border-block-end: 1px solid var(--line); } .event .line { display: flex; justify-content: space-between; gap: 12px; } .event code { font: 600 12px/1.6 ui-monospace, "DejaVu Sans Mono", monospace; } .event .by, .event time { color: var(--soft); } .event .details { color: var(--soft); font: 11.5px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
  .action.danger { border-color: #ff9d94; color: #ffb3ac; } .action[aria-disabled="true"], .action[aria-busy="true"] { opacity: .6; cursor: progress; }
  .labeled { display: grid; gap: 6px; margin-block-end: 10px; color: var(--soft); } select { width: 100%; padding: 7px 8px; color: var(--ink); background: var(--raised); border: 1px solid #6b7486; border-radius: 6px; text-overflow: ellipsis; }
  .spans { display: grid; grid-template-columns: repeat(auto-fit, minmax(72px, 1fr)); gap: 8px 6px; } .spans .action { margin: 0; text-align: center; padding-inline: 2px; white-space: nowrap; font-variant-numeric: tabular-nums; }
  .came { min-height: 48px; padding-block: 4px 12px; } .came h2 { margin: 14px 0 0; font-size: 15px; } .came h3 { padding-inline: 0; } .told li { padding: 5px 0; border-block-end: 1px solid var(--line); overflow-wrap: anywhere; } .told code { font: 600 12px/1.6 ui-monospace, "DejaVu Sans Mono", monospace; } .by { color: var(--soft); } .counts { margin: 10px 0 0; color: var(--accent); }
  .over { padding-block-start: 14px; border-block-start: 1px solid var(--line); } .over p { margin: 0; } .over legend { float: left; margin: 0; font-weight: 600; color: var(--ink); } .over legend + * { clear: both; }
  dialog { width: min(440px, calc(100vw - 32px)); max-height: calc(100dvh - 32px); padding: 20px; color: var(--ink); background: var(--back); border: 1px solid #6b7486; border-radius: 12px; } dialog::backdrop { background: rgb(0 0 0 / .55); } dialog h2 { margin: 0; font-size: 17px; }
  .lists { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 170px), 1fr)); gap: 4px 20px; } .lists h3 { padding: 12px 0 4px; } .lists li { padding-block: 3px; padding-inline-start: 18px; position: relative; } .lists li::before { position: absolute; inset-inline-start: 0; content: "✓"; color: #76cf9b; } .lists div + div li::before { content: "✕"; color: #ffb3ac; }
  .answers { display: flex; flex-wrap: wrap; gap: 8px; justify-content: end; margin-block-start: 8px; } .failed { color: #ffb3ac; margin: 10px 0 0; }
  fieldset { border: 0; margin: 0 0 16px; padding: 0; } legend { padding: 0; margin-block-end: 6px; color: var(--soft); }
  @media (max-width: 520px) { .tabs { gap: 0; padding-inline: 8px; } .tabs button { padding: 8px 7px; } .dock { inset: auto 0 0 0; width: 100vw; height: 82dvh; border-inline-start: 0; border-block-start: 1px solid var(--line); } }
`;
