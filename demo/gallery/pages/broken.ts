/** What every element can meet before it shows anything, or while it shows something. */
import type { Endpoint } from '../../../schema/endpoint.ts';
import { eventually } from '../acting.ts';
import type { GalleryState } from '../page.ts';
import type { Portal } from '../portal.ts';
import { type Stand, type stateOf, fail, offline } from '../stand.ts';

const sent = (element: Element, state: string) => eventually(() => element.matches(`:state(${state})`), state);

/** `first`: what the element asks for first. `operator`: it needs a session rather than a key. */
export function broken(state: ReturnType<typeof stateOf>, first: Endpoint, { operator, keyed = !operator }: { operator: boolean; keyed?: boolean }): GalleryState[] {
  const refusing = (code: Parameters<Portal['refuses']>[1], more: Parameters<Portal['refuses']>[2] = {}) => (portal: Portal) => portal.anew(first).refuses(first, code, more);
  const lost = ({ element }: Stand): void => fail(element, 'connection');
  return [
    state('loading', 'Loading', 'Chargement', { until: 'loading', portal: (portal) => portal.anew(first).hangs(first) }),
    ...(keyed ? [
      state('wrong-key', 'Refused: unknown key', 'Refusé : clé inconnue', { portal: refusing('key.unknown') }),
      state('wrong-origin', 'Refused: a page that the key is not for', 'Refusé : page étrangère à la clé', { portal: refusing('key.origin_not_allowed') }),
    ] : []),
    ...(operator ? [
      state('signed-out', 'Signed out', 'Déconnecté', { session: false }),
      state('access-ended', 'Refused: access has ended', 'Refusé : accès terminé', { portal: refusing('session.ended') }),
      state('refused', 'Refused: the role is missing, and who can give it', 'Refusé : le rôle manque, et qui peut le donner', { portal: refusing('permission.denied', { fixer: { who: 'company_admin', name: 'Paul Oduya', email: 'paul@norvent.example' } }) }),
    ] : []),
    state('not-found', 'Refused: it is not here', 'Refusé : introuvable', { portal: refusing('resource.not_found') }),
    state('rate-limit', 'Too many requests', 'Trop de demandes', { portal: refusing('request.rate_limited', { retryAfter: 40 }) }),
    state('api', 'Broken: a fault of the portal', 'Panne : erreur du portail', { portal: refusing('service.failed') }),
    state('unavailable', 'Broken: the portal is unavailable', 'Panne : portail indisponible', { portal: refusing('service.unavailable', { retryAfter: 0.001 }) }),
    state('connection', 'Broken: no connection', 'Panne : pas de connexion', { portal: (portal) => portal.anew(first).hangs(first), until: 'loading', act: ({ element }) => { fail(element, 'connection'); return sent(element, 'error'); } }),
    state('offline', 'Offline', 'Hors ligne', { portal: (portal) => portal.anew(first).hangs(first), until: 'loading', act: ({ element }) => offline(element) }),
    state('step-up', 'Asked to prove who it is', 'Identité à confirmer', { act: ({ element }) => fail(element, 'step_up') }),
    state('connection-lost', 'Connection lost, what is there stays', 'Connexion perdue, le contenu reste', { act: lost }),
    state('offline-lost', 'Offline, what is there stays', 'Hors ligne, le contenu reste', { act: ({ element }) => offline(element) }),
  ];
}
