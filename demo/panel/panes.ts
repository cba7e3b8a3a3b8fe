/** The panel's five panes. */
import { type TemplateResult, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { organizationKinds } from '../../schema/values.ts';
import { currentLanguage, showLanguage } from '../sites/shared/language.ts';
import { remember } from '../sites/shared/storage.ts';
import type { DemoMessage, DemoOperator } from './demo-api.ts';
import type { DemoPanelElement } from './demo-panel.ts';
import { chooseOperator, chosenOperator } from './demo-session.ts';
import { snippet } from './snippet.ts';

const timeOf = (instant: string): string => new Intl.DateTimeFormat(currentLanguage(), { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(instant));
const dateOf = (instant: string): string => new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(instant));
/** Today's entries need no date. */
const whenOf = (instant: string): string => (new Date(instant).toDateString() === new Date().toDateString() ? timeOf(instant) : new Intl.DateTimeFormat(currentLanguage(), { day: 'numeric', month: 'short' }).format(new Date(instant)));
const found = (filter: string, ...texts: string[]): boolean => texts.join(' ').toLocaleLowerCase().includes(filter.trim().toLocaleLowerCase());

const filterField = (panel: DemoPanelElement, label: string): TemplateResult =>
  html`<input class="filter" type="search" aria-label=${label} placeholder=${label} .value=${live(panel.filter)} @input=${(event: InputEvent) => { panel.filter = (event.target as HTMLInputElement).value; }}>`;

export function mailboxPane(panel: DemoPanelElement): TemplateResult {
  const { mailbox } = panel.text;
  const message = panel.messages.find((one) => one.id === panel.mail);
  if (message) return openMail(panel, message);
  if (panel.messages.length === 0) return html`<p class="empty">${mailbox.empty}</p>`;
  return html`${filterField(panel, mailbox.search)}
    <ul>${panel.messages.filter((one) => found(panel.filter, one.to, one.subject)).map((one) => html`<li>
      <button class="row" ?data-new=${panel.isNew(one)} @click=${() => { panel.markSeen(); panel.mail = one.id; }}>
        <strong>${one.subject}</strong><time datetime=${one.at} title=${dateOf(one.at)}>${whenOf(one.at)}</time><span>${one.to}</span><span>${one.state === 'delivered' ? nothing : mailbox.states[one.state]}</span>
      </button></li>`)}</ul>`;
}

function openMail(panel: DemoPanelElement, message: DemoMessage): TemplateResult {
  const { mailbox } = panel.text;
  const format = (plain: boolean, label: string) => html`<button aria-pressed=${panel.plain === plain} @click=${() => { panel.plain = plain; }}>${label}</button>`;
  // Links of a mail open a tab of their own, as from a mail program; its document may do nothing else.
  const page = message.html.replace(/<head[^>]*>/i, '$&<base target="_blank">');
  return html`<div class="mail" lang=${message.locale}>
    <div class="top">
      <button class="back" lang=${currentLanguage()} @click=${() => { panel.mail = undefined; }}>← ${mailbox.back}</button>
      <h2>${message.subject}</h2>
      <dl lang=${currentLanguage()}><dt>${mailbox.from}</dt><dd>${message.from}</dd><dt>${mailbox.to}</dt><dd>${message.to}</dd></dl>
      <p lang=${currentLanguage()}><span class="switch">${format(false, mailbox.formatted)}${format(true, mailbox.plain)}</span></p>
    </div>
    ${panel.plain ? html`<pre class="pad">${withLinks(message.text)}</pre>` : html`<iframe title=${message.subject} sandbox="allow-popups allow-popups-to-escape-sandbox" .srcdoc=${page}></iframe>`}
  </div>`;
}

const withLinks = (text: string) => text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) => (index % 2 ? html`<a href=${part} target="_blank" rel="noopener">${part}</a>` : part));

export function operatorPane(panel: DemoPanelElement): TemplateResult {
  const { operator } = panel.text;
  const chosen = chosenOperator();
  const pick = (id: string | undefined) => () => {
    chooseOperator(id);
    // Elements load as the other operator from scratch; the panel opens again where it was.
    location.reload();
  };
  const row = (one: DemoOperator) => html`<li><button class="row" aria-pressed=${one.id === chosen} @click=${pick(one.id)}>
    <strong><bdi>${one.name}</bdi></strong><span class=${one.id === chosen ? 'mark' : ''}>${one.id === chosen ? operator.inUse : operator.roles[one.role]}</span><span><bdi>${one.organization}</bdi></span><span>${one.locale}</span></button></li>`;
  const rows = panel.operators.filter((one) => found(panel.filter, one.name, one.email, one.organization, operator.roles[one.role]));
  return html`<p class="lead">${operator.lead}</p>${filterField(panel, operator.search)}
    <button class="row" aria-pressed=${chosen === undefined} @click=${pick(undefined)}><strong>${operator.own}</strong><span class="mark">${chosen === undefined ? operator.inUse : nothing}</span><span>${operator.ownHint}</span></button>
    ${organizationKinds.map((kind) => {
      const group = rows.filter((one) => one.kind === kind);
      return group.length ? html`<h3>${operator.kinds[kind]}</h3><ul>${group.map(row)}</ul>` : nothing;
    })}
    ${panel.operators.length > 0 && rows.length === 0 ? html`<p class="empty">${operator.none}</p>` : nothing}`;
}

export function activityPane(panel: DemoPanelElement): TemplateResult {
  const { activity } = panel.text;
  if (panel.activity.length === 0) return html`<p class="empty">${activity.empty}</p>`;
  return html`<ul>${panel.activity.map((one) => html`<li class="event">
    <div class="line"><code>${one.event}</code><time datetime=${one.at} title=${dateOf(one.at)}>${whenOf(one.at)}</time></div>
    <div class="by">${activity.by} <bdi>${one.actor.name ?? activity.actors[one.actor.kind] ?? one.actor.kind}</bdi> · ${activity.rule} ${one.rule}</div>
    <div class="details">${Object.entries(one.details).map(([name, value]) => `${name}: ${String(value)}`).join(' · ')}</div></li>`)}</ul>`;
}

export function snippetPane(panel: DemoPanelElement): TemplateResult {
  const text = panel.text.snippet;
  const code = snippet();
  if (!code.includes('<portico-')) return html`<p class="empty">${text.none}</p>`;
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    panel.copied = true;
    setTimeout(() => { panel.copied = false; }, 2_000);
  };
  return html`<div class="pad"><p class="by">${text.lead}</p><pre class="code" tabindex="0">${code}</pre><button class="action" @click=${copy}><span role="status">${panel.copied ? text.copied : text.copy}</span></button></div>`;
}

const schemeKey = 'portico-demo-scheme';
export function pagePane(panel: DemoPanelElement): TemplateResult {
  const { page } = panel.text;
  const root = document.documentElement;
  const scheme = root.dataset.scheme ?? 'system';
  const paint = (name: string) => () => {
    if (name === 'system') delete root.dataset.scheme;
    else root.dataset.scheme = name;
    remember(schemeKey, name);
    panel.requestUpdate();
  };
  return html`<div class="pad">
    <fieldset><legend>${page.language}</legend><span class="switch">${([['en', 'English'], ['fr', 'Français']] as const).map(([code, name]) => html`<button lang=${code} aria-pressed=${currentLanguage() === code} @click=${() => showLanguage(code)}>${name}</button>`)}</span></fieldset>
    <fieldset><legend>${page.scheme}</legend><span class="switch">${(['system', 'light', 'dark'] as const).map((name) => html`<button aria-pressed=${scheme === name} @click=${paint(name)}>${page.schemes[name]}</button>`)}</span></fieldset>
    <p class="by">${page.note}</p></div>`;
}
