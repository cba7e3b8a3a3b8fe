/** One change of distributor, as its side may know it: neither distributor sees the other's name (REG-12). */
import { type TemplateResult, html, nothing } from 'lit';
import type { TransferCase } from '../../schema/requests.ts';
import { dayText, timeAgo } from '../core/dates.ts';
import { notice } from '../core/panels.ts';
import { isOpen } from './case-actions.ts';
import { transferChips } from './case-chips.ts';
import { buttons, countryName, fact, frame, group, notes, way } from './case-parts.ts';
import type { OpenCase } from './open-case.ts';

const sides = { previous: 'previous_distributor', vendor: 'vendor', partner: 'company' } as const;

export function transferView(view: OpenCase, it: TransferCase): TemplateResult {
  const { text, desk: { locale } } = view;
  const day = dayText(it.dueOn, locale), done = it.state === 'done' || it.state === 'released';
  const silent = it.actor === (it.side === 'vendor' ? 'you' : 'vendor');
  const row = buttons(view, [
    { action: 'transfer.decide', label: text.decide, look: 'primary' }, { action: 'transfer.release', label: text.release(it.partner.name), look: 'primary' },
    { action: 'transfer.object', label: text.object, look: '' }, { action: 'transfer.cancel', label: text.cancelTransfer, look: '' },
  ]);
  const asked = it.askedBy && html`<span class="lines"><span>${it.askedBy.name}</span><a href="mailto:${it.askedBy.email}">${it.askedBy.email}</a><span class="muted">${it.askedBy.confirmed ? text.confirmed : text.unconfirmed}</span></span>`;
  return frame(view, text.transferAsks[it.side](it.partner.name), transferChips(view, it), html`
    ${isOpen(it) && !it.objection ? (silent ? notice('attention', text.transferSilent(day), text.transferSilentBody[it.side]) : notice('info', text.transferLead[it.side], text.transferWhat[it.side](day))) : nothing}
    ${it.objection ? notice('attention', text.objectionTitle, html`<p class="note">${it.objection.reason}</p><p class="muted small">${timeAgo(it.objection.at, locale)}</p>`) : nothing}
    ${group(text.companyGroup, html`${fact(text.labels.legalName, it.partner.name)}${fact(text.labels.country, countryName(it.partner.country, locale))}${fact(text.labels.program, it.program.name)}
      ${fact(done ? text.labels.before : text.labels.from, it.from?.name ?? text.hidden)}${fact(done ? text.labels.from : text.labels.to, it.to?.name ?? text.hidden)}`)}
    ${group(text.personGroup, html`${fact(text.labels.askedBy, asked)}${fact(text.labels.askedAt, timeAgo(it.askedAt, locale))}${fact(text.labels.dueOn, day)}`)}
    ${it.decidedAt ? group(text.decisionGroup, html`${fact(text.labels.decision, text.transferStates[it.state])}${fact(text.labels.decidedBy, it.decidedBy)}${fact(text.labels.decidedAt, timeAgo(it.decidedAt, locale))}
      ${fact(text.labels.decisionNote, it.decisionNote && html`<span class="note">${it.decisionNote}</span>`)}`) : nothing}
    ${way(text, view, it.steps, sides[it.side])}${notes(text, view)}`, row === nothing ? undefined : row);
}
