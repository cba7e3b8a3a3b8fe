import { core } from '../core/text.en.ts';

/** Texts of the registration form's first step, and what all steps share; those of the others are in form/. */
export const text = {
  ...core,
  step: (now: number, all: number) => `Step ${now} of ${all}`,
  progress: 'Progress of your request',
  steps: { email: 'Work e-mail', code: 'Confirmation', company: 'Company', you: 'About you', contacts: 'You and contacts', review: 'Review', next: 'What’s next' },
  emailTitle: (program: string) => `Join ${program}`,
  emailIntro: (vendor: string) => `Ask ${vendor} for access to its partner portal. It takes about three minutes.`,
  emailLabel: 'Work e-mail',
  emailHint: 'The address at your company. Personal mail services are declined.',
  emailRequired: 'Enter your work e-mail',
  emailPrivacy: (vendor: string) => `We send a code to this address, and use it only for your request to ${vendor}.`,
  webmailWarning: (domain: string) => `${domain} is a personal mail service`,
  webmailAdvice: 'A request from it would be declined. Please use your work address.',
  sendCode: 'Send code',
  webmailTitle: 'This request was declined',
  startAgain: 'Start again with a work address',
  registeredTitle: 'You are already registered',
  elsewhereTitle: 'You already have an account in the portal',
  openTitle: 'Your request is open',
  openNext: 'Look in your mailbox: we have just mailed its status link again.',
  laterTitle: 'Not now',
  neverTitle: 'No new request can be made',
  vendorTitle: 'Declined by the vendor',
  contact: (name: string) => `Contact ${name}`,
  closedTitle: 'This request is closed',
  restart: 'Start a new request',
};
export type RegistrationText = typeof text;
