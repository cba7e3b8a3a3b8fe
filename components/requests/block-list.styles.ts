import { css } from 'lit';

export const blockStyles = css`
  .blocks li { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: start; gap: 4px 12px; padding-block: 10px; border-top: 1px solid var(--_border); }
  .blocked { flex: 1 1 14em; min-width: 0; overflow-wrap: anywhere; }
  .blocks li > .quiet { margin-inline: -8px; padding-inline: 8px; }
  .sure { display: grid; gap: 8px; flex-basis: 100%; padding: 10px 12px; border-radius: var(--_radius); background: var(--_surface-sunken); }
  .adding { padding: 14px; border: 1px solid var(--_border); border-radius: var(--_radius); gap: 14px; }
`;
