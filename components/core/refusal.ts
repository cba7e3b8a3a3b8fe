/**
 * The way out of a refusal (ALL-1): one click asks whoever can lift it, and how that stands is told in the same place. Comes with the first
 * refusal that somebody signed in meets. An element for operators names this file once, and has it wherever all of it is refused:
 *
 *     protected override get asking() { return () => import('../core/refusal.ts'); }
 *
 * For a refusal that it shows itself, it needs one call, under the refusal's sentence:
 *
 *     ${this.askAbout(problem)}
 *
 * `problem` is what the portal answered, or the `problem` of an entry of `can`. It renders nothing where nobody can be asked: without a session,
 * where the reader, the site or the portal lifts it, or where somebody is written to by mail instead. `about` adds what the refusal does not say.
 */
import { type TemplateResult, html, nothing } from 'lit';
import { limits } from '../../schema/checks.ts';
import { type HelpCase, askForHelp, listHelp, withdrawHelp } from '../../schema/help.ts';
import type { Problem } from '../../schema/problems.ts';
import type { Locale } from '../../schema/values.ts';
import { timeAgo } from './dates.ts';
import { asPorticoError } from './error.ts';
import { type BeforeDetail, ask, emit } from './events.ts';
import { icon } from './icons.ts';
import type { Lender } from './lender.ts';
import { notice } from './panels.ts';
import type { RefusalText } from './refusal-text.en.ts';
import { refusalStyles } from './refusal.styles.ts';

export interface BeforeAskDetail extends BeforeDetail { /** What is refused (problems.ts). */ readonly code: Problem['code']; /** What was wanted (permissions.ts). */ readonly action: string | null }
export interface HelpAskedDetail { readonly request: string; readonly code: Problem['code'] }
declare global {
  interface HTMLElementEventMap { 'portico-before-ask': CustomEvent<BeforeAskDetail>; 'portico-help-asked': CustomEvent<HelpAskedDetail> }
}

/** A refusal, as far as it matters here: of an entry of `can`, whose fixer is not told, an admin of the own organization. */
export type Askable = Pick<Problem, 'code'> & Partial<Pick<Problem, 'wanted' | 'fixer'>>;
export interface About {
  /** Id of the program, where a distributor or vendor is asked. */
  readonly program?: string | undefined;
  /** Id of the record that it is about. */
  readonly subject?: string | undefined;
  /** Names of who can be asked, where the refusal itself has none. */
  readonly people?: readonly string[] | undefined;
}
const texts = { en: () => import('./refusal-text.en.ts'), fr: () => import('./refusal-text.fr.ts') } satisfies Record<Locale, () => Promise<{ refusalText: RefusalText }>>;
/** How often an open request is looked after while the page is in sight, and how long an answer is shown, in milliseconds. */
const interval = 20_000, shownFor = 30 * 86_400_000;

interface Entry { /** What was asked before has been looked for. */ known: boolean; latest?: HelpCase | undefined; note: string; noting: boolean; busy?: 'ask' | 'back' | undefined; failure?: string | undefined; nobody?: string | undefined; taken: boolean }

export class Refusals {
  readonly #it: Lender;
  readonly #entries = new Map<string, Entry>();
  #text: RefusalText | undefined;
  #language: Locale | undefined;

  constructor(it: Lender) {
    this.#it = it;
    const { styleSheet } = refusalStyles;
    if (styleSheet) (it.host.renderRoot as ShadowRoot).adoptedStyleSheets.push(styleSheet);
    let timer: ReturnType<typeof setInterval> | undefined;
    const look = (): void => { if (!document.hidden) for (const [key, { latest, busy }] of this.#entries) if (latest?.state === 'pending' && !busy) void this.#look(key); };
    it.host.addController({
      hostConnected: () => { timer = setInterval(look, interval); addEventListener('focus', look); },
      hostDisconnected: () => { clearInterval(timer); removeEventListener('focus', look); },
    });
  }

  render(problem: Askable, about: About): TemplateResult {
    const key = [problem.code, problem.wanted ?? '', about.subject ?? '', about.program ?? ''].join(' ');
    if (this.#language !== this.#it.locale()) void this.#speak();
    const entry = this.#entries.get(key);
    if (!entry) void this.#begin(key);
    const text = this.#text;
    return entry?.known && text ? html`<div class="asking">${this.#state(text, entry, key, problem, about)}</div>` : html``;
  }
  async #speak(): Promise<void> {
    const locale = (this.#language = this.#it.locale());
    const { refusalText } = await texts[locale]();
    if (locale === this.#language) this.#text = this.#it.words(refusalText);
    this.#it.host.requestUpdate();
  }
  /** What was asked before shows at once; where that cannot be read, one can ask all the same. */
  async #begin(key: string): Promise<void> {
    const entry: Entry = { known: false, note: '', noting: false, taken: false };
    this.#entries.set(key, entry);
    await this.#look(key);
    entry.known = true;
    this.#it.host.requestUpdate();
  }
  async #look(key: string, busy = false): Promise<void> {
    const entry = this.#entries.get(key) as Entry;
    const [code, action, subject] = key.split(' ') as [Problem['code'], Problem['wanted'], string];
    const found = await this.#it.read(listHelp, { query: { code, action: action || undefined } }).catch(() => undefined);
    if (!found || (entry.busy && !busy)) return;
    entry.latest = found.rows.find((row) => (row.subject ?? '') === subject);
    this.#it.host.requestUpdate();
  }

  #state(text: RefusalText, entry: Entry, key: string, problem: Askable, about: About): TemplateResult {
    const { latest, taken } = entry;
    if (entry.nobody) return html`<p class="muted" role="status">${entry.nobody}</p>`;
    if (latest?.state === 'pending') return this.#asked(text, entry, key, latest, problem, about);
    const answered = latest?.decidedAt && Date.parse(latest.decidedAt) > Date.now() - shownFor ? latest : undefined;
    return html`<div role="status">${taken ? html`<p class="muted">${text.takenBack}</p>` : answered ? this.#answered(text, answered) : nothing}</div>
      ${answered?.state === 'approved' ? nothing : this.#ask(text, entry, key, problem, about)}`;
  }
  #asked(text: RefusalText, entry: Entry, key: string, it: HelpCase, problem: Askable, about: About): TemplateResult {
    const [name, ...others] = it.to.kind === 'company' ? people(problem, about) : [it.to.name];
    return html`<div role="status">${notice('info', text.askedTitle(name && others.length === 0 ? name : text.anAdmin), html`<p>${text.waiting}</p>${it.note ? html`<p class="muted">${text.yourNote}</p><blockquote>${it.note}</blockquote>` : nothing}
      <p class="muted">${text.asked} ${timeAgo(it.askedAt, this.#it.locale())}</p>`,
      html`<button type="button" class="quiet" data-take-back aria-busy=${entry.busy === 'back' ? 'true' : nothing} @click=${() => void this.#takeBack(text, entry, key, it)}>${text.takeBack}</button>`)}</div>
      ${this.#failed(entry)}`;
  }
  #answered(text: RefusalText, it: HelpCase): TemplateResult | typeof nothing {
    const name = it.decidedBy ?? text.somebody;
    const note = it.answer ? html`<p class="muted">${text.writes}</p><blockquote>${it.answer}</blockquote>` : nothing;
    if (it.state === 'approved') return notice('success', text.approved(name), html`${note}<p>${text.approvedBody}</p>`, html`<button type="button" class="primary" @click=${this.#it.retry}>${text.tryAgain}</button>`);
    if (it.state === 'refused') return notice('attention', text.refused(name), html`${note}<p class="muted">${text.askAgain}</p>`);
    return it.state === 'expired' ? html`<p class="muted">${text.expired}</p>` : nothing;
  }
  #ask(text: RefusalText, entry: Entry, key: string, problem: Askable, about: About): TemplateResult {
    const [name, ...others] = people(problem, about);
    const { who = 'company_admin', name: party } = problem.fixer ?? {};
    const label = who === 'distributor' || who === 'vendor' ? text.ask[who](party) : name && others.length === 0 ? text.ask.person(name) : text.ask.company_admin();
    return html`${entry.noting ? html`<div><label><span>${text.noteLabel}</span><textarea data-note maxlength=${limits.note} .value=${entry.note} @input=${(event: Event) => { entry.note = (event.target as HTMLTextAreaElement).value; }}></textarea></label><p class="hint">${text.noteHint}</p></div>` : nothing}
      <div class="actions"><button type="button" data-ask aria-busy=${entry.busy === 'ask' ? 'true' : nothing} @click=${() => void this.#send(text, entry, key, problem, about)}>${icon('mail')}${label}</button>
      ${entry.noting ? nothing : html`<button type="button" class="quiet" data-add-note @click=${() => { entry.noting = true; void this.#focus('[data-note]'); }}>${text.addNote}</button>`}</div>${this.#failed(entry)}`;
  }
  #failed({ failure }: Entry): TemplateResult | typeof nothing { return failure ? html`<p class="error" role="alert">${icon('danger')}<span>${failure}</span></p>` : nothing; }

  async #send(text: RefusalText, entry: Entry, key: string, { code, wanted }: Askable, { program, subject }: About): Promise<void> {
    const { host } = this.#it;
    await this.#act(text, entry, 'ask', async () => {
      if (!(await ask(host, 'portico-before-ask', { code, action: wanted ?? null }))) return false;
      entry.latest = await this.#it.write(askForHelp, { body: { code, action: wanted, program, subject, note: entry.note.trim() || undefined } });
      entry.note = '';
      entry.noting = false;
      emit(host, 'portico-help-asked', { request: entry.latest.id, code });
      return true;
    }, async (problem) => {
      // Asked in another window, or lifted meanwhile.
      if (problem.code === 'help.open') await this.#look(key, true);
      else if (problem.code === 'help.nobody' || problem.code === 'help.not_needed') entry.nobody = problem.detail;
      return entry.nobody !== undefined || entry.latest?.state === 'pending';
    });
  }
  async #takeBack(text: RefusalText, entry: Entry, key: string, it: HelpCase): Promise<void> {
    await this.#act(text, entry, 'back', async () => {
      entry.latest = await this.#it.write(withdrawHelp, { params: { request: it.id }, body: {} });
      entry.taken = true;
      return true;
    }, async (problem) => {
      // Answered meanwhile: that is what the reader needs.
      if (problem.code === 'help.closed') await this.#look(key, true);
      return entry.latest?.state !== 'pending';
    });
  }
  async #act(text: RefusalText, entry: Entry, what: 'ask' | 'back', run: () => Promise<boolean>, settles: (problem: Problem) => Promise<boolean>): Promise<void> {
    if (entry.busy) return;
    entry.busy = what;
    entry.failure = undefined;
    entry.taken = false;
    this.#it.host.requestUpdate();
    let done = false;
    try {
      done = await run();
    } catch (cause) {
      const { problem } = asPorticoError(cause);
      done = problem !== undefined && (await settles(problem));
      if (!done) entry.failure = problem?.errors?.[0]?.detail ?? problem?.detail ?? text.failed;
    }
    entry.busy = undefined;
    await this.#focus(done ? (entry.latest?.state === 'pending' ? '[data-take-back]' : '[data-ask]') : what === 'ask' ? '[data-ask]' : '[data-take-back]');
  }
  async #focus(selector: string): Promise<void> {
    this.#it.host.requestUpdate();
    await this.#it.host.updateComplete;
    (this.#it.host.renderRoot as ShadowRoot).querySelector<HTMLElement>(`.asking ${selector}`)?.focus();
  }
}
/** The one refusal that the reader lifts on the spot: by a fresh proof that it is them (step-up.ts). */
export async function prove<R>(it: Lender, refused: unknown, send: () => Promise<R>): Promise<R> {
  const { proved } = await import('./step-up.ts');
  return proved(it, refused, send);
}
const people = ({ fixer }: Askable, about: About): readonly string[] => fixer?.people ?? about.people ?? [];
