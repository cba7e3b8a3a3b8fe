/** What is done to one operator: each in a dialog that says before what it ends and what stays; a second invitation at once. */
import { type TemplateResult, html, nothing } from 'lit';
import { outranks } from '../../schema/permissions.ts';
import { restoreOperatorAddress } from '../../schema/mail.ts';
import { type OperatorDetails, type OperatorRow, cancelInvitation, changeRole, handOver, readOperator, removeOperator, resendInvitation } from '../../schema/team.ts';
import type { Locale, Role } from '../../schema/values.ts';
import { instantText } from '../core/dates.ts';
import { dialog } from '../core/dialog.ts';
import { type Consequences, consequences, dialogStyles } from '../core/dialog-lists.ts';
import { PorticoError, asPorticoError } from '../core/error.ts';
import { emit } from '../core/events.ts';
import type { FieldError } from '../core/form.ts';
import { formStyles } from '../core/form-styles.ts';
import { failureWords, notice, skeleton, urgent } from '../core/panels.ts';
import { Toasts, toastStyles } from '../core/toast.ts';
import { roleCards } from './role-cards.ts';
import type { RoleText } from './role-text.en.ts';
import { type TeamDesk, entryOf, nameOf } from './team-desk.ts';
import { teamDialogStyles } from './team-dialog.styles.ts';
import type { TeamDialogText } from './team-dialog-text.en.ts';
import type { Asked } from './team-table.ts';

const texts = { en: () => import('./team-dialog-text.en.ts'), fr: () => import('./team-dialog-text.fr.ts') } satisfies Record<Locale, () => Promise<{ text: TeamDialogText }>>;
/** Counted no further (schema/team.ts). */
const mostEntries = 1_000;

interface View { readonly title: string; readonly content: unknown; readonly button: string; readonly look: 'primary' | 'destructive'; readonly leave?: string; /** Not before it is read. */ readonly ready?: boolean; send(): Promise<void> }

export class TeamActs {
  readonly #desk: TeamDesk;
  readonly #text: TeamDialogText;
  readonly language: Locale;
  readonly #toasts: Toasts;
  #asked: Asked | undefined;
  #row: OperatorRow | undefined;
  #details: OperatorDetails | undefined;
  #role: Role | undefined;
  #missing: FieldError | undefined;
  #busy = false;
  #refusal: string | undefined;
  #handedOver = false;
  /** Several invitations: how many are through, and why some were not done, by operator. */
  progress: { readonly done: number; readonly all: number } | undefined;
  readonly outcomes = new Map<string, string>();
  #several: readonly OperatorRow[] = [];

  constructor(desk: TeamDesk, text: TeamDialogText, toasts: Toasts) {
    this.#desk = desk;
    this.#text = text;
    this.language = desk.locale;
    this.#toasts = toasts;
  }
  static async load(desk: TeamDesk, before: TeamActs | undefined): Promise<TeamActs> {
    if (before?.language === desk.locale) return before;
    for (const styles of [formStyles, dialogStyles, teamDialogStyles, toastStyles]) desk.wear(styles);
    return new TeamActs(desk, desk.words((await texts[desk.locale]()).text), before ? before.#toasts : new Toasts(desk.host));
  }

  tell(message: string): void { this.#toasts.show({ message }); }
  toasts(): TemplateResult { return this.#toasts.render(this.#text.toast); }

  async act(what: Asked, row: OperatorRow): Promise<void> {
    if (what === 'invitation.resend') return this.#resend(row);
    this.#asked = what;
    this.#row = row;
    this.#role = this.#refusal = this.#details = this.#missing = undefined;
    this.#handedOver = false;
    this.#desk.update();
    if (what === 'remove') await this.#read(row);
  }
  async #read({ id }: OperatorRow): Promise<void> {
    try {
      const details = await this.#desk.read(readOperator, { params: { operator: id } });
      if (this.#row?.id === id) this.#details = details;
    } catch (cause) {
      this.#refusal = this.#words(cause);
    }
    this.#desk.update();
  }
  async #resend(row: OperatorRow): Promise<void> {
    try {
      if (!(await this.#desk.allows('invitation.resend', row.id))) return;
      const now = await this.#desk.write(resendInvitation, { params: { operator: row.id }, body: {} });
      this.#changed(now);
      this.tell(this.#text.resent(now.email));
    } catch (cause) {
      this.#toasts.show({ message: this.#words(cause), tone: 'danger' });
    }
  }
  // --- several invitations

  /** Sent again at once, canceled after a question. `through` is told of each that is done. */
  async several(what: 'invitation.resend' | 'invitation.cancel', rows: readonly OperatorRow[], through: (row: OperatorRow) => void): Promise<void> {
    if (this.progress) return;
    if (what === 'invitation.resend') return this.#each(what, rows, through);
    this.#several = rows;
    this.#through = through;
    this.#desk.update();
  }
  #through: (row: OperatorRow) => void = () => {};
  async #each(what: 'invitation.resend' | 'invitation.cancel', rows: readonly OperatorRow[], through: (row: OperatorRow) => void): Promise<void> {
    this.#several = [];
    this.outcomes.clear();
    let failed = 0;
    for (const [done, row] of rows.entries()) {
      this.progress = { done, all: rows.length };
      this.#desk.update();
      try {
        const entry = entryOf(row, what), params = { operator: row.id };
        if (entry && !entry.allowed) throw new Error(entry.problem?.detail);
        if (!(await this.#desk.allows(what, row.id))) throw new Error(this.#text.byPage);
        if (what === 'invitation.resend') this.#changed(await this.#desk.write(resendInvitation, { params, body: {} }));
        else this.#removed(await this.#desk.write(cancelInvitation, { params, body: {} }));
        through(row);
      } catch (cause) {
        failed += 1;
        this.outcomes.set(row.id, cause instanceof PorticoError ? this.#words(cause) : (cause as Error).message);
      }
    }
    this.progress = undefined;
    const text = this.#text, done = rows.length - failed, said = what === 'invitation.resend' ? text.resentMany(done) : text.canceledMany(done);
    this.#toasts.show({ message: [done > 0 ? said : '', failed > 0 ? text.notDone(failed) : ''].join(' ').trim(), ...(failed > 0 && { tone: 'danger' as const }) });
    await this.#desk.focus("[data-action='deselect'], [name=search]");
  }
  #severalDialog(): TemplateResult {
    const text = this.#text, rows = this.#several, close = (): void => { this.#several = []; void this.#desk.focus("[data-action='bulk.cancel']"); };
    return dialog(text.cancelManyTitle(rows.length), html`<form novalidate @submit=${(event: Event) => { event.preventDefault(); void this.#each('invitation.cancel', rows, this.#through); }}><p>${text.cancelManyBody}</p>
      <div class="actions"><button class="destructive">${text.cancelManyTitle(rows.length)}</button><button type="button" class="quiet" @click=${close}>${text.keepThem}</button></div></form>`, close);
  }

  #words(cause: unknown): string {
    const { kind, problem } = asPorticoError(cause);
    return problem?.detail ?? failureWords(this.#desk.core, { kind, problem }).body;
  }
  #changed(row: OperatorRow): void {
    this.#desk.changed(row);
    emit(this.#desk.host, 'portico-operator-changed', { operator: row.id, role: row.role, state: row.state });
  }
  #removed(row: OperatorRow): void {
    this.#desk.changed(row);
    emit(this.#desk.host, 'portico-operator-removed', { operator: row.id });
  }

  // --- the questions

  #view(what: Asked, row: OperatorRow): View {
    const text = this.#text, name = nameOf(row), params = { operator: row.id };
    if (what === 'role') return this.#roleView(row);
    if (what === 'hand_over') {
      const role = this.#desk.me?.operator.role ?? 'admin', { aRole }: RoleText = this.#desk.core;
      return {
        title: text.handOverTitle(name), button: text.handOver(name), look: 'destructive',
        content: html`<p>${text.handOverIntro}</p>${consequences({ title: text.becomes, points: [text.becomesPoints(name, aRole[role]), text.youBecome, text.youAreSignedOut] }, { title: text.stays, points: [text.handOverStays, text.handOverStaysLog] }, 'info')}`,
        send: async () => {
          this.#changed(await this.#desk.write(handOver, { params, body: {} }));
          this.#handedOver = true;
        },
      };
    }
    if (what === 'invitation.cancel') {
      return { title: text.cancelTitle(name), button: text.cancel, leave: text.keep, look: 'destructive', content: html`<p>${text.cancelBody}</p>`, send: async () => {
        this.#removed(await this.#desk.write(cancelInvitation, { params, body: {} }));
        this.tell(text.canceled(name));
      } };
    }
    if (what === 'address.restore') {
      const { unreachable } = row, { why, todo } = text.unreachable[unreachable?.reason ?? 'bounce'];
      return {
        title: text.unreachableTitle(name), button: text.restore, look: 'primary', leave: text.close,
        content: html`<p>${why(row.email, unreachable ? instantText(unreachable.since, this.language) : '')} ${text.unreachableNow}</p><h3>${text.todo}</h3><ol class="steps">${todo.map((step) => html`<li>${step}</li>`)}</ol>`,
        send: async () => {
          this.#changed(await this.#desk.write(restoreOperatorAddress, { params, body: {} }));
          this.tell(text.restored(row.email));
        },
      };
    }
    const it = this.#details;
    return {
      title: text.removeTitle(name), button: text.remove(name), look: 'destructive', ready: it !== undefined,
      content: it ? html`${consequences(this.#ends(it), this.#stays(it))}<p class="muted">${text.removeTold}</p>` : this.#refusal ? nothing : skeleton(2),
      send: async () => {
        this.#removed(await this.#desk.write(removeOperator, { params, body: {} }));
        this.tell(text.removed(name));
      },
    };
  }
  #ends({ sessions, requests }: OperatorDetails): Consequences {
    const text = this.#text;
    return { title: text.ends, points: [text.endsAccess, sessions > 0 ? text.endsSessions(sessions) : text.endsNoSessions, ...(requests > 0 ? [text.endsRequests(requests)] : [])] };
  }
  #stays({ entries }: OperatorDetails): Consequences {
    const text = this.#text;
    return { title: text.stays, points: [...(entries > 0 ? [entries >= mostEntries ? text.staysMost : text.staysEntries(entries)] : []), text.staysDecided] };
  }
  #roleView(row: OperatorRow): View {
    const text = this.#text, { core } = this.#desk, name = nameOf(row), role = this.#role;
    const between = (high: Role, low: Role): string[] => (['admin', 'super_admin'] as const).filter((each) => outranks(high, each) && !outranks(low, each)).flatMap((each) => text.points[each]);
    const less = role !== undefined && !outranks(role, row.role);
    return {
      title: text.roleTitle(name), button: role ? text.makeRole(name, core.aRole[role]) : text.chooseRole, look: less ? 'destructive' : 'primary',
      content: html`<p class="muted">${text.roleIntro}</p>
        ${roleCards(core, {
          legend: text.roleLegend, value: role ?? row.role, error: this.#missing, required: text.chooseRole, mark: (each) => (each === row.role ? text.current : undefined),
          reason: (each) => { const entry = entryOf(row, `role.${each}`); return each === row.role || entry?.allowed ? undefined : (entry?.problem?.detail ?? ''); },
          choose: (each) => { this.#role = each === row.role ? undefined : each; this.#missing = undefined; this.#desk.update(); },
        })}
        <div role="status">${role ? html`${consequences({ title: less ? text.loses : text.gains, points: less ? between(row.role, role) : between(role, row.role) }, { title: text.stays, points: [...text.points.reader, ...between(less ? role : row.role, 'reader')] }, less ? 'danger' : 'info')}
          ${less && row.state === 'active' ? html`<p>${row.you ? text.yourself : text.signedOut(name)}</p>` : nothing}` : nothing}</div>`,
      send: async () => {
        const now = await this.#desk.write(changeRole, { params: { operator: row.id }, body: { roles: [role as Role] } });
        this.#changed(now);
        this.tell(text.roleChanged(name, core.aRole[now.role]));
      },
    };
  }

  dialog(): TemplateResult | typeof nothing {
    const row = this.#row, what = this.#asked, text = this.#text;
    if (this.#several.length > 0) return this.#severalDialog();
    if (!row || !what) return nothing;
    if (this.#handedOver) {
      return dialog(text.handedOver(nameOf(row)), html`<div role="status">${notice('success', text.handedOverBody)}</div><div class="actions"><a class="button primary" href=${this.#desk.signInAddress}>${this.#desk.core.signIn}</a></div>`, this.#close);
    }
    const view = this.#view(what, row);
    return dialog(view.title, html`<form novalidate @submit=${(event: Event) => { event.preventDefault(); void this.#send(what, view); }}>
      ${this.#refusal ? urgent('refusal', notice('danger', text.failed, this.#refusal)) : nothing}${view.content}
      <div class="actions">${view.ready === false ? nothing : html`<button class=${view.look} aria-busy=${this.#busy ? 'true' : nothing}>${view.button}</button>`}<button type="button" class="quiet" @click=${this.#close}>${view.leave ?? this.#desk.core.cancel}</button></div></form>`, this.#close);
  }
  async #send(what: Asked, view: View): Promise<void> {
    const row = this.#row as OperatorRow;
    if (this.#busy) return;
    this.#refusal = undefined;
    if (what === 'role' && !this.#role) {
      this.#missing = { code: 'value.required' };
      return this.#desk.focus('dialog [name=role]:checked');
    }
    this.#busy = true;
    this.#desk.update();
    try {
      const action = what === 'role' ? (`role.${this.#role as Role}` as const) : what;
      if (!(await this.#desk.allows(action, row.id))) return;
      await view.send();
      if (!this.#handedOver) this.#close();
    } catch (cause) {
      // Who gives no proof has thought better of it: all is as it was.
      if (asPorticoError(cause).kind === 'step_up') return;
      this.#refusal = this.#words(cause);
      // Somebody else may have been quicker: the row says how it stands.
      if (asPorticoError(cause).problem?.status === 409) void this.#again(row.id);
    } finally {
      this.#busy = false;
      await (this.#refusal ? this.#desk.focus('dialog .refusal') : this.#desk.update());
    }
  }
  async #again(operator: string): Promise<void> {
    const { sessions: _, requests: __, entries: ___, ...row } = await this.#desk.read(readOperator, { params: { operator } }).catch(() => ({}) as OperatorDetails);
    if (row.id) this.#desk.changed(row);
  }
  readonly #close = (): void => {
    const row = this.#row;
    this.#asked = this.#row = undefined;
    this.#desk.update();
    void this.#desk.focus(`[data-id='${row?.id}'] .menu > button`);
  };
}
