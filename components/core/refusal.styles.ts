import { css } from 'lit';

export const refusalStyles = css`
  .asking { display: grid; gap: 10px; width: 100%; max-width: 46ch; text-align: start; }
  .panel .asking { justify-self: center; }
  .panel .asking > .actions { justify-content: center; margin-top: 0; }
  .panel .asking > .actions [data-ask] { border-color: transparent; background: var(--_accent); color: var(--_on-accent); }
  .panel .asking > .muted { justify-self: center; text-align: center; }
  .panel .asking .notice .actions { justify-content: start; }
  .asking > [role='status']:empty { display: none; }
  .asking label { display: grid; gap: 4px; }
  .asking label span { font-weight: var(--_strong-weight); }
  .asking .hint { margin: 4px 0 0; color: var(--_text-muted); font-size: 0.93em; }
  .asking textarea { display: block; box-sizing: border-box; width: 100%; min-height: 72px; padding: 6px 10px; border: 1px solid var(--_border-input); border-radius: var(--_radius); background: var(--_surface); color: inherit; font: inherit; font-size: max(1em, var(--_input-size, 1em)); resize: vertical; }
  .asking .error { display: flex; gap: 6px; margin: 0; color: var(--_danger); font-size: 0.93em; font-weight: 500; }
  .asking blockquote { margin: 4px 0; padding-inline-start: 10px; border-inline-start: 2px solid var(--_border); white-space: pre-line; overflow-wrap: anywhere; }
  .asking .notice p + p { margin-top: 4px; }
`;
