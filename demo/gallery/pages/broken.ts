/** What every element can meet before it shows anything, or while it shows something. */
import type { Endpoint } from '../../../schema/endpoint.ts';
import { type HelpCase, askForHelp, listHelp } from '../../../schema/help.ts';
import { eventually, find, press, type } from '../acting.ts';
import type { GalleryState } from '../page.ts';
import type { Portal } from '../portal.ts';
import { instant, theHelp } from '../samples/replies.ts';
import { type Stand, type stateOf, fail, offline } from '../stand.ts';

const sent = (element: Element, state: string) => eventually(() => element.matches(`:state(${state})`), state);

/** A refusal that whoever can lift it is asked about, and what comes of it. `first`: what the element asks for first. */
export function asking(state: ReturnType<typeof stateOf>, first: Endpoint): GalleryState[] {
  const own = { askedBy: { ...theHelp(1).askedBy, you: true }, can: [{ action: 'help.withdraw', allowed: true }] };
  const refused = (people: string[], ...rows: HelpCase[]) => (portal: Portal): Portal => portal.anew(first).refuses(first, 'permission.denied', { wanted: 'operator.write', fixer: { who: 'company_admin', name: people.join(', '), people } }).replies(listHelp, { rows });
  const two = ['Inès Marchetti', 'Paul Oduya'], one = ['Paul Oduya'];
  const shows = (selector: string) => ({ element }: Stand) => eventually(() => find(element, selector), selector);
  const asks = async ({ element }: Stand): Promise<void> => { await press(element, '[data-ask]'); await eventually(() => find(element, '[data-take-back], .asking .error, .asking > .muted'), 'what came of it'); };
  return [
    state('ask', 'Refused: an admin can be asked', 'Refusé : un administrateur peut être sollicité', { portal: refused(two), act: shows('[data-ask]') }),
    state('ask-note', 'Refused: one admin, and a note to go with it', 'Refusé : un administrateur, avec une note', { portal: refused(one), act: async (it) => { await press(it.element, '[data-add-note]'); type(find(it.element, '[data-note]'), 'I look after the team in Lyon while Paul is away.'); } }),
    state('ask-sending', 'Refused: the question is on its way', 'Refusé : la demande part', { portal: (portal) => refused(one)(portal).hangs(askForHelp), act: async (it) => { await press(it.element, '[data-ask]'); await shows('[data-ask][aria-busy]')(it); } }),
    state('asked', 'Refused: asked, and waiting', 'Refusé : demandé, en attente', { portal: (portal) => refused(one)(portal).replies(askForHelp, theHelp(1, own)), act: asks }),
    state('ask-failed', 'Refused: the question could not be sent', 'Refusé : la demande n’est pas partie', { portal: (portal) => refused(one)(portal).refuses(askForHelp, 'service.failed'), act: asks }),
    state('ask-nobody', 'Refused: nobody to ask', 'Refusé : personne à solliciter', { portal: (portal) => refused(one)(portal).refuses(askForHelp, 'help.nobody'), act: asks }),
    state('ask-answered', 'Refused: the admin has answered', 'Refusé : l’administrateur a répondu', { portal: refused(two, theHelp(1, { ...own, state: 'approved', decidedAt: instant(-20), decidedBy: 'Paul Oduya', answer: 'Welcome to the team.' })), act: shows('.asking .notice') }),
    state('ask-refused', 'Refused: the admin has refused, too', 'Refusé : l’administrateur refuse aussi', { portal: refused(two, theHelp(1, { ...own, state: 'refused', decidedAt: instant(-20), decidedBy: 'Paul Oduya', answer: 'Please ask Inès for the invoices, you need no other role for them.' })), act: shows('.asking .notice') }),
  ];
}

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
