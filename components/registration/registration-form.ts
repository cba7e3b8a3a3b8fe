import { type PropertyDeclarations, type TemplateResult, html, nothing, render } from 'lit';
import type { RequestOf } from '../../schema/endpoint.ts';
import type { Problem } from '../../schema/problems.ts';
import {
  type RegistrationForm, type RegistrationProgress, confirmRegistrationEmail, readRegistrationForm, readRegistrationProgress, requestRegistration, resendRegistrationCode, submitRegistration,
} from '../../schema/registration.ts';
import { PorticoElement, type Status } from '../core/element.ts';
import { asPorticoError } from '../core/error.ts';
import { type BeforeDetail, ask, emit } from '../core/events.ts';
import { FormController } from '../core/form.ts';
import { skeleton } from '../core/panels.ts';
import { slottedField } from '../core/slotted-field.ts';
import { formStyles } from '../core/styles.ts';
import { codeStep } from './code-step.ts';
import { companyStep, distributorsFor } from './company-step.ts';
import { emailStep } from './email-step.ts';
import { type CompanyField, codeFields, companyFields, emailFields } from './fields.ts';
import { nextStep } from './next-step.ts';
import { registrationFormStyles } from './registration-form.styles.ts';
import { type Refusal, type RegistrationView, type Step, stepsHeader } from './steps.ts';
import type { RegistrationText } from './text.en.ts';

export interface BeforeRegisterDetail extends BeforeDetail { readonly registration: string }
export interface RegisteredDetail { readonly registration: string; readonly state: RegistrationProgress['state'] }

declare global {
  interface HTMLElementTagNameMap { 'portico-registration-form': RegistrationFormElement }
  interface HTMLElementEventMap {
    'portico-before-register': CustomEvent<BeforeRegisterDetail>;
    'portico-registered': CustomEvent<RegisteredDetail>;
  }
}

/** Longest pause between two codes (REG-4): bounds the countdown where this device's clock is wrong. */
const longestWait = 60;
let instances = 0;

/**
 * Registers a company with a program: work e-mail, one-time code, company details, what happens next (REG).
 *
 * The e-mail and code inputs are rendered into the light DOM, so that password managers find them.
 *
 * @fires portico-ready - The form can be used.
 * @fires portico-load-error - It cannot, or a request failed; `detail.kind` says why.
 * @fires portico-before-register - Before the company details are sent; can be prevented, or delayed by `detail.waitUntil(promise)`.
 * @fires portico-registered - The request was sent: under review, or approved at once.
 * @csspart field - A label with its control.
 * @csspart panel - A message in place of the form.
 * @cssstate loading, ready, error, unauthorized
 */
export class RegistrationFormElement extends PorticoElement<RegistrationText> {
  static override properties: PropertyDeclarations = { program: {}, distributor: {} };
  static override styles = [PorticoElement.styles, formStyles, registrationFormStyles];

  /** Id of the program; by default the key's. */
  declare program: string | undefined;
  /** Id of the distributor, where the page fixes it; by default the key's. */
  declare distributor: string | undefined;

  protected get dictionary() { return { en: () => import('./text.en.ts'), fr: () => import('./text.fr.ts') }; }
  readonly #id = `portico-registration-${(instances += 1)}`;
  readonly #email = new FormController(this, emailFields);
  readonly #code = new FormController(this, codeFields);
  readonly #company = new FormController<CompanyField>(this, companyFields);
  #form: RegistrationForm | undefined;
  #step: Step = 'email';
  #busy = false;
  #refusal: Refusal | undefined;
  #registration: string | undefined;
  /** The address that the code went to. */
  #address = '';
  #token: string | undefined;
  #progress: RegistrationProgress | undefined;
  /** The country that the distributor's choice was last matched with. */
  #servedCountry = '';
  #resendFrom = 0;
  #done = false;
  #ticking: ReturnType<typeof setInterval> | undefined;

  protected async load(): Promise<Status> {
    this.#form = await this.read(readRegistrationForm, { query: { program: this.program, distributor: this.distributor, locale: this.language } });
    return 'ready';
  }
  protected override renderSkeleton(): TemplateResult { return skeleton(3); }
  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (this.#form && (changed.has('program') || changed.has('distributor'))) void this.restart();
    this.#chooseDistributor();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  protected renderReady(text: RegistrationText): TemplateResult {
    const view: RegistrationView = {
      form: this.#form as RegistrationForm, locale: this.language, signInAddress: this.signInAddress, email: this.#email, code: this.#code, company: this.#company,
      address: this.#address, progress: this.#progress, refusal: this.#refusal, busy: this.#busy, wait: this.#wait(), done: this.#done,
      send: this.#send, resend: this.#resend, refresh: this.#refresh, changeAddress: this.#changeAddress, restart: this.#startAgain, focus: this.#focus,
    };
    const steps = { email: emailStep, code: codeStep, company: companyStep, next: nextStep };
    return html`${stepsHeader(text, this.#step)}${steps[this.#step](text, view)}`;
  }

  protected override updated(): void {
    const { text } = this;
    render(text && this.filled ? this.#slotted(text) : nothing, this, { host: this });
  }

  #slotted(text: RegistrationText): TemplateResult | typeof nothing {
    if (this.#step === 'email') {
      return slottedField(text, this, `${this.#id}-email`, {
        name: 'email', form: this.#email as FormController<string>, label: text.emailLabel, hint: text.emailHint, required: text.emailRequired, type: 'email', inputmode: 'email', autocomplete: 'work email', key: 'send',
      });
    }
    if (this.#step !== 'code') return nothing;
    return slottedField(text, this, `${this.#id}-code`, {
      name: 'code', form: this.#code as FormController<string>, label: text.codeLabel, hint: text.codeHint, required: text.codeRequired, type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code', key: 'done',
    });
  }

  readonly #send = (): void => {
    if (this.#step === 'email') this.#sendEmail();
    else if (this.#step === 'code') this.#sendCode();
    else this.#sendCompany();
  };

  #sendEmail(): void {
    void this.#act(this.#email, async () => {
      const email = this.#email.sent('email') as string;
      // The same address again, after stepping back: it is confirmed, or its code is still on its way.
      if (this.#registration && email === this.#address) {
        if (this.#token) return this.#go('company');
        if (this.#wait() > 0) return this.#go('code');
      }
      const { registration, resendAt } = await this.write(requestRegistration, { body: { program: this.program, distributor: this.distributor, email, locale: this.language } });
      this.#registration = registration;
      this.#address = email;
      this.#token = undefined;
      this.#codeSent(resendAt);
      await this.#go('code');
    });
  }

  #sendCode(): void {
    this.#code.set('code', this.#code.value('code').replace(/\D/g, ''));
    void this.#act(this.#code, async () => {
      const { token, progress } = await this.write(confirmRegistrationEmail, { params: this.#params(), body: { code: this.#code.value('code') } });
      this.#token = token;
      this.#progress = progress;
      await this.#go(progress.state === 'email_confirmed' ? 'company' : 'next');
    });
  }

  readonly #resend = (): void => {
    if (this.#wait() > 0 || this.#busy) return;
    this.#done = false;
    void this.#act(undefined, async () => {
      const { resendAt } = await this.write(resendRegistrationCode, { params: this.#params(), body: {} });
      this.#codeSent(resendAt);
      this.#done = true;
      void this.#focus('code');
    });
  };
  #codeSent(resendAt: string): void {
    this.#code.clear();
    this.#countDown((Date.parse(resendAt) - Date.now()) / 1_000);
  }

  #sendCompany(): void {
    const form = this.#form as RegistrationForm;
    this.#company.set('duns', this.#company.value('duns').replace(/[\s-]/g, ''));
    // Nothing to choose: fixed by the page, or nobody serves the country, or the vendor sells directly.
    const country = this.#company.value('country');
    const asked = !form.distributor && form.distributors.length > 0 && (country === '' || distributorsFor(form, country).length > 0);
    void this.#act(this.#company, async () => {
      const registration = this.#registration as string;
      if (!(await ask(this, 'portico-before-register', { registration }))) {
        void this.#refuse({ title: this.text?.stopped ?? '' });
        return;
      }
      const body = { ...(this.#company.body() as RequestOf<typeof submitRegistration>['body'] & object), consent: true as const };
      this.#progress = await this.write(submitRegistration, { params: this.#params(), body }, { token: this.#token }).catch((error: unknown) => {
        // Sent already, in another tab: show where it stands.
        if (asPorticoError(error).problem?.code === 'registration.already_submitted') return this.#readProgress();
        throw error;
      });
      await this.#go('next');
      emit(this, 'portico-registered', { registration, state: this.#progress.state });
    }, asked ? [] : ['distributor']);
  }

  /** A choice that does not serve the country falls away; one that is the only one is made. */
  #chooseDistributor(): void {
    const country = this.#company.value('country');
    if (!this.#form || country === this.#servedCountry) return;
    this.#servedCountry = country;
    const choices = distributorsFor(this.#form, country);
    if (choices.some(({ id }) => id === this.#company.value('distributor'))) return;
    this.#company.set('distributor', choices.length === 1 ? (choices[0]?.id ?? '') : '');
  }

  readonly #refresh = (): void => void this.#act(undefined, async () => {
    this.#done = false;
    this.#progress = await this.#readProgress();
    this.#done = true;
  });

  #readProgress(): Promise<RegistrationProgress> { return this.read(readRegistrationProgress, { params: this.#params() }, { token: this.#token }); }
  #params(): { registration: string } { return { registration: this.#registration as string }; }

  /** Checks, acts, and shows what went wrong where it belongs. */
  async #act<N extends string>(form: FormController<N> | undefined, act: () => Promise<void>, skipped: readonly N[] = []): Promise<void> {
    if (this.#busy) return;
    this.#refusal = undefined;
    if (form && !form.check(skipped)) return this.#focusOn('.summary');
    this.#busy = true;
    this.requestUpdate();
    try {
      await act();
    } catch (cause) {
      const { kind, problem } = asPorticoError(cause);
      if (problem && problem.status < 500) await this.#refused(problem, form as FormController<string> | undefined);
      else {
        emit(this, 'portico-load-error', { kind, problem });
        await this.#refuse({ title: this.text?.errors[kind].title ?? kind, detail: this.text?.notSent });
      }
    } finally {
      this.#busy = false;
      this.requestUpdate();
    }
  }

  async #refused(problem: Problem, form: FormController<string> | undefined): Promise<void> {
    const fields: Partial<Record<Problem['code'], string>> = { 'registration.code_wrong': 'code', 'registration.unknown_domain': 'email', 'registration.distributor_required': 'distributor', 'registration.distributor_unavailable': 'distributor' };
    const field = fields[problem.code];
    if (problem.code === 'registration.code_too_soon') { this.#countDown(problem.retryAfter ?? longestWait); return; }
    if (problem.code === 'registration.token_required') {
      this.#token = undefined;
      await this.#go('email');
    }
    if (field && form?.names.includes(field)) form.refuse(field, { detail: problem.detail });
    else if (!form?.refuseAll(problem)) return this.#refuse(problem);
    await this.#focusOn('.summary');
  }
  #refuse(refusal: Refusal): Promise<void> {
    this.#refusal = refusal;
    return this.#focusOn('.refusal');
  }

  readonly #changeAddress = (): void => void this.#go('email');
  readonly #startAgain = (): void => {
    for (const form of [this.#email, this.#code]) form.clear();
    this.#registration = this.#token = this.#progress = undefined;
    void this.#go('email');
  };

  async #go(step: Step): Promise<void> {
    this.#step = step;
    this.#refusal = undefined;
    this.#done = false;
    this.requestUpdate();
    await (step === 'email' || step === 'code' ? this.#focus(step) : this.#focusOn('#title'));
  }
  readonly #focus = async (name: string): Promise<void> => {
    await this.updateComplete;
    (this.renderRoot.querySelector<HTMLElement>(`[name='${name}']:not(slot)`) ?? this.querySelector<HTMLElement>(`[slot='${name}']`))?.focus();
  };
  async #focusOn(selector: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #wait(): number { return Math.max(0, Math.ceil((this.#resendFrom - Date.now()) / 1_000)); }
  #countDown(seconds: number): void {
    this.#resendFrom = Date.now() + Math.min(seconds, longestWait) * 1_000;
    clearInterval(this.#ticking);
    this.#ticking = setInterval(() => {
      if (this.#wait() === 0) clearInterval(this.#ticking);
      this.requestUpdate();
    }, 1_000);
    this.requestUpdate();
  }
}
