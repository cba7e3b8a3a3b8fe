import { css } from 'lit';

export const signInStyles = css`
  .card { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; max-width: 416px; justify-items: stretch; }
  .card > .icon { width: 28px; height: 28px; stroke-width: 1.1; color: var(--_accent-text); }
  .card h2 + p { margin-top: 4px; }
  .card :is(h2, p) { overflow-wrap: anywhere; }
  form .actions button { width: 100%; overflow-wrap: anywhere; }
  .wait { display: flex; align-items: center; gap: 12px; padding-block: 24px; }
  .spinner { width: 18px; height: 18px; border: 2px solid var(--_accent-text); border-inline-end-color: transparent; border-radius: 50%; animation: turn 700ms linear infinite; }
`;
