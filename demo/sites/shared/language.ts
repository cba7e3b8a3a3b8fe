/** Switches the page's language in place: elements follow `<html lang>`, and nothing typed is lost. */
import { remember } from './storage.ts';

export type Language = 'en' | 'fr';
const storageKey = 'portico-demo-lang';

export const currentLanguage = (): Language => (document.documentElement.lang === 'fr' ? 'fr' : 'en');

export function showLanguage(language: Language): void {
  document.documentElement.lang = language;
  remember(storageKey, language);
  const title = document.querySelector('title');
  document.title = title?.dataset[language] ?? document.title;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a')) link.setAttribute('aria-current', String(link.hreflang === language));
  const address = new URL(location.href);
  if (address.searchParams.has('lang')) {
    address.searchParams.set('lang', language);
    history.replaceState(history.state, '', address);
  }
}

/** Makes the page's language links work without a reload. */
export function followLanguageLinks(): void {
  showLanguage(currentLanguage());
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      showLanguage(link.hreflang === 'fr' ? 'fr' : 'en');
    });
  }
}
