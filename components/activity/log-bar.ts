/** What the log shows, as a sentence of chips: "Paul Oduya · invited a person · in the last 7 days". */
import { type TemplateResult, html, nothing } from 'lit';
import type { ActivityEntry } from '../../schema/activity.ts';
import { partIcon } from '../core/part-icons.ts';
import { type LogQuery, isNarrow, periods } from './log-query.ts';
import type { LogText } from './text.en.ts';

export interface LogBar {
  /** What was asked for last. */
  readonly wanted: LogQuery;
  readonly loading: boolean;
  readonly choosing: boolean;
  readonly downloading: boolean;
  ask(query: Partial<LogQuery>): void;
  clear(): void;
  choose(): void;
  download(): void;
}

const value = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

export function logBar(text: LogText, { wanted, loading, choosing, downloading, ask, clear, choose, download }: LogBar): TemplateResult {
  const who = wanted.actor === undefined ? text.anyone : (wanted.actorName ?? text.actors[wanted.actor] ?? text.person);
  const names = Object.keys(text.events) as ActivityEntry['event'][];
  const option = (name: string, label: string) => html`<option value=${name} ?selected=${wanted.event === name}>${label}</option>`;
  const day = (name: 'fromOn' | 'toOn', label: string) => html`<label class="day"><span class="muted">${label}</span><input type="date" name=${name} autocomplete="off" .value=${wanted[name]} @change=${(event: Event) => ask({ [name]: value(event) })}></label>`;
  return html`<div class="bar"><div class="filters" role="group" aria-label=${text.filter} aria-busy=${loading ? 'true' : nothing}>
      <button type="button" id="who" class=${wanted.actor ? 'on' : nothing} aria-expanded=${choosing ? 'true' : 'false'} aria-controls="person" aria-label="${text.who}: ${who}" @click=${choose}><span>${who}</span>${partIcon('down')}</button>
      <select name="event" class=${wanted.event ? 'on' : nothing} autocomplete="off" aria-label=${text.what} @change=${(event: Event) => ask({ event: value(event) || undefined })}>
        <option value="" ?selected=${!wanted.event}>${text.didAnything}</option>
        ${(Object.keys(text.areas) as (keyof LogText['areas'])[]).map((area) => html`<optgroup label=${text.areas[area].name}>${option(area, text.areas[area].all)}${names.filter((name) => name.startsWith(`${area}.`)).map((name) => option(name, text.events[name]({})))}</optgroup>`)}</select>
      <select name="period" class=${wanted.period === 'all' ? nothing : 'on'} autocomplete="off" aria-label=${text.when} @change=${(event: Event) => ask({ period: value(event) as LogQuery['period'] })}>
        ${periods.map((period) => html`<option value=${period} ?selected=${wanted.period === period}>${text.periods[period]}</option>`)}</select>
      ${wanted.period === 'custom' ? html`${day('fromOn', text.from)}${day('toOn', text.to)}` : nothing}
      ${wanted.subject ? html`<button type="button" class="on about" aria-label=${text.dropSubject(wanted.subjectName ?? text.oneObject)} @click=${() => ask({ subject: undefined, subjectName: undefined })}><span>${text.about(wanted.subjectName ?? text.oneObject)}</span>${partIcon('close')}</button>` : nothing}
      ${isNarrow(wanted) ? html`<button type="button" class="quiet" data-action="clear" @click=${clear}>${text.clear}</button>` : nothing}</div>
    <button type="button" class="quiet" data-action="download" aria-disabled=${downloading ? 'true' : nothing} @click=${() => { if (!downloading) download(); }}>${partIcon('descending')}${text.download}</button></div>`;
}
