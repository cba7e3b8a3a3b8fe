import { css } from 'lit';

export const timelineStyles = css`
  .way li { --_tone: var(--_text-muted); position: relative; display: grid; grid-template-columns: 22px minmax(0, 1fr) auto; gap: 0 10px; align-items: baseline; padding-bottom: 14px; }
  .way li:last-child { padding-bottom: 0; }
  .way li:not(:last-child)::before { content: ''; position: absolute; inset-block: 25px 1px; inset-inline-start: 10px; border-inline-start: 2px solid var(--_border); }
  .way .done:not(:last-child)::before { border-color: color-mix(in oklab, var(--_success) 45%, var(--_border)); }
  .way .done { --_tone: var(--_success); } .way .now { --_tone: var(--_attention); } .way .failed { --_tone: var(--_danger); }
  .way .mark { grid-row: span 2; display: grid; place-items: center; align-self: start; width: 22px; height: 22px; border-radius: 50%; background: color-mix(in oklab, var(--_tone) 14%, var(--_surface)); color: var(--_tone); }
  .way .now .mark { box-shadow: 0 0 0 2px var(--_tone); }
  .way .later .mark { background: var(--_surface); box-shadow: inset 0 0 0 1px var(--_border-input); }
  .way .what { min-width: 0; overflow-wrap: anywhere; }
  .way .now .what, .way .failed .what { font-weight: var(--_strong-weight); }
  .way .later .what, .way .detail { color: var(--_text-muted); }
  .way .state { color: var(--_tone); font-size: 0.857em; font-weight: 500; }
  .way .detail { grid-column: 2 / -1; font-size: 0.93em; overflow-wrap: anywhere; }
`;
