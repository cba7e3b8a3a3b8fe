/** The dialogs that ask before a decision: each is data (title, fields, button, what it sends), shown by one template. */
import { type TemplateResult, html, nothing } from 'lit';
import type { Locale } from '../../schema/values.ts';
import { dialog } from '../core/dialog.ts';
import { asPorticoError } from '../core/error.ts';
import { errorSummary } from '../core/field.ts';
import { type FieldSpec, FormController } from '../core/form.ts';
import { failureWords, notice } from '../core/panels.ts';
import type { Askable } from '../core/refusal.ts';
import type { AnyCase, AskedAction } from './case-actions.ts';
import { asking } from './case-parts.ts';
import type { Desk } from './desk.ts';
import type { DialogText } from './dialog-text.en.ts';
import type { OpenCase } from './open-case.ts';
import { questionOf } from './questions.ts';

export const dialogTexts = { en: () => import('./dialog-text.en.ts'), fr: () => import('./dialog-text.fr.ts') } satisfies Record<Locale, () => Promise<{ text: DialogText }>>;

/** What a dialog asks, and what it sends. */
export interface Question<N extends string = string> {
  readonly title: string;
  readonly fields: Record<N, FieldSpec>;
  readonly required: Partial<Record<N, string>>;
  readonly button: string;
  readonly look: 'primary' | 'destructive';
  body(form: FormController<N>): TemplateResult;
  send(form: FormController<N>): Promise<AnyCase>;
}

/** A form in a dialog: errors above it, the portal's refusal, and the button that names what happens. */
export interface Asking {
  readonly text: DialogText;
  readonly title: string;
  readonly form: FormController<string>;
  readonly required: Partial<Record<string, string>>;
  readonly content: TemplateResult;
  readonly refusal: string | undefined;
  /** Under it: whoever can lift it is asked. */
  readonly asking?: unknown;
  readonly busy: boolean;
  readonly button: string;
  readonly look: string;
  /** Set when there is nothing left to decide. */
  readonly over?: string | undefined;
  submit(): void;
  close(): void;
  focus(selector: string): void;
}
export const askingDialog = (it: Asking): TemplateResult => dialog(it.title, html`<form novalidate @submit=${(event: Event) => { event.preventDefault(); it.submit(); }}>
  ${errorSummary(it.text, it.form, it.required, (name) => it.focus(`dialog [name='${name}']`))}
  ${it.refusal ? html`<div role="alert">${notice('danger', it.text.failed, it.refusal, it.asking)}</div>` : nothing}
  ${it.over ? html`<div role="status">${notice('info', it.over)}</div>` : it.content}
  <div class="actions">${it.over ? nothing : html`<button class=${it.look} aria-busy=${it.busy ? 'true' : nothing}>${it.button}</button>`}<button type="button" class="quiet" @click=${it.close}>${it.over ? it.text.close : it.text.cancel}</button></div>
</form>`, it.close);

export class Dialogs {
  readonly #view: OpenCase;
  readonly #desk: Desk;
  readonly #text: DialogText;
  /** One form for each question, so that what was typed is there when it is asked again. */
  readonly #forms = new Map<AskedAction, FormController<string>>();
  #asked: AskedAction | undefined;
  #refusal: string | undefined;
  #problem: Askable | undefined;
  #over: string | undefined;

  constructor(view: OpenCase, text: DialogText) {
    this.#view = view;
    this.#desk = view.desk;
    this.#text = text;
  }
  static async load(view: OpenCase): Promise<Dialogs> {
    return new Dialogs(view, view.desk.words((await dialogTexts[view.desk.locale]()).text));
  }

  open(action: AskedAction): void {
    this.#asked = action;
    this.#refusal = this.#problem = this.#over = undefined;
    this.#desk.update();
  }
  dispose(): void {
    for (const form of this.#forms.values()) {
      this.#desk.host.removeController(form);
      form.hostDisconnected();
    }
  }
  /** Somebody else decided while it is open: what is typed stays to be read, and nothing can be sent. */
  overtake(words: string): void {
    this.#over = words;
  }
  #question(action: AskedAction): Question { return questionOf(action, this.#view, this.#text); }
  #form(action: AskedAction, { fields }: Question): FormController<string> {
    const form = this.#forms.get(action) ?? new FormController<string>(this.#desk.host, fields);
    this.#forms.set(action, form);
    return form;
  }

  render(): TemplateResult | typeof nothing {
    const action = this.#asked;
    if (!action) return nothing;
    const question = this.#question(action);
    const form = this.#form(action, question);
    return askingDialog({
      text: this.#text, title: question.title, form, required: question.required, content: question.body(form), refusal: this.#refusal, asking: this.#problem && asking(this.#view, this.#problem), busy: this.#view.busy === action, button: question.button, look: question.look, over: this.#over,
      submit: () => void this.#send(action, question, form), close: () => this.#close(action), focus: (selector) => void this.#desk.focus(selector),
    });
  }

  async #send(action: AskedAction, question: Question, form: FormController<string>): Promise<void> {
    if (this.#view.busy || this.#over) return;
    if (!form.check()) return this.#desk.focus('dialog .summary');
    this.#refusal = this.#problem = undefined;
    try {
      const sent = await this.#view.run(action, () => question.send(form).then((it) => {
        this.#asked = undefined;
        form.clear();
        return it;
      }));
      // Refused because it stands otherwise now: the case says so.
      if (sent) this.#asked = undefined;
    } catch (cause) {
      const { kind, problem } = asPorticoError(cause);
      if (problem && form.refuseAll(problem)) return this.#desk.focus('dialog .summary');
      this.#problem = problem;
      this.#refusal = problem?.detail ?? `${failureWords(this.#text, { kind, problem }).title}. ${this.#text.notSent}`;
    }
    this.#desk.update();
  }
  #close(action: AskedAction): void {
    this.#asked = undefined;
    this.#desk.update();
    void this.#desk.focus(this.#over ? '#case-title' : `[data-action='${action}']`);
  }
}
