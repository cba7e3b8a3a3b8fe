import { type TemplateResult, html, nothing } from 'lit';
import { type IconName, icon } from './icons.ts';

export interface TimelinePoint {
  readonly state: 'done' | 'now' | 'later' | 'failed';
  readonly what: string;
  /** The state in a word. */
  readonly word: string;
  /** Who, since when, until when; those that say nothing are left out. */
  readonly facts: readonly unknown[];
}

const looks: Record<TimelinePoint['state'], IconName> = { done: 'success', now: 'clock', later: 'dot', failed: 'danger' };

function item({ state, what, word, facts }: TimelinePoint): TemplateResult {
  const said = facts.filter((fact) => fact !== nothing && fact !== undefined);
  return html`<li class=${state} aria-current=${state === 'now' ? 'step' : nothing}><span class="mark">${icon(looks[state])}</span>
    <p class="what">${what}</p><p class="state">${word}</p>
    <p class="detail">${said.map((fact, index) => [index > 0 ? ' · ' : nothing, fact])}</p></li>`;
}

/** A way, step by step: what was done, what is now, what comes; one list to read from top to bottom. */
export const timeline = (label: string, points: readonly TimelinePoint[]): TemplateResult => html`<ol class="way" part="timeline" aria-label=${label}>${points.map(item)}</ol>`;

export { timelineStyles } from './timeline.styles.ts';
