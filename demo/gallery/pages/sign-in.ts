/** Signing in on the portal's own pages, by an account or a one-time link; invitations. */
import type { ProblemCode } from '../../../schema/problems.ts';
import { requestSignInLink, signIn } from '../../../schema/operators.ts';
import { beginSignIn, completeSignIn, listSignInMethods } from '../../../schema/sign-in.ts';
import { type Invitation, acceptInvitation, declineInvitation, readInvitation } from '../../../schema/team.ts';
import { eventually, find, submit, type } from '../acting.ts';
import { email } from '../applicant.ts';
import type { GalleryPage } from '../page.ts';
import type { Portal } from '../portal.ts';
import { longName, unbroken } from '../samples/people.ts';
import { instant } from '../samples/replies.ts';
import { halden, methods, microsoft, signedInAs } from '../samples/sessions.ts';
import { type Stand, fail, stateOf } from '../stand.ts';
import { grantStates, siteStates } from './sign-in-sites.ts';

const state = ((): ReturnType<typeof stateOf> => {
  const one = stateOf({ tag: 'portico-sign-in', session: false, own: true });
  return (name, en, fr, more = {}) => one(name, en, fr, { ...more, portal: (portal, locale) => { portal.replies(listSignInMethods, methods()); more.portal?.(portal, locale); } });
})();
const offers = (more: Parameters<typeof methods>[0]) => (portal: Portal): Portal => portal.anew(listSignInMethods).replies(listSignInMethods, methods(more));
const both = offers({ providers: [microsoft, halden] }), workOnly = offers({ providers: [microsoft], link: false, workAccount: true });
/** As an account's issuer sends the reader back. */
const returned = (name: string, en: string, fr: string, answer: (portal: Portal) => unknown, seen = '.refusal', offering = both, attributes: Readonly<Record<string, string>> = {}) => state(name, en, fr, { attributes, address: '/sign-in/microsoft?code=gallery&state=gallery', portal: (portal) => { answer(offering(portal)); }, until: (element) => find(element, seen) });
const refusedAccount = (name: string, code: ProblemCode, en: string, fr: string, offering = both, attributes: Readonly<Record<string, string>> = {}) => returned(name, en, fr, (portal) => portal.refuses(completeSignIn, code), '.refusal', offering, attributes);
const chooses = (answer: (portal: Portal) => unknown, seen: string) => async ({ element, portal }: Stand): Promise<void> => { answer(portal); find(element, '[data-provider]')?.click(); await eventually(() => find(element, seen), seen); };
const link = (name: string, en: string, fr: string, answer: (portal: Portal) => unknown, seen: string) => state(name, en, fr, {
  // As when the e-mail's link was followed.
  address: '#token=gallery', portal: (portal) => { answer(portal); },
  until: (element) => find(element, seen),
});
const refusedLink = (name: string, code: ProblemCode, en: string, fr: string) => link(name, en, fr, (portal) => portal.refuses(signIn, code), '.refusal');
const theInvitation: Invitation = { organization: 'Norvent Labs', role: 'admin', email: 'karla@norvent.example', by: 'Inès Marchetti', expiresAt: instant(14 * 1_440), workAccount: false };
const invited = (name: string, en: string, fr: string, more: Partial<Parameters<typeof state>[3]> & { readonly answer?: (portal: Portal) => unknown } = {}) => state(name, en, fr, {
  until: (element) => find(element, 'form #title, .card .notice, .refusal'), ...more,
  address: '#invitation=gallery', portal: (portal) => { (more.answer ?? (() => portal.replies(readInvitation, theInvitation)))(portal); },
});
const refusedInvitation = (name: string, code: ProblemCode, en: string, fr: string) => invited(`invitation-${name}`, en, fr, { until: (element) => find(element, '.refusal'), answer: (portal) => portal.refuses(readInvitation, code) });
const asked = (answer: (portal: Portal) => unknown, seen: string) => async ({ element, portal }: { element: HTMLElement; portal: Portal }): Promise<void> => {
  answer(portal);
  type(email(element), 'ines@norvent.example');
  submit(element);
  await eventually(() => find(element, seen), seen);
};

export const signInPage: GalleryPage = {
  name: 'portico-sign-in', title: { en: 'Sign-in', fr: 'Connexion' },
  states: [
    state('form', 'The form', 'Le formulaire'),
    state('accounts', 'By an account or by e-mail', 'Par un compte ou par e-mail', { portal: both, attributes: { 'register-url': '/register' } }),
    state('work-only', 'Where the program asks for a work account', 'Compte professionnel exigé par le programme', { portal: workOnly }),
    state('work-help', 'How to get a work account', 'Comment obtenir un compte professionnel', { portal: workOnly, act: ({ element }) => find(element, 'summary')?.click() }),
    state('work-unavailable', 'A work account, which the portal does not offer', 'Compte professionnel exigé mais non proposé', { portal: offers({ link: false, workAccount: true }) }),
    state('account-opening', 'An account is about to open', 'Ouverture d’un compte', { portal: both, act: chooses((portal) => portal.hangs(beginSignIn), '[aria-busy=true]') }),
    state('account-silent', 'An account does not answer', 'Un compte ne répond pas', { portal: both, act: chooses((portal) => portal.refuses(beginSignIn, 'sign_in.provider_failed', { retryAfter: 0.001 }), '.refusal') }),
    returned('account-returning', 'Back from the account', 'Retour du compte', (portal) => portal.hangs(completeSignIn), '.wait'),
    returned('account-lost', 'Back from the account, no answer came', 'Retour du compte, sans réponse', (portal) => portal.refuses(completeSignIn, 'service.failed')),
    refusedAccount('account-canceled', 'sign_in.canceled', 'Canceled there', 'Annulé là-bas'),
    refusedAccount('account-personal', 'sign_in.personal_account', 'Refused: a personal account', 'Refusé : compte personnel', workOnly),
    refusedAccount('account-no-access', 'sign_in.no_access', 'Refused: no access yet', 'Refusé : pas encore d’accès'),
    refusedAccount('account-other', 'sign_in.other_account', 'Refused: another account is expected', 'Refusé : autre compte attendu'),
    refusedAccount('account-unproven', 'sign_in.account_unproven', 'Refused: its address is not proven', 'Refusé : adresse non confirmée'),
    refusedAccount('account-expired', 'sign_in.attempt_expired', 'Refused: it took too long', 'Refusé : délai dépassé'),
    state('prove', 'A fresh proof: by the account', 'Preuve récente : par le compte', { portal: workOnly, attributes: { prove: '' } }),
    refusedAccount('prove-other', 'sign_in.other_person', 'A fresh proof: of somebody else', 'Preuve récente : de quelqu’un d’autre', both, { prove: '' }),
    returned('proved', 'A fresh proof: given', 'Preuve récente : donnée', (portal) => portal.replies(completeSignIn, signedInAs('gallery', true)), '.card > h2'),
    state('missing', 'Without an address', 'Sans adresse', { act: async ({ element }) => { submit(element); await eventually(() => find(element, '.summary'), 'the summary'); } }),
    state('sending', 'Sending', 'Envoi en cours', { act: asked((portal) => portal.hangs(requestSignInLink), '[aria-busy=true]') }),
    state('sent', 'The link is on its way', 'Le lien est en route', { act: asked((portal) => portal.replies(requestSignInLink, { resendAt: instant(1) }), '.card:not(form) #title') }),
    state('rate-limit', 'Too many requests', 'Trop de demandes', { act: asked((portal) => portal.refuses(requestSignInLink, 'request.rate_limited', { retryAfter: 40 }), '.refusal') }),
    state('api', 'Broken: a fault of the portal', 'Panne : erreur du portail', { act: asked((portal) => portal.refuses(requestSignInLink, 'service.failed'), '.refusal') }),
    link('signing-in', 'Signing in', 'Connexion en cours', (portal) => portal.hangs(signIn), '.wait'),
    state('signed-in', 'Signed in', 'Connecté', {
      attributes: { 'continue-url': '/' }, until: (element) => find(element, '.card:not(form) #title'),
      address: '#token=gallery', portal: (portal) => portal.replies(signIn, { session: `ses_${'0'.repeat(32)}`, token: 'gallery', expiresAt: instant(10) }),
    }),
    refusedLink('link-expired', 'sign_in.link_expired', 'The link has expired', 'Lien expiré'),
    refusedLink('link-used', 'sign_in.link_used', 'The link was used already', 'Lien déjà utilisé'),
    refusedLink('link-invalid', 'sign_in.link_invalid', 'The link is incomplete', 'Lien incomplet'),
    refusedLink('work-account', 'sign_in.work_account_required', 'Refused: the program asks for a work account', 'Refusé : compte professionnel exigé'),
    refusedLink('not-active', 'operator.not_active', 'Refused: access has ended', 'Refusé : accès terminé'),
    link('link-unavailable', 'Broken: the link is kept and tried again', 'Panne : le lien est gardé et réessayé', (portal) => portal.refuses(signIn, 'service.unavailable', { retryAfter: 0.001 }), '.refusal'),
    state('register', 'With the way to ask for access', 'Avec la demande d’accès', { attributes: { 'register-url': '/register' } }),
    invited('invitation', 'An invitation', 'Une invitation'),
    invited('invitation-long', 'An invitation with long names', 'Une invitation aux noms longs', { answer: (portal) => portal.replies(readInvitation, { ...theInvitation, organization: longName, by: null, role: 'super_admin', email: `${unbroken.toLowerCase()}@stoerfallnachsorge.example` }) }),
    invited('invitation-work', 'An invitation that asks for a work account', 'Une invitation : compte professionnel exigé', { answer: (portal) => both(portal).replies(readInvitation, { ...theInvitation, workAccount: true }) }),
    invited('invitation-work-none', 'An invitation: a work account, which the portal does not offer', 'Une invitation : compte professionnel non proposé', { answer: (portal) => portal.replies(readInvitation, { ...theInvitation, workAccount: true }) }),
    invited('invitation-missing', 'An invitation: the name is missing', 'Une invitation : le nom manque', { act: async ({ element }) => { submit(element); await eventually(() => find(element, '.summary'), 'the summary'); } }),
    invited('invitation-joined', 'Joined', 'Invitation acceptée', { attributes: { 'continue-url': '/' }, act: async ({ element, portal }) => {
      portal.replies(acceptInvitation, { session: `ses_${'0'.repeat(32)}`, token: 'gallery', expiresAt: instant(10) });
      type(element.querySelector<HTMLElement>('[slot=name]'), 'Karla Brandt');
      submit(element);
      await eventually(() => find(element, '.card:not(form) #title'), 'the welcome');
    } }),
    invited('invitation-declined', 'Declined', 'Invitation déclinée', { act: async ({ element, portal }) => {
      portal.replies(declineInvitation, { declined: true });
      find(element, '.both button:not(.primary)')?.click();
      await eventually(() => find(element, '.card:not(form) #title'), 'the farewell');
    } }),
    refusedInvitation('expired', 'invitation.expired', 'The invitation has expired', 'Invitation expirée'),
    refusedInvitation('used', 'invitation.used', 'The invitation was accepted already', 'Invitation déjà acceptée'),
    refusedInvitation('canceled', 'invitation.canceled', 'The invitation was canceled', 'Invitation annulée'),
    refusedInvitation('invalid', 'invitation.invalid', 'The invitation is incomplete', 'Invitation incomplète'),
    state('loading', 'Loading', 'Chargement', { until: 'loading', portal: (portal) => portal.anew(listSignInMethods).hangs(listSignInMethods) }),
    state('unavailable', 'Broken: the portal is unavailable', 'Panne : portail indisponible', { portal: (portal) => portal.anew(listSignInMethods).refuses(listSignInMethods, 'service.unavailable', { retryAfter: 0.001 }) }),
    state('connection-lost', 'Connection lost, what is there stays', 'Connexion perdue, le contenu reste', { act: ({ element }) => fail(element, 'connection') }),
    state('step-up', 'Asked to prove who it is', 'Identité à confirmer', { act: ({ element }) => fail(element, 'step_up') }),
    ...siteStates, ...grantStates,
  ],
};
