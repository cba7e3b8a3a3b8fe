import { type Locale, locales } from '../../schema/values.ts';

const known = (tag: string | null | undefined): Locale | undefined => locales.find((locale) => tag?.toLowerCase().split('-')[0] === locale);

/** The nearest element from `start` outward that matches, through the hosts of shadow roots. */
export function closestComposed(start: Element, selector: string): Element | null {
  for (let at: Element | null = start; at; at = (at.getRootNode() as Partial<ShadowRoot>).host ?? null) {
    const found = at.closest(selector);
    if (found) return found;
  }
  return null;
}

/** The attribute, else the nearest `lang`, else the page's, else the browser's, else English (ALL-4). */
export function localeOf(element: Element, attribute: string | undefined): Locale {
  return known(attribute) ?? known(closestComposed(element, '[lang]')?.getAttribute('lang')) ?? known(document.documentElement.lang)
    ?? navigator.languages.map(known).find((locale) => locale !== undefined) ?? 'en';
}

/** Calls back when a `lang` attribute of the page changes; answers how to stop. */
export function watchLanguage(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'], subtree: true });
  return () => observer.disconnect();
}

/** One language's texts of an element, loaded when used. */
export type Dictionary<T> = Record<Locale, () => Promise<{ text: T }>>;
