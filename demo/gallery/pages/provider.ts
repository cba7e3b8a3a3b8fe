/** The provider shows nothing of its own: what it gives to the elements in it. */
import type { ProviderElement } from '../../../components/core/provider.ts';
import type { Appearance } from '../../../components/core/tokens.ts';
import { listActivity } from '../../../schema/activity.ts';
import { readMe } from '../../../schema/operators.ts';
import { readRegistrationForm } from '../../../schema/registration.ts';
import { eventually } from '../acting.ts';
import type { GalleryPage, GalleryState } from '../page.ts';
import { form, instant, me } from '../samples/replies.ts';
import { portalOf } from '../stand.ts';

interface Side { readonly locale?: string; readonly appearance?: Appearance; readonly tag: 'portico-registration-form' | 'portico-organization-overview' }
const exact: Appearance = { accent: '#0b6b5f', radius: '2px', 'control-height': '34px', 'heading-size': '18px', 'heading-weight': '700' };
const warm: Appearance = { accent: '#a8321f', radius: '14px', 'radius-large': '18px', 'font-size': '16px', 'control-height': '46px', 'heading-font-family': 'Georgia, "Liberation Serif", serif', 'heading-size': '26px' };

const sideBySide = (name: string, en: string, fr: string, sides: readonly Side[]): GalleryState => ({ name, title: { en, fr }, show: async (place) => {
  const portal = portalOf(place, 'provider');
  const consent = { en: form().consent, fr: 'J’accepte que Halden Security et le distributeur utilisent ces informations pour décider de cette demande.' };
  portal.answers(readRegistrationForm, ({ url }) => form({ consent: consent[url.searchParams.get('locale') === 'fr' ? 'fr' : 'en'] })).replies(readMe, me()).replies(listActivity, { rows: [], next: null, until: null });
  const row = document.createElement('div');
  row.className = 'side-by-side';
  const elements = sides.map(({ locale, appearance, tag }) => {
    const provider = document.createElement('portico-provider') as ProviderElement, element = document.createElement(tag);
    provider.setAttribute('endpoint', portal.origin);
    provider.setAttribute('key', 'pk_gallery');
    if (locale) provider.setAttribute('locale', locale);
    if (appearance) provider.setAttribute('appearance', JSON.stringify(appearance));
    provider.fetchSession = () => Promise.resolve({ token: 'gallery', expiresAt: instant(10) });
    provider.append(element);
    row.append(provider);
    return element;
  });
  place.replaceChildren(row);
  await eventually(() => elements.every((element) => element.matches(':state(ready)')), 'all of them');
} });

export const providerPage: GalleryPage = {
  name: 'portico-provider', title: { en: 'Provider', fr: 'Fournisseur de contexte' },
  states: [
    sideBySide('brands', 'Two brands side by side', 'Deux marques côte à côte', [{ appearance: exact, tag: 'portico-registration-form' }, { appearance: warm, tag: 'portico-registration-form' }]),
    sideBySide('languages', 'Two languages side by side', 'Deux langues côte à côte', [{ locale: 'en', tag: 'portico-registration-form' }, { locale: 'fr', tag: 'portico-registration-form' }]),
    sideBySide('both', 'Two brands and two languages', 'Deux marques et deux langues', [{ locale: 'en', appearance: exact, tag: 'portico-organization-overview' }, { locale: 'fr', appearance: warm, tag: 'portico-organization-overview' }]),
    sideBySide('none', 'Nothing set: the page’s own type and colors', 'Rien de réglé : police et couleurs de la page', [{ tag: 'portico-organization-overview' }]),
  ],
};
