/** The enrollment of a company that is known already. */
import { listHelp } from '../../../schema/help.ts';
import type { ProblemCode } from '../../../schema/problems.ts';
import { type Me, readMe } from '../../../schema/operators.ts';
import { type RegistrationForm, readRegistrationForm } from '../../../schema/registration.ts';
import { requestEnrollment } from '../../../schema/requests.ts';
import { eventually, find, press, submit, type } from '../acting.ts';
import type { GalleryPage } from '../page.ts';
import { longName } from '../samples/people.ts';
import { form, id, me, theCase } from '../samples/replies.ts';
import { type Stand, stateOf } from '../stand.ts';
import { broken } from './broken.ts';

const known = (more: Partial<Me> = {}): Me => me({ enrollments: [], can: ['page.read', 'application.submit'], ...more });
const answering = (who: Me, what: RegistrationForm = form()) => (portal: Stand['portal'], locale: Stand['locale']) => portal.replies(readMe, who).replies(listHelp, { rows: [] })
  .replies(readRegistrationForm, locale === 'fr' ? { ...what, consent: 'J’accepte que Halden Security et le distributeur utilisent ces informations pour décider de cette demande.' } : what);
const state = stateOf({ tag: 'portico-enrollment-form', attributes: { program: id.program }, portal: answering(known()) });
const answer = ({ element }: Stand): void => {
  type(find(element, '#distributor'), id.organization(2));
  find(element, '#consent')?.click();
};
const refused = (name: string, code: ProblemCode, en: string, fr: string) => state(name, en, fr, { act: async (it) => {
  it.portal.refuses(requestEnrollment, code);
  answer(it);
  submit(it.element);
  await eventually(() => find(it.element, '.refusal, .summary'), 'the refusal');
} });
const sent = (state: 'under_review' | 'approved') => async (it: Stand): Promise<void> => {
  it.portal.replies(requestEnrollment, theCase(1, { kind: 'enrollment', state }));
  answer(it);
  submit(it.element);
  await eventually(() => find(it.element, '.way'), 'the way');
};

export const enrollmentFormPage: GalleryPage = {
  name: 'portico-enrollment-form', title: { en: 'Enrollment form', fr: 'Formulaire d’adhésion' },
  states: [
    state('form', 'The form', 'Le formulaire'),
    state('missing', 'With what is missing, and another contact', 'Avec ce qui manque, et un autre contact', { act: async ({ element }) => {
      await press(element, '[name=support][value=other]');
      await element.updateComplete;
      submit(element);
      await eventually(() => find(element, '.summary'), 'the summary');
    } }),
    state('fixed-distributor', 'The page fixes the distributor', 'Distributeur fixé par la page', { portal: answering(known(), form({ distributor: { id: id.organization(1), name: 'Corvane Distribution' }, distributors: [] })) }),
    state('no-distributor', 'No distributor serves it', 'Aucun distributeur', { portal: answering(known(), form({ distributors: [] })) }),
    state('long', 'Long names', 'Noms longs', { portal: answering(known({ organization: { id: id.organization(9), name: longName, kind: 'partner', brand: null } })) }),
    refused('already', 'registration.already_enrolled', 'Refused: enrolled already', 'Refusé : déjà membre'),
    refused('open', 'registration.open_request', 'Refused: a request is open', 'Refusé : demande en cours'),
    refused('declined', 'registration.declined_by_vendor', 'Refused by the vendor', 'Refusé par le fournisseur'),
    refused('later', 'registration.reapply_later', 'Refused: may ask again later', 'Refusé : nouvelle demande plus tard'),
    state('sent', 'Sent: what happens next', 'Envoyé : la suite', { act: sent('under_review') }),
    state('approved', 'Approved at once', 'Approuvé aussitôt', { act: sent('approved') }),
    state('enrolled', 'Empty: already in the program', 'Vide : déjà dans le programme', { portal: answering(known({ enrollments: me().enrollments })) }),
    state('not-partner', 'Refused: only partners enroll', 'Refusé : réservé aux partenaires', { portal: answering(known({ organization: { id: id.organization(1), name: 'Corvane Distribution', kind: 'distributor', brand: null } })) }),
    state('reader', 'Refused: an admin has to ask', 'Refusé : un administrateur doit demander', { portal: answering(known({ can: ['page.read'] })), act: ({ element }) => eventually(() => find(element, '[data-ask]'), 'the question') }),
    ...broken(state, readMe, { operator: true, keyed: false }),
  ],
};
