/** One request for help with a refusal: who asks, what was refused, and the answer (ALL-1). */
import { type TemplateResult, html, nothing } from 'lit';
import type { HelpCase } from '../../schema/help.ts';
import { timeAgo } from '../core/dates.ts';
import { notice } from '../core/panels.ts';
import { isOpen } from './case-actions.ts';
import { helpChips } from './case-chips.ts';
import { buttons, can, fact, frame, group, notes } from './case-parts.ts';
import type { OpenCase } from './open-case.ts';

export function helpView(view: OpenCase, it: HelpCase): TemplateResult {
  const { text, desk: { locale } } = view, { askedBy: { name, email, role, organization, you }, role: wanted } = it;
  const title = you ? (wanted ? text.helpOwnRole[wanted] : text.helpOwn) : wanted ? text.helpAsksRole[wanted](name) : text.helpAsks(name);
  const row = buttons(view, [
    { action: 'help.grant', label: wanted ? text.helpGrant[wanted](name) : text.helpAnswer, look: 'primary' }, { action: 'help.answer', label: text.helpAnswer, look: '' }, { action: 'help.refuse', label: text.refuse, look: '' },
    { action: 'help.withdraw', label: text.helpWithdraw, look: '' },
  ].filter(({ action }) => wanted || action !== 'help.grant') as Parameters<typeof buttons>[1]);
  const person = html`<span class="lines"><span>${name}</span><a href="mailto:${email}">${email}</a></span>`;
  return frame(view, title, helpChips(view, it), html`
    ${notice(isOpen(it) ? 'attention' : 'neutral', you ? text.helpRefusedYou : text.helpRefused(name), html`<blockquote class="note">${it.detail}</blockquote>`)}
    ${it.note ? html`<section><h3>${you ? text.helpYourNote : text.helpNote}</h3><p class="note">${it.note}</p></section>` : nothing}
    ${group(text.personGroup, html`${fact(text.labels.askedBy, person)}${fact(text.labels.role, text.roles[role])}${fact(text.labels.organization, organization)}${fact(text.labels.program, it.program?.name)}
      ${fact(text.labels.askedOf, it.to.kind === 'company' ? text.helpAdmins(it.to.name) : it.to.name)}${fact(text.labels.askedAt, timeAgo(it.askedAt, locale))}`)}
    ${it.decidedAt && it.state !== 'pending' ? group(text.decisionGroup, html`${fact(text.labels.decision, text.helpStates[it.state])}${fact(text.labels.decidedBy, it.decidedBy)}${fact(text.labels.decidedAt, timeAgo(it.decidedAt, locale))}
      ${fact(text.labels.decisionNote, it.answer && html`<span class="note">${it.answer}</span>`)}`) : nothing}
    ${you ? nothing : notes(text, view)}`, row === nothing ? undefined : html`${row}${wanted && can(view, 'help.grant') ? html`<p class="muted">${text.roleHints[wanted]} ${text.helpGrantHint(name)}</p>` : nothing}`);
}
