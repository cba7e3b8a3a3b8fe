/** A demo site's own script. A real site has a script tag, and a backend that mints sessions for its signed-in operator. */
import type { FetchSession } from '../../../components/core/session.ts';
import { operatorSession } from '../../panel/demo-session.ts';
import { followLanguageLinks } from './language.ts';
import { offerPanel } from './offer-panel.ts';
import { loadElements, portalOrigin } from './portal-origin.ts';

followLanguageLinks();
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-portal]')) link.href = portalOrigin + (link.dataset.portal ?? '');
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-host]')) link.href = `${location.protocol}//${link.dataset.host}${location.port ? `:${location.port}` : ''}${link.dataset.path ?? '/'}`;
for (const form of document.querySelectorAll('portico-registration-form')) form.setAttribute('sign-in-url', `${portalOrigin}/sign-in`);
for (const provider of document.querySelectorAll<HTMLElement & { fetchSession?: FetchSession }>('portico-provider[data-operator]')) {
  // This backend cannot prove who it is once more: the elements do.
  provider.fetchSession = ({ signal, reason }) => (reason === 'step_up' ? Promise.reject(new Error('nothing to prove it by')) : operatorSession(provider.dataset.operator ?? '', signal));
}

const framed = 'framed' in document.documentElement.dataset;
if (framed) (await import('./tour-frame.ts')).joinTour();
// In the tour's windows the panel is the tour's.
await Promise.allSettled([loadElements(), framed ? undefined : offerPanel()]);
