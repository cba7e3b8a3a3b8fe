import type { MySession } from '../../schema/sign-in.ts';
import { core } from '../core/text.en.ts';

/** Texts of my own sign-ins. */
export const text = {
  ...core,
  title: 'Where you are signed in',
  intro: 'If one of these is not you, sign it out, and tell an admin of your company.',
  thisOne: 'This one',
  unknownAgent: 'A browser',
  portal: 'Partner portal',
  methods: {
    link: 'by e-mail link', account: 'with an account', invitation: 'by an invitation', backend: 'by the site itself', page: 'through the partner portal',
  } satisfies Record<NonNullable<MySession['method']>, string>,
  since: 'Since',
  used: 'Last used',
  neverUsed: 'Not used yet',
  end: 'Sign out',
  endThis: (what: string) => `Sign out: ${what}`,
  ended: (what: string) => `Signed out: ${what}.`,
  endedOthers: 'You are signed out everywhere else.',
  onlyThis: 'You are signed in nowhere else.',
  others: 'Sign out everywhere else',
  all: 'Sign out everywhere',
  othersBody: (count: number) => `${count === 1 ? 'One other sign-in ends' : `${count} other sign-ins end`} at once. This one stays.`,
  allBody: 'Every sign-in ends at once, this one too. You sign in again to go on.',
  thisBody: 'You are signed out here, and on the sites that you signed in to from here.',
  signedOutTitle: 'You are signed out',
  signedOutBody: 'What you did is kept. Sign in again to go on.',
  accountTitle: 'The account you sign in with',
  accountSince: 'since',
  noAccount: 'None yet: you sign in by a link in an e-mail. Once you sign in with an account, that account is tied to you.',
  failed: 'That did not work',
};
export type SessionsText = typeof text;
