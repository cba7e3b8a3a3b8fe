import { css } from 'lit';

export const mySessionsStyles = css`
  .root > section:not(.panel) { max-width: 720px; }
  section > .urgent { margin-top: 12px; }
  dialog form { display: grid; gap: 16px; }
  .root > section + section { margin-top: 28px; }
  h2 + p { margin-top: 4px; }
  .sessions { margin-block: 16px; border: 1px solid var(--_border); border-radius: var(--_radius-large); background: var(--_surface); }
  .sessions li { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 4px 16px; padding: 12px 16px; overflow-wrap: anywhere; }
  .sessions li + li { border-block-start: 1px solid var(--_border); }
  .name { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; }
  .name strong, .account strong { font-weight: var(--_strong-weight); }
  .account { margin-top: 8px; }
  .only { margin-bottom: 12px; }
  [role='status']:empty { display: none; }
  [role='status'] { margin-block: 12px; }
  @container (max-width: 440px) { .sessions li { grid-template-columns: minmax(0, 1fr); } .sessions li > button { justify-self: start; } }
`;
