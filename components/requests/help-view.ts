/** One request for help with a refusal: who asks, what was refused, and the answer (ALL-1). */
import { type TemplateResult, html, nothing } from 'lit';
import type { HelpCase } from '../../schema/help.ts';
import { timeAgo } from '../core/dates.ts';
import { notice } from '../core/panels.ts';
import { isOpen } from './case-actions.ts';
import { helpChips } from './case-chips.ts';
import { buttons, can, fact, frame, group, notes } from './case-parts.ts';
import type { HelpText } from './help-text.en.ts';
import type { OpenCase } from './open-case.ts';

export function helpView(view: OpenCase, it: HelpCase): TemplateResult {
  const { text, desk: { locale } } = view, help = view.helpText as HelpText, { askedBy: { name, email, role, organization, you }, role: wanted } = it;
  const title = you ? (wanted ? help.ownRole[wanted] : help.own) : wanted ? help.asksRole[wanted](name) : help.asks(name);
  const row = buttons(view, [
    { action: 'help.grant', label: wanted ? help.grant[wanted](name) : help.answer, look: 'primary' }, { action: 'help.answer', label: help.answer, look: '' }, { action: 'help.refuse', label: text.refuse, look: '' },
    { action: 'help.withdraw', label: help.withdraw, look: '' },
  ].filter(({ action }) => wanted || action !== 'help.grant') as Parameters<typeof buttons>[1]);
  const person = html`<span class="lines"><span>${name}</span><a href="mailto:${email}">${email}</a></span>`;
  return frame(view, title, helpChips(help, it), html`
    ${notice(isOpen(it) ? 'attention' : 'neutral', you ? help.refusedYou : help.refused(name), html`<p class="note">${it.detail}</p>`)}
    ${it.note ? html`<section><h3>${you ? help.yourNote : help.note}</h3><p class="note">${it.note}</p></section>` : nothing}
    ${group(text.personGroup, html`${fact(text.labels.askedBy, person)}${fact(help.labels.role, text.roles[role])}${fact(help.labels.organization, organization)}${fact(text.labels.program, it.program?.name)}
      ${fact(help.labels.askedOf, it.to.kind === 'company' ? help.admins(it.to.name) : it.to.name)}${fact(text.labels.askedAt, timeAgo(it.askedAt, locale))}`)}
    ${it.decidedAt && it.state !== 'pending' ? group(text.decisionGroup, html`${fact(text.labels.decision, help.states[it.state])}${fact(text.labels.decidedBy, it.decidedBy)}${fact(text.labels.decidedAt, timeAgo(it.decidedAt, locale))}
      ${fact(text.labels.decisionNote, it.answer && html`<span class="note">${it.answer}</span>`)}`) : nothing}
    ${you ? nothing : notes(text, view)}`, row === nothing ? undefined : html`${row}${wanted && can(view, 'help.grant') ? html`<p class="muted">${text.roleHints[wanted]} ${help.grantHint(name)}</p>` : nothing}`);
}
