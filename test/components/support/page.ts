/** A page around an element: language, width, and what is on screen. */
import { register } from '../../../components/core/register.ts';
import type { TagName } from '../../../components/tags.ts';
import { all } from '../../../demo/gallery/acting.ts';

export { all, find, type } from '../../../demo/gallery/acting.ts';

export const fixtures: HTMLElement[] = [];

/** Puts markup on the page in a box of some width; it goes with `clearPage`. */
export function put<E extends HTMLElement = HTMLElement>(markup: string, { lang = 'en', width = 900, scheme = 'light' } = {}): E {
  const box = document.createElement('main');
  box.lang = lang;
  box.style.inlineSize = `${width}px`;
  box.style.colorScheme = scheme;
  box.style.background = scheme === 'dark' ? '#101216' : '#fff';
  box.style.fontFamily = 'sans-serif';
  box.innerHTML = markup;
  document.body.append(box);
  fixtures.push(box);
  return box.firstElementChild as E;
}
export function clearPage(): void {
  for (const box of fixtures.splice(0)) box.remove();
}
export const define = (tag: TagName, element: CustomElementConstructor): void => register(tag, element);

/** Words on screen, the light DOM's slotted ones too; without those for screen readers only. */
export const words = (element: Element): string => `${element.shadowRoot?.querySelector<HTMLElement>('.root')?.innerText ?? ''} ${[...element.children].map((child) => (child as HTMLElement).innerText).join(' ')}`.replace(/[ \n\t]+/g, ' ').trim();
export const button = (element: Element, label: string | RegExp): HTMLElement | undefined =>
  all(element, 'button, a.button').find((each) => (typeof label === 'string' ? each.textContent?.trim() === label : label.test(each.textContent ?? '')));

/** Nothing sticks out of the element sideways. */
export const fits = (element: HTMLElement): boolean => {
  const right = element.getBoundingClientRect().right + 1;
  return all(element, '*').every((each) => each.getBoundingClientRect().width <= 1 || each.getBoundingClientRect().right <= right);
};
/** Resolves with the next event of a name. */
export const next = <N extends keyof HTMLElementEventMap>(target: EventTarget, name: N): Promise<HTMLElementEventMap[N]> =>
  new Promise((resolve) => { target.addEventListener(name, (event) => resolve(event as HTMLElementEventMap[N]), { once: true }); });
