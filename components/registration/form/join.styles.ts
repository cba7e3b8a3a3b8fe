import { css } from 'lit';

export const joinStyles = css`
  .companies { display: grid; gap: 8px; }
  .companies li { display: grid; gap: 8px 16px; align-items: center; padding: 12px 14px; border: 1px solid var(--_border); border-radius: var(--_radius); }
  .companies li > div, .chosen { min-width: 0; overflow-wrap: anywhere; }
  .companies .title, .chosen .title { font-weight: var(--_strong-weight); }
  .chosen { padding: 10px 14px; border-radius: var(--_radius); background: var(--_surface-sunken); }
  .tied { display: flex; gap: 6px; margin: 4px 0 0 !important; } .tied .icon { margin-top: 0.2em; color: var(--_info); }
  @container (min-width: 460px) { .companies li { grid-template-columns: minmax(0, 1fr) auto; } }
`;
