/**
 * On a page of another origin than the portal's: one button opens the portal's window, and what it grants begins a session of this page (OPR-9). Where the
 * browser opens no window, the reader goes to the portal and comes back, with `#portico-code=…`, to this page.
 */
import { type TemplateResult, html, nothing } from 'lit';
import { type Me, readMe } from '../../../schema/operators.ts';
import type { Locale } from '../../../schema/values.ts';
import { call } from '../../core/client.ts';
import { PorticoError, asPorticoError, passing } from '../../core/error.ts';
import { emit } from '../../core/events.ts';
import { icon } from '../../core/icons.ts';
import { type Begun, type Held, attemptName, dropAttempts, keep, kept, sessionName } from '../../core/page-session.ts';
import { type Attempt, answerOf, attemptFor, openWindow, windowName } from '../../core/portal-window.ts';
import { signedOut } from '../../core/sign-out.ts';
import type { SessionToken } from '../../core/session.ts';
import { isSibling, sessionHere } from '../../core/session-here.ts';
import { hear } from '../../core/tabs.ts';
import type { SignInText } from '../text.en.ts';
import type { Back } from './address.ts';
import type { Part, Refusal, SignInDesk } from './desk.ts';
import type { ElsewhereText } from './elsewhere-text.en.ts';

const texts = { en: () => import('./elsewhere-text.en.ts'), fr: () => import('./elsewhere-text.fr.ts') } satisfies Record<Locale, () => Promise<{ text: ElsewhereText }>>;

export class ElsewherePart implements Part {
  readonly #desk: SignInDesk;
  #text: ElsewhereText;
  #language: Locale;
  /** Made ahead: a window opens in a click alone. */
  #attempt: Attempt | undefined;
  #open: WindowProxy | undefined;
  #waiting: AbortController | undefined;
  #stage: 'button' | 'waiting' | 'redeeming' | 'signed_in' | 'insecure' = 'button';
  /** What no answer came for. */
  #unanswered: { readonly begun: Begun; readonly code: string } | undefined;
  #me: Me | undefined;
  #busy = false;
  #refusal: Refusal | undefined;
  #hush: (() => void) | undefined;

  constructor(desk: SignInDesk, text: ElsewhereText) {
    this.#desk = desk;
    this.#text = text;
    this.#language = desk.locale;
  }
  static async load(desk: SignInDesk): Promise<ElsewherePart> { return new ElsewherePart(desk, desk.words((await texts[desk.locale]()).text)); }

  get #redirects(): boolean { return this.#desk.host.mode === 'redirect'; }

  connect(): void {
    // Signed in or out in another tab, or in a window that could not tell this page.
    const stop = hear(({ what, of }) => {
      if (of !== sessionName(this.#desk.connection) || what === 'proved' || (this.#stage !== 'signed_in') !== (what === 'signed_in') || this.#stage === 'redeeming') return;
      this.#look(what === 'signed_in').catch(() => {});
    });
    this.#hush = () => {
      stop();
      this.#waiting?.abort();
    };
  }
  disconnect(): void { this.#hush?.(); }

  /** What this page shows first. */
  async begin(back: Back | undefined): Promise<void> {
    const { connection } = this.#desk;
    if (this.#language !== this.#desk.locale) this.#text = this.#desk.words((await texts[(this.#language = this.#desk.locale)]()).text);
    if (!connection.key) throw new PorticoError('authentication');
    if (!isSecureContext) { this.#stage = 'insecure'; return; }
    if (back) return this.#come(back);
    if (this.#stage === 'waiting' || this.#stage === 'redeeming') return;
    await this.#look(false);
    if (this.#stage === 'button') this.#attempt ??= await attemptFor(this.#desk.connection);
  }

  /** Whoever is signed in on this page. `news`: since now, by another window. */
  async #look(news: boolean, begun?: SessionToken): Promise<void> {
    const { connection } = this.#desk;
    const held = await kept<Held>(sessionName(connection));
    this.#me = undefined;
    if (held || isSibling(connection)) {
      try {
        const session = news ? undefined : connection.session, token = session ? undefined : (begun ?? (await sessionHere(connection)));
        if (news && token) this.#desk.signedIn(token);
        // A provider has it now, and everything in it looks again.
        if (news && connection.session) return;
        this.#me = await call({ ...connection, session: session ?? { tokenFor: () => Promise.resolve(token?.token ?? '') } }, readMe, {});
        this.#stage = 'signed_in';
        this.#waiting?.abort();
      } catch (cause) {
        // It has ended, or there is none for this site; anything else is told, and tried again.
        const { kind, problem } = asPorticoError(cause);
        if (kind !== 'session' && problem?.status !== 403) throw cause;
      }
    }
    if (!this.#me && this.#stage === 'signed_in') this.#stage = 'button';
    this.#desk.update();
  }

  readonly #press = async (): Promise<void> => {
    const attempt = this.#attempt;
    if (!attempt || this.#busy) return;
    this.#refusal = undefined;
    // Nothing is waited for before it: the browser would take the click for over.
    const open = this.#redirects ? undefined : openWindow(attempt.address('popup'));
    // Kept for a window that loses this page, and for coming back to it.
    const stored = !this.#desk.host.forget && keep(attemptName(attempt.begun.state), attempt.begun);
    if (open) return this.#wait(open, attempt);
    this.#busy = true;
    this.#desk.update();
    if (!(await stored)) {
      this.#busy = false;
      return this.#refuse(this.#text.blocked, this.#text.blockedBody);
    }
    addEventListener('pageshow', () => { this.#busy = false; this.#desk.update(); }, { once: true });
    location.assign(attempt.address('redirect'));
  };
  async #wait(open: WindowProxy, { begun }: Attempt): Promise<void> {
    this.#open = open;
    this.#stage = 'waiting';
    const waiting = (this.#waiting = new AbortController()), { connection } = this.#desk;
    void this.#desk.focus('#title');
    const [answer, next] = await Promise.all([answerOf(open, connection, begun, waiting.signal), attemptFor(connection)]);
    this.#attempt = next;
    if (waiting.signal.aborted) return;
    if (answer?.code) return this.#redeem(begun, answer.code);
    this.#stage = 'button';
    if (answer) {
      await dropAttempts();
      return this.#desk.focus('.primary');
    }
    return this.#refuse(this.#text.closed, this.#text.closedBody);
  }
  readonly #stop = (): void => {
    this.#open?.close();
    this.#waiting?.abort();
    this.#stage = 'button';
    void this.#desk.focus('.primary');
  };
  readonly #show = (): void => this.#open?.focus();

  /** Back from the portal, along with the reader; or in the window that this page has opened, and that has lost it. */
  async #come({ state, code }: Back): Promise<void> {
    const begun = await kept<Begun>(attemptName(state));
    this.#attempt = await attemptFor(this.#desk.connection);
    if (!begun) return this.#refuse(this.#text.lost, this.#text.lostBody);
    history.replaceState(history.state, '', begun.back);
    if (code) await this.#redeem(begun, code);
    else await dropAttempts();
  }
  async #redeem(begun: Begun, code: string): Promise<void> {
    this.#stage = 'redeeming';
    this.#refusal = this.#unanswered = undefined;
    this.#desk.update();
    const { connection, host } = this.#desk;
    try {
      const { redeemed } = await import('../../core/possession.ts');
      const session = await redeemed(connection, begun, code, host.forget || undefined);
      this.#stage = 'signed_in';
      this.#desk.signedIn(session);
      if (window.name === windowName) close();
      if (!connection.session) await this.#look(false, session).catch(() => {});
      await this.#desk.focus('#title');
    } catch (cause) {
      if (passing(asPorticoError(cause).kind)) this.#unanswered = { begun, code };
      else this.#stage = 'button';
      this.#refusal = this.#desk.explain(cause);
      await this.#desk.focus('.refusal');
    }
  }
  readonly #retry = (): void => { if (this.#unanswered) void this.#redeem(this.#unanswered.begun, this.#unanswered.code); };
  #refuse(title: string, detail: string): Promise<void> {
    this.#refusal = { title, detail, tone: 'attention' };
    return this.#desk.focus('.refusal');
  }

  readonly #leave = async (): Promise<void> => {
    if (this.#busy) return;
    this.#busy = true;
    this.#desk.update();
    const { connection, host } = this.#desk;
    await signedOut({ ...connection, session: connection.session ?? { tokenFor: async () => (await sessionHere(connection)).token } }, false);
    this.#busy = false;
    this.#stage = 'button';
    this.#me = undefined;
    this.#attempt ??= await attemptFor(connection);
    emit(host, 'portico-signed-out', null);
    await this.#desk.focus('.primary');
  };

  render(text: SignInText): TemplateResult {
    const words = this.#text, stage = this.#stage;
    if (stage === 'insecure') return html`<div class="card">${this.#desk.told({ title: words.insecure, detail: words.insecureBody, tone: 'attention' }, html`<a class="button" href="${this.#desk.connection.endpoint}/sign-in">${words.toPortal}</a>`)}</div>`;
    const refusal = this.#desk.told(this.#refusal, this.#unanswered ? html`<button type="button" @click=${this.#retry}>${text.tryAgain}</button>` : nothing);
    if (stage === 'redeeming') return html`<div class="card">${this.#refusal ? refusal : html`<p class="wait" role="status"><span class="spinner"></span>${text.signingIn}</p>`}</div>`;
    if (stage === 'waiting') {
      return html`<div class="card">${icon('clock')}<div><h2 id="title" tabindex="-1">${words.waitingTitle}</h2><p class="muted">${words.waitingBody}</p></div>
        <div class="actions stacked"><button type="button" @click=${this.#show}>${words.showWindow}</button><button type="button" class="quiet" @click=${this.#stop}>${text.cancel}</button></div></div>`;
    }
    if (stage === 'signed_in') {
      const { continueUrl } = this.#desk.host, me = this.#me;
      return html`<div class="card">${icon('success')}<div><h2 id="title" tabindex="-1">${text.signedInTitle}</h2><p>${me ? words.as(me.operator.name, me.organization.name) : nothing} <span class="muted">${words.here}</span></p></div>
        <div class="actions stacked">${continueUrl ? html`<a class="button primary" href=${continueUrl}>${text.goOn}</a>` : nothing}<button type="button" data-action="sign-out" aria-busy=${this.#busy ? 'true' : nothing} @click=${this.#leave}>${words.signOut}</button></div></div>`;
    }
    return html`<section class="card" aria-labelledby="title">${refusal}<div><h2 id="title" tabindex="-1">${text.title}</h2><p class="muted">${this.#redirects ? words.introRedirect : words.intro}</p></div>
      <div class="actions stacked"><button type="button" class="primary" data-action="open" aria-busy=${this.#busy ? 'true' : nothing} @click=${this.#press}>${words.open}</button></div>${this.#desk.asksAccess()}</section>`;
  }
}
