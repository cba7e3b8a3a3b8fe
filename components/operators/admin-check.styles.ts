import { css } from 'lit';

export const adminCheckStyles = css`
  .root { display: grid; gap: 20px; max-width: 640px; overflow-wrap: anywhere; }
  .answer { display: flex; gap: 12px; align-items: start; padding: 16px 20px; border: 1px solid var(--_border); border-radius: var(--_radius-large); background: var(--_surface); }
  .answer > .icon { width: 24px; height: 24px; stroke-width: 1.2; color: var(--_tone); }
  .answer > div { display: grid; gap: 4px; min-width: 0; }
  section > h3 { margin-bottom: 8px; }
  .points { display: grid; gap: 4px; padding-inline-start: 20px; list-style: disc; }
  .points li::marker { color: var(--_text-muted); }
  .people { display: grid; gap: 6px; }
  .people li { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; }
  .people strong { font-weight: var(--_strong-weight); }
  .asking { display: grid; gap: 8px; }
`;
