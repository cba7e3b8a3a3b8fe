/** A registration from the code on: what was typed, what is known of it, and the way between the steps. */
import { html, nothing } from 'lit';
import type { Problem } from '../../../schema/problems.ts';
import { type RegistrationProgress, confirmRegistrationEmail, readRegistrationProgress, resendRegistrationCode } from '../../../schema/registration.ts';
import { asPorticoError } from '../../core/error.ts';
import { emit } from '../../core/events.ts';
import { FormController } from '../../core/form.ts';
import { Countdown } from '../../core/countdown.ts';
import type { Stage } from '../stage.ts';
import type { RegistrationText } from '../text.en.ts';
import { stepsHeader } from '../steps.ts';
import type { Addresses } from './addresses.ts';
import { Answers } from './answers.ts';
import { type Shown, type Step, loadStep } from './chunks.ts';
import { CompanyDesk } from './company-desk.ts';
import { Draft, keepTyped } from './draft.ts';
import { type Field, codeFields, refusedField, stepOf } from './fields.ts';
import { type Kept, keep } from './kept.ts';
import { sendRequest } from './sending.ts';

export type Company = RegistrationProgress['companies'][number];
/** Steps that come next, to fetch while this one is filled in. */
const following: Record<Step, readonly Step[]> = { code: ['company', 'choose'], choose: ['you', 'company'], you: ['next'], company: ['contacts'], contacts: ['review'], review: ['next'], next: [] };

export class Journey {
  readonly stage: Stage;
  readonly code: FormController<'code'>;
  readonly answers: Answers;
  readonly wait: Countdown;
  readonly desk: CompanyDesk;
  readonly draft: Draft;

  registration = '';
  /** The address that the code went to; unknown when only a refused link led here. */
  address = '';
  token: string | undefined;
  progress: RegistrationProgress | undefined;
  step: Step = 'code';
  /** The company of one's domain that is to be joined; `null`: none of those offered. */
  joining: Company | null | undefined;
  /** The code proves again who is there: it is gone on with from a link. */
  again = false;
  /** What was asked for was done: another code was sent, news were looked for. */
  done = false;
  #shown: Shown | undefined;
  /** Once everything was in sight, a change leads back there. */
  #reviewed = false;

  constructor(stage: Stage) {
    this.stage = stage;
    this.code = new FormController(stage.element, codeFields);
    this.answers = new Answers(stage);
    this.wait = new Countdown(stage.element);
    this.desk = new CompanyDesk(this);
    this.draft = new Draft(stage);
    keepTyped(stage, () => (this.token && this.progress?.state === 'email_confirmed' ? { registration: this.registration, token: this.token, draft: this.answers.draft() } : undefined));
  }

  get fields(): FormController<Field> { return this.answers.fields; }
  get addresses(): Addresses | undefined { return this.answers.addresses; }

  // --- what is shown

  render(text: RegistrationText): unknown {
    const { steps } = text;
    const names = this.joining ? [steps.email, steps.code, steps.company, steps.you, steps.next] : [steps.email, steps.code, steps.company, steps.contacts, steps.review, steps.next];
    const name = this.step === 'choose' ? 'company' : this.step;
    return html`${stepsHeader(text, names, names.indexOf(steps[name]))}${this.#shown?.render(text, this) ?? nothing}`;
  }
  slotted(text: RegistrationText, id: string): unknown { return this.#shown?.slotted(text, this, id) ?? nothing; }
  /** The step in the language that is now asked for. */
  async translate(): Promise<void> { this.#shown = await this.#load(this.step); }

  async #load(step: Step): Promise<Shown> {
    const [shown] = await Promise.all([loadStep(step, this.stage.calls.locale()), step === 'company' || step === 'review' ? this.answers.loadAddresses() : undefined]);
    return shown;
  }
  readonly prefetch = (): void => { for (const step of following[this.step]) void this.#load(step).catch(() => {}); };

  async go(step: Step): Promise<void> {
    const shown = await this.#load(step);
    const { element } = this.stage;
    if (shown.styles?.styleSheet) {
      const root = element.renderRoot as ShadowRoot;
      if (!root.adoptedStyleSheets.includes(shown.styles.styleSheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, shown.styles.styleSheet];
    }
    this.#shown = shown;
    this.step = step;
    this.stage.refusal = undefined;
    this.done = false;
    if (step === 'review') {
      this.#reviewed = true;
      this.answers.chooseDistributor();
    }
    await (step === 'code' ? this.#focusCode() : this.stage.focusOn('#title'));
  }
  async #focusCode(): Promise<void> {
    this.stage.element.requestUpdate();
    await this.stage.focus('code');
  }
  readonly back = (): void => {
    const offered = this.progress?.companies.length;
    const before: Partial<Record<Step, Step>> = { you: 'choose', contacts: 'company', review: 'contacts', ...(offered ? { company: 'choose' } : {}) };
    const step = before[this.step];
    if (step) void this.stage.act({ act: () => this.go(step) });
    else this.stage.calls.toEmail();
  };
  readonly change = (step: Step): void => void this.stage.act({ act: () => this.go(step) });

  // --- the mailbox

  /** A code is on its way to an address. */
  begin(registration: string, address: string, resendAt: string): void {
    this.end(registration, address);
    this.again = false;
    this.#codeSent(resendAt);
  }
  /** Whether an address needs no other code: it is confirmed, or one is on its way. */
  knows(email: string): boolean { return this.registration !== '' && email === this.address && (this.token !== undefined || this.wait.left > 0); }
  /** Another request begins; what was typed of the company stays. */
  end(registration = '', address = ''): void {
    keep(undefined);
    this.code.clear();
    Object.assign(this, { registration, address, token: undefined, progress: undefined, joining: undefined });
    this.stage.bound = null;
  }
  prefetchCode(): Promise<unknown> { return this.#load('code'); }
  #codeSent(resendAt: string): void {
    this.code.clear();
    this.wait.until(resendAt);
  }
  readonly confirm = (): void => {
    this.code.set('code', this.code.value('code').replace(/\D/g, ''));
    void this.#act({ form: this.code, act: async () => {
      // The code may be used up already, and only the next step not have arrived.
      if (!this.token) {
        const { token, progress } = await this.stage.calls.write(confirmRegistrationEmail, { params: this.params(), body: { code: this.code.value('code') } });
        this.token = token;
        this.#take(progress);
        keep({ registration: this.registration, token });
      }
      await this.goOn();
    } });
  };
  readonly resend = (): void => {
    if (this.wait.left > 0) return;
    this.done = false;
    void this.#act({ act: async () => {
      await this.#mailCode();
      this.done = true;
      await this.#focusCode();
    } });
  };
  async #mailCode(): Promise<void> {
    const { resendAt } = await this.stage.calls.write(resendRegistrationCode, { params: this.params(), body: {} });
    this.#codeSent(resendAt);
  }
  /** Whoever holds a link or an old token proves the mailbox again. */
  async #askCode(): Promise<void> {
    this.token = undefined;
    this.again = true;
    keep(undefined);
    this.code.clear();
    await this.go('code');
    if (this.wait.left === 0) await this.#mailCode();
  }

  // --- going on where it was left

  /** Answers false when it is no registration of this form's program. Of a link (`weak`), the mailbox is proved first. */
  async resume({ registration, token, draft }: Kept, weak: boolean): Promise<boolean> {
    this.registration = registration;
    this.token = token;
    this.answers.restore(draft ?? null);
    try {
      const progress = token ? await this.#read() : undefined;
      if (progress && progress.program.id !== this.stage.form.program.id) return false;
      if (progress) this.#take(progress);
      const open = progress?.state === 'draft' || progress?.state === 'email_confirmed';
      if (!progress || (open && ((weak && !progress.draft) || progress.state === 'draft'))) await this.#proveAgain();
      else {
        keep({ registration, token, ...(open && draft && { draft }) });
        await this.goOn();
      }
    } catch (cause) {
      const { problem } = asPorticoError(cause);
      // Unknown to this page's key: it may be another form's.
      if (problem?.status === 404) return false;
      if (problem?.code !== 'registration.token_required') throw cause;
      await this.#proveAgain();
    }
    return true;
  }
  async #proveAgain(): Promise<void> {
    await this.#askCode().catch(async (cause: unknown) => {
      const { problem } = asPorticoError(cause);
      if (!problem || problem.status >= 500) throw cause;
      if (!(await this.#refused(problem))) await this.stage.refuse(problem);
    });
  }
  #take(progress: RegistrationProgress): void {
    this.progress = progress;
    this.address = progress.email;
    this.stage.bound = progress.distributor;
    this.answers.restore(progress.draft);
  }
  /** To the first step that is not done. */
  async goOn(): Promise<void> {
    const { progress } = this;
    if (!this.token) return this.go('code');
    if (progress?.state !== 'email_confirmed') return this.go('next');
    if (this.joining) return this.go('you');
    if (progress.companies.length > 0 && this.joining === undefined && !this.fields.sent('legalName')) return this.go('choose');
    await this.answers.loadAddresses();
    await this.go(this.answers.unfinished() ?? 'review');
  }

  // --- what is typed

  readonly focus = (name: Field): void => {
    const step = this.step === 'you' ? 'you' : (stepOf(name) ?? this.step);
    if (step === this.step) return void this.stage.focus(name);
    void this.stage.act({ act: async () => {
      await this.go(step);
      await this.stage.focus(name);
    } });
  };

  /** Checks a step, and goes on to another. */
  leave(step: 'company' | 'contacts', next: Step, first: () => Promise<boolean> = () => Promise.resolve(true)): void {
    void this.#act({ form: this.fields, skipped: this.answers.beside(step), act: async () => {
      if (!(await first())) return;
      this.draft.save(this.params(), this.token, this.answers.draft());
      await (this.#reviewed ? this.goOn() : this.go(next));
    } });
  }
  readonly leaveContacts = (): void => this.leave('contacts', 'review');

  // --- the company of one's domain

  /** One of those offered, or none of them. */
  readonly choose = (company: Company | null): void => {
    this.joining = company;
    this.change(company ? 'you' : 'company');
  };

  // --- sending

  /** `stopped` is said when the page prevents it. */
  send(stopped: string): void {
    const step = this.joining ? 'you' : 'review';
    // The last step checks the earlier ones again: the country may have changed what they need.
    const skipped = this.joining ? this.answers.beside('you') : this.answers.hidden();
    void this.#act({ form: this.fields, skipped, act: async () => {
      // Nothing is sent before it can be said how it goes on.
      await this.#load('next');
      const progress = await sendRequest(this, skipped, () => this.#read());
      if (!progress) return this.stage.refuse({ title: stopped });
      this.progress = progress;
      keep({ registration: this.registration, token: this.token });
      await this.go('next');
      emit(this.stage.element, 'portico-registered', { registration: this.registration, state: progress.state, kind: this.joining ? 'join' : 'company' });
    } }, step);
  }
  readonly refresh = (): void => void this.#act({ act: async () => {
    this.done = false;
    this.progress = await this.#read();
    this.done = true;
  } });

  #read(): Promise<RegistrationProgress> { return this.stage.calls.read(readRegistrationProgress, { params: this.params() }, { token: this.token }); }
  params(): { registration: string } { return { registration: this.registration }; }

  // --- refusals

  act(act: () => Promise<void>): void { void this.#act({ act }); }
  #act<N extends string>(deed: { form?: FormController<N>; skipped?: readonly N[]; act: () => Promise<void> }, step: Step = this.step): Promise<void> {
    return this.stage.act({ ...deed, refused: (problem) => this.#refused(problem, step) });
  }
  async #refused(problem: Problem, step?: Step): Promise<boolean> {
    const { code, detail } = problem;
    switch (code) {
      case 'registration.code_wrong': this.code.refuse('code', { detail }); await this.stage.focusOn('.summary'); return true;
      case 'registration.code_too_soon': this.wait.start(problem.retryAfter); return true;
      case 'registration.token_required':
      case 'registration.email_unconfirmed': await this.#proveAgain(); return true;
      default:
    }
    const field = refusedField[code];
    if (!this.fields.refuseAll(problem) && field && !this.answers.hidden().includes(field)) this.fields.refuse(field, { detail });
    if (this.fields.errors.size === 0) return false;
    const [first] = this.fields.errors.keys();
    const there = step === 'you' ? step : first && stepOf(first);
    if (there && there !== this.step) await this.go(there);
    await this.stage.focusOn('.summary');
    return true;
  }
}
export const startJourney = (stage: Stage): Journey => new Journey(stage);
