import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';
import { type RegistrationForm, type RegistrationProgress, type registrationKinds, readRegistrationForm, readRegistrationProgress, requestRegistration } from '../../schema/registration.ts';
import { checkEmail } from '../../schema/checks.ts';
import { PorticoElement, type Status } from '../core/element.ts';
import { PorticoError, asPorticoError } from '../core/error.ts';
import type { BeforeDetail } from '../core/events.ts';
import { FormController } from '../core/form.ts';
import { skeleton } from '../core/panels.ts';
import { renderSlotted, slottedField } from '../core/slotted-field.ts';
import { formStyles } from '../core/form-styles.ts';
import { emailStep } from './email-step.ts';
import type { Journey } from './form/journey.ts';
import { type Kept, kept } from './form/kept.ts';
import { registrationFormStyles } from './registration-form.styles.ts';
import { Stage } from './stage.ts';
import { stepsHeader } from './steps.ts';
import type { RegistrationText } from './text.en.ts';

type Kind = (typeof registrationKinds)[number];
export interface BeforeRegisterDetail extends BeforeDetail { readonly registration: string; readonly kind: Kind }
export interface RegisteredDetail { readonly registration: string; readonly state: RegistrationProgress['state']; readonly kind: Kind }

declare global {
  interface HTMLElementTagNameMap { 'portico-registration-form': RegistrationFormElement }
  interface HTMLElementEventMap {
    'portico-before-register': CustomEvent<BeforeRegisterDetail>;
    'portico-registered': CustomEvent<RegisteredDetail>;
  }
}

let instances = 0;

/**
 * Registers a company with a program, or its colleague: work e-mail, one-time code, company, contacts, review, what happens next (REG).
 *
 * The e-mail and code inputs are rendered into the light DOM, so that password managers find them. What was typed is kept by the portal; which
 * registration it is, in the page's history entry (`history.state.portico`), so that a reload goes on.
 *
 * @fires portico-ready - The form can be used.
 * @fires portico-load-error - It cannot, or a request failed; `detail.kind` says why.
 * @fires portico-before-register - Before the request is sent; can be prevented, or delayed by `detail.waitUntil(promise)`. `detail.kind`: `company` or `join`.
 * @fires portico-registered - The request was sent: under review, or approved at once.
 * @csspart field - A label with its control.
 * @csspart timeline - The steps that come after sending.
 * @csspart panel - A message in place of the form.
 * @cssstate loading, ready, error
 */
export class RegistrationFormElement extends PorticoElement<RegistrationText> {
  static override properties: PropertyDeclarations = { program: {}, distributor: {}, registration: {}, token: {} };
  static override styles = [PorticoElement.styles, formStyles, registrationFormStyles];

  /** Id of the program; by default the key's. */
  declare program: string | undefined;
  /** Id of the distributor, where the page fixes it; by default the key's. */
  declare distributor: string | undefined;
  /** Id of a registration to go on with, from the link of its e-mail. */
  declare registration: string | undefined;
  /** That link's token. */
  declare token: string | undefined;

  protected get dictionary() { return { en: () => import('./text.en.ts'), fr: () => import('./text.fr.ts') }; }
  readonly #id = `portico-registration-${(instances += 1)}`;
  readonly #email = new FormController(this, { email: { check: checkEmail, pointer: '/email' } });
  readonly #stage = new Stage(this, {
    read: (...sent) => this.read(...sent), write: (...sent) => this.write(...sent), text: () => this.text as RegistrationText, words: (text) => this.words(text), locale: () => this.language, signIn: () => this.signInAddress, toEmail: (anew) => this.#toEmail(anew),
  });
  /** All that comes after the e-mail. */
  #journey: Journey | undefined;
  #begun = false;
  #foundProgram: string | undefined;
  /** What the attributes asked for was looked at. */
  #resumed: string | undefined;

  protected async load(): Promise<Status> {
    this.#stage.form = await this.#readForm(this.program, this.distributor).catch((cause: unknown) => this.#readFormOfRegistration(cause));
    if (this.#begun) await this.#journey?.translate();
    else await this.#resume();
    return 'ready';
  }
  #readForm(program: string | undefined, distributor: string | undefined): Promise<RegistrationForm> {
    return this.read(readRegistrationForm, { query: { program, distributor, locale: this.language } });
  }
  /** A page of no program, which goes on with a registration: the program is that one's. */
  async #readFormOfRegistration(cause: unknown): Promise<RegistrationForm> {
    const known = this.#known();
    if (this.program || !known?.token || asPorticoError(cause).problem?.status !== 404) throw cause;
    const { program, distributor } = await this.read(readRegistrationProgress, { params: { registration: known.registration } }, { token: known.token });
    this.#foundProgram = program.id;
    return this.#readForm(program.id, distributor?.id);
  }
  /** This tab's own after a reload, or the one of a link. */
  #known(): Kept | undefined {
    const own = kept();
    return this.registration && own?.registration !== this.registration ? { registration: this.registration, token: this.token } : own;
  }
  async #resume(): Promise<void> {
    const print = `${this.registration} ${this.token}`;
    if (this.#resumed === print) return;
    const known = this.#known();
    if (known) this.#begun = await (await this.#travel()).resume(known, known.registration !== kept()?.registration);
    this.#resumed = print;
  }
  /** @throws {PorticoError} `connection` when the next steps do not arrive. */
  async #travel(): Promise<Journey> {
    if (this.#journey) return this.#journey;
    const { startJourney } = await import('./form/journey.ts').catch((cause: unknown) => { throw new PorticoError('connection', undefined, cause); });
    return (this.#journey ??= startJourney(this.#stage));
  }
  readonly #prefetch = (): void => void this.#travel().then((journey) => journey.prefetchCode()).catch(() => {});

  protected override renderSkeleton(): TemplateResult { return skeleton(6); }
  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (this.#stage.form && ['program', 'distributor', 'registration', 'token'].some((name) => changed.has(name))) {
      if (changed.has('registration') || changed.has('token')) this.#begun = false;
      void this.restart();
    }
  }

  protected renderReady(text: RegistrationText): TemplateResult {
    if (this.#begun && this.#journey) return html`${this.#journey.render(text)}`;
    const { steps } = text;
    return html`${stepsHeader(text, [steps.email, steps.code, steps.company, steps.contacts, steps.review, steps.next], 0)}${emailStep(text, this.#stage, this.#email, this.#send, this.#prefetch)}`;
  }
  protected override updated(): void {
    const { text } = this;
    const slotted = text && this.filled && (this.#begun ? this.#journey?.slotted(text, this.#id) : slottedField(text, this, `${this.#id}-email`, {
      name: 'email', form: this.#email as FormController<string>, label: text.emailLabel, hint: text.emailHint, required: text.emailRequired, type: 'email', inputmode: 'email', autocomplete: 'work email', key: 'send',
    }));
    renderSlotted(this, slotted || nothing);
  }

  readonly #send = (): void => void this.#stage.act({
    form: this.#email,
    act: async () => {
      const email = this.#email.sent('email') as string;
      const journey = await this.#travel();
      // Nothing is asked for before its answer can be typed in.
      await journey.prefetchCode();
      // The same address again, after stepping back: it is confirmed, or its code is still on its way.
      if (!journey.knows(email)) {
        const { registration, resendAt } = await this.write(requestRegistration, { body: { program: this.program ?? this.#foundProgram, distributor: this.distributor, email, locale: this.language } });
        journey.begin(registration, email, resendAt);
      }
      this.#begun = true;
      await journey.goOn();
    },
    refused: async ({ code, detail }) => {
      if (code !== 'registration.unknown_domain') return false;
      this.#email.refuse('email', { detail });
      await this.#stage.focusOn('.summary');
      return true;
    },
  });

  #toEmail(anew = false): void {
    if (anew) {
      this.#email.clear();
      this.#journey?.end();
    } else if (this.#journey?.address && !this.#email.value('email')) this.#email.set('email', this.#journey.address);
    this.#begun = false;
    this.#stage.refusal = undefined;
    this.requestUpdate();
    void this.#stage.focus('email');
  }
}
