/** The developer panel of the demo sites: mail, operators, events, the clock, code, and how the page shows. Never loaded in production. */
import { LitElement, html, nothing } from 'lit';
import { watchLanguage } from '../../components/core/locale.ts';
import { currentLanguage } from '../sites/shared/language.ts';
import { remember, remembered } from '../sites/shared/storage.ts';
import { type DemoActivity, type DemoMessage, type DemoOperator, readRows } from './demo-api.ts';
import { panelStyles } from './panel-styles.ts';
import { text as en } from './text.en.ts';
import { text as fr } from './text.fr.ts';
import { activityPane, mailboxPane, operatorPane, pagePane, snippetPane } from './panes.ts';
import { TimePane, openAfresh } from './time-pane.ts';

export const paneNames = ['mailbox', 'operator', 'activity', 'time', 'snippet', 'page'] as const;
export type PaneName = (typeof paneNames)[number];

/** How often the mailbox looks, in ms: a code should be there when one looks for it. */
const lookEvery = 2_500;
const seenKey = 'portico-demo-seen-mail';
const openKey = 'portico-demo-panel';

export class DemoPanelElement extends LitElement {
  static override styles = panelStyles;
  static override properties = {
    pane: { state: true }, opened: { state: true }, messages: { state: true }, operators: { state: true }, activity: { state: true }, mail: { state: true }, plain: { state: true }, filter: { state: true }, lost: { state: true }, copied: { state: true },
  };
  declare pane: PaneName;
  declare opened: boolean;
  declare messages: DemoMessage[];
  declare operators: DemoOperator[];
  declare activity: DemoActivity[];
  /** Id of the message that is open. */
  declare mail: string | undefined;
  declare plain: boolean;
  declare filter: string;
  declare lost: boolean;
  declare copied: boolean;
  /** Newest message that was on screen; ids sort by time. */
  seen: string | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #unwatch: (() => void) | undefined;
  readonly #time = new TimePane(this);

  constructor() {
    super();
    this.pane = 'mailbox';
    this.opened = false;
    this.messages = [];
    this.operators = [];
    this.activity = [];
    this.plain = false;
    this.filter = '';
    this.lost = false;
    this.copied = false;
  }

  get text(): typeof en {
    return currentLanguage() === 'fr' ? fr : en;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.seen = remembered(seenKey) ?? null;
    if (remembered(openKey, 'sessionStorage') === 'open' && innerWidth > 1100) this.show(true);
    this.#unwatch = watchLanguage(() => this.requestUpdate());
    this.#timer = setInterval(() => { if (document.visibilityState === 'visible') void this.refresh(); }, lookEvery);
    document.addEventListener('visibilitychange', this.#look);
    void this.refresh();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#look);
  }
  #look = (): void => { if (document.visibilityState === 'visible') void this.refresh(); };

  async refresh(): Promise<void> {
    try {
      const messages = await readRows<DemoMessage>('messages');
      // None of the mail of before: the demo was reset, from another page or site.
      if (this.messages.length > 0 && !messages.some(({ id }) => this.messages.some((one) => one.id === id))) return openAfresh();
      this.messages = messages;
      // What was sent before this site was first opened is no news.
      if (this.seen === null) this.markSeen();
      if (this.opened && this.pane === 'activity') this.activity = await readRows<DemoActivity>('activity');
      if (this.opened && this.pane === 'operator') this.operators = await readRows<DemoOperator>('operators');
      if (this.opened && this.pane === 'time') await this.#time.refresh();
      this.lost = false;
    } catch {
      this.lost = true;
    }
  }

  markSeen(): void {
    this.seen = this.messages[0]?.id ?? '';
    remember(seenKey, this.seen);
  }
  isNew = (message: DemoMessage): boolean => this.seen !== null && message.id > this.seen;

  show(opened: boolean): void {
    this.opened = opened;
    document.documentElement.dataset.dock = opened ? 'open' : 'closed';
    remember(openKey, opened ? 'open' : 'closed', 'sessionStorage');
    if (opened) void this.refresh();
  }
  choose(pane: PaneName): void {
    if (this.pane === 'mailbox') this.markSeen();
    this.pane = pane;
    this.filter = '';
    void this.refresh();
  }

  #keys = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const next = paneNames[(paneNames.indexOf(this.pane) + step + paneNames.length) % paneNames.length] ?? 'mailbox';
    this.choose(next);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${next}`)?.focus());
  };
  #toggle = (opened: boolean) => async (): Promise<void> => {
    if (!opened && this.pane === 'mailbox') this.markSeen();
    this.show(opened);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(opened ? '[role=tab][aria-selected=true]' : '.launch')?.focus();
  };

  protected override render() {
    const { text } = this;
    const unread = this.messages.filter(this.isNew).length;
    if (!this.opened) {
      return html`<button class="launch" aria-label=${unread ? `${text.open}, ${text.unread(unread)}` : text.open} title=${text.open} @click=${this.#toggle(true)}>
        <svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" stroke-width="1.7" aria-hidden="true"><path d="M3 6h18v12H3zM3 7l9 6 9-6" /></svg>
        ${unread ? html`<span class="badge">${unread}</span>` : nothing}
      </button>`;
    }
    return html`<aside class="dock" aria-label=${text.open} @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') void this.#toggle(false)(); }}>
      <div class="head"><span>${text.tools}</span><button class="close" aria-label=${text.close} @click=${this.#toggle(false)}>✕</button></div>
      <div class="tabs" role="tablist" @keydown=${this.#keys}>
        ${paneNames.map((name) => html`<button role="tab" id="tab-${name}" aria-controls="pane" aria-selected=${name === this.pane} tabindex=${name === this.pane ? 0 : -1} @click=${() => this.choose(name)}>${text.tabs[name]}</button>`)}
      </div>
      <div class="pane" id="pane" role="tabpanel" aria-labelledby="tab-${this.pane}" tabindex=${this.pane === 'activity' ? 0 : nothing}>
        ${this.lost ? html`<p class="lead" role="status">${text.unreachable}</p>` : nothing}
        ${this.#pane()}
      </div>
    </aside>`;
  }

  #pane() {
    switch (this.pane) {
      case 'mailbox': return mailboxPane(this);
      case 'operator': return operatorPane(this);
      case 'activity': return activityPane(this);
      case 'time': return this.#time.render();
      case 'snippet': return snippetPane(this);
      case 'page': return pagePane(this);
    }
  }
}
