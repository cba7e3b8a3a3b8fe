/** One registration, join or enrollment as who decides or follows it sees it: first what is missing and who can fix it, last the decision. */
import { type TemplateResult, html, nothing } from 'lit';
import type { RegistrationCase } from '../../schema/registration.ts';
import { roles } from '../../schema/values.ts';
import { chip } from '../core/chip.ts';
import { dayText, instantText } from '../core/dates.ts';
import { notice } from '../core/panels.ts';
import { isOpen } from './case-actions.ts';
import { registrationChips } from './case-chips.ts';
import { buttons, can, frame, notes, way } from './case-parts.ts';
import type { OpenCase } from './open-case.ts';
import { registrationFacts } from './registration-facts.ts';

export const companyOf = ({ desk }: OpenCase, it: RegistrationCase): string => it.companyDetails?.legalName ?? it.company ?? (it.email || desk.core.unnamed);
export const applicantOf = (it: RegistrationCase): string => (it.applicantDetails ? `${it.applicantDetails.givenName} ${it.applicantDetails.familyName}` : (it.applicant ?? it.email));

function activation(view: OpenCase, it: RegistrationCase): TemplateResult | typeof nothing {
  if (it.productActivation !== 'missing' || !isOpen(it)) return nothing;
  const { text } = view;
  const own = it.can.some(({ action }) => action === 'product.activate');
  return notice('attention', text.activationTitle, own ? text.activationBody : text.activationWho(it.distributor?.name ?? text.theDistributor), own ? buttons(view, [{ action: 'product.activate', label: text.activate, look: '' }]) : undefined);
}
/** What is decided would not reach the applicant by e-mail (ALL-6). */
function unreachable(view: OpenCase, { unreachable: it, email }: RegistrationCase): TemplateResult | typeof nothing {
  if (!it) return nothing;
  const { text, desk } = view;
  return notice('attention', text.unreachableTitle, text.unreachableBody(email, instantText(it.since, desk.locale)), buttons(view, [{ action: 'address.restore', label: text.restore, look: '' }]));
}
function transfer(view: OpenCase, { transfer: it }: RegistrationCase): TemplateResult | typeof nothing {
  if (!it || (it.state !== 'requested' && it.state !== 'objected')) return nothing;
  const { text, desk } = view;
  const day = it.dueOn && dayText(it.dueOn, desk.locale);
  const open = desk.me?.organization.kind === 'vendor' ? html`<button type="button" @click=${() => desk.open({ kind: 'transfer', id: it.id })}>${text.openTransfer}</button>` : undefined;
  return it.state === 'objected' ? notice('attention', text.transferObjected, text.transferObjectedBody, open) : notice('attention', text.transferTitle, day ? text.transferBody(day) : nothing, open);
}
function conflicts(view: OpenCase, { conflictDetails }: RegistrationCase): TemplateResult | typeof nothing {
  const { text } = view;
  if (conflictDetails.length === 0) return nothing;
  return html`<section class="conflicts"><h3>${text.conflictsTitle}</h3><ul>${conflictDetails.map(({ kind, name }) => html`<li>${chip('attention', 'attention', text.conflictWords[kind])}<span>${text.conflicts[kind](name)} <span class="muted">${text.conflictWho[kind]}</span></span></li>`)}</ul>
    ${buttons(view, [{ action: 'transfer.ask', label: text.askTransfer, look: '' }])}</section>`;
}
function colleagues(view: OpenCase, it: RegistrationCase): TemplateResult | typeof nothing {
  const { text, desk } = view;
  if (it.colleagues.length === 0 || !isOpen(it)) return nothing;
  return notice('info', text.colleaguesTitle(it.colleagues.length + 1), text.colleaguesBody(it.colleagues.length),
    it.colleagues.map(({ registration, applicant, email }) => html`<button type="button" @click=${() => desk.open({ kind: 'registration', id: registration })}>${text.colleagueOpen(applicant ?? email)}</button>`));
}
/** A vendor's decline tells everybody else no more than that (REG-11). */
const declined = ({ text }: OpenCase, it: RegistrationCase): TemplateResult | typeof nothing =>
  (it.state === 'declined' && it.declinedBy === 'vendor' && it.reason === null && it.note === null && it.decidedBy === null ? notice('danger', text.declinedByVendor, text.declinedByVendorBody) : nothing);

const reviewChoices = (view: OpenCase, it: RegistrationCase) => [
  { action: 'registration.approve' as const, label: it.kind === 'join' ? view.text.joinApprove(applicantOf(it)) : view.text.approve(companyOf(view, it)), look: 'primary' },
  { action: 'registration.decline' as const, label: view.text.decline, look: '' }, { action: 'partner.block' as const, label: view.text.block, look: 'quiet' },
];
function decision(view: OpenCase, it: RegistrationCase): unknown {
  const { text } = view;
  if (isOpen(it) && it.can.some(({ action }) => action === 'join.approve' || action === 'join.refuse')) return joinDecision(view, it);
  const row = buttons(view, reviewChoices(view, it));
  if (row === nothing) return undefined;
  const who = it.applicantDetails?.givenName ?? text.theApplicant;
  const hint = it.kind === 'join' ? text.letInHint(applicantOf(it)) : it.kind === 'enrollment' ? text.approveKnownHint : text.approveHint(who);
  return html`${row}${can(view, 'registration.approve') ? html`<p class="muted">${hint}</p>` : nothing}`;
}
/** The roles that this admin may give; which, the portal says. */
function joinDecision(view: OpenCase, it: RegistrationCase): TemplateResult {
  const { text } = view;
  const person = applicantOf(it);
  const offered = roles.filter((role) => role !== 'super_admin' || can(view, 'join.approve_super_admin'));
  return html`${can(view, 'join.approve') ? html`<fieldset role="radiogroup"><legend>${text.role}</legend><div class="radios">${offered.map((role) => html`<label><input type="radio" name="role" value=${role} .checked=${view.role === role} @change=${() => { view.role = role; view.desk.update(); }}><span>${text.roles[role]} <span class="muted">${text.roleHints[role]}</span></span></label>`)}</div></fieldset>` : nothing}
    ${buttons(view, [{ action: 'join.approve', label: text.letIn(person), look: 'primary' }, { action: 'join.refuse', label: text.refuse, look: '' }])}
    ${can(view, 'join.approve') ? html`<p class="muted">${text.letInHint(person)}</p>` : nothing}`;
}

export function registrationView(view: OpenCase, it: RegistrationCase): TemplateResult {
  const { text } = view;
  const join = it.kind === 'join';
  const fellBack = join && isOpen(it) && it.can.some(({ action }) => action === 'registration.approve');
  return frame(view, join ? text.joinTitle(applicantOf(it), companyOf(view, it)) : companyOf(view, it), registrationChips(view, it), html`
    ${join && isOpen(it) ? notice('info', text.joinProof(it.email), fellBack ? text.joinFellBack : nothing) : nothing}
    ${declined(view, it)}${unreachable(view, it)}${activation(view, it)}${transfer(view, it)}${conflicts(view, it)}${colleagues(view, it)}${registrationFacts(text, view, it)}${way(text, view, it.steps)}${notes(text, view)}`, decision(view, it));
}
