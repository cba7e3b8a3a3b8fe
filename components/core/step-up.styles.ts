import { css } from 'lit';

export const stepUpStyles = css`
  .step-up { display: grid; gap: 16px; max-width: none; }
  .step-up > p { overflow-wrap: anywhere; }
  .step-up [name='proof-code'] { max-width: 11em !important; font-size: 1.43em !important; font-variant-numeric: tabular-nums !important; letter-spacing: 0.25em !important; }
`;
