/** The theme editor: every token with a fitting control, the real elements in light and dark beside them, contrast, and the ways to take it along. */
import { LitElement, type TemplateResult, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { TokenName } from '../../../schema/appearance.ts';
import { watchLanguage } from '../../../components/core/locale.ts';
import { tokens } from '../../../components/core/tokens.ts';
import { operatorSession } from '../../panel/demo-session.ts';
import { currentLanguage } from '../shared/language.ts';
import { type Rgb, contrast, hexOf, rgbOf } from './color-math.ts';
import { highlighted } from './highlight.ts';
import { presetNames, presets } from './presets.ts';
import { type RowDesk, takes, tokenRow } from './theme-rows.ts';
import { type Reading, ThemeState, asAttribute, asBrand, asCss, fromHash, hashOf, readJson } from './theme-state.ts';
import { text as en } from './theme-text.en.ts';
import { text as fr } from './theme-text.fr.ts';
import { groupNames, groups, pairs } from './token-groups.ts';

const sides = ['light', 'dark'] as const;
const writers = { css: asCss, attribute: asAttribute, brand: asBrand } as const;
type Way = keyof typeof writers;
const ways = Object.keys(writers) as Way[];
const names = Object.keys(tokens) as TokenName[];
interface Weak { readonly side: (typeof sides)[number]; readonly front: TokenName; readonly back: TokenName; readonly ratio: number; readonly least: number }

export class ThemeEditor extends LitElement {
  readonly #state = new ThemeState();
  readonly #sheet = new CSSStyleSheet();
  readonly #wrong = new Map<TokenName, string>();
  #colors: Record<(typeof sides)[number], Map<TokenName, Rgb>> = { light: new Map(), dark: new Map() };
  #weak: readonly Weak[] = [];
  #way: Way = 'css';
  #shown: 'form' | 'queue' = 'form';
  #copied = false;
  #reading: Reading | undefined;
  #unwatch: (() => void) | undefined;
  readonly #session = ({ signal }: { signal: AbortSignal }) => operatorSession(this.dataset.operator ?? '', signal);

  // The page's own sheet dresses the editor; only the previews are somebody else's.
  protected override createRenderRoot(): this { return this; }
  get text(): typeof en { return currentLanguage() === 'fr' ? fr : en; }

  override connectedCallback(): void {
    super.connectedCallback();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    this.#unwatch = watchLanguage(() => this.requestUpdate());
    addEventListener('hashchange', this.#follow);
    this.#state.appearance = fromHash(location.hash) ?? {};
    this.#dress();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    this.#unwatch?.();
    removeEventListener('hashchange', this.#follow);
  }
  readonly #follow = (): void => {
    const told = fromHash(location.hash);
    if (told && hashOf(told) !== hashOf(this.#state.appearance)) this.#change(() => this.#state.change(told));
  };

  #change(what: () => void): void {
    what();
    this.#dress();
    history.replaceState(history.state, '', hashOf(this.#state.appearance) || location.pathname + location.search);
    this.requestUpdate();
  }
  /** Every token has its say in the previews: what is not set must not be inherited from this site. */
  #dress(): void {
    const { appearance } = this.#state;
    this.#sheet.replaceSync('.preview {} .probe {}');
    const [preview, probe] = [...this.#sheet.cssRules] as [CSSStyleRule, CSSStyleRule];
    for (const name of names) {
      preview.style.setProperty(`--portico-${name}`, appearance[name] ?? 'initial');
      probe.style.setProperty(`--_${name}`, `var(--portico-${name}, ${tokens[name]})`);
      if (this.#isColor(name)) this.#sheet.insertRule(`.probe [data-token="${name}"] { color: var(--_${name}); }`, this.#sheet.cssRules.length);
    }
  }
  readonly #isColor = (name: TokenName): boolean => (groups.color as readonly TokenName[]).includes(name);

  protected override firstUpdated(): void { this.requestUpdate(); }
  protected override updated(): void {
    const before = JSON.stringify(this.#weak.map((one) => [one.side, one.front, one.ratio])) + [...this.#colors.light, ...this.#colors.dark].join(' ');
    for (const side of sides) {
      const of = (name: TokenName): string => getComputedStyle(this.querySelector(`.${side} .probe [data-token="${name}"]`) ?? this).color;
      const surface = rgbOf(of('surface'));
      this.#colors[side] = new Map(groups.color.map((name) => [name, rgbOf(of(name), surface)]));
    }
    this.#weak = sides.flatMap((side) => pairs.flatMap(([front, back, least]) => {
      const ratio = contrast(this.#color(side, front), this.#color(side, back));
      return ratio < least ? [{ side, front, back, least, ratio }] : [];
    }));
    const after = JSON.stringify(this.#weak.map((one) => [one.side, one.front, one.ratio])) + [...this.#colors.light, ...this.#colors.dark].join(' ');
    if (before !== after) this.requestUpdate();
    const code = this.querySelector('.taken code');
    const written = writers[this.#way](this.#state.appearance);
    if (code && code.textContent !== written) code.replaceChildren(...highlighted(written));
  }
  #color(side: (typeof sides)[number], name: TokenName): Rgb { return this.#colors[side].get(name) ?? [255, 255, 255]; }

  protected override render(): TemplateResult {
    const { text } = this, state = this.#state;
    const desk: RowDesk = {
      text, appearance: state.appearance, wrong: this.#wrong, resolved: (name) => [hexOf(this.#color('light', name)), hexOf(this.#color('dark', name))],
      set: (name, value) => this.#change(() => { this.#wrong.delete(name); state.set(name, value); }),
      type: (name, value) => this.#change(() => {
        if (value && !takes(name, value)) { this.#wrong.set(name, value); return; }
        this.#wrong.delete(name);
        if (value !== (state.appearance[name] ?? '')) state.set(name, value || undefined);
      }),
    };
    return html`<div class="tools" role="group" aria-label=${text.start}><span>${text.start}</span>
        ${presetNames.map((name) => html`<button type="button" aria-pressed=${hashOf(presets[name]) === hashOf(state.appearance)} @click=${() => this.#change(() => { this.#wrong.clear(); state.change(presets[name]); })}>${text.presets[name]}</button>`)}
        <button type="button" class="undo" aria-disabled=${state.depth === 0 ? 'true' : nothing} @click=${() => { if (state.depth > 0) this.#change(() => { this.#wrong.clear(); state.undo(); }); }}>↶ ${text.undo}</button></div>
      <div class="bench">
        <div class="stage">${this.#previews()}${this.#contrasts()}${this.#taken()}</div>
        <div class="tokens">${groupNames.map((group) => html`<section aria-labelledby="group-${group}"><h2 id="group-${group}">${text.groups[group]}</h2>${group === 'color' ? html`<p class="sides" aria-hidden="true"><span>${text.light}</span><span>${text.dark}</span></p>` : nothing}<ul>${groups[group].map((name) => tokenRow(desk, name))}</ul></section>`)}
          <datalist id="fonts">${['inherit', 'system-ui, sans-serif', 'Georgia, serif', 'ui-monospace, monospace', '"Trebuchet MS", sans-serif', '"Helvetica Neue", Arial, sans-serif'].map((font) => html`<option value=${font}></option>`)}</datalist></div>
      </div>`;
  }

  #previews(): TemplateResult {
    const { text } = this, { appearance } = this.#state;
    const key = this.dataset.key ?? '';
    return html`<div class="tools" role="group" aria-label=${text.show}>${(['form', 'queue'] as const).map((what) => html`<button type="button" aria-pressed=${this.#shown === what} @click=${() => { this.#shown = what; this.requestUpdate(); }}>${text.shown[what]}</button>`)}</div>
      <div class="previews">${sides.map((side) => html`<section class="preview ${side}" aria-label=${text[side]}>
        <div class="probe" aria-hidden="true">${groups.color.map((name) => html`<i data-token=${name}></i>`)}</div><p class="side">${text[side]}</p>
        <portico-provider .appearance=${appearance} .fetchSession=${this.#session}>${this.#shown === 'form' ? html`<portico-registration-form key=${key}></portico-registration-form>` : html`<portico-review-queue></portico-review-queue>`}</portico-provider></section>`)}</div>`;
  }
  #contrasts(): TemplateResult {
    const { text } = this;
    const ratio = (number: number): string => `${new Intl.NumberFormat(currentLanguage(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(Math.floor(number * 10) / 10)}:1`;
    return html`<section class="contrast" aria-labelledby="contrast-title"><h2 id="contrast-title">${text.contrast}</h2>
      <div role="status"><p class=${this.#weak.length ? 'weak' : 'fine'}>${this.#weak.length ? text.weak(this.#weak.length) : text.fine}</p>
      <ul>${this.#weak.map(({ side, front, back, ratio: has, least }) => html`<li><b>${text[side]}</b> ${text.against(text.tokens[front], text.tokens[back])}<span>${ratio(has)}, ${text.needs(ratio(least))}</span></li>`)}</ul></div></section>`;
  }
  #taken(): TemplateResult {
    const { text } = this, way = this.#way;
    return html`<section class="result" aria-labelledby="result-title"><h2 id="result-title">${text.result}</h2>
      <div class="tools">${ways.map((each) => html`<button type="button" aria-pressed=${each === way} @click=${() => { this.#way = each; this.#copied = false; this.requestUpdate(); }}>${text.ways[each]}</button>`)}</div>
      <p class="hint">${text.hints[way]}</p>
      <figure class="code taken"><figcaption><span>${text.ways[way]}</span><button type="button" class="copy" @click=${this.#copy}><span role="status">${this.#copied ? text.copied : text.copy}</span></button></figcaption><pre tabindex="0"><code></code></pre></figure>
      <p class="hint">${text.keeps}</p>
      <details><summary>${text.paste}</summary><form class="paste" @submit=${this.#read}><label for="pasted">${text.pasteLabel}</label><textarea id="pasted" name="pasted" rows="5" spellcheck="false" .value=${live(this.querySelector<HTMLTextAreaElement>('#pasted')?.value ?? '')}></textarea><button class="primary">${text.read}</button>
        <div role="status">${this.#reading ? (this.#reading.ok ? html`<p>${text.took(Object.keys(this.#reading.appearance).length)}</p>${this.#reading.left.length ? html`<p class="wrong">${text.left(this.#reading.left.join(', '))}</p>` : nothing}` : html`<p class="wrong">${text.unreadable}</p>`) : nothing}</div></form></details></section>`;
  }
  readonly #copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(writers[this.#way](this.#state.appearance));
    this.#copied = true;
    this.requestUpdate();
  };
  readonly #read = (event: SubmitEvent): void => {
    event.preventDefault();
    const reading = readJson(String(new FormData(event.target as HTMLFormElement).get('pasted') ?? ''));
    this.#reading = reading;
    if (reading.ok) this.#change(() => { this.#wrong.clear(); this.#state.change(reading.appearance); });
    else this.requestUpdate();
  };
}
