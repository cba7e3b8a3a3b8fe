/** The entries: who, what, old → new, about what, when, by which rule. */
import { type TemplateResult, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ActivityEntry } from '../../schema/activity.ts';
import type { Locale } from '../../schema/values.ts';
import { instantText, timeAgo } from '../core/dates.ts';
import { icon } from '../core/icons.ts';
import { partIcon } from '../core/part-icons.ts';
import type { EventText } from './event-text.en.ts';
import type { LogQuery } from './log-query.ts';
import type { LogText } from './text.en.ts';

export interface LogList {
  readonly rows: readonly ActivityEntry[];
  readonly locale: Locale;
  /** Entries that are folded out. */
  readonly open: ReadonlySet<string>;
  /** Address of what the API's reference says of an event. */
  reference(event: string): string;
  toggle(id: string): void;
  ask(query: Partial<LogQuery>): void;
}
const clocks: Partial<Record<Locale, Intl.DateTimeFormat>> = {};
/** Of today, the time: a log of one day is read by it. */
const clockOf = (locale: Locale) => (at: Date): string => (clocks[locale] ??= new Intl.DateTimeFormat(locale, { timeStyle: 'short' })).format(at);
/** Changes that stand in the line; the rest is folded. */
const mostShown = 2;

type Value = ActivityEntry['details'][string];
export const actorText = (text: EventText & Pick<LogText, 'erased'>, { kind, name }: ActivityEntry['actor']): string => name ?? (kind === 'operator' ? text.erased : (text.actors[kind] ?? kind));
export const sentenceText = (text: EventText, { event, details }: ActivityEntry): string => text.events[event]?.(details) ?? event;
export const fieldText = (text: LogText, field: string): string => text.fields[field] ?? field;
export const valueText = (text: LogText, value: Value): string => (value === null ? text.nothing : typeof value === 'boolean' ? text.booleans[String(value) as 'true' | 'false'] : (text.valueWords[String(value)] ?? String(value)));

const change = (text: LogText, { field, before, after }: ActivityEntry['changes'][number]): TemplateResult =>
  html`<div><dt>${fieldText(text, field)}</dt><dd>${before === null ? nothing : html`<span class="hidden">${text.before}</span><span class="old">${valueText(text, before)}</span><span class="arrow" aria-hidden="true">→</span><span class="hidden">${text.after}</span>`}<span>${valueText(text, after)}</span></dd></div>`;
const fact = (name: string, value: unknown): TemplateResult => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

function entry(text: LogText, it: ActivityEntry, { locale, open, reference, toggle, ask }: LogList): TemplateResult {
  const { id, actor, subject, changes, details, sealed, rule } = it, folded = !open.has(id), who = actorText(text, actor);
  const key = actor.kind === 'operator' ? actor.id : actor.kind, known = key !== null;
  const name = subject.name ?? text.things[subject.id.slice(0, 3)] ?? text.oneObject;
  const rest = Object.entries(details).filter(([field]) => field !== 'changed');
  return html`<li data-id=${id}><div class="line">
      <div class="said"><p>${known ? html`<button type="button" class="link who" title=${text.onlyBy(who)} @click=${() => ask({ actor: key, actorName: actor.kind === 'operator' ? who : undefined })}>${who}</button>` : html`<span class="who">${who}</span>`} ${sentenceText(text, it)}</p>
        ${changes.length > 0 ? html`<dl class="changes">${changes.slice(0, mostShown).map((one) => change(text, one))}</dl>` : nothing}${changes.length > mostShown && folded ? html`<p class="muted changes">${text.moreChanges(changes.length - mostShown)}</p>` : nothing}</div>
      <button type="button" class="link object" title=${text.onlyAbout(name)} @click=${() => ask({ subject: subject.id, subjectName: name })}>${name}</button>
      <span class="when">${timeAgo(it.at, locale, clockOf(locale))}</span>
      <span class="proof"><a href=${reference(it.event)} target="_blank" rel="noopener" title=${text.rule(rule)}>${rule}</a><span class=${sealed ? 'sealed' : 'waiting'} title=${sealed ? text.sealed : text.notSealed}>${icon(sealed ? 'lock' : 'clock')}<span class="hidden">${sealed ? text.sealed : text.notSealed}</span></span></span>
      <button type="button" class="quiet fold" aria-expanded=${folded ? 'false' : 'true'} aria-controls="more-${id}" aria-label=${text.details} title=${text.details} @click=${() => toggle(id)}>${partIcon('down')}</button></div>
    <dl class="more" id="more-${id}" ?hidden=${folded}>${folded ? nothing : html`
      ${changes.slice(mostShown).map((one) => change(text, one))}${fact(text.exactly, instantText(it.at, locale))}${rest.map(([field, value]) => fact(fieldText(text, field), valueText(text, value)))}
      ${fact(text.objectId, html`<code>${subject.id}</code>`)}${fact(text.eventName, html`<code>${it.event}</code>`)}${fact(text.proof, sealed ? text.sealed : text.notSealed)}`}</dl></li>`;
}

export const logList = (text: LogText, view: LogList): TemplateResult => html`<ol class="log" aria-label=${text.title}>${repeat(view.rows, ({ id }) => id, (row) => entry(text, row, view))}</ol>`;
