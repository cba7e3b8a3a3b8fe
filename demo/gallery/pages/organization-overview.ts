/** An operator's first page. */
import { listActivity } from '../../../schema/activity.ts';
import { listHelp } from '../../../schema/help.ts';
import { type Me, readMe } from '../../../schema/operators.ts';
import { readTransfer, requestTransfer } from '../../../schema/requests.ts';
import { eventually, find, press, submit, type } from '../acting.ts';
import type { GalleryPage } from '../page.ts';
import { longName, unbroken } from '../samples/people.ts';
import { entry, id, instant, me, operator, theTransfer } from '../samples/replies.ts';
import { type Stand, stateOf } from '../stand.ts';
import { asking, broken } from './broken.ts';

const [first] = me().enrollments as [Me['enrollments'][number]];
const enrolled = (more: Partial<typeof first> = {}): typeof first => ({ ...first, state: 'active', missing: [], ...more });
const other = [{ id: id.organization(2), name: 'Lumenor' }, { id: id.organization(3), name: 'Tessaly Supply' }];
const may: Me['can'] = ['page.read', 'activity.read', 'transfer.request'];
const changeable = (transfer: string | null): Me => me({ enrollments: [enrolled({ change: { distributors: other, transfer } })], can: may });
const events = [
  entry(1), entry(2, { event: 'registration.submitted', actor: operator('Inès Marchetti') }), entry(3, { event: 'registration.email_confirmed', actor: operator('Inès Marchetti') }), entry(40, { event: 'operator.signed_in', actor: operator('Żaneta Wójcik') }), entry(90, { event: 'transfer.requested', actor: operator('Ελένη Παπαδοπούλου') }),
];
const answering = (who: Me) => (portal: Stand['portal']) => portal.replies(readMe, who).replies(listActivity, { rows: events, next: 'more', until: instant(-9_000) });
const state = stateOf({ tag: 'portico-organization-overview', portal: answering(me({ enrollments: [first, enrolled({ id: `${first.id.slice(0, -1)}2`, program: 'Corvane Cloud Alliance', distributors: ['Lumenor', 'Tessaly Supply'] })] })) });
const ask = async ({ element }: Stand): Promise<void> => {
  await press(element, '[data-change]');
  await eventually(() => find(element, 'dialog'), 'the dialog');
};
const underWay = (can: Me['can']) => (portal: Stand['portal']) => answering({ ...changeable(id.transfer(1)), can })(portal).replies(readTransfer, theTransfer(1, { side: 'partner', to: other[0] ?? null, actor: 'previous_distributor' }));

export const organizationOverviewPage: GalleryPage = {
  name: 'portico-organization-overview', title: { en: 'Organization overview', fr: 'Vue d’ensemble de l’organisation' },
  states: [
    state('new', 'Newly approved: what is still missing', 'Tout juste approuvé : ce qui manque'),
    state('reader', 'A reader', 'Un lecteur', { portal: answering(me({ operator: { ...me().operator, role: 'reader' }, enrollments: [enrolled()], can: ['page.read'] })) }),
    state('each', 'An enrollment in each state', 'Une adhésion dans chaque état', { portal: answering(me({ enrollments: (['pending', 'qualified', 'active', 'suspended', 'ended'] as const).map((each, n) => ({ ...first, id: `${first.id.slice(0, -1)}${n}`, state: each, program: ['Halden Partner Program', 'Corvane Cloud Alliance', 'Lumenor Select', 'Tessaly Circle', 'Quillon Connect'][n] as string, missing: each === 'pending' ? first.missing : each === 'qualified' ? ['partner_id'] : [] })) })) }),
    state('distributor', 'A distributor', 'Un distributeur', { portal: answering(me({ organization: { id: id.organization(1), name: 'Corvane Distribution', kind: 'distributor', brand: null }, enrollments: [] })) }),
    state('empty', 'Empty: no program yet', 'Vide : aucun programme', { portal: (portal) => portal.replies(readMe, me({ enrollments: [] })).replies(listActivity, { rows: [], next: null, until: null }) }),
    state('long', 'Long names', 'Noms longs', { portal: (portal) => portal.replies(readMe, me({
      organization: { id: id.organization(9), name: longName, kind: 'partner', brand: null }, operator: { ...me().operator, name: unbroken }, admins: [{ id: id.operator(1), name: unbroken, role: 'super_admin' }, { id: id.operator(4), name: 'Ελένη Παπαδοπούλου', role: 'admin' }],
      enrollments: [{ ...first, program: unbroken, distributors: [longName, 'Lumenor'] }],
    })).replies(listActivity, { rows: [entry(1, { actor: operator(longName) })], next: null, until: null }) }),
    state('activity-failed', 'Stands without its activity', 'Tient sans son activité', { portal: (portal) => portal.replies(readMe, me()).refuses(listActivity, 'service.failed') }),
    state('change', 'May change its distributor', 'Peut changer de distributeur', { portal: answering(changeable(null)) }),
    state('change-asking', 'Change of distributor: the dialog', 'Changement de distributeur : le dialogue', { portal: answering(changeable(null)), act: ask }),
    state('change-missing', 'Change of distributor: which one?', 'Changement de distributeur : lequel ?', { portal: answering(changeable(null)), act: async (it) => { await ask(it); submit(it.element, 'dialog form'); await eventually(() => find(it.element, 'dialog .summary'), 'the summary'); } }),
    state('change-refused', 'Change of distributor: refused', 'Changement de distributeur : refusé', { portal: answering(changeable(null)), act: async (it) => {
      it.portal.refuses(requestTransfer, 'permission.denied', { wanted: 'transfer.request', fixer: { who: 'company_admin', name: 'Paul Oduya', people: ['Paul Oduya'] } }).replies(listHelp, { rows: [] });
      await ask(it);
      type(find(it.element, '#distributor'), id.organization(2));
      submit(it.element, 'dialog form');
      await eventually(() => find(it.element, 'dialog .refusal [data-ask]'), 'the refusal');
    } }),
    state('change-asked', 'Change of distributor: under way', 'Changement de distributeur : en cours', { portal: underWay(may) }),
    state('change-reader', 'Change of distributor: to look at', 'Changement de distributeur : en lecture', { portal: underWay(['page.read']) }),
    state('change-unread', 'Change of distributor: could not be read', 'Changement de distributeur : illisible', { portal: (portal) => answering(changeable(id.transfer(1)))(portal).refuses(readTransfer, 'service.failed') }),
    ...broken(state, readMe, { operator: true }), ...asking(state, readMe),
  ],
};
