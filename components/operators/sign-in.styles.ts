import { css } from 'lit';

export const signInStyles = css`
  .card { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; max-width: 416px; justify-items: stretch; }
  .card > .icon { width: 28px; height: 28px; stroke-width: 1.1; color: var(--_accent-text); }
  .card h2 + p { margin-top: 6px; }
  .card :is(h2, p) { overflow-wrap: anywhere; }
  form .actions button, .stacked > * { width: 100%; overflow-wrap: anywhere; }
  .ways { display: grid; gap: 8px; }
  .ways button { justify-content: center; gap: 10px; overflow-wrap: anywhere; }
  .ways button[aria-busy='true'] > svg { display: none; }
  .sign { flex: none; forced-color-adjust: none; }
  .or { display: flex; align-items: center; gap: 10px; color: var(--_text-muted); font-size: 0.93em; text-align: center; }
  .or::before, .or::after { content: ''; flex: 1; min-width: 16px; border-block-start: 1px solid var(--_border); }
  .help { padding: 10px 14px; border: 1px solid var(--_border); border-radius: var(--_radius); }
  .help summary { font-weight: var(--_strong-weight); cursor: pointer; }
  .help ol { display: grid; gap: 6px; margin-block: 10px; padding-inline-start: 20px; list-style: decimal; }
  .who { display: grid; gap: 2px; padding: 10px 14px; border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_surface-sunken); overflow-wrap: anywhere; }
  .wait { display: flex; align-items: center; gap: 12px; padding-block: 24px; }
  .spinner { width: 18px; height: 18px; border: 2px solid var(--_accent-text); border-inline-end-color: transparent; border-radius: 50%; animation: turn 700ms linear infinite; }
`;
