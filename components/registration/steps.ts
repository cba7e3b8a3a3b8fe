import { type TemplateResult, html, nothing } from 'lit';
import { errorSummary } from '../core/field.ts';
import type { FormController } from '../core/form.ts';
import { notice, urgent } from '../core/panels.ts';
import type { Refusal, Stage } from './stage.ts';
import type { RegistrationText } from './text.en.ts';

/** "Step 2 of 6" with the names of all. */
export const stepsHeader = (text: RegistrationText, names: readonly string[], at: number): TemplateResult => html`<nav class="steps" aria-label=${text.progress}>
    <ol>${names.map((name, index) => html`<li class=${index < at ? 'done' : index === at ? 'now' : ''} aria-current=${index === at ? 'step' : nothing}><span>${name}</span></li>`)}</ol>
    <p class="muted">${text.step(at + 1, names.length)}<span class="name">${names[at]}</span></p>
  </nav>`;

export const intro = (title: string, body: unknown): TemplateResult => html`<div class="intro"><h2 id="title" tabindex="-1">${title}</h2><p class="muted">${body}</p></div>`;

/** A sentence around a value that somebody typed: of whatever length, and in whatever direction it is written. */
export function around(say: (value: string) => string, value: unknown): TemplateResult {
  const [before, after] = say('\u0000').split('\u0000');
  return html`${before}<bdi class="given">${value}</bdi>${after}`;
}

/** Why the portal refuses, and the way on from there. */
function refusalNotice(text: RegistrationText, stage: Stage, { code, title, detail }: Refusal): TemplateResult {
  const { calls, form: { program, support } } = stage;
  const signIn = (query: string): TemplateResult => {
    const address = calls.signIn();
    return html`<a class="button" href=${query ? `${address}${address.includes('?') ? '&' : '?'}${query}` : address}>${text.signIn}</a>`;
  };
  const again = (words: string, look = ''): TemplateResult => html`<button type="button" class=${look} @click=${() => calls.toEmail(true)}>${words}</button>`;
  switch (code) {
    case 'registration.webmail_domain': return notice('danger', text.webmailTitle, detail, again(text.startAgain, 'primary'));
    case 'registration.closed': return notice('danger', text.closedTitle, detail, again(text.restart));
    case 'registration.already_registered': return notice('info', text.registeredTitle, detail, signIn(''));
    case 'registration.registered_elsewhere': return notice('info', text.elsewhereTitle, detail, signIn(`enroll=${program.id}`));
    case 'registration.open_request': return notice('info', text.openTitle, html`${detail} ${text.openNext}`);
    case 'registration.reapply_later': return notice('attention', text.laterTitle, detail, html`<a href="mailto:${support.email}">${text.contact(program.vendor)}</a>`);
    case 'registration.reapply_never':
    case 'registration.declined_by_vendor':
      return notice('danger', code === 'registration.reapply_never' ? text.neverTitle : text.vendorTitle, detail, supportLinks(text, stage));
    default: return notice('attention', title, detail);
  }
}
/** The vendor's partner team, by each way there is. */
export const supportLinks = (text: RegistrationText, { form: { program, support: { url, email, phone } } }: Stage): TemplateResult => html`<ul class="support" aria-label=${text.contact(program.vendor)}>
  <li><a href=${url}>${new URL(url).host}</a></li><li><a href="mailto:${email}">${email}</a></li><li><a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a></li></ul>`;

/** A step that is a form: why, what is wrong, its fields, and the button that says what happens. */
export function stepForm<N extends string>(text: RegistrationText, stage: Stage, form: FormController<N>, step: {
  readonly intro: TemplateResult;
  /** Said of an empty field, by name. */
  readonly required: Partial<Record<N, string>>;
  readonly fields: unknown;
  readonly send: string;
  readonly go: () => void;
  /** Leads to a field, which may be of another step. */
  readonly focus: (name: N) => void;
  /** While somebody types: time to fetch what comes next. */
  readonly prefetch: () => void;
  /** Buttons beside it. */
  readonly others?: unknown;
}): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    step.go();
  };
  return html`<form class="step" novalidate aria-labelledby="title" @submit=${submit} @input=${step.prefetch}>
    ${step.intro}
    ${errorSummary(text, form, step.required, step.focus)}
    ${stage.refusal ? urgent('refusal', refusalNotice(text, stage, stage.refusal)) : nothing}
    ${step.fields}
    <div class="actions"><button class="primary" aria-busy=${stage.busy ? 'true' : nothing}>${step.send}</button>${step.others}</div>
  </form>`;
}
