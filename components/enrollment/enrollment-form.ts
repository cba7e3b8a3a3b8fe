import { type PropertyDeclarations, type TemplateResult, css, html, nothing } from 'lit';
import { checkEmail, checkFilled, checkLine, limits } from '../../schema/checks.ts';
import { type Me, readMe } from '../../schema/operators.ts';
import type { Problem } from '../../schema/problems.ts';
import { type RegistrationCase, type RegistrationForm, readRegistrationForm } from '../../schema/registration.ts';
import { requestEnrollment } from '../../schema/requests.ts';
import { PorticoElement, type Status } from '../core/element.ts';
import { asPorticoError } from '../core/error.ts';
import { type BeforeDetail, ask, emit } from '../core/events.ts';
import { type FieldLook, errorLine, errorSummary, field } from '../core/field.ts';
import { FormController } from '../core/form.ts';
import { failureWords, notice, panel, skeleton, urgent } from '../core/panels.ts';
import { formStyles } from '../core/form-styles.ts';
import { timelineStyles } from '../core/timeline.ts';
import { choiceStyles } from '../registration/form/choice.styles.ts';
import { registrationTimeline } from '../registration/timeline.ts';
import type { EnrollmentText } from './text.en.ts';

/** Ids. */
export interface BeforeEnrollDetail extends BeforeDetail { readonly program: string; readonly distributor: string | undefined }
export interface EnrollmentRequestedDetail { readonly registration: string; readonly state: RegistrationCase['state'] }
declare global {
  interface HTMLElementTagNameMap { 'portico-enrollment-form': EnrollmentFormElement }
  interface HTMLElementEventMap { 'portico-before-enroll': CustomEvent<BeforeEnrollDetail>; 'portico-enrollment-requested': CustomEvent<EnrollmentRequestedDetail> }
}

const fields = {
  /** Empty for the operator, `other` for somebody else. */
  support: { check: () => undefined, pointer: '', optional: true as const },
  supportName: { check: checkLine(), pointer: '/support/name' },
  supportEmail: { check: checkEmail, pointer: '/support/email' },
  supportPhone: { check: checkLine(limits.phone), pointer: '/support/phone', optional: true as const },
  distributor: { check: checkFilled, pointer: '/distributor' },
  consent: { check: (text: string) => (text === '' ? ('value.consent' as const) : undefined), pointer: '/consent' },
};
type Field = keyof typeof fields;
type Refusal = Pick<Problem, 'title' | 'detail'> & Partial<Pick<Problem, 'code' | 'fixer' | 'wanted'>>;

const enrollmentFormStyles = css`
  .root, .step { display: grid; gap: 20px; max-width: var(--_form-width); }
  .known { display: grid; padding: 4px 14px; border-radius: var(--_radius); background: var(--_surface-sunken); }
  .known > div { display: grid; gap: 0 16px; padding: 8px 0; } .known > div + div { border-top: 1px solid var(--_border); }
  .known dt { color: var(--_text-muted); } .known dd { min-width: 0; overflow-wrap: anywhere; }
  .ways { display: flex; flex-wrap: wrap; gap: 4px 16px; }
  .skeleton > :nth-child(2) { height: 200px; } .skeleton > :nth-child(3) { height: 160px; } .skeleton > :nth-child(4) { height: 120px; } .skeleton > :nth-child(5) { height: 100px; }
  @container (min-width: 420px) { .skeleton > :nth-child(2) { height: 130px; } .skeleton > :nth-child(3) { height: 110px; } .skeleton > :nth-child(4) { height: 75px; } .skeleton > :nth-child(5) { height: 70px; } .known > div { grid-template-columns: 12em minmax(0, 1fr); } }
`;

/**
 * Enrolls the company of who is signed in, known in the portal already, in another program (REG-3, ENR-1): only the support contact is asked for.
 *
 * @fires portico-ready - The form can be used.
 * @fires portico-load-error - It cannot, or sending failed; `detail.kind` says why.
 * @fires portico-before-enroll - Before the request is sent; can be prevented, or delayed by `detail.waitUntil(promise)`.
 * @fires portico-enrollment-requested - The request was sent: under review, or approved at once.
 * @fires portico-before-ask - Before whoever can lift a refusal is asked; can be prevented, or delayed by `detail.waitUntil(promise)`.
 * @fires portico-help-asked - They were asked: the request waits in their queue.
 * @csspart field - A label with its control.
 * @csspart dialog - The dialog that asks for a proof of who it is.
 * @csspart timeline - The steps that come after sending.
 * @csspart panel - A message in place of the form.
 * @cssstate loading, ready, error, unauthorized
 */
export class EnrollmentFormElement extends PorticoElement<EnrollmentText> {
  static override properties: PropertyDeclarations = { program: {}, distributor: {} };
  static override styles = [PorticoElement.styles, formStyles, choiceStyles, timelineStyles, enrollmentFormStyles];

  /** Id of the program to enroll in; by default the key's. */
  declare program: string | undefined;
  /** Id of the distributor, where the page fixes it; by default the key's. */
  declare distributor: string | undefined;

  protected get dictionary() { return { en: () => import('./text.en.ts'), fr: () => import('./text.fr.ts') }; }
  protected override get asking() { return () => import('../core/refusal.ts'); }
  readonly #fields = new FormController<Field>(this, fields);
  #me: Me | undefined;
  #form: RegistrationForm | undefined;
  #sent: RegistrationCase | undefined;
  #busy = false;
  #refusal: Refusal | undefined;

  protected async load(): Promise<Status> {
    const [me, form] = await Promise.all([this.read(readMe, {}), this.read(readRegistrationForm, { query: { program: this.program, distributor: this.distributor, locale: this.language } })]);
    this.#me = me;
    this.#form = form;
    if (!form.distributor && form.distributors.length === 1 && !this.#fields.value('distributor')) this.#fields.set('distributor', form.distributors[0]?.id ?? '');
    return 'ready';
  }
  protected override renderSkeleton(): TemplateResult { return skeleton(6); }
  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (!this.#form || !(changed.has('program') || changed.has('distributor'))) return;
    this.#sent = this.#refusal = undefined;
    void this.restart();
  }

  #hidden(): Field[] {
    const form = this.#form as RegistrationForm;
    return [...(this.#fields.value('support') === 'other' ? [] : (['supportName', 'supportEmail', 'supportPhone'] as const)), ...(form.distributor || form.distributors.length === 0 ? (['distributor'] as const) : [])];
  }
  readonly #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.#busy) return;
    this.#refusal = undefined;
    const skipped = this.#hidden();
    if (!this.#fields.check(skipped)) return this.#focusOn('.summary');
    this.#busy = true;
    this.requestUpdate();
    const { program } = this.#form as RegistrationForm;
    try {
      const asked = this.#fields.body([...skipped, 'support', 'consent']) as { support?: { name: string; email: string; phone?: string }; distributor?: string };
      const body = { program: program.id, distributor: this.#form?.distributor?.id, ...asked, consent: true } as const;
      const sent = (await ask(this, 'portico-before-enroll', { program: body.program, distributor: body.distributor })) ? await this.write(requestEnrollment, { body }) : undefined;
      this.#sent = sent;
      if (sent) emit(this, 'portico-enrollment-requested', { registration: sent.id, state: sent.state });
    } catch (cause) {
      const { kind, problem } = asPorticoError(cause);
      if (problem && problem.status < 500) this.#refused(problem);
      else {
        emit(this, 'portico-load-error', { kind, problem });
        const text = this.text as EnrollmentText;
        this.#refusal = { title: failureWords(text, { kind, problem }).title, detail: text.notSent };
      }
    }
    this.#busy = false;
    await this.#focusOn(this.#sent ? '#title' : this.#refusal ? '.refusal' : '.summary');
  };
  #refused(problem: Problem): void {
    const { code, detail } = problem;
    if ((code === 'registration.distributor_required' || code === 'registration.distributor_unavailable') && !this.#hidden().includes('distributor')) this.#fields.refuse('distributor', { detail });
    else if (!this.#fields.refuseAll(problem)) this.#refusal = problem;
  }
  async #focusOn(selector: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
  get #portal(): string { return this.signInAddress.replace(/\/sign-in.*$/, '/'); }

  protected renderReady(text: EnrollmentText): TemplateResult {
    const me = this.#me as Me, form = this.#form as RegistrationForm;
    if (this.#sent) return this.#whatNext(text, form, this.#sent);
    if (me.organization.kind !== 'partner') return panel('lock', text.partnersTitle, text.partnersBody(form.program.name));
    if (me.enrollments.some(({ programId, state }) => programId === form.program.id && state !== 'ended')) {
      return panel('success', text.alreadyTitle(form.program.name), text.alreadyBody(me.organization.name), html`<a class="button" href=${this.#portal}>${text.toPortal}</a>`);
    }
    if (!me.can.includes('application.submit')) {
      const people = me.admins.map(({ name }) => name);
      return panel('lock', text.adminsTitle, html`<p>${text.adminsBody(form.program.name)}</p><p>${text.adminsAre(new Intl.ListFormat(this.language, { type: 'disjunction' }).format(people))}</p>`, this.askAbout({ code: 'permission.denied', wanted: 'application.submit' }, { people }));
    }
    return this.#ask(text, me, form);
  }

  #ask(text: EnrollmentText, { organization, operator }: Me, form: RegistrationForm): TemplateResult {
    const fields = this.#fields;
    const input = (name: Field & keyof EnrollmentText['labels'], more: Partial<FieldLook> = {}): TemplateResult => field(text, fields, name, { label: text.labels[name], autocomplete: 'off', required: text.required[name], ...more });
    const choice = (value: string, label: string): TemplateResult => html`<label><input type="radio" name="support" value=${value} .checked=${fields.value('support') === value} @change=${() => fields.set('support', value)}><span>${label}</span></label>`;
    const row = (label: string, value: string): TemplateResult => html`<div><dt>${label}</dt><dd><bdi>${value}</bdi></dd></div>`;
    const error = fields.errors.get('consent');
    return html`<form class="step" novalidate aria-labelledby="title" @submit=${this.#send}>
      <div><h2 id="title" tabindex="-1">${text.title(form.program.name)}</h2><p class="muted">${text.intro(form.program.vendor)}</p></div>
      ${errorSummary(text, fields, text.required, (name) => { this.renderRoot.querySelector<HTMLElement>(`[name=${name}]`)?.focus(); })}
      ${this.#refusal ? urgent('refusal', this.#why(text, form, this.#refusal)) : nothing}
      <dl class="known">${row(text.company, organization.name)}${row(text.applicant, operator.name)}${row(text.email, operator.email)}</dl>
      <fieldset class="choices" aria-describedby="support-hint"><legend>${text.support}</legend><p class="hint" id="support-hint">${text.supportHint}</p>
        ${choice('', text.me(operator.name))}${choice('other', text.other)}</fieldset>
      ${fields.value('support') === 'other' ? html`<div class="inner">${input('supportName')}<div class="columns two">${input('supportEmail')}${input('supportPhone', { optional: true, type: 'tel' })}</div></div>` : nothing}
      ${form.distributor ? html`<p>${text.fixedDistributor(form.distributor.name)}</p>`
        : form.distributors.length === 0 ? html`<p>${text.noDistributor(form.program.vendor)}</p>`
        : input('distributor', { hint: text.distributorHint, placeholder: text.chooseDistributor, options: form.distributors.map(({ id, name }) => ({ value: id, label: name })) })}
      <div class="field check"><input type="checkbox" id="consent" name="consent" .checked=${fields.value('consent') !== ''} aria-required="true" aria-invalid=${error ? 'true' : nothing} aria-describedby=${error ? 'consent-error' : nothing}
        @change=${(event: Event) => fields.set('consent', (event.target as HTMLInputElement).checked ? 'yes' : '')}><label for="consent">${form.consent}</label>${errorLine(text, 'consent', error)}</div>
      <div class="actions"><button class="primary" aria-busy=${this.#busy ? 'true' : nothing}>${text.send}</button></div>
    </form>`;
  }
  /** Why not, and the way on. */
  #why(text: EnrollmentText, { program, support: { url, email, phone } }: RegistrationForm, refusal: Refusal): TemplateResult {
    const { code, title, detail } = refusal;
    if (code === 'registration.already_enrolled' || code === 'registration.open_request') return notice('info', title, detail, html`<a class="button" href=${this.#portal}>${text.toPortal}</a>`);
    if (code !== 'registration.declined_by_vendor' && code !== 'registration.reapply_never') return notice('attention', title, detail, code && refusal.fixer?.who === 'company_admin' ? this.askAbout({ ...refusal, code }, { program: program.id }) : nothing);
    return notice('danger', title, detail, html`<ul class="ways"><li><a href=${url}>${new URL(url).host}</a></li><li><a href="mailto:${email}">${email}</a></li><li><a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a></li></ul>`);
  }
  #whatNext(text: EnrollmentText, { program }: RegistrationForm, { state, steps, distributor }: RegistrationCase): TemplateResult {
    const approved = state === 'approved';
    return html`<div class="step"><div><h2 id="title" tabindex="-1">${approved ? text.approvedTitle(program.name) : text.sentTitle}</h2>
        <p class="muted">${approved ? text.approvedBody : text.sentBody(distributor?.name ?? program.vendor)}</p></div>
      ${registrationTimeline(text, steps, this.language)}
      <div class="actions"><a class="button" href=${this.#portal}>${text.toPortal}</a></div></div>`;
  }
}
