/** An entry of the block list, typed by hand. */
import { type TemplateResult, html, nothing } from 'lit';
import { type Check, checkCountry, checkDuns, checkEmail, checkFilled, checkLine } from '../../schema/checks.ts';
import { countryCodes } from '../../schema/countries.ts';
import { blockKinds } from '../../schema/requests.ts';
import type { Locale } from '../../schema/values.ts';
import { errorSummary, field } from '../core/field.ts';
import type { FieldSpec, FormController } from '../core/form.ts';
import type { BlockText } from './block-text.en.ts';
import { checkWritten, noteField } from './dialog-fields.ts';

type Kind = (typeof blockKinds)[number];
const checkDomain: Check = (text) => checkFilled(text) ?? (/^(?=.{4,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text) ? undefined : 'value.characters');

export const blockFields = {
  program: { check: checkFilled, pointer: '/program' }, kind: { check: checkFilled, pointer: '/targets/0/kind' },
  email: { check: checkEmail, pointer: '/targets/0/email' }, domain: { check: checkDomain, pointer: '/targets/0/domain' },
  legalName: { check: checkLine(), pointer: '/targets/0/legalName' }, country: { check: checkCountry, pointer: '/targets/0/country' },
  duns: { check: checkDuns, pointer: '/targets/0/duns' }, reason: { check: checkWritten, pointer: '/reason' },
} satisfies Record<string, FieldSpec>;
export type BlockField = keyof typeof blockFields;

const own: Record<Kind, readonly BlockField[]> = { address: ['email'], domain: ['domain'], company: ['legalName', 'country'], duns: ['duns'] };
const kindOf = (form: FormController<BlockField>): Kind => (form.value('kind') || 'address') as Kind;
/** Fields of the other kinds. */
export const hiddenFields = (form: FormController<BlockField>): BlockField[] => blockKinds.filter((kind) => kind !== kindOf(form)).flatMap((kind) => own[kind]);
export function targetOf(form: FormController<BlockField>) {
  const [kind, sent] = [kindOf(form), (name: BlockField) => form.sent(name) ?? ''];
  if (kind === 'address') return { kind, email: sent('email') };
  if (kind === 'domain') return { kind, domain: sent('domain') };
  return kind === 'company' ? { kind, legalName: sent('legalName'), country: sent('country') } : { kind, duns: sent('duns') };
}

export interface AddForm {
  readonly form: FormController<BlockField>;
  readonly programs: readonly { id: string; name: string }[];
  readonly locale: Locale;
  readonly busy: boolean;
  submit(): void;
  close(): void;
  focus(name: BlockField): void;
}
export function addForm(text: BlockText, { form, programs, locale, busy, submit, close, focus }: AddForm): TemplateResult {
  if (programs.length === 0) return html`<p class="muted">${text.noProgram}</p>`;
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const countries = (): { value: string; label: string }[] => countryCodes.map((value) => ({ value, label: names.of(value) ?? value })).toSorted((a, b) => a.label.localeCompare(b.label, locale));
  const line = (name: 'email' | 'domain' | 'legalName' | 'duns', more: { hint?: string; inputmode?: 'numeric' } = {}): TemplateResult => field(text, form, name, { label: text.fields[name], autocomplete: 'off', required: text.required[name], ...more });
  const kind = kindOf(form);
  return html`<form class="adding" novalidate @submit=${(event: Event) => { event.preventDefault(); submit(); }}>
    ${errorSummary(text, form, text.required, focus)}
    ${programs.length > 1 ? field(text, form, 'program', { label: text.program, autocomplete: 'off', options: programs.map(({ id, name }) => ({ value: id, label: name })) }) : nothing}
    <div class="field"><label for="kind">${text.kind}</label><select id="kind" name="kind" autocomplete="off" @change=${(event: Event) => form.set('kind', (event.target as HTMLSelectElement).value)}>${blockKinds.map((value) => html`<option value=${value} ?selected=${value === kind}>${text.kinds[value]}</option>`)}</select></div>
    ${kind === 'address' ? line('email') : kind === 'domain' ? line('domain', { hint: text.domainHint }) : kind === 'duns' ? line('duns', { inputmode: 'numeric' }) : html`${line('legalName')}${field(text, form, 'country', { label: text.fields.country, autocomplete: 'off', required: text.required.country, placeholder: text.chooseCountry, options: countries() })}`}
    ${noteField(text, form, 'reason', { label: text.fields.reason, hint: text.reasonHint, required: text.required.reason })}
    <div class="actions"><button class="destructive" aria-busy=${busy ? 'true' : nothing}>${text.addNow}</button><button type="button" class="quiet" @click=${close}>${text.cancel}</button></div></form>`;
}
