/** Where a case stands. */
import { type TemplateResult, html, nothing } from 'lit';
import type { HelpCase } from '../../schema/help.ts';
import type { RegistrationCase } from '../../schema/registration.ts';
import type { TransferCase } from '../../schema/requests.ts';
import { type Tone, chip } from '../core/chip.ts';
import type { IconName } from '../core/icons.ts';
import { type AnyCase, isOpen } from './case-actions.ts';
import type { CaseText } from './case-text.en.ts';
import type { HelpText } from './help-text.en.ts';
import type { OpenCase } from './open-case.ts';
import { dueChip } from './request-chips.ts';
import { requestIcon } from './request-icons.ts';

type Look = readonly [Tone, IconName];
const registrationLooks: Record<RegistrationCase['state'], Look> = {
  draft: ['neutral', 'mail'], email_confirmed: ['neutral', 'dot'], under_review: ['info', 'clock'], approved: ['success', 'success'], declined: ['danger', 'danger'], withdrawn: ['neutral', 'back'], expired: ['neutral', 'clock'],
};
const transferLooks: Record<TransferCase['state'], Look> = { requested: ['info', 'clock'], objected: ['attention', 'attention'], released: ['success', 'success'], done: ['success', 'success'], canceled: ['neutral', 'danger'] };

const kindChip = (symbol: Parameters<typeof requestIcon>[0], words: string): TemplateResult => html`<span class="kind">${requestIcon(symbol)}<span>${words}</span></span>`;
const kindOf = (text: CaseText, kind: RegistrationCase['kind'] | 'transfer'): TemplateResult => kindChip(kind === 'company' || kind === 'enrollment' ? 'registration' : kind, text.kinds[kind]);

const helpLooks: Record<HelpCase['state'], Look> = { pending: ['info', 'clock'], approved: ['success', 'success'], refused: ['danger', 'danger'], withdrawn: ['neutral', 'back'], expired: ['neutral', 'clock'] };
export const helpChips = (text: HelpText, { state }: HelpCase): TemplateResult => html`${kindChip('help', text.kind)}${chip(...helpLooks[state], text.states[state])}`;

const due = ({ desk }: OpenCase, it: Exclude<AnyCase, HelpCase>): TemplateResult | typeof nothing => dueChip(desk.core, it.dueOn, isOpen(it), desk.locale);
export const registrationChips = (view: OpenCase, it: RegistrationCase): TemplateResult =>
  html`${kindOf(view.text, it.kind)}${chip(...registrationLooks[it.state], view.text.states[it.state])}${due(view, it)}${it.unreachable ? chip('attention', 'attention', view.text.unreachable[it.unreachable.reason]) : nothing}${it.productActivation === 'active' ? chip('success', 'success', view.text.productActive) : nothing}`;
export const transferChips = (view: OpenCase, it: TransferCase): TemplateResult => html`${kindOf(view.text, 'transfer')}${chip(...transferLooks[it.state], view.text.transferStates[it.state])}${due(view, it)}`;
