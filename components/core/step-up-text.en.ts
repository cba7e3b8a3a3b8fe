import { core } from './text.en.ts';

/** Texts of the fresh proof that a sensitive action asks for. */
export const text = {
  ...core,
  why: 'This is a sensitive action. Confirm once more that it is you, and it goes on by itself.',
  sent: (email: string) => `We sent a code of 6 digits to ${email}.`,
  codeLabel: 'Code from the e-mail',
  codeHint: 'Nothing there? Look in the spam folder too.',
  codeRequired: 'Enter the 6 digits from the e-mail',
  confirm: 'Confirm',
  resend: 'Send a new code',
  resendIn: (seconds: number) => `Send a new code (in ${seconds} s)`,
  resent: 'A new code is on its way. Earlier ones no longer work.',
  accountTitle: 'Confirm with your work account',
  accountBody: 'Your program lets people in with their work account only, so it is that account that confirms it. A window of the portal opens; sign in there, and the action goes on here.',
  openWindow: 'Confirm with your work account',
  windowOpen: 'Go on in the window that opened. This page waits for it.',
  windowClosed: 'The window was closed',
  windowClosedBody: 'Nothing has been confirmed yet. You can try again.',
  windowBlocked: 'Your browser did not let the window open',
  windowBlockedBody: 'Allow windows of this page, then try again.',
};
export type StepUpText = typeof text;
