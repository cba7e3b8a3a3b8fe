import { css } from 'lit';

export const reviewStyles = css`
  .summed { display: grid; gap: 4px; }
  .head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 12px; }
  .head button { min-height: 32px; padding: 2px 6px; }
  .summed dl { border-top: 1px solid var(--_border); }
  .summed dl > div { display: grid; gap: 0 16px; padding: 8px 0; border-bottom: 1px solid var(--_border); }
  .summed dt { color: var(--_text-muted); }
  .summed dd { display: grid; justify-items: start; min-width: 0; overflow-wrap: anywhere; }
  .summed + .group { padding-top: 0; border: 0; }
  @container (min-width: 420px) { .summed dl > div { grid-template-columns: 12em minmax(0, 1fr); } }
`;
