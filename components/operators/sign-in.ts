import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';
import { type Session, requestSignInLink, signIn } from '../../schema/operators.ts';
import { completeSignIn } from '../../schema/sign-in.ts';
import { checkEmail } from '../../schema/checks.ts';
import { PorticoElement, type Status } from '../core/element.ts';
import { asPorticoError, passing } from '../core/error.ts';
import { emit } from '../core/events.ts';
import { errorSummary } from '../core/field.ts';
import { FormController } from '../core/form.ts';
import { icon } from '../core/icons.ts';
import { notice, urgent } from '../core/panels.ts';
import type { SignedInDetail } from '../core/session.ts';
import { onPortal } from '../core/on-portal.ts';
import { slotsOf, renderSlotted, slottedField } from '../core/slotted-field.ts';
import { tell } from '../core/tabs.ts';
import { formStyles } from '../core/form-styles.ts';
import { Accounts, isMicrosoft } from './sign-in/accounts.ts';
import { type Back, type Returned, takeBack, takeLink, takeReturn } from './sign-in/address.ts';
import type { Refusal, SignInDesk } from './sign-in/desk.ts';
import type { ElsewherePart } from './sign-in/elsewhere.ts';
import type { GrantPart } from './sign-in/grant.ts';
import { InvitationPart, welcome } from './sign-in/invitation.ts';
import { refusalOf } from './sign-in/refusal.ts';
import { workAccountHelp } from './sign-in/work-account.ts';
import type { SignInText } from './text.en.ts';
import { signInStyles } from './sign-in.styles.ts';

declare global {
  interface HTMLElementTagNameMap { 'portico-sign-in': SignInElement }
}

let instances = 0;
/** What came with the reader, and is to be used. */
type Brought = { readonly token: string } | { readonly returned: Returned };

/**
 * Signs an operator in (OPR-3, OPR-9): by an account, where the portal offers any, or by the one-time link of an e-mail. On the portal's own pages it takes
 * `#token=…` of a link, `#invitation=…` of an invitation, and what an account's issuer answers out of the address at once, and uses it.
 *
 * On a page of another origin it needs a publishable key, and shows one button: it opens the portal's window, where the reader signs in and lets this page
 * begin a session. What that session is renewed with is kept in IndexedDB `portico` of the page's origin, bound to a key that no script can read, until the
 * reader signs out. It is the only thing that an element ever stores, and only there; with `forget` it stays in memory, and ends with the page.
 *
 * @fires portico-ready - It can be used.
 * @fires portico-load-error - The portal could not be reached, or does not know this page; `detail.kind` says why.
 * @fires portico-signed-in - Signed in; `detail` is the session. A `<portico-provider>` around takes it over.
 * @fires portico-signed-out - Signed out again, on a page of another origin.
 * @csspart field - The label with its input.
 * @csspart panel - A message in place of the form.
 * @cssstate loading, ready, error, unauthorized
 */
export class SignInElement extends PorticoElement<SignInText> {
  static override properties: PropertyDeclarations = { continueUrl: { attribute: 'continue-url' }, enroll: {}, program: {}, registerUrl: { attribute: 'register-url' }, mode: {}, forget: { type: Boolean }, connect: { type: Boolean }, prove: { type: Boolean } };
  static override styles = [PorticoElement.styles, formStyles, signInStyles];

  /** Where "Continue" leads once signed in; without it no such button is shown. */
  declare continueUrl: string | undefined;
  /** Id of a program to enroll in once signed in: the link of the e-mail leads there, and the ways to sign in are those of that program. */
  declare enroll: string | undefined;
  /** Id of the reader's program, where it is known: the ways to sign in are those of that program. */
  declare program: string | undefined;
  /** Where somebody without access asks for it; without it no such link is shown. */
  declare registerUrl: string | undefined;
  /** On another origin: `popup` (by default) opens the portal in a window, `redirect` goes there and comes back to this page. Where the browser opens no window, it goes there. */
  declare mode: string | undefined;
  /** On another origin: stores nothing; who reloads the page or opens another one signs in again. */
  declare forget: boolean | undefined;
  /** Of the portal's own page `/connect`: once signed in, asks whether the site that the address names gets a session. */
  declare connect: boolean | undefined;
  /** Of the portal's own page: whoever is signed in proves once more who it is. */
  declare prove: boolean | undefined;

  protected get dictionary() { return { en: () => import('./text.en.ts'), fr: () => import('./text.fr.ts') }; }
  readonly #id = `portico-sign-in-${(instances += 1)}`;
  readonly #form = new FormController(this, { email: { check: checkEmail, pointer: '/email' } });
  readonly #desk: SignInDesk;
  readonly #accounts: Accounts;
  #brought: Brought | undefined;
  #back: Back | undefined;
  /** What a site asks with, in the address. */
  #asked: string | undefined;
  #invitation: InvitationPart | undefined;
  #elsewhere: ElsewherePart | undefined;
  #grant: GrantPart | undefined;
  #stage: 'form' | 'sent' | 'signing_in' | 'signed_in' | 'proved' | 'invited' = 'form';
  #busy = false;
  /** What came was not used yet: it may come at any moment, also while this loads. */
  #taken = false;
  #refusal: Refusal | undefined;
  #address = '';

  constructor() {
    super();
    // Getters, for what changes; arrows, for what is protected here.
    const of = { text: () => this.text as SignInText, locale: () => this.language, connection: () => this.connection };
    this.#desk = {
      host: this, get text() { return of.text(); }, get locale() { return of.locale(); }, get connection() { return of.connection(); },
      read: (endpoint, request) => this.read(endpoint, request), write: (endpoint, request) => this.write(endpoint, request), words: (text) => this.words(text), update: () => this.requestUpdate(), focus: (selector) => this.#focus(selector),
      explain: (cause) => this.#explain(cause), told: (refusal, ways) => this.#told(refusal, ways), asksAccess: () => this.#asksAccess(this.text as SignInText), signedIn: (session) => this.#signedIn(session),
      toForm: (refusal) => this.#toForm(refusal), toProof: (refusal) => { this.prove = true; return this.#toForm(refusal); },
    };
    this.#accounts = new Accounts(this.#desk);
  }
  override connectedCallback(): void {
    addEventListener('hashchange', this.#follow);
    super.connectedCallback();
    this.#grant?.connect();
    this.#elsewhere?.connect();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#follow);
    this.#grant?.disconnect();
    this.#elsewhere?.disconnect();
  }
  // A link that is opened where this page already is only changes the part after #: the page does not load again.
  readonly #follow = (): void => {
    const asked = this.#asked;
    this.#take();
    if (this.filled && asked !== this.#asked) void this.restart();
    else if (this.filled) this.#use();
  };
  /** A site that asks again finds the window that is open still: it is a new question. */
  #ask(hash: string): void {
    this.#grant?.disconnect();
    this.#grant = undefined;
    this.#asked = hash;
    this.#refusal = undefined;
    this.#stage = 'form';
    this.prove = false;
  }
  protected override restart(): Promise<void> {
    this.#take();
    return super.restart();
  }
  #take(): void {
    if (!onPortal(this.connection)) return void (this.#back = takeBack() ?? this.#back);
    if (this.connect && (this.#asked === undefined || (location.hash.includes('challenge=') && location.hash !== this.#asked))) this.#ask(location.hash);
    const link = takeLink(), returned = takeReturn();
    if (!link && !returned) return;
    this.#refusal = this.#brought = this.#invitation = undefined;
    this.#taken = true;
    this.#stage = 'signing_in';
    if (returned) this.#brought = { returned };
    else if (link?.token) this.#brought = { token: link.token };
    else {
      this.#invitation = new InvitationPart(this.#desk, this.#accounts, link?.invitation ?? '');
      this.#stage = 'invited';
    }
  }
  #use(): void {
    this.#taken = false;
    if (this.#brought) void this.#signIn();
    else if (this.#stage === 'invited') this.#invitation?.begin();
  }

  protected async load(): Promise<Status> {
    if (!onPortal(this.connection)) {
      if (!this.#elsewhere) (this.#elsewhere = await (await import('./sign-in/elsewhere.ts')).ElsewherePart.load(this.#desk)).connect();
      const back = this.#back;
      this.#back = undefined;
      await this.#elsewhere.begin(back);
      return 'ready';
    }
    this.#elsewhere?.disconnect();
    this.#elsewhere = undefined;
    if (this.connect && !this.#grant) (this.#grant = await (await import('./sign-in/grant.ts')).GrantPart.load(this.#desk, this.#asked ?? '')).connect();
    // Once it is on screen: what comes of it takes the focus.
    setTimeout(() => this.#use());
    // What came with the reader needs no answer of this one.
    const methods = this.#accounts.read(this.enroll ?? this.program);
    await Promise.all([this.#stage === 'form' ? methods : methods.then(() => this.requestUpdate(), () => {}), this.#brought ? undefined : this.#grant?.begin()]);
    // A link that was opened meanwhile.
    if (this.#taken) setTimeout(() => this.#use());
    return 'ready';
  }

  async #signIn(): Promise<void> {
    const brought = this.#brought;
    if (!brought || this.#busy) return;
    this.#busy = true;
    this.requestUpdate();
    try {
      const session: Session & { readonly proved?: boolean } = 'token' in brought ? await this.write(signIn, { body: { token: brought.token } }) : await this.write(completeSignIn, { body: brought.returned });
      this.#brought = undefined;
      this.#stage = this.#grant ? 'form' : session.proved ? 'proved' : 'signed_in';
      this.#signedIn(session);
      await this.#grant?.signedIn();
    } catch (cause) {
      this.#refusal = this.#explain(cause);
      // What no answer came for is still good: "Try again" uses it.
      if (!passing(asPorticoError(cause).kind)) {
        this.#brought = undefined;
        this.#stage = 'form';
        // Whoever was signed in before may go on; the reader chooses.
        this.#grant?.toForm();
      }
    } finally {
      this.#busy = false;
      await this.#focus(this.#refusal ? '.refusal' : '#title');
    }
  }
  #signedIn(session: SignedInDetail): void {
    // This page first: other windows may ask for what it does then.
    emit(this, 'portico-signed-in', session);
    if (onPortal(this.connection)) tell({ what: session.proved ? 'proved' : 'signed_in' });
  }
  readonly #retry = (): void => { this.#refusal = undefined; void this.#signIn(); };
  async #toForm(refusal?: Refusal): Promise<void> {
    this.#stage = 'form';
    this.#brought = this.#invitation = undefined;
    this.#refusal = refusal;
    await this.#focus(refusal ? '.refusal' : '#title');
  }
  readonly #anew = (): void => void this.#toForm();

  #explain(cause: unknown): Refusal { return refusalOf(this.text as SignInText, cause); }
  #told(refusal: Refusal | undefined, ways: unknown = nothing): TemplateResult | typeof nothing { return refusal ? urgent('refusal', notice(refusal.tone, refusal.title, refusal.detail, ways)) : nothing; }

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
      const { problem } = asPorticoError(cause);
      if (!problem || !this.#form.refuseAll(problem)) this.#refusal = this.#explain(cause);
    } finally {
      this.#busy = false;
      await this.#focus(this.#form.summarized ? '.summary' : this.#refusal ? '.refusal' : '#title');
    }
  };
  readonly #begin = (provider: string): void => {
    this.#refusal = undefined;
    void this.#accounts.begin(provider, this.prove ? { prove: true } : {}, (refusal, session) => {
      // To prove it once more takes somebody who is signed in; signing in proves it, too.
      if (session && this.prove) {
        this.prove = false;
        return this.#begin(provider);
      }
      this.#refusal = refusal;
      void this.#focus('.refusal');
    });
  };
  async #focus(selector: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  get #asks(): boolean { return this.#stage === 'form' && !this.#elsewhere && (!this.#grant || this.#grant.signsIn); }
  protected override updated(): void {
    const { text } = this;
    const shown = text && this.filled && (this.#asks && this.#accounts.methods.link ? slottedField(text, this, `${this.#id}-email`, {
      name: 'email', form: this.#form as FormController<string>, label: text.emailLabel, required: text.emailRequired, type: 'email', inputmode: 'email', autocomplete: 'work email', key: 'send',
    }) : this.#stage === 'invited' && this.#invitation?.slotted(text, `${this.#id}-name`));
    renderSlotted(this, shown || nothing);
  }

  protected renderReady(text: SignInText): TemplateResult {
    if (this.#elsewhere) return this.#elsewhere.render(text);
    if (this.#stage === 'invited' && this.#invitation) return this.#invitation.render(text);
    if (this.#stage === 'signing_in') {
      const again = html`<button type="button" @click=${this.#retry}>${text.tryAgain}</button>${this.#brought && 'returned' in this.#brought ? html`<button type="button" class="quiet" @click=${this.#anew}>${text.anotherWay}</button>` : nothing}`;
      return html`<div class="card">${this.#refusal ? this.#told(this.#refusal, again) : html`<p class="wait" role="status"><span class="spinner"></span>${text.signingIn}</p>`}</div>`;
    }
    if (this.#stage === 'signed_in') return welcome(text, text.signedInTitle, text.signedInBody, this.continueUrl);
    if (this.#stage === 'proved') return welcome(text, text.provedTitle, text.provedBody, this.continueUrl);
    if (this.#grant && !this.#grant.signsIn) return this.#grant.render(text);
    if (this.#stage === 'sent') {
      return html`<div class="card">${icon('mail')}<h2 id="title" tabindex="-1">${text.sentTitle}</h2><p>${text.sentBody(this.#address)}</p><p class="muted">${text.sentHint}</p>
        <div class="actions"><button type="button" @click=${this.#anew}>${text.again}</button></div></div>`;
    }
    return this.#ways(text);
  }
  /** The accounts first, for they take one press; then the e-mail. Where the program asks for a work account, that one alone, and why. */
  #ways(text: SignInText): TemplateResult {
    const { link, workAccount, providers } = this.#accounts.methods, code = this.#refusal?.code, personal = code === 'sign_in.personal_account' || code === 'sign_in.work_account_required', microsoft = providers.find(isMicrosoft);
    const head = html`${this.#told(this.#refusal)}<div><h2 id="title" tabindex="-1">${this.prove ? text.confirmIdentity : (this.#grant?.title ?? text.title)}</h2>
      <p class="muted">${this.prove ? text.proveIntro : workAccount ? (microsoft ? text.workBody : text.workUnavailable) : providers.length > 0 ? text.accountIntro : text.intro}</p></div>${this.#accounts.buttons(text, this.#begin)}
      ${(workAccount || personal) && microsoft && !this.prove ? workAccountHelp(text, personal, () => this.#begin(microsoft.id)) : nothing}`;
    if (!link) return html`<section class="card" aria-labelledby="title">${head}${this.#asksAccess(text)}</section>`;
    return html`<form class="card" novalidate aria-labelledby="title" @submit=${this.#send}>${head}${providers.length > 0 ? html`<p class="or">${text.orLink}</p>` : nothing}
      ${errorSummary(text, this.#form, { email: text.emailRequired }, () => { this.querySelector<HTMLElement>('[slot=email]')?.focus(); })}
      ${slotsOf('email', this.#form)}
      <div class="actions"><button class="primary" aria-busy=${this.#busy ? 'true' : nothing}>${text.send}</button></div>${this.#asksAccess(text)}</form>`;
  }
  // @rule OPR-4: who has no access asks for it by the program's own registration.
  #asksAccess(text: SignInText): TemplateResult | typeof nothing { return this.registerUrl && !this.prove ? html`<p class="muted">${text.noAccess} <a href=${this.registerUrl}>${text.askAccess}</a></p>` : nothing; }
}
