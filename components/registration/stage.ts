import type { LitElement } from 'lit';
import type { Endpoint, ReplyOf, RequestOf } from '../../schema/endpoint.ts';
import type { Problem, ProblemCode } from '../../schema/problems.ts';
import type { RegistrationForm } from '../../schema/registration.ts';
import type { Locale } from '../../schema/values.ts';
import type { CallOptions } from '../core/client.ts';
import { asPorticoError } from '../core/error.ts';
import { emit } from '../core/events.ts';
import type { FormController } from '../core/form.ts';
import { failureWords } from '../core/panels.ts';
import type { RegistrationText } from './text.en.ts';

/** A refusal of the portal, or a failure, which has no code. */
export interface Refusal { readonly title: string; readonly detail?: string | undefined; readonly code?: ProblemCode }

/** What the steps need of the element. */
export interface Calls {
  read<E extends Endpoint>(endpoint: E, request: RequestOf<E>, options?: CallOptions): Promise<ReplyOf<E>>;
  write<E extends Endpoint>(endpoint: E, request: RequestOf<E>, options?: CallOptions): Promise<ReplyOf<E>>;
  text(): RegistrationText;
  /** A dictionary in the words of the page's glossary. */
  words<W extends object>(text: W): W;
  locale(): Locale;
  /** Where operators sign in. */
  signIn(): string;
  /** Back to the first step; `anew` begins another request. */
  toEmail(anew?: boolean): void;
}
/** Something a person asks for by a button. */
export interface Deed<N extends string> {
  readonly form?: FormController<N>;
  /** Fields that are not asked for now. */
  readonly skipped?: readonly N[];
  act(): Promise<void>;
  /** Deals with a refusal, or answers false. */
  refused?(problem: Problem): Promise<boolean>;
}

/** Where the steps play: what goes on, what was refused, and where the focus goes. One deed at a time. */
export class Stage {
  declare form: RegistrationForm;
  busy = false;
  refusal: Refusal | undefined;
  /** The distributor that the registration itself is bound to, which a page that goes on with it need not know. */
  bound: RegistrationForm['distributor'] = null;
  readonly element: LitElement;
  readonly calls: Calls;
  constructor(element: LitElement, calls: Calls) {
    this.element = element;
    this.calls = calls;
  }
  /** Fixed by the page or by the registration; otherwise chosen (REG-16). */
  get distributor(): RegistrationForm['distributor'] { return this.form.distributor ?? this.bound; }

  /** Checks, acts, and shows what went wrong where it belongs. */
  async act<N extends string>(deed: Deed<N>): Promise<void> {
    if (this.busy) return;
    this.refusal = undefined;
    if (deed.form && !deed.form.check(deed.skipped)) return this.focusOn('.summary');
    this.busy = true;
    this.element.requestUpdate();
    await deed.act().catch((cause: unknown) => this.#failed(cause, deed));
    this.busy = false;
    this.element.requestUpdate();
  }
  async #failed<N extends string>(cause: unknown, deed?: Deed<N>): Promise<void> {
    const { kind, problem } = asPorticoError(cause);
    if (problem && problem.status < 500) {
      try {
        if (await deed?.refused?.(problem)) return;
      } catch (second) {
        return this.#failed(second);
      }
      return deed?.form?.refuseAll(problem) ? this.focusOn('.summary') : this.refuse(problem);
    }
    emit(this.element, 'portico-load-error', { kind, problem });
    const text = this.calls.text();
    return this.refuse({ title: failureWords(text, { kind, problem }).title, detail: text.notSent });
  }
  refuse(refusal: Refusal): Promise<void> {
    this.refusal = refusal;
    return this.focusOn('.refusal');
  }

  async focus(name: string): Promise<void> {
    const { element } = this;
    await element.updateComplete;
    (element.renderRoot.querySelector<HTMLElement>(`[name='${name}']:not(slot)`) ?? element.querySelector<HTMLElement>(`[slot='${name}']`))?.focus();
  }
  async focusOn(selector: string): Promise<void> {
    const { element } = this;
    element.requestUpdate();
    await element.updateComplete;
    element.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
