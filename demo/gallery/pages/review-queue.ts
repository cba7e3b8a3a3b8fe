/** The queue of requests: the list, the open case of each kind, and what is decided there. */
import { type HelpCase, listHelp, readHelp } from '../../../schema/help.ts';
import { readMe } from '../../../schema/operators.ts';
import { type RegistrationCase, approveRegistration, declineRegistration, readRegistration } from '../../../schema/registration.ts';
import { type RequestRow, type TransferCase, listBlocks, listRequests, readTransfer } from '../../../schema/requests.ts';
import { problemTexts } from '../../../worker/messages/problem-texts.ts';
import { all, eventually, fill, find, press, submit, type } from '../acting.ts';
import type { GalleryPage } from '../page.ts';
import { type Side, block, meAs } from '../samples/desk.ts';
import { facts, longName, richRow, richRows, unbroken } from '../samples/people.ts';
import { dayFromNow, helpRow, id, instant, row, theCase, theHelp, theTransfer } from '../samples/replies.ts';
import { type Stand, stateOf } from '../stand.ts';
import { broken } from './broken.ts';

const listing = (rows: RequestRow[], side: Side = 'distributor', next: string | null = null) => (portal: Stand['portal']) => portal.replies(readMe, meAs(side)).replies(listRequests, { rows, next });
const state = stateOf({ tag: 'portico-review-queue', portal: listing(richRows(9)) });

const opened = (it: Partial<RegistrationCase> = {}, { side = 'distributor', act, portal: more }: { side?: Side; act?: (stand: Stand) => unknown; portal?: (portal: Stand['portal']) => unknown } = {}): Parameters<typeof state>[3] => ({
  portal: (portal) => { more?.(portal); return listing([richRow(1, { kind: it.kind === 'join' ? 'join' : 'registration', subject: id.registration(1) }), ...richRows(5).slice(1)], side)(portal).replies(readRegistration, theCase(1, { email: 'ines@norvent.example', applicant: 'Inès Marchetti', ...it })); },
  act: async (stand) => { await open(stand); await act?.(stand); },
});
const openedTransfer = (it: Partial<TransferCase>, { side = 'distributor', act }: { side?: Side; act?: (stand: Stand) => unknown } = {}): Parameters<typeof state>[3] => ({
  portal: (portal) => listing([richRow(1, { kind: 'transfer', subject: id.transfer(1) }), ...richRows(5).slice(1)], side)(portal).replies(readTransfer, theTransfer(1, it)),
  act: async (stand) => { await open(stand); await act?.(stand); },
});
async function open({ element }: Stand): Promise<void> {
  await press(element, '.row');
  await eventually(() => find(element, '#case-title'), 'the case');
}
const openedHelp = (it: Partial<HelpCase> = {}, { side = 'partner', act, portal: more }: { side?: Side; act?: (stand: Stand) => unknown; portal?: (portal: Stand['portal']) => unknown } = {}): Parameters<typeof state>[3] => ({
  portal: (portal) => { more?.(portal); return listing([helpRow(1), ...richRows(5).slice(1)], side)(portal).replies(readHelp, theHelp(1, it)); },
  act: async (stand) => { await open(stand); await act?.(stand); },
});
const denials = (...actions: string[]) => actions.map((action) => ({ action, allowed: false, problem: { code: 'permission.denied' as const, wanted: 'registration.review' as const, detail: problemTexts.en.problems['permission.denied'].detail({ role: 'admin' }) } }));
const asking = (action: string, more?: (stand: Stand) => unknown) => async (stand: Stand): Promise<void> => {
  await press(stand.element, `[data-action='${action}']`);
  await eventually(() => find(stand.element, 'dialog form'), 'the dialog');
  await more?.(stand);
};
const missing = async ({ element }: Stand): Promise<void> => {
  submit(element, 'dialog form');
  await eventually(() => find(element, 'dialog .summary'), 'the summary');
};
const selected = async ({ element }: Stand): Promise<void> => {
  for (const box of all<HTMLInputElement>(element, '.list input').slice(0, 3)) box.click();
  await eventually(() => find(element, "[data-action='bulk.decline']"), 'the bar');
};
const refusing = (code: Parameters<Stand['portal']['refuses']>[1]) => asking('registration.decline', async ({ element, portal }) => {
  portal.refuses(declineRegistration, code);
  type(find(element, '#reason'), 'incomplete');
  find(element, "dialog [value='now']")?.click();
  submit(element, 'dialog form');
  await eventually(() => find(element, 'dialog .notice.danger'), 'the refusal');
});
const blocks = (rows = [block(1), block(2, { kind: 'company', value: longName, country: 'DE' as never, by: null }), block(3, { kind: 'address', value: 'offers@dubious3.example', by: 'Siobhán O’Hara' })], act?: (stand: Stand) => unknown): Parameters<typeof state>[3] => ({
  portal: (portal) => listing(richRows(4), 'vendor')(portal).replies(listBlocks, { rows, next: rows.length > 0 ? 'more' : null }),
  act: async (stand) => {
    await press(stand.element, "[data-action='blocks']");
    await eventually(() => find(stand.element, '.blocks, dialog .panel'), 'the list');
    await act?.(stand);
  },
});
const vetoed = { can: [{ action: 'registration.approve', allowed: false, problem: { code: 'registration.product_inactive', detail: problemTexts.en.problems['registration.product_inactive'].detail(facts) } }, { action: 'registration.decline', allowed: true }, { action: 'product.activate', allowed: true }] } satisfies Partial<RegistrationCase>;
const conflicting: Partial<RegistrationCase> = { conflicts: ['other_distributor', 'name', 'refused_before'], conflictDetails: [{ kind: 'other_distributor', name: null }, { kind: 'name', name: 'Norvent Laboratories' }, { kind: 'refused_before', name: null }], can: [{ action: 'registration.approve', allowed: true }, { action: 'registration.decline', allowed: true }, { action: 'transfer.ask', allowed: true }] };
const joining: Partial<RegistrationCase> = { kind: 'join', contacts: null, companyDetails: null, can: [{ action: 'join.approve', allowed: true }, { action: 'join.refuse', allowed: true }] };
const blockable: Partial<RegistrationCase> = { can: [{ action: 'registration.decline', allowed: true }, { action: 'partner.block', allowed: true }] };
const objected: Partial<TransferCase> = { state: 'objected', side: 'vendor', to: { id: id.organization(2), name: 'Lumenor' }, objection: { reason: 'Two invoices of this partner are open.', at: instant(-300) }, can: [{ action: 'transfer.decide', allowed: true }] };

export const reviewQueuePage: GalleryPage = {
  name: 'portico-review-queue', title: { en: 'Review queue', fr: 'File de demandes' },
  states: [
    state('list', 'Requests of every kind', 'Demandes de toute sorte'),
    state('many', 'Many rows, and more to come', 'Beaucoup de lignes, et d’autres', { portal: listing(richRows(24), 'distributor', 'more') }),
    state('decided', 'Decided, withdrawn, lapsed', 'Décidées, retirées, expirées', { portal: listing([
      richRow(1, { state: 'approved', actor: 'nobody', decidedAt: instant(-300), decidedBy: { kind: 'operator', name: 'Paul Oduya' } }), richRow(2, { state: 'refused', actor: 'nobody', decidedAt: instant(-900), decidedBy: { kind: 'vendor', name: null } }), richRow(5, { state: 'approved', actor: 'nobody', decidedAt: instant(-2_000), decidedBy: { kind: 'policy', name: null }, productActivation: 'not_needed' }),
      richRow(3, { state: 'withdrawn', actor: 'nobody' }), richRow(6, { state: 'expired', actor: 'nobody' }), richRow(7, { actor: 'vendor' }), richRow(8, { actor: 'company' }),
    ]) }),
    state('reader', 'A reader, who decides nothing', 'Un lecteur, qui ne décide pas', { portal: listing(richRows(5), 'reader') }),
    state('long', 'Long names', 'Noms longs', { portal: listing([row(1, { company: unbroken, person: unbroken, email: `${unbroken.toLowerCase()}@norvent.example`, conflicts: ['duns', 'name'], productActivation: 'missing' }), row(2, { company: longName, distributor: longName, dueOn: dayFromNow(-3) })]) }),
    state('empty', 'Empty: nothing waits', 'Vide : rien n’attend', { portal: listing([]) }),
    state('no-match', 'Search without hits', 'Recherche sans résultat', { act: async ({ element, portal }) => {
      portal.anew(listRequests).replies(listRequests, { rows: [], next: null });
      type(find(element, '[name=search]'), 'quillfeather');
      await eventually(() => element.matches(':state(empty)'), 'no match');
    } }),
    state('opening', 'A case on its way', 'Un dossier en chemin', { portal: (portal) => listing(richRows(6))(portal).hangs(readRegistration), act: async ({ element }) => { await press(element, '.row'); await eventually(() => find(element, '.case .skeleton'), 'the skeleton'); } }),
    state('case-missing', 'A case that is not here', 'Un dossier introuvable', { portal: (portal) => listing(richRows(6))(portal).refuses(readRegistration, 'resource.not_found'), act: async ({ element }) => { await press(element, '.row'); await eventually(() => find(element, '.case[role=alert]'), 'the word'); } }),
    state('case', 'A registration', 'Une inscription', opened()),
    state('case-product', 'A registration: the product is not active', 'Une inscription : produit non actif', opened({ productActivation: 'missing', ...vetoed })),
    state('case-unreachable', 'A registration: e-mail to the applicant comes back', 'Une inscription : les e-mails au demandeur reviennent', opened({ unreachable: { reason: 'bounce', since: instant(-3_000) }, can: [{ action: 'registration.approve', allowed: true }, { action: 'registration.decline', allowed: true }, { action: 'address.restore', allowed: true }] })),
    state('case-conflicts', 'A registration with conflicts', 'Une inscription avec conflits', opened(conflicting)),
    state('case-colleagues', 'A registration with colleagues and notes', 'Une inscription avec collègues et notes', opened({
      colleagues: [{ registration: id.registration(4), applicant: 'Siobhán O’Hara', email: 'siobhan@norvent.example', submittedAt: instant(-900) }],
      notes: [{ id: `not_${'0'.repeat(31)}1`, at: instant(-400), by: 'Paul Oduya', text: 'Called them: the extract of the register comes tomorrow.' }, { id: `not_${'0'.repeat(31)}2`, at: instant(-30), by: 'Ελένη Παπαδοπούλου', text: 'It is here.' }],
    })),
    state('case-long', 'A registration with long names', 'Une inscription aux noms longs', opened({ company: longName, companyDetails: { legalName: longName, country: 'DE' as never, address: { street: unbroken, city: 'Waren (Müritz)', postalCode: '17192' }, duns: '123456789' }, applicant: unbroken, email: `${unbroken.toLowerCase()}@stoerfallnachsorge.example` })),
    state('case-approved', 'Just approved', 'À l’instant approuvée', opened({}, { act: async ({ element, portal }) => {
      portal.replies(approveRegistration, theCase(1, { state: 'approved', decidedAt: instant(0), decidedBy: 'Camille Roy', can: [] }));
      await press(element, "[data-action='registration.approve']");
      await eventually(() => !find(element, "[data-action='registration.approve']"), 'the outcome');
    } })),
    state('case-overtaken', 'Somebody else was quicker', 'Quelqu’un a été plus rapide', opened({}, { act: async ({ element, portal }) => {
      portal.refuses(approveRegistration, 'registration.already_decided').anew(readRegistration).replies(readRegistration, theCase(1, { state: 'declined', declinedBy: 'reviewer', reason: 'unverifiable', decidedAt: instant(-1), decidedBy: 'Paul Oduya', can: [] }));
      await press(element, "[data-action='registration.approve']");
      await eventually(() => !find(element, "[data-action='registration.approve']"), 'the outcome');
    } })),
    state('case-declined', 'Declined earlier', 'Refusée plus tôt', opened({ state: 'declined', declinedBy: 'reviewer', reason: 'incomplete', note: 'Please add the register number.', reapply: 'in_30_days' as never, decidedAt: instant(-3_000), decidedBy: 'Paul Oduya', can: [] })),
    state('join', 'A colleague who wants to join', 'Un collègue qui veut rejoindre', opened(joining, { side: 'partner' })),
    state('transfer', 'A change of distributor: the present one', 'Changement de distributeur : l’actuel', openedTransfer({})),
    state('transfer-vendor', 'A change of distributor: the vendor decides', 'Changement de distributeur : le fournisseur décide', openedTransfer(objected, { side: 'vendor' })),
    state('transfer-done', 'A change of distributor: done', 'Changement de distributeur : terminé', openedTransfer({ state: 'done', side: 'vendor', to: { id: id.organization(2), name: 'Lumenor' }, decidedAt: instant(-40), decidedBy: 'Camille Roy', decisionNote: 'The invoices are paid.', can: [] }, { side: 'vendor' })),
    state('help-list', 'Requests for help', 'Demandes d’aide', { portal: listing([
      helpRow(1), helpRow(2, { topic: { code: 'permission.denied', title: '', action: 'agreement.sign', role: 'super_admin' }, person: 'Ελένη Παπαδοπούλου', email: 'eleni@norvent.example', actor: 'company' }),
      helpRow(3, { topic: { code: 'transfer.open', title: problemTexts.en.problems['transfer.open'].title, action: null, role: null }, program: { id: id.program, name: 'Halden Partner Program' }, person: longName, actor: 'vendor' }),
      helpRow(4, { state: 'approved', actor: 'nobody', decidedAt: instant(-300), decidedBy: { kind: 'operator', name: 'Paul Oduya' } }), helpRow(5, { state: 'refused', actor: 'nobody', decidedAt: instant(-900), decidedBy: { kind: 'operator', name: 'Paul Oduya' } }),
    ], 'partner') }),
    state('help', 'Help: a role is asked for', 'Aide : un rôle est demandé', openedHelp()),
    state('help-super', 'Help: a role that the reader may not give', 'Aide : un rôle que le lecteur ne peut pas donner', openedHelp({ role: 'super_admin', action: 'agreement.sign', can: [{ action: 'help.grant', allowed: false, problem: { code: 'permission.denied', wanted: 'super_admin.grant', detail: problemTexts.en.problems['permission.denied'].detail({ role: 'super_admin' }) } }, { action: 'help.answer', allowed: true }, { action: 'help.refuse', allowed: true }] }, { portal: (portal) => portal.replies(listHelp, { rows: [] }) })),
    state('help-distributor', 'Help: a partner asks its distributor', 'Aide : un partenaire s’adresse au distributeur', openedHelp({ code: 'registration.product_inactive', action: null, role: null, detail: problemTexts.en.problems['registration.product_inactive'].detail(facts), program: { id: id.program, name: 'Halden Partner Program' }, to: { kind: 'distributor', name: 'Corvane Distribution' }, can: [{ action: 'help.answer', allowed: true }, { action: 'help.refuse', allowed: true }] }, { side: 'distributor' })),
    state('help-own', 'Help: one’s own request', 'Aide : sa propre demande', openedHelp({ askedBy: { id: id.operator(3), name: 'Camille Roy', email: 'camille@corvane.example', role: 'reader', organization: 'Norvent Labs', you: true }, can: [{ action: 'help.withdraw', allowed: true }] }, { side: 'reader' })),
    state('help-answered', 'Help: answered', 'Aide : réponse donnée', openedHelp({ state: 'refused', decidedAt: instant(-20), decidedBy: 'Paul Oduya', answer: 'Please ask Inès for the invoices, you need no other role for them.', can: [] })),
    state('help-answer', 'Dialog: answer, without a note', 'Dialogue : répondre, sans note', openedHelp({}, { act: asking('help.answer', missing) })),
    state('help-refuse', 'Dialog: refuse', 'Dialogue : refuser', openedHelp({}, { act: asking('help.refuse') })),
    state('kinds', 'Kinds fixed by the page', 'Types fixés par la page', { attributes: { kind: 'join help' }, portal: listing([helpRow(1), richRow(2, { kind: 'join' })], 'partner') }),
    state('reader-case', 'A reader, who asks for the role that is missing', 'Un lecteur, qui demande le rôle manquant', opened({ can: denials('registration.approve', 'registration.decline') }, { side: 'reader', portal: (portal) => portal.replies(listHelp, { rows: [] }), act: ({ element }) => eventually(() => find(element, '[data-ask]'), 'the question') })),
    state('decline', 'Dialog: decline', 'Dialogue : refuser', opened({}, { act: asking('registration.decline') })),
    state('decline-missing', 'Dialog: decline, with what is missing', 'Dialogue : refuser, avec ce qui manque', opened({}, { act: asking('registration.decline', missing) })),
    state('decline-refused', 'Dialog: decline, refused by the portal', 'Dialogue : refuser, rejeté par le portail', opened({}, { act: refusing('permission.denied') })),
    state('join-refuse', 'Dialog: do not let in', 'Dialogue : ne pas autoriser', opened(joining, { side: 'partner', act: asking('join.refuse') })),
    state('transfer-ask', 'Dialog: ask for the release', 'Dialogue : demander la libération', opened(conflicting, { act: asking('transfer.ask') })),
    state('release', 'Dialog: release', 'Dialogue : libérer', openedTransfer({}, { act: asking('transfer.release') })),
    state('object', 'Dialog: object, without a reason', 'Dialogue : s’opposer, sans raison', openedTransfer({}, { act: asking('transfer.object', missing) })),
    state('decide', 'Dialog: the vendor decides', 'Dialogue : le fournisseur décide', openedTransfer(objected, { side: 'vendor', act: asking('transfer.decide') })),
    state('block', 'Dialog: block', 'Dialogue : bloquer', opened(blockable, { side: 'vendor', act: asking('partner.block') })),
    state('selected', 'Several selected', 'Plusieurs sélectionnées', { act: selected }),
    state('bulk-decline', 'Dialog: decline several', 'Dialogue : refuser plusieurs', { act: async (stand) => { await selected(stand); await asking('bulk.decline')(stand); } }),
    state('bulk-done', 'Several decided, each with its outcome', 'Plusieurs décidées, chacune avec son résultat', { act: async (stand) => {
      const { element, portal } = stand;
      portal.answers(readRegistration, ({ url }) => theCase(Number.parseInt(url.pathname.slice(-4), 16))).replies(approveRegistration, theCase(1, { state: 'approved', decidedBy: 'Camille Roy', decidedAt: instant(0), can: [] }));
      await selected(stand);
      await press(element, "[data-action='bulk.approve']");
      await eventually(() => all(element, '.outcome').length >= 3 && !find(element, 'progress'), 'the outcomes');
    } }),
    state('blocks', 'The block list', 'La liste de blocage', blocks()),
    state('blocks-empty', 'The block list: nobody', 'La liste de blocage : personne', blocks([])),
    state('blocks-lift', 'The block list: lift an entry', 'La liste de blocage : lever une entrée', blocks(undefined, async ({ element }) => { await press(element, '[data-lift]'); await eventually(() => find(element, '.sure'), 'the question'); })),
    state('blocks-add', 'The block list: add by hand', 'La liste de blocage : ajouter', blocks(undefined, async ({ element }) => {
      await press(element, "[data-action='block.add']");
      await eventually(() => find(element, '.adding'), 'the form');
      type(find(element, '#kind'), 'company');
      await element.updateComplete;
      fill(element, { legalName: 'Dubious Trading' });
      submit(element, 'dialog form');
      await eventually(() => find(element, 'dialog .summary'), 'the summary');
    })),
    ...broken(state, listRequests, { operator: true, keyed: false }),
  ],
};
