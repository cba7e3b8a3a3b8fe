/** Texts of joining a company that is in the program already. */
export const text = {
  isItYours: 'Is this your company?',
  whichIsYours: 'Which is your company?',
  knownDomain: (domain: string) => `Already in this program, with addresses at ${domain}.`,
  tied: 'It works with another distributor here. Sending your request also asks for its transfer.',
  isMine: 'Yes, this is my company',
  none: 'None of these',
  joinOrNot: 'If it is yours, its admins decide whether to let you in. If it is not, you enter your company’s details, and a reviewer looks at your request.',
  back: 'Back',
  joinTitle: 'About you',
  joinIntro: (company: string) => `Your request goes by e-mail to the admins of ${company}. One of them has to let you in.`,
  transferTitle: 'This also asks for a change of distributor',
  transferTo: (distributor: string) => `The company works with another distributor in this program. Sending asks that it be released to ${distributor}.`,
  transferBody: 'The company works with another distributor in this program. Sending asks that it be released to the one of this page.',
  labels: { givenName: 'Given name', familyName: 'Family name', jobTitle: 'Job title' },
  required: { givenName: 'Enter your given name', familyName: 'Enter your family name', consent: 'Please agree before you send the request' } as Record<string, string>,
  sendRequest: 'Send request',
  stopped: 'This website stopped the request. Nothing was sent.',
};
export type JoinText = typeof text;
