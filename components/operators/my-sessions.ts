import { type TemplateResult, html, nothing } from 'lit';
import type { ReplyOf } from '../../schema/endpoint.ts';
import { type MySession, endSession, endSessions, listSessions } from '../../schema/sign-in.ts';
import { chip, chipStyles } from '../core/chip.ts';
import { dayText, instantText, timeAgo } from '../core/dates.ts';
import { dialog } from '../core/dialog.ts';
import { dialogStyles } from '../core/dialog-lists.ts';
import { PorticoElement, type Status } from '../core/element.ts';
import { asPorticoError } from '../core/error.ts';
import { emit } from '../core/events.ts';
import { failureWords, notice, panel, skeleton, urgent } from '../core/panels.ts';
import { Live } from '../requests/live.ts';
import { mySessionsStyles } from './my-sessions.styles.ts';
import type { SessionsText } from './sessions-text.en.ts';

declare global {
  interface HTMLElementTagNameMap { 'portico-my-sessions': MySessionsElement }
}

/** What is about to end: one session, all others, or all. */
type Ending = MySession | 'others' | 'all';

/**
 * Where I am signed in (OPR-7, OPR-9): each of my sessions, with browser, site and when it was last used; one of them is ended, or all others, or all. And the
 * account that I sign in with.
 *
 * @fires portico-ready - The list is there.
 * @fires portico-load-error - It is not; `detail.kind` says why.
 * @fires portico-before-ask - Before whoever can lift a refusal is asked; can be prevented, or delayed by `detail.waitUntil(promise)`.
 * @fires portico-help-asked - Whoever can lift a refusal was asked.
 * @fires portico-signed-out - This very session was ended. A `<portico-provider>` around forgets it.
 * @csspart chip - The mark of this session.
 * @csspart dialog - The dialog before this session or several end, and the one that asks for a proof of who it is.
 * @csspart field - A label with its control, in the dialog.
 * @csspart panel - A message in place of the list.
 * @cssstate loading, ready, error, unauthorized
 */
export class MySessionsElement extends PorticoElement<SessionsText> {
  static override styles = [PorticoElement.styles, chipStyles, dialogStyles, mySessionsStyles];

  protected get dictionary() { return { en: () => import('./sessions-text.en.ts'), fr: () => import('./sessions-text.fr.ts') }; }
  protected override get asking() { return () => import('../core/refusal.ts'); }
  #it: ReplyOf<typeof listSessions> | undefined;
  /** Asked about in a dialog. */
  #asked: Ending | undefined;
  #busy: Ending | undefined;
  #said = '';
  #refusal: string | undefined;
  /** This session is over. */
  #out = false;

  constructor() {
    super();
    this.addController(new Live(() => this.#refresh()));
  }
  protected async load(): Promise<Status> {
    try {
      this.#it = await this.read(listSessions, {});
      this.#out = false;
    } catch (cause) {
      // That nobody is signed in any more is what was wanted, and is shown.
      if (!this.#out || asPorticoError(cause).kind !== 'session') throw cause;
    }
    return 'ready';
  }
  protected override renderSkeleton(): TemplateResult { return skeleton(5); }
  async #refresh(): Promise<void> {
    if (!this.filled || this.#out || this.#busy || this.#asked || this.failure) return;
    this.#it = await this.read(listSessions, {}).catch(() => this.#it);
    this.requestUpdate();
  }

  #name({ agent, origin }: MySession): string { return `${agent ?? (this.text as SessionsText).unknownAgent}, ${this.#where(origin)}`; }
  #where(origin: string): string {
    const here = new URL(this.connection.endpoint, location.href).origin;
    return origin === here ? (this.text as SessionsText).portal : URL.canParse(origin) ? new URL(origin).host : origin;
  }

  /** One that is not this one ends at once; this one, or several, after a word of what that means. */
  readonly #press = (what: Ending): void => {
    this.#said = '';
    this.#refusal = undefined;
    if (what instanceof Object && !what.current) return void this.#end(what);
    this.#asked = what;
    this.requestUpdate();
  };
  async #end(what: Ending): Promise<void> {
    if (this.#busy) return;
    this.#busy = what;
    this.#refusal = undefined;
    this.requestUpdate();
    const text = this.text as SessionsText;
    try {
      if (what instanceof Object) await this.write(endSession, { params: { session: what.id } }).catch((cause: unknown) => { if (asPorticoError(cause).problem?.status !== 404) throw cause; });
      else await this.write(endSessions, { body: { keepThis: what === 'others' } });
      this.#asked = undefined;
      if (what === 'all' || (what instanceof Object && what.current)) return this.#leave();
      this.#said = what === 'others' ? text.endedOthers : text.ended(this.#name(what));
      this.#it = await this.read(listSessions, {}).catch(() => this.#it && { ...this.#it, sessions: this.#it.sessions.filter((one) => (what === 'others' ? one.current : one !== what)) });
    } catch (cause) {
      const { kind, problem } = asPorticoError(cause);
      this.#refusal = problem?.detail ?? failureWords(text, { kind, problem }).body;
    } finally {
      this.#busy = undefined;
    }
    await this.#focus(this.#refusal ? '.refusal' : '#title');
  }
  #leave(): void {
    this.#out = true;
    emit(this, 'portico-signed-out', null);
    void this.#focus('a.primary');
  }
  readonly #close = (): void => {
    const asked = this.#asked;
    this.#asked = this.#refusal = undefined;
    void this.#focus(`[data-end='${asked instanceof Object ? asked.id : asked}']`);
  };
  async #focus(selector: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  protected renderReady(text: SessionsText): TemplateResult {
    if (this.#out || !this.#it) return panel('lock', text.signedOutTitle, html`<p>${text.signedOutBody}</p>`, html`<a class="button primary" href=${this.signInAddress}>${text.signIn}</a>`);
    const { sessions, account } = this.#it, others = sessions.filter(({ current }) => !current).length;
    const end = (what: Ending, look: string, label: string): TemplateResult => html`<button type="button" class=${look} data-end=${what as string} aria-busy=${this.#busy === what ? 'true' : nothing} @click=${() => this.#press(what)}>${label}</button>`;
    return html`<section aria-labelledby="title"><h2 id="title" tabindex="-1">${text.title}</h2><p class="muted">${text.intro}</p>
        ${this.#refusal && !this.#asked ? urgent('refusal', notice('attention', text.failed, this.#refusal)) : nothing}
        <div role="status">${this.#said ? notice('success', this.#said) : nothing}</div>
        <ul class="sessions">${sessions.map((one) => this.#row(text, one))}</ul>
        ${others === 0 ? html`<p class="muted only">${text.onlyThis}</p>` : nothing}<div class="actions">${others > 0 ? end('others', '', text.others) : nothing}${end('all', 'destructive', text.all)}</div></section>
      <section aria-labelledby="account"><h2 id="account">${text.accountTitle}</h2>
        <p class="account">${account ? html`<strong>${account.provider}</strong> · ${account.email} <span class="muted">${text.accountSince} ${dayText(account.since.slice(0, 10), this.language)}</span>` : html`<span class="muted">${text.noAccount}</span>`}</p></section>
      ${this.#asked ? this.#question(text, this.#asked, others) : nothing}`;
  }
  #row(text: SessionsText, one: MySession): TemplateResult {
    const { id, current, agent, origin, method, beganAt, seenAt } = one, locale = this.language;
    return html`<li><div><p class="name"><strong>${agent ?? text.unknownAgent}</strong>${current ? chip('success', 'success', text.thisOne) : nothing}</p>
        <p>${this.#where(origin)}${method ? html` <span class="muted">${text.methods[method]}</span>` : nothing}</p>
        <p class="muted">${text.since} ${instantText(beganAt, locale)} · ${seenAt ? html`${text.used} ${timeAgo(seenAt, locale, (at) => at.toLocaleTimeString(locale, { timeStyle: 'short' }))}` : text.neverUsed}</p></div>
      <button type="button" data-end=${id} aria-label=${text.endThis(this.#name(one))} aria-busy=${this.#busy === one ? 'true' : nothing} @click=${() => this.#press(one)}>${text.end}</button></li>`;
  }
  #question(text: SessionsText, asked: Ending, others: number): TemplateResult {
    const title = asked === 'others' ? text.others : asked === 'all' ? text.all : text.endThis(this.#name(asked));
    return dialog(title, html`<form novalidate @submit=${(event: Event) => { event.preventDefault(); void this.#end(asked); }}>${this.#refusal ? urgent('refusal', notice('attention', text.failed, this.#refusal)) : nothing}
      <p>${asked === 'others' ? text.othersBody(others) : asked === 'all' ? text.allBody : text.thisBody}</p>
      <div class="actions"><button class=${asked === 'others' ? 'primary' : 'destructive'} aria-busy=${this.#busy ? 'true' : nothing}>${asked instanceof Object ? text.end : title}</button><button type="button" class="quiet" @click=${this.#close}>${text.cancel}</button></div></form>`, this.#close);
  }
}
