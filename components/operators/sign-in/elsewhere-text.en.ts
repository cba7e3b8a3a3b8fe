/** Texts of signing in on a site that embeds the portal. */
export const text = {
  intro: 'A window of the partner portal opens; you sign in there and go on here.',
  introRedirect: 'You sign in at the partner portal and come back here.',
  open: 'Sign in',
  waitingTitle: 'Go on in the window that opened',
  waitingBody: 'As soon as you are signed in there, you go on here.',
  showWindow: 'Show the window',
  closed: 'The window was closed before you were signed in',
  closedBody: 'Nothing has happened. You can begin again.',
  blocked: 'Your browser did not let the window open',
  blockedBody: 'Allow windows of this page, then try again.',
  lost: 'Please begin again',
  lostBody: 'This answer belongs to no sign-in that was begun on this page.',
  insecure: 'This page cannot sign you in',
  insecureBody: 'It is not served over https. On the partner portal itself you can sign in.',
  toPortal: 'To the partner portal',
  as: (name: string, organization: string) => `As ${name}, ${organization}.`,
  here: 'On this site and in this browser.',
  signOut: 'Sign out',
};
export type ElsewhereText = typeof text;
