import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';
import type { ProblemCode } from '../../schema/problems.ts';
import { requestSignInLink, signIn } from '../../schema/operators.ts';
import { type Invitation, acceptInvitation, declineInvitation, readInvitation } from '../../schema/team.ts';
import { checkEmail, checkLine } from '../../schema/checks.ts';
import { instantText } from '../core/dates.ts';
import { PorticoElement, type Status } from '../core/element.ts';
import { asPorticoError, passing } from '../core/error.ts';
import { emit } from '../core/events.ts';
import { errorSummary } from '../core/field.ts';
import { FormController } from '../core/form.ts';
import { icon } from '../core/icons.ts';
import { failureWords, notice, urgent } from '../core/panels.ts';
import type { SessionToken } from '../core/session.ts';
import { slotsOf, renderSlotted, slottedField } from '../core/slotted-field.ts';
import { formStyles } from '../core/form-styles.ts';
import type { SignInText } from './text.en.ts';
import { signInStyles } from './sign-in.styles.ts';

declare global {
  interface HTMLElementTagNameMap { 'portico-sign-in': SignInElement }
  interface HTMLElementEventMap { 'portico-signed-in': CustomEvent<SessionToken> }
}

type Refusal = { readonly title: string; readonly detail: string; readonly tone: 'attention' | 'danger' };
let instances = 0;

/**
 * Signs an operator in by the one-time link of an e-mail (OPR-9): takes `#token=…` from the address, removes it there at once, and uses it.
 * Without a token, or when the link no longer works, it asks for the e-mail and has a link sent. With `#invitation=…` it shows who invites to what: the
 * person gives its name and joins, or declines (OPR-3).
 *
 * @fires portico-ready - The form can be used.
 * @fires portico-load-error - The portal could not be reached; `detail.kind` says why.
 * @fires portico-signed-in - Signed in, by a link or by joining; `detail` is the session. A `<portico-provider>` around takes it over.
 * @csspart field - The label with its input.
 * @csspart panel - A message in place of the form.
 * @cssstate loading, ready, error
 */
export class SignInElement extends PorticoElement<SignInText> {
  static override properties: PropertyDeclarations = { continueUrl: { attribute: 'continue-url' }, enroll: {}, registerUrl: { attribute: 'register-url' } };
  static override styles = [PorticoElement.styles, formStyles, signInStyles];

  /** Where "Continue" leads once signed in; without it no such button is shown. */
  declare continueUrl: string | undefined;
  /** Id of a program to enroll in once signed in: the link of the e-mail leads there. */
  declare enroll: string | undefined;
  /** Where somebody without access asks for it; without it no such link is shown. */
  declare registerUrl: string | undefined;

  protected get dictionary() { return { en: () => import('./text.en.ts'), fr: () => import('./text.fr.ts') }; }
  readonly #id = `portico-sign-in-${(instances += 1)}`;
  readonly #form = new FormController(this, { email: { check: checkEmail, pointer: '/email' } });
  readonly #nameForm = new FormController(this, { name: { check: checkLine(), pointer: '/name' } });
  #token: string | undefined;
  /** Token of an invitation, and what it says. */
  #invitationToken: string | undefined;
  #invitation: Invitation | undefined;
  #stage: 'form' | 'sent' | 'signing_in' | 'signed_in' | 'invited' | 'joined' | 'declined' = 'form';
  #busy = false;
  #refusal: Refusal | undefined;
  #address = '';

  override connectedCallback(): void {
    this.#takeToken();
    addEventListener('hashchange', this.#follow);
    super.connectedCallback();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#follow);
  }
  // A link that is opened where this page already is only changes the part after #: the page does not load again.
  readonly #follow = (): void => {
    this.#takeToken();
    if (this.filled) this.#useToken();
  };
  #useToken(): void {
    if (this.#token) void this.#signIn();
    else if (this.#invitationToken && !this.#invitation) void this.#readInvitation();
  }

  // Whole, for a page's <base> may lead elsewhere. Before anything else can read or store the address, or a reader copy it.
  #takeToken(): void {
    const link = new URLSearchParams(location.hash.slice(1)), token = link.get('token'), invitation = link.get('invitation');
    if (!token && !invitation) return;
    history.replaceState(history.state, '', location.href.replace(/#.*/s, ''));
    this.#token = token ?? undefined;
    this.#invitationToken = token ? undefined : (invitation ?? undefined);
    this.#refusal = this.#invitation = undefined;
    this.#stage = token ? 'signing_in' : 'invited';
  }

  protected load(): Promise<Status> {
    this.#useToken();
    return Promise.resolve('ready');
  }

  async #signIn(): Promise<void> {
    const token = this.#token;
    if (!token || this.#busy) return;
    this.#busy = true;
    this.requestUpdate();
    try {
      const session = await this.write(signIn, { body: { token } });
      this.#token = undefined;
      this.#stage = 'signed_in';
      emit(this, 'portico-signed-in', session);
    } catch (cause) {
      const { kind, problem } = asPorticoError(cause);
      this.#refusal = this.#explain(kind, problem);
      // A link that no answer came for is still good: "Try again" uses it.
      if (!passing(kind)) {
        this.#token = undefined;
        this.#stage = 'form';
      }
    } finally {
      this.#busy = false;
      await this.#focus(this.#refusal ? '.refusal' : '#title');
    }
  }

  // --- an invitation

  async #readInvitation(): Promise<void> {
    await this.#act(async (token) => { this.#invitation = await this.write(readInvitation, { body: { token } }); }, '#title');
  }
  readonly #join = (event: Event): void => {
    event.preventDefault();
    if (this.#busy) return;
    this.#refusal = undefined;
    if (!this.#nameForm.check()) return void this.#focus('.summary');
    void this.#act(async (token) => {
      const session = await this.write(acceptInvitation, { body: { token, name: this.#nameForm.sent('name') as string } });
      this.#stage = 'joined';
      emit(this, 'portico-signed-in', session);
    }, '#title');
  };
  readonly #decline = (): void => void this.#act(async (token) => {
    await this.write(declineInvitation, { body: { token } });
    this.#stage = 'declined';
  }, '#title');
  /** A link that no answer came for is still good; one that is refused leads to the form, with the way on. */
  async #act(act: (token: string) => Promise<void>, then: string): Promise<void> {
    const token = this.#invitationToken;
    if (!token || this.#busy) return;
    this.#busy = true;
    this.#refusal = undefined;
    this.requestUpdate();
    try {
      await act(token);
    } catch (cause) {
      const { kind, problem } = asPorticoError(cause);
      if (!problem || !this.#nameForm.refuseAll(problem)) this.#refusal = this.#explain(kind, problem);
      if (!passing(kind) && kind !== 'rate_limit' && !this.#nameForm.summarized) {
        this.#invitationToken = this.#invitation = undefined;
        this.#stage = 'form';
      }
    } finally {
      this.#busy = false;
      await this.#focus(this.#nameForm.summarized ? '.summary' : this.#refusal ? '.refusal' : then);
    }
  }
  readonly #retryInvitation = (): void => void this.#readInvitation();

  #explain(kind: ReturnType<typeof asPorticoError>['kind'], problem: ReturnType<typeof asPorticoError>['problem']): Refusal {
    const text = this.text as SignInText;
    const titles: Partial<Record<ProblemCode, string>> = {
      'sign_in.link_expired': text.expiredTitle, 'sign_in.link_used': text.usedTitle, 'sign_in.link_invalid': text.invalidTitle, 'sign_in.work_account_required': text.workTitle, 'operator.not_active': text.inactiveTitle,
      'invitation.expired': text.invitationExpired, 'invitation.canceled': text.invitationCanceled, 'invitation.used': text.invitationUsed, 'invitation.invalid': text.invalidTitle,
    };
    const title = (problem && titles[problem.code]) ?? failureWords(text, { kind, problem }).title;
    const detail = problem?.code === 'sign_in.work_account_required' ? text.workBody : problem ? `${problem.detail}${problem.code.startsWith('sign_in.link') ? ` ${text.freshLink}` : ''}` : failureWords(text, { kind, problem }).body;
    return { title, detail, tone: problem?.code === 'operator.not_active' ? 'danger' : 'attention' };
  }

  readonly #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.#busy) return;
    this.#refusal = undefined;
    if (!this.#form.check()) return this.#focus('.summary');
    this.#busy = true;
    this.requestUpdate();
    try {
      const email = this.#form.sent('email') as string;
      await this.write(requestSignInLink, { body: { email, enroll: this.enroll } });
      this.#address = email;
      this.#stage = 'sent';
    } catch (cause) {
      const { kind, problem } = asPorticoError(cause);
      if (!problem || !this.#form.refuseAll(problem)) this.#refusal = this.#explain(kind, problem);
    } finally {
      this.#busy = false;
      await this.#focus(this.#form.summarized ? '.summary' : this.#refusal ? '.refusal' : '#title');
    }
  };
  readonly #again = (): void => {
    this.#stage = 'form';
    void this.#focus('#title');
  };
  readonly #retryLink = (): void => {
    this.#refusal = undefined;
    void this.#signIn();
  };

  async #focus(selector: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  protected override updated(): void {
    const { text } = this;
    const shown = text && this.filled && (this.#stage === 'form' ? slottedField(text, this, `${this.#id}-email`, {
      name: 'email', form: this.#form as FormController<string>, label: text.emailLabel, required: text.emailRequired, type: 'email', inputmode: 'email', autocomplete: 'work email', key: 'send',
    }) : this.#stage === 'invited' && this.#invitation?.workAccount === false && slottedField(text, this, `${this.#id}-name`, {
      name: 'name', form: this.#nameForm as FormController<string>, label: text.nameLabel, hint: text.nameHint, required: text.nameRequired, type: 'text', inputmode: 'text', autocomplete: 'name', key: 'done',
    }));
    renderSlotted(this, shown || nothing);
  }

  protected renderReady(text: SignInText): TemplateResult {
    const refusal = this.#refusal && urgent('refusal', notice(this.#refusal.tone, this.#refusal.title, this.#refusal.detail,
      this.#stage === 'signing_in' ? html`<button type="button" @click=${this.#retryLink}>${text.tryAgain}</button>` : nothing));
    if (this.#stage === 'invited') return this.#invited(text);
    if (this.#stage === 'declined') return html`<div class="card">${icon('info')}<h2 id="title" tabindex="-1">${text.declinedTitle}</h2><p class="muted">${text.declinedBody(this.#invitation?.organization ?? '')}</p></div>`;
    if (this.#stage === 'joined' && this.#invitation) return this.#welcome(text, text.joinedTitle(this.#invitation.organization), text.joinedBody(text.aRole[this.#invitation.role]));
    if (this.#stage === 'signing_in') return html`<div class="card">${refusal ?? html`<p class="wait" role="status"><span class="spinner"></span>${text.signingIn}</p>`}</div>`;
    if (this.#stage === 'signed_in') {
      return this.#welcome(text, text.signedInTitle, text.signedInBody);
    }
    if (this.#stage === 'sent') {
      return html`<div class="card">${icon('mail')}<h2 id="title" tabindex="-1">${text.sentTitle}</h2><p>${text.sentBody(this.#address)}</p><p class="muted">${text.sentHint}</p>
        <div class="actions"><button type="button" @click=${this.#again}>${text.again}</button></div></div>`;
    }
    // @rule OPR-4: who has no access asks for it by the program's own registration.
    return html`<form class="card" novalidate aria-labelledby="title" @submit=${this.#send}>
      ${refusal ?? nothing}
      <div><h2 id="title" tabindex="-1">${text.title}</h2><p class="muted">${text.intro}</p></div>
      ${errorSummary(text, this.#form, { email: text.emailRequired }, () => { this.querySelector<HTMLElement>('[slot=email]')?.focus(); })}
      ${slotsOf('email', this.#form)}
      <div class="actions"><button class="primary" aria-busy=${this.#busy ? 'true' : nothing}>${text.send}</button></div>
      ${this.registerUrl ? html`<p class="muted">${text.noAccess} <a href=${this.registerUrl}>${text.askAccess}</a></p>` : nothing}</form>`;
  }
  #welcome(text: SignInText, title: string, body: string): TemplateResult {
    return html`<div class="card">${icon('success')}<h2 id="title" tabindex="-1">${title}</h2><p class="muted">${body}</p>
      ${this.continueUrl ? html`<div class="actions"><a class="button primary" href=${this.continueUrl}>${text.goOn}</a></div>` : nothing}</div>`;
  }
  #invited(text: SignInText): TemplateResult {
    const it = this.#invitation, refusal = this.#refusal && urgent('refusal', notice(this.#refusal.tone, this.#refusal.title, this.#refusal.detail, it ? nothing : html`<button type="button" @click=${this.#retryInvitation}>${text.tryAgain}</button>`));
    if (!it) return html`<div class="card">${refusal ?? html`<p class="wait" role="status"><span class="spinner"></span>${text.readingInvitation}</p>`}</div>`;
    const busy = this.#busy ? 'true' : nothing;
    const head = html`<div><h2 id="title" tabindex="-1">${it.by ? text.invitedBy(it.by, it.organization) : text.invited(it.organization)}</h2><p>${text.as(text.aRole[it.role])} ${text.youMay[it.role]}</p>
      <p class="muted">${text.forAddress(it.email)} ${text.until(instantText(it.expiresAt, this.language))}</p></div>`;
    if (it.workAccount) return html`<div class="card">${refusal ?? nothing}${head}${notice('info', text.workTitle, text.workInvitation(it.email))}<div class="actions"><button type="button" aria-busy=${busy} @click=${this.#decline}>${text.decline}</button></div></div>`;
    return html`<form class="card" novalidate aria-labelledby="title" @submit=${this.#join}>${refusal ?? nothing}${head}
      ${errorSummary(text, this.#nameForm, { name: text.nameRequired }, () => { this.querySelector<HTMLElement>('[slot=name]')?.focus(); })}
      ${slotsOf('name', this.#nameForm)}
      <div class="actions both"><button class="primary" aria-busy=${busy}>${text.join(it.organization)}</button><button type="button" @click=${this.#decline}>${text.decline}</button></div></form>`;
  }
}
