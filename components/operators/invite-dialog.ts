/** Adding operators: one address or a pasted list, a role, and a result for each line; what failed stays, to be corrected (OPR-3). */
import { type TemplateResult, html, nothing } from 'lit';
import { checkFilled } from '../../schema/checks.ts';
import { inviteOperators, mostInvited } from '../../schema/team.ts';
import { type Locale, type Role, locales } from '../../schema/values.ts';
import { dialog } from '../core/dialog.ts';
import { asPorticoError } from '../core/error.ts';
import { emit } from '../core/events.ts';
import { errorLine, errorSummary } from '../core/field.ts';
import { FormController } from '../core/form.ts';
import { icon } from '../core/icons.ts';
import { failureWords, notice, urgent } from '../core/panels.ts';
import { addressLines, addressOf } from './address-list.ts';
import type { InviteText } from './invite-text.en.ts';
import { roleCards } from './role-cards.ts';
import type { TeamDesk } from './team-desk.ts';

const texts = { en: () => import('./invite-text.en.ts'), fr: () => import('./invite-text.fr.ts') } satisfies Record<Locale, () => Promise<{ text: InviteText }>>;
/** More at once is an import. */
const mostLines = 500;

interface Result { readonly line: string; /** Absent: it is invited. */ readonly why?: string; /** The same address stands above. */ readonly twice?: true }

export class InviteDialog {
  readonly #desk: TeamDesk;
  readonly #text: InviteText;
  readonly language: Locale;
  readonly #form: FormController<'lines' | 'role' | 'locale'>;
  readonly #tell: (message: string) => void;
  #open = false;
  #progress: { readonly sent: number; readonly all: number } | undefined;
  #results: readonly Result[] = [];
  #refusal: string | undefined;

  constructor(desk: TeamDesk, text: InviteText, tell: (message: string) => void) {
    this.#desk = desk;
    this.#text = text;
    this.language = desk.locale;
    this.#tell = tell;
    this.#form = new FormController(desk.host, { lines: { check: checkFilled, pointer: '/lines' }, role: { check: checkFilled, pointer: '/roles' }, locale: { check: checkFilled, pointer: '/locale' } });
  }
  static async load(desk: TeamDesk, before: InviteDialog | undefined, tell: (message: string) => void): Promise<InviteDialog> {
    if (before?.language === desk.locale) return before;
    return new InviteDialog(desk, desk.words((await texts[desk.locale]()).text), tell);
  }

  open(): void {
    this.#open = true;
    this.#results = [];
    this.#refusal = undefined;
    if (!this.#form.value('role')) this.#form.set('role', 'reader');
    if (!this.#form.value('locale')) this.#form.set('locale', this.#desk.me?.operator.locale ?? this.#desk.locale);
    void this.#desk.focus('dialog textarea');
  }

  dialog(): TemplateResult | typeof nothing {
    if (!this.#open) return nothing;
    const text = this.#text, form = this.#form, { core } = this.#desk, error = form.errors.get('lines'), progress = this.#progress;
    const grants = this.#desk.me?.can.includes('super_admin.grant') ?? false;
    return dialog(text.title, html`<form novalidate @submit=${(event: Event) => { event.preventDefault(); void this.#apply(); }}>
      ${errorSummary(core, form, { lines: text.linesRequired, role: text.roleRequired }, (name) => void this.#desk.focus(`dialog [name='${name}']`))}
      ${this.#refusal ? urgent('refusal', notice('danger', text.failed, this.#refusal)) : nothing}
      <div role="status">${this.#outcome(text)}</div>
      <p class="muted">${text.intro}</p>
      <div class="field" part="field"><label for="lines">${text.linesLabel}</label><p class="hint" id="lines-hint">${text.linesHint}</p>
        <textarea id="lines" name="lines" autocomplete="off" autocapitalize="none" spellcheck="false" aria-required="true" aria-describedby="lines-hint${error ? ' lines-error' : ''}" aria-invalid=${error ? 'true' : nothing} ?readonly=${progress !== undefined} .value=${form.value('lines')}
          @input=${(event: Event) => form.set('lines', (event.target as HTMLTextAreaElement).value)} @blur=${() => form.leave('lines')}></textarea>${errorLine(core, 'lines', error, text.linesRequired)}</div>
      ${roleCards(core, { legend: text.roleLegend, value: form.value('role'), error: form.errors.get('role'), required: text.roleRequired, reason: (role) => (role === 'super_admin' && !grants ? text.onlySuperAdmins : undefined), choose: (role) => form.set('role', role) })}
      <div class="field" part="field"><label for="locale">${text.localeLabel}</label><select id="locale" name="locale" autocomplete="off" @change=${(event: Event) => form.set('locale', (event.target as HTMLSelectElement).value)}>${locales.map((locale) => html`<option value=${locale} ?selected=${form.value('locale') === locale}>${text.locales[locale]}</option>`)}</select></div>
      ${progress && progress.all > mostInvited ? html`<div class="progressing"><progress max=${progress.all} value=${progress.sent} aria-label=${text.applying(progress.sent, progress.all)}></progress><span class="muted">${text.applying(progress.sent, progress.all)}</span></div>` : nothing}
      <div class="actions"><button class="primary" aria-busy=${progress ? 'true' : nothing}>${text.apply}</button><button type="button" class="quiet" @click=${this.#close}>${this.#results.length > 0 ? text.close : core.cancel}</button></div></form>`, this.#close);
  }
  #outcome(text: InviteText): unknown {
    const done = this.#results.filter(({ why }) => why === undefined).length, left = this.#results.filter(({ why, twice }) => why !== undefined && !twice).length;
    if (left === 0) return nothing;
    return html`${notice('attention', text.left(left), done > 0 ? text.invited(done) : undefined)}
      <ul class="results" aria-label=${text.results}>${this.#results.map(({ line, why }) => html`<li class=${why === undefined ? 'success' : 'danger'}>${icon(why === undefined ? 'success' : 'danger')}<span><strong>${line}</strong><br>${why ?? text.sent}</span></li>`)}</ul>`;
  }

  async #apply(): Promise<void> {
    const text = this.#text, form = this.#form, { core } = this.#desk;
    if (this.#progress) return;
    this.#refusal = undefined;
    this.#results = [];
    if (!form.check()) return this.#desk.focus('dialog .summary');
    const lines = addressLines(form.value('lines')), seen = new Set<string>(), wanted: string[] = [], results: Result[] = [];
    if (lines.length > mostLines) {
      form.refuse('lines', { detail: text.tooMany });
      return this.#desk.focus('dialog .summary');
    }
    for (const line of lines) {
      const address = addressOf(line);
      if (address === undefined) results.push({ line, why: core.values['value.email'] });
      else if (seen.has(address)) results.push({ line, why: text.twice, twice: true });
      else wanted.push(line);
      if (address) seen.add(address);
    }
    let sent = 0;
    try {
      if (wanted.length > 0 && !(await this.#desk.allows('invite'))) return;
      for (; sent < wanted.length; sent += mostInvited) {
        this.#progress = { sent, all: wanted.length };
        this.#desk.update();
        const reply = await this.#desk.write(inviteOperators, { body: { lines: wanted.slice(sent, sent + mostInvited), roles: [form.value('role') as Role], locale: form.value('locale') as Locale } });
        results.push(...reply.results.map(({ line, problem }) => (problem ? { line, why: problem.detail } : { line })));
      }
    } catch (cause) {
      const { kind, problem } = asPorticoError(cause);
      // Who gives no proof has thought better of it: all is as it was.
      if (kind === 'step_up' && sent === 0) return this.#desk.update();
      this.#refusal = problem?.detail ?? `${failureWords(core, { kind, problem }).title}. ${core.notSent}`;
      results.push(...wanted.slice(sent).map((line) => ({ line, why: text.notAsked })));
    } finally {
      this.#progress = undefined;
    }
    // As they stand in the field.
    await this.#settle(results.toSorted((a, b) => lines.indexOf(a.line) - lines.indexOf(b.line)));
  }
  /** What is invited leaves the field; the list below shows it. */
  async #settle(results: readonly Result[]): Promise<void> {
    const left = results.filter(({ why, twice }) => why !== undefined && !twice), count = results.filter(({ why }) => why === undefined).length;
    this.#results = results;
    this.#form.set('lines', left.map(({ line }) => line).join('\n'));
    if (count > 0) {
      emit(this.#desk.host, 'portico-operators-invited', { count });
      void this.#desk.relist();
    }
    if (left.length > 0) return this.#desk.focus(this.#refusal ? 'dialog .refusal' : 'dialog textarea');
    this.#tell(this.#text.invited(count));
    this.#form.clear();
    this.#close();
  }
  readonly #close = (): void => {
    if (this.#progress) return;
    this.#open = false;
    void this.#desk.focus('.bar > .menu > button');
  };
}
