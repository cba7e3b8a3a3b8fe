/** "Am I an admin, and who is?" */
import { askForHelp, listHelp } from '../../../schema/help.ts';
import { type Me, readMe } from '../../../schema/operators.ts';
import { eventually, find, press } from '../acting.ts';
import type { GalleryPage } from '../page.ts';
import type { Portal } from '../portal.ts';
import { longName, unbroken } from '../samples/people.ts';
import { id, instant, me } from '../samples/replies.ts';
import { admin, asking } from '../samples/team.ts';
import { stateOf } from '../stand.ts';
import { broken } from './broken.ts';

const reader = (more: Partial<Me> = {}): Me => me({ operator: { id: id.operator(3), name: 'Camille Roy', email: 'camille@norvent.example', role: 'reader', locale: 'fr' }, can: ['page.read', 'request.create'], ...more });
const answers = (who: Me, ...asked: Parameters<typeof asking>) => (portal: Portal) => portal.replies(readMe, who).replies(listHelp, { rows: asked.length > 0 ? [asking(...asked)] : [] });
const state = stateOf({ tag: 'portico-admin-check', portal: answers(reader()) });

export const adminCheckPage: GalleryPage = {
  name: 'portico-admin-check', title: { en: 'Admin check', fr: 'Suis-je administrateur' },
  states: [
    state('reader', 'A reader', 'Un lecteur'),
    state('admin', 'A super admin', 'Un super administrateur', { portal: answers(admin()) }),
    state('long', 'Long names', 'Noms longs', { portal: answers(reader({ organization: { id: id.organization(9), name: longName, kind: 'partner', brand: null }, admins: [{ id: id.operator(1), name: unbroken, role: 'super_admin' }, { id: id.operator(2), name: longName, role: 'admin' }] })) }),
    state('asked', 'Asked to become one', 'Demande envoyée', { act: async ({ element, portal }) => { portal.replies(askForHelp, asking()); await press(element, "[data-action='ask']"); await eventually(() => find(element, "[data-action='withdraw']"), 'the request'); } }),
    state('declined', 'Declined', 'Demande refusée', { portal: answers(reader(), { state: 'refused', decidedAt: instant(-5), decidedBy: 'Paul Oduya', answer: 'Ask Inès: she is back on Monday.' }) }),
    state('not-asked', 'Asking is refused', 'Demande rejetée', { act: async ({ element, portal }) => { portal.refuses(askForHelp, 'request.rate_limited'); await press(element, "[data-action='ask']"); await eventually(() => find(element, '.refusal'), 'the refusal'); } }),
    ...broken(state, readMe, { operator: true, keyed: false }),
  ],
};
