/** The controls of one token each, by the kind of value that it takes. */
import { type TemplateResult, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { type TokenName, isTokenValue, tokenKinds } from '../../../schema/appearance.ts';
import { type Appearance, tokens } from '../../../components/core/tokens.ts';
import { joined, pairOf } from './theme-state.ts';
import type { text as english } from './theme-text.en.ts';
import { spans } from './token-groups.ts';

export interface RowDesk {
  readonly text: typeof english;
  readonly appearance: Appearance;
  /** What the browser makes of a color now, as hex, in light and in dark. */
  readonly resolved: (name: TokenName) => readonly [string, string];
  /** A value that was typed and is none, until it is corrected. */
  readonly wrong: ReadonlyMap<TokenName, string>;
  readonly set: (name: TokenName, value: string | undefined) => void;
  readonly type: (name: TokenName, value: string) => void;
}
const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

function swatches(desk: RowDesk, name: TokenName): TemplateResult {
  const { text, appearance } = desk;
  const hexes = desk.resolved(name);
  const own = appearance[name];
  const pick = (side: 0 | 1) => (event: Event): void => {
    const pair: [string, string] = own === undefined ? [...hexes] : [...pairOf(own)];
    pair[side] = valueOf(event);
    desk.set(name, joined(...pair));
  };
  return html`${([0, 1] as const).map((side) => html`<input type="color" aria-label="${text.tokens[name]}, ${side ? text.dark : text.light}" .value=${live(hexes[side])} @input=${pick(side)}>`)}`;
}
function slider(desk: RowDesk, name: TokenName, [least, most, step, unit]: readonly [number, number, number, string]): TemplateResult {
  const now = Number.parseFloat(desk.appearance[name] ?? tokens[name]);
  return html`<input type="range" aria-label=${desk.text.tokens[name]} min=${least} max=${most} step=${step} .value=${live(String(Number.isFinite(now) ? now : least))} @input=${(event: Event) => desk.set(name, `${valueOf(event)}${unit}`)}>`;
}

export function tokenRow(desk: RowDesk, name: TokenName): TemplateResult {
  const { text, appearance, wrong } = desk;
  const own = appearance[name], failed = wrong.has(name), span = spans[name];
  return html`<li class="token" ?data-set=${own !== undefined}>
    <label for="value-${name}"><b>${text.tokens[name]}</b><code>${name}</code></label>
    <span class="pick">${tokenKinds[name] === 'color' ? swatches(desk, name) : span ? slider(desk, name, span) : nothing}</span>
    <input type="text" id="value-${name}" spellcheck="false" autocomplete="off" placeholder=${text.byDefault} list=${tokenKinds[name] === 'font' ? 'fonts' : nothing} aria-invalid=${failed ? 'true' : nothing} aria-describedby=${failed ? `wrong-${name}` : nothing}
      .value=${live(wrong.get(name) ?? own ?? '')} @change=${(event: Event) => desk.type(name, valueOf(event).trim())}>
    <button type="button" class="clear" aria-label="${text.clear}: ${text.tokens[name]}" title=${text.clear} ?hidden=${own === undefined && !failed} @click=${() => desk.set(name, undefined)}>✕</button>
    ${failed ? html`<p class="wrong" id="wrong-${name}">${text.wrong}</p>` : nothing}</li>`;
}
export const takes = (name: TokenName, value: string): boolean => isTokenValue(name, value);
