/** Operators and invitations: the list, what is done to one, adding, and the import. */
import { readMe } from '../../../schema/operators.ts';
import { listRequests } from '../../../schema/requests.ts';
import { confirmProof, requestProof } from '../../../schema/sign-in.ts';
import { changeRole, handOver, importOperators, inviteOperators, listOperators, readOperator, removeOperator, resendInvitation } from '../../../schema/team.ts';
import { eventually, find, press, submit, type } from '../acting.ts';
import type { GalleryPage } from '../page.ts';
import type { Portal } from '../portal.ts';
import { longName, richRows, unbroken } from '../samples/people.ts';
import { admin, colleague, details, gone, guest, importFile, importing, inviting, listing, team, unreachable } from '../samples/team.ts';
import { proofMailed } from '../samples/sessions.ts';
import { type Stand, stateOf } from '../stand.ts';
import { broken } from './broken.ts';

const shows = (rows = team, next: string | null = null, who = admin()) => (portal: Portal) => listing(portal, rows, next).replies(readMe, who);
const state = stateOf({ tag: 'portico-operator-manager', portal: shows() });

const choose = async ({ element }: Stand, row: number, action: string, then = 'dialog form'): Promise<void> => {
  await press(element, `[data-id$='${row.toString(16).padStart(4, '0')}'] .menu [data-action='${action}']`);
  await eventually(() => find(element, then), then);
};
const asks = (row: number, action: string, more?: (stand: Stand) => unknown): Parameters<typeof state>[3] => ({ act: async (stand) => { await choose(stand, row, action); await more?.(stand); } });
const pick = async ({ element }: Stand, role: string): Promise<void> => { find(element, `dialog [value=${role}]`)?.click(); await element.updateComplete; };
/** Somebody is made a super admin, which asks for a fresh proof. */
const proving = (then: string, answer: (portal: Portal) => unknown, code?: string): Parameters<typeof state>[3] => asks(2, 'role', async (stand) => {
  const { element, portal } = stand;
  answer(portal.refuses(changeRole, 'session.step_up_required'));
  await pick(stand, 'super_admin');
  submit(element, 'dialog form');
  if (code !== undefined) {
    type(await eventually(() => find(element, '.step-up [name=proof-code]'), 'the question'), code);
    submit(element, '.step-up');
  }
  await eventually(() => find(element, `.step-up ${then}`), then);
});
const mails = (portal: Portal): Portal => portal.replies(requestProof, proofMailed());
const adding = (lines: string | undefined, then = 'dialog form', more?: (stand: Stand) => unknown): Parameters<typeof state>[3] => ({ act: async (stand) => {
  const { element, portal } = stand;
  inviting(portal);
  await more?.(stand);
  await press(element, "#actions [data-action='invite']");
  await eventually(() => find(element, 'dialog form'), 'the dialog');
  if (lines !== undefined) {
    type(find(element, '#lines'), lines);
    submit(element, 'dialog form');
  }
  await eventually(() => find(element, then), then);
} });
const taking = (file: File | undefined, then: string, more?: (stand: Stand) => unknown, answers: (portal: Portal) => unknown = importing): Parameters<typeof state>[3] => ({ act: async (stand) => {
  const { element, portal } = stand;
  answers(portal);
  await press(element, "#actions [data-action='import']");
  const input = await eventually(() => find<HTMLInputElement>(element, 'dialog [type=file]'), 'the file');
  if (file) {
    const given = new DataTransfer();
    given.items.add(file);
    input.files = given.files;
    input.dispatchEvent(new Event('change'));
  }
  await eventually(() => find(element, then), then);
  await more?.(stand);
} });
const file = (text: string): File => new File([text], 'users.csv');
const turned = (view: string, then: string, answers: (portal: Portal) => unknown): Parameters<typeof state>[3] => ({ act: async ({ element, portal }) => {
  answers(portal);
  await press(element, `[data-view='${view}']`);
  await eventually(() => find(element, then), then);
} });

export const operatorManagerPage: GalleryPage = {
  name: 'portico-operator-manager', title: { en: 'Operator manager', fr: 'Gestion des opérateurs' },
  states: [
    state('list', 'Operators and invitations', 'Opérateurs et invitations'),
    state('many', 'Many rows, and more to come', 'Beaucoup de lignes, et d’autres', { portal: shows(Array.from({ length: 50 }, (_, n) => (n % 9 === 4 ? guest(n + 1, n % 16) : colleague(n + 1, { role: n % 6 === 0 ? 'admin' : 'reader' }))), 'more') }),
    state('long', 'Long names', 'Noms longs', { portal: shows([colleague(1, { name: longName, email: `${unbroken.toLowerCase()}@norvent.example`, role: 'super_admin' }), guest(2, 3, { email: `${unbroken.toLowerCase()}@stoerfallnachsorge.example` })]) }),
    state('removed', 'Who was removed', 'Personnes retirées', { act: async ({ element, portal }) => {
      portal.anew(listOperators).replies(listOperators, { rows: [gone(9)], next: null });
      type(find(element, '[name=show]'), 'removed');
      await eventually(() => find(element, '.i-danger'), 'the removed');
    } }),
    state('empty', 'Empty', 'Vide', { portal: shows([]) }),
    state('no-match', 'Search without hits', 'Recherche sans résultat', { act: async ({ element, portal }) => {
      portal.anew(listOperators).replies(listOperators, { rows: [], next: null });
      type(find(element, '[name=search]'), 'quillfeather');
      await eventually(() => element.matches(':state(empty)'), 'no match');
    } }),
    state('invitations', 'Pending invitations', 'Invitations en attente', turned('invitations', '[data-id]:nth-child(3):last-child', (portal) => listing(portal.anew(listOperators), team.filter((row) => row.state === 'invited')))),
    state('invitations-empty', 'No invitation is open', 'Aucune invitation en attente', turned('invitations', '.panel', (portal) => listing(portal.anew(listOperators), []))),
    state('selected', 'Several invitations, one of them left as it was', 'Plusieurs invitations, dont une restée telle quelle', { act: async (stand) => {
      const { element, portal } = stand;
      const invited = team.filter((row) => row.state === 'invited'), again = [guest(4, 0, { email: 'karla@norvent.example', role: 'admin' }), guest(5, 0, { name: 'Siobhán O’Hara', email: 'siobhan@norvent.example' })] as const;
      listing(portal.anew(listOperators), invited).replies(resendInvitation, ...again);
      await press(element, "[data-view='invitations']");
      (await eventually(() => find(element, 'thead input:not([disabled])'), 'the box')).click();
      listing(portal.anew(listOperators), [...again, ...invited.slice(2)]);
      await press(element, "[data-action='bulk.resend']");
      await eventually(() => find(element, '.failed'), 'the outcome');
      find(element, '.toast .dismiss')?.click();
    } }),
    state('requests', 'Access requests', 'Demandes d’accès', turned('requests', 'portico-review-queue:state(ready)', (portal) => portal.replies(listRequests, { rows: richRows(5, { kind: 'join' }), next: null }))),
    state('menu', 'What can be done with a row, and why not', 'Ce qu’on peut faire d’une ligne, ou pourquoi non', { act: async ({ element }) => { await press(element, "[data-id$='0001'] .menu > button"); await eventually(() => find(element, '[data-id] [popover]:popover-open'), 'the menu'); } }),
    state('role', 'Dialog: another role', 'Dialogue : autre rôle', asks(3, 'role')),
    state('role-more', 'Dialog: what is gained', 'Dialogue : ce qui est gagné', asks(3, 'role', (stand) => pick(stand, 'super_admin'))),
    state('role-less', 'Dialog: what is lost', 'Dialogue : ce qui est perdu', asks(2, 'role', (stand) => pick(stand, 'reader'))),
    state('hand-over', 'Dialog: hand the role over', 'Dialogue : transmettre le rôle', asks(2, 'hand_over')),
    state('handed-over', 'The role is handed over', 'Le rôle est transmis', asks(2, 'hand_over', async ({ element, portal }) => { portal.replies(handOver, colleague(2, { name: 'Paul Oduya', role: 'super_admin' })); submit(element, 'dialog form'); await eventually(() => find(element, 'dialog a.primary'), 'the end'); })),
    state('remove', 'Dialog: remove, with what ends and stays', 'Dialogue : retirer, ce qui finit et ce qui reste', { portal: (portal) => shows()(portal).replies(readOperator, details(team[1] as (typeof team)[number])), ...asks(2, 'remove', ({ element }) => eventually(() => find(element, 'dialog .consequences'), 'the lists')) }),
    state('remove-refused', 'Dialog: remove, refused by the portal', 'Dialogue : retirer, rejeté par le portail', { portal: (portal) => shows()(portal).replies(readOperator, details(team[1] as (typeof team)[number])).refuses(removeOperator, 'operator.last_admin'), ...asks(2, 'remove', async ({ element }) => {
      await eventually(() => find(element, 'dialog .consequences'), 'the lists');
      submit(element, 'dialog form');
      await eventually(() => find(element, 'dialog .refusal'), 'the refusal');
    }) }),
    state('proof-asking', 'A fresh proof: a code is asked for', 'Preuve récente : code demandé', proving('.skeleton', (portal) => portal.hangs(requestProof))),
    state('proof', 'A fresh proof: the code of the e-mail', 'Preuve récente : le code de l’e-mail', proving('[name=proof-code]', mails)),
    state('proof-missing', 'A fresh proof: no code entered', 'Preuve récente : code non saisi', proving('#proof-code-error', mails, '')),
    state('proof-wrong', 'A fresh proof: a wrong code', 'Preuve récente : code incorrect', proving('#proof-code-error', (portal) => mails(portal).refuses(confirmProof, 'proof.code_wrong', { triesLeft: 3 }), '000000')),
    state('proof-over', 'A fresh proof: the code is no longer valid', 'Preuve récente : code périmé', proving('.refusal', (portal) => mails(portal).refuses(confirmProof, 'proof.expired'), '000000')),
    state('proof-too-soon', 'A fresh proof: a code was just asked for', 'Preuve récente : code demandé à l’instant', proving('.refusal', (portal) => portal.refuses(requestProof, 'proof.too_soon', { retryAfter: 60 }))),
    state('proof-account', 'A fresh proof: by the work account', 'Preuve récente : par le compte professionnel', proving("[data-action='proof.window']", (portal) => portal.refuses(requestProof, 'sign_in.work_account_required'))),
    state('cancel', 'Dialog: cancel an invitation', 'Dialogue : annuler une invitation', asks(4, 'invitation.cancel')),
    state('resent', 'An invitation was sent again', 'Invitation renvoyée', { act: async (stand) => { const again = guest(5, 0, { name: 'Siobhán O’Hara', email: 'siobhan@norvent.example' }); listing(stand.portal.replies(resendInvitation, again).anew(listOperators), team.map((row) => (row.id === again.id ? again : row))); await choose(stand, 5, 'invitation.resend', '.toast'); } }),
    state('unreachable', 'Addresses that take no e-mail', 'Adresses qui ne reçoivent pas d’e-mail', { portal: shows(unreachable) }),
    state('unreachable-bounce', 'Dialog: e-mail bounces, and what to do', 'Dialogue : e-mails en retour, et que faire', { portal: shows(unreachable), ...asks(2, 'address.restore') }),
    state('unreachable-complaint', 'Dialog: reported as spam, and what to do', 'Dialogue : signalé comme spam, et que faire', { portal: shows(unreachable), ...asks(3, 'address.restore') }),
    state('add', 'Dialog: add operators', 'Dialogue : ajouter des opérateurs', adding(undefined)),
    state('add-admin', 'Dialog: add operators, as an admin who cannot name super admins', 'Dialogue : ajouter, sans pouvoir nommer de super administrateur', { portal: shows(team, null, admin({ can: ['page.read', 'operator.write'] })), ...adding('', 'dialog .summary') }),
    state('add-some', 'Dialog: some addresses were refused', 'Dialogue : des adresses refusées', adding('Karla Brandt <karla@norvent.example>, paul@norvent.example\nana@webmail.example\nnobody', 'dialog .results')),
    state('add-lost', 'Dialog: the connection is lost meanwhile', 'Dialogue : connexion perdue entre-temps', adding('karla@norvent.example', 'dialog .refusal', ({ portal }) => portal.anew(inviteOperators).refuses(inviteOperators, 'service.failed'))),
    state('import', 'Import: choose a file', 'Import : choisir un fichier', taking(undefined, '.drop')),
    state('import-columns', 'Import: a column is missing', 'Import : une colonne manque', taking(file('Company,Name\nFerrowatt,Ana'), 'dialog .refusal')),
    state('import-checking', 'Import: being checked', 'Import : vérification', taking(importFile(40), 'dialog progress', undefined, (portal) => portal.hangs(importOperators))),
    state('import-checked', 'Import: what would happen', 'Import : ce qui se passerait', taking(importFile(60), '#fates')),
    state('import-none', 'Import: nobody to add', 'Import : personne à ajouter', taking(file('Company,E-mail,Role\nFerrowatt,nobody,Invoice'), '#fates')),
    state('import-done', 'Import: what happened', 'Import : ce qui s’est passé', taking(importFile(60), '#fates', async ({ element }) => { await press(element, "[data-action='import.run']"); await eventually(() => !find(element, "[data-action='import.run']") && find(element, '#fates'), 'the end'); })),
    ...broken(state, listOperators, { operator: true, keyed: false }),
  ],
};
