/** Signing in by an account: the buttons, and the way to its issuer. */
import { type TemplateResult, html, nothing, svg } from 'lit';
import type { ReplyOf } from '../../../schema/endpoint.ts';
import { type Provider, beginSignIn, listSignInMethods } from '../../../schema/sign-in.ts';
import { asPorticoError } from '../../core/error.ts';
import { icon } from '../../core/icons.ts';
import type { SignInText } from '../text.en.ts';
import type { Refusal, SignInDesk } from './desk.ts';

/** Four squares, as that account's own button has. */
const squares = svg`<path fill="#f25022" d="M1 1h6.6v6.6H1z"/><path fill="#7fba00" d="M8.4 1H15v6.6H8.4z"/><path fill="#00a4ef" d="M1 8.4h6.6V15H1z"/><path fill="#ffb900" d="M8.4 8.4H15V15H8.4z"/>`;
const symbol = ({ kind }: Provider): TemplateResult => (kind === 'microsoft' ? html`<svg class="sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">${squares}</svg>` : icon('lock'));

export class Accounts {
  readonly #desk: SignInDesk;
  /** Until the portal has answered, the e-mail link alone. */
  methods: ReplyOf<typeof listSignInMethods> = { providers: [], link: true, workAccount: false };
  /** Id of the provider that is about to open. */
  #busy: string | undefined;

  constructor(desk: SignInDesk) {
    this.#desk = desk;
  }
  async read(program: string | undefined): Promise<void> { this.methods = await this.#desk.read(listSignInMethods, { query: { program } }); }

  /** Leaves for the issuer's page; who comes back without having gone through it finds the buttons as they were. */
  async begin(provider: string, more: { email?: string; prove?: boolean | undefined }, refused: (refusal: Refusal, session: boolean) => void): Promise<void> {
    if (this.#busy) return;
    this.#busy = provider;
    this.#desk.update();
    try {
      const { url } = await this.#desk.write(beginSignIn, { body: { provider, ...more } });
      if (!/^https?:$/.test(new URL(url).protocol)) throw new Error('not a page');
      addEventListener('pageshow', () => this.#rest(), { once: true });
      location.assign(url);
    } catch (cause) {
      this.#rest();
      refused(this.#desk.explain(cause), asPorticoError(cause).kind === 'session');
    }
  }
  #rest(): void {
    this.#busy = undefined;
    this.#desk.update();
  }

  buttons(text: SignInText, begin: (provider: string) => void, only: (provider: Provider) => boolean = () => true): TemplateResult | typeof nothing {
    const shown = this.methods.providers.filter(only);
    return shown.length > 0 ? html`<div class="ways">${shown.map((one) => html`<button type="button" data-provider=${one.id} aria-busy=${this.#busy === one.id ? 'true' : nothing} @click=${() => begin(one.id)}>${symbol(one)}<span>${text.withAccount(one.name)}</span></button>`)}</div>` : nothing;
  }
}
export const isMicrosoft = ({ kind }: Provider): boolean => kind === 'microsoft';
