/** The request that is open: what the portal says of it, what is being done, and what came of it. */
import { type TemplateResult, nothing } from 'lit';
import { readHelp } from '../../schema/help.ts';
import { readRegistration } from '../../schema/registration.ts';
import { type RequestRow, noteRequest, readTransfer } from '../../schema/requests.ts';
import type { Locale, Role } from '../../schema/values.ts';
import type { Tone } from '../core/chip.ts';
import { asPorticoError, passing } from '../core/error.ts';
import { failureWords } from '../core/panels.ts';
import type { Askable } from '../core/refusal.ts';
import { timelineStyles } from '../core/timeline.ts';
import type { TimelineText } from '../registration/timeline-text.en.ts';
import { type AnyCase, type AskedAction, type CaseAction, act, isDecision, isDirect, isHelp, isOpen, isTransfer, requestOf } from './case-actions.ts';
import type { CaseText } from './case-text.en.ts';
import { caseStyles } from './case.styles.ts';
import { DecidedToasts } from './decided-toasts.ts';
import type { Desk, Subject } from './desk.ts';
import type { Dialogs } from './dialogs.ts';
import type { HelpText } from './help-text.en.ts';
import { helpView } from './help-view.ts';
import { registrationView } from './registration-view.ts';
import { ofHelp, ofRegistration, ofTransfer } from './request-rows.ts';
import { transferView } from './transfer-view.ts';

export interface CaseMessage { readonly tone: Tone; readonly title: string; readonly detail?: string | undefined; readonly problem?: Askable | undefined }
const texts = { en: () => import('./case-text.en.ts'), fr: () => import('./case-text.fr.ts') } satisfies Record<Locale, () => Promise<{ text: CaseText }>>;
const helpTexts = { en: () => import('./help-text.en.ts'), fr: () => import('./help-text.fr.ts') } satisfies Record<Locale, () => Promise<{ helpText: HelpText }>>;
const timelineTexts = { en: () => import('../registration/timeline-text.en.ts'), fr: () => import('../registration/timeline-text.fr.ts') } satisfies Record<Locale, () => Promise<{ timelineText: TimelineText }>>;

const read = (desk: Desk, { kind, id }: Subject, signal?: AbortSignal): Promise<AnyCase> =>
  (kind === 'help' ? desk.read(readHelp, { params: { request: id } }, signal) : kind === 'transfer' ? desk.read(readTransfer, { params: { transfer: id } }, signal) : desk.read(readRegistration, { params: { registration: id } }, signal));
const rowOf = (it: AnyCase): Partial<RequestRow> => (isHelp(it) ? ofHelp(it) : isTransfer(it) ? ofTransfer(it) : ofRegistration(it));

export class OpenCase {
  readonly desk: Desk;
  readonly subject: Subject;
  readonly text: CaseText;
  readonly timelineText: TimelineText;
  /** Where it is a request for help. */
  readonly helpText: HelpText | undefined;
  it: AnyCase;
  busy: CaseAction | 'note' | undefined;
  message: CaseMessage | undefined;
  role: Role = 'reader';
  note = '';
  noteFailure: string | undefined;
  #dialogs: Dialogs | undefined;

  constructor(desk: Desk, subject: Subject, it: AnyCase, text: CaseText, timelineText: TimelineText, helpText: HelpText | undefined) {
    this.desk = desk;
    this.subject = subject;
    this.it = it;
    this.text = text;
    this.timelineText = timelineText;
    this.helpText = helpText;
  }
  static async load(desk: Desk, subject: Subject, signal: AbortSignal): Promise<OpenCase> {
    desk.wear(timelineStyles);
    desk.wear(caseStyles);
    const [it, { text }, { timelineText }, help] = await Promise.all([read(desk, subject, signal), texts[desk.locale](), timelineTexts[desk.locale](), subject.kind === 'help' ? helpTexts[desk.locale]() : undefined]);
    return new OpenCase(desk, subject, it, desk.words(text), desk.words(timelineText), help && desk.words(help.helpText));
  }

  /** What the cases of a desk say in passing. */
  static toasts(desk: Desk): Promise<DecidedToasts> { return DecidedToasts.load(desk); }

  render(): TemplateResult { return isHelp(this.it) ? helpView(this, this.it) : isTransfer(this.it) ? transferView(this, this.it) : registrationView(this, this.it); }
  dialog(): TemplateResult | typeof nothing { return this.#dialogs ? this.#dialogs.render() : nothing; }

  dispose(): void { this.#dialogs?.dispose(); }

  /** Reads it again; what somebody else decided is said, without taking focus or scroll. */
  async refresh(): Promise<void> {
    if (this.busy) return;
    const now = await read(this.desk, this.subject);
    if (this.busy || JSON.stringify(now) === JSON.stringify(this.it)) return;
    const before = this.it;
    this.show(now);
    if (isOpen(before) && !isOpen(now)) await this.#overtaken(now);
  }
  show(it: AnyCase): void {
    this.it = it;
    this.desk.changed(this.subject, rowOf(it));
    this.desk.update();
  }
  /** Somebody else was faster. What was focused may have gone with the buttons: only then the title takes the focus. */
  async #overtaken({ decidedBy }: AnyCase): Promise<void> {
    const { desk, text } = this;
    this.message = { tone: 'info', title: decidedBy ? text.alreadyDecided(decidedBy) : text.meanwhile };
    this.#dialogs?.overtake(this.message.title);
    const focused = desk.host.shadowRoot?.activeElement;
    desk.update();
    await desk.host.updateComplete;
    if (focused && !focused.isConnected) desk.host.shadowRoot?.querySelector<HTMLElement>('#case-title')?.focus({ preventScroll: true });
  }

  readonly act = (action: CaseAction): void => {
    if (this.busy) return;
    if (!isDirect(action)) return void this.#ask(action);
    void this.run(action, () => act(this.desk, action, this.it, this.role)).catch((cause: unknown) => this.#say(cause));
  };
  async #ask(action: AskedAction): Promise<void> {
    try {
      this.#dialogs ??= await (await import('./dialogs.ts').catch((cause: unknown) => { throw asPorticoError(cause, 'connection'); })).Dialogs.load(this);
      this.#dialogs.open(action);
    } catch (cause) {
      this.#say(cause);
    }
  }
  /** Sends a decision and shows what came of it; answers false where the page stopped it. What the portal refuses for want of something in the request is thrown, for who asked. */
  async run(action: CaseAction, send: () => Promise<AnyCase>): Promise<boolean> {
    const { desk, text } = this;
    this.busy = action;
    this.message = undefined;
    desk.update();
    try {
      if (!(await desk.allows(action, requestOf(this.it), this.it.id))) return false;
      const it = await send();
      this.show(it);
      const said = text.done[action](isHelp(it) ? it.askedBy.name : isTransfer(it) ? it.partner.name : it.email), kind = isHelp(it) ? 'help' : isTransfer(it) ? 'transfer' : it.kind === 'join' ? 'join' : 'registration';
      // What goes on here is said here; what is done with, wherever the reader goes on.
      if (isDecision(action)) {
        desk.tell(said);
        desk.decided(requestOf(it), this.subject, kind, rowOf(it));
      } else this.message = { tone: 'success', title: said };
    } catch (cause) {
      const { problem } = asPorticoError(cause);
      if (problem?.status !== 409) throw cause;
      // It stands otherwise than was shown: that is what the reader needs first.
      const it = await read(desk, this.subject).catch(() => undefined);
      if (it) this.show(it);
      if (it && !isOpen(it)) await this.#overtaken(it);
      else this.message = { tone: 'attention', title: text.failed, detail: problem.detail };
    } finally {
      this.busy = undefined;
      desk.update();
    }
    await desk.focus('#case-title');
    return true;
  }
  #say(cause: unknown): void {
    const { kind, problem } = asPorticoError(cause);
    const error = failureWords(this.desk.core, { kind, problem });
    this.message = { tone: passing(kind) ? 'attention' : 'danger', title: problem ? this.text.failed : error.title, detail: problem?.detail ?? error.body, problem };
    this.desk.update();
  }

  readonly type = (event: Event): void => { this.note = (event.target as HTMLTextAreaElement).value; };
  readonly keepNote = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { desk, it, note } = this, request = requestOf(it);
    if (this.busy || !request || note.trim() === '') return;
    this.busy = 'note';
    this.noteFailure = undefined;
    desk.update();
    try {
      const kept = await desk.write(noteRequest, { params: { request }, body: { text: note.trim() } });
      this.it = { ...this.it, notes: [...this.it.notes, kept] };
      this.note = '';
    } catch (cause) {
      const { kind, problem } = asPorticoError(cause);
      this.noteFailure = problem?.errors?.[0]?.detail ?? problem?.detail ?? `${failureWords(desk.core, { kind, problem }).title}. ${desk.core.notSent}`;
    } finally {
      this.busy = undefined;
      desk.update();
    }
    await desk.focus('#own-note');
  };
}
