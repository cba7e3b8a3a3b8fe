/**
 * In the portal's window: a site that embeds the portal asks for a session of whoever is signed in here (OPR-9, REG-16). What it asks with stands in the
 * address. The answer, a code of a minute, goes to pages of that very origin alone, and is of no use without what only the asking page has.
 */
import { type TemplateResult, html, nothing } from 'lit';
import type { ReplyOf } from '../../../schema/endpoint.ts';
import { grantSession, readGrant } from '../../../schema/sign-in.ts';
import type { Locale } from '../../../schema/values.ts';
import { asPorticoError, passing } from '../../core/error.ts';
import { icon } from '../../core/icons.ts';
import type { Granted } from '../../core/portal-window.ts';
import { hear } from '../../core/tabs.ts';
import type { SignInText } from '../text.en.ts';
import type { Part, Refusal, SignInDesk } from './desk.ts';
import type { GrantText } from './grant-text.en.ts';

const texts = { en: () => import('./grant-text.en.ts'), fr: () => import('./grant-text.fr.ts') } satisfies Record<Locale, () => Promise<{ text: GrantText }>>;

interface Asked { readonly key: string; readonly origin: string; readonly challenge: string; readonly thumbprint: string; readonly state: string; readonly redirect: boolean; readonly back: URL; readonly prove: boolean }
/** What the address asks for, `undefined` where a part of it is missing; the way back is an address of the asking origin, whatever it says. */
function askedFor(hash: string): Asked | undefined {
  const asked = new URLSearchParams(hash.slice(1)), of = (name: string): string => asked.get(name) ?? '';
  const [key, origin, challenge, thumbprint, state] = ['key', 'origin', 'challenge', 'thumbprint', 'state'].map(of) as [string, string, string, string, string];
  if (![key, challenge, thumbprint, state].every(Boolean) || !URL.canParse(origin) || !/^https?:$/.test(new URL(origin).protocol) || new URL(origin).origin !== origin) return undefined;
  const back = URL.canParse(of('return')) ? new URL(of('return')) : undefined;
  return { key, origin, challenge, thumbprint, state, redirect: of('mode') === 'redirect', back: back?.origin === origin ? back : new URL(origin), prove: asked.has('prove') };
}

export class GrantPart implements Part {
  readonly #desk: SignInDesk;
  #text: GrantText;
  #language: Locale;
  readonly #asked: Asked | undefined;
  #it: ReplyOf<typeof readGrant> | undefined;
  /** Who is signed in, where the reader wants to be somebody else. */
  #not: string | undefined;
  #stage: 'reading' | 'asking' | 'form' | 'over' | 'refused' = 'reading';
  /** Just now, in this window. */
  #proved = false;
  #busy = false;
  #refusal: Refusal | undefined;
  #hush: (() => void) | undefined;

  constructor(desk: SignInDesk, text: GrantText, asked: Asked | undefined) {
    this.#desk = desk;
    this.#text = text;
    this.#asked = asked;
    this.#language = desk.locale;
  }
  static async load(desk: SignInDesk, hash: string): Promise<GrantPart> { return new GrantPart(desk, desk.words((await texts[desk.locale]()).text), askedFor(hash)); }
  async begin(): Promise<void> {
    if (this.#language !== this.#desk.locale) this.#text = this.#desk.words((await texts[(this.#language = this.#desk.locale)]()).text);
    if (this.#stage === 'reading') await this.read();
  }

  /** The form takes the place of the question. */
  get signsIn(): boolean { return this.#stage === 'form'; }
  /** Whose site it is, above the form. */
  get title(): string | undefined { return this.#asked && this.#text.title(new URL(this.#asked.origin).host); }

  /** A sign-in in another tab, by the link of an e-mail, counts here, too. */
  connect(): void {
    const back = (): void => { if (!document.hidden && this.signsIn) void this.read(false); };
    const stop = hear(({ what }) => {
      if (what !== 'signed_in' || !this.signsIn) return;
      void this.signedIn();
    });
    addEventListener('focus', back);
    document.addEventListener('visibilitychange', back);
    this.#hush = () => {
      stop();
      removeEventListener('focus', back);
      document.removeEventListener('visibilitychange', back);
    };
  }
  disconnect(): void { this.#hush?.(); }
  /** Here, and so it is proved who it is. */
  signedIn(): Promise<void> {
    this.#not = undefined;
    this.#proved = true;
    this.#stage = 'reading';
    return this.read();
  }

  /** Who is signed in here and would be there. `aloud`: a failure is told. */
  async read(aloud = true): Promise<void> {
    if (!this.#asked || this.#busy) return;
    const { key, origin, prove } = this.#asked;
    this.#busy = true;
    let then: (() => Promise<void>) | undefined;
    try {
      const it = await this.#desk.write(readGrant, { body: { key, origin } });
      if (it.operator.email === this.#not) return;
      this.#it = it;
      this.#refusal = undefined;
      this.#stage = 'asking';
      // It was asked for a proof: that comes first, and the question after it.
      if (prove && !this.#proved && aloud) then = () => this.#prove();
    } catch (cause) {
      const { kind } = asPorticoError(cause);
      if (kind === 'session') then = () => this.#signIn();
      else if (aloud) {
        this.#refusal = this.#desk.explain(cause);
        this.#stage = passing(kind) || kind === 'rate_limit' ? 'reading' : 'refused';
      }
    } finally {
      this.#busy = false;
    }
    if (then) return this.signsIn ? undefined : then();
    await this.#desk.focus(this.#refusal ? '.refusal' : '#title');
  }
  readonly #again = (): void => {
    this.#refusal = undefined;
    void this.read();
  };
  /** The form stands in place of the question. */
  toForm(): void { this.#stage = 'form'; }
  async #signIn(refusal?: Refusal): Promise<void> {
    this.#stage = 'form';
    await this.#desk.toForm(refusal);
  }
  async #prove(refusal?: Refusal): Promise<void> {
    this.#stage = 'form';
    this.#not = this.#it?.operator.email;
    await this.#desk.toProof(refusal);
  }
  readonly #other = (): void => {
    this.#not = this.#it?.operator.email;
    void this.#signIn();
  };

  readonly #grant = async (): Promise<void> => {
    if (!this.#asked || this.#busy) return;
    const { key, origin, challenge, thumbprint, prove } = this.#asked;
    this.#busy = true;
    this.#refusal = undefined;
    this.#desk.update();
    try {
      const { code } = await this.#desk.write(grantSession, { body: { key, origin, challenge, thumbprint, ...(prove && { prove }) } });
      this.#busy = false;
      return await this.#hand({ code });
    } catch (cause) {
      const { kind } = asPorticoError(cause), refusal = this.#desk.explain(cause);
      this.#busy = false;
      if (kind === 'step_up') return this.#prove(refusal);
      if (kind === 'session') return this.#signIn(refusal);
      this.#refusal = refusal;
    }
    await this.#desk.focus('.refusal');
  };
  readonly #cancel = (): void => void this.#hand({ error: 'canceled' });
  /** To the page that opened this window, where it still is of that origin; else along with the reader. */
  async #hand(answer: { readonly code?: string; readonly error?: string }): Promise<void> {
    const { origin, state, redirect, back } = this.#asked as Asked, opener = window.opener as WindowProxy | null;
    if (redirect || !opener) {
      back.hash = new URLSearchParams({ 'portico-state': state, ...(answer.code ? { 'portico-code': answer.code } : { 'portico-error': answer.error ?? '' }) }).toString();
      location.replace(back);
      return;
    }
    opener.postMessage({ portico: 'grant', state, ...answer } satisfies Granted, origin);
    this.#stage = 'over';
    close();
    await this.#desk.focus('#title');
  }

  render(text: SignInText): TemplateResult {
    const words = this.#text, asked = this.#asked, refusal = this.#desk.told(this.#refusal, this.#stage === 'reading' ? html`<button type="button" @click=${this.#again}>${text.tryAgain}</button>` : nothing);
    if (!asked) return html`<div class="card">${this.#desk.told({ title: words.incompleteTitle, detail: words.incompleteBody, tone: 'attention' })}</div>`;
    const { host } = new URL(asked.origin), it = this.#it;
    if (this.#stage === 'over') return html`<div class="card">${icon('success')}<h2 id="title" tabindex="-1">${words.handedOver}</h2><p class="muted">${words.handedOverBody}</p></div>`;
    if (this.#stage === 'refused') return html`<div class="card">${refusal}<div class="actions stacked"><button type="button" @click=${this.#cancel}>${words.backTo(host)}</button><button type="button" class="quiet" @click=${this.#other}>${words.other}</button></div></div>`;
    if (!it) return html`<div class="card">${this.#refusal ? refusal : html`<p class="wait" role="status"><span class="spinner"></span>${words.reading}</p>`}</div>`;
    const { name, email, organization } = it.operator;
    return html`<section class="card" aria-labelledby="title">${refusal}<div><h2 id="title" tabindex="-1">${words.title(host)}</h2><p>${words.asks(it.organization, host)}</p></div>
      <p class="who"><strong>${name}</strong><span>${organization}</span><span class="muted">${email}</span></p><p class="muted">${words.means}</p>
      <div class="actions stacked"><button type="button" class="primary" data-action="grant" aria-busy=${this.#busy ? 'true' : nothing} @click=${this.#grant}>${words.goOn}</button><button type="button" data-action="other" @click=${this.#other}>${words.other}</button>
      <button type="button" class="quiet" data-action="cancel" @click=${this.#cancel}>${text.cancel}</button></div></section>`;
  }
}
