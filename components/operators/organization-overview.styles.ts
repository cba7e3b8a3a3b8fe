import { css } from 'lit';

export const organizationOverviewStyles = css`
  .root { display: grid; gap: 28px; }
  .hello, .program, .people { overflow-wrap: anywhere; }
  .hello { display: grid; gap: 4px; }
  .hello .chips { margin-top: 4px; }
  .layout { display: grid; gap: 28px; align-items: start; }
  section > h3 { margin-bottom: 10px; }
  h3 + .muted { margin: -8px 0 10px; font-size: 0.93em; }
  .cards { display: grid; gap: 12px; }
  .program { display: grid; gap: 12px; padding: 16px 20px; border: 1px solid var(--_border); border-radius: var(--_radius-large); background: var(--_surface); }
  .program header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 12px; align-items: baseline; }
  .program h4 { margin: 0; font-family: var(--_heading-font-family); font-size: 1.07em; font-weight: var(--_strong-weight); line-height: 1.4; }
  .todo { display: grid; gap: 10px; counter-reset: step; }
  .todo li { display: grid; grid-template-columns: 22px 1fr; gap: 10px; counter-increment: step; }
  .todo li::before { content: counter(step); display: grid; place-items: center; width: 22px; height: 22px; border: 1px solid var(--_border-input); border-radius: 50%; color: var(--_text-muted); font-size: 0.857em; font-variant-numeric: tabular-nums; }
  .todo li:first-child::before { border-color: transparent; background: color-mix(in oklab, var(--_attention) 14%, var(--_surface)); color: var(--_attention); font-weight: var(--_strong-weight); }
  .transfer { display: grid; gap: 10px; padding-top: 12px; border-top: 1px solid var(--_border); }
  h5 { margin: 0; font: inherit; font-weight: var(--_strong-weight); }
  h5:focus { outline: none; }
  .people { display: grid; gap: 10px; }
  .people li { display: grid; grid-template-columns: 32px 1fr; gap: 0 12px; align-items: center; line-height: 1.35; }
  .initials { display: grid; place-items: center; width: 32px; height: 32px; border-radius: 50%; background: var(--_accent-soft); color: var(--_accent-text); font-size: 0.857em; font-weight: var(--_strong-weight); }
  .log { border: 1px solid var(--_border); border-radius: var(--_radius-large); background: var(--_surface); overflow: clip; }
  .log li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 16px; padding: 10px 16px; }
  .log li + li { border-top: 1px solid var(--_border); }
  .log .what { flex: 1 1 16em; overflow-wrap: anywhere; }
  .log time { color: var(--_text-muted); font-size: 0.93em; }
  .log ~ .actions { margin-top: 8px; }
  @container (min-width: 720px) { .layout { grid-template-columns: 2fr minmax(14em, 1fr); } }
  .skeleton > :nth-child(3) { height: 470px; } .skeleton > :last-child { height: 464px; }
  @container (min-width: 720px) { .skeleton > :nth-child(3) { height: 330px; } .skeleton > :last-child { height: 266px; } }
`;
