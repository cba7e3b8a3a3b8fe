/** Chooses by whom: an operator, found while one types, or what acts without being one. */
import { type CSSResult, type ReactiveController, type ReactiveControllerHost, type TemplateResult, html } from 'lit';
import type { Endpoint, ReplyOf, RequestOf } from '../../schema/endpoint.ts';
import { listOperators } from '../../schema/team.ts';
import type { Locale } from '../../schema/values.ts';
import { Combobox, comboboxStyles } from '../core/combobox.ts';
import { type ComboboxOption, matching } from '../core/combobox-hits.ts';
import type { ComboboxText } from '../core/combobox-text.en.ts';
import { asPorticoError } from '../core/error.ts';
import { FormController } from '../core/form.ts';
import { formStyles } from '../core/form-styles.ts';
import type { LogText } from './text.en.ts';

export interface PersonHost {
  readonly host: ReactiveControllerHost & HTMLElement;
  text(): LogText;
  locale(): Locale;
  read<E extends Endpoint>(endpoint: E, request: RequestOf<E>, signal: AbortSignal): Promise<ReplyOf<E>>;
  wear(styles: CSSResult): void;
  chosen(actor: string, name: string | undefined): void;
}
const kinds = ['applicant', 'policy', 'portal', 'key'] as const;
const texts = { en: () => import('../core/combobox-text.en.ts'), fr: () => import('../core/combobox-text.fr.ts') };

export class PersonFilter implements ReactiveController {
  readonly #of: PersonHost;
  readonly #form: FormController<'person'>;
  readonly #box: Combobox<'person'>;
  #text: ComboboxText;
  #told: string | undefined;

  static async load(of: PersonHost): Promise<PersonFilter> { return new PersonFilter(of, (await texts[of.locale()]()).comboboxText); }
  constructor(of: PersonHost, text: ComboboxText) {
    this.#of = of;
    this.#text = text;
    this.#form = new FormController(of.host, { person: { check: (value) => this.#box.check(value), pointer: '/person' } });
    this.#box = new Combobox(of.host, () => this.#form, 'person', (typed, signal) => this.#find(typed, signal));
    of.host.addController(this);
    for (const styles of [formStyles, comboboxStyles]) of.wear(styles);
  }
  /** Whoever may read the log and not the operators still has the others. */
  async #find(typed: string, signal: AbortSignal): Promise<readonly ComboboxOption[]> {
    const { actors } = this.#of.text(), others = matching(kinds.map((kind) => ({ value: kind, label: actors[kind] as string })), typed);
    const ask = (show: 'current' | 'removed') => this.#of.read(listOperators, { query: { search: typed || undefined, show, limit: '20' } }, signal).then(({ rows }) => rows, (cause: unknown) => { if (asPorticoError(cause).kind === 'request') return []; throw cause; });
    const [current, removed] = await Promise.all([ask('current'), typed ? ask('removed') : []]);
    return [...[...current, ...removed].map(({ id, name, email }) => ({ value: id, label: name ?? email, ...(name && { detail: email }) })), ...others];
  }
  hostUpdated(): void {
    const { chosen } = this.#box;
    if (chosen?.value === this.#told) return;
    this.#told = chosen?.value;
    if (chosen) this.#of.chosen(chosen.value, chosen.value.startsWith('opr_') ? chosen.label : undefined);
  }
  clear(): void {
    this.#told = undefined;
    this.#form.clear();
  }
  render(): TemplateResult {
    const text = this.#of.text();
    return html`<div class="person" id="person">${this.#box.render(text, this.#text, { label: text.whoLabel, hint: text.whoHint, autocomplete: 'off', locale: this.#of.locale(), optional: true })}</div>`;
  }
}
