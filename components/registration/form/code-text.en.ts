/** Texts of the step that proves the mailbox. */
export const text = {
  codeTitle: 'Check your e-mail',
  codeIntro: (email: string) => `We sent a code of 6 digits to ${email}. It can be used for 15 minutes.`,
  codeAgainTitle: 'Please confirm that it is you',
  codeAgain: (email: string) => `We sent a code to ${email} to confirm that it is you. Then you go on where you stopped.`,
  codeToYou: 'We sent a code to the address of your request to confirm that it is you. Then you go on where you stopped.',
  codeLabel: 'Code from the e-mail',
  codeHint: 'Nothing there? Look in the spam folder too.',
  codeRequired: 'Enter the 6 digits from the e-mail',
  confirm: 'Confirm e-mail',
  resend: 'Send a new code',
  resendIn: (seconds: number) => `Send a new code (in ${seconds} s)`,
  resent: 'A new code is on its way. Earlier ones no longer work.',
  changeAddress: 'Change the address',
};
export type CodeText = typeof text;
