/** States of the gallery's parts, as the tests look at them. */
import type { GalleryPage } from '../../../demo/gallery/page.ts';
import type { PartFrame } from '../../../demo/gallery/parts/frame.ts';
import { accessible } from './axe.ts';
import { ok } from './check.ts';
import { all, clearPage, put } from './page.ts';

export interface Place { readonly lang?: string; readonly width?: number; readonly scheme?: string; readonly dir?: 'rtl' }

export async function showState<E extends PartFrame>(page: GalleryPage, name: string, { dir, ...options }: Place = {}): Promise<E> {
  const state = page.states.find((each) => each.name === name);
  ok(state, `the gallery has ${page.name} ${name}`);
  const place = put('<div></div>', options);
  if (dir) (place.parentElement as HTMLElement).dir = dir;
  await state.show(place);
  return place.firstElementChild as E;
}

/** Nothing sticks out on either side; what is above the page, and what is for screen readers only, aside. */
export function contained(element: HTMLElement): boolean {
  const { left, right } = element.getBoundingClientRect();
  const shown = all(element, '*').filter((each) => !each.closest('[popover], dialog, .hidden') && each.getBoundingClientRect().width > 1 && each.checkVisibility());
  return shown.length > 0 && shown.every((each) => each.getBoundingClientRect().left >= left - 1 && each.getBoundingClientRect().right <= right + 1);
}

/** Each state, accessible and within its box, in both languages, light and dark, from 280 pixels, in both directions. */
export function everyState(page: GalleryPage): void {
  for (const { name } of page.states) {
    for (const [lang, scheme] of [['en', 'light'], ['fr', 'dark']] as const) {
      it(`is accessible: ${name} (${lang}, ${scheme})`, async () => {
        const element = await showState(page, name, { lang, scheme });
        await accessible(element);
        clearPage();
      });
    }
    it(`fits a box of 280 pixels, also from right to left: ${name}`, async () => {
      for (const place of [{ lang: 'fr' }, { lang: 'en', dir: 'rtl' as const }]) {
        const element = await showState(page, name, { ...place, width: 280 });
        ok(contained(element), `${place.lang} is contained`);
        clearPage();
      }
    });
  }
}
/** A key on what has the focus or on a given element. */
export function press(element: HTMLElement, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more });
  element.dispatchEvent(event);
  return event;
}
export const focused = (element: HTMLElement): HTMLElement | null => element.shadowRoot?.activeElement as HTMLElement | null;
