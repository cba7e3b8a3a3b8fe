import { type TemplateResult, css, html, nothing, svg } from 'lit';
import { type Tone, chip } from './chip.ts';
import type { IconName } from './icons.ts';
import type { MeterText } from './meter-text.en.ts';

export interface MeterLook {
  /** Unique in the element. */
  readonly id: string;
  readonly label: string;
  /** `undefined` while it is not known. */
  readonly value: number | undefined;
  /** What is asked for; `undefined` where nobody set one. */
  readonly target: number | undefined;
  /** End of the scale: 100 for percent. By default a quarter more than the larger of both. */
  readonly max?: number;
  /** The target is a limit: less is better. */
  readonly atMost?: true;
  /** Share of the target from which a value is close to it. */
  readonly near?: number;
  format(value: number): string;
}
export type Standing = 'reached' | 'near' | 'missed' | 'over' | 'untargeted' | 'unknown';

const looks: Record<Standing, readonly [Tone, IconName]> = {
  reached: ['success', 'success'], near: ['attention', 'attention'], missed: ['danger', 'danger'], over: ['danger', 'danger'], untargeted: ['neutral', 'dot'], unknown: ['neutral', 'clock'],
};

/** Of a limit, the last stretch below it is still fine, and said. */
export function standing({ value, target, atMost, near = 0.9 }: Pick<MeterLook, 'value' | 'target' | 'atMost' | 'near'>): Standing {
  if (value === undefined) return 'unknown';
  if (target === undefined) return 'untargeted';
  if (atMost) return value <= target ? 'reached' : 'over';
  return value >= target ? 'reached' : value >= target * near ? 'near' : 'missed';
}

/** A value against its target: a bar with a mark, a status in a word, and the same facts as text. Values beyond the scale fill it; the text has them as they are. */
export function meter(text: MeterText, look: MeterLook): TemplateResult {
  const { id, label, value, target, format } = look, state = standing(look), [tone, symbol] = looks[state];
  const max = look.max ?? (Math.max(value ?? 0, target ?? 0) * 1.25 || 1);
  const share = (part: number): number => Math.round(Math.min(Math.max(part / max, 0), 1) * 1000) / 10;
  const facts = value === undefined ? undefined : target === undefined ? format(value) : look.atMost ? text.atMost(format(value), format(target)) : text.of(format(value), format(target));
  const word = text.standings[state];
  return html`<div class="meter ${tone}" part="meter"><p class="measured"><span id="${id}-label">${label}</span>${chip(tone, symbol, word)}</p>
    <div role="meter" aria-labelledby="${id}-label" aria-valuemin="0" aria-valuemax=${max} aria-valuenow=${Math.min(Math.max(value ?? 0, 0), max)} aria-valuetext=${facts ? `${facts}. ${word}` : word}>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="scale" width="100" height="8"></rect>${value === undefined ? nothing : svg`<rect class="filled" width=${share(value)} height="8"></rect>`}${target === undefined ? nothing : ['edge', 'goal'].map((name) => svg`<path class=${name} d="M${share(target)} 0v8" vector-effect="non-scaling-stroke"></path>`)}</svg></div>
    ${facts ? html`<p class="muted facts" aria-hidden="true">${facts}</p>` : nothing}</div>`;
}

export const meterStyles = css`
  .meter { display: grid; gap: 5px; min-width: 0; }
  .meter .measured { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 2px 12px; font-weight: var(--_strong-weight); overflow-wrap: anywhere; }
  .meter [role='meter'] svg { display: block; width: 100%; height: 10px; border-radius: 99px; }
  .meter [role='meter'] svg:dir(rtl) { transform: scaleX(-1); }
  .meter .scale { fill: color-mix(in oklab, var(--_text) 12%, var(--_surface)); }
  .meter .filled { fill: var(--_tone); }
  .meter.neutral .filled { fill: var(--_text-muted); }
  .meter .edge { fill: none; stroke: var(--_surface); stroke-width: 6; }
  .meter .goal { fill: none; stroke: var(--_text); stroke-width: 2.5; }
  .meter .facts { font-size: 0.93em; font-variant-numeric: tabular-nums; }
  @media (forced-colors: active) { .meter [role='meter'] svg { border: 1px solid CanvasText; } .meter .scale { fill: Canvas; } .meter[class] .filled { fill: Highlight; } .meter .edge { stroke: Canvas; } .meter .goal { stroke: CanvasText; } }
`;
