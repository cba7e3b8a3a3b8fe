import { css } from 'lit';

export const signInStyles = css`
  .card { display: grid; gap: calc(var(--_space) * 4); max-width: 26rem; justify-items: stretch; }
  .card > .icon { width: 28px; height: 28px; stroke-width: 1.1; color: var(--_accent-text); }
  .card h2 + p { margin-top: var(--_space); }
  .card p { overflow-wrap: anywhere; }
  form .actions button { width: 100%; }
  .wait { display: flex; align-items: center; gap: calc(var(--_space) * 3); padding-block: calc(var(--_space) * 6); }
  .spinner { width: 18px; height: 18px; border: 2px solid var(--_accent-text); border-inline-end-color: transparent; border-radius: 50%; animation: turn 700ms linear infinite; }
`;
