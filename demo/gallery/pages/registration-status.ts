/** Where a registration stands: every state that an applicant can find, and what can be done there. */
import { confirmRegistrationEmail, readRegistrationProgress, resendRegistrationCode, resendRegistrationMail, withdrawRegistration } from '../../../schema/registration.ts';
import { eventually, find, press, submit, type } from '../acting.ts';
import { code } from '../applicant.ts';
import type { GalleryPage, GalleryState } from '../page.ts';
import { longName } from '../samples/people.ts';
import { states } from '../samples/progress.ts';
import { id, instant, underReview } from '../samples/replies.ts';
import { type Stand, stateOf } from '../stand.ts';
import { broken } from './broken.ts';

const names = {
  draft: ['Mailbox not confirmed', 'Adresse non confirmée'], unsent: ['Not sent yet', 'Pas encore envoyée'], 'under review': ['Under review', 'En cours d’examen'], late: ['Late', 'En retard'], 'not reached by e-mail': ['Not reached by e-mail', 'Injoignable par e-mail'], 'reported as spam': ['Reported as spam', 'Signalé comme spam'],
  'waiting for the product': ['Waiting for the product', 'En attente du produit'], 'waiting for the release': ['Waiting for the release', 'En attente de la libération'], 'waiting for the vendor on the release': ['The vendor decides on the release', 'Le fournisseur décide de la libération'],
  'asking to join': ['Asking to join', 'Demande d’adhésion'], 'passed on to the distributor': ['Passed on to the distributor', 'Transmise au distributeur'], approved: ['Approved', 'Approuvée'], 'declined by the reviewer': ['Declined by the reviewer', 'Refusée par l’examinateur'],
  'declined by the vendor': ['Declined by the vendor', 'Refusée par le fournisseur'], 'declined by the company': ['Declined by the company', 'Refusée par l’entreprise'], 'declined for webmail': ['Declined for its private mailbox', 'Refusée : boîte privée'], withdrawn: ['Withdrawn', 'Retirée'], expired: ['Lapsed', 'Expirée'],
} as const;
const state = stateOf({
  tag: 'portico-registration-status', session: false, attributes: { registration: id.registration(), token: 'link' }, until: (element) => find(element, '#title') ?? element.matches(':state(error)'),
  portal: (portal) => portal.replies(readRegistrationProgress, underReview()),
});
const standing = Object.entries(names).map(([name, [en, fr]]): GalleryState => state(name.replaceAll(' ', '-'), en, fr, { portal: (portal) => portal.replies(readRegistrationProgress, states[name] as NonNullable<(typeof states)[string]>) }));
const askToWithdraw = async ({ element }: Stand): Promise<void> => {
  await press(element, '.withdraw');
  await eventually(() => find(element, 'dialog'), 'the dialog');
};
const toCode = async (it: Stand): Promise<void> => {
  it.portal.refuses(withdrawRegistration, 'registration.token_required').replies(resendRegistrationCode, { registration: id.registration(), resendAt: instant(1), expiresAt: instant(15) });
  await askToWithdraw(it);
  await press(it.element, 'dialog .destructive');
  await eventually(() => code(it.element), 'the code');
};

export const registrationStatusPage: GalleryPage = {
  name: 'portico-registration-status', title: { en: 'Registration status', fr: 'État de l’inscription' },
  states: [
    ...standing,
    state('long', 'A long name, a long note', 'Nom et note longs', { portal: (portal) => portal.replies(readRegistrationProgress, { ...(states['declined by the reviewer'] as ReturnType<typeof underReview>), company: longName, note: `${longName}.\n${'We could not find this company in the register of its country. '.repeat(6)}` }) }),
    state('resent', 'The e-mail was sent again', 'E-mail renvoyé', { act: async ({ element, portal }) => {
      portal.replies(resendRegistrationMail, { resendAt: instant(1) });
      await press(element, '.resend, [data-action=resend], .ways button, .actions button:not(.withdraw, .primary)');
      await eventually(() => find(element, '.notice.success'), 'the word');
    } }),
    state('withdraw', 'Withdraw: what ends, what stays', 'Retirer : ce qui finit, ce qui reste', { act: askToWithdraw }),
    state('withdraw-code', 'Withdraw: prove the mailbox', 'Retirer : confirmer la boîte', { act: toCode }),
    state('withdraw-code-wrong', 'Withdraw: the code is wrong', 'Retirer : code erroné', { act: async (it) => {
      await toCode(it);
      it.portal.refuses(confirmRegistrationEmail, 'registration.code_wrong', { triesLeft: 2 });
      type(code(it.element), '123456');
      submit(it.element);
      await eventually(() => find(it.element, '.summary'), 'the summary');
    } }),
    state('incomplete', 'Empty: the link is incomplete', 'Vide : lien incomplet', { attributes: {}, until: 'shown' }),
    state('link-ended', 'Refused: the link no longer works', 'Refusé : le lien ne fonctionne plus', { until: 'shown', portal: (portal) => portal.refuses(readRegistrationProgress, 'registration.token_required') }),
    ...broken((name, en, fr, more) => state(name, en, fr, { until: 'shown', ...more }), readRegistrationProgress, { operator: false }),
  ],
};
