import { css } from 'lit';

export const registrationStatusStyles = css`
  .root { display: grid; gap: 20px; max-width: 960px; }
  .head { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; }
  .layout { display: grid; gap: 24px; align-items: start; }
  .next { display: grid; gap: 14px; min-width: 0; padding: 16px 20px; border: 1px solid var(--_border); border-radius: var(--_radius-large); background: var(--_surface); overflow-wrap: anywhere; }
  .next dl, .facts { display: grid; gap: 8px; }
  .next dl:empty, .next > .actions:not(:has(*)) { display: none; }
  .next form { margin-top: 6px; padding-top: 16px; border-top: 1px solid var(--_border); }
  #way:not(.hidden) { margin-bottom: 10px; }
  dt { color: var(--_text-muted); font-size: 0.857em; }
  .note { white-space: pre-line; }
  .next .note { display: block; padding-inline-start: 12px; border-inline-start: 3px solid var(--_border); }
  .facts, .support { padding-top: 16px; border-top: 1px solid var(--_border); }
  .facts { overflow-wrap: anywhere; }
  .support ul { display: flex; flex-wrap: wrap; gap: 4px 16px; overflow-wrap: anywhere; }
  .withdraw { color: var(--_danger); }
  .withdraw:hover { background: color-mix(in oklab, var(--_danger) 8%, transparent); }
  header .notice { margin-top: 12px; }
  @container (min-width: 480px) {
    .next dl > div { display: grid; grid-template-columns: 7.5em 1fr; gap: 12px; align-items: baseline; }
    .facts { grid-template-columns: repeat(auto-fit, minmax(11em, 1fr)); gap: 12px 20px; }
  }
  @container (min-width: 720px) { .layout { grid-template-columns: 3fr minmax(16em, 2fr); gap: 32px; } .layout > section + section { padding-top: 16px; } }
  .skeleton > :nth-child(2) { height: 470px; } .skeleton > :last-child { height: 261px; }
  @container (min-width: 560px) { .skeleton > :nth-child(2) { height: 150px; } .skeleton > :last-child { height: 67px; } }
`;
