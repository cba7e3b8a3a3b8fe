import { core } from '../core/text.en.ts';
import { timelineText } from '../registration/timeline-text.en.ts';

/** Texts of enrolling a company that the portal knows. */
export const text = {
  ...core,
  ...timelineText,
  title: (program: string) => `Enroll in ${program}`,
  intro: (vendor: string) => `Your company is known here already, so ${vendor} needs little more. Changed details are put right in the portal, not here.`,
  company: 'Company',
  applicant: 'Applicant',
  email: 'E-mail',
  support: 'Customer-support contact',
  supportHint: 'Whom your customers reach when they need help with this product.',
  me: (name: string) => `Me, ${name}`,
  other: 'Another person or team',
  labels: { supportName: 'Name of the person or team', supportEmail: 'E-mail of the contact', supportPhone: 'Phone', distributor: 'Distributor' },
  required: {
    supportName: 'Enter the name of the customer-support contact', supportEmail: 'Enter the e-mail of the customer-support contact', distributor: 'Choose a distributor', consent: 'Please agree before you send the request',
  } as Record<string, string>,
  chooseDistributor: 'Choose a distributor',
  distributorHint: 'It has to serve the country of your company. Your request goes to it, and it sells you the licenses.',
  fixedDistributor: (name: string) => `Your request goes to ${name}.`,
  noDistributor: (vendor: string) => `${vendor} reviews your request itself.`,
  send: 'Send request',
  sentTitle: 'Your request is on its way',
  sentBody: (reviewer: string) => `${reviewer} now looks at it. You get the answer by e-mail, and need not do anything.`,
  approvedTitle: (program: string) => `Your company is enrolled in ${program}`,
  approvedBody: 'Nothing changes in who has access, or how.',
  toPortal: 'Go to the portal',
  partnersTitle: 'Only partners enroll here',
  partnersBody: (program: string) => `Your organization is not a partner; ${program} is joined by partners.`,
  adminsTitle: 'An admin has to ask for this',
  adminsBody: (program: string) => `Asking for ${program} needs the role of admin in your company.`,
  adminsAre: (names: string) => `Please ask ${names}.`,
  alreadyTitle: (program: string) => `Already enrolled in ${program}`,
  alreadyBody: (company: string) => `${company} is in this program. What is still missing, if anything, is in the portal.`,
};
export type EnrollmentText = typeof text;
