import { css } from 'lit';

export const registrationFormStyles = css`
  .root { display: grid; gap: 24px; max-width: var(--_form-width); }
  .intro { display: grid; gap: 6px; }
  .step { display: grid; gap: 20px; animation: enter var(--_duration) ease-out; }
  @keyframes enter { from { opacity: 0; translate: 0 6px; } }
  .steps ol { display: grid; grid-auto-columns: minmax(0, 1fr); grid-auto-flow: column; gap: 6px; }
  .steps li { padding-top: 8px; border-top: 3px solid var(--_border); color: var(--_text-muted); font-size: 0.857em; line-height: 1.35; }
  .steps .done { border-color: color-mix(in oklab, var(--_accent) 55%, var(--_border)); }
  .steps .now { border-color: var(--_accent); color: var(--_text); font-weight: var(--_strong-weight); }
  .steps p { margin-top: 8px; font-size: 0.93em; }
  .steps .name { color: var(--_text); font-weight: var(--_strong-weight); margin-inline-start: 8px; }
  @container (max-width: 559px) { .steps li span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } .steps li { padding: 0; } }
  @container (min-width: 560px) { .steps .name { display: none; } }
  .group { display: grid; gap: 16px; padding-top: 20px; border-top: 1px solid var(--_border); }
  .group > legend { float: inline-start; width: 100%; font-size: 1.07em !important; }
  .group > legend + * { clear: both; }
  .given { overflow-wrap: anywhere; font-weight: var(--_strong-weight); }
  .support { display: flex; flex-wrap: wrap; gap: 4px 16px; }
  .questions { padding-top: 16px; border-top: 1px solid var(--_border); }
  .skeleton { gap: 24px; padding: 0; }
  .skeleton > :nth-child(odd) { height: 20px; } .skeleton > :nth-child(1) { width: 100%; height: 52px; } .skeleton > :nth-child(2) { width: 55%; } .skeleton > :nth-child(4) { height: 86px; } .skeleton > :last-child { width: 8em; }
`;
