import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';
import { checkCode, checkFilled } from '../../schema/checks.ts';
import { type RegistrationProgress, confirmRegistrationEmail, readRegistrationProgress, resendRegistrationCode, resendRegistrationMail, withdrawRegistration } from '../../schema/registration.ts';
import { chipStyles } from '../core/chip.ts';
import { PorticoElement, type Status } from '../core/element.ts';
import { type PorticoError, asPorticoError, passing } from '../core/error.ts';
import { type BeforeDetail, ask, emit } from '../core/events.ts';
import { FormController } from '../core/form.ts';
import { failureWords, panel, skeleton } from '../core/panels.ts';
import { renderSlotted, slottedField } from '../core/slotted-field.ts';
import { formStyles } from '../core/form-styles.ts';
import { timelineStyles } from '../core/timeline.ts';
import { Countdown } from '../core/countdown.ts';
import { NewsWatch } from './news-watch.ts';
import { registrationStatusStyles } from './registration-status.styles.ts';
import type { StatusText } from './status-text.en.ts';
import type { Unreachable } from './unreachable.ts';
import { type StatusView, statusView, waiting } from './status-view.ts';
import type { CodeView } from './status-withdraw.ts';

export interface ContinueDetail { readonly registration: string; readonly token: string }
export interface BeforeWithdrawDetail extends BeforeDetail { readonly registration: string }
export interface WithdrawnDetail { readonly registration: string }

declare global {
  interface HTMLElementTagNameMap { 'portico-registration-status': RegistrationStatusElement }
  interface HTMLElementEventMap {
    'portico-continue': CustomEvent<ContinueDetail>;
    'portico-before-withdraw': CustomEvent<BeforeWithdrawDetail>;
    'portico-withdrawn': CustomEvent<WithdrawnDetail>;
  }
}

let instances = 0;

/**
 * Where a registration stands, for who follows the link of its e-mail: state, timeline, who acts until when, and what the applicant can do (REG-14).
 *
 * @fires portico-ready - It is shown.
 * @fires portico-load-error - It cannot be; `detail.kind` says why.
 * @fires portico-continue - "Continue" was chosen; can be prevented by a page that leads on itself.
 * @fires portico-before-withdraw - Before it is withdrawn; can be prevented, or delayed by `detail.waitUntil(promise)`.
 * @fires portico-withdrawn - The applicant withdrew the request.
 * @csspart timeline - The steps.
 * @csspart chip - The state.
 * @csspart field - The code's label with its input.
 * @csspart dialog - The dialog before withdrawing.
 * @csspart panel - A message in place of all.
 * @cssstate loading, ready, empty, error
 */
export class RegistrationStatusElement extends PorticoElement<StatusText> {
  static override properties: PropertyDeclarations = { registration: {}, token: {}, registerUrl: { attribute: 'register-url' }, continueUrl: { attribute: 'continue-url' } };
  static override styles = [PorticoElement.styles, chipStyles, formStyles, timelineStyles, registrationStatusStyles];

  /** Id of the registration. */
  declare registration: string | undefined;
  /** The link's token. */
  declare token: string | undefined;
  /** Where a new request starts; by default `/register` of the portal. */
  declare registerUrl: string | undefined;
  /** Where an unfinished request is gone on with; by default `/register` of the portal. Gets `#registration=…&token=…`. */
  declare continueUrl: string | undefined;

  protected get dictionary() { return { en: () => import('./status-text.en.ts'), fr: () => import('./status-text.fr.ts') }; }
  readonly #id = `portico-registration-status-${(instances += 1)}-code`;
  readonly #form = new FormController(this, { code: { check: (text) => checkFilled(text) ?? checkCode(text), pointer: '/code' } });
  readonly #mailWait = new Countdown(this);
  readonly #codeWait = new Countdown(this);
  readonly #watch = new NewsWatch(this, () => this.#look());
  #progress: RegistrationProgress | undefined;
  /** Of the confirmed mailbox: the link's own withdraws nothing, since it can be forwarded. */
  #ownToken: string | undefined;
  #stage: 'read' | 'dialog' | 'code' = 'read';
  /** Withdrawing comes with its code. */
  #withdrawal: typeof import('./status-withdraw.ts') | undefined;
  #busy: 'mail' | 'withdrawal' | undefined;
  #message: StatusView['message'];
  #refusal: string | undefined;
  #codeSent = false;
  #news = '';
  #unreachable: Unreachable | undefined;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (!this.text || !(changed.has('registration') || changed.has('token'))) return;
    this.#progress = this.#ownToken = this.#message = undefined;
    this.#stage = 'read';
    void this.restart();
  }

  protected async load(): Promise<Status> {
    if (!this.registration || !this.token) return 'empty';
    this.#show(await this.#read());
    return 'ready';
  }
  async #read(): Promise<RegistrationProgress> {
    const it = await this.read(readRegistrationProgress, { params: this.#params() }, { token: this.#held() });
    if (it.unreachable) this.#unreachable = await (await import('./unreachable.ts')).unreachableIn(this.language, (text) => this.words(text));
    return it;
  }
  #params(): { registration: string } { return { registration: this.registration as string }; }
  #held(): string | undefined { return this.#ownToken ?? this.token; }

  // --- news

  #show(it: RegistrationProgress): void {
    const print = ({ state, steps }: RegistrationProgress): string => JSON.stringify([state, steps.map(({ step, state: at, actor }) => [step, at, actor])]);
    // Of the same request: what is opened anew is read, not announced.
    if (this.#progress && this.text && print(this.#progress) !== print(it)) {
      this.#news = this.text.news(it.state === 'under_review' ? waiting(this.text, it) : this.text.titles[it.state]);
    }
    this.#progress = it;
    this.#mailWait.until(it.resendAt);
    if (!it.can.includes('withdraw')) this.#stage = 'read';
    this.requestUpdate();
    if (it.state === 'draft' || it.state === 'email_confirmed' || it.state === 'under_review') this.#watch.wait();
    else this.#watch.stop();
  }
  async #look(): Promise<void> {
    const asked = this.#progress;
    try {
      const it = await this.#read();
      // What the applicant did meanwhile is newer.
      if (this.isConnected && asked === this.#progress) this.#show(it);
    } catch (cause) {
      if (cause instanceof DOMException) return;
      const error = asPorticoError(cause);
      if (error.kind === 'rate_limit') this.#watch.wait();
      else this.fail(error);
    }
  }

  // --- what the applicant does

  readonly #goOn = (event: Event): void => {
    if (!emit(this, 'portico-continue', { registration: this.registration as string, token: this.#held() as string }, true)) event.preventDefault();
  };

  readonly #resend = async (): Promise<void> => {
    if (this.#busy || this.#mailWait.left > 0) return;
    const { email } = this.#progress as RegistrationProgress;
    await this.#act('mail', async () => {
      const { resendAt } = await this.write(resendRegistrationMail, { params: this.#params(), body: {} }, { token: this.#held() });
      this.#mailWait.until(resendAt);
      this.#message = { tone: 'success', title: this.text?.resent(email) ?? email };
    });
  };

  readonly #askWithdrawal = (): void => void this.#act('withdrawal', async () => {
    if (!this.#withdrawal) {
      this.#withdrawal = await import('./status-withdraw.ts').catch((cause: unknown) => { throw asPorticoError(cause, 'connection'); });
      (this.renderRoot as ShadowRoot).adoptedStyleSheets.push(...this.#withdrawal.withdrawStyles());
    }
    this.#stage = 'dialog';
  });
  readonly #keep = (): void => {
    this.#stage = 'read';
    this.#form.clear();
    void this.#focus('.withdraw');
  };
  readonly #withdraw = (): void => void this.#act('withdrawal', async () => {
    if (this.#stage === 'dialog' && !(await ask(this, 'portico-before-withdraw', this.#params()))) return;
    // The code may be used up already, and only the answer to the withdrawal lost.
    if (this.#stage === 'code' && !this.#ownToken) {
      this.#form.set('code', this.#form.value('code').replace(/\D/g, ''));
      if (!this.#form.check()) return this.#focus('.summary');
      this.#ownToken = (await this.write(confirmRegistrationEmail, { params: this.#params(), body: { code: this.#form.value('code') } })).token;
    }
    try {
      this.#show(await this.write(withdrawRegistration, { params: this.#params(), body: {} }, { token: this.#held() }));
    } catch (cause) {
      if (asPorticoError(cause).problem?.code !== 'registration.token_required') throw cause;
      this.#ownToken = undefined;
      return this.#askCode();
    }
    this.#stage = 'read';
    this.#form.clear();
    this.#message = { tone: 'success', title: this.text?.withdrawnNow ?? '' };
    emit(this, 'portico-withdrawn', this.#params());
    await this.#focus('#title');
  });

  async #askCode(): Promise<void> {
    this.#form.clear();
    this.#codeSent = false;
    try {
      await this.#mailCode();
    } catch (cause) {
      const { problem } = asPorticoError(cause);
      // One is on its way already.
      if (problem?.code !== 'registration.code_too_soon') throw cause;
      this.#codeWait.start(problem.retryAfter);
    }
    this.#stage = 'code';
    await this.#focusCode();
  }
  async #mailCode(): Promise<void> {
    const { resendAt } = await this.write(resendRegistrationCode, { params: this.#params(), body: {} });
    this.#form.clear();
    this.#codeWait.until(resendAt);
  }
  readonly #anotherCode = (): void => {
    if (this.#codeWait.left > 0) return;
    this.#codeSent = false;
    void this.#act('withdrawal', async () => {
      await this.#mailCode();
      this.#codeSent = true;
      await this.#focusCode();
    });
  };

  /** Acts, and shows what went wrong where the applicant is. */
  async #act(what: 'mail' | 'withdrawal', act: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = what;
    this.#message = this.#refusal = undefined;
    this.requestUpdate();
    try {
      await act();
    } catch (cause) {
      await this.#refused(what, asPorticoError(cause));
    } finally {
      this.#busy = undefined;
      this.requestUpdate();
    }
  }
  async #refused(what: 'mail' | 'withdrawal', error: PorticoError): Promise<void> {
    const { kind, problem } = error;
    if (passing(kind)) emit(this, 'portico-load-error', { kind, problem });
    switch (problem?.code) {
      case 'registration.token_required': this.#stage = 'read'; return this.fail(error);
      case 'registration.code_too_soon': return (what === 'mail' ? this.#mailWait : this.#codeWait).start(problem.retryAfter);
      case 'registration.code_wrong': this.#form.refuse('code', { detail: problem.detail }); return this.#focus('.summary');
      case 'registration.closed': case 'registration.already_decided': return this.#overtaken(problem.detail);
      default:
    }
    const detail = problem && problem.status < 500 ? problem.detail : this.text && failureWords(this.text, { kind, problem }).title;
    if (this.#stage === 'read') return void (this.#message = { tone: 'attention', title: detail ?? kind });
    this.#refusal = detail;
    await this.#focus('.refusal');
  }
  /** Somebody decided meanwhile: show how it stands now. */
  async #overtaken(detail: string): Promise<void> {
    this.#stage = 'read';
    const it = await this.#read().catch(() => undefined);
    if (it) this.#show(it);
    this.#message = { tone: 'info', title: this.text?.meanwhile ?? '', detail };
    await this.#focus('#title');
  }

  readonly #focusCode = async (): Promise<void> => {
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>('[slot=code]')?.focus();
  };
  async #focus(selector: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  // --- what is shown

  #registerAddress(query = ''): string { return this.registerUrl ?? `${this.connection.endpoint}/register${query}`; }
  #continueAddress(): string {
    const fragment = new URLSearchParams({ registration: this.registration ?? '', token: this.#held() ?? '' });
    return `${(this.continueUrl ?? this.#registerAddress()).replace(/#.*/, '')}#${fragment}`;
  }

  protected override updated(): void {
    const { text } = this;
    const shown = text && this.filled && this.#stage === 'code' && slottedField(text, this, this.#id, {
      name: 'code', form: this.#form as FormController<string>, label: text.codeLabel, hint: text.codeHint, required: text.codeRequired, type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code', key: 'done',
    });
    renderSlotted(this, shown || nothing);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { text, failure } = this, code = failure?.problem?.code;
    if (!text || (code !== 'registration.token_required' && code !== 'resource.not_found')) return super.render();
    return html`<div class="root" lang=${this.language} role="alert">${panel('lock', text.brokenTitle, text.brokenBody, this.#getLink(text))}</div>`;
  }
  #getLink(text: StatusText): TemplateResult { return html`<a class="button" href=${this.#registerAddress()}>${text.getLink}</a>`; }

  protected override renderSkeleton(): TemplateResult { return skeleton(7); }
  protected renderReady(text: StatusText): TemplateResult {
    const it = this.#progress;
    if (!it) return !this.registration || !this.token ? panel('mail', text.incompleteTitle, text.incompleteBody, this.#getLink(text)) : skeleton(5);
    const view: CodeView = {
      it, busy: this.#busy === 'withdrawal', refusal: this.#refusal, withdraw: this.#withdraw, keep: this.#keep,
      form: this.#form, wait: this.#codeWait.left, sent: this.#codeSent, resend: this.#anotherCode, focus: () => void this.#focusCode(),
    };
    return html`${statusView(text, {
      it, locale: this.language, signInAddress: this.signInAddress, registerUrl: this.#registerAddress(`?${new URLSearchParams({ program: it.program.id })}`), continueUrl: this.#continueAddress(),
      message: this.#message, busy: this.#busy === 'mail', unreachable: this.#unreachable?.(it), wait: this.#mailWait.left, goOn: this.#goOn, resend: () => void this.#resend(), askWithdrawal: this.#askWithdrawal,
    }, this.#stage === 'code' ? this.#withdrawal?.codeForm(text, view) : undefined)}
    <p class="hidden" role="status">${this.#news}</p>
    ${this.#stage === 'dialog' ? this.#withdrawal?.withdrawDialog(text, view) : nothing}`;
  }
}
