/**
 * A sensitive action asks for a proof, not older than ten minutes, that it is them (OPR-9): given in place, and then the very same request is sent again.
 * First the host is asked for it (`fetchSession`, reason `step_up`); where it has none, or that is not enough, by a code to the mailbox; and where only a
 * work account signs in, by that account in a window of the portal. Who cancels finds all as it was.
 */
import { type ReactiveController, type TemplateResult, html, nothing } from 'lit';
import { checkCode } from '../../schema/checks.ts';
import type { ReplyOf } from '../../schema/endpoint.ts';
import { confirmProof, requestProof } from '../../schema/sign-in.ts';
import type { Locale } from '../../schema/values.ts';
import { Countdown } from './countdown.ts';
import { dialog } from './dialog.ts';
import { dialogStyles } from './dialog-lists.ts';
import { asPorticoError } from './error.ts';
import { field } from './field.ts';
import { FormController } from './form.ts';
import { formStyles } from './form-styles.ts';
import type { Lender, Shown } from './lender.ts';
import { failureWords, notice, skeleton, urgent } from './panels.ts';
import type { PortalWindow } from './portal-window.ts';
import type { StepUpText } from './step-up-text.en.ts';
import { stepUpStyles } from './step-up.styles.ts';

type Session = NonNullable<ReturnType<Lender['session']>>;
/** Answers whether it may be enough now. */
type Way = (session: Session, it: Lender) => Promise<boolean>;
/** `over`: there is no code that could be entered. */
type Stage = 'asking' | 'code' | 'over' | 'account';
type Mailed = ReplyOf<typeof requestProof>;

const texts = { en: () => import('./step-up-text.en.ts'), fr: () => import('./step-up-text.fr.ts') } satisfies Record<Locale, () => Promise<{ text: StepUpText }>>;
/** A proof serves calls that were refused while it was given, for so long after it, in milliseconds. */
const shared = 5_000;
const ways = new WeakMap<Session, Map<Way, Promise<boolean>>>();
/** Codes that are on their way: who closes the dialog and opens it again needs no other. */
const mailed = new WeakMap<Session, Mailed>();

/** Sends what was refused again once it is proved. */
export async function proved<R>(it: Lender, refused: unknown, send: () => Promise<R>): Promise<R> {
  const session = it.session();
  for (const way of session ? [byHost, byDialog] : []) {
    if (!(await once(session as Session, way, it))) continue;
    try {
      return await send();
    } catch (error) {
      if (asPorticoError(error).kind !== 'step_up') throw error;
    }
  }
  throw refused;
}
/** Several calls at once ask once, whichever elements they are of. */
function once(session: Session, way: Way, it: Lender): Promise<boolean> {
  const open = ways.get(session) ?? new Map<Way, Promise<boolean>>();
  const running = open.get(way) ?? way(session, it);
  ways.set(session, open.set(way, running));
  const over = (enough: boolean): void => void setTimeout(() => { if (open.get(way) === running) open.delete(way); }, enough ? shared : 0);
  running.then(over, () => over(false));
  return running;
}
const byHost: Way = (session) => session.renew('step_up').then(() => true, (cause: unknown) => {
  // The person canceled there: that is an answer.
  if ((cause as Error | undefined)?.name === 'AbortError') throw asPorticoError(cause, 'step_up');
  return false;
});
const byDialog: Way = (session, it) => new Promise((resolve) => { void new Proof(it, session, resolve).begin(); });

class Proof implements Shown, ReactiveController {
  readonly #it: Lender;
  readonly #session: Session;
  readonly #resolve: (proved: boolean) => void;
  readonly #form: FormController<'proof-code'>;
  readonly #wait: Countdown;
  /** Where the focus goes back to. */
  readonly #from: Element | null;
  #text: StepUpText | undefined;
  #language: Locale | undefined;
  #stage: Stage = 'asking';
  #window: PortalWindow | undefined;
  #open = false;
  #busy: 'confirm' | 'resend' | undefined;
  #again = false;
  #refusal: { readonly title: string; readonly detail: string } | undefined;

  constructor(it: Lender, session: Session, resolve: (proved: boolean) => void) {
    this.#it = it;
    this.#session = session;
    this.#resolve = resolve;
    this.#from = (it.host.renderRoot as ShadowRoot).activeElement ?? document.activeElement;
    this.#form = new FormController(it.host, { 'proof-code': { check: (typed) => checkCode(digitsOf(typed)), pointer: '/code' } });
    this.#wait = new Countdown(it.host);
    it.host.addController(this);
  }
  hostDisconnected(): void { this.#end(false); }

  async begin(): Promise<void> {
    const { adoptedStyleSheets } = this.#it.host.renderRoot as ShadowRoot;
    for (const { styleSheet } of [formStyles, dialogStyles, stepUpStyles]) if (styleSheet && !adoptedStyleSheets.includes(styleSheet)) adoptedStyleSheets.push(styleSheet);
    await this.#speak();
    this.#it.show(this);
    const known = mailed.get(this.#session);
    if (!known || Date.parse(known.expiresAt) <= Date.now()) return this.#request('asking');
    this.#wait.until(known.resendAt);
    await this.#turn('code');
  }
  async #speak(): Promise<void> {
    const locale = (this.#language = this.#it.locale());
    const { text } = await texts[locale]();
    if (locale === this.#language) this.#text = this.#it.words(text);
    this.#it.host.requestUpdate();
  }
  readonly #cancel = (): void => this.#end(false);
  #end(proved: boolean): void {
    const { host } = this.#it;
    this.#window?.close();
    this.#it.show(undefined);
    for (const each of [this, this.#form, this.#wait]) host.removeController(each);
    this.#form.hostDisconnected();
    this.#wait.hostDisconnected();
    if (proved) mailed.delete(this.#session);
    void this.#leave(proved);
  }
  async #leave(proved: boolean): Promise<void> {
    await this.#it.host.updateComplete;
    if (this.#from?.isConnected) (this.#from as HTMLElement).focus();
    this.#resolve(proved);
  }
  #refuse(cause: unknown): void {
    const { kind, problem } = asPorticoError(cause), words = failureWords(this.#text as StepUpText, { kind, problem });
    this.#refusal = { title: problem?.title ?? words.title, detail: problem?.detail ?? words.body };
  }
  async #turn(stage: Stage): Promise<void> {
    this.#stage = stage;
    await this.#focus(this.#refusal ? '.refusal' : stage === 'code' ? '[name=proof-code]' : '.primary');
  }
  async #focus(selector: string): Promise<void> {
    const { host } = this.#it;
    host.requestUpdate();
    await host.updateComplete;
    (host.renderRoot as ShadowRoot).querySelector<HTMLElement>(`.step-up ${selector}`)?.focus();
  }

  // --- by a code to the mailbox

  async #request(as: 'asking' | 'resend'): Promise<void> {
    if (this.#busy) return;
    if (as === 'resend') this.#busy = as;
    this.#again = false;
    this.#refusal = undefined;
    this.#it.host.requestUpdate();
    let then: Stage = 'code';
    try {
      const code = await this.#it.write(requestProof, { body: {} });
      mailed.set(this.#session, code);
      this.#wait.until(code.resendAt);
      this.#again = as === 'resend';
      this.#form.clear();
    } catch (cause) {
      const { problem } = asPorticoError(cause);
      if (problem?.code === 'sign_in.work_account_required') return this.#byAccount();
      if (problem?.code === 'proof.too_soon') this.#wait.start(problem.retryAfter);
      this.#refuse(cause);
      then = mailed.has(this.#session) ? 'code' : 'over';
    }
    this.#busy = undefined;
    await this.#turn(then);
  }
  readonly #resend = (): void => { if (this.#wait.left === 0) void this.#request('resend'); };
  readonly #confirm = async (event: Event): Promise<void> => {
    event.preventDefault();
    const code = mailed.get(this.#session);
    if (this.#busy || !code) return;
    this.#refusal = undefined;
    this.#again = false;
    if (!this.#form.check()) return this.#focus('[name=proof-code]');
    this.#busy = 'confirm';
    this.#it.host.requestUpdate();
    try {
      await this.#it.write(confirmProof, { params: { proof: code.proof }, body: { code: digitsOf(this.#form.value('proof-code')) } });
      return this.#end(true);
    } catch (cause) {
      const { problem } = asPorticoError(cause);
      this.#busy = undefined;
      if (problem?.code === 'proof.code_wrong' && problem.triesLeft !== 0) {
        this.#form.refuse('proof-code', { detail: problem.detail });
        return this.#focus('[name=proof-code]');
      }
      // Used up, too old; or the host has given this page another session since.
      const gone = problem?.code.startsWith('proof.') === true || problem?.status === 404;
      if (gone) mailed.delete(this.#session);
      this.#refuse(cause);
      await this.#turn(gone ? 'over' : 'code');
    }
  };

  // --- by the work account, in a window of the portal

  async #byAccount(): Promise<void> {
    this.#window = await (await import('./portal-window.ts')).proofWindow(this.#it.connection(), this.#session);
    this.#busy = undefined;
    await this.#turn('account');
  }
  readonly #openWindow = async (): Promise<void> => {
    const text = this.#text as StepUpText;
    this.#refusal = undefined;
    // Before anything is waited for: browsers open windows for a click only.
    const answer = this.#window?.open();
    this.#open = answer !== undefined;
    if (!answer) this.#refusal = { title: text.windowBlocked, detail: text.windowBlockedBody };
    this.#it.host.requestUpdate();
    if (!answer) return this.#turn('account');
    try {
      if (await answer) return this.#end(true);
      this.#refusal = { title: text.windowClosed, detail: text.windowClosedBody };
    } catch (cause) {
      this.#refuse(cause);
    }
    this.#open = false;
    await this.#turn('account');
  };

  render(): TemplateResult {
    if (this.#language !== this.#it.locale()) void this.#speak();
    const text = this.#text as StepUpText, account = this.#stage === 'account';
    return dialog(account ? text.accountTitle : text.errors.step_up.title, html`<form class="step-up" novalidate @submit=${this.#confirm}>
      ${this.#refusal ? urgent('refusal', notice('attention', this.#refusal.title, this.#refusal.detail)) : nothing}
      <p>${account ? text.accountBody : text.why}</p>${this.#content(text)}
      <div class="actions">${this.#buttons(text)}<button type="button" class="quiet" data-action="proof.cancel" @click=${this.#cancel}>${text.cancel}</button></div></form>`, this.#cancel, 'step-up-title');
  }
  #content(text: StepUpText): unknown {
    const { email } = mailed.get(this.#session) ?? {};
    if (this.#stage === 'asking') return skeleton(2);
    if (this.#stage === 'account') return html`<div role="status">${this.#open ? html`<p class="muted">${text.windowOpen}</p>` : nothing}</div>`;
    if (this.#stage === 'over') return nothing;
    return html`<p>${email ? text.sent(email) : nothing}</p>
      ${field(text, this.#form, 'proof-code', { label: text.codeLabel, hint: text.codeHint, autocomplete: 'one-time-code', inputmode: 'numeric', required: text.codeRequired })}
      <div role="status">${this.#again ? html`<p class="muted">${text.resent}</p>` : nothing}</div>`;
  }
  #buttons(text: StepUpText): unknown {
    const { left } = this.#wait, stage = this.#stage;
    if (stage === 'asking') return nothing;
    if (stage === 'account') return this.#window ? html`<button type="button" class="primary" data-action="proof.window" @click=${this.#openWindow}>${text.openWindow}</button>` : nothing;
    const resend = html`<button type="button" class=${stage === 'over' ? 'primary' : 'quiet'} data-action="proof.resend" aria-disabled=${left > 0 ? 'true' : nothing} aria-busy=${this.#busy === 'resend' ? 'true' : nothing} @click=${this.#resend}>${left > 0 ? text.resendIn(left) : text.resend}</button>`;
    return stage === 'over' ? resend : html`<button class="primary" aria-busy=${this.#busy === 'confirm' ? 'true' : nothing}>${text.confirm}</button>${resend}`;
  }
}
/** As it is pasted: "123 456". */
const digitsOf = (typed: string): string => typed.replace(/\s+/g, '');
