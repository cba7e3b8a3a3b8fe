/** That no e-mail reaches the applicant: few ever read it, so it comes when it is needed. */
export const text = {
  title: { bounce: 'Our e-mail to you comes back', complaint: 'Our e-mail to you was reported as spam' },
  body: (email: string, since: string) => `Since ${since} nothing is sent to ${email}.`,
  here: 'Follow your request here: keep the address of this page.',
  todo: 'Once the mailbox takes our e-mail, write to the contact below.',
};
export type UnreachableText = typeof text;
