/** My own sign-ins. */
import { endSession, endSessions, listSessions } from '../../../schema/sign-in.ts';
import { eventually, find, press, submit } from '../acting.ts';
import type { GalleryPage } from '../page.ts';
import type { Portal } from '../portal.ts';
import { unbroken } from '../samples/people.ts';
import { mySession, mySessions, sessionId } from '../samples/sessions.ts';
import { type Stand, stateOf } from '../stand.ts';
import { broken } from './broken.ts';

const lists = (...more: Parameters<typeof mySessions>) => (portal: Portal): Portal => portal.replies(listSessions, mySessions(...more));
const state = stateOf({ tag: 'portico-my-sessions', own: true, portal: lists() });
const end = (what: string, then: string, answer: (portal: Portal) => unknown = () => undefined, sends = false): Parameters<typeof state>[3] => ({ act: async ({ element, portal }: Stand) => {
  answer(portal);
  await press(element, `[data-end='${what}']`);
  if (sends) {
    await eventually(() => find(element, 'dialog form'), 'the question');
    submit(element, 'dialog form');
  }
  await eventually(() => find(element, then), then);
} });

export const mySessionsPage: GalleryPage = {
  name: 'portico-my-sessions', title: { en: 'My sign-ins', fr: 'Mes connexions' },
  states: [
    state('list', 'Where I am signed in', 'Où je suis connecté'),
    state('only-this', 'Nowhere else', 'Nulle part ailleurs', { portal: lists({ sessions: [mySession(1)] }) }),
    state('no-account', 'No account yet', 'Pas encore de compte', { portal: lists({ sessions: [mySession(1, { method: 'link' })], account: null }) }),
    state('many', 'Many', 'Beaucoup', { portal: lists({ sessions: Array.from({ length: 14 }, (_, n) => mySession(n + 1)) }) }),
    state('long', 'Long names', 'Noms longs', { portal: lists({ sessions: [mySession(1), mySession(2, { origin: `https://${unbroken.toLowerCase()}.example` })], account: { provider: 'Microsoft', email: `${unbroken.toLowerCase()}@norvent.example`, since: mySession(9).beganAt } }) }),
    state('ending', 'One is being signed out', 'Une connexion prend fin', end(sessionId(2), '[aria-busy=true]', (portal) => portal.hangs(endSession))),
    state('ended', 'One was signed out', 'Une connexion a pris fin', end(sessionId(2), '[role=status] .notice', (portal) => portal.replies(endSession, { ended: 1 }))),
    state('failed', 'Signing out failed', 'Déconnexion impossible', end(sessionId(2), '.refusal', (portal) => portal.refuses(endSession, 'service.failed'))),
    state('ask-this', 'Dialog: sign out here', 'Dialogue : se déconnecter ici', end(sessionId(1), 'dialog form')),
    state('ask-others', 'Dialog: sign out everywhere else', 'Dialogue : se déconnecter partout ailleurs', end('others', 'dialog form')),
    state('ask-all', 'Dialog: sign out everywhere', 'Dialogue : se déconnecter partout', end('all', 'dialog form')),
    state('ask-failed', 'Dialog: it failed', 'Dialogue : échec', end('all', 'dialog .refusal', (portal) => portal.refuses(endSessions, 'service.failed'), true)),
    state('out', 'Signed out', 'Déconnecté', end('all', '.panel', (portal) => portal.replies(endSessions, { ended: 5 }).anew(listSessions).refuses(listSessions, 'session.ended'), true)),
    ...broken(state, listSessions, { operator: true, keyed: false }),
  ],
};
