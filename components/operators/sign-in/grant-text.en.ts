/** Texts of the portal's window, in which a site of somebody else asks for a session. */
export const text = {
  reading: 'Looking who is signed in here',
  title: (host: string) => `Sign in to ${host}`,
  asks: (organization: string, host: string) => `The site ${host} of ${organization} asks to sign you in as`,
  means: 'There it can then do what you may do in the partner portal, until you sign out there or end it under “My sign-ins”.',
  goOn: 'Continue',
  other: 'Use another account',
  handedOver: 'That is all',
  handedOverBody: 'You can close this window and go on where you were.',
  backTo: (host: string) => `Back to ${host}`,
  incompleteTitle: 'This address is not complete',
  incompleteBody: 'Begin the sign-in again on the site that you come from.',
};
export type GrantText = typeof text;
