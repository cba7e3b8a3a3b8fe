/** The guided tour: two real sites in two windows, and between them what happens. It goes on by the portal's own log, whoever did the step. */
import { LitElement, type TemplateResult, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { watchLanguage } from '../../../components/core/locale.ts';
import { type DemoActivity, type DemoMessage, readRows } from '../../panel/demo-api.ts';
import { codeIn, mailTo } from '../shared/demo-mail.ts';
import { type Invented, invent } from '../shared/invented.ts';
import { currentLanguage } from '../shared/language.ts';
import { remember, remembered, tourKey } from '../shared/storage.ts';
import { type TourReport, type TourWish, type WindowStart, windowMark } from '../shared/tour-messages.ts';
import { type Step, eventsOf, sideOf, stepAt, steps } from './tour-steps.ts';
import { text as en } from './tour-text.en.ts';
import { text as fr } from './tour-text.fr.ts';
import { mailView } from './tour-mail.ts';

const lookEvery = 1_200;
type Side = 'vendor' | 'distributor';
const sides = ['vendor', 'distributor'] as const;
const places: Readonly<Record<Side, { readonly host: string; readonly path: string }>> = { vendor: { host: 'kestrane.localhost', path: '/' }, distributor: { host: 'norderable.localhost', path: '/desk' } };
const originOf = (side: Side): string => `${location.protocol}//${places[side].host}${location.port ? `:${location.port}` : ''}`;
/** What survives leaving the tour, in this tab. */
interface Left { readonly who: Invented; readonly email?: string | undefined; readonly kept?: unknown; readonly opened?: boolean }

export class GuidedTour extends LitElement {
  #left: Left = { who: invent(false) };
  #formStep: TourReport['step'];
  #events: ReadonlyMap<string, DemoActivity> = new Map();
  #mail: DemoMessage | undefined;
  #at = 0;
  #busy: Step | undefined;
  #failed = false;
  #lost = false;
  #side: Side = 'vendor';
  #run = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #unwatch: (() => void) | undefined;
  readonly #dressing = new MutationObserver(() => this.#dress());

  protected override createRenderRoot(): this { return this; }
  get text(): typeof en { return currentLanguage() === 'fr' ? fr : en; }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#left = this.#resumed() ?? { who: invent(currentLanguage() === 'fr') };
    this.#unwatch = watchLanguage(() => { this.requestUpdate(); this.#dress(); });
    this.#dressing.observe(document.documentElement, { attributes: true, attributeFilter: ['data-scheme'] });
    addEventListener('message', this.#hear);
    this.#timer = setInterval(() => { if (document.visibilityState === 'visible') void this.#look(); }, lookEvery);
    document.addEventListener('visibilitychange', this.#back);
    void this.#look();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#dressing.disconnect();
    removeEventListener('message', this.#hear);
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#back);
  }
  readonly #back = (): void => { if (document.visibilityState === 'visible') void this.#look(); };

  #resumed(): Left | undefined {
    try { return JSON.parse(remembered(tourKey, 'sessionStorage') ?? '') as Left; } catch { return undefined; }
  }
  #keep(more: Partial<Left>): void {
    this.#left = { ...this.#left, ...more };
    remember(tourKey, JSON.stringify(this.#left), 'sessionStorage');
  }

  // --- what happens

  #frame(side: Side): HTMLIFrameElement | null { return this.querySelector<HTMLIFrameElement>(`iframe[data-side=${side}]`); }
  /** Windows that have spoken: before, another document may be in them. */
  readonly #there = new Set<Side>();
  #wish(side: Side, wish: TourWish): void { if (this.#there.has(side)) this.#frame(side)?.contentWindow?.postMessage(wish, originOf(side)); }
  #dress(): void { for (const side of sides) this.#wish(side, { do: 'dress', language: currentLanguage(), scheme: document.documentElement.dataset.scheme }); }

  readonly #hear = (event: MessageEvent<TourReport>): void => {
    const side = sides.find((one) => event.source === this.#frame(one)?.contentWindow && event.origin === originOf(one));
    if (!side || event.data.portico !== 'tour') return;
    this.#there.add(side);
    const { step, email, kept, open, failed } = event.data;
    if (failed) { this.#busy = undefined; this.#failed = true; }
    else if (side === 'vendor') {
      this.#formStep = step;
      // While the address is still being typed it is nobody's.
      if (step && step !== 'email') this.#keep({ kept, ...(email && { email }) });
    } else if (open && open === this.registration) this.#keep({ opened: true });
    this.#settle();
    void this.#look();
  };
  get registration(): string | undefined { return this.#events.get('registration.requested')?.subject.id; }

  async #look(): Promise<void> {
    const { email } = this.#left, run = this.#run;
    if (!email) return;
    try {
      const [log, mail] = await Promise.all([readRows<DemoActivity>('activity'), mailTo(email)]);
      if (run !== this.#run) return;
      this.#lost = false;
      const before = this.#events.size;
      // What has happened stays so, though newer entries push it out of the log's first page.
      this.#events = new Map([...this.#events, ...eventsOf(log, email)]);
      if (this.#events.size > before) for (const side of sides) this.#wish(side, { do: 'look' });
      const wanted = steps[this.#at] === 'code' ? 'registration_code' : 'registration_approved';
      this.#mail = mail.find(({ template }) => template === wanted) ?? (this.#mail?.template === wanted ? this.#mail : undefined);
    } catch {
      this.#lost = true;
    }
    this.#settle();
  }
  #settle(): void {
    const at = stepAt({ formStep: this.#formStep, events: this.#events, opened: this.#left.opened ?? false });
    if (at !== this.#at) {
      // Who had it done goes on here, wherever the window took the focus.
      if (this.#busy) void this.#goOnHere();
      this.#busy = undefined;
      this.#failed = false;
      this.#at = at;
      const step = steps[at];
      if (step) this.#side = sideOf[step];
      void this.#look();
    }
    this.requestUpdate();
  }

  async #goOnHere(): Promise<void> {
    await this.updateComplete;
    const told = this.querySelector<HTMLElement>('#told');
    told?.focus();
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    if (document.activeElement instanceof HTMLIFrameElement) told?.focus();
  }

  // --- what may be done for somebody

  readonly #do = (step: Step) => (): void => {
    const { who } = this.#left, registration = this.registration ?? '';
    if (this.#busy) return;
    this.#failed = false;
    if (step === 'signIn') {
      const link = /https?:\/\/\S+#token=\S+/.exec(this.#mail?.text ?? '')?.[0];
      if (link) open(link, '_blank', 'noopener');
      return;
    }
    this.#busy = step;
    this.#keep({});
    this.requestUpdate();
    switch (step) {
      case 'address': return this.#wish('vendor', { do: 'email', who });
      case 'code': return this.#wish('vendor', { do: 'code', code: this.#mail ? codeIn(this.#mail) : '' });
      case 'details': return this.#wish('vendor', { do: 'details', who });
      case 'send': return this.#wish('vendor', { do: 'send' });
      case 'arrives': return this.#wish('distributor', { do: 'open', registration });
      case 'activate':
      case 'approve': return this.#wish('distributor', { do: step, registration });
    }
  };
  readonly #again = (): void => {
    remember(tourKey, undefined, 'sessionStorage');
    this.#left = { who: invent(currentLanguage() === 'fr') };
    this.#formStep = this.#mail = this.#busy = undefined;
    this.#events = new Map();
    this.#at = 0;
    this.#failed = false;
    this.#side = 'vendor';
    this.#run += 1;
    this.#there.clear();
    this.requestUpdate();
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#told')?.focus());
  };

  // --- what is shown

  protected override render(): TemplateResult {
    const { text } = this, at = this.#at;
    return html`<header class="opening"><div><h1>${text.title}</h1><p>${text.lead}</p></div></header>
      <nav class="rail" aria-label=${text.rail}><ol>${steps.map((step, index) => html`<li class=${index < at ? 'past' : index === at ? 'now' : ''} aria-current=${index === at ? 'step' : nothing}><span>${text.steps[step].name}</span></li>`)}</ol></nav>
      <div class="scene" data-side=${this.#side}>
        ${this.#window('vendor')}
        <section class="guide" aria-labelledby="told">${this.#guide()}</section>
        <div class="sides" role="group" aria-label=${text.windows}>${sides.map((side) => html`<button type="button" aria-pressed=${side === this.#side} @click=${() => { this.#side = side; this.requestUpdate(); }}>${text.sides[side]}</button>`)}</div>
        ${this.#window('distributor')}
      </div>`;
  }
  #window(side: Side): TemplateResult {
    const { host, path } = places[side], { text } = this;
    const start: WindowStart = { tour: location.origin, ...(side === 'vendor' ? { distributor: this.dataset.distributor ?? '', kept: this.#left.kept } : {}) };
    return html`${keyed(this.#run, html`<figure class="browser ${side}"><figcaption><i aria-hidden="true"></i><span>${host}${path === '/' ? '' : path}</span></figcaption>
      <iframe data-side=${side} title=${text.frames[side]} name=${this.#once(side, `${windowMark}${JSON.stringify(start)}`)} src=${this.#once(`${side} src`, this.#address(side))}></iframe></figure>`)}`;
  }
  #address(side: Side): string {
    const { scheme } = document.documentElement.dataset;
    return `${originOf(side)}${places[side].path}?${new URLSearchParams({ lang: currentLanguage(), ...(scheme && { scheme }) })}`;
  }
  /** A window begins once: what it began with stays, though the tour goes on. */
  readonly #begun = new Map<string, string>();
  #once(what: string, value: string): string {
    const key = `${this.#run} ${what}`;
    if (!this.#begun.has(key)) this.#begun.set(key, value);
    return this.#begun.get(key) ?? value;
  }

  #guide(): TemplateResult {
    const { text } = this, step = steps[this.#at];
    const again = html`<button type="button" class="quiet" @click=${this.#again}>${text.again}</button>`;
    const lost = this.#lost ? html`<p class="failed">${text.lost}</p>` : nothing;
    if (this.#events.has('registration.declined')) return html`<div role="status"><h2 id="told" tabindex="-1">${text.declined.title}</h2><p>${text.declined.body}</p></div><p class="row">${again}</p>`;
    if (!step) {
      return html`<div role="status"><h2 id="told" tabindex="-1">${text.done.title}</h2><p>${text.done.body}</p></div>
        <ul class="onward" aria-label=${text.done.next}>${([['theme', 'developers.localhost', '/theme'], ['developers', 'developers.localhost', '/'], ['desk', 'norderable.localhost', '/desk']] as const).map(([name, host, path]) => html`<li><a href="${location.protocol}//${host}${location.port ? `:${location.port}` : ''}${path}">${text.done[name]}</a></li>`)}</ul><p class="row">${again}</p>`;
    }
    const told = text.steps[step], mailed = step === 'code' || step === 'signIn';
    const ready = !mailed || this.#mail !== undefined;
    // The newest last, as they happened.
    const log = mailed || this.#events.size === 0 ? nothing : html`<div class="log"><h3>${text.behind}</h3><ol>${[...this.#events.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(-6).map(({ event, rule }) => html`<li><code>${event}</code><span>${rule}</span></li>`)}</ol></div>`;
    return html`<div role="status"><p class="count">${text.step(this.#at + 1, steps.length)}</p><h2 id="told" tabindex="-1">${told.title}</h2><p>${told.body}</p></div>
      ${mailed ? mailView(text, this.#mail) : nothing}
      <p class="row"><button type="button" class="primary" aria-disabled=${ready && !this.#busy ? nothing : 'true'} @click=${() => { if (ready) this.#do(step)(); }}>${this.#busy ? text.doing : told.do}</button>${this.#at > 0 ? again : nothing}</p>
      <p class="self">${text.yourself[step === 'signIn' ? 'mail' : sideOf[step]]}</p><div role="alert">${this.#failed ? html`<p class="failed">${text.failed}</p>` : nothing}${lost}</div>${log}`;
  }
}
