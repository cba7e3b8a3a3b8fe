/** An invitation (OPR-3): who invites to what; the person gives its name and joins, or declines. Where the program asks for it, the account of its address joins instead. */
import { type TemplateResult, html, nothing } from 'lit';
import { checkLine } from '../../../schema/checks.ts';
import { type Invitation, acceptInvitation, declineInvitation, readInvitation } from '../../../schema/team.ts';
import { instantText } from '../../core/dates.ts';
import { asPorticoError, passing } from '../../core/error.ts';
import { errorSummary } from '../../core/field.ts';
import { FormController } from '../../core/form.ts';
import { icon } from '../../core/icons.ts';
import { notice } from '../../core/panels.ts';
import { slotsOf, slottedField } from '../../core/slotted-field.ts';
import type { SignInText } from '../text.en.ts';
import { type Accounts, isMicrosoft } from './accounts.ts';
import type { Part, Refusal, SignInDesk } from './desk.ts';
import { workAccountHelp } from './work-account.ts';

export class InvitationPart implements Part {
  readonly #desk: SignInDesk;
  readonly #accounts: Accounts;
  readonly #token: string;
  readonly #form: FormController<'name'>;
  #it: Invitation | undefined;
  #end: 'joined' | 'declined' | undefined;
  #busy = false;
  #refusal: Refusal | undefined;

  constructor(desk: SignInDesk, accounts: Accounts, token: string) {
    this.#desk = desk;
    this.#accounts = accounts;
    this.#token = token;
    this.#form = new FormController(desk.host, { name: { check: checkLine(), pointer: '/name' } });
  }

  /** Once: when everything loads again, it has been read, or answered. */
  begin(): void { if (!this.#it) void this.read(); }
  readonly read = (): Promise<void> => this.#act(async (token) => { this.#it = await this.#desk.write(readInvitation, { body: { token } }); });
  readonly #join = (event: Event): void => {
    event.preventDefault();
    if (this.#busy) return;
    this.#refusal = undefined;
    if (!this.#form.check()) return void this.#desk.focus('.summary');
    void this.#act(async (token) => {
      const session = await this.#desk.write(acceptInvitation, { body: { token, name: this.#form.sent('name') as string } });
      this.#end = 'joined';
      this.#desk.signedIn(session);
    });
  };
  readonly #decline = (): void => void this.#act(async (token) => {
    await this.#desk.write(declineInvitation, { body: { token } });
    this.#end = 'declined';
  });
  /** The account is recognized by its address: nothing of this page need come back. */
  readonly #byAccount = (provider: string): void => void this.#accounts.begin(provider, { email: this.#it?.email ?? '' }, (refusal) => {
    this.#refusal = refusal;
    void this.#desk.focus('.refusal');
  });
  /** A link that no answer came for is still good; one that is refused leads to the form, with the way on. */
  async #act(act: (token: string) => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#refusal = undefined;
    this.#desk.update();
    let over = false;
    try {
      await act(this.#token);
    } catch (cause) {
      const { kind, problem } = asPorticoError(cause);
      if (!problem || !this.#form.refuseAll(problem)) this.#refusal = this.#desk.explain(cause);
      over = !passing(kind) && kind !== 'rate_limit' && !this.#form.summarized;
    }
    this.#busy = false;
    if (over) return this.#desk.toForm(this.#refusal);
    await this.#desk.focus(this.#form.summarized ? '.summary' : this.#refusal ? '.refusal' : '#title');
  }

  slotted(text: SignInText, id: string): TemplateResult | undefined {
    return this.#it?.workAccount === false && !this.#end ? slottedField(text, this.#desk.host, id, {
      name: 'name', form: this.#form, label: text.nameLabel, hint: text.nameHint, required: text.nameRequired, type: 'text', inputmode: 'text', autocomplete: 'name', key: 'done',
    }) : undefined;
  }
  render(text: SignInText): TemplateResult {
    const it = this.#it, refusal = this.#desk.told(this.#refusal, it ? nothing : html`<button type="button" @click=${this.read}>${text.tryAgain}</button>`);
    if (!it) return html`<div class="card">${this.#refusal ? refusal : html`<p class="wait" role="status"><span class="spinner"></span>${text.readingInvitation}</p>`}</div>`;
    if (this.#end === 'declined') return html`<div class="card">${icon('info')}<h2 id="title" tabindex="-1">${text.declinedTitle}</h2><p class="muted">${text.declinedBody(it.organization)}</p></div>`;
    if (this.#end) return welcome(text, text.joinedTitle(it.organization), text.joinedBody(text.aRole[it.role]), this.#desk.host.continueUrl);
    const busy = this.#busy ? 'true' : nothing, decline = html`<button type="button" aria-busy=${busy} @click=${this.#decline}>${text.decline}</button>`;
    const head = html`<div><h2 id="title" tabindex="-1">${it.by ? text.invitedBy(it.by, it.organization) : text.invited(it.organization)}</h2><p>${text.as(text.aRole[it.role])} ${text.youMay[it.role]}</p>
      <p class="muted">${text.forAddress(it.email)} ${text.until(instantText(it.expiresAt, this.#desk.locale))}</p></div>`;
    if (it.workAccount) {
      const buttons = this.#accounts.buttons(text, this.#byAccount, isMicrosoft), way = this.#accounts.methods.providers.find(isMicrosoft);
      return html`<div class="card">${refusal}${head}${notice('info', text.workTitle, way ? text.workInvitation(it.email) : text.workUnavailable)}${buttons}
        ${way ? workAccountHelp(text, false, () => this.#byAccount(way.id)) : nothing}<div class="actions">${decline}</div></div>`;
    }
    return html`<form class="card" novalidate aria-labelledby="title" @submit=${this.#join}>${refusal}${head}
      ${errorSummary(text, this.#form, { name: text.nameRequired }, () => { this.#desk.host.querySelector<HTMLElement>('[slot=name]')?.focus(); })}
      ${slotsOf('name', this.#form)}
      <div class="actions both"><button class="primary" aria-busy=${busy}>${text.join(it.organization)}</button>${decline}</div></form>`;
  }
}
/** At the end of each way in. */
export const welcome = (text: SignInText, title: string, body: string, continueUrl: string | undefined): TemplateResult => html`<div class="card">${icon('success')}<h2 id="title" tabindex="-1">${title}</h2><p class="muted">${body}</p>
  ${continueUrl ? html`<div class="actions"><a class="button primary" href=${continueUrl}>${text.goOn}</a></div>` : nothing}</div>`;
