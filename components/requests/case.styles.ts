import { css } from 'lit';

/** Of the open request and of the dialogs. */
export const caseStyles = css`
  .case { animation: enter var(--_duration) ease-out; }
  @keyframes enter { from { opacity: 0; } }
  .case header { display: grid; gap: 6px; }
  .case h2 { overflow-wrap: anywhere; }
  .case > [role='status']:empty { display: none; }
  .case > section { min-width: 0; }
  .back { justify-self: start; margin-inline-start: -8px; padding-inline: 8px; }
  .small { font-size: 0.93em; }
  section > h3 { margin-bottom: 8px; padding-bottom: 4px; border-bottom: 1px solid var(--_border); }
  .facts dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15em), 1fr)); gap: 12px 20px; }
  .facts dt { color: var(--_text-muted); font-size: 0.857em; }
  .facts dd { overflow-wrap: anywhere; }
  address, .lines { font-style: normal; display: grid; justify-items: start; }
  .digits { font-variant-numeric: tabular-nums; letter-spacing: 0.03em; }
  .note { white-space: pre-line; overflow-wrap: anywhere; }
  .conflicts li { display: grid; grid-template-columns: 11.5em minmax(0, 1fr); gap: 2px 10px; align-items: start; padding-block: 5px; }
  .conflicts li > .chip { justify-self: start; }
  .conflicts .decide { margin-top: 8px; }
  .notes ul { display: grid; gap: 10px; margin-block: 8px; }
  .own { display: grid; justify-items: start; gap: 8px; max-width: none; margin-top: 8px; }
  .own textarea { min-height: 4.2em !important; }
  /* What is focused does not hide behind the decision, which stays in sight. */
  .case :is(a, button, textarea, input) { scroll-margin-block: 16px 160px; }
  footer { display: grid; gap: 10px; padding-top: 16px; border-top: 1px solid var(--_border); }
  .decide { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
  .decide button { max-width: 100%; overflow-wrap: anywhere; }
  .why { max-width: 46em; font-size: 0.93em; }
  .why + .why { margin-top: -4px; }
  dialog { width: min(544px, calc(100vw - 24px)); max-height: calc(100dvh - 24px); padding: 0; border: 1px solid var(--_border); border-radius: var(--_radius-large); background: var(--_surface); color: var(--_text); box-shadow: var(--_shadow); }
  dialog::backdrop { background: var(--_backdrop); }
  dialog .inside { display: grid; gap: 16px; padding: 20px; }
  dialog [role='status']:empty { display: none; }
  dialog h2 { overflow-wrap: anywhere; }
  .radios { display: grid; gap: 6px; }
  .radios label { display: flex; align-items: start; gap: 8px; }
  .radios input { flex: none; }
  .radios label > span { min-width: 0; overflow-wrap: anywhere; }
  textarea { min-height: 6.5em !important; resize: vertical; }
  .ends { display: grid; gap: 12px 20px; }
  .ends h3 { margin-bottom: 4px; }
  .ends li { position: relative; padding-inline-start: 14px; }
  .ends li::before { content: '–'; position: absolute; inset-inline-start: 0; color: var(--_text-muted); }
  @container (max-width: 480px) { .conflicts li { grid-template-columns: minmax(0, 1fr); } }
  @media (min-width: 480px) { .ends { grid-template-columns: 1fr 1fr; } }
`;
