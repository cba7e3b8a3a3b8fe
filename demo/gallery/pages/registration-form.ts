/** The registration form: each step, each refusal, and how it ends. */
import { submitRegistration, confirmRegistrationEmail, findCompany, readRegistrationForm, readRegistrationProgress, requestRegistration, resendRegistrationCode } from '../../../schema/registration.ts';
import type { RegistrationProgress } from '../../../schema/registration.ts';
import type { ProblemCode } from '../../../schema/problems.ts';
import type { Problem } from '../../../schema/problems.ts';
import { eventually, fill, find, press, submit, type } from '../acting.ts';
import { code, company, email, enterCode, fillCompany, send, toCode, toCompany, toContacts, toReview } from '../applicant.ts';
import type { GalleryPage } from '../page.ts';
import type { Portal } from '../portal.ts';
import { closed } from '../samples/progress.ts';
import { companyOf, found, joined } from '../samples/registration.ts';
import { longName, unbroken } from '../samples/people.ts';
import { dayFromNow, form, id, underReview } from '../samples/replies.ts';
import { type Stand, stateOf } from '../stand.ts';
import { broken } from './broken.ts';

const consents = { en: form().consent, fr: 'J’accepte que Halden Security et le distributeur utilisent ces informations pour décider de cette demande.' };
const ready = (portal: Portal, locale: 'en' | 'fr'): Portal => portal.replies(readRegistrationForm, form({ consent: consents[locale] }));
const state = stateOf({ tag: 'portico-registration-form', session: false, portal: ready });
const summary = ({ element }: Stand) => eventually(() => find(element, '.summary'), 'the summary');
const refusal = ({ element }: Stand) => eventually(() => find(element, '.refusal'), 'the refusal');
const wrong = async (it: Stand): Promise<void> => { submit(it.element); await summary(it); };

const refusedEmail = (code: ProblemCode, en: string, fr: string, address = 'ines@norvent.example', see: (it: Stand) => Promise<unknown> = refusal) =>
  state(code.replace('registration.', 'email-').replaceAll('_', '-'), en, fr, { act: async (it) => {
    it.portal.refuses(requestRegistration, code);
    type(email(it.element), address);
    submit(it.element);
    await see(it);
  } });
const refusedCode = (refusedAs: ProblemCode, en: string, fr: string, see: (it: Stand) => Promise<unknown> = refusal, more: Partial<Problem> = {}) =>
  state(refusedAs.replace('registration.', '').replaceAll('_', '-'), en, fr, { act: async (it) => {
    await toCode(it.portal, it.element);
    it.portal.anew(confirmRegistrationEmail).refuses(confirmRegistrationEmail, refusedAs, more);
    type(code(it.element), '123456');
    submit(it.element);
    await see(it);
  } });
const ended = (name: string, en: string, fr: string, progress: Partial<RegistrationProgress>) => state(name, en, fr, { act: async ({ element, portal }) => {
  await toCode(portal, element, progress);
  await enterCode(element);
  await eventually(() => find(element, '#title'), 'the end');
} });
const refusedSending = (name: string, refusedAs: ProblemCode, en: string, fr: string) => state(name, en, fr, { act: async (it) => {
  await toReview(it.portal, it.element);
  it.portal.refuses(submitRegistration, refusedAs);
  await send(it.element);
  await eventually(() => find(it.element, '.refusal, .summary'), 'the refusal');
} });
const toChoice = async ({ element, portal }: Stand): Promise<void> => {
  await toCode(portal, element, { companies: [companyOf(1, { name: 'Norvent Labs', transfer: true }), companyOf(2, { name: 'Norvent Gulf', city: 'Muscat', country: 'OM' as never }), companyOf(3, { name: longName, city: 'Waren (Müritz)', country: 'DE' as never })] });
  await enterCode(element);
  await eventually(() => find(element, '.companies'), 'the companies');
};
const toJoin = async (it: Stand): Promise<void> => {
  await toChoice(it);
  await press(it.element, '.companies button');
  await eventually(() => find(it.element, '#givenName'), 'the join');
};
const lookUp = (reply: 'yes' | 'no' | 'unavailable') => async ({ element, portal }: Stand): Promise<void> => {
  portal.replies(findCompany, { found: reply, company: reply === 'yes' ? found() : null });
  await toCompany(portal, element);
  type(find(element, '#duns'), '123456789');
  await press(element, '.find button');
};
const others = async ({ element, portal }: Stand): Promise<void> => {
  await toContacts(portal, element);
  find(element, '[name=primary][value=colleague]')?.click();
  find(element, '[name=support][value=other]')?.click();
  await element.updateComplete;
};

export const registrationFormPage: GalleryPage = {
  name: 'portico-registration-form', title: { en: 'Registration form', fr: 'Formulaire d’inscription' },
  states: [
    state('email', 'Step 1: work e-mail', 'Étape 1 : e-mail professionnel'),
    state('email-missing', 'Work e-mail, left out', 'E-mail professionnel oublié', { act: wrong }),
    state('email-webmail-warning', 'A private mailbox is told before sending', 'Une boîte privée est signalée avant l’envoi', { act: ({ element }) => {
      const input = email(element) as HTMLInputElement;
      type(input, 'ines@gmail.com');
      input.dispatchEvent(new Event('blur'));
    } }),
    refusedEmail('registration.webmail_domain', 'Refused: private mailbox', 'Refusé : boîte privée', 'ines@gmail.com'),
    refusedEmail('registration.unknown_domain', 'Refused: no such domain', 'Refusé : domaine inexistant', 'ines@norvent.exmaple', summary),
    refusedEmail('registration.already_registered', 'Refused: registered already', 'Refusé : déjà inscrit'),
    refusedEmail('registration.registered_elsewhere', 'Refused: known from another program', 'Refusé : connu d’un autre programme'),
    refusedEmail('registration.open_request', 'Refused: a request is open', 'Refusé : demande en cours'),
    refusedEmail('registration.reapply_later', 'Refused: may ask again later', 'Refusé : nouvelle demande plus tard'),
    refusedEmail('registration.reapply_never', 'Refused for good', 'Refusé définitivement'),
    refusedEmail('registration.distributor_unavailable', 'Refused: the distributor has left', 'Refusé : distributeur indisponible'),
    state('code', 'Step 2: the code', 'Étape 2 : le code', { act: ({ element, portal }) => toCode(portal, element) }),
    refusedCode('registration.code_wrong', 'The code is wrong', 'Code erroné', summary, { triesLeft: 3 }),
    refusedCode('registration.code_expired', 'The code has expired', 'Code expiré'),
    refusedCode('registration.code_spent', 'Too many wrong codes', 'Trop de codes erronés'),
    state('resume', 'Resumed from the e-mail’s link: the code again', 'Repris depuis l’e-mail : le code à nouveau', {
      attributes: { registration: id.registration(), token: 'link' }, until: (element) => code(element),
      portal: (portal, locale) => ready(portal, locale).refuses(readRegistrationProgress, 'registration.token_required').replies(resendRegistrationCode, { registration: id.registration(), resendAt: new Date(Date.now() + 60_000).toISOString(), expiresAt: dayFromNow(1) }),
    }),
    state('choose', 'Step 3: companies of the same domain', 'Étape 3 : entreprises du même domaine', { act: toChoice }),
    state('join', 'Join a company', 'Rejoindre une entreprise', { act: toJoin }),
    state('join-missing', 'Join, with what is missing', 'Rejoindre, avec ce qui manque', { act: async (it) => { await toJoin(it); await wrong(it); } }),
    state('company', 'Step 3: company', 'Étape 3 : entreprise', { act: ({ element, portal }) => toCompany(portal, element) }),
    state('company-missing', 'Company, with what is missing', 'Entreprise, avec ce qui manque', { act: async (it) => { await toCompany(it.portal, it.element); await wrong(it); } }),
    state('company-found', 'Company, found by its number', 'Entreprise trouvée par son numéro', { act: async (it) => { await lookUp('yes')(it); await eventually(() => find<HTMLInputElement>(it.element, '#legalName')?.value, 'the company'); } }),
    state('company-unknown', 'Company, unknown to the directory', 'Entreprise inconnue du répertoire', { act: async (it) => { await lookUp('no')(it); await eventually(() => find(it.element, '.searched .notice'), 'the search'); } }),
    state('company-proposal', 'An address that could be written better', 'Une adresse à mieux écrire', { act: async ({ element, portal }) => {
      await toCompany(portal, element);
      await fillCompany(element, { ...company, city: 'lyon' });
      submit(element);
      await eventually(() => find(element, '.proposal'), 'the proposal');
    } }),
    state('company-japan', 'Company, as Japan writes addresses', 'Entreprise, adresse au Japon', { act: async ({ element, portal }) => {
      await toCompany(portal, element);
      type(find(element, '#country'), 'JP');
      await element.updateComplete;
    } }),
    state('contacts', 'Step 4: contacts', 'Étape 4 : contacts', { act: ({ element, portal }) => toContacts(portal, element) }),
    state('contacts-missing', 'Contacts of others, with what is missing', 'Contacts tiers, avec ce qui manque', { act: async (it) => { await others(it); await wrong(it); } }),
    state('review', 'Step 5: check and send', 'Étape 5 : vérifier et envoyer', { act: ({ element, portal }) => toReview(portal, element) }),
    state('review-missing', 'Check, with what is missing', 'Vérifier, avec ce qui manque', { act: async (it) => { await toReview(it.portal, it.element); await wrong(it); } }),
    state('review-long', 'Check, with long names', 'Vérifier, avec des noms longs', { act: async (it) => {
      const { element, portal } = it;
      await toCompany(portal, element);
      await fillCompany(element, { ...company, legalName: longName, street: unbroken });
      submit(element);
      await eventually(() => find(element, '#givenName'), 'the contacts');
      fill(element, { givenName: 'Karl-Friedrich Maria Leopold', familyName: 'von Hohenlinden-Sternberg zu Niederkirchen', jobTitle: unbroken });
      submit(element);
      await eventually(() => find(element, '#consent'), 'the review');
    } }),
    refusedSending('send-conflict', 'registration.conflict', 'Refused at sending: conflict', 'Refusé à l’envoi : conflit'),
    refusedSending('send-address', 'registration.address_incomplete', 'Refused at sending: back to the address', 'Refusé à l’envoi : retour à l’adresse'),
    refusedSending('send-failed', 'service.failed', 'Sending failed, nothing typed is lost', 'Envoi échoué, rien n’est perdu'),
    state('sending', 'Sending', 'Envoi en cours', { act: async ({ element, portal }) => {
      await toReview(portal, element);
      portal.hangs(submitRegistration);
      await send(element);
      await eventually(() => find(element, '[aria-busy=true]'), 'sending');
    } }),
    state('sent', 'Step 6: what happens next', 'Étape 6 : la suite', { act: async ({ element, portal }) => {
      await toReview(portal, element);
      portal.replies(submitRegistration, underReview());
      await send(element);
      await eventually(() => find(element, '.way'), 'the way');
    } }),
    ended('sent-product', 'What happens next: the product first', 'La suite : d’abord le produit', underReview({ productActivation: 'missing' })),
    ended('sent-join', 'What happens next: a colleague lets in', 'La suite : un collègue autorise', joined()),
    ended('approved', 'Approved', 'Approuvé', closed('approved', { can: ['sign_in', 'resend'] })),
    ended('declined', 'Declined, with the reason', 'Refusé, avec la raison', closed('declined', { declinedBy: 'reviewer', note: 'Please send us the extract\nof the trade register.', reapplyOn: dayFromNow(30), can: [] })),
    ended('declined-vendor', 'Declined by the vendor', 'Refusé par le fournisseur', closed('declined', { declinedBy: 'vendor', can: [] })),
    ended('declined-company', 'Not let in by the company', 'Refusé par l’entreprise', closed('declined', { kind: 'join', declinedBy: 'company' })),
    ended('expired', 'Lapsed', 'Expiré', closed('expired')),
    ...broken(state, readRegistrationForm, { operator: false }),
  ],
};
