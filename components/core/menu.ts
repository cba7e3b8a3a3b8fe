import { type TemplateResult, html, nothing } from 'lit';
import { fold } from './fold.ts';
import { partIcon } from './part-icons.ts';

export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon?: TemplateResult;
  /** Takes something away: stands last, after a line. */
  readonly destructive?: true;
  /** Why it cannot be done now: shown and read. The item stays, so that people learn that it exists. */
  readonly reason?: string | undefined;
  act(): void;
}
export interface MenuLook {
  /** Unique in the element. */
  readonly id: string;
  readonly label: string;
  /** The button shows three dots, and its label is for screen readers: at the end of a row. */
  readonly dots?: true;
  readonly items: readonly MenuItem[];
}

/** Pause after which typing begins a new word, in milliseconds. */
const wordPause = 500;
/** What was typed in the one menu that is open. */
const typed = { text: '', at: 0 };

const itemsOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role=menuitem]')];
const buttonOf = (list: HTMLElement): HTMLElement => list.previousElementSibling as HTMLElement;

/** The next item whose label begins with what was typed; the same letter again goes round. */
function named(items: readonly HTMLElement[], at: number, { key, timeStamp }: KeyboardEvent): HTMLElement | undefined {
  typed.text = timeStamp - typed.at > wordPause ? key : typed.text + key;
  typed.at = timeStamp;
  const same = [...typed.text].every((letter) => letter === key), word = fold(same ? key : typed.text);
  const from = same ? at + 1 : Math.max(at, 0);
  return [...items.slice(from), ...items.slice(0, from)].find((item) => fold(item.querySelector('.label')?.textContent ?? '').startsWith(word));
}
function press(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement, items = itemsOf(list), { key } = event;
  const at = items.indexOf((event.target as Element).closest('[role=menuitem]') as HTMLElement);
  if (key === 'Tab') return list.hidePopover();
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (key === 'Escape') list.hidePopover();
  else {
    const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[key];
    const next = to !== undefined ? items.at(to % items.length) : key.length === 1 && key !== ' ' ? named(items, at, event) : undefined;
    if (!next) return;
    next.focus();
  }
  // What is around would take the same keys: a list its arrows, a dialog its Escape.
  event.preventDefault();
  event.stopPropagation();
}
function opening(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  event.stopPropagation();
  const list = (event.currentTarget as HTMLElement).nextElementSibling as HTMLElement;
  list.showPopover();
  itemsOf(list).at(event.key === 'ArrowUp' ? -1 : 0)?.focus();
}
/** Asked of us: where a shadow root is around, browsers do not give the focus back. */
function toggles(event: Event): void {
  const list = event.currentTarget as HTMLElement;
  if ((event as ToggleEvent).newState === 'closed' && list.matches(':focus-within')) buttonOf(list).focus({ preventScroll: true });
}
function toggled(event: Event): void {
  const list = event.currentTarget as HTMLElement, open = (event as ToggleEvent).newState === 'open';
  buttonOf(list).setAttribute('aria-expanded', String(open));
  if (open && !list.matches(':focus-within')) itemsOf(list)[0]?.focus();
}

function line(id: string, { key, label, icon, destructive, reason, act }: MenuItem): TemplateResult {
  const choose = (event: Event): void => {
    if (reason) return;
    // Closed first: the focus is back on the button, and a dialog that opens now returns it there.
    (event.currentTarget as HTMLElement).closest<HTMLElement>('[popover]')?.hidePopover();
    act();
  };
  return html`<button type="button" role="menuitem" tabindex="-1" class=${destructive ? 'removes' : nothing} data-action=${key} aria-disabled=${reason ? 'true' : nothing} aria-describedby=${reason ? `${id}-${key}-why` : nothing} @click=${choose}>${icon ?? nothing}<span class="label">${label}</span></button>${reason ? html`<span class="reason" id="${id}-${key}-why">${reason}</span>` : nothing}`;
}

/** A button that opens a menu of actions (WAI-ARIA menu button). Escape, Tab and a press elsewhere close it; the focus goes back to the button. */
export function menu({ id, label, dots, items }: MenuLook): TemplateResult {
  const last = items.filter(({ destructive }) => destructive), first = items.filter(({ destructive }) => !destructive);
  return html`<div class="menu ${dots ? 'dots' : ''}"><button type="button" class=${dots ? 'quiet' : nothing} popovertarget=${id} aria-haspopup="menu" aria-expanded="false" aria-controls=${id} aria-label=${dots ? label : nothing} title=${dots ? label : nothing} @keydown=${opening}>${dots ? partIcon('more') : html`${label}${partIcon('down')}`}</button><div
    popover id=${id} role="menu" part="menu" aria-label=${label} @keydown=${press} @beforetoggle=${toggles} @toggle=${toggled}>${first.map((item) => line(id, item))}${first.length > 0 && last.length > 0 ? html`<hr>` : nothing}${last.map((item) => line(id, item))}</div></div>`;
}

export { menuStyles } from './menu.styles.ts';
