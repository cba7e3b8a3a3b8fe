/** The frames of a gallery page: one for each state, filled when it comes near. */
import { closestComposed } from '../../components/core/locale.ts';
import type { GalleryPage, GalleryState } from './page.ts';
import type { Look } from './looks.ts';
import { addressOf } from './looks.ts';
import { observe } from './pseudo.ts';

/** How many states are being shown right now. */
let showing = 0;
const waiting = new Set<() => void>();
/** Resolves when nothing is on its way. */
export const settled = (): Promise<void> => new Promise((resolve) => { if (showing === 0) resolve(); else waiting.add(resolve); });

/** Steps of a form move the focus: among many places, it stays where the reader has put it. */
const focus = HTMLElement.prototype.focus;
HTMLElement.prototype.focus = function quietly(options) {
  if (showing === 0) focus.call(this, { preventScroll: true, ...options });
};
// A form keeps its registration in the page's history entry; here many forms share one page.
Object.defineProperty(history, 'state', { get: () => null });

// What one of them tells the windows of this origin is none of the others' business.
BroadcastChannel.prototype.postMessage = () => undefined;

/** A modal dialog fills its page: where several states share one, it gets a page of its own. */
const modal = new Set<HTMLElement>();
let alone = true;
const showModal = HTMLDialogElement.prototype.showModal;
HTMLDialogElement.prototype.showModal = function inItsPlace() {
  const place = alone ? null : closestComposed(this, '.place');
  if (!(place instanceof HTMLElement)) return showModal.call(this);
  modal.add(place);
};

export async function fill(place: HTMLElement, page: GalleryPage, state: GalleryState, look: Look): Promise<void> {
  showing += 1;
  modal.delete(place);
  try {
    await state.show(place);
    await new Promise(requestAnimationFrame);
    if (modal.has(place)) await instead(place, `${addressOf(look, page.name, state.name)}${new URLSearchParams(location.search).has('still') ? '&still' : ''}`, state.title[look.lang as 'en']);
    else if (look.dir === 'rtl') observe(place);
  } catch (cause) {
    const words = document.createElement('p');
    words.className = 'failed';
    words.textContent = `${state.name}: ${String(cause)} ${cause instanceof Error && cause.cause ? String(cause.cause) : ''}`;
    place.replaceChildren(words);
  } finally {
    place.dataset['shown'] = 'true';
    showing -= 1;
    if (showing === 0) for (const resolve of waiting) { waiting.delete(resolve); resolve(); }
  }
}
function instead(place: HTMLElement, address: string, title: string): Promise<void> {
  const frame = document.createElement('iframe');
  frame.src = address;
  frame.title = title;
  place.replaceChildren(frame);
  return new Promise((resolve) => {
    frame.addEventListener('load', () => {
      const { documentElement } = frame.contentDocument as Document;
      const look = (): void => { if (documentElement.dataset['settled']) resolve(); else setTimeout(look, 20); };
      look();
    });
  });
}

export function placeFor(look: Look): HTMLElement {
  const place = document.createElement('div');
  place.className = 'place';
  place.lang = look.lang;
  place.dir = look.dir;
  place.dataset['scheme'] = look.scheme;
  place.dataset['brand'] = look.brand;
  place.dataset['width'] = look.width;
  return place;
}

function frameOf(page: GalleryPage, state: GalleryState, look: Look): HTMLElement {
  const frame = document.createElement('section');
  frame.className = 'frame';
  frame.id = state.name;
  frame.dataset['state'] = state.name;
  const head = document.createElement('header');
  const title = document.createElement('h2');
  const link = document.createElement('a');
  title.id = `title-${state.name}`;
  title.textContent = state.title[look.lang as 'en'];
  frame.setAttribute('aria-labelledby', title.id);
  link.href = addressOf(look, page.name, state.name);
  link.textContent = state.name;
  head.append(title, link);
  frame.append(head, placeFor(look));
  return frame;
}

/** All states of a page, each filled when it is about to be seen, or at once. */
export function showPage(main: HTMLElement, page: GalleryPage, look: Look, atOnce: boolean): void {
  alone = false;
  const frames = page.states.map((state) => frameOf(page, state, look));
  main.replaceChildren(...frames);
  const show = (index: number): void => void fill(frames[index]?.querySelector('.place') as HTMLElement, page, page.states[index] as GalleryState, look);
  if (atOnce) return frames.forEach((_, index) => show(index));
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      show(frames.indexOf(target as HTMLElement));
    }
  }, { rootMargin: '600px' });
  for (const frame of frames) near.observe(frame);
}
/** One state, and nothing else. */
export function showState(main: HTMLElement, page: GalleryPage, state: GalleryState, look: Look): void {
  alone = true;
  const place = placeFor(look);
  main.replaceChildren(place);
  void fill(place, page, state, look);
}
