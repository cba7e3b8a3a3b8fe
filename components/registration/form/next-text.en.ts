import { timelineText } from '../timeline-text.en.ts';

/** Texts of what happens after sending. */
export const text = {
  ...timelineText,
  onItsWay: 'Your request is on its way',
  reviewIntro: (company: string, reviewer: string) => `${reviewer} now looks at the request of ${company}: you need not do anything.`,
  joinIntro: (company: string) => `The admins of ${company} have been told by e-mail. One of them has to let you in; you need not do anything.`,
  transferNext: (vendor: string) => `The present distributor of your company is asked to release it first; if it does not answer in time, ${vendor} decides.`,
  yourCompany: 'your company',
  answerTo: (email: string) => `The answer goes to ${email}. If it is yes, a link in it signs you in. The e-mail on its way to you now leads back to this page’s steps from any device.`,
  refresh: 'Check for news',
  refreshed: 'Up to date',
  approvedTitle: 'Welcome, you are approved',
  approvedIntro: (email: string) => `We sent a link that signs you in to ${email}. It works once, for 14 days.`,
  approvedWork: 'Sign in with the Microsoft work account of this address.',
  openPortal: 'Go to sign-in',
  declinedTitle: 'Your request was declined',
  declinedIntro: (email: string) => `The e-mail to ${email} says why.`,
  notLetIn: (company: string) => `The admins of ${company} did not let you in. If you think this is a mistake, ask them.`,
  askVendor: (vendor: string) => `Please contact ${vendor} directly: only they can tell you more.`,
  reapplyFrom: (day: string) => `You can send a new request from ${day}.`,
  endedTitle: 'This request has ended',
  endedIntro: 'You can start a new one at any time.',
  supportTitle: 'Questions?',
  supportBody: (vendor: string) => `The partner team of ${vendor} helps:`,
};
export type NextText = typeof text;
