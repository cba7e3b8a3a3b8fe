/** How the gallery can look: what its address may say, and the switches for it. */
export const switches = {
  lang: { title: { en: 'Language', fr: 'Langue' }, options: { en: { en: 'English', fr: 'English' }, fr: { en: 'Français', fr: 'Français' } } },
  scheme: { title: { en: 'Scheme', fr: 'Thème' }, options: { light: { en: 'Light', fr: 'Clair' }, dark: { en: 'Dark', fr: 'Sombre' } } },
  dir: { title: { en: 'Direction', fr: 'Sens' }, options: { ltr: { en: 'Left to right', fr: 'Gauche à droite' }, rtl: { en: 'Right to left', fr: 'Droite à gauche' } } },
  width: { title: { en: 'Width', fr: 'Largeur' }, options: { 280: { en: '280', fr: '280' }, 360: { en: '360', fr: '360' }, 560: { en: '560', fr: '560' }, 900: { en: '900', fr: '900' }, full: { en: 'Full', fr: 'Totale' } } },
  brand: { title: { en: 'Brand', fr: 'Marque' }, options: { plain: { en: 'Plain', fr: 'Neutre' }, exact: { en: 'Exact', fr: 'Exacte' }, warm: { en: 'Warm', fr: 'Chaleureuse' } } },
} as const;
export type Switch = keyof typeof switches;
export type Look = Record<Switch, string>;
const usual: Look = { lang: 'en', scheme: 'light', dir: 'ltr', width: 'full', brand: 'plain' };
export const switchNames = Object.keys(switches) as Switch[];

/** What an address asks for; what it does not say, or says wrongly, is as usual. */
export function lookOf(address: URLSearchParams): Look {
  return Object.fromEntries(switchNames.map((name) => {
    const asked = address.get(name) ?? '';
    return [name, asked in switches[name].options ? asked : usual[name]];
  })) as Look;
}
/** The address of a page, or of one of its states, in a look: only what is not usual is written. */
export function addressOf(look: Look, page: string, state?: string): string {
  const query = new URLSearchParams({ page, ...(state && { state }) });
  for (const name of switchNames) if (look[name] !== usual[name]) query.set(name, look[name]);
  return `?${query}`;
}
