/** Signing in on a site that embeds the portal, and what its window asks there. */
import { readMe } from '../../../schema/operators.ts';
import { grantSession, listSignInMethods, readGrant, redeemSession } from '../../../schema/sign-in.ts';
import { eventually, find, press } from '../acting.ts';
import type { Portal } from '../portal.ts';
import { longName, unbroken } from '../samples/people.ts';
import { instant, me } from '../samples/replies.ts';
import { halden, methods, microsoft, pageSession, theGrant } from '../samples/sessions.ts';
import { type Stand, stateOf } from '../stand.ts';

// --- on the site

const site = stateOf({ tag: 'portico-sign-in', session: false, attributes: { forget: '' } });
/** Presses the button; answers the address that the window would be of. This page's own window plays it, one that is closed, or none. */
async function opens({ element }: Stand, open: WindowProxy | null = window): Promise<URL> {
  const real = window.open;
  let asked = '';
  window.open = (address) => { asked = String(address); return open; };
  await press(element, "[data-action='open']");
  window.open = real;
  return new URL(asked, location.href);
}
/** The window says what it grants, as far as the page can tell. */
async function grants(it: Stand, then: string): Promise<void> {
  const { hash } = await opens(it), state = new URLSearchParams(hash.slice(1)).get('state');
  dispatchEvent(new MessageEvent('message', { origin: it.portal.origin as string, source: window, data: { portico: 'grant', state, code: 'gallery' } }));
  await eventually(() => find(it.element, then), then);
}
const granted = (answer: (portal: Portal) => unknown, then: string): Parameters<typeof site>[3] => ({ portal: (portal) => { answer(portal); }, act: (it) => grants(it, then) });

export const siteStates = [
  site('site', 'On another site', 'Sur un autre site'),
  site('site-redirect', 'On another site, without a window', 'Sur un autre site, sans fenêtre', { attributes: { mode: 'redirect', 'register-url': '/register' } }),
  site('site-waiting', 'On another site: the window is open', 'Sur un autre site : fenêtre ouverte', { act: async (it) => { await opens(it); await eventually(() => find(it.element, '.card > .icon'), 'waiting'); } }),
  site('site-closed', 'On another site: the window was closed', 'Sur un autre site : fenêtre fermée', { act: async (it) => { await opens(it, { closed: true } as WindowProxy); await eventually(() => find(it.element, '.refusal'), 'the word'); } }),
  site('site-blocked', 'On another site: no window opens', 'Sur un autre site : fenêtre bloquée', { act: async (it) => { await opens(it, null); await eventually(() => find(it.element, '.refusal'), 'the word'); } }),
  site('site-redeeming', 'On another site: signing in', 'Sur un autre site : connexion en cours', granted((portal) => portal.hangs(redeemSession), '.wait')),
  site('site-refused', 'On another site: the code does not serve', 'Sur un autre site : code non valable', granted((portal) => portal.refuses(redeemSession, 'sign_in.grant_invalid'), '.refusal')),
  site('site-failed', 'On another site: no answer came', 'Sur un autre site : sans réponse', granted((portal) => portal.refuses(redeemSession, 'service.failed'), '.refusal')),
  site('site-signed-in', 'On another site: signed in', 'Sur un autre site : connecté', { ...granted((portal) => portal.replies(redeemSession, pageSession()).replies(readMe, me()), "[data-action='sign-out']"), attributes: { forget: '', 'continue-url': '/' } }),
  site('site-lost', 'On another site: back without having begun', 'Sur un autre site : retour sans départ', { address: '#portico-state=gallery&portico-code=gallery', until: (element) => find(element, '.refusal') }),
  site('site-no-key', 'On another site: the key is missing', 'Sur un autre site : clé absente', { attributes: { key: '' } }),
];

// --- in the portal's window

const asked = (more: Readonly<Record<string, string>> = {}): string => `#${new URLSearchParams({ key: 'pk_gallery', origin: 'https://partners.halden.example', challenge: 'gallery', thumbprint: 'gallery', state: 'gallery', mode: 'popup', return: 'https://partners.halden.example/', ...more })}`;
const grant = ((): ReturnType<typeof stateOf> => {
  const one = stateOf({ tag: 'portico-sign-in', session: false, own: true, attributes: { connect: '' }, address: asked() });
  return (name, en, fr, more = {}) => one(name, en, fr, { ...more, portal: (portal, locale) => { portal.replies(listSignInMethods, methods({ providers: [microsoft, halden] })); (more.portal ?? (() => portal.replies(readGrant, theGrant())))(portal, locale); } });
})();
const seen = (selector: string) => ({ until: (element: HTMLElement) => find(element, selector) });
/** Nobody listens to the gallery. */
const handsOver = async ({ element, portal }: Stand): Promise<void> => {
  portal.replies(grantSession, { code: 'gallery', expiresAt: instant(1) });
  const before = Object.getOwnPropertyDescriptor(window, 'opener'), close = window.close.bind(window);
  Object.defineProperty(window, 'opener', { configurable: true, value: { postMessage: () => undefined } });
  window.close = () => undefined;
  await press(element, "[data-action='grant']");
  await eventually(() => find(element, '.card > .icon'), 'the end');
  if (before) Object.defineProperty(window, 'opener', before);
  window.close = close;
};

export const grantStates = [
  grant('grant', 'The portal’s window: a site asks', 'Fenêtre du portail : un site demande', seen("[data-action='grant']")),
  grant('grant-long', 'The portal’s window: long names', 'Fenêtre du portail : noms longs', { ...seen("[data-action='grant']"), address: asked({ origin: 'https://partners-of-the-endpoint-protection-team.international.halden-security.example' }), portal: (portal) => portal.replies(readGrant, theGrant({ organization: longName, operator: { name: longName, email: `${unbroken.toLowerCase()}@norvent.example`, organization: unbroken } })) }),
  grant('grant-reading', 'The portal’s window: who is signed in?', 'Fenêtre du portail : qui est connecté ?', { until: (element) => find(element, '.skeleton, .wait'), portal: (portal) => portal.hangs(readGrant) }),
  grant('grant-sign-in', 'The portal’s window: nobody is signed in', 'Fenêtre du portail : personne de connecté', { ...seen('[data-provider]'), portal: (portal) => portal.refuses(readGrant, 'session.required') }),
  grant('grant-prove', 'The portal’s window: a fresh proof', 'Fenêtre du portail : preuve récente', { ...seen('[data-provider]'), address: asked({ prove: '1' }) }),
  grant('grant-not-of-site', 'The portal’s window: not for this site', 'Fenêtre du portail : pas pour ce site', { ...seen('.refusal'), portal: (portal) => portal.refuses(readGrant, 'sign_in.not_of_site') }),
  grant('grant-origin', 'The portal’s window: a site that the key is not for', 'Fenêtre du portail : site étranger à la clé', { ...seen('.refusal'), portal: (portal) => portal.refuses(readGrant, 'key.origin_not_allowed') }),
  grant('grant-failed', 'The portal’s window: the portal does not answer', 'Fenêtre du portail : sans réponse', { ...seen('.refusal'), portal: (portal) => portal.refuses(readGrant, 'service.failed') }),
  grant('grant-incomplete', 'The portal’s window: the address is not complete', 'Fenêtre du portail : adresse incomplète', { ...seen('.refusal'), address: '#key=' }),
  grant('grant-done', 'The portal’s window: done', 'Fenêtre du portail : terminé', { ...seen("[data-action='grant']"), act: handsOver }),
];
