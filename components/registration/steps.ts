import { type TemplateResult, html, nothing } from 'lit';
import type { ProblemCode } from '../../schema/problems.ts';
import type { RegistrationForm, RegistrationProgress } from '../../schema/registration.ts';
import type { Locale } from '../../schema/values.ts';
import { errorSummary } from '../core/field.ts';
import type { FormController } from '../core/form.ts';
import { notice, urgent } from '../core/panels.ts';
import type { CompanyField } from './fields.ts';
import type { RegistrationText } from './text.en.ts';

export const stepNames = ['email', 'code', 'company', 'next'] as const;
export type Step = (typeof stepNames)[number];

/** A refusal of the portal, or a failure, which has no code. */
export interface Refusal { readonly title: string; readonly detail?: string | undefined; readonly code?: ProblemCode }

/** Where the registration stands, and what a step can ask for: the same for all four. */
export interface RegistrationView {
  readonly form: RegistrationForm;
  readonly locale: Locale;
  readonly signInAddress: string;
  readonly email: FormController<'email'>;
  readonly code: FormController<'code'>;
  readonly company: FormController<CompanyField>;
  /** The address that the code went to. */
  readonly address: string;
  /** Known from the confirmed e-mail on. */
  readonly progress: RegistrationProgress | undefined;
  readonly refusal: Refusal | undefined;
  readonly busy: boolean;
  /** Seconds until another code may be asked for. */
  readonly wait: number;
  /** What was asked for was done: another code was sent, news were looked for. */
  readonly done: boolean;
  /** Sends this step's form. */
  send(): void;
  resend(): void;
  refresh(): void;
  changeAddress(): void;
  restart(): void;
  focus(name: string): void;
}

/** "Step 2 of 4" with the names of all four. */
export function stepsHeader(text: RegistrationText, now: Step): TemplateResult {
  const at = stepNames.indexOf(now);
  return html`<nav class="steps" aria-label=${text.progress}>
    <ol>${stepNames.map((name, index) => html`<li class=${index < at ? 'done' : index === at ? 'now' : ''} aria-current=${index === at ? 'step' : nothing}><span>${text.steps[name]}</span></li>`)}</ol>
    <p class="muted">${text.step(at + 1, stepNames.length)}<span class="name">${text.steps[now]}</span></p>
  </nav>`;
}

export const intro = (title: string, body: unknown): TemplateResult => html`<div class="intro"><h2 id="title" tabindex="-1">${title}</h2><p class="muted">${body}</p></div>`;

/** Why the portal refuses, and the way on from there. */
function refusalNotice(text: RegistrationText, view: RegistrationView, { code, title, detail }: Refusal): TemplateResult {
  const { support, program } = view.form;
  const signIn = html`<a class="button" href=${view.signInAddress}>${text.signIn}</a>`;
  const again = (words: string, look: string): TemplateResult => html`<button type="button" class=${look} @click=${view.restart}>${words}</button>`;
  switch (code) {
    case 'registration.webmail_domain': return notice('danger', text.webmailTitle, detail, again(text.startAgain, 'primary'));
    case 'registration.closed': return notice('danger', text.closedTitle, detail, again(text.restart, ''));
    case 'registration.already_registered': return notice('info', text.registeredTitle, detail, signIn);
    case 'registration.registered_elsewhere': return notice('info', text.elsewhereTitle, detail, signIn);
    case 'registration.reapply_later':
    case 'registration.reapply_never':
      return notice('attention', text.laterTitle, detail, html`<a class="button" href="mailto:${support.email}">${text.contact(program.vendor)}</a>`);
    default: return notice('attention', title, detail);
  }
}

/** A step that is a form: why, what is wrong, its fields, and the button that says what happens. */
export function stepForm<N extends string>(text: RegistrationText, view: RegistrationView, form: FormController<N>, step: {
  readonly intro: TemplateResult;
  /** Said of an empty field, by name. */
  readonly required: Partial<Record<N, string>>;
  readonly fields: TemplateResult;
  readonly send: string;
  /** Buttons beside it. */
  readonly others?: TemplateResult;
}): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    view.send();
  };
  return html`<form class="step" novalidate aria-labelledby="title" @submit=${submit}>
    ${step.intro}
    ${errorSummary(text, form, step.required, view.focus)}
    ${view.refusal ? urgent('refusal', refusalNotice(text, view, view.refusal)) : nothing}
    ${step.fields}
    <div class="actions"><button class="primary" aria-busy=${view.busy ? 'true' : nothing}>${step.send}</button>${step.others}</div>
  </form>`;
}
