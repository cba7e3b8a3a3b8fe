import { core } from '../core/text.en.ts';

/** Texts of signing in. */
export const text = {
  ...core,
  title: 'Sign in',
  intro: 'We send a link to your work e-mail. No password needed.',
  emailLabel: 'Work e-mail',
  emailRequired: 'Enter your work e-mail',
  send: 'Send sign-in link',
  sentTitle: 'Check your e-mail',
  sentBody: (email: string) => `If ${email} has access, a sign-in link is on its way. It works once, for 15 minutes.`,
  sentHint: 'Nothing there? Look in the spam folder, or check the address.',
  again: 'Use another address',
  signingIn: 'Signing you in',
  signedInTitle: 'You are signed in',
  signedInBody: 'You can go on now.',
  goOn: 'Continue',
  expiredTitle: 'This link has expired',
  usedTitle: 'This link has been used already',
  invalidTitle: 'This link does not work',
  freshLink: 'Enter your e-mail to get a new link.',
  workTitle: 'Sign in with your work account',
  workBody: 'This program lets people in with their Microsoft work account only, not by e-mail link.',
  inactiveTitle: 'Your access is not active',
};
export type SignInText = typeof text;
