/** Puts an element into a place of the gallery: the real one, talking to a portal of its own. */
import type { LitElement } from 'lit';
import { type LoadErrorKind, PorticoError } from '../../components/core/error.ts';
import type { ProviderElement } from '../../components/core/provider.ts';
import type { TagName } from '../../components/tags.ts';
import type { ProblemCode } from '../../schema/problems.ts';
import type { Locale } from '../../schema/values.ts';
import { problemTexts } from '../../worker/messages/problem-texts.ts';
import { eventually } from './acting.ts';
import type { GalleryState } from './page.ts';
import { Portal } from './portal.ts';
import { facts } from './samples/people.ts';
import { instant } from './samples/replies.ts';

export interface Stand {
  readonly element: LitElement;
  readonly portal: Portal;
  readonly locale: Locale;
}
interface Setting {
  readonly tag: TagName;
  readonly attributes?: Readonly<Record<string, string>>;
  /** False: nobody is signed in. */
  readonly session?: boolean;
  /** As on the portal's own pages. */
  readonly own?: boolean;
  /** Where the reader comes from, as far as the element sees: the address, of which it takes its part out. */
  readonly address?: string;
  /** What the portal answers. */
  readonly portal?: (portal: Portal, locale: Locale) => unknown;
  /** What to wait for before acting; `loading` waits for the skeleton. */
  readonly until?: 'loading' | 'shown' | ((element: LitElement) => unknown);
  /** What a person does then. */
  readonly act?: (stand: Stand) => unknown;
}

const issuers: ReadonlySet<ProblemCode> = new Set(['sign_in.provider_failed', 'sign_in.canceled', 'sign_in.account_unproven']);
let places = 0;
const standing = new WeakMap<HTMLElement, Portal>();
export const localeOfPlace = (place: HTMLElement): Locale => (place.lang === 'fr' ? 'fr' : 'en');
/** The portal's own sentences. */
const say: NonNullable<ConstructorParameters<typeof Portal>[0]>['say'] = (code, language) => {
  const { title, detail } = problemTexts[language].problems[code];
  // Whose account it is; whose site it is.
  const who = issuers.has(code) ? 'Microsoft' : code === 'sign_in.not_of_site' ? 'Halden Security' : facts.who;
  return { title, detail: detail({ ...facts, who }) };
};
/** A portal that answers only this place. */
export function portalOf(place: HTMLElement, name: string, own = false): Portal & { readonly origin: string } {
  standing.get(place)?.restore();
  const at = `${name}-${(places += 1)}`, portal = new Portal({ ...(own ? { origin: location.origin, path: `/${at}` } : { origin: `https://${at}.gallery.example` }), say });
  standing.set(place, portal);
  return portal as Portal & { readonly origin: string };
}

const shown = (element: LitElement): boolean => ['ready', 'empty', 'error', 'unauthorized'].some((state) => element.matches(`:state(${state})`));

export async function stand(place: HTMLElement, { tag, attributes = {}, session = true, own = false, address, portal: set, until = 'shown', act }: Setting): Promise<Stand> {
  const locale = localeOfPlace(place);
  const portal = portalOf(place, tag, own);
  set?.(portal, locale);
  const provider = document.createElement('portico-provider') as ProviderElement;
  provider.setAttribute('endpoint', portal.origin + portal.path);
  provider.setAttribute('key', 'pk_gallery');
  if (session) provider.fetchSession = () => Promise.resolve({ token: 'gallery', expiresAt: instant(10) });
  const element = document.createElement(tag) as LitElement;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  provider.append(element);
  const here = location.href;
  if (address) history.replaceState(null, '', address);
  place.replaceChildren(provider);
  if (address) history.replaceState(null, '', here);
  const came = until === 'loading' ? () => element.shadowRoot?.querySelector('.skeleton') : until === 'shown' ? () => shown(element) : () => until(element);
  await eventually(came, `${tag} as wanted`);
  await element.updateComplete;
  const it = { element, portal, locale };
  await act?.(it);
  await element.updateComplete;
  return it;
}

/** As when something fails that the portal of a place cannot make fail by itself. It stays so: the element would try again, and recover. */
export function fail(element: LitElement, kind: LoadErrorKind): void {
  const it = element as unknown as { fail(error: PorticoError): void; restart(): Promise<void> };
  it.restart = () => Promise.resolve();
  it.fail(new PorticoError(kind));
}
/** The same, on a device that knows itself to be offline. */
export async function offline(element: LitElement): Promise<void> {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
  fail(element, 'connection');
  await element.updateComplete;
  Reflect.deleteProperty(navigator, 'onLine');
}

/** A state of a page that is one element. */
export const stateOf = (base: Setting) => (name: string, en: string, fr: string, more: Partial<Setting> = {}): GalleryState =>
  ({ name, title: { en, fr }, show: async (place) => void (await stand(place, { ...base, ...more })) });
